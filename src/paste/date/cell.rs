//! One cell to a date, as far as it says by itself.

use super::calendar::{BASE_YEAR, Yearless, century, day_number, day_period, month_period, months_period};
use crate::engine::data_set::Period;
use zielwert_kernel::dates::three_numbers;

/// One date as it stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Date {
    /// Decided by itself.
    Span(Period),
    /// `03/04/2026`, `31.12.`
    Numbers { first: u32, second: u32, year: Option<i32>, mark: char },
    /// `Mär 23`: a day without a year, or a year of two digits.
    MonthAnd { month: u32, number: u32 },
    /// Without a year.
    Yearless(Yearless),
}

/// Two numbers as day and month: in the column's order, or the only way that they can be.
pub(super) fn day_and_month(first: u32, second: u32, month_first: bool) -> Yearless {
    if (month_first && first <= 12) || second > 12 {
        Yearless::Day { month: first, day: second }
    } else {
        Yearless::Day { month: second, day: first }
    }
}

/// A date, or two with "to" between them.
pub(super) fn read_span(text: &str) -> Option<(Date, Option<Date>)> {
    if let Some((numbers, mark)) = three_numbers(text.as_bytes())
        && let Some(date) = numeric(3, numbers, char::from(mark), false)
    {
        return Some((date, None));
    }
    let text = text.trim();
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    if let Some(day) = moment(text) {
        return Some((Date::Span(Period { first: day, last: day }), None));
    }
    // Two times of day stand behind two dates, of which the first one alone would look like the whole. In `1/25/2024 10:00:00`
    // nothing but the one date stands before its time.
    let has_times = text.bytes().filter(|it| *it == b':').count() > 1;
    if has_times && let Some(both) = two_dates(text, |from| from.contains(':')) {
        return Some(both);
    }
    match read_date(text) {
        Some(date) => Some((date, None)),
        None => two_dates(text, |_| true),
    }
}

/// The day of a moment in one number: seconds or milliseconds since 1970, as programming interfaces write it, or a spreadsheet's
/// number of a day with its time behind the mark.
fn moment(text: &str) -> Option<i32> {
    let (whole, time) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if !whole.bytes().chain(time.bytes()).all(|it| it.is_ascii_digit()) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    // From 2001 to 2100.
    let day = match (whole.len(), time.is_empty()) {
        (10, true) => number / 86_400,
        (13, true) => number / 86_400_000,
        (5, false) if (36_526..73_050).contains(&number) => number - 25_569,
        _ => return None,
    };
    (11_000..47_500).contains(&day).then_some(day as i32)
}

/// Two dates with something between them, of which the first one may look so.
fn two_dates(text: &str, may_be_first: fn(&str) -> bool) -> Option<(Date, Option<Date>)> {
    BETWEEN.iter().flat_map(|it| text.match_indices(it).take(MAX_TOKENS)).find_map(|(at, between)| {
        let (from, to) = (text.get(..at).filter(|it| may_be_first(it))?, text.get(at + between.len()..)?);
        let to_date = same_word(from, to).and_then(|it| read_date(&it)).or_else(|| read_date(to))?;
        let from = match (read_date(from).or_else(|| read_date(&same_month(from, to)?))?, to_date) {
            // `01.09. – 30.09.2026`: the year stands once.
            (Date::Numbers { first, second, year: None, mark }, Date::Numbers { year, .. }) => {
                Date::Numbers { first, second, year, mark }
            }
            // `Jan – Mär 2026`
            (from @ (Date::Yearless(_) | Date::MonthAnd { .. }), Date::Span(last)) => before(from, last)?,
            (from, _) => from,
        };
        Some((from, Some(to_date)))
    })
}

/// The last time that a part of a year came before the end of a period.
fn before(date: Date, last: Period) -> Option<Date> {
    let part = match date {
        Date::Yearless(part) => part,
        Date::MonthAnd { month, number } => Yearless::Day { month, day: number },
        other => return Some(other),
    };
    // A day is never further from the beginning of its year than a year has days.
    let year = BASE_YEAR + (last.last - day_number(BASE_YEAR, 1, 1)?).div_euclid(366);
    let years = [year + 1, year, year - 1].into_iter();
    years.filter_map(|it| part.period(it)).find(|it| it.first <= last.last).map(Date::Span)
}

/// What stands between the first and the last day.
const BETWEEN: &[&str] = &[" - ", " – ", " — ", "–", " bis ", " to ", "→", "..", "-", "/"];

/// `1. – 7. September 2026`: the first day in the month of the last.
fn same_month(from: &str, to: &str) -> Option<String> {
    let day = from.trim().trim_end_matches('.');
    let behind = to.trim_start().trim_start_matches(|it: char| it.is_ascii_digit());
    let is_day = (1..=2).contains(&day.len()) && day.bytes().all(|it| it.is_ascii_digit());
    is_day.then(|| format!("{day}{behind}"))
}

/// `September 1 – 7, 2026`, `KW 36–37 2026`: the last day in the month of the first, the last week of as many.
fn same_word(from: &str, to: &str) -> Option<String> {
    let word: String = from.trim().chars().take_while(|it| it.is_alphabetic()).collect();
    let has_number = from.contains(|it: char| it.is_ascii_digit());
    let is_number = to.trim_start().starts_with(|it: char| it.is_ascii_digit());
    let means_part = matches!(meaning(&word), Some(Some(Token::Month(_) | Token::Week)));
    (has_number && is_number && means_part).then(|| format!("{word} {}", to.trim_start()))
}

/// A number or word of a date.
enum Token {
    /// Its value, its length, whether an apostrophe stands in front (`'23`), and whether `st`, `nd`, `rd` or `th` follows.
    Number {
        value: u32,
        length: usize,
        year: bool,
        ordinal: bool,
    },
    Month(u32),
    Week,
    Quarter,
    Half,
}

/// More parts than any date has.
const MAX_TOKENS: usize = 4;

fn read_date(text: &str) -> Option<Date> {
    let text = without_time(text.trim());
    if let Some((numbers, mark)) = three_numbers(text.as_bytes()) {
        return numeric(3, numbers, char::from(mark), false);
    }
    let mut tokens = Vec::with_capacity(MAX_TOKENS);
    let mut rest = text;
    let mut apostrophe = false;
    let mut mark = ' ';
    let mut point_ends = false;
    while let Some(letter) = rest.chars().next() {
        if tokens.len() > MAX_TOKENS {
            return None;
        }
        if letter.is_ascii_digit() {
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (digits, behind) = rest.split_at_checked(length)?;
            if length > 8 {
                return None;
            }
            tokens.push(Token::Number { value: digits.parse().ok()?, length, year: apostrophe, ordinal: false });
            apostrophe = false;
            rest = behind;
        } else if letter.is_alphabetic() {
            let length = rest.find(|it: char| !it.is_alphabetic()).unwrap_or(rest.len());
            let (word, behind) = rest.split_at_checked(length)?;
            match meaning(word)? {
                Some(token) => tokens.push(token),
                None => {
                    if let Some(Token::Number { ordinal, .. }) = tokens.last_mut() {
                        *ordinal |= matches!(word, "st" | "nd" | "rd" | "th");
                    }
                }
            }
            rest = behind;
        } else {
            match letter {
                ' ' | '\u{a0}' | '\u{202f}' => {}
                // `Sep 18, 2026`, but not `4,5/10`.
                ',' if !rest.get(1..)?.starts_with(|it: char| it.is_ascii_digit()) => {}
                '\'' | '\u{2019}' => apostrophe = true,
                // `Fr., 18.09.2026`
                '.' if tokens.is_empty() && rest.len() < text.len() => {}
                '.' | '/' | '-' if !tokens.is_empty() => {
                    if mark == ' ' {
                        mark = letter;
                    }
                    point_ends = rest == ".";
                }
                _ => return None,
            }
            rest = rest.get(letter.len_utf8()..)?;
        }
    }
    assemble(&tokens, mark, point_ends)
}

/// The date in front of a time of day: `2015-09-30 18:42 +0000`, `2026-08-22T00:00:00`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    let hours = text.get(..colon).unwrap_or_default();
    let date = hours.trim_end_matches(|it: char| it.is_ascii_digit());
    // Two digits before the colon at most, else it is no time of day.
    if hours.len() - date.len() > 2 || hours.len() == date.len() {
        return text;
    }
    let date = date.strip_suffix(['T', 't']).unwrap_or(date).trim_end();
    date.strip_suffix(" um").or_else(|| date.strip_suffix(" at")).unwrap_or(date).trim_end_matches([',', ' '])
}

/// Months by the beginnings of their names, German, English, French, Spanish, Italian, Portuguese, Dutch.
const MONTHS: &[(&str, u32)] = &[
    ("jan", 1),
    ("jän", 1),
    ("ene", 1),
    ("gen", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("mär", 3),
    ("mar", 3),
    ("mae", 3),
    ("mrz", 3),
    ("mrt", 3),
    ("maa", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("mai", 5),
    ("may", 5),
    ("mei", 5),
    ("mag", 5),
    ("jun", 6),
    ("juin", 6),
    ("giu", 6),
    ("jul", 7),
    ("juil", 7),
    ("lug", 7),
    ("aug", 8),
    ("aoû", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("okt", 10),
    ("oct", 10),
    ("out", 10),
    ("ott", 10),
    ("nov", 11),
    ("dez", 12),
    ("dec", 12),
    ("déc", 12),
    ("dic", 12),
];

/// Names of months that do not begin like their abbreviation, and words that only look like months are none.
pub(super) const FULL_MONTHS: &str = "\
    januar jänner january janvier enero gennaio januari janeiro februar feber february février febrero febbraio \
    februari fevereiro märz maerz march mars marzo maart março april avril abril aprile maggio mayo maio juni june \
    juin junio giugno junho juno juli july juillet julio luglio julho august août agosto augustus september \
    septembre septiembre settembre setembro sept sett oktober october octobre octubre ottobre outubro november \
    novembre noviembre novembro dezember december décembre diciembre dicembre dezembro juil juill janv févr";

/// Weekdays and small words that carry nothing.
const SILENT: &str = "\
    mo di mi do fr sa so mon tue wed thu fri sat sun tues thur thurs mit don fre sam son montag dienstag mittwoch \
    donnerstag freitag samstag sonnabend sonntag monday tuesday wednesday thursday friday saturday sunday st nd rd \
    th of de den der the am vom del on";

/// What a word in a date means; `Some(None)` carries nothing, `None` is no word of a date.
fn meaning(word: &str) -> Option<Option<Token>> {
    let word = word.to_lowercase();
    let n_letters = word.chars().count();
    let begins = |(name, _): &&(&str, u32)| word.starts_with(name);
    if let Some((_, month)) = MONTHS.iter().find(begins)
        && (n_letters == 3 || is_among(FULL_MONTHS, &word))
    {
        return Some(Some(Token::Month(*month)));
    }
    match word.as_str() {
        "kw" | "cw" | "w" | "wk" | "week" | "woche" | "kalenderwoche" => Some(Some(Token::Week)),
        "q" | "qu" | "quartal" | "quarter" => Some(Some(Token::Quarter)),
        "h" | "hj" | "halbjahr" | "half" => Some(Some(Token::Half)),
        other => is_among(SILENT, other).then_some(None),
    }
}

fn is_among(words: &str, word: &str) -> bool {
    words.split(' ').any(|it| it == word)
}

/// The tokens to a date, if they make one.
fn assemble(tokens: &[Token], mark: char, point_ends: bool) -> Option<Date> {
    use Token::{Half, Month, Number, Quarter, Week};
    let date = match tokens {
        // `Mär 23`, `Sep 26`: the column decides; `Mär '23`, `March 2026` are clear.
        [Month(month), Number { value, length, year, ordinal }] => match length {
            4 => Date::Span(month_period(*value as i32, *month)?),
            1 | 2 if *year => Date::Span(month_period(century(*value), *month)?),
            1 | 2 if *ordinal || *length == 1 => Date::Yearless(Yearless::Day { month: *month, day: *value }),
            2 => Date::MonthAnd { month: *month, number: *value },
            _ => return None,
        },
        [Month(month)] => Date::Yearless(Yearless::Month(*month)),
        [Number { value, length: 4, .. }, Month(month)] => Date::Span(month_period(*value as i32, *month)?),
        [Number { value, length: 1 | 2, .. }, Month(month)] => {
            Date::Yearless(Yearless::Day { month: *month, day: *value })
        }
        [Number { value: day, length: 1 | 2, .. }, Month(month), Number { value, length, .. }]
        | [Month(month), Number { value: day, length: 1 | 2, .. }, Number { value, length, .. }] => {
            Date::Span(day_period(any_year(*value, *length)?, *month, *day)?)
        }
        [Number { value, length: 4, .. }, Month(month), Number { value: day, .. }] => {
            Date::Span(day_period(*value as i32, *month, *day)?)
        }
        [Week, Number { value, .. }] | [Number { value, .. }, Week] => Date::Yearless(Yearless::Week(*value)),
        [Quarter, Number { value, .. }] | [Number { value, .. }, Quarter] => Date::Yearless(Yearless::Quarter(*value)),
        [Half, Number { value, .. }] | [Number { value, .. }, Half] => Date::Yearless(Yearless::Half(*value)),
        [kind @ (Week | Quarter | Half), Number { value, .. }, Number { value: year, length, .. }]
        | [Number { value, length: 1 | 2, .. }, kind @ (Week | Quarter | Half), Number { value: year, length, .. }]
        | [Number { value: year, length: length @ 4, .. }, kind @ (Week | Quarter | Half), Number { value, .. }] => {
            let year = any_year(*year, *length)?;
            let part = match kind {
                // Most years end with the 52nd week: a 53rd would be the first of the next.
                Week if Yearless::Week(*value).period(year) == Yearless::Week(1).period(year + 1) => return None,
                Week => Yearless::Week(*value),
                Quarter => Yearless::Quarter(*value),
                _ => Yearless::Half(*value),
            };
            Date::Span(part.period(year)?)
        }
        numbers => return numeric(numbers.len(), numbers_only(numbers)?, mark, point_ends),
    };
    match date {
        Date::Yearless(part) => part.period(BASE_YEAR).is_some().then_some(date),
        Date::MonthAnd { number: 0, .. } => None,
        _ => Some(date),
    }
}

/// The numbers of tokens that are nothing else.
fn numbers_only(tokens: &[Token]) -> Option<[(u32, usize); 3]> {
    let mut numbers = [(0, 0); 3];
    for (place, token) in tokens.iter().enumerate() {
        let Token::Number { value, length, .. } = token else { return None };
        *numbers.get_mut(place)? = (*value, *length);
    }
    Some(numbers)
}

/// A date of `count` numbers only, each with its length.
fn numeric(count: usize, numbers: [(u32, usize); 3], mark: char, point_ends: bool) -> Option<Date> {
    match (count, numbers) {
        (1, [(value, 8), ..]) => Some(Date::Span(day_period((value / 10_000) as i32, value / 100 % 100, value % 100)?)),
        // A spreadsheet's number of a day between 2000 and 2100; it counts from 1899-12-30.
        (1, [(value @ 36_526..73_050, 5), ..]) => {
            let day = value as i32 - 25_569;
            Some(Date::Span(Period { first: day, last: day }))
        }
        (1, [(value, 6), ..]) => Some(Date::Span(month_period((value / 100) as i32, value % 100)?)),
        (1, [(value, 4), ..]) => Some(Date::Span(months_period(value as i32, 1, 12)?)),
        (2, [(year, 4), (month, 1 | 2), _]) | (2, [(month, 1 | 2), (year, 4), _]) => {
            Some(Date::Span(month_period(year as i32, month)?))
        }
        // `31.12.`, `12/31`; `1.5` alone is a number.
        (2, [(first, 1 | 2), (second, 1 | 2), _]) if point_ends || matches!(mark, '.' | '/') => {
            possible(first, second, BASE_YEAR).then_some(Date::Numbers { first, second, year: None, mark })
        }
        (3, [(year, 4), (month, 1 | 2), (day, 1 | 2)]) => Some(Date::Span(day_period(year as i32, month, day)?)),
        (3, [(first, 1 | 2), (second, 1 | 2), (year, length @ (2 | 4))]) if mark != ' ' => {
            let year = any_year(year, length)?;
            possible(first, second, year).then_some(Date::Numbers { first, second, year: Some(year), mark })
        }
        _ => None,
    }
}

/// Whether two numbers are a day and a month in at least one order.
fn possible(first: u32, second: u32, year: i32) -> bool {
    day_number(year, second, first).is_some() || day_number(year, first, second).is_some()
}

/// A year of four digits, or of two: 70 to 99 are of the last century.
fn any_year(value: u32, length: usize) -> Option<i32> {
    match length {
        4 => Some(value as i32),
        2 => Some(century(value)),
        _ => None,
    }
}
