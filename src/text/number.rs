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

/// The same for a place too narrow for it: two significant digits or all before the point, thousands and millions by their
/// names (`81 Tsd.`, `81K`; `1,2 Mio.`, `1.2M`), durations in their largest unit alone.
pub fn short(value: f64, unit: Unit, language: Language) -> String {
    let (mio, thousand, hours, minutes) = match language {
        Language::De => ("\u{a0}Mio.", "\u{a0}Tsd.", "Std.", "Min."),
        Language::En => ("M", "K", "h", "min"),
    };
    let two = |it: f64| {
        let decimals = if it != 0.0 && it.abs() < 9.95 { (1 - it.abs().log10().floor() as i32).clamp(0, 9) } else { 0 };
        let written = fixed(it, decimals as usize, language);
        let mark = decimal_mark(language);
        if decimals > 0 { written.trim_end_matches('0').trim_end_matches(mark).to_owned() } else { written }
    };
    match (unit, value.abs()) {
        (Unit::Percent, _) => per_cent(&two(value * 100.0), language),
        (Unit::Seconds, 3569.5..) => format!("{}{NO_BREAK_SPACE}{hours}", two(value / 3600.0)),
        (Unit::Seconds, 59.5..) => format!("{}{NO_BREAK_SPACE}{minutes}", two(value / 60.0)),
        (Unit::Seconds, _) => duration(value, language),
        (_, 999_500.0..) => format!("{}{mio}", two(value / 1e6)),
        (_, 999.5..) => format!("{}{thousand}", two(value / 1e3)),
        (Unit::Multiple, _) => format!("{}{NO_BREAK_SPACE}×", two(value)),
        _ => two(value),
    }
}

/// How far two values of a unit are apart, with its sign. Rates are so many percentage points apart: `+0,59 Prozentpunkte`, since
/// `+0,59 %` would be a share of the rate itself.
pub fn shift(value: f64, unit: Unit, language: Language) -> String {
    match (unit, language) {
        (Unit::Percent, Language::De) => points_of_percent(value, "Prozentpunkte", language),
        (Unit::Percent, Language::En) => points_of_percent(value, "percentage points", language),
        _ => signed(value, &show(value, unit, language)),
    }
}

/// The same for narrow places: `+0,59 Pp.`
pub fn short_shift(value: f64, unit: Unit, language: Language) -> String {
    match (unit, language) {
        (Unit::Percent, Language::De) => points_of_percent(value, "Pp.", language),
        (Unit::Percent, Language::En) => points_of_percent(value, "pp", language),
        _ => signed(value, &show(value, unit, language)),
    }
}

fn points_of_percent(fraction: f64, name: &str, language: Language) -> String {
    let number = significant(fraction * 100.0, language);
    format!("{}{NO_BREAK_SPACE}{name}", signed(fraction, &number))
}

/// A number as it is shown, with a plus where it is more than nothing; what is shown as nothing has no sign.
pub fn signed(value: f64, shown: &str) -> String {
    let plus = if value > 0.0 && shown.bytes().any(|it| matches!(it, b'1'..=b'9')) { "+" } else { "" };
    format!("{plus}{shown}")
}

/// A number of things: whole unless it has a fraction; grouped by three.
pub fn count(value: f64, language: Language) -> String {
    if value == value.round() { fixed(value, 0, language) } else { significant(value, language) }
}

/// A plain number with as many decimals as it needs, at most six.
pub fn decimal(value: f64, language: Language) -> String {
    let text = fixed(value, 6, language);
    let mark = decimal_mark(language);
    text.trim_end_matches('0').trim_end_matches(mark).to_owned()
}

/// A fraction as per cent: three significant digits, more where the rate is tiny, so that 0.0003 % stays visible.
pub fn percent(fraction: f64, language: Language) -> String {
    per_cent(&significant(fraction * 100.0, language), language)
}

fn per_cent(number: &str, language: Language) -> String {
    match language {
        Language::De => format!("{number}{NO_BREAK_SPACE}%"),
        Language::En => format!("{number}%"),
    }
}

/// A relative change with its sign: three significant digits, at most two decimals, since nobody acts on the thousandth of a per cent of
/// a figure. A change that is nothing at that has no sign.
pub fn change(fraction: f64, language: Language) -> String {
    let shown = if fraction.abs() < 0.01 {
        per_cent(&fixed(fraction * 100.0, if fraction == 0.0 { 0 } else { 2 }, language), language)
    } else {
        percent(fraction, language)
    };
    signed(fraction, &shown)
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
    let below = value.abs().log10().floor() as i32;
    // What rounds up to the next power of ten has that one's digits: 0.9999 is 1.00.
    let rounds_up = (value.abs() / 10f64.powi(below) * 100.0).round() >= 1000.0;
    let magnitude = if rounds_up { below + 1 } else { below };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: f64, unit: Unit, de: &str, en: &str) {
        assert_eq!(short(value, unit, Language::De), de, "{value}");
        assert_eq!(short(value, unit, Language::En), en, "{value}");
    }

    #[test]
    fn short_numbers_keep_two_digits_and_the_unit() {
        // As ICU writes them (`Intl.NumberFormat`, notation `compact`), but that German thousands are shortened too.
        check(80_000.0, Unit::Count, "80\u{a0}Tsd.", "80K");
        check(907_666.0, Unit::Count, "908\u{a0}Tsd.", "908K");
        check(1_234_567.0, Unit::Count, "1,2\u{a0}Mio.", "1.2M");
        check(27_034_816.0, Unit::Count, "27\u{a0}Mio.", "27M");
        check(999_600.0, Unit::Count, "1\u{a0}Mio.", "1M");
        check(512.0, Unit::Count, "512", "512");
        check(-1_500.0, Unit::Money, "−1,5\u{a0}Tsd.", "−1.5K");
        check(0.0815, Unit::Percent, "8,2\u{a0}%", "8.2%");
        check(0.000_003, Unit::Percent, "0,0003\u{a0}%", "0.0003%");
        check(0.993, Unit::Percent, "99\u{a0}%", "99%");
        check(5_700.0, Unit::Seconds, "1,6\u{a0}Std.", "1.6\u{a0}h");
        check(1_500.0, Unit::Seconds, "25\u{a0}Min.", "25\u{a0}min");
        check(0.0, Unit::Count, "0", "0");
    }

    #[test]
    fn rates_are_points_apart_and_nothing_has_no_sign() {
        for (value, unit, de, short_de, en, short_en) in [
            (0.00587, Unit::Percent, "+0,587 Prozentpunkte", "+0,587 Pp.", "+0.587 percentage points", "+0.587 pp"),
            (-0.01, Unit::Percent, "−1,00 Prozentpunkte", "−1,00 Pp.", "−1.00 percentage points", "−1.00 pp"),
            (0.0, Unit::Percent, "0 Prozentpunkte", "0 Pp.", "0 percentage points", "0 pp"),
            (1200.0, Unit::Count, "+1.200", "+1.200", "+1,200", "+1,200"),
            (-1.5, Unit::Multiple, "−1,50 ×", "−1,50 ×", "−1.50 ×", "−1.50 ×"),
            (0.001, Unit::Money, "+0,00100", "+0,00100", "+0.00100", "+0.00100"),
            (90.0, Unit::Seconds, "+1 Min. 30 Sek.", "+1 Min. 30 Sek.", "+1 min 30 s", "+1 min 30 s"),
        ] {
            for (language, long, short) in [(Language::De, de, short_de), (Language::En, en, short_en)] {
                let plain = |shown: String| shown.replace(NO_BREAK_SPACE, " ");
                assert_eq!(plain(shift(value, unit, language)), long);
                assert_eq!(plain(short_shift(value, unit, language)), short);
            }
        }
        assert_eq!(signed(0.001, "0,0"), "0,0");
    }

    #[test]
    fn changes_have_two_decimals_at_most() {
        for (value, shown) in [
            (0.2, "+20.0%"),
            (-0.0123, "−1.23%"),
            (0.009_99, "+1.00%"),
            (0.001_234, "+0.12%"),
            (0.000_002_97, "0.00%"),
            (-0.000_002_97, "0.00%"),
            (0.0, "0%"),
            (3.0, "+300%"),
        ] {
            assert_eq!(change(value, Language::En), shown);
        }
        assert_eq!(change(0.0525, Language::De), "+5,25\u{a0}%");
    }

    #[test]
    fn three_digits_stay_three_where_they_round_up() {
        for (value, shown) in
            [(0.06 - 0.05, "1.00%"), (0.009994, "0.999%"), (0.1, "10.0%"), (0.099996, "10.0%"), (9.9996, "1,000%")]
        {
            assert_eq!(percent(value, Language::En), shown);
        }
    }
}
