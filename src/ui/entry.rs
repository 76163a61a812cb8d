//! Numbers that a person types: with comma or point, grouped or not, in the unit that the page shows.

use crate::engine::language::Language;
use crate::engine::unit::Unit;
use crate::{float, text};

/// A typed number in the unit of the field; `None` where it is no number.
///
/// A single mark with three digits behind it groups where the reader's language groups with it, and wherever only whole
/// things are counted one by one: `1.234k` is 1,234 to an English reader. A field for per cent takes `3,4` and `3,4 %` for 0.034.
pub fn read(typed: &str, unit: Unit, language: Language) -> Option<f64> {
    let mut bare: String =
        typed.chars().filter(|it| !it.is_whitespace() && !matches!(it, '\'' | '’' | '%' | '×')).collect();
    bare = bare.replace('−', "-");
    let factor = match bare.char_indices().last() {
        Some((end, 'k' | 'K')) => {
            bare.truncate(end);
            1e3
        }
        Some((end, 'm' | 'M')) => {
            bare.truncate(end);
            1e6
        }
        _ => 1.0,
    };
    let groups = |mark: char| {
        let mut parts = bare.trim_start_matches(['-', '+']).split(mark);
        let head = parts.next().map_or(0, str::len);
        (1..=3).contains(&head) && parts.all(|part| part.len() == 3)
    };
    let is_whole = unit == Unit::Count && factor == 1.0;
    // What the only kind of mark in a number is: the decimal mark, or none because it groups.
    let decimal = |mark: char, is_grouping_mark: bool| {
        let may_group = is_grouping_mark || is_whole || bare.matches(mark).count() > 1;
        (!(groups(mark) && may_group)).then_some(mark)
    };
    let decimal = match (bare.rfind(','), bare.rfind('.')) {
        (Some(comma), Some(point)) => Some(if comma > point { ',' } else { '.' }),
        (None, None) => None,
        (Some(_), None) => decimal(',', language == Language::En),
        (None, Some(_)) => decimal('.', language == Language::De),
    };
    let plain: String = bare
        .chars()
        .filter_map(|it| match it {
            ',' | '.' if Some(it) == decimal => Some('.'),
            ',' | '.' => None,
            other => Some(other),
        })
        .collect();
    if !plain.chars().all(|it| it.is_ascii_digit() || matches!(it, '.' | '-' | '+')) {
        return None;
    }
    let number = float::read(&plain)?;
    let number = if unit == Unit::Percent { number / 100.0 } else { number };
    Some(number * factor).filter(|it| it.is_finite())
}

/// A number as the field shows it: without its unit.
pub fn write(value: f64, unit: Unit, language: Language) -> String {
    text::decimal(if unit == Unit::Percent { value * 100.0 } else { value }, language)
}

/// The same in three significant digits, for a value that nobody typed.
pub fn write_short(value: f64, unit: Unit, language: Language) -> String {
    let magnitude = 10f64.powi(2 - value.abs().max(1e-12).log10().floor() as i32);
    let short = (value * magnitude).round() / magnitude;
    write(if short.is_finite() { short } else { value }, unit, language)
}

/// How a typed number was read, with its unit, where it can be read in two ways and is not what the field writes itself.
pub fn reading(typed: &str, number: f64, unit: Unit, language: Language) -> Option<String> {
    if !typed.contains([',', '.', 'k', 'K', 'm', 'M']) || typed.trim() == write(number, unit, language) {
        return None;
    }
    Some(if unit == Unit::Percent { text::percent(number, language) } else { text::decimal(number, language) })
}

/// The sign that stands behind the field.
pub fn sign(unit: Unit, language: Language) -> &'static str {
    match (unit, language) {
        (Unit::Percent, _) => "%",
        (Unit::Multiple, _) => "×",
        (Unit::Seconds, Language::De) => "Sek.",
        (Unit::Seconds, Language::En) => "s",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, unit: Unit, language: Language, expected: Option<f64>) {
        let read = read(typed, unit, language);
        let same = match (read, expected) {
            (Some(read), Some(expected)) => (read - expected).abs() < 1e-9,
            (read, expected) => read == expected,
        };
        assert!(same, "{typed:?} in {}: {read:?}, not {expected:?}", language.code());
    }

    #[test]
    fn comma_and_point_in_both_languages() {
        use Language::{De, En};
        for (typed, unit, language, expected) in [
            ("12.400", Unit::Count, De, Some(12400.0)),
            ("12.400", Unit::Count, En, Some(12400.0)),
            ("12,400", Unit::Count, En, Some(12400.0)),
            ("1.234", Unit::Multiple, De, Some(1234.0)),
            ("1.234", Unit::Multiple, En, Some(1.234)),
            ("1,234", Unit::Multiple, De, Some(1.234)),
            ("1.234,5", Unit::Money, En, Some(1234.5)),
            ("1,234.5", Unit::Money, De, Some(1234.5)),
            ("1.234.567", Unit::Money, En, Some(1234567.0)),
            ("3,4 %", Unit::Percent, De, Some(0.034)),
            ("3.4", Unit::Percent, De, Some(0.034)),
            ("12k", Unit::Count, De, Some(12000.0)),
            ("1.234k", Unit::Count, En, Some(1234.0)),
            ("1.234k", Unit::Count, De, Some(1_234_000.0)),
            ("1,234 M", Unit::Count, De, Some(1.234e6)),
            ("1,5 M", Unit::Count, De, Some(1.5e6)),
            ("−5", Unit::Count, De, Some(-5.0)),
            ("12’400", Unit::Count, De, Some(12400.0)),
            ("viele", Unit::Count, De, None),
            ("", Unit::Count, De, None),
            ("1e5", Unit::Count, De, None),
            ("1,2,3", Unit::Count, De, None),
        ] {
            check(typed, unit, language, expected);
        }
    }

    #[test]
    fn a_reading_is_said_where_it_is_news() {
        use Language::{De, En};
        for (typed, unit, language, said) in [
            ("1000", Unit::Count, De, None),
            ("1.000", Unit::Count, De, None),
            (" 1.000 ", Unit::Count, De, None),
            ("1.000", Unit::Count, En, Some("1,000")),
            ("12k", Unit::Count, De, Some("12.000")),
            ("1,5", Unit::Money, De, None),
            ("1.5", Unit::Money, De, Some("1,5")),
            ("3,4", Unit::Percent, De, None),
            ("3.4", Unit::Percent, De, Some("3,40\u{a0}%")),
        ] {
            let number = read(typed, unit, language).expect("a number");
            assert_eq!(reading(typed, number, unit, language).as_deref(), said, "{typed:?} in {}", language.code());
        }
    }
}
