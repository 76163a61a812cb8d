//! A year in a column of its own beside months, weeks or quarters, or a day, a month and a year in three: together they are the period.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use zielwert_kernel::numbers::Page;

use crate::engine::data_set::{Cells, Role};
use crate::engine::language::Text;
use crate::engine::measure::Measure;
use crate::engine::note::{Level, Note, NoteKind};
use crate::paste::date;
use crate::paste::header::calendar::{DAY, MONTH, WEEK};
use crate::paste::header::name::Name;

use super::column_of;
use super::roles::ColumnRole;

/// The columns.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    /// The months, weeks, quarters or days.
    period: usize,
    /// The years.
    year: usize,
    /// The days and the months, one of which is the period.
    days: Option<(usize, usize)>,
    /// What stands between a year and a bare number of the period: `2026-Q3`.
    letter: &'static str,
}

/// The columns of a table whose periods name no year, if every row has a year beside its period.
pub fn find(headers: &[String], roles: &[ColumnRole], cells: &dyn Cells, n_rows: usize) -> Option<Places> {
    let name = |place: usize| Some(Name::new(headers.get(place)?).compact());
    let period = column_of(roles, Measure::Period)?;
    let (letter, beside) = match name(period)?.as_str() {
        it if MONTH.contains(&it) => ("", DAY),
        it if WEEK.contains(&it) => ("W", &[] as &[&str]),
        "quartal" | "quarter" => ("Q", &[] as &[&str]),
        it if DAY.contains(&it) => ("", MONTH),
        _ => return None,
    };
    let other = |names: &[&str]| {
        (0..headers.len()).find(|place| {
            roles.get(*place).is_some_and(|it| it.role == Role::Unknown)
                && name(*place).is_some_and(|it| names.contains(&it.as_str()))
        })
    };
    let year = other(&["jahr", "year", "kalenderjahr", "calendaryear"])?;
    let years = years(cells, n_rows, year)?;
    let days = other(beside).map(|it| if beside == DAY { (it, period) } else { (period, it) });
    let without = (beside == DAY || beside.is_empty()).then_some(None);
    [Some(days).filter(Option::is_some), without].into_iter().flatten().find_map(|days| {
        let places = Places { period, year, days, letter };
        let is_made_whole = |row: usize| {
            let text = cells.cell(row, period);
            text.trim().is_empty() || !date::is_whole(&text) && date::is_whole(&places.join(cells, row, years.get(row)))
        };
        (n_rows > 0 && (0..n_rows).all(is_made_whole)).then_some(places)
    })
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
    /// The other columns beside the period.
    pub fn beside(self) -> Vec<usize> {
        let days = self.days.map_or(Vec::new(), |(day, month)| vec![day, month]);
        days.into_iter().filter(|it| *it != self.period).chain([self.year]).collect()
    }

    /// The period of a row: `11` and 2025 are `2025-11`, `Nov` and 2025 are `Nov 2025`, with a day `5. Nov 2025`.
    fn join(self, cells: &dyn Cells, row: usize, year: Option<&u16>) -> String {
        let (text, day, month) = (
            cells.cell(row, self.period),
            self.days.map(|it| cells.cell(row, it.0)),
            self.days.map(|it| cells.cell(row, it.1)),
        );
        let text = text.trim();
        if let (Some(day), Some(month), Some(year)) = (day, month, year)
            && !text.is_empty()
        {
            // `Mo` is no day of a month.
            return match (day.trim().trim_end_matches('.').parse::<u8>(), month.trim().parse::<u8>()) {
                (Ok(day), Ok(month)) => format!("{year}-{month:02}-{day:02}"),
                (Ok(day), Err(_)) => format!("{day}. {} {year}", month.trim()),
                _ => String::new(),
            };
        }
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
        let example = self.join(cells.as_ref(), 0, years.first());
        let beside = self.beside();
        for place in &beside {
            let names: Vec<&str> = beside.iter().map(|it| header(*it)).collect();
            let note = Note::new(&YEARS).with(names.join(", ")).with(header(self.period)).with(example.as_str());
            if let Some(role) = roles.get_mut(*place) {
                role.evidence = vec![note.clone()];
                role.notes = if *place == self.year { vec![note] } else { Vec::new() };
            }
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
        if column == self.places.period {
            self.places.join(self.cells.as_ref(), row, self.years.get(row)).into()
        } else {
            self.cells.cell(row, column)
        }
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
