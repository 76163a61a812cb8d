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

/// Whether it is one of ten letters, `18.07.2018` or `2026-09-01`.
#[inline(never)]
pub fn is_plain(text: &[u8]) -> bool {
    <&[u8; 10]>::try_from(text).ok().and_then(ten_letters).is_some()
}

/// Days since 1970-01-01; none for a day that does not exist or lies outside 1900 to 2100.
#[inline(never)]
pub fn day_number(year: i32, month: u32, day: u32) -> Option<i32> {
    day_of(year, month, day)
}

#[inline(always)]
fn day_of(year: i32, month: u32, day: u32) -> Option<i32> {
    Year::new(year)?.day(month, day)
}

/// A year between 1900 and 2101.
#[derive(Clone, Copy)]
struct Year {
    /// The day before its first.
    before: i32,
    is_leap: bool,
}

impl Year {
    #[inline(always)]
    fn new(year: i32) -> Option<Self> {
        let is_leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0));
        // Those before this year.
        let last = year - 1;
        let leaps = last / 4 - last / 100 + last / 400;
        let before = last * 365 + leaps - 719_163;
        (1900..=2101).contains(&year).then_some(Year { before, is_leap })
    }

    /// A day of the year, if it has it. Both ways to read a date are asked for, and which of them is a day cannot be foreseen: no jumps.
    #[inline(always)]
    fn day(self, month: u32, day: u32) -> Option<i32> {
        let (before, n_days) = MONTHS[(month & 15) as usize];
        let is_leap_day = self.is_leap & (month == 2);
        let is_behind = self.is_leap & (month > 2);
        let is_one = (month < 13) & (day.wrapping_sub(1) < n_days + u32::from(is_leap_day));
        is_one.then_some(self.before + before + i32::from(is_behind) + day as i32)
    }
}

/// The days before each month, and those in it.
const MONTHS: [(i32, u32); 16] = {
    let days = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0, 0];
    let mut months = [(0, 0); 16];
    let mut month = 1;
    while month < 16 {
        let (before, n_days) = months[month - 1];
        months[month] = (before + n_days as i32, days[month]);
        month += 1;
    }
    months
};

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
        in_column & (self.first <= 12) | (self.second > 12)
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
    /// The last day, counted from [`BEGINNING`]; 0 before the first.
    last: i32,
    /// 1 where days rise, -1 where they fall.
    way: i32,
    /// How many.
    pub count: u32,
}

/// So many days before 1970 there is none.
const BEGINNING: i32 = 1_000_000;

impl Turns {
    /// Adds a day, if it is one: no jumps, for whether days rise or fall cannot be foreseen.
    #[inline(always)]
    fn add(&mut self, day: Option<i32>) {
        let day = day.map_or(self.last, |it| it + BEGINNING);
        let way = (day - self.last).signum() * i32::from(self.last != 0);
        self.count += u32::from(way * self.way < 0);
        self.way = if way == 0 { self.way } else { way };
        self.last = day;
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
    #[inline(always)]
    fn add_days(&mut self, it: Figures, hint: Hint, days: [Option<i32>; 2]) {
        let Figures { first, second, mark, .. } = it;
        self.drafts_month_first = self.is_month_first(it, hint);
        let only_day = first > 12;
        let only_month = !only_day & (second > 12);
        let is_open = !(only_day | only_month) & (first != second);
        self.day_first += u32::from(only_day);
        self.month_first += u32::from(only_month);
        self.open += u32::from(is_open);
        self.open_points += u32::from(is_open & (mark == b'.'));
        if is_open & self.example.is_none() {
            self.example = Some(it);
        }
        for (turns, day) in self.turns.iter_mut().zip(days) {
            turns.add(day);
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
                [(year, 4), (month, 1 | 2), (day, 1 | 2)] => day_of(year as i32, month, day),
                [(first, 1 | 2), (second, 1 | 2), (year, 4)] => {
                    let Some(of_year) = Year::new(year as i32) else { return };
                    let it = Figures { first, second, year: Some(year as i32), mark };
                    let both = [of_year.day(second, first), of_year.day(first, second)];
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

    #[test]
    fn days_follow_one_another() {
        let mut next = -25_567;
        for year in 1900..=2101 {
            let is_leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
            for (month, n_days) in (1..).zip([31, 28 + u32::from(is_leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
                for day in 1..=n_days {
                    assert_eq!(day_number(year, month, day), Some(next), "{year}-{month}-{day}");
                    next += 1;
                }
                assert_eq!([0, n_days + 1].map(|day| day_number(year, month, day)), [None; 2], "{year}-{month}");
            }
            assert_eq!([0, 13, 14, 15, 16, 17, 33].map(|month| day_number(year, month, 1)), [None; 7], "{year}");
        }
        assert_eq!([1899, 2102, 0, 9999].map(|year| day_number(year, 1, 1)), [None; 4]);
    }

    #[test]
    fn turns_are_counted_between_the_days_that_there_are() {
        for (days, n) in [
            (&[][..], 0),
            (&[Some(5)], 0),
            (&[Some(5), Some(4), Some(4), Some(3)], 0),
            (&[Some(5), None, Some(7), Some(6), None, Some(6), Some(5), Some(9)], 2),
            (&[None, Some(-30_000), Some(0), Some(-1)], 1),
        ] {
            let mut turns = Turns::default();
            days.iter().for_each(|day| turns.add(*day));
            assert_eq!(turns.count, n, "{days:?}");
        }
    }
}
