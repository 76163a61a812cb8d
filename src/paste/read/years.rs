//! A year in a column of its own beside months, weeks or quarters: the two together are the period.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use zielwert_kernel::numbers::Page;

use crate::engine::data_set::{Cells, Role};
use crate::engine::language::Text;
use crate::engine::measure::Measure;
use crate::engine::note::{Level, Note, NoteKind};
use crate::paste::date;
use crate::paste::header::name::Name;

use super::column_of;
use super::roles::ColumnRole;

/// The two columns.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    /// The months, weeks or quarters.
    pub period: usize,
    /// The years.
    pub year: usize,
    /// What stands between a year and a bare number of the period: `2026-Q3`.
    letter: &'static str,
}

/// The columns of a table whose periods name no year, if every row has a year beside its period.
pub fn find(headers: &[String], roles: &[ColumnRole], cells: &dyn Cells, n_rows: usize) -> Option<Places> {
    let name = |place: usize| Some(Name::new(headers.get(place)?).compact());
    let period = column_of(roles, Measure::Period)?;
    let letter = match name(period)?.as_str() {
        "monat" | "month" | "kalendermonat" | "berichtsmonat" => "",
        "kw" | "woche" | "week" | "kalenderwoche" | "calendarweek" => "W",
        "quartal" | "quarter" => "Q",
        _ => return None,
    };
    let is_year = |place: &usize| {
        roles.get(*place).is_some_and(|it| it.role == Role::Unknown)
            && name(*place).is_some_and(|it| matches!(it.as_str(), "jahr" | "year" | "kalenderjahr" | "calendaryear"))
    };
    let places = Places { period, year: (0..headers.len()).find(is_year)?, letter };
    let years = years(cells, n_rows, places.year)?;
    let is_made_whole = |row: usize| {
        let text = cells.cell(row, period);
        text.trim().is_empty() || !date::is_whole(&text) && date::is_whole(&places.join(&text, years.get(row)))
    };
    (n_rows > 0 && (0..n_rows).all(is_made_whole)).then_some(places)
}

/// The year of each row; where a cell is blank, as in a pivot table, the one above.
fn years(cells: &dyn Cells, n_rows: usize, place: usize) -> Option<Vec<u16>> {
    let mut years: Vec<u16> = Vec::with_capacity(n_rows);
    for row in 0..n_rows {
        let text = cells.cell(row, place);
        years.push(match text.trim() {
            "" => *years.last()?,
            text => text.parse().ok().filter(|it| (1900..2100).contains(it))?,
        });
    }
    Some(years)
}

impl Places {
    /// `11` and 2025 are `2025-11`, `Nov` and 2025 are `Nov 2025`.
    fn join(self, text: &str, year: Option<&u16>) -> String {
        let text = text.trim();
        match (year, text.parse::<u8>()) {
            (_, _) if text.is_empty() => String::new(),
            (Some(year), Ok(number)) if self.letter == "Q" => format!("{year}-Q{number}"),
            (Some(year), Ok(number)) => format!("{year}-{}{number:02}", self.letter),
            (Some(year), Err(_)) => format!("{text} {year}"),
            (None, _) => text.to_owned(),
        }
    }

    /// Says that the columns belong together, and makes their cells do so.
    pub fn put_together(
        self,
        cells: Arc<dyn Cells>,
        headers: &[String],
        roles: &mut [ColumnRole],
        n_rows: usize,
    ) -> Arc<dyn Cells> {
        let Some(years) = years(cells.as_ref(), n_rows, self.year) else { return cells };
        let header = |place: usize| headers.get(place).map_or("", String::as_str);
        let example = self.join(&cells.cell(0, self.period), years.first());
        let note = Note::new(&YEARS).with(header(self.year)).with(header(self.period)).with(example);
        if let Some(role) = roles.get_mut(self.year) {
            role.evidence = vec![note.clone()];
            role.notes = vec![note];
        }
        Arc::new(WithYears { cells, years, places: self })
    }
}

/// Cells whose periods have their years.
struct WithYears {
    cells: Arc<dyn Cells>,
    years: Vec<u16>,
    places: Places,
}

impl Cells for WithYears {
    fn cell(&self, row: usize, column: usize) -> Cow<'_, str> {
        let text = self.cells.cell(row, column);
        if column == self.places.period { self.places.join(&text, self.years.get(row)).into() } else { text }
    }

    fn number(&self, row: usize, column: usize) -> Option<f64> {
        self.cells.number(row, column).filter(|_| column != self.places.period)
    }

    fn plain_numbers(&self, rows: Range<usize>, column: usize, page: &mut Page) -> bool {
        column != self.places.period && self.cells.plain_numbers(rows, column, page)
    }
}

/// Two columns for one period.
pub static YEARS: NoteKind = NoteKind {
    code: "years_put_together",
    level: Level::Info,
    text: Text {
        de: "„{0}“ und „{1}“ sind zusammen der Zeitraum, zuerst {2}.",
        en: "“{0}” and “{1}” together are the period, first {2}.",
    },
};
