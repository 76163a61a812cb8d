//! Durations: `2h 15m`, `1 T 8 Std.`, `00:12:30`, `12:30`, `PT2H15M`.

use super::number::{Cell, Clock, time_unit};
use crate::float;

/// Reads a duration that begins with a digit (or a minus and a digit); spaces and minus are the plain ones.
pub fn parse(text: &str) -> Option<Cell> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    if let Some(clock) = clock(text, negative) {
        return Some(Cell::Clock(clock));
    }
    let seconds = parts(text)?;
    Some(Cell::Duration(if negative { -seconds } else { seconds }))
}

/// `12:30`, `0:00:15`, `12:30,5`, `2:15 h`.
fn clock(text: &str, negative: bool) -> Option<Clock> {
    let end = text.find(|it: char| !it.is_ascii_digit() && !matches!(it, ':' | '.' | ',')).unwrap_or(text.len());
    let (digits, unit) = text.split_at_checked(end)?;
    let mut parts = [0; 3];
    let mut n_parts = 0;
    let mut fraction = 0.0;
    let mut pieces = digits.split(':').peekable();
    while let Some(piece) = pieces.next() {
        let (whole, decimals) = match piece.split_once(['.', ',']) {
            // Only the last part may have decimals.
            Some(_) if pieces.peek().is_some() => return None,
            Some((whole, decimals)) => (whole, decimals),
            None => (piece, ""),
        };
        if !decimals.is_empty() {
            fraction = float::read(&format!("0.{decimals}"))?;
        }
        let number: u32 = whole.parse().ok()?;
        // Only the first part may be 60 or more.
        if n_parts > 0 && (number > 59 || whole.len() > 2) {
            return None;
        }
        *parts.get_mut(n_parts)? = number;
        n_parts += 1;
    }
    if n_parts < 2 {
        return None;
    }
    let hours_first = match unit.trim() {
        "" => None,
        unit => Some(match time_unit(unit)? {
            (3600, length) if length == unit.len() => true,
            (60, length) if length == unit.len() => false,
            _ => return None,
        }),
    };
    Some(Clock { parts, n_parts: n_parts as u8, fraction, negative, hours_first })
}

/// `2 Std. und 15 Min.`: numbers with units of time, the larger ones first. A last number without a unit takes the next smaller one.
fn parts(text: &str) -> Option<f64> {
    let mut rest = text;
    let mut seconds = 0.0;
    let mut smallest = u32::MAX;
    while !rest.is_empty() {
        // `1 day, 2:03:04`
        if smallest == 86_400
            && let Some(clock) = clock(rest, false)
        {
            return Some(seconds + clock.seconds(true));
        }
        let end = rest.find(|it: char| !it.is_ascii_digit() && !matches!(it, '.' | ',')).unwrap_or(rest.len());
        let (number, behind) = rest.split_at_checked(end)?;
        let number: f64 = if number.contains(['.', ',']) {
            float::read(&number.replace(',', "."))?
        } else {
            f64::from(number.parse::<u32>().ok()?)
        };
        let behind = behind.trim_start();
        let (unit, length) = if behind.is_empty() && smallest != u32::MAX {
            // `2h15`
            let next = match smallest {
                604_800 => 86_400,
                86_400 => 3_600,
                _ => smallest / 60,
            };
            (next, 0)
        } else {
            time_unit(behind)?
        };
        if unit >= smallest || unit == 0 {
            return None;
        }
        smallest = unit;
        seconds += number * f64::from(unit);
        let next = behind.get(length..)?.trim_start_matches([' ', ',']);
        rest = ["und ", "and ", "& "].iter().find_map(|and| next.strip_prefix(and)).unwrap_or(next).trim_start();
    }
    Some(seconds)
}

/// `PT2H15M`, `P1DT2H`: the way of ISO 8601.
pub fn parse_iso(text: &str) -> Option<Cell> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut rest = text.strip_prefix('P')?;
    let mut seconds = 0.0;
    let mut in_time = false;
    let mut n_parts = 0;
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T') {
            in_time = true;
            rest = time;
            continue;
        }
        let end = rest.find(|it: char| !it.is_ascii_digit() && !matches!(it, '.' | ','))?;
        let (number, behind) = rest.split_at_checked(end)?;
        let number: f64 = float::read(&number.replace(',', ".")).filter(|it| it.is_finite())?;
        let letter = behind.chars().next()?;
        seconds += number
            * match (in_time, letter) {
                (false, 'W') => 604_800.0,
                (false, 'D') => 86_400.0,
                (true, 'H') => 3_600.0,
                (true, 'M') => 60.0,
                (true, 'S') => 1.0,
                _ => return None,
            };
        n_parts += 1;
        rest = behind.get(1..)?;
    }
    (n_parts > 0).then_some(Cell::Duration(if negative { -seconds } else { seconds }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paste::number::scan;

    #[track_caller]
    fn check(text: &str, hours_first: bool, seconds: Option<f64>) {
        let given = match scan(text) {
            Cell::Duration(seconds) => Some(seconds),
            Cell::Clock(clock) => Some(clock.seconds(hours_first)),
            _ => None,
        };
        assert_eq!(given, seconds, "{text}");
    }

    #[test]
    fn durations_name_their_units() {
        for (text, seconds) in [
            ("2h 15m", 8_100.0),
            ("2h15m", 8_100.0),
            ("2h15", 8_100.0),
            ("2 Std. 15 Min.", 8_100.0),
            ("2 Std. und 15 Min.", 8_100.0),
            ("2 Stunden, 15 Minuten", 8_100.0),
            ("1 T 8 Std.", 115_200.0),
            ("1d 8h", 115_200.0),
            ("1 Tag 8 Stunden", 115_200.0),
            ("1 h 2 min 3 s", 3_723.0),
            ("05 Min. 30 Sek.", 330.0),
            ("1 day, 2:03:04", 93_784.0),
            ("3 T 04:05", 273_900.0),
            ("PT2H15M", 8_100.0),
            ("P1DT2H", 93_600.0),
            ("PT0.5S", 0.5),
            ("-2h 15m", -8_100.0),
        ] {
            check(text, false, Some(seconds));
        }
    }

    #[test]
    fn colons_are_minutes_or_hours() {
        for (text, hours_first, seconds) in [
            ("00:12:30", false, 750.0),
            ("0:00:15", true, 15.0),
            ("12:30", false, 750.0),
            ("12:30", true, 45_000.0),
            ("0:17", false, 17.0),
            ("75:12", false, 4_512.0),
            ("2:15 h", false, 8_100.0),
            ("2:15 Min.", true, 135.0),
            ("-0:30", false, -30.0),
            ("1:02:03.5", false, 3_723.5),
        ] {
            check(text, hours_first, Some(seconds));
        }
    }

    #[test]
    fn other_colons_and_orders_are_no_durations() {
        for text in ["12:75", "1:2:3:4", "15m 2h", "2h 2h", "12:", ":30", "P", "PT", "PM", "12:30 Uhr", "a:b"] {
            check(text, false, None);
        }
    }
}
