//! Cells that get another text, and the text with them in place. No line moves.

use std::borrow::Cow;

use super::reader::HtmlTable;
use crate::paste::split::Grid;

/// New texts for each row, in the order of their columns.
#[derive(Debug, Default)]
pub struct Edits {
    rows: Vec<Vec<(usize, String)>>,
    is_some: bool,
}

impl Edits {
    /// Gives a cell another text.
    pub fn set(&mut self, row: usize, column: usize, text: String) {
        self.is_some = true;
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let Some(edits) = self.rows.get_mut(row) else { return };
        match place(edits, column) {
            Ok(at) => edits[at].1 = text,
            Err(at) => edits.insert(at, (column, text)),
        }
    }

    /// The text that a cell gets, if it gets one.
    pub fn get(&self, row: usize, column: usize) -> Option<&str> {
        let edits = self.of_row(row);
        edits.get(place(edits, column).ok()?).map(|(_, text)| text.as_str())
    }

    /// The new texts of a row.
    fn of_row(&self, row: usize) -> &[(usize, String)] {
        self.rows.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    /// A plain text with the new cells in it, up to its record `end`; row 0 is its record `first`.
    pub fn in_text(&self, grid: &Grid, separator: Option<char>, first: usize, end: usize) -> String {
        if !self.is_some && end >= grid.len() {
            return grid.text().to_owned();
        }
        let mut text = String::with_capacity(grid.text().len() + grid.text().len() / 8);
        for record in 0..end.min(grid.len()) {
            let whole = grid.text_of(record);
            let edits = record.checked_sub(first).map(|row| self.of_row(row)).unwrap_or_default();
            let Some((last, _)) = edits.last() else {
                text.push_str(whole);
                continue;
            };
            for column in 0..grid.width(record).max(last + 1) {
                if column > 0 {
                    text.extend(separator);
                }
                match place(edits, column).ok().and_then(|at| edits.get(at)) {
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

/// Where the edit of a column is, or would be.
fn place(edits: &[(usize, String)], column: usize) -> Result<usize, usize> {
    edits.binary_search_by(|(it, _)| it.cmp(&column))
}

/// The cell as it is written between separators.
fn quoted(cell: &str, separator: Option<char>) -> Cow<'_, str> {
    let needs =
        cell.starts_with(['"', ' ']) || cell.contains(['\n', '\r']) || separator.is_some_and(|it| cell.contains(it));
    if needs { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) } else { Cow::Borrowed(cell) }
}
