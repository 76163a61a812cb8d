//! Cells that get another text, and the text with them in place. No line moves.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::reader::HtmlTable;
use crate::paste::split::Grid;

/// New texts by row and column.
#[derive(Debug, Default)]
pub struct Edits(BTreeMap<(usize, usize), String>);

impl Edits {
    /// Gives a cell another text.
    pub fn set(&mut self, row: usize, column: usize, text: String) {
        self.0.insert((row, column), text);
    }

    /// The text that a cell gets, if it gets one.
    pub fn get(&self, row: usize, column: usize) -> Option<&str> {
        self.0.get(&(row, column)).map(String::as_str)
    }

    /// The new texts of a row.
    fn of_row(&self, row: usize) -> impl Iterator<Item = (usize, &str)> {
        self.0.range((row, 0)..=(row, usize::MAX)).map(|((_, column), text)| (*column, text.as_str()))
    }

    /// A plain text with the new cells in it, up to its record `end`; row 0 is its record `first`.
    pub fn in_text(&self, grid: &Grid, separator: Option<char>, first: usize, end: usize) -> String {
        if self.0.is_empty() && end >= grid.len() {
            return grid.text().to_owned();
        }
        let mut text = String::with_capacity(grid.text().len() + 16 * self.0.len());
        for record in 0..end.min(grid.len()) {
            let whole = grid.text_of(record);
            let edited = record.checked_sub(first).map(|row| self.of_row(row).collect::<Vec<_>>()).unwrap_or_default();
            let Some((last, _)) = edited.last() else {
                text.push_str(whole);
                continue;
            };
            let n_columns = grid.width(record).max(last + 1);
            let mut edited = edited.into_iter().peekable();
            for column in 0..n_columns {
                if column > 0 {
                    text.extend(separator);
                }
                match edited.next_if(|(it, _)| *it == column) {
                    Some((_, new)) => text.push_str(&quoted(new, separator)),
                    None => text.push_str(grid.raw(record, column).0),
                }
            }
            text.push_str(whole.get(whole.trim_end_matches(['\r', '\n']).len()..).unwrap_or_default());
        }
        text
    }

    /// A table of HTML as text, its cells divided by tabs; each row is a line.
    pub fn in_table(&self, table: &HtmlTable, width: usize) -> String {
        let mut text = String::new();
        for (row, it) in table.rows.iter().enumerate() {
            for column in 0..width {
                if column > 0 {
                    text.push('\t');
                }
                let own = || it.cells.get(column).map_or("", |cell| cell.text.as_str());
                text.push_str(&quoted(self.get(row, column).unwrap_or_else(own), Some('\t')));
            }
            text.push('\n');
        }
        text
    }
}

/// The cell as it is written between separators.
fn quoted(cell: &str, separator: Option<char>) -> Cow<'_, str> {
    let needs =
        cell.starts_with(['"', ' ']) || cell.contains(['\n', '\r']) || separator.is_some_and(|it| cell.contains(it));
    if needs { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) } else { Cow::Borrowed(cell) }
}
