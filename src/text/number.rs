//! Numbers as a German or English reader expects them. Deterministic: no locale service is asked.

use crate::engine::language::Language;
use crate::engine::unit::Unit;

/// The width at which a per cent sign is set off in German (no-break).
const NO_BREAK_SPACE: char = '\u{a0}';

/// A value with its unit: `1,23 %` and `1.23%`, `1.230`, `4,5 ×`, `2 Std. 15 Min.`
pub fn show(value: f64, unit: Unit, language: Language) -> String {
    match unit {
        Unit::Count => count(value, language),
        Unit::Percent => percent(value, language),
        Unit::Multiple => format!("{}{NO_BREAK_SPACE}×", significant(value, language)),
        Unit::Money => money(value, language),
        Unit::Seconds => duration(value, language),
        Unit::PerUnit | Unit::Hours | Unit::Days | Unit::Points | Unit::Rank | Unit::Words => {
            significant(value, language)
        }
    }
}

/// A number of things: whole unless it has a fraction; grouped by three.
pub fn count(value: f64, language: Language) -> String {
    if value == value.round() { fixed(value, 0, language) } else { significant(value, language) }
}

/// A plain number with as many decimals as it needs, at most six significant digits after the point.
pub fn decimal(value: f64, language: Language) -> String {
    let text = fixed(value, 6, language);
    let mark = decimal_mark(language);
    text.trim_end_matches('0').trim_end_matches(mark).to_owned()
}

/// A fraction as per cent: three significant digits, more where the rate is tiny, so that 0.0003 % stays visible.
pub fn percent(fraction: f64, language: Language) -> String {
    let number = significant(fraction * 100.0, language);
    match language {
        Language::De => format!("{number}{NO_BREAK_SPACE}%"),
        Language::En => format!("{number}%"),
    }
}

/// Money with two decimals, more below one cent; the currency is the table's and not repeated.
pub fn money(value: f64, language: Language) -> String {
    if value != 0.0 && value.abs() < 0.1 { significant(value, language) } else { fixed(value, 2, language) }
}

/// Three significant digits for a number below 1000, whole numbers above.
fn significant(value: f64, language: Language) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let magnitude = value.abs().log10().floor() as i32;
    let decimals = (2 - magnitude).clamp(0, 9) as usize;
    fixed(value, decimals, language)
}

fn duration(seconds: f64, language: Language) -> String {
    let (hours_name, minutes_name, seconds_name) = match language {
        Language::De => ("Std.", "Min.", "Sek."),
        Language::En => ("h", "min", "s"),
    };
    let sign = if seconds < 0.0 { "−" } else { "" };
    let whole = seconds.abs().round();
    let (hours, minutes, rest) = ((whole / 3600.0).floor(), ((whole % 3600.0) / 60.0).floor(), whole % 60.0);
    let part = |value: f64, name: &str| format!("{}{NO_BREAK_SPACE}{name}", fixed(value, 0, language));
    let text = if hours >= 1.0 {
        if minutes >= 1.0 {
            format!("{} {}", part(hours, hours_name), part(minutes, minutes_name))
        } else {
            part(hours, hours_name)
        }
    } else if minutes >= 1.0 {
        if rest >= 1.0 {
            format!("{} {}", part(minutes, minutes_name), part(rest, seconds_name))
        } else {
            part(minutes, minutes_name)
        }
    } else {
        format!("{}{NO_BREAK_SPACE}{seconds_name}", significant(seconds.abs(), language))
    };
    format!("{sign}{text}")
}

/// Exactly `decimals` decimals, grouped, with a real minus sign.
pub fn fixed(value: f64, decimals: usize, language: Language) -> String {
    let plain = format!("{:.*}", decimals, value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::with_capacity(plain.len() + 8);
    if value < 0.0 && plain.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        out.push('−');
    }
    let group = if language == Language::De { '.' } else { ',' };
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(decimal_mark(language));
        out.push_str(fraction);
    }
    out
}

fn decimal_mark(language: Language) -> char {
    match language {
        Language::De => ',',
        Language::En => '.',
    }
}
