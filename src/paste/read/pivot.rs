//! Pivot tables, and merged cells, print a name once and leave the cells below it blank.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use zielwert_kernel::dates::{Hint, Tally};
use zielwert_kernel::numbers::Page;

use super::roles::ColumnRole;
use crate::engine::data_set::{Cells, Role};
use crate::engine::language::Text;
use crate::engine::measure::Measure::{Channel, Company, Group, Period, Post, PostType};
use crate::engine::note::{Level, Note, NoteKind};
use crate::paste::looks::Looks;

/// Names that stand for the blank cells below them.
pub struct Filled {
    cells: Arc<dyn Cells>,
    /// For each column from the left, where its names stand in each row; nothing where every row has its own.
    rows: Vec<Option<Vec<u32>>>,
    /// How many cells were blank.
    count: usize,
    /// The first row with one of them, and its column.
    first: (usize, usize),
}

/// Reads blank names as the names above them, where the table has the shape of a pivot table: groups within groups from the left,
/// each named once, and the last name tells all rows of a group apart.
pub fn fill_down(cells: &Arc<dyn Cells>, roles: &[ColumnRole], n_rows: usize) -> Option<Filled> {
    /// So far down the first blank name stands.
    const NEAR: usize = 100;
    let is_blank = |row: usize, column: usize| cells.cell(row, column).trim().is_empty();
    let has_blank = |column: usize| (0..n_rows).any(|row| is_blank(row, column));
    let is_label = |column: &usize| match roles[*column].role {
        Role::Measure(measure) => [Company, Channel, Period, Post, Group, PostType].contains(&measure),
        Role::Unknown => (0..n_rows.min(NEAR)).all(|row| is_name(&cells.cell(row, *column))),
        _ => false,
    };
    let is_open = |column: usize| match roles[column].role {
        // What is no name of its own may have one here and there.
        Role::Unknown => (0..n_rows.min(NEAR)).all(|row| is_year(&cells.cell(row, column))),
        role => role != Role::Measure(Post),
    };
    let is_near = (1..n_rows.min(NEAR)).any(|row| (0..roles.len().min(2)).any(|column| is_blank(row, column)));
    if !is_near || !is_open(0) {
        return None;
    }
    let n_labels = (0..roles.len()).take_while(is_label).count();
    let last = (0..n_labels).rev().find(|column| !has_blank(*column))?;
    let blank: Vec<bool> = (0..last).map(has_blank).collect();
    let mut rows: Vec<Vec<u32>> = vec![Vec::with_capacity(n_rows); last];
    let mut seen = BTreeSet::new();
    let mut filled = Filled { cells: Arc::clone(cells), rows: Vec::new(), count: 0, first: (n_rows, 0) };
    for row in 0..n_rows {
        // A name of its own begins a group, and everything within it has one then.
        let mut begins = false;
        let mut path = String::new();
        for column in 0..=last {
            let is_own = !is_blank(row, column);
            if begins && !is_own {
                return None;
            }
            let stands = match rows.get(column) {
                Some(above) if !is_own => *above.last()?,
                _ => row as u32,
            };
            path.push_str(cells.cell(stands as usize, column).trim());
            path.push('\u{1f}');
            if let Some(places) = rows.get_mut(column) {
                places.push(stands);
            }
            begins |= is_own && blank.get(column) == Some(&true);
            let is_once = column == last || blank[column] && is_own;
            if is_once && !seen.insert(path.clone()) {
                return None;
            }
            if !is_own {
                filled.count += 1;
                filled.first = filled.first.min((row, column));
            }
        }
    }
    // A name that is missing here and there is no such table.
    let first = blank.iter().position(|it| *it)?;
    let n_first = (0..n_rows).filter(|row| is_blank(*row, first)).count();
    filled.rows = rows.into_iter().zip(blank).map(|(rows, has_blank)| has_blank.then_some(rows)).collect();
    (n_first >= 2 && n_first * 3 >= n_rows).then_some(filled)
}

fn is_name(cell: &str) -> bool {
    Looks::of(cell) != Looks::Number || is_year(cell)
}

/// Whether the cell is a year, or blank.
fn is_year(cell: &str) -> bool {
    matches!(cell.trim().parse(), Ok(1990..2100)) || cell.trim().is_empty()
}

impl Filled {
    /// Says which names are read so.
    pub fn note(&self, headers: &[String], lines: &[u32]) -> Note {
        let (row, column) = self.first;
        let header = headers.get(column).map_or("", String::as_str);
        let line = lines.get(row).copied().unwrap_or_default();
        Note::new(&FILLED_DOWN).with(self.count).on_line(line).in_column(header)
    }

    fn rows(&self, column: usize) -> Option<&Vec<u32>> {
        self.rows.get(column)?.as_ref()
    }

    /// Where the cell's name stands.
    fn stands(&self, row: usize, column: usize) -> usize {
        self.rows(column).and_then(|it| it.get(row)).map_or(row, |it| *it as usize)
    }
}

impl Cells for Filled {
    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        self.cells.cell(self.stands(row, column), column)
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        self.cells.number(self.stands(row, column), column)
    }

    fn plain_numbers(&self, rows: Range<usize>, column: usize, page: &mut Page) -> bool {
        self.rows(column).is_none() && self.cells.plain_numbers(rows, column, page)
    }

    fn plain_days(&self, rows: Range<usize>, column: usize, hint: Hint, tally: &mut Tally, days: &mut Vec<i32>) {
        if self.rows(column).is_none() {
            self.cells.plain_days(rows, column, hint, tally, days);
        }
    }
}

/// Blank names below a name.
pub static FILLED_DOWN: NoteKind = NoteKind {
    code: "names_filled_down",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Name ist|Namen sind} leer wie in einer Pivot-Tabelle und {0|wird|werden} als der Name darüber gelesen. Ist das falsch, tragen Sie die Namen in Ihre Tabelle ein.",
        en: "{0} {0|name is|names are} blank as in a pivot table and {0|is|are} read as the name above. If that is wrong, enter the names in your table.",
    },
};
