//! A pasted table: which cells of the text are its columns and rows.

use std::borrow::Cow;
use std::ops::Range;

use zielwert_kernel::dates::{Hint, Tally};
use zielwert_kernel::hashes;
use zielwert_kernel::names::Names;
use zielwert_kernel::numbers::Page;

use super::looks::is_blank;
use super::notes;
use super::shape::{is_unit_column, with_unit};
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
    /// Lines that count as rows whatever they look like: the person said so.
    kept: Vec<u32>,
    /// Records and columns of cells that are the names of the records below them, for each level of headings.
    headings: Vec<Vec<(u32, u32)>>,
    /// Lines that were headings until one of them was a row.
    former: Vec<u32>,
    layout: Layout,
}

/// From here on in place of a column of the grid: the heading above, of each level.
const HEADING: u32 = u32::MAX - 9;

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

    /// The cell without its quotes, which takes no copy: doubled ones inside stay doubled.
    pub fn bare(&self, row: usize, column: usize) -> &str {
        self.place(row, column).map_or("", |(record, column)| self.grid.bare(record as usize, column as usize))
    }

    /// Reads the plain numbers among these cells into `page`; false where the rows are no records of the text.
    pub(crate) fn plain_numbers(&self, rows: Range<usize>, column: usize, page: &mut Page) -> bool {
        let Layout::Rows { records, columns } = &self.layout else { return false };
        if columns.get(column).is_some_and(|it| *it >= HEADING) {
            return false;
        }
        page.first_row = rows.start as u32;
        match (records.get(rows), columns.get(column)) {
            (Some(records), Some(column)) => self.grid.cells().numbers(records, *column, page),
            _ => return false,
        }
        true
    }

    /// The rows in which a cell of these columns may begin like one of these names, or ends like one where `by_ending` says so.
    pub(crate) fn suspects(&self, names: &Names, among: &[usize], by_ending: bool) -> Vec<u32> {
        match &self.layout {
            Layout::Rows { records, columns } if !columns.iter().any(|it| *it >= HEADING) => {
                let among: Vec<u32> = among.iter().filter_map(|it| columns.get(*it).copied()).collect();
                names.suspects(&self.grid.cells(), records, &among, by_ending)
            }
            _ => (0..self.len() as u32).collect(),
        }
    }

    /// Adds the hashes of plain identifiers among these cells, and the rows of the others to `left`.
    pub(crate) fn identifiers(&self, rows: Range<usize>, column: usize, hashes: &mut Vec<u64>, left: &mut Vec<u32>) {
        let from = rows.start as u32;
        if let Layout::Rows { records, columns } = &self.layout
            && let (Some(records), Some(column)) = (records.get(rows.clone()), columns.get(column))
            && *column < HEADING
        {
            hashes::identifiers(&self.grid.cells(), records, *column, from, hashes, left);
        } else {
            left.extend(from..rows.end as u32);
        }
    }

    /// Reads plain dates among these cells as days, up to the first other one.
    pub(crate) fn plain_days(
        &self,
        rows: Range<usize>,
        column: usize,
        hint: Hint,
        tally: &mut Tally,
        days: &mut Vec<i32>,
    ) {
        if let Layout::Rows { records, columns } = &self.layout
            && let (Some(records), Some(column)) = (records.get(rows), columns.get(column))
            && *column < HEADING
        {
            self.grid.cells().days(records, *column, hint, tally, days);
        }
    }

    /// The grid's record and column of a cell.
    fn place(&self, row: usize, column: usize) -> Option<(u32, u32)> {
        match &self.layout {
            Layout::Rows { records, columns } => match (*records.get(row)?, *columns.get(column)?) {
                (record, heading @ HEADING..) => {
                    let headings = self.headings.get((heading - HEADING) as usize)?;
                    headings.get(headings.partition_point(|it| it.0 <= record).checked_sub(1)?).copied()
                }
                place => Some(place),
            },
            Layout::Turned { records, columns } => Some((*records.get(column)?, *columns.get(row)?)),
            Layout::Cells(cells) => cells.get(column).copied().filter(|_| row == 0),
        }
    }

    /// Makes columns of the names in rows that are headings of those below them: for each level a new one of this name in front, or the
    /// one in its place. Where the header's corner is the first of them, its column is called `labels`.
    pub(crate) fn head(&mut self, levels: &[(&[usize], Option<&str>)], labels: Option<&str>, reason: Reason) {
        let Layout::Rows { records, columns } = &mut self.layout else { return };
        let own = columns.clone();
        let header = self.header_record.filter(|_| labels.is_some());
        if let (Some(labels), Some(corner)) = (labels, self.columns.first_mut()) {
            *corner = labels.to_owned();
        }
        let mut names = Vec::new();
        for (level, (rows, name)) in levels.iter().enumerate() {
            let column = own.get(if name.is_some() { 0 } else { level }).copied().unwrap_or_default();
            // A total of everything names itself.
            let is_own = |record: &u32| name.is_none() && !is_blank(self.grid.bare(*record as usize, column as usize));
            let is_named = |(row, record): &(usize, &u32)| rows.binary_search(row).is_ok() || is_own(record);
            let named = records.iter().enumerate().filter(is_named).map(|(_, record)| *record);
            self.headings.push(header.into_iter().chain(named).map(|record| (record, column)).collect());
            let heading = HEADING + level as u32;
            match (name, columns.get_mut(level)) {
                (None, Some(place)) => *place = heading,
                (name, _) => {
                    columns.insert(level, heading);
                    names.extend(name.map(str::to_owned));
                }
            }
        }
        if !names.is_empty() {
            self.columns = super::shape::unique(names.into_iter().chain(std::mem::take(&mut self.columns)));
        }
        let is_heading = |row: usize| levels.iter().any(|(rows, _)| rows.binary_search(&row).is_ok());
        self.set_aside(reason, is_heading);
    }

    /// Takes the columns of headings away again, since one of them is a row.
    fn dissolve(&mut self) {
        let Layout::Rows { columns, .. } = &mut self.layout else { return };
        self.former = self.headings.iter().flatten().map(|it| self.grid.line(it.0 as usize)).collect();
        for (level, headings) in self.headings.drain(..).enumerate() {
            let place = columns.iter().position(|it| *it == HEADING + level as u32);
            let own = headings.first().map(|it| it.1);
            match (place, own) {
                (Some(place), Some(own)) if columns.contains(&own) => {
                    columns.remove(place);
                    self.columns.remove(place);
                }
                (Some(place), Some(own)) => columns[place] = own,
                _ => {}
            }
        }
        self.notes.retain(|note| note.kind != &notes::HEADINGS);
    }

    /// The cells of one column in the order of the rows.
    pub fn column(&self, column: usize) -> impl ExactSizeIterator<Item = Cow<'_, str>> {
        (0..self.len()).map(move |row| self.cell(row, column))
    }

    /// The cells of one row in the order of the columns.
    pub fn row(&self, row: usize) -> impl ExactSizeIterator<Item = Cow<'_, str>> {
        (0..self.columns.len()).map(move |column| self.cell(row, column))
    }

    /// The record that a row is.
    pub(crate) fn record(&self, row: usize) -> Option<u32> {
        match &self.layout {
            Layout::Rows { records, .. } => records.get(row).copied(),
            _ => None,
        }
    }

    /// The 1-based physical line on which a row starts.
    pub fn line(&self, row: usize) -> u32 {
        match &self.layout {
            Layout::Rows { records, .. } => records.get(row).map_or(0, |record| self.grid.line(*record as usize)),
            _ => self.place(row, 0).map_or(0, |(record, _)| self.grid.line(record as usize)),
        }
    }

    /// Everything that was pasted, cut into records: also what was set aside.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The words above the header with their lines; the first ones, where the header stands far below.
    pub fn preamble(&self) -> Vec<(u32, String)> {
        const MOST: usize = 100;
        let above = self.skipped.iter().filter(|(_, reason)| *reason == Reason::Preamble).map(|(line, _)| *line);
        let above: Vec<u32> = above.take(MOST).collect();
        let cells = |record: usize| (0..self.grid.width(record).min(8)).map(move |column| (record, column));
        (0..self.grid.len())
            .take_while(|record| above.last().is_some_and(|last| self.grid.line(*record) <= *last))
            .filter(|record| above.contains(&self.grid.line(*record)))
            .flat_map(cells)
            .map(|(record, column)| (self.grid.line(record), self.grid.cell(record, column).into_owned()))
            .filter(|(_, words)| !words.trim().is_empty())
            .collect()
    }

    /// Sets rows aside; `doomed` is asked for each row once. A row of a turned table is no line, it is only left out.
    pub fn set_aside(&mut self, reason: Reason, mut doomed: impl FnMut(usize) -> bool) {
        let mut row = 0;
        let mut is_doomed = || {
            row += 1;
            doomed(row - 1)
        };
        match &mut self.layout {
            Layout::Rows { records, .. } => records.retain(|record| {
                let line = self.grid.line(*record as usize);
                let is_doomed = is_doomed() && (reason == Reason::LeftOut || !self.kept.contains(&line));
                if is_doomed {
                    self.skipped.push((line, reason));
                }
                !is_doomed
            }),
            Layout::Turned { columns, .. } => columns.retain(|_| !is_doomed()),
            Layout::Cells(cells) if !cells.is_empty() && is_doomed() => cells.clear(),
            Layout::Cells(_) => {}
        }
        order::by_key(&mut self.skipped, |(line, _)| *line);
    }

    /// Lets a line count as a row that was set aside as a total, a repetition or the like, or would be later. Whether it can.
    pub fn keep_line(&mut self, line: u32) -> bool {
        let is_heading = self.headings.iter().flatten().any(|it| self.grid.line(it.0 as usize) == line);
        if is_heading {
            self.dissolve();
        }
        let Layout::Rows { records, .. } = &mut self.layout else { return false };
        if !self.kept.contains(&line) {
            self.kept.push(line);
        }
        if records.iter().any(|record| self.grid.line(*record as usize) == line) {
            return true;
        }
        let is_row = |(at, reason): &(u32, Reason)| {
            let is_row = matches!(reason, Reason::Total | Reason::Duplicate | Reason::Malformed | Reason::LeftOut);
            *at == line && (is_row || is_heading || *reason == Reason::Description && self.former.contains(&line))
        };
        let found = (0..self.grid.len()).find(|record| self.grid.line(*record) == line);
        let (Some(place), Some(record)) = (self.skipped.iter().position(is_row), found) else { return false };
        self.skipped.remove(place);
        // It is none any more.
        self.notes
            .retain(|note| note.line != Some(line) || note.kind != &notes::TOTAL && note.kind != &notes::TOTAL_UNNAMED);
        let record = record as u32;
        records.insert(records.partition_point(|it| *it < record), record);
        true
    }

    /// Whether the person said that the line of a row counts.
    pub(crate) fn is_kept(&self, row: usize) -> bool {
        !self.kept.is_empty() && self.kept.contains(&self.line(row))
    }

    /// Leaves columns out; `keep` is asked for each column once.
    pub fn retain_columns(&mut self, mut keep: impl FnMut(usize) -> bool) {
        let kept: Vec<bool> = (0..self.columns.len()).map(&mut keep).collect();
        let is_kept = |place: &mut usize| {
            *place += 1;
            kept.get(*place - 1).copied().unwrap_or(true)
        };
        let mut at = 0;
        self.columns.retain(|_| is_kept(&mut at));
        let mut at = 0;
        match &mut self.layout {
            Layout::Rows { columns: sources, .. } | Layout::Turned { records: sources, .. } => {
                sources.retain(|_| is_kept(&mut at));
            }
            Layout::Cells(cells) => cells.retain(|_| is_kept(&mut at)),
        }
    }

    /// The 1-based physical line of a column, where columns are lines.
    pub fn line_of_column(&self, column: usize) -> Option<u32> {
        match &self.layout {
            Layout::Turned { records, .. } => records.get(column).map(|record| self.grid.line(*record as usize)),
            _ => None,
        }
    }

    /// The table with rows and columns exchanged: the first column becomes the header, the header the first column.
    pub fn turned(mut self) -> Self {
        let names = self.names_below();
        let Layout::Rows { records, columns } = &self.layout else { return self.turned_copy(names) };
        if columns.iter().any(|it| *it >= HEADING) {
            return self.turned_copy(names);
        }
        let header = self.header_record.take();
        let records = header.into_iter().chain(records.iter().copied()).collect();
        let names = if header.is_some() { names } else { names.into_iter().skip(1).collect() };
        self.layout = Layout::Turned { records, columns: columns.iter().copied().skip(1).collect() };
        self.columns = super::shape::unique(names);
        self
    }

    /// The first header and the names below it. Units that stand in a column of their own become part of them: `Einheit` is nothing
    /// that has figures.
    fn names_below(&mut self) -> Vec<String> {
        let plain: Vec<String> = self.column(0).map(Cow::into_owned).collect();
        let units = (1..self.columns.len()).find(|column| is_unit_column(&self.columns[*column]));
        let with_units = units.and_then(|units| {
            let names = plain.iter().zip(self.column(units));
            names.map(|(name, unit)| with_unit(name, &unit)).collect::<Option<Vec<_>>>()
        });
        if with_units.is_some() {
            self.retain_columns(|column| Some(column) != units);
        }
        let first = self.columns.first().cloned().unwrap_or_default();
        std::iter::once(first).chain(with_units.unwrap_or(plain)).collect()
    }

    /// The same for a table that is no part of a text any more.
    fn turned_copy(self, names: Vec<String>) -> Self {
        let mut copy = Rebuild::default();
        for (column, name) in self.columns.iter().enumerate().skip(1) {
            let line = self.line_of_column(column).unwrap_or_default();
            copy.cell(name);
            for row in 0..self.len() {
                copy.cell(&self.cell(row, column));
            }
            copy.end_row(line);
        }
        copy.table_like(&self, names)
    }

    /// The text with everything that stands beside the table in it.
    pub(crate) fn into_grid(self) -> Grid {
        self.grid
    }
}

/// Builds a table of cells that do not stand in one text in this order. Rows keep the lines they came from.
#[derive(Debug, Default)]
pub(crate) struct Rebuild {
    text: String,
    lines: Vec<u32>,
    n_above: u32,
}

impl Rebuild {
    /// Takes over what stands above the header of a table; before the first row.
    pub fn above(&mut self, table: &Table) {
        for (line, words) in table.preamble() {
            self.cell(&words);
            self.end_row(line);
            self.n_above += 1;
        }
    }

    /// Adds a cell to the row that is open.
    pub fn cell(&mut self, cell: &str) {
        self.text.push('"');
        match cell.contains('"') {
            true => self.text.push_str(&cell.replace('"', "\"\"")),
            false => self.text.push_str(cell),
        }
        self.text.push_str("\"\u{1f}");
    }

    /// Ends the row, which came from this line.
    pub fn end_row(&mut self, line: u32) {
        self.text.push('\n');
        self.lines.push(line);
    }

    /// The table with these columns, and everything else as the table has it that it was made of.
    pub fn table_like(self, table: &Table, columns: Vec<String>) -> Table {
        let mut grid = Grid::new(self.text, Some('\u{1f}'));
        grid.set_lines(&self.lines);
        let columns = super::shape::unique(columns);
        let sources = (0..columns.len() as u32).collect();
        let rows = (self.n_above..self.lines.len() as u32).collect();
        Table {
            separator: table.separator,
            header_line: table.header_line,
            skipped: table.skipped.clone(),
            notes: table.notes.clone(),
            kept: table.kept.clone(),
            ..Table::new(grid, columns, sources, rows)
        }
    }
}
