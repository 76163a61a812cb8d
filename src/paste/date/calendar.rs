//! Days, months, quarters and weeks as days since 1970-01-01.

use crate::engine::data_set::Period;

pub(super) use zielwert_kernel::dates::day_number;

/// A part of some year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Yearless {
    Day { month: u32, day: u32 },
    Week(u32),
    Month(u32),
    Quarter(u32),
    Half(u32),
}

/// The year of dates that name none: any would do, for only their order counts; it has a 29th of February.
pub(super) const BASE_YEAR: i32 = 2000;

impl Yearless {
    pub(super) fn period(self, year: i32) -> Option<Period> {
        match self {
            Yearless::Day { month, day } => day_period(year, month, day),
            Yearless::Week(week) => week_period(year, week),
            Yearless::Month(month) => month_period(year, month),
            Yearless::Quarter(quarter @ 1..=4) => months_period(year, quarter * 3 - 2, quarter * 3),
            Yearless::Half(half @ 1..=2) => months_period(year, half * 6 - 5, half * 6),
            Yearless::Quarter(_) | Yearless::Half(_) => None,
        }
    }
}

pub(super) fn century(value: u32) -> i32 {
    value as i32 + if value < 70 { 2000 } else { 1900 }
}

pub(super) fn day_period(year: i32, month: u32, day: u32) -> Option<Period> {
    let day = day_number(year, month, day)?;
    Some(Period { first: day, last: day })
}

pub(super) fn month_period(year: i32, month: u32) -> Option<Period> {
    months_period(year, month, month)
}

pub(super) fn months_period(year: i32, first: u32, last: u32) -> Option<Period> {
    let next = if last == 12 { day_number(year + 1, 1, 1)? } else { day_number(year, last + 1, 1)? };
    Some(Period { first: day_number(year, first, 1)?, last: next - 1 })
}

/// A calendar week, Monday to Sunday; the first one contains the 4th of January (ISO 8601).
pub(super) fn week_period(year: i32, week: u32) -> Option<Period> {
    if !(1..=53).contains(&week) {
        return None;
    }
    let fourth = day_number(year, 1, 4)?;
    // 1970-01-01 was a Thursday.
    let monday = fourth - (fourth + 3).rem_euclid(7) + (week as i32 - 1) * 7;
    Some(Period { first: monday, last: monday + 6 })
}
