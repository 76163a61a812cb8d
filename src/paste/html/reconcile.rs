//! Two flavours of one clipboard: which one is read, and what the other one adds.
//!
//! Spreadsheets write in plain text what stands in their cells, web pages often lose the columns there; HTML has the columns,
//! the spans, the declared decimal mark and the numbers behind rounded ones, but shows `####` where a column was too narrow.

use std::borrow::Cow;

use super::edits::Edits;
use super::reader::{self, HtmlTable};
use super::{exact, notes, raw, spans};
use crate::engine::data_set::Decimal;
use crate::engine::note::{Note, NoteKind};
use crate::paste::split::Grid;
use crate::paste::{looks, sniff};

/// What is read of a clipboard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// The text to read: the plain one, completed by what only the HTML knows, or the HTML's table.
    pub text: String,
    /// Its separator; `None`: to be decided by evidence.
    pub separator: Option<char>,
    /// The decimal mark that the clipboard declares.
    pub decimal: Option<Decimal>,
    /// Which flavour is read and why, and what the other one added.
    pub notes: Vec<Note>,
}

/// One text from the two flavours of a clipboard.
pub fn reconcile(text: Option<&str>, html: Option<&str>) -> Pasted {
    let text = text.unwrap_or_default();
    let has_text = !looks::is_blank(text);
    let plain = || Pasted { text: text.to_owned(), ..Pasted::default() };
    let Some(html) = html.filter(|it| !it.is_empty()) else { return plain() };
    let declared = raw::declared_mark(html);
    let Some(table) = reader::largest(html) else {
        let lacking = (!has_text).then(|| Note::new(&notes::NO_TABLE));
        return Pasted { decimal: declared, notes: lacking.into_iter().collect(), ..plain() };
    };
    let table = Shown::new(table);
    if !has_text {
        return from_html(&table, declared, None, &notes::HTML_READ);
    }
    let separator = if text.contains('\t') { Some('\t') } else { sniff::separator(text) };
    let grid = Grid::new(text.to_owned(), separator);
    let plain = Plain::new(&grid);
    if let Some(fit) = fit(&plain, &table) {
        return from_text(&plain, separator, &fit, declared);
    }
    if table.width > 1 && (plain.width < 2 || has_better_columns(&plain, separator, &table, declared)) {
        return from_html(&table, declared, Some(&plain), &notes::HTML_HAS_COLUMNS);
    }
    // A single cell of HTML is a frame around something else.
    let differs = (table.width > 1 && !plain.says_the_same(&table)).then(|| Note::new(&notes::TEXT_READ));
    Pasted { text: text.to_owned(), separator: None, decimal: declared, notes: differs.into_iter().collect() }
}

/// A table of HTML with its size, blank rows and columns at its ends left out.
#[derive(Clone)]
struct Shown {
    table: HtmlTable,
    width: usize,
}

impl Shown {
    fn new(mut table: HtmlTable) -> Self {
        let is_filled = |cell: &reader::Cell| !looks::is_blank(&cell.text);
        while table.rows.last().is_some_and(|row| !row.cells.iter().any(is_filled)) {
            table.rows.pop();
        }
        let end = |row: &reader::Row| row.cells.iter().rposition(is_filled).map_or(0, |it| it + 1);
        let width = table.rows.iter().map(end).max().unwrap_or(0);
        Shown { table, width }
    }

    fn without_hidden_rows(&self) -> Self {
        let mut table = self.table.clone();
        table.rows.retain(|row| !row.is_hidden);
        Shown::new(table)
    }

    fn text(&self, row: usize, column: usize) -> &str {
        self.table.rows.get(row).and_then(|it| it.cells.get(column)).map_or("", |cell| cell.text.as_str())
    }

    /// The cells with something in them, in reading order.
    fn filled(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        let rows = self.table.rows.iter().enumerate();
        rows.flat_map(|(row, it)| it.cells.iter().enumerate().map(move |(column, cell)| (row, column, &*cell.text)))
            .filter(|(_, _, text)| !looks::is_blank(text))
    }
}

/// A plain text with its size, blank lines at its end left out.
struct Plain<'a> {
    grid: &'a Grid,
    n_records: usize,
    width: usize,
}

impl<'a> Plain<'a> {
    fn new(grid: &'a Grid) -> Self {
        let end = |record: usize| {
            (0..grid.width(record))
                .rposition(|column| !looks::is_blank(&grid.cell(record, column)))
                .map_or(0, |it| it + 1)
        };
        let n_records = (0..grid.len()).rposition(|record| end(record) > 0).map_or(0, |it| it + 1);
        let width = (0..n_records).map(end).max().unwrap_or(0);
        Plain { grid, n_records, width }
    }

    /// The cells with something in them, in reading order.
    fn filled(&self) -> impl Iterator<Item = Cow<'a, str>> {
        let grid = self.grid;
        (0..self.n_records)
            .flat_map(move |record| (0..grid.width(record)).map(move |column| grid.cell(record, column)))
            .filter(|cell| !looks::is_blank(cell))
    }
}

impl Plain<'_> {
    /// Whether the text holds the table's cells and nothing else but lines drawn between them.
    fn says_the_same(&self, table: &Shown) -> bool {
        let is_drawn = |cell: &str| cell.chars().all(|it| matches!(it, '-' | ':' | '+' | '=') || it.is_whitespace());
        let mut cells = self.filled().filter(|cell| !is_drawn(cell));
        table
            .filled()
            .filter(|(_, _, text)| !is_drawn(text))
            .all(|(_, _, text)| cells.next().is_some_and(|it| alike(&it, text)))
            && cells.next().is_none()
    }
}

/// The HTML's table in the text: from which record on.
struct Fit<'a> {
    table: Cow<'a, Shown>,
    first: usize,
}

/// Where the text holds the table, if it does.
fn fit<'a>(plain: &Plain, table: &'a Shown) -> Option<Fit<'a>> {
    let first = |table: &Shown| {
        let n_rows = table.table.rows.len();
        if table.width != plain.width || n_rows == 0 {
            return None;
        }
        let is_row = |record: usize, row: usize| {
            (0..table.width).all(|column| alike(&plain.grid.cell(record, column), table.text(row, column)))
        };
        if plain.n_records == n_rows {
            return Some(0);
        }
        // Text above and below the table was copied with it.
        let spare = plain.n_records.checked_sub(n_rows)?;
        (0..=spare).find(|first| is_row(*first, 0) && is_row(first + n_rows - 1, n_rows - 1))
    };
    if let Some(first) = first(table) {
        return Some(Fit { table: Cow::Borrowed(table), first });
    }
    let visible = table.table.rows.iter().any(|row| row.is_hidden).then(|| table.without_hidden_rows())?;
    let first = first(&visible)?;
    Some(Fit { table: Cow::Owned(visible), first })
}

/// Whether two cells show the same, white space aside.
fn alike(left: &str, right: &str) -> bool {
    left.split_whitespace().eq(right.split_whitespace())
}

/// Whether the text cuts the table's cells at the wrong places.
fn has_better_columns(plain: &Plain, separator: Option<char>, table: &Shown, declared: Option<Decimal>) -> bool {
    // Excel's text is always whole.
    if declared.is_some() && separator == Some('\t') {
        return false;
    }
    let size = |words: &str| words.chars().filter(|it| !it.is_whitespace() && *it != '"').count();
    let in_text: usize = plain.filled().map(|cell| size(&cell)).sum();
    let in_html: usize = table.filled().map(|(_, _, text)| size(text)).sum();
    // The same words: line breaks inside of cells have torn them apart. Else the text may hold more than this one table.
    in_text.abs_diff(in_html) * 10 <= in_html || plain.width < table.width
}

/// The plain text, completed.
fn from_text(plain: &Plain, separator: Option<char>, fit: &Fit, declared: Option<Decimal>) -> Pasted {
    let Fit { table, first } = fit;
    let cell = |row: usize, column: usize| plain.grid.cell(first + row, column);
    let mut edits = Edits::default();
    let mut narrow = 0;
    for (row, column, text) in table.filled() {
        if is_narrow(&cell(row, column)) && !is_narrow(text) {
            narrow += 1;
            edits.set(row, column, text.to_owned());
        }
    }
    let (decimal, mut notes) = complete(&table.table, declared, &cell, &mut edits);
    if narrow > 0 {
        notes.push(Note::new(&notes::NARROW).with(narrow));
    }
    let is_hidden = |row: &usize| table.table.rows.get(*row).is_some_and(|it| it.is_hidden);
    let mut hidden = (0..table.table.rows.len()).filter(is_hidden);
    if let Some(row) = hidden.next() {
        let line = plain.grid.line(first + row);
        notes.push(Note::new(&notes::HIDDEN_READ).with(hidden.count() + 1).on_line(line));
    }
    // Sentences below the table were copied along.
    let last = first + table.table.rows.len();
    let is_prose =
        |record: usize| (1..plain.grid.width(record)).all(|it| looks::is_blank(&plain.grid.cell(record, it)));
    let end = if table.width > 1 && last < plain.n_records && (last..plain.n_records).all(is_prose) {
        let count = (last..plain.n_records).filter(|record| !looks::is_blank(plain.grid.text_of(*record))).count();
        notes.push(Note::new(&notes::BELOW).with(count).on_line(plain.grid.line(last)));
        last
    } else {
        plain.grid.len()
    };
    let text = edits.in_text(plain.grid, separator, *first, end);
    Pasted { text, separator, decimal, notes }
}

/// The HTML's table as text, with the plain text's cells where it shows `####` or rounded numbers.
fn from_html(table: &Shown, declared: Option<Decimal>, plain: Option<&Plain>, because: &'static NoteKind) -> Pasted {
    let n_hidden = table.table.rows.iter().filter(|row| row.is_hidden).count();
    let mut notes = vec![Note::new(because)];
    let table = if n_hidden > 0 {
        notes.push(Note::new(&notes::HIDDEN_LEFT_OUT).with(n_hidden));
        Cow::Owned(table.without_hidden_rows())
    } else {
        Cow::Borrowed(table)
    };
    if table.table.n_tables > 1 {
        notes.push(Note::new(&notes::SEVERAL_TABLES).with(table.table.n_tables));
    }
    if table.table.is_cut {
        notes.push(Note::new(&notes::CUT));
    }
    let mut edits = Edits::default();
    let mut narrow = 0;
    let twins: Vec<Cow<str>> = plain.map(|it| it.filled().collect()).unwrap_or_default();
    if twins.len() == table.filled().count() {
        for ((row, column, text), twin) in table.filled().zip(twins) {
            if is_narrow(text) && !is_narrow(&twin) {
                narrow += 1;
                edits.set(row, column, collapse(&twin));
            } else if exact::has_more_digits(&twin, text) {
                edits.set(row, column, collapse(&twin));
            }
        }
    }
    let cell = |row: usize, column: usize| Cow::Borrowed(table.text(row, column));
    let (decimal, more) = complete(&table.table, declared, &cell, &mut edits);
    notes.extend(more);
    if narrow > 0 {
        notes.push(Note::new(&notes::NARROW).with(narrow));
    }
    Pasted { text: edits.in_table(&table.table, table.width), separator: Some('\t'), decimal, notes }
}

/// What the HTML knows beyond what is shown: the decimal mark, exact numbers, and what its spans mean.
fn complete<'a>(
    table: &HtmlTable,
    declared: Option<Decimal>,
    cell: &dyn Fn(usize, usize) -> Cow<'a, str>,
    edits: &mut Edits,
) -> (Option<Decimal>, Vec<Note>) {
    let mut notes = Vec::new();
    let pairs = || {
        let rows = table.rows.iter().enumerate();
        let cells = rows.flat_map(|(row, it)| it.cells.iter().enumerate().map(move |(column, it)| (row, column, it)));
        cells.filter_map(|(row, column, it)| it.raw.map(|raw| (row, column, raw)))
    };
    let decimal = declared.or_else(|| exact::mark(pairs().map(|(row, column, raw)| (cell(row, column), raw))));
    let mut n_exact = 0;
    let mut first = None;
    for (row, column, raw) in pairs() {
        let shown = cell(row, column);
        if let Some(exact) = exact::written(&shown, raw, decimal.unwrap_or(Decimal::Point)) {
            n_exact += 1;
            first.get_or_insert_with(|| (shown.trim().to_owned(), exact.trim().to_owned()));
            edits.set(row, column, exact);
        } else if let Some(settled) = exact::settled(&shown, raw) {
            edits.set(row, column, settled);
        }
    }
    if let Some((shown, exact)) = first {
        notes.push(Note::new(&notes::EXACT).with(n_exact).with(shown).with(exact));
    }
    notes.extend(without_footnotes(table, cell, edits));
    notes.extend(spans::complete(table, cell, edits));
    (decimal, notes)
}

/// Takes raised digits away from the numbers that plain text runs them together with.
fn without_footnotes<'a>(
    table: &HtmlTable,
    cell: &dyn Fn(usize, usize) -> Cow<'a, str>,
    edits: &mut Edits,
) -> Option<Note> {
    let mut first = None;
    let mut count = 0;
    for (row, it) in table.rows.iter().enumerate() {
        for (column, it) in it.cells.iter().enumerate() {
            let Some(number) = it.raised.and_then(|end| it.text.get(..end)) else { continue };
            if !alike(&cell(row, column), &it.text) || edits.get(row, column).is_some() {
                continue;
            }
            count += 1;
            first.get_or_insert_with(|| (it.text.clone(), number.to_owned()));
            edits.set(row, column, number.to_owned());
        }
    }
    let (shown, number) = first?;
    Some(Note::new(&notes::RAISED).with(count).with(shown).with(number))
}

/// Whether a cell shows only that its column was too narrow.
fn is_narrow(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() > 1 && cell.bytes().all(|it| it == b'#')
}

/// The cell in one line.
fn collapse(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}
