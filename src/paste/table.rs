//! A pasted table: which cells of the text are its columns and rows.

use std::borrow::Cow;

use super::split::Grid;
use crate::engine::data_set::Reason;
use crate::engine::note::Note;
use crate::order;

/// A pasted text cut into cells: every cell exactly as it was.
#[derive(Clone, Debug, Default)]
pub struct Table {
    grid: Grid,
    /// The headers as they stand; a repeated one gets ` (2)`, an empty one a letter.
    pub columns: Vec<String>,
    /// The separator; a comma where there is a single column, `None` where its cells hold commas that separate nothing.
    pub separator: Option<char>,
    /// The physical line of the header, if there is one.
    pub header_line: Option<u32>,
    /// Physical lines set aside, in their order.
    pub skipped: Vec<(u32, Reason)>,
    /// Everything doubtful.
    pub notes: Vec<Note>,
    /// The header's record.
    pub(crate) header_record: Option<u32>,
    layout: Layout,
}

/// Where in the grid the cells are.
#[derive(Clone, Debug)]
enum Layout {
    /// Rows are records, columns are columns.
    Rows { records: Vec<u32>, columns: Vec<u32> },
    /// Rows are columns, columns are records.
    Turned { records: Vec<u32>, columns: Vec<u32> },
    /// A single row of these cells.
    Cells(Vec<(u32, u32)>),
}

impl Default for Layout {
    fn default() -> Self {
        Layout::Cells(Vec::new())
    }
}

impl Table {
    pub(crate) fn new(grid: Grid, names: Vec<String>, columns: Vec<u32>, records: Vec<u32>) -> Self {
        Table { grid, columns: names, layout: Layout::Rows { records, columns }, ..Table::default() }
    }

    /// A table of one row; its cells are named by record and column.
    pub(crate) fn of_cells(grid: Grid, names: Vec<String>, cells: Vec<(u32, u32)>) -> Self {
        Table { grid, columns: names, layout: Layout::Cells(cells), ..Table::default() }
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
        match &self.layout {
            Layout::Rows { records, .. } => records.len(),
            Layout::Turned { columns, .. } => columns.len(),
            Layout::Cells(cells) => usize::from(!cells.is_empty()),
        }
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell as it was: quotes removed, doubled quotes resolved, nothing trimmed; empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        match self.place(row, column) {
            Some((record, column)) => self.grid.cell(record as usize, column as usize),
            None => Cow::Borrowed(""),
        }
    }

    /// The cell with its quotes, which takes no copy.
    pub fn raw(&self, row: usize, column: usize) -> &str {
        self.place(row, column).map_or("", |(record, column)| self.grid.raw(record as usize, column as usize).0)
    }

    /// The grid's record and column of a cell.
    fn place(&self, row: usize, column: usize) -> Option<(u32, u32)> {
        match &self.layout {
            Layout::Rows { records, columns } => Some((*records.get(row)?, *columns.get(column)?)),
            Layout::Turned { records, columns } => Some((*records.get(column)?, *columns.get(row)?)),
            Layout::Cells(cells) => cells.get(column).copied().filter(|_| row == 0),
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
        self.place(row, 0).map_or(0, |(record, _)| self.grid.line(record as usize))
    }

    /// Everything that was pasted, cut into records: also what was set aside.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Sets rows aside; `doomed` is asked for each row once. A turned table keeps its rows: they are no lines.
    pub fn set_aside(&mut self, reason: Reason, mut doomed: impl FnMut(usize) -> bool) {
        let Layout::Rows { records, .. } = &mut self.layout else { return };
        let mut row = 0;
        records.retain(|record| {
            let is_doomed = doomed(row);
            row += 1;
            if is_doomed {
                self.skipped.push((self.grid.line(*record as usize), reason));
            }
            !is_doomed
        });
        order::by_key(&mut self.skipped, |(line, _)| *line);
    }

    /// The table with rows and columns exchanged: the first column becomes the header, the header the first column.
    pub fn turned(mut self) -> Self {
        let names = std::iter::once(self.columns.first().cloned().unwrap_or_default());
        let names: Vec<String> = names.chain(self.column(0).map(Cow::into_owned)).collect();
        let Layout::Rows { records, columns } = std::mem::take(&mut self.layout) else { return self };
        let header = self.header_record.take();
        let records = header.into_iter().chain(records).collect();
        let names = if header.is_some() { names } else { names.into_iter().skip(1).collect() };
        self.layout = Layout::Turned { records, columns: columns.into_iter().skip(1).collect() };
        self.columns = super::shape::unique(names);
        self
    }
}
