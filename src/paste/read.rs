//! A table to a typed data set: what each column is, and what its cells say.

mod roles;
mod duplicates;
mod given;
mod plan;
mod settle;
mod arithmetic;
mod convert;
mod periods;
mod checks;
mod pivot;
mod years;

pub(super) use duplicates::DUPLICATES;
pub use given::{Cell, read_cells};

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use zielwert_kernel::dates::{Hint, Tally};
use zielwert_kernel::numbers::Page;

use super::Table;
use super::date::Order;
use super::header::Below;
use super::notes::{NO_NUMBER_COLUMNS, NO_NUMBERS, TRANSPOSED};
use crate::engine::data_set::{Cells, Column, DataSet, Decimal, Reason, Role, Words};
use crate::engine::ids;
use crate::engine::measure::Measure;
use crate::engine::note::Note;
use roles::Roles;

/// What the person corrected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// Header to measure id, KPI id, `criterion` or `ignore`.
    pub columns: BTreeMap<String, String>,
    /// Header (or `*`) to the decimal mark.
    pub numbers: BTreeMap<String, Decimal>,
    /// Header (or `*`) to what comes first in dates such as 03/04/2026.
    pub dates: BTreeMap<String, Order>,
    /// Header (or `*`) to what a bare number in a column of rates is: 0.5 as half of it, or half a per cent.
    pub shares: BTreeMap<String, Share>,
}

/// What a bare number in a column of rates is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// 0.05 is 5 %.
    Fraction,
    /// 5 is 5 %.
    Percent,
}

ids!(Share { Fraction "fraction", Percent "percent" });

/// What the person said about a column.
fn said<T: Copy>(about: &BTreeMap<String, T>, header: &str) -> Option<T> {
    let own = about.get(header).or_else(|| {
        let mut alike = about.iter().filter(|(it, _)| it.trim() == header.trim());
        alike.next().map(|(_, value)| value)
    });
    own.or_else(|| about.get("*")).copied()
}

/// Understands a table: what each column is, and what its cells say.
pub fn read(table: Table, corrections: &Corrections) -> DataSet {
    read_from_clipboard(table, corrections, None)
}

/// The same for a paste whose clipboard declares the decimal mark, as Excel's does.
pub fn read_from_clipboard(mut table: Table, corrections: &Corrections, clipboard: Option<Decimal>) -> DataSet {
    let mut notes = std::mem::take(&mut table.notes);
    let preamble = table.preamble();
    notes.extend(checks::scale_above(&preamble));
    let preamble: Vec<String> = preamble.into_iter().map(|(_, words)| words).collect();
    let below = |column: usize| Below::of((0..table.len()).map(|row| table.bare(row, column)));
    let below: Vec<Below> = (0..table.columns.len()).map(below).collect();
    let roles = roles::of(&table.columns, &preamble, corrections, &below);
    let years = years::find(&table.columns, &roles.columns, &table, table.len());
    notes.extend(duplicates::set_aside(&mut table, &roles, &years.map(|it| it.beside()).unwrap_or_default()));
    let source = Source {
        headers: std::mem::take(&mut table.columns),
        lines: (0..table.len()).map(|row| table.line(row)).collect(),
        skipped: std::mem::take(&mut table.skipped),
        clipboard,
        separator: table.separator,
        notes,
        cells: Arc::new(table),
    };
    understand(source, roles, corrections)
}

impl Cells for Table {
    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        Table::cell(self, row, column)
    }

    fn plain_numbers(&self, rows: Range<usize>, column: usize, page: &mut Page) -> bool {
        Table::plain_numbers(self, rows, column, page)
    }

    fn plain_days(&self, rows: Range<usize>, column: usize, hint: Hint, tally: &mut Tally, days: &mut Vec<i32>) {
        Table::plain_days(self, rows, column, hint, tally, days);
    }
}

/// Cells with what is known about them from outside.
struct Source {
    headers: Vec<String>,
    lines: Vec<u32>,
    cells: Arc<dyn Cells>,
    skipped: Vec<(u32, Reason)>,
    clipboard: Option<Decimal>,
    separator: Option<char>,
    notes: Vec<Note>,
}

impl Source {
    fn line(&self, row: u32) -> u32 {
        self.lines.get(row as usize).copied().unwrap_or_default()
    }

    /// What stands in a cell, short enough to be quoted.
    fn quote(&self, row: u32, column: usize) -> String {
        const MOST: usize = 40;
        let text = self.cells.cell(row as usize, column);
        let text = text.trim();
        match text.char_indices().nth(MOST) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
            None => text.to_owned(),
        }
    }
}

/// Roles to columns: look at every cell once, settle how each column is read, then read every cell.
fn understand(mut source: Source, roles: Roles, corrections: &Corrections) -> DataSet {
    let Roles { platform, columns: mut roles, notes } = roles;
    let n_rows = source.lines.len();
    let filled = pivot::fill_down(&source.cells, &roles, n_rows);
    let filled_down = filled.as_ref().map(|it| it.note(&source.headers, &source.lines));
    if let Some(filled) = filled {
        source.cells = Arc::new(filled);
    }
    if let Some(years) = years::find(&source.headers, &roles, source.cells.as_ref(), n_rows) {
        source.cells = years.put_together(source.cells, &source.headers, &mut roles, n_rows);
    }
    let mut notes_so_far = std::mem::take(&mut source.notes);
    notes_so_far.extend(notes);
    let mut plans = plan::survey(&source, roles);
    settle::settle(&source, &mut plans, platform, corrections);
    let periods = periods::read(&source, &mut plans, platform, corrections);
    let numbers = convert::read(&source, &mut plans);
    let mut columns = Vec::with_capacity(plans.len());
    for (place, (plan, numbers)) in plans.into_iter().zip(numbers).enumerate() {
        let header = source.headers.get(place).cloned().unwrap_or_default();
        notes_so_far.extend(plan.notes.into_iter().map(|note| note.in_column(header.as_str())));
        columns.push(Column {
            words: Words::new(Arc::clone(&source.cells), place),
            header,
            role: plan.role,
            assigned: plan.assigned,
            numbers,
            decimal: plan.decimal,
            unit: plan.unit,
            confidence: plan.confidence,
            evidence: plan.evidence,
        });
    }
    let mut data = DataSet {
        columns,
        lines: source.lines,
        periods,
        source: platform.map(|it| it.id),
        skipped: source.skipped,
        notes: notes_so_far,
    };
    // What stands in the columns of a table that lies on its side is no question before it is turned.
    if data.notes.iter().any(|it| it.kind == &TRANSPOSED) {
        data.notes.retain(|it| it.kind != &settle::ASK_MARK);
    }
    data.notes.extend(filled_down);
    data.notes.extend(checks::plausible(&data));
    // The cutting looked at some cells only, and not at what they mean.
    let is_numeric = data.columns.iter().any(Column::is_numeric);
    let says_so = |it: &Note| it.kind == &NO_NUMBERS || it.kind == &NO_NUMBER_COLUMNS;
    if is_numeric {
        data.notes.retain(|it| !says_so(it));
    } else if !data.is_empty() && !data.notes.iter().any(says_so) {
        let has_digit =
            |row: usize| data.columns.iter().any(|it| it.words.get(row).bytes().any(|byte| byte.is_ascii_digit()));
        let has_digits = (0..data.len()).any(has_digit);
        data.notes.push(Note::new(if has_digits { &NO_NUMBER_COLUMNS } else { &NO_NUMBERS }));
    }
    data
}

/// The place of the first column with this measure.
fn column_of(roles: &[roles::ColumnRole], measure: Measure) -> Option<usize> {
    roles.iter().position(|it| it.role == Role::Measure(measure))
}
