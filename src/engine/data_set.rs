//! The typed table: what every column means and what its cells say.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::ids;
use super::kpi::Kpi;
use super::measure::Measure;
use super::note::Note;
use zielwert_kernel::dates::{Hint, Tally};
use zielwert_kernel::numbers::Page;

/// Numbers of one column; a missing cell is none. Clones share the cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers(Arc<Vec<f64>>);

impl Numbers {
    /// From optional values.
    pub fn new(values: impl IntoIterator<Item = Option<f64>>) -> Self {
        Numbers(Arc::new(values.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect()))
    }

    /// From values in which a missing one is NaN: the compact form that a reader of large files builds.
    pub fn from_compact(values: Vec<f64>) -> Self {
        Numbers(Arc::new(values))
    }

    /// The value in `row`, if there is one.
    pub fn get(&self, row: usize) -> Option<f64> {
        self.0.get(row).copied().filter(|value| value.is_finite())
    }

    /// All cells as the loops of the kernel take them: what is no finite number is missing.
    pub(crate) fn compact(&self) -> &[f64] {
        &self.0
    }

    /// How many cells, missing ones included.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The present values in order.
    pub fn present(&self) -> impl Iterator<Item = f64> + '_ {
        self.0.iter().copied().filter(|value| value.is_finite())
    }
}

/// Where the original text of the cells lies. Columns look into it, so that a large paste is kept once.
pub trait Cells: Send + Sync {
    /// The text of the cell, exactly as it was; empty outside the table.
    fn cell(&self, row: usize, column: usize) -> Cow<'_, str>;

    /// The number in the cell, where the cells came as numbers rather than text.
    fn number(&self, row: usize, column: usize) -> Option<f64> {
        let _ = (row, column);
        None
    }

    /// Reads the plain numbers among these cells into `page`; the caller reads those that are left. False where the cells are no
    /// text in one piece, and then nothing is read.
    fn plain_numbers(&self, rows: Range<usize>, column: usize, page: &mut Page) -> bool {
        let _ = (rows, column, page);
        false
    }

    /// Reads plain dates among these cells as days into `days`, up to the first other one, and counts what they show.
    fn plain_days(&self, rows: Range<usize>, column: usize, hint: Hint, tally: &mut Tally, days: &mut Vec<i32>) {
        let _ = (rows, column, hint, tally, days);
    }
}

/// The words of one column: a view into the cells, which copies nothing.
#[derive(Clone)]
pub struct Words {
    cells: Arc<dyn Cells>,
    column: usize,
}

impl Words {
    /// The words in `column` of `cells`.
    pub fn new(cells: Arc<dyn Cells>, column: usize) -> Self {
        Words { cells, column }
    }

    /// The cell in `row`, exactly as it was pasted.
    pub fn original(&self, row: usize) -> Cow<'_, str> {
        self.cells.cell(row, self.column)
    }

    /// The words in `row` without white space around them.
    pub fn get(&self, row: usize) -> Cow<'_, str> {
        match self.original(row) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        }
    }
}

/// One column of plain strings.
impl Cells for Vec<String> {
    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        if column == 0 { self.get(row).map_or("", String::as_str).into() } else { "".into() }
    }
}

/// Words of their own, for a column that no paste stands behind.
impl<S: Into<String>> FromIterator<S> for Words {
    fn from_iter<I: IntoIterator<Item = S>>(words: I) -> Self {
        let words: Vec<String> = words.into_iter().map(Into::into).collect();
        Words::new(Arc::new(words), 0)
    }
}

impl Default for Words {
    fn default() -> Self {
        Words::from_iter::<[String; 0]>([])
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Words(column {})", self.column)
    }
}

/// What a column is taken for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Role {
    /// A measure of the vocabulary.
    Measure(Measure),
    /// A KPI that was calculated elsewhere.
    Kpi(&'static Kpi),
    /// A plain number column that can be scored as it stands.
    Criterion,
    /// Nothing that Zielwert knows: words, or numbers without a known name. Numeric ones can be scored by `column:<header>`.
    Unknown,
    /// Left out by the person.
    Ignored,
}

/// The decimal mark of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// 1.234,5
    Comma,
    /// 1,234.5
    Point,
}

ids!(Decimal { Comma "comma", Point "point" });

/// One column as it was understood.
#[derive(Clone, Debug)]
pub struct Column {
    /// The header as it is shown; a repeated one carries ` (2)`.
    pub header: String,
    /// What it is taken for.
    pub role: Role,
    /// Whether the person said so.
    pub assigned: bool,
    /// What stands in each row, numeric columns included: a view into the paste.
    pub words: Words,
    /// The numbers of each row, where the column is numeric. Several columns of one measure are to be added up.
    pub numbers: Numbers,
    /// The decimal mark that was decided on; `None` where no cell shows one.
    pub decimal: Option<Decimal>,
    /// The unit that the header or the cells declare: `%`, `EUR`, `h` …
    pub unit: Option<String>,
    /// How sure the reading is, 0 to 1.
    pub confidence: f64,
    /// Why, one note for each piece of evidence.
    pub evidence: Vec<Note>,
}

impl Column {
    /// Whether the column has numbers.
    pub fn is_numeric(&self) -> bool {
        !self.numbers.is_empty()
    }

    /// The words in `row` without white space around them, of a numeric column too.
    pub fn word(&self, row: usize) -> Cow<'_, str> {
        self.words.get(row)
    }
}

/// A point in time or a span of days, so that periods can be ordered and counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// First day, as days since 1970-01-01.
    pub first: i32,
    /// Last day, as days since 1970-01-01.
    pub last: i32,
}

/// Why a record was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Above the header: a title, a period, a comment.
    Preamble,
    /// A total over other rows.
    Total,
    /// Nothing in it.
    Empty,
    /// A second header row with explanations.
    Description,
    /// A repeated header line, or a record with an id or link that came before.
    Duplicate,
    /// It could not be read as a record of this table.
    Malformed,
    /// The person left it out.
    LeftOut,
}

/// A typed table with everything that was doubtful about it.
#[derive(Clone, Debug, Default)]
pub struct DataSet {
    /// The columns in pasted order.
    pub columns: Vec<Column>,
    /// The 1-based physical line on which each row starts.
    pub lines: Vec<u32>,
    /// The period of each row, where a period column could be read as dates; empty where there is none.
    pub periods: Vec<Option<Period>>,
    /// The platform or tool whose export this is: an id of [`crate::paste::platform`], if recognised.
    pub source: Option<&'static str>,
    /// Physical lines set aside, with the reason.
    pub skipped: Vec<(u32, Reason)>,
    /// Everything doubtful.
    pub notes: Vec<Note>,
}

impl DataSet {
    /// How many rows.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The first column of a measure.
    pub fn column_of(&self, measure: Measure) -> Option<&Column> {
        self.columns.iter().find(|column| column.role == Role::Measure(measure))
    }
}
