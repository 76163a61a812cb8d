//! A table that somebody else has cut: cells that are numbers, texts or nothing. Numbers stand as they are, texts are read like
//! pasted cells, and nothing is set aside.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::engine::data_set::{Cells, DataSet};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::paste::header::Below;

use super::{Corrections, Source, roles, understand};

/// A cell of such a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Missing,
    /// A number, taken as it is.
    Number(f64),
    /// A text, read like a pasted cell.
    Text(String),
}

struct Rows(Vec<Vec<Cell>>);

/// What a cell shows, as far as headers are concerned.
fn shown(cell: &Cell) -> &str {
    match cell {
        Cell::Number(_) => "0",
        Cell::Text(text) => text,
        Cell::Missing => "",
    }
}

impl Cells for Rows {
    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        match self.0.get(row).and_then(|it| it.get(column)) {
            Some(Cell::Text(text)) => Cow::Borrowed(text),
            Some(Cell::Number(number)) if number.is_finite() => Cow::Owned(number.to_string()),
            _ => Cow::Borrowed(""),
        }
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        match self.0.get(row)?.get(column)? {
            Cell::Number(number) if number.is_finite() => Some(*number),
            _ => None,
        }
    }
}

/// Understands a table of numbers and texts. Its lines are the numbers of its rows.
pub fn read_cells(
    columns: Vec<String>,
    rows: impl Iterator<Item = impl Iterator<Item = Cell>>,
    corrections: &Corrections,
) -> DataSet {
    let rows: Vec<Vec<Cell>> = rows.map(Iterator::collect).collect();
    let headers = distinct(columns);
    let below = |place: usize| Below::of(rows.iter().map(|row| row.get(place).map_or("", shown)));
    let below: Vec<Below> = (0..headers.len()).map(below).collect();
    let roles = roles::of(&headers, &[], corrections, &below);
    let lines: Vec<u32> = (1..=rows.len() as u32).collect();
    let long = rows.iter().position(|row| row.len() > headers.len());
    let notes = long.map(|row| Note::new(&LONG_ROW).with(headers.len()).on_line(row as u32 + 1)).into_iter().collect();
    let source = Source {
        headers,
        lines,
        cells: Arc::new(Rows(rows)),
        skipped: Vec::new(),
        clipboard: None,
        separator: None,
        notes,
    };
    understand(source, roles, corrections)
}

/// A repeated header gets ` (2)`.
fn distinct(columns: Vec<String>) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    columns
        .into_iter()
        .map(|column| {
            let mut name = column.clone();
            let mut count = seen.get(&column).copied().unwrap_or(0);
            while seen.contains_key(&name) {
                count = count.max(1) + 1;
                name = format!("{column} ({count})");
            }
            seen.insert(column, count.max(1));
            seen.insert(name.clone(), 1);
            name
        })
        .collect()
}

/// A row has more cells than there are columns.
pub static LONG_ROW: NoteKind = NoteKind {
    code: "row_too_long",
    level: Level::Warning,
    text: Text {
        de: "Eine Zeile hat mehr Zellen, als es Spalten gibt ({0}). Was darüber hinausgeht, wird nicht gelesen.",
        en: "A row has more cells than there are columns ({0}). What goes beyond is not read.",
    },
};
