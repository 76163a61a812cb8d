//! The bytes of a cell to what it says.

use super::digits::digits;
use super::figure::{Figure, Flags, Unit};
use super::missing::{self, Gap};
use super::words::{self, Word};
use super::{Cell, Why};
use crate::paste::{date, duration};

/// Longer than any way to write a number with its unit.
const MAX_BYTES: usize = 64;

/// Footnotes and arrows behind a number.
const REMARKS: [char; 10] = ['*', '†', '¹', '²', '³', '▲', '▼', '↑', '↓', '→'];

/// Reads one cell. A plain number takes a single pass over its bytes.
pub fn scan(text: &str) -> Cell {
    let bytes = text.as_bytes();
    let from = usize::from(bytes.first() == Some(&b'-'));
    if let Some((digits, end)) = digits(bytes, from)
        && end == bytes.len()
    {
        return match digits {
            Ok(_) if is_day(text) => Cell::Unreadable(Why::Date),
            Ok(digits) => Cell::Number(Figure { digits, negative: from == 1, ..Figure::default() }),
            Err(why) => unreadable(text, why),
        };
    }
    let trimmed = text.trim();
    if let Some(gap) = missing::gap(trimmed) {
        return Cell::Missing(gap);
    }
    let mut clean = [0; MAX_BYTES];
    match tidy(trimmed, &mut clean) {
        // Nothing but signs that nobody sees.
        Some(plain) if plain.trim().is_empty() => Cell::Missing(Gap::Empty),
        Some(plain) => general(plain, trimmed),
        None => Cell::Unreadable(Why::Words),
    }
}

/// How long the mark of a footnote is: `[1]`, `[a]`, as encyclopaedias write it.
fn footnote(text: &str) -> Option<usize> {
    let (inside, _) = text.strip_prefix('[')?.split_once(']')?;
    let is_mark = (1..=3).contains(&inside.len()) && inside.bytes().all(|it| it.is_ascii_alphanumeric());
    is_mark.then_some(inside.len() + 2)
}

/// Whether it is a day such as `1.10.` rather than a number with a point at its end.
fn is_day(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|it| it.contains('.')) && date::looks_like_one(text)
}

/// The cell with one kind of space, apostrophe and minus, and without invisible signs; none if it is too long for a number.
fn tidy<'a>(text: &str, clean: &'a mut [u8; MAX_BYTES]) -> Option<&'a str> {
    // `="0012"` of spreadsheets, and `, "12"` of programs that write a space behind the separator.
    let quoted = text.strip_prefix('=').unwrap_or(text);
    let text = quoted.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(text);
    let mut length = 0;
    for letter in text.chars() {
        let plain = match letter {
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' | '\n' | '\r' => ' ',
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' | '\u{b4}' | '`' => '\'',
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{fe0f}' => {
                continue;
            }
            // `▲ 12`, `↓ 3`: a change and its direction.
            '▲' | '△' | '↑' | '⬆' if length == 0 => '+',
            '▼' | '▽' | '↓' | '⬇' if length == 0 => '-',
            '\u{ff10}'..='\u{ff19}' => digit(letter, '\u{ff10}'),
            '\u{660}'..='\u{669}' => digit(letter, '\u{660}'),
            '\u{6f0}'..='\u{6f9}' => digit(letter, '\u{6f0}'),
            '\u{966}'..='\u{96f}' => digit(letter, '\u{966}'),
            '\u{66a}' => '%',
            '\u{66b}' => ',',
            '\u{66c}' => '\'',
            other => other,
        };
        let end = length + plain.len_utf8();
        plain.encode_utf8(clean.get_mut(length..end)?);
        length = end;
    }
    std::str::from_utf8(clean.get(..length)?).ok().map(str::trim)
}

/// The digit of a script whose zero is `zero`.
fn digit(letter: char, zero: char) -> char {
    char::from_digit(letter as u32 - zero as u32, 10).unwrap_or(letter)
}

/// Everything that is not just digits: signs, units, words.
fn general(text: &str, original: &str) -> Cell {
    let mut parser = Parser { text, at: 0, figure: Figure::default(), open: false };
    match parser.front() {
        Ok(()) => {}
        Err(why) => return other(text, original, why),
    }
    let number = parser.at;
    match digits(text.as_bytes(), number) {
        Some((Ok(_), _)) if is_day(text) => return Cell::Unreadable(Why::Date),
        Some((Ok(digits), end)) => {
            parser.figure.digits = digits;
            parser.at = end;
        }
        // `00:12:30`, `05 Min.`
        Some((Err(why), _)) => return duration::parse(text).unwrap_or_else(|| unreadable(text, why)),
        None => return other(text, original, Why::Words),
    }
    match parser.back() {
        Ok(()) => Cell::Number(parser.figure),
        Err(Stop::Time) => duration::parse(text).unwrap_or_else(|| unreadable(text, Why::Words)),
        Err(Stop::Why(why)) => unreadable(text, why),
    }
}

/// A cell without a digit in front: a duration in the ISO way, a gap with a unit, or words.
fn other(text: &str, original: &str, why: Why) -> Cell {
    if let Some(cell) = duration::parse_iso(text) {
        return cell;
    }
    // `- €`: the spreadsheet shows a dash for what it has not.
    if let Some(rest) = text.strip_prefix('-')
        && words::is_unit(rest.trim_start())
    {
        return Cell::Missing(Gap::Said);
    }
    if original.len() <= 6 && is_truth(original) {
        return Cell::Unreadable(Why::Truth);
    }
    unreadable(text, why)
}

fn is_truth(text: &str) -> bool {
    ["true", "false", "yes", "no", "wahr", "falsch", "ja", "nein"].iter().any(|it| it.eq_ignore_ascii_case(text))
}

/// Not a number; a date is named as such.
fn unreadable(text: &str, why: Why) -> Cell {
    Cell::Unreadable(match why {
        _ if date::looks_like_one(text) => Why::Date,
        Why::Words if text.starts_with(|it: char| it.is_ascii_digit()) => Why::Behind,
        why => why,
    })
}

/// Why the signs behind a number end the reading.
enum Stop {
    /// A colon, or more digits behind a unit of time: the whole cell is a duration.
    Time,
    Why(Why),
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    figure: Figure,
    /// Whether a bracket stands open around a negative number.
    open: bool,
}

impl Parser<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_spaces(&mut self) {
        while self.byte() == Some(b' ') {
            self.at += 1;
        }
    }

    /// Signs, currency, "about" and "more than" in front of the digits.
    fn front(&mut self) -> Result<(), Why> {
        let mut signed = false;
        loop {
            self.skip_spaces();
            match self.byte() {
                Some(b'0'..=b'9' | b'.' | b',') => return Ok(()),
                Some(b'-' | b'+') if !signed => {
                    signed = true;
                    self.figure.negative = self.byte() == Some(b'-');
                }
                Some(b'(') if !self.open && !signed => self.open = true,
                Some(b'\'') if self.at == 0 => {}
                Some(b'~') => self.figure.flags.add(Flags::ABOUT),
                Some(b'<' | b'>') => {
                    self.figure.flags.add(Flags::BOUND);
                    if self.text.as_bytes().get(self.at + 1) == Some(&b'=') {
                        self.at += 1;
                    }
                }
                _ => {
                    let (word, length) = words::in_front(self.rest()).ok_or(Why::Words)?;
                    self.take(word)?;
                    self.at += length;
                    continue;
                }
            }
            self.at += 1;
        }
    }

    /// Everything behind the digits.
    fn back(&mut self) -> Result<(), Stop> {
        self.scientific().map_err(Stop::Why)?;
        loop {
            let touching = self.at;
            self.skip_spaces();
            let touching = touching == self.at;
            let next = self.text.as_bytes().get(self.at + 1).copied();
            match self.byte() {
                None if self.open => return Err(Stop::Why(Why::Words)),
                None => return Ok(()),
                Some(b')') if self.open => {
                    self.open = false;
                    self.figure.negative = true;
                }
                // `1.234-`, but `10-20` is a span.
                Some(b'-') if !self.figure.negative && !matches!(next, Some(b'0'..=b'9')) && self.minus_ends() => {
                    self.figure.negative = true;
                }
                Some(b'+') if next.is_none_or(|it| it == b' ') => self.figure.flags.add(Flags::BOUND),
                Some(_) if self.rest().starts_with(REMARKS) => {
                    let remark = self.rest().trim_start_matches(REMARKS).len();
                    self.at = self.text.len() - remark;
                    continue;
                }
                Some(b':') if touching => return Err(Stop::Time),
                Some(b'(') => {
                    self.share()?;
                    continue;
                }
                Some(b'[') if let Some(length) = footnote(self.rest()) => {
                    self.at += length;
                    continue;
                }
                Some(b'0'..=b'9') => {
                    return Err(match self.figure.unit {
                        Unit::Time(_) | Unit::Letter { .. } => Stop::Time,
                        _ => Stop::Why(Why::Words),
                    });
                }
                Some(_) => {
                    if let Some((word, length)) = words::behind(self.rest())
                        && self.take(word).is_ok()
                    {
                        self.at += length;
                        continue;
                    }
                    return self.words();
                }
            }
            self.at += 1;
        }
    }

    /// Whether nothing but a unit follows a minus behind the number.
    fn minus_ends(&self) -> bool {
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        !rest.starts_with(char::is_alphabetic) && (rest.is_empty() || words::is_unit(rest.trim_start()))
    }

    /// `E+05` directly behind the digits.
    fn scientific(&mut self) -> Result<(), Why> {
        let Some(tail) = self.rest().strip_prefix(['e', 'E']) else { return Ok(()) };
        let (negative, tail) = match tail.as_bytes().first() {
            Some(b'+') => (false, &tail[1..]),
            Some(b'-') => (true, &tail[1..]),
            _ => (false, tail),
        };
        let n_digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        let (Some(number), Some(rest)) = (tail.get(..n_digits), tail.get(n_digits..)) else { return Ok(()) };
        if n_digits == 0 || rest.starts_with(char::is_alphabetic) {
            return Ok(());
        }
        let exponent: i16 = number.parse().ok().filter(|it| *it <= 400).ok_or(Why::TooLarge)?;
        let behind = self.text.len() - rest.len();
        self.figure.exponent = if negative { -exponent } else { exponent };
        self.figure.flags.add(Flags::SCIENTIFIC);
        self.at = behind;
        Ok(())
    }

    /// `(67%)` behind a number is its share; other words in brackets are words.
    fn share(&mut self) -> Result<(), Stop> {
        let rest = self.rest();
        let (inside, length) = match rest.find(')') {
            Some(end) => (rest.get(1..end).unwrap_or_default().trim(), end + 1),
            None => return Err(Stop::Why(Why::Words)),
        };
        let percent = inside.strip_suffix('%').map(str::trim_end);
        // `(+5 %)` is a change, not a share.
        let is_change = inside.starts_with(['+', '-']) || inside.starts_with(REMARKS);
        match percent.filter(|_| !is_change).and_then(|it| Some((digits(it.as_bytes(), 0)?, it.len()))) {
            Some(((Ok(share), end), whole)) if end == whole => self.figure.share = Some(share),
            _ if !is_change && inside.bytes().any(|it| it.is_ascii_digit()) => return Err(Stop::Why(Why::Words)),
            _ => self.figure.flags.add(Flags::WORDS),
        }
        self.at += length;
        Ok(())
    }

    /// Words without digits to the end: `463 Aufrufe`.
    fn words(&mut self) -> Result<(), Stop> {
        let rest = self.rest();
        // `5G` is a name; behind a unit words may follow at once: `€/Monat`.
        let apart = self.figure.unit != Unit::None || self.text.as_bytes().get(self.at.wrapping_sub(1)) == Some(&b' ');
        let is_word = |it: char| it.is_alphabetic() || matches!(it, ' ' | '.' | '-' | '/' | '&' | '\'' | '!');
        if self.open
            || !apart
            || !rest.starts_with(|it: char| it.is_alphabetic() || it == '/')
            || !rest.chars().all(is_word)
        {
            // A second number behind a unit of time: `2h 15m`, `2 Std. und 15 Min.`
            if matches!(self.figure.unit, Unit::Time(_) | Unit::Letter { .. }) {
                return Err(Stop::Time);
            }
            return Err(Stop::Why(Why::Words));
        }
        // `5. Mai`
        if date::looks_like_one(self.text) {
            return Err(Stop::Why(Why::Date));
        }
        self.figure.flags.add(Flags::WORDS);
        self.at = self.text.len();
        Ok(())
    }

    /// Adds what a word says; an error where it contradicts what stands already.
    fn take(&mut self, word: Word) -> Result<(), Why> {
        let figure = &mut self.figure;
        match word {
            Word::Flag(flags) => figure.flags.add(flags),
            Word::Power(power) if !figure.flags.has(Flags::POWER) => {
                figure.flags.add(Flags::POWER);
                figure.exponent += i16::from(power);
            }
            // `1,2 m €`: a letter that turned out to be a power of ten.
            Word::Unit(Unit::Money(code)) if matches!(figure.unit, Unit::Letter { .. }) => {
                if let Unit::Letter { power, .. } = figure.unit {
                    figure.flags.add(Flags::POWER);
                    figure.exponent += i16::from(power);
                }
                figure.unit = Unit::Money(code);
            }
            // `$1.2M`: behind money a letter is a power of ten.
            Word::Unit(Unit::Letter { power, .. }) if matches!(figure.unit, Unit::Money(_)) => {
                figure.flags.add(Flags::POWER);
                figure.exponent += i16::from(power);
            }
            Word::Money(power, code) if figure.unit == Unit::None => {
                figure.flags.add(Flags::POWER);
                figure.exponent += i16::from(power);
                figure.unit = Unit::Money(code);
            }
            Word::Unit(unit) if figure.unit == Unit::None => figure.unit = unit,
            // `CHF 1'000 CHF` says it twice.
            Word::Unit(unit) if figure.unit == unit => {}
            _ => return Err(Why::Words),
        }
        Ok(())
    }
}
