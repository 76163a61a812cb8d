//! A pasted table: which cells of the text are its columns and rows.

use std::borrow::Cow;

use super::split::Grid;
use crate::engine::data_set::Reason;
use crate::engine::note::Note;

/// A pasted text cut into cells: every cell exactly as it was.
#[derive(Clone, Debug, Default)]
pub struct Table {
    grid: Grid,
    /// The headers as they stand; a repeated one gets ` (2)`, an empty one a letter.
    pub columns: Vec<String>,
    /// The separator that was used; `None` where there is a single column.
    pub separator: Option<char>,
    /// The physical line of the header, if there is one.
    pub header_line: Option<u32>,
    /// Physical lines set aside, in their order.
    pub skipped: Vec<(u32, Reason)>,
    /// Everything doubtful.
    pub notes: Vec<Note>,
    /// The records that are rows.
    rows: Vec<u32>,
    /// The grid's column under each header.
    sources: Vec<u32>,
}

impl Table {
    pub(crate) fn new(grid: Grid, columns: Vec<String>, sources: Vec<u32>, rows: Vec<u32>) -> Self {
        Table { grid, columns, sources, rows, ..Table::default() }
    }

    /// A table whose cells somebody else has already cut. Its lines are the numbers of its rows.
    pub fn from_cells<'a>(
        columns: Vec<String>,
        rows: impl IntoIterator<Item = impl IntoIterator<Item = &'a str>>,
    ) -> Self {
        let mut text = String::new();
        let mut n_rows = 0;
        for row in rows {
            for cell in row {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push_str("\"\u{1f}");
            }
            text.push('\n');
            n_rows += 1;
        }
        let mut grid = Grid::new(text, Some('\u{1f}'));
        grid.number_records();
        let sources = (0..columns.len() as u32).collect();
        Table::new(grid, columns, sources, (0..n_rows).collect())
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The cell as it was: quotes removed, doubled quotes resolved, nothing trimmed; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        match (self.rows.get(row), self.sources.get(column)) {
            (Some(record), Some(source)) => self.grid.cell(*record as usize, *source as usize),
            _ => Cow::Borrowed(""),
        }
    }

    /// The cells of one column in the order of the rows.
    pub fn column(&self, column: usize) -> impl ExactSizeIterator<Item = Cow<'_, str>> {
        (0..self.len()).map(move |row| self.cell(row, column))
    }

    /// The cells of one row in the order of the columns.
    pub fn row(&self, row: usize) -> impl ExactSizeIterator<Item = Cow<'_, str>> {
        (0..self.columns.len()).map(move |column| self.cell(row, column))
    }

    /// The 1-based physical line on which a row starts.
    pub fn line(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |record| self.grid.line(*record as usize))
    }

    /// Everything that was pasted, cut into records: also what was set aside.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Sets rows aside; `doomed` is asked for each row once.
    pub fn set_aside(&mut self, reason: Reason, mut doomed: impl FnMut(usize) -> bool) {
        let rows = std::mem::take(&mut self.rows);
        for (row, record) in rows.into_iter().enumerate() {
            if doomed(row) {
                self.skipped.push((self.grid.line(record as usize), reason));
            } else {
                self.rows.push(record);
            }
        }
        self.skipped.sort_by_key(|(line, _)| *line);
    }
}
