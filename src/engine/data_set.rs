//! The typed table: what every column means and what its cells say.

use super::kpi::Kpi;
use super::measure::Measure;
use super::note::Note;

/// Numbers of one column; a missing cell is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers(Vec<f64>);

impl Numbers {
    /// From optional values.
    pub fn new(values: impl IntoIterator<Item = Option<f64>>) -> Self {
        Numbers(values.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect())
    }

    /// From values in which a missing one is NaN: the compact form that a reader of large files builds.
    pub fn from_compact(values: Vec<f64>) -> Self {
        Numbers(values)
    }

    /// The value in `row`, if there is one.
    pub fn get(&self, row: usize) -> Option<f64> {
        self.0.get(row).copied().filter(|value| value.is_finite())
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

/// One column as it was understood.
#[derive(Clone, Debug)]
pub struct Column {
    /// The header as it is shown; a repeated one carries ` (2)`.
    pub header: String,
    /// What it is taken for.
    pub role: Role,
    /// Whether the person said so.
    pub assigned: bool,
    /// The words of each row, where the column is a label (an identity, or words that nobody knows).
    pub words: Vec<String>,
    /// The numbers of each row, where the column is numeric.
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
    /// The platform or tool whose export this is: an id of [`crate::examples`], if recognised.
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
}
