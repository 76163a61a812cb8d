//! The columns of a table and their names.

use std::collections::BTreeMap;
use std::ops::Range;

use super::MAX_COLUMNS;
use crate::engine::note::Note;
use crate::paste::looks::{is_blank, trim};
use crate::paste::split::Grid;
use crate::paste::{Table, notes};

/// Names under a table's columns, each once.
#[derive(Debug, Default)]
pub struct Names {
    /// The names in order.
    pub names: Vec<String>,
    /// Each name that is taken, and the number that its next repetition tries.
    taken: BTreeMap<String, usize>,
    repeated: Option<String>,
    unnamed: Vec<String>,
}

impl Names {
    /// Adds the header that stands there; a repeated one gets ` (2)`, an empty one the letter of its place.
    pub fn push(&mut self, header: &str) {
        let name = if is_blank(header) {
            let letter = self.unique(&letter(self.names.len()));
            self.unnamed.push(letter.clone());
            letter
        } else {
            let name = self.unique(header);
            if name != header && self.repeated.is_none() {
                self.repeated = Some(trim(header).to_owned());
            }
            name
        };
        self.taken.entry(name.clone()).or_insert(2);
        self.names.push(name);
    }

    fn unique(&mut self, name: &str) -> String {
        let Some(first) = self.taken.get(name) else { return name.to_owned() };
        let numbered = |n: usize| format!("{name} ({n})");
        let free = (*first..).find(|n| !self.taken.contains_key(&numbered(*n))).unwrap_or(*first);
        self.taken.insert(name.to_owned(), free + 1);
        numbered(free)
    }

    /// What is to be said about the names.
    pub fn doubts(&self) -> impl Iterator<Item = Note> {
        let repeated = self
            .repeated
            .iter()
            .map(|header| Note::new(&notes::HEADER_REPEATED).with(header.as_str()).in_column(header));
        let n_unnamed = self.unnamed.len();
        let some = self.unnamed.get(..n_unnamed.min(10)).unwrap_or_default().join(", ");
        let list = if n_unnamed > 10 { format!("{some} …") } else { some };
        repeated.chain((n_unnamed > 0).then(|| Note::new(&notes::HEADER_MISSING).with(n_unnamed).with(list)))
    }
}

/// The names, each once.
pub fn unique(headers: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut names = Names::default();
    for header in headers {
        names.push(&header);
    }
    names.names
}

/// The name of a column without a header: A to Z, then AA, as in spreadsheets.
pub fn letter(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The table of these rows and of those of the grid's columns that are `used`; `two_lines` are the names of all of them where the header alone does not
/// say them.
pub fn table(
    grid: Grid,
    header: Option<usize>,
    two_lines: Option<&[String]>,
    columns: Range<usize>,
    shift: usize,
    rows: Vec<u32>,
    used: &dyn Fn(&Grid, usize, &[u32]) -> bool,
) -> Table {
    let n_columns = columns.len();
    let columns = columns.start..columns.end.min(columns.start + MAX_COLUMNS);
    let has_all = n_columns == columns.len();
    let used: Vec<usize> = columns.clone().filter(|column| used(&grid, *column, &rows)).collect();
    let mut names = Names::default();
    for column in used.iter().copied() {
        match header {
            Some(_) if let Some(name) = two_lines.and_then(|it| it.get(column)) => names.push(name),
            Some(header) if column >= columns.start + shift => names.push(&grid.cell(header, column - shift)),
            _ => names.push(""),
        }
    }
    let mut doubts: Vec<Note> = if header.is_some() { names.doubts().collect() } else { Vec::new() };
    let header_line = header.map(|header| grid.line(header));
    if !has_all {
        doubts.push(Note::new(&notes::TOO_MANY_COLUMNS).with(n_columns).with(columns.len()));
    }
    let sources = used.into_iter().map(|column| column as u32).collect();
    let mut table = Table::new(grid, names.names, sources, rows);
    table.header_line = header_line;
    table.header_record = header.map(|header| header as u32);
    table.notes = doubts;
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        for (column, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(letter(column), name);
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names = Names::default();
        for header in ["A", "", "A", "A (2)", "A", " "] {
            names.push(header);
        }
        assert_eq!(names.names, ["A", "B", "A (2)", "A (2) (2)", "A (3)", "F"]);
    }
}
