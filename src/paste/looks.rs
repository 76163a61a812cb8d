//! What a cell looks like, before anybody knows what its column is: enough to tell tables from prose and headers from data.
//! How a number is read is decided later, per column. Lists of words are divided by `|`.

use zielwert_kernel::dates;
use zielwert_kernel::glance::{self, glance};
use zielwert_kernel::numbers::is_plain;

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Nothing but white space.
    Empty,
    /// One of the many ways to write "missing".
    Missing,
    /// A number in some notation, with or without a unit.
    Number,
    /// A date, a time, a span of days.
    Date,
    /// An address on the web or of a person.
    Link,
    /// Words.
    Words,
    /// Something that holds a separator of another kind, or a stray quote.
    Odd,
}

impl Looks {
    /// What `cell` looks like.
    pub fn of(cell: &str) -> Self {
        let cell = trim(cell);
        if cell.is_empty() {
            return Looks::Empty;
        }
        // Most cells are plain numbers, plain dates or words.
        if is_plain(cell.as_bytes()) {
            return Looks::Number;
        }
        if dates::is_plain(cell.as_bytes()) {
            return Looks::Date;
        }
        let seen = glance(cell.as_bytes());
        let has = |what: u8| seen & what != 0;
        let may_be_figures = has(glance::DIGIT) && !has(glance::DIVIDER);
        if is_missing(cell) {
            Looks::Missing
        } else if may_be_figures && is_number(cell) {
            Looks::Number
        } else if may_be_figures && is_date(cell) {
            Looks::Date
        } else if !has(glance::SPACE) && (has(glance::AT) || may_be_link(cell)) && is_link(cell) {
            Looks::Link
        } else if has(glance::DIVIDER | glance::TAB) {
            Looks::Odd
        } else {
            Looks::Words
        }
    }

    /// Whether it is data rather than a name for data.
    pub fn is_data(self) -> bool {
        matches!(self, Looks::Number | Looks::Date | Looks::Link | Looks::Missing)
    }
}

/// Without white space, zero-width characters and the formula guard's apostrophe around it.
pub fn trim(cell: &str) -> &str {
    // Most cells show at once that nothing is around them.
    if let ([first, ..], [.., last]) = (cell.as_bytes(), cell.as_bytes())
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return cell;
    }
    cell.trim_matches(|it: char| {
        it.is_whitespace() || matches!(it, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{200e}' | '\u{200f}')
    })
}

/// Whether nothing can be seen in it.
pub fn is_blank(cell: &str) -> bool {
    !cell.bytes().next().is_some_and(|it| it.is_ascii_graphic()) && trim(cell).is_empty()
}

/// Whether a line only draws one, as below the header of a Markdown table: `|---|---|`.
pub fn is_rule(line: &str) -> bool {
    let draws = |letter| matches!(letter, '-' | ':' | '|' | '+' | ' ' | '=' | '\t' | '\u{2500}'..='\u{257f}');
    let line = line.trim_matches(['\r', '\n']);
    line.chars().all(draws) && ["---", ":-", "-:", "===", "──", "══", "━━"].iter().any(|it| line.contains(it))
}

/// Ways to write "missing"; compared in lower case.
const MISSING: &str = "\
    -|--|---|–|—|−|k. a.|k.a.|k. a|k.a|n/a|n.a.|na|n. v.|n.v.|nan|null|none|undefined|nil|#n/a|#na|#nv|\
    #div/0!|#wert!|#value!|#ref!|#bezug!|#name?|#zahl!|#num!|#null!|?|/|.|…|...";

fn is_missing(cell: &str) -> bool {
    // Most cells show at once that they are something.
    let may_begin = |byte: u8| !byte.is_ascii_alphanumeric() || matches!(byte | 32, b'k' | b'n' | b'u');
    // `k.a.`, `n/a`, `null`, `undefined`
    let may_go_on = |bytes: &[u8]| match bytes {
        [b'k' | b'K', second, ..] => *second == b'.',
        [b'n' | b'N', ..] => bytes.len() <= 5,
        [b'u' | b'U', ..] => bytes.len() == 9,
        _ => true,
    };
    let is_something = cell.len() > 10 || !cell.bytes().next().is_some_and(may_begin) || !may_go_on(cell.as_bytes());
    !is_something && (cell.bytes().all(|byte| byte == b'#') || MISSING.split('|').any(|it| same(it, cell)))
}

/// Words that may stand before a number.
const BEFORE: &str = "\
    ca.|ca|circa|etwa|rund|approx.|approx|~|≈|>|<|≥|≤|>=|<=|+|-|−|–|±|€|$|£|¥|us$|eur|usd|chf|gbp|fr.|(|\
    '|ø|Ø";

/// Units and multiples that may stand behind a number.
const AFTER: &str = "\
    %|‰|prozent|percent|pp|%-pkt.|%-punkte|€|$|£|¥|eur|usd|chf|gbp|euro|dollar|k|m|b|t|tsd|tsd.|tausend|\
    mio|mio.|million|millionen|mrd|mrd.|mil|mln|md|bn|bio.|тыс.|h|std|std.|stunden|hours|min|min.|mins|\
    minuten|minutes|s|sec|sek|sek.|sekunden|seconds|ms|d|tage|days|x|+|-|–|.–|.-|)|*";

/// Digits with their marks, a sign or unit before them, a unit or multiple behind them; or several of these: `1 Std. 12 Min.`,
/// `561 (67 %)`.
pub fn is_number(cell: &str) -> bool {
    if cell.len() > 40 || !cell.bytes().any(|it| it.is_ascii_digit()) {
        return false;
    }
    let is_one_word = || cell.bytes().all(|it| it.is_ascii_graphic() && it != b'(');
    is_single_number(cell)
        || !is_one_word() && {
            let words =
                || cell.split_whitespace().flat_map(|word| word.split_inclusive('(')).filter(|word| *word != "(");
            let is_part = |word: &str| is_one_of(word, AFTER) || is_single_number(word);
            words().count() <= 6 && words().next().is_some_and(is_single_number) && words().all(is_part)
        }
}

fn is_single_number(cell: &str) -> bool {
    let Some(first) = cell.find(|it: char| it.is_ascii_digit()) else { return false };
    let Some(last) = cell.rfind(|it: char| it.is_ascii_digit()) else { return false };
    // `.5` and `,5`: the mark belongs to the digits.
    let before = cell.get(..first).unwrap_or_default().trim_end_matches(['.', ',']);
    let digits = cell.get(first..=last).unwrap_or_default();
    let after = cell.get(last + 1..).unwrap_or_default();
    is_digits(digits) && is_one_of(before, BEFORE) && is_one_of(after.trim_end_matches(')'), AFTER)
}

/// Digits in groups: `1.234,5`, `1 234`, `1'234`, `12,34,567`, `1e-5`.
fn is_digits(digits: &str) -> bool {
    let mut run = 0;
    let mut groups = 0;
    let mut points = 0;
    let mut commas = 0;
    let mut chars = digits.chars().peekable();
    while let Some(it) = chars.next() {
        match it {
            '0'..='9' => run += 1,
            '.' | ',' => {
                *(if it == '.' { &mut points } else { &mut commas }) += 1;
                // Beyond the first group every one that a mark ends has two or three digits; two in India.
                if groups > 0 && !(2..=3).contains(&run) || run > 3 && points + commas > 1 {
                    return false;
                }
                groups += 1;
                run = 0;
            }
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => {
                if run == 0 || run > 3 {
                    return false;
                }
                groups += 1;
                run = 0;
                let rest: String = chars.clone().take(4).collect();
                let n_digits = rest.chars().take_while(char::is_ascii_digit).count();
                if n_digits != 3 {
                    return false;
                }
            }
            'e' | 'E' => {
                let rest: String = chars.collect();
                let exponent = rest.strip_prefix(['+', '-']).unwrap_or(&rest);
                return run > 0
                    && !exponent.is_empty()
                    && exponent.len() <= 3
                    && exponent.bytes().all(|it| it.is_ascii_digit());
            }
            _ => return false,
        }
    }
    // A mark that comes more than once groups by three; both can not come more than once.
    let grouped_by_three = groups == 0 || points + commas <= 1 || run == 3 || points.min(commas) == 1;
    grouped_by_three && !(points > 1 && commas > 1)
}

fn is_one_of(text: &str, list: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    let text = trim(text);
    text.is_empty()
        || list.split('|').any(|it| same(it, text))
        || text.split_whitespace().all(|word| list.split('|').any(|it| same(it, word)))
            && text.split_whitespace().count() <= 3
}

fn same(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right)
}

/// The first three letters of months and weekdays, German and English; Spanish and French share most of them.
const CALENDAR: &str = "\
    jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|mon|tue|wed|thu|fri|sat|sun|die|mit|\
    don|fre|sam|son";

/// A date, a time or both, in digits or with the month's name.
fn is_date(cell: &str) -> bool {
    if cell.len() > 45 || !cell.bytes().any(|it| it.is_ascii_digit()) {
        return false;
    }
    let mut numbers = 0;
    let mut marks = [0; 4];
    let mut names = 0;
    for token in tokens(cell) {
        let Some(first) = token.chars().next() else { continue };
        if first.is_ascii_digit() {
            if token.len() > 9 {
                return false;
            }
            numbers += 1;
        } else if first.is_alphabetic() {
            let is_name = token.len() <= 10 && CALENDAR.split('|').any(|it| starts_with(token, it));
            let is_filler =
                ["T", "Z", "Uhr", "UTC", "GMT", "am", "pm", "AM", "PM", "bis", "to", "um", "at", "KW", "Q", "W"]
                    .contains(&token)
                    || matches!(
                        token,
                        "Q1" | "Q2"
                            | "Q3"
                            | "Q4"
                            | "st"
                            | "nd"
                            | "rd"
                            | "th"
                            | "CET"
                            | "CEST"
                            | "MEZ"
                            | "MESZ"
                            | "EST"
                            | "PST"
                    );
            if is_name {
                names += 1;
            } else if !is_filler {
                return false;
            }
        } else {
            match first {
                '-' | '–' => marks[0] += 1,
                '/' => marks[1] += 1,
                '.' => marks[2] += 1,
                ':' => marks[3] += 1,
                ',' | '+' | '(' | ')' | '\'' => {}
                _ => return false,
            }
        }
    }
    let in_digits = numbers >= 3 && marks[..3].iter().any(|n| *n >= 2) || numbers >= 2 && marks[3] >= 1;
    let day_and_month = numbers == 2 && marks[2] == 2 && cell.ends_with('.');
    let month =
        numbers == 2 && (marks[0] == 1 || marks[1] == 1) && cell.bytes().filter(u8::is_ascii_digit).count() == 6;
    names > 0 && numbers > 0 && names <= 4 || in_digits || day_and_month || month
}

/// Runs of digits, runs of letters, and single marks.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let end = if first.is_ascii_digit() {
            rest.find(|it: char| !it.is_ascii_digit())
        } else if first.is_alphabetic() {
            rest.find(|it: char| !it.is_alphabetic())
        } else {
            Some(first.len_utf8())
        }
        .unwrap_or(rest.len());
        let (token, tail) = rest.split_at(end);
        rest = tail;
        Some(token)
    })
}

fn starts_with(token: &str, prefix: &str) -> bool {
    token.get(..prefix.len()).is_some_and(|it| it.eq_ignore_ascii_case(prefix) || it.to_lowercase() == prefix)
}

/// Whether it begins as addresses on the web do.
fn may_be_link(cell: &str) -> bool {
    cell.bytes().next().is_some_and(|it| matches!(it | 32, b'h' | b'w' | b'f' | b'u'))
}

fn is_link(cell: &str) -> bool {
    !cell.contains(char::is_whitespace)
        && (["http://", "https://", "www.", "ftp://", "urn:"].iter().any(|it| starts_with(cell, it))
            || cell
                .split_once('@')
                .is_some_and(|(who, at)| !who.is_empty() && at.contains('.') && !at.contains([',', ';', '|'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_dates_are_dates_in_every_way_of_looking() {
        for first in ["01", "12", "31", "99", "00"] {
            for mark in ['.', '/', '-'] {
                for cell in [format!("{first}{mark}07{mark}2026"), format!("2026{mark}{first}{mark}31")] {
                    assert!(dates::is_plain(cell.as_bytes()) && is_date(&cell), "{cell}");
                    assert!(!is_missing(&cell) && !is_number(&cell), "{cell}");
                }
            }
        }
    }
}
