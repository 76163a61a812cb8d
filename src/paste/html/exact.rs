//! A shown number and the exact one behind it: which decimal mark explains both, and the exact one written as the other is.

use std::borrow::Cow;

use zielwert_kernel::dates::{day_number, three_numbers};

use crate::engine::data_set::Decimal;
use crate::paste::number::{Cell, Figure, Flags, scan};

/// So many pairs show the mark.
const ENOUGH: usize = 10_000;

/// The decimal mark under which numbers show what is behind them, where that tells the two marks apart.
pub fn mark<'a>(pairs: impl Iterator<Item = (Cow<'a, str>, f64)>) -> Option<Decimal> {
    let (mut commas, mut points) = (0, 0);
    for (shown, raw) in pairs.take(ENOUGH) {
        let Cell::Number(figure) = scan(&shown) else { continue };
        match [Decimal::Comma, Decimal::Point].map(|mark| shows(&figure, mark, raw)) {
            [true, false] => commas += 1,
            [false, true] => points += 1,
            _ => {}
        }
    }
    match (commas, points) {
        (0, 0) => None,
        _ if commas >= 4 * points => Some(Decimal::Comma),
        _ if points >= 4 * commas => Some(Decimal::Point),
        _ => None,
    }
}

/// Whether `raw`, rounded to the digits that are shown, is the shown number.
fn shows(figure: &Figure, mark: Decimal, raw: f64) -> bool {
    let (Some(value), Some(step)) = (figure.value(mark, 0), figure.step(mark)) else { return false };
    (value - raw).abs() <= 0.5 * step * (1.0 + 1e-9)
}

/// Whether two cells show the same number and the first one shows more of its digits.
pub fn has_more_digits(first: &str, second: &str) -> bool {
    let (Cell::Number(first), Cell::Number(second)) = (scan(first), scan(second)) else { return false };
    [Decimal::Comma, Decimal::Point].into_iter().any(|mark| {
        let is_finer = first.step(mark).zip(second.step(mark)).is_some_and(|(first, second)| first < second);
        is_finer && first.value(mark, 0).is_some_and(|value| shows(&second, mark, value))
    })
}

/// The exact number in the spelling of the shown one, where that is rounded; none where it is not, or shows something else (a
/// date, a duration).
pub fn written(shown: &str, raw: f64, mark: Decimal) -> Option<String> {
    let Cell::Number(figure) = scan(shown) else { return None };
    let value = figure.value(mark, 0)?;
    // Fifteen digits are what spreadsheets themselves keep.
    let is_rounded = (value - raw).abs() > 1e-14 * raw.abs();
    if !is_rounded || figure.share.is_some() || !shows(&figure, mark, raw) {
        return None;
    }
    // `1,23E+05` is written out; `Mio.` and `%` stay where they are.
    let power = if figure.flags.has(Flags::SCIENTIFIC) { 0 } else { figure.power() };
    let first = shown.find(|it: char| it.is_ascii_digit())?;
    let behind = shown.rfind(|it: char| it.is_ascii_digit())? + 1;
    let front = shown.get(..first)?.trim_end_matches(['.', ',']);
    Some(format!("{front}{}{}", digits(raw, power, mark)?, shown.get(behind..)?))
}

/// A time or a date whose spelling leaves two readings, in the one that is meant: `12:30` of twelve minutes as `00:12:30`,
/// `03/04/2026` as `2026-04-03`. Spreadsheets keep both as days, dates since 1899-12-30.
pub fn settled(shown: &str, raw: f64) -> Option<String> {
    let shown = shown.trim();
    if let Some(([(first, 1 | 2), (second, 1 | 2), (year, 4)], b'/')) = three_numbers(shown.as_bytes()) {
        let is_meant = |[month, day]: &[u32; 2]| {
            day_number(year as i32, *month, *day).is_some_and(|it| f64::from(it) + 25_569.0 == raw)
        };
        let [month, day] = [[second, first], [first, second]].into_iter().find(is_meant)?;
        return Some(format!("{year}-{month:02}-{day:02}"));
    }
    // Hours and minutes say nothing: spreadsheets take `3:45` for them, whatever was meant by who typed it.
    let is_bare = shown.bytes().all(|it| it.is_ascii_digit() || it == b':');
    let Cell::Clock(clock) = scan(shown) else { return None };
    let is_minutes = raw > 0.0 && (clock.seconds(false) - raw * 86_400.0).abs() < 1.0;
    (is_bare && clock.n_parts == 2 && is_minutes).then(|| {
        let [minutes, seconds, _] = clock.parts;
        format!("{:02}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
    })
}

/// The size of a number, divided by ten to the power of `power`, in digits with this mark and without groups.
pub fn digits(number: f64, power: i32, mark: Decimal) -> Option<String> {
    const MAX_PLACES: i32 = 18;
    let plain = number.abs().to_string();
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    // How many of all digits stand before the mark.
    let n_whole = i32::try_from(whole.len()).ok()? - power;
    if !(-MAX_PLACES..=MAX_PLACES).contains(&n_whole) {
        return None;
    }
    let all = format!("{}{whole}{rest}", "0".repeat(usize::try_from(1 - n_whole).unwrap_or(0)));
    let n_whole = n_whole.max(1) as usize;
    let all = format!("{all:0<n_whole$}");
    let (whole, rest) = all.split_at_checked(n_whole)?;
    let (whole, rest) = (whole.trim_start_matches('0'), rest.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    let mark = if mark == Decimal::Comma { ',' } else { '.' };
    Some(match rest.len() {
        0 => whole.to_owned(),
        // Three decimals could be a group of thousands.
        3 => format!("{whole}{mark}{rest}0"),
        _ => format!("{whole}{mark}{rest}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shown: &str, raw: f64, mark: Decimal, expected: &str) {
        assert_eq!(written(shown, raw, mark).as_deref().unwrap_or("-"), expected, "{shown}");
    }

    #[test]
    fn rounded_numbers_become_exact() {
        use Decimal::{Comma, Point};
        check("12,3 %", 0.123456, Comma, "12,3456 %");
        check("12%", 0.1234, Point, "12.34%");
        check("1.235", 1234.567, Comma, "1234,5670");
        check("1,235", 1234.5, Point, "1234.5");
        check("1,2 Mio. €", 1_234_567.0, Comma, "1,234567 Mio. €");
        check("$1.2M", 1_150_000.0, Point, "$1.15M");
        check("(1,23)", -1.2345, Point, "-");
        check("(1.23)", -1.2345, Point, "(1.2345)");
        check("-0,1", -0.125, Comma, "-0,1250");
        check("1,23E+05", 123_456.0, Comma, "123456");
        check("0", 0.001, Comma, "0,0010");
        check("0,00 %", 0.000_012_5, Comma, "0,00125 %");
    }

    #[test]
    fn what_is_exact_or_something_else_stays() {
        use Decimal::{Comma, Point};
        check("27.990,00", 27990.0, Comma, "-");
        check("0,3", 0.1 + 0.2, Comma, "-");
        check("18.07.2026", 46_221.0, Comma, "-");
        check("12:30", 0.520_833, Comma, "-");
        check("Facebook", 1.0, Comma, "-");
        check("1.235", 1234.567, Point, "-");
        check("5", 7.0, Comma, "-");
        check("561 (67%)", 561.2, Comma, "-");
        check("", 7.0, Comma, "-");
    }

    #[test]
    fn times_and_dates_are_settled() {
        for (shown, raw, expected) in [
            ("2:15", 0.093_75, None),
            ("12:30", 0.008_680_555_6, Some("00:12:30")),
            ("0:00", 0.0, None),
            ("65:30", 0.045_486_111_1, Some("01:05:30")),
            ("12:30 min", 0.008_680_555_6, None),
            ("12:30", 7.0, None),
            ("03/04/2026", 46_115.0, Some("2026-04-03")),
            ("4/3/2026", 46_115.0, Some("2026-04-03")),
            ("03/04/2026", 46_116.0, None),
            ("03.04.2026", 46_115.0, None),
            ("1.234", 1234.0, None),
        ] {
            assert_eq!(settled(shown, raw).as_deref(), expected, "{shown}");
        }
    }

    #[test]
    fn the_mark_that_explains_both() {
        let mark = |pairs: &[(&'static str, f64)]| mark(pairs.iter().map(|(shown, raw)| (Cow::Borrowed(*shown), *raw)));
        assert_eq!(mark(&[("12", 12.0), ("1.234", 1234.0)]), Some(Decimal::Comma));
        assert_eq!(mark(&[("1.234", 1.234)]), Some(Decimal::Point));
        assert_eq!(mark(&[("12,5 %", 0.125)]), Some(Decimal::Comma));
        assert_eq!(mark(&[("12", 12.0), ("18.07.2026", 46_221.0)]), None);
        assert_eq!(mark(&[("1.234", 1.234), ("1,234", 1.234)]), None);
    }
}
