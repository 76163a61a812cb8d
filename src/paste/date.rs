//! Dates and periods of a column: whether the day or the month stands first is decided once for the whole column.
//!
//! No cell alone makes a date: only a column that its header names as a period is read here.

mod calendar;
mod cell;
mod short;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use zielwert_kernel::dates::{self as kernel, Figures, Tally};

pub use short::{YearFirst, month_of, with_year_first, year_first};

use crate::engine::data_set::Period;
use crate::engine::ids;
use crate::order;
use calendar::{BASE_YEAR, Yearless, century, month_period};
use cell::{Date, day_and_month, read_span};

/// The periods of a column and what was decided about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dates {
    /// One for each row.
    pub periods: Vec<Option<Period>>,
    /// Why the day or the month stands first; none where no cell leaves it open.
    pub order: Option<(Order, Because)>,
    /// A cell that could be read both ways, if any.
    pub example: Option<String>,
    /// The first rows that contradict the column's order and were read the only way that they can be.
    pub contrary: Vec<u32>,
    /// The first rows with words that are no date.
    pub unread: Vec<u32>,
    /// How many of those there are.
    pub n_unread: usize,
    /// Whether years were assumed, because no cell names one.
    pub yearless: bool,
}

/// So many doubtful rows are kept.
const NAMED: usize = 20;

/// Which number comes first in `03/04/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The 3rd of April.
    DayFirst,
    /// March the 4th.
    MonthFirst,
    /// The 26th of April 2003, in `03/04/26`.
    YearFirst,
}

ids!(Order { DayFirst "day_first", MonthFirst "month_first", YearFirst "year_first" });

/// Why an [`Order`] was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// A number above 12 can only be a day.
    Parts,
    /// Numbers with points between them are day, month, year.
    Points,
    /// The platform writes its dates so.
    Source,
    /// Only so the rows are in order.
    Sequence,
    /// Nothing decides: the likelier one.
    Likelier,
    /// The person said so.
    Set,
}

/// What is known about the column from outside.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint {
    /// The platform is known to write the month first.
    pub month_first: bool,
    /// The table's numbers have decimal commas, so the day probably comes first.
    pub comma: bool,
    /// What the person said.
    pub set: Option<Order>,
}

/// Whether a cell among numbers is a date, perhaps one that a spreadsheet made of a number: `01. Feb`, `Mär 23`.
pub fn looks_like_one(text: &str) -> bool {
    // `1-2 h` are hours, not half-years.
    text.len() <= 40
        && !text.trim_end().strip_suffix('h').is_some_and(|it| it.trim_end().ends_with(|it: char| it.is_ascii_digit()))
        && text.bytes().any(|it| it.is_ascii_digit())
        && text.bytes().any(|it| !it.is_ascii_digit())
        && read_span(text).is_some()
}

/// Whether a cell says by itself which period it means, its year included.
pub fn is_whole(text: &str) -> bool {
    matches!(read_span(text), Some((Date::Span(_), None)))
}

/// Whether a header names a period: `Jan`, `KW 12`, `2026`, `Q1 2026`, `1.2.`, `01.02`. Bare numbers other than years do not, nor
/// does `1.2`, which may be a version.
pub fn is_period(text: &str) -> bool {
    !is_bare_number(text) && read_span(text).is_some()
}

/// Whether it is a number that names no year: `12`, `1.2`.
fn is_bare_number(text: &str) -> bool {
    let text = text.trim();
    let is_decimal = text.split_once('.').is_some_and(|(day, month)| {
        let is_whole = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
        let is_padded = day.len() == 2 && month.len() == 2 && (day.starts_with('0') || month.starts_with('0'));
        is_whole(day) && is_whole(month) && day.len() < 3 && month.len() < 3 && !is_padded
    });
    let is_number = is_decimal || text.bytes().all(|it| it.is_ascii_digit());
    let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    is_number && !is_year
}

/// The period that a cell names by itself, where a day is not what matters; without a year, in some year.
pub fn period(text: &str) -> Option<Period> {
    if is_bare_number(text) {
        return None;
    }
    match read_span(text)? {
        (Date::Span(period), None) => Some(period),
        (Date::MonthAnd { month, number }, None) => month_period(century(number), month),
        (Date::Yearless(part), None) => part.period(BASE_YEAR),
        _ => None,
    }
}

/// Which of these periods are longer than others, and whether those that lie in it, among which `are_alike`, fill it wholly: a quarter
/// and its months.
pub fn longer(periods: &[Option<Period>], are_alike: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, bool)> {
    let length = |it: &Period| it.last - it.first + 1;
    let Some(shortest) = periods.iter().flatten().map(length).min() else { return Vec::new() };
    let is_long = |it: &Period| length(it) > 2 * shortest;
    let known = || periods.iter().enumerate().filter_map(|(place, it)| Some((place, (*it)?)));
    let is_filled = |place: usize, whole: Period| {
        let is_part = |(other, it): &(usize, Period)| {
            !is_long(it) && it.first >= whole.first && it.last <= whole.last && are_alike(place, *other)
        };
        let parts = order::set(known().filter(is_part).map(|(_, it)| (it.first, it.last)));
        parts.iter().map(|it| it.1 - it.0 + 1).sum::<i32>() == length(&whole)
    };
    known().filter(|(_, it)| is_long(it)).map(|(place, it)| (place, is_filled(place, it))).collect()
}

/// Reads plain dates among some rows as days, up to the first other cell.
pub type Plain<'a> = &'a dyn Fn(Range<usize>, kernel::Hint, &mut Tally, &mut Vec<i32>);

/// So many rows are read at once.
const BLOCK: usize = 512;

/// Reads the cells of a column that holds periods.
pub fn read<'a>(n_rows: usize, cell: &dyn Fn(usize) -> Cow<'a, str>, plain: Plain, hint: Hint) -> Dates {
    let mut survey = Survey::default();
    let mut dates = Dates::default();
    let mut drafts = Vec::with_capacity(n_rows);
    let mut days = Vec::new();
    while drafts.len() < n_rows {
        let row = drafts.len();
        let end = n_rows.min(row + BLOCK);
        days.clear();
        plain(row..end, hint.of_figures(), &mut survey.tally, &mut days);
        drafts.extend(days.iter().map(|day| Some(Period { first: *day, last: *day })));
        let row = drafts.len();
        if row == end {
            continue;
        }
        let text = cell(row);
        let span = read_span(&text);
        if let Some((from, to)) = span {
            survey.add(from, hint);
            to.into_iter().for_each(|it| survey.add(it, hint));
        }
        let period = span.and_then(|it| survey.draft().period_of(it));
        if period.is_none() && !super::number::is_missing(&text) {
            dates.unread(row);
        }
        drafts.push(period);
    }
    let order = survey.order(hint);
    let month_first = matches!(order, Some((Order::MonthFirst, _)));
    let reading =
        Reading { month_first, numbers_are_years: survey.numbers_are_years(), years: survey.years(month_first) };
    dates.order = order;
    dates.yearless = !reading.years.is_empty();
    // Cells that can only be read the other way, against the rest or against what the person said.
    let contradictory = if month_first { survey.tally.day_first > 0 } else { survey.tally.month_first > 0 };
    if survey.yearless.is_empty() && !contradictory && survey.tally.drafts_month_first == month_first {
        dates.example = survey.example();
        dates.periods = drafts;
        return dates;
    }
    // The drafts took the day or the month first, or some year, too early.
    drop(drafts);
    dates = Dates { order: dates.order, yearless: dates.yearless, example: survey.example(), ..Dates::default() };
    dates.periods = Vec::with_capacity(n_rows);
    for row in 0..n_rows {
        let text = cell(row);
        let span = read_span(&text);
        let period = span.and_then(|it| reading.period_of(it));
        if period.is_none() && !super::number::is_missing(&text) {
            dates.unread(row);
        }
        if span.is_some_and(|(from, _)| reading.contradicts(from)) && dates.contrary.len() < NAMED {
            dates.contrary.push(row as u32);
        }
        dates.periods.push(period);
    }
    dates
}

impl Dates {
    fn unread(&mut self, row: usize) {
        self.n_unread += 1;
        if self.unread.len() < NAMED {
            self.unread.push(row as u32);
        }
    }
}

/// What all cells of the column say together.
#[derive(Default)]
struct Survey {
    /// What the dates in figures show.
    tally: Tally,
    /// Numbers behind months: `Mär 23`.
    months: Vec<(u32, u32)>,
    /// Whether some cell can only be a day without a year: `January 1`.
    has_days: bool,
    /// Dates without a year in order of first appearance.
    yearless: Vec<Date>,
}

/// More different months or days than a column has without years.
const MAX_PARTS: usize = 800;

impl Hint {
    fn of_figures(self) -> kernel::Hint {
        kernel::Hint { month_first: self.month_first, comma: self.comma }
    }
}

impl Survey {
    /// How dates are read until the whole column is known.
    fn draft(&self) -> Reading {
        Reading { month_first: self.tally.drafts_month_first, ..Reading::default() }
    }

    /// A cell that could be read both ways.
    fn example(&self) -> Option<String> {
        let Figures { first, second, year, mark } = self.tally.example?;
        let year = year.map(|it| it.to_string()).unwrap_or_default();
        Some(format!("{first:02}{mark}{second:02}{mark}{year}", mark = char::from(mark)))
    }

    fn add(&mut self, date: Date, hint: Hint) {
        match date {
            Date::Span(_) => {}
            Date::Numbers { first, second, year, mark } => {
                self.tally.add(Figures { first, second, year, mark: mark as u8 }, hint.of_figures(), BASE_YEAR);
                if year.is_none() {
                    self.add_yearless(date);
                }
            }
            Date::MonthAnd { month, number } => {
                if self.months.len() < MAX_PARTS && !self.months.contains(&(month, number)) {
                    self.months.push((month, number));
                }
                self.add_yearless(date);
            }
            Date::Yearless(part) => {
                self.has_days |= matches!(part, Yearless::Day { .. });
                self.add_yearless(date);
            }
        }
    }

    fn add_yearless(&mut self, date: Date) {
        if self.yearless.len() < MAX_PARTS && !self.yearless.contains(&date) {
            self.yearless.push(date);
        }
    }

    fn order(&self, hint: Hint) -> Option<(Order, Because)> {
        use Order::{DayFirst, MonthFirst};
        let Tally { day_first: days, month_first: months, open, open_points, turns, .. } = self.tally;
        let [day_first, month_first] = turns;
        if open + days + months == 0 {
            return None;
        }
        if let Some(order) = hint.set {
            return Some((order, Because::Set));
        }
        Some(if days != months {
            (if days > months { DayFirst } else { MonthFirst }, Because::Parts)
        } else if open == 0 {
            (DayFirst, Because::Likelier)
        } else if open_points == open {
            (DayFirst, Because::Points)
        } else if hint.month_first {
            (MonthFirst, Because::Source)
        } else if day_first.count != month_first.count && day_first.count.min(month_first.count) == 0 {
            (if day_first.count == 0 { DayFirst } else { MonthFirst }, Because::Sequence)
        } else {
            (if hint.comma { DayFirst } else { MonthFirst }, Because::Likelier)
        })
    }

    /// Whether `Mär 23` is March 2023: the numbers could be years, and one of them serves several months.
    fn numbers_are_years(&self) -> bool {
        let mut numbers: Vec<u32> = self.months.iter().map(|(_, number)| *number).collect();
        order::upwards(&mut numbers);
        numbers.dedup();
        let mut months: Vec<u32> = self.months.iter().map(|(month, _)| *month).collect();
        order::upwards(&mut months);
        months.dedup();
        let plausible = numbers.iter().all(|it| (10..=39).contains(it));
        let beyond_days = numbers.iter().any(|it| *it > 31);
        beyond_days
            || !self.has_days
                && plausible
                && numbers.len() <= months.len()
                && numbers.len() * 2 <= self.months.len() + 1
    }

    /// The year of each part that names none: it turns where December is followed by January, or the other way round.
    fn years(&self, month_first: bool) -> BTreeMap<Yearless, i32> {
        let months_have_years = self.numbers_are_years();
        let parts: Vec<Yearless> = self
            .yearless
            .iter()
            .filter_map(|date| match *date {
                Date::Yearless(part) => Some(part),
                Date::MonthAnd { month, number } if !months_have_years => Some(Yearless::Day { month, day: number }),
                Date::Numbers { first, second, .. } => Some(day_and_month(first, second, month_first)),
                _ => None,
            })
            .collect();
        let position = |part: &Yearless| part.period(BASE_YEAR).map(|it| it.first);
        let rising = parts.iter().filter_map(position).is_sorted();
        let mut years = BTreeMap::new();
        let mut year = BASE_YEAR;
        let mut last = None;
        for part in parts {
            if years.contains_key(&part) {
                continue;
            }
            let Some(day) = position(&part) else { continue };
            if let Some(last) = last
                && !rising
            {
                year += i32::from(day - last < -183) - i32::from(day - last > 183);
            }
            last = Some(day);
            years.insert(part, year);
        }
        years
    }
}

/// Everything decided about a column.
#[derive(Default)]
struct Reading {
    month_first: bool,
    numbers_are_years: bool,
    years: BTreeMap<Yearless, i32>,
}

impl Reading {
    fn period_of(&self, (from, to): (Date, Option<Date>)) -> Option<Period> {
        let from = self.period(from)?;
        let to = to.map_or(Some(from), |it| self.period(it))?;
        (from.first <= to.last).then_some(Period { first: from.first, last: to.last })
    }

    fn period(&self, date: Date) -> Option<Period> {
        match date {
            Date::Span(period) => Some(period),
            Date::Numbers { first, second, year, .. } => {
                let part = day_and_month(first, second, self.month_first);
                year.map_or_else(|| self.yearless(part), |year| part.period(year))
            }
            Date::MonthAnd { month, number } if self.numbers_are_years => month_period(century(number), month),
            Date::MonthAnd { month, number } => self.yearless(Yearless::Day { month, day: number }),
            Date::Yearless(part) => self.yearless(part),
        }
    }

    fn yearless(&self, part: Yearless) -> Option<Period> {
        part.period(self.years.get(&part).copied().unwrap_or(BASE_YEAR))
    }

    /// Whether the column's order is impossible here.
    fn contradicts(&self, date: Date) -> bool {
        match date {
            Date::Numbers { first, second, .. } => {
                if self.month_first {
                    first > 12
                } else {
                    second > 12
                }
            }
            _ => false,
        }
    }
}
