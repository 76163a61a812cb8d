//! Dates of three numbers, their days, and what a column of them shows about their order.

use crate::numbers::Cells;

/// `18.07.2018`, `2026-09-01`: the dates of large exports, without a detour over tokens: each number with
/// its length, and the mark between them.
#[inline(never)]
pub fn three_numbers(bytes: &[u8]) -> Option<([(u32, usize); 3], u8)> {
    if !(5..=14).contains(&bytes.len()) {
        return None;
    }
    let mut numbers = [(0_u32, 0_usize); 3];
    let mut place = 0;
    let mut mark = 0;
    for byte in bytes {
        match byte {
            b'0'..=b'9' => {
                let (value, length) = numbers.get_mut(place)?;
                if *length == 4 {
                    return None;
                }
                *value = *value * 10 + u32::from(byte - b'0');
                *length += 1;
            }
            b'.' | b'/' | b'-' if place < 2 && (mark == 0 || mark == *byte) => {
                mark = *byte;
                place += 1;
            }
            _ => return None,
        }
    }
    (place == 2 && numbers.iter().all(|(_, length)| *length > 0)).then_some((numbers, mark))
}

/// The same for ten letters, as most dates are: two numbers of two digits and a year of four.
#[inline(always)]
fn ten_letters(bytes: &[u8; 10]) -> Option<([(u32, usize); 3], u8)> {
    let digit = |at: usize| u32::from(bytes[at].wrapping_sub(b'0'));
    let two = |at: usize| digit(at) * 10 + digit(at + 1);
    let is_two = |at: usize| digit(at).max(digit(at + 1)) <= 9;
    let is_mark = |one: usize, other: usize| bytes[one] == bytes[other] && matches!(bytes[one], b'.' | b'/' | b'-');
    if is_mark(2, 5) && is_two(0) & is_two(3) & is_two(6) & is_two(8) {
        Some(([(two(0), 2), (two(3), 2), (two(6) * 100 + two(8), 4)], bytes[2]))
    } else if is_mark(4, 7) && is_two(0) & is_two(2) & is_two(5) & is_two(8) {
        Some(([(two(0) * 100 + two(2), 4), (two(5), 2), (two(8), 2)], bytes[4]))
    } else {
        None
    }
}

/// Days since 1970-01-01; none for a day that does not exist or lies outside 1900 to 2100.
#[inline(never)]
pub fn day_number(year: i32, month: u32, day: u32) -> Option<i32> {
    day_of(year, month, day)
}

#[inline(always)]
fn day_of(year: i32, month: u32, day: u32) -> Option<i32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days_in_month = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => return None,
    };
    if !(1900..=2101).contains(&year) || !(1..=days_in_month).contains(&day) {
        return None;
    }
    // Counted from March, so that the leap day comes last (Hinnant, days_from_civil).
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year / 4 - year / 100 + year / 400;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(year * 365 + leaps + day_of_year as i32 - 719_468)
}

/// A date of day, month and year in figures, the first two in either order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// What stands first.
    pub first: u32,
    /// What stands second.
    pub second: u32,
    /// The year, if one is named.
    pub year: Option<i32>,
    /// What stands between them.
    pub mark: u8,
}

impl Figures {
    /// Whether the month stands first: in a column where it does, or because it can only be so.
    #[inline]
    fn is_month_first(self, in_column: bool) -> bool {
        in_column && self.first <= 12 || self.second > 12
    }
}

/// What is known about a column from outside.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint {
    /// Its source is known to write the month first.
    pub month_first: bool,
    /// The table's numbers have decimal commas, so the day probably comes first.
    pub comma: bool,
}

/// What the dates in figures of a column show together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Cells in which only the day can stand first.
    pub day_first: u32,
    /// Cells in which only the month can.
    pub month_first: u32,
    /// Cells that leave it open.
    pub open: u32,
    /// Those of them with points.
    pub open_points: u32,
    /// The first of them.
    pub example: Option<Figures>,
    /// How often the column turns from rising to falling and back, the day first and the month first.
    pub turns: [Turns; 2],
    /// How dates are read until the whole column is known: as the first of them suggests.
    pub drafts_month_first: bool,
}

/// Counts changes of direction.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turns {
    last: Option<i32>,
    rising: Option<bool>,
    /// How many.
    pub count: u32,
}

impl Turns {
    #[inline]
    fn add(&mut self, day: i32) {
        if let Some(last) = self.last
            && last != day
        {
            let rising = day > last;
            self.count += u32::from(self.rising.is_some_and(|it| it != rising));
            self.rising = Some(rising);
        }
        self.last = Some(day);
    }
}

impl Tally {
    /// Adds a date; `base_year` is that of dates that name none.
    #[inline(never)]
    pub fn add(&mut self, it: Figures, hint: Hint, base_year: i32) {
        let year = it.year.unwrap_or(base_year);
        self.add_days(it, hint, [day_number(year, it.second, it.first), day_number(year, it.first, it.second)]);
    }

    /// Whether this date is read with the month first, after those before it.
    #[inline(always)]
    fn is_month_first(&self, it: Figures, hint: Hint) -> bool {
        if self.open + self.day_first + self.month_first > 0 {
            return self.drafts_month_first;
        }
        it.first <= 12 && (it.second > 12 || it.mark != b'.' && (hint.month_first || !hint.comma))
    }

    /// Adds a date that is these days, the day first and the month first.
    #[inline(never)]
    fn add_days(&mut self, it: Figures, hint: Hint, days: [Option<i32>; 2]) {
        let Figures { first, second, mark, .. } = it;
        self.drafts_month_first = self.is_month_first(it, hint);
        match (first > 12, second > 12) {
            (true, _) => self.day_first += 1,
            (_, true) => self.month_first += 1,
            _ if first != second => {
                self.open += 1;
                self.open_points += u32::from(mark == b'.');
                self.example = self.example.or(Some(it));
            }
            _ => {}
        }
        for (turns, day) in self.turns.iter_mut().zip(days) {
            if let Some(day) = day {
                turns.add(day);
            }
        }
    }
}

impl Cells<'_> {
    /// Reads the days of a column as drafts while its cells are plain dates with a year of four digits, and stops at the first other
    /// one.
    #[inline(never)]
    pub fn days(&self, records: &[u32], column: u32, hint: Hint, tally: &mut Tally, days: &mut Vec<i32>) {
        for record in records {
            let Some(cell) = self.cell(*record, column) else { return };
            let ten = <&[u8; 10]>::try_from(cell).ok().and_then(ten_letters);
            let Some((numbers, mark)) = ten.or_else(|| three_numbers(cell)) else { return };
            let day = match numbers {
                [(year, 4), (month, 1 | 2), (day, 1 | 2)] => day_number(year as i32, month, day),
                [(first, 1 | 2), (second, 1 | 2), (year, 4)] => {
                    let year = year as i32;
                    let it = Figures { first, second, year: Some(year), mark };
                    let both = [day_of(year, second, first), day_of(year, first, second)];
                    let month_first = it.is_month_first(tally.is_month_first(it, hint));
                    let day = both[usize::from(month_first)];
                    if day.is_some() {
                        tally.add_days(it, hint, both);
                    }
                    day
                }
                _ => None,
            };
            let Some(day) = day else { return };
            days.push(day);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_letters_say_what_any_letters_say() {
        let mut random = crate::random::Random::new(6);
        let mut n_dates = 0;
        for form in ["00.00.0000", "0000-00-00", "00/00/0000", "0000.00.00", "00.00-0000", "0.00.00000", "000.0.0000"] {
            for _ in 0..2_000 {
                let mut letter = |it: u8| match (it, random.uniform()) {
                    (b'0', it) if it < 0.98 => b'0' + (it * 10.2) as u8 % 10,
                    (_, it) if it > 0.99 => b'x',
                    (it, _) => it,
                };
                let bytes: [u8; 10] = std::array::from_fn(|at| letter(form.as_bytes()[at]));
                if let Some(read) = ten_letters(&bytes) {
                    assert_eq!(Some(read), three_numbers(&bytes), "{}", String::from_utf8_lossy(&bytes));
                    n_dates += 1;
                } else if three_numbers(&bytes).is_some() {
                    // A number of one, three or five digits.
                    assert!(form.starts_with("0.0") || form.starts_with("000."), "{}", String::from_utf8_lossy(&bytes));
                }
            }
        }
        assert!(n_dates > 4_000, "{n_dates}");
    }
}
