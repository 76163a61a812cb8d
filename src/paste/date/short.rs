//! Years of two digits: whether they stand first, as in `24-12-31`, and months beside them.

use std::borrow::Cow;

use zielwert_kernel::dates::three_numbers;

use super::calendar::{century, day_number};

/// Whether the year stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearFirst {
    No,
    Yes,
    /// It or the day may: nothing decides.
    Perhaps,
}

/// Years that stand first are of this century: those before it hardly anybody writes with two digits.
const YEARS: std::ops::Range<u32> = 15..40;

/// Whether the year stands first in such cells: where only then all are dates, or these lie closer together. With points it never does.
pub fn year_first<'a>(cells: impl Iterator<Item = Cow<'a, str>>) -> YearFirst {
    let mut year_first = Some((i32::MAX, i32::MIN));
    let mut day_first = year_first;
    for cell in cells {
        if super::super::number::is_missing(&cell) {
            continue;
        }
        let Some([one, month, other]) = numbers(&cell) else { return YearFirst::No };
        let grown = |span: Option<(i32, i32)>, year: u32, day: u32| {
            let day = day_number(century(year), month, day)?;
            span.map(|(first, last)| (first.min(day), last.max(day)))
        };
        year_first = grown(year_first.filter(|_| YEARS.contains(&one)), one, other);
        day_first = grown(day_first, other, one);
    }
    // Differences that chance hardly makes.
    const CLEARLY: i32 = 4;
    let length = |(first, last): (i32, i32)| last.checked_sub(first);
    match (year_first.and_then(length), day_first.map(length)) {
        (None, _) => YearFirst::No,
        (_, None | Some(None)) => YearFirst::Yes,
        (Some(year), Some(Some(day))) if year * CLEARLY < day => YearFirst::Yes,
        (Some(year), Some(Some(day))) if day * CLEARLY < year => YearFirst::No,
        _ => YearFirst::Perhaps,
    }
}

/// `24/12/31` as numbers.
fn numbers(cell: &str) -> Option<[u32; 3]> {
    match three_numbers(cell.trim().as_bytes())? {
        ([(one, 2), (month, 1 | 2), (other, 2)], b'-' | b'/') => Some([one, month, other]),
        _ => None,
    }
}

/// `24/12/31` as `2024-12-31`.
pub fn with_year_first(cell: &str) -> Option<String> {
    let [year, month, day] = numbers(cell)?;
    Some(format!("{}-{month:02}-{day:02}", century(year)))
}

/// `12/23` and `Dez 23` in a column of months as `2023-12` and `Dez 2023`.
pub fn month_of(cell: &str) -> Option<String> {
    let cell = cell.trim();
    let (head, year) = cell.split_at_checked(cell.len().checked_sub(2)?)?;
    let month = head.trim_end_matches([' ', '-', '/', '.', '\'', '’']);
    let is_year = year.bytes().all(|it| it.is_ascii_digit()) && ("10"..="39").contains(&year);
    if !is_year || month.len() == head.len() || month.is_empty() {
        None
    } else if month.chars().all(char::is_alphabetic) {
        Some(format!("{month} 20{year}"))
    } else {
        let month: u32 = month.parse().ok().filter(|it| (1..=12).contains(it))?;
        Some(format!("20{year}-{month:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closer_dates_are_meant() {
        use YearFirst::{No, Perhaps, Yes};
        for (cells, expected) in [
            (&["24/12/30", "24/12/31", "25/01/01"] as &[&str], Yes),
            (&["23-11-05", "", "23-12-05", "24-01-05"], Yes),
            (&["24-12-32", "24-12-31"], No),
            (&["25/01/24", "26/01/24", "01/02/24"], No),
            (&["31/01/24", "29/02/24", "31/03/24"], No),
            (&["01/01/24", "01/02/24"], No),
            (&["24-01-25", "24-02-25"], Perhaps),
            (&["38-01-25"], Yes),
            (&["24-01-25"], Perhaps),
            (&["24.12.30", "24.12.31", "25.01.01"], No),
            (&["24/12/2030"], No),
            (&["", "–"], No),
        ] {
            assert_eq!(year_first(cells.iter().map(|it| Cow::Borrowed(*it))), expected, "{cells:?}");
        }
        assert_eq!(with_year_first("24/12/31").as_deref(), Some("2024-12-31"));
    }

    #[test]
    fn months_beside_a_short_year() {
        for (cell, expected) in [
            ("12/23", Some("2023-12")),
            ("1/24", Some("2024-01")),
            ("Dez 23", Some("Dez 2023")),
            ("Dez. '23", Some("Dez 2023")),
            ("12/2023", None),
            ("Dez 2023", None),
            ("13/23", None),
            ("23", None),
            ("Dez", None),
            ("31.12.23", None),
        ] {
            assert_eq!(month_of(cell).as_deref(), expected, "{cell}");
        }
    }
}
