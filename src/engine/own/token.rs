//! A formula's text cut into numbers, words, columns and signs, each with its place.

use super::expr::{Expr, Sign};
use super::vocabulary::{self, Word};
use super::{Problem, notes};
use crate::engine::note::Note;
use crate::float;

/// One piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub what: What,
    pub from: usize,
    pub to: usize,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Number(f64),
    Word(Word),
    Column(String),
    Sign(Sign),
    Open,
    Close,
    /// Between the values of a function.
    Next,
}

/// Cuts a text; stops at the first piece that means nothing.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Problem> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut place = 0;
    while let Some(letter) = text[place..].chars().next() {
        if letter.is_whitespace() {
            place += letter.len_utf8();
            continue;
        }
        let (what, length) = match letter {
            '0'..='9' => number(text, place)?,
            '[' => column(text, place)?,
            letter => match sign(letter) {
                Some(what) => (what, letter.len_utf8()),
                None => word(text, place, letter)?,
            },
        };
        tokens.push(Token { what, from: place, to: place + length });
        place += length;
    }
    Ok(tokens)
}

fn sign(letter: char) -> Option<What> {
    Some(match letter {
        '+' => What::Sign(Sign::Plus),
        '-' | '−' | '–' => What::Sign(Sign::Minus),
        '*' | '×' | '·' => What::Sign(Sign::Times),
        '/' | '÷' | ':' => What::Sign(Sign::Over),
        '(' => What::Open,
        ')' => What::Close,
        ';' | ',' => What::Next,
        _ => return None,
    })
}

fn word(text: &str, place: usize, first: char) -> Result<(What, usize), Problem> {
    let rest = &text[place..];
    if let Some((word, length)) = vocabulary::longest(rest) {
        return Ok((What::Word(word), length));
    }
    let problem = |note: Note, length: usize| Problem { note, from: place, to: place + length };
    if !vocabulary::is_word_letter(first) {
        let note = Note::new(&notes::UNEXPECTED).with(first.to_string());
        return Err(problem(note, first.len_utf8()));
    }
    let length = rest.find(|it| !vocabulary::is_word_letter(it)).unwrap_or(rest.len());
    let word = &rest[..length];
    let note = match vocabulary::nearest(word) {
        Some(near) => Note::new(&notes::UNKNOWN_WORD_NEAR).with(word).with(near),
        None => Note::new(&notes::UNKNOWN_WORD).with(word),
    };
    Err(problem(note, length))
}

/// `[header]`; a closing bracket inside is doubled.
fn column(text: &str, place: usize) -> Result<(What, usize), Problem> {
    let mut header = String::new();
    let mut letters = text[place + 1..].char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != ']' {
            header.push(letter);
        } else if letters.next_if(|(_, next)| *next == ']').is_some() {
            header.push(']');
        } else {
            let length = at + 2;
            if header.trim().is_empty() {
                return Err(Problem { note: Note::new(&notes::COLUMN_EMPTY), from: place, to: place + length });
            }
            return Ok((What::Column(header), length));
        }
    }
    Err(Problem { note: Note::new(&notes::BRACKET_OPEN), from: place, to: text.len() })
}

/// `12`, `1,5`, `1.5`, `1.234,5`, `1,234.5`, `50 %`. A mark counts as part of the number only between two digits, so that
/// `min(a, 5)` has two values.
fn number(text: &str, place: usize) -> Result<(What, usize), Problem> {
    let rest = &text[place..];
    let bytes = rest.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut length = 0;
    while is_digit(length) || (matches!(bytes.get(length), Some(b',' | b'.')) && is_digit(length + 1)) {
        length += 1;
    }
    let digits = &rest[..length];
    let problem = |kind| Problem { note: Note::new(kind).with(digits), from: place, to: place + length };
    let goes_on = rest[length..].chars().next().is_some_and(vocabulary::is_word_letter);
    let number = if goes_on { None } else { plain(digits).ok_or_else(|| problem(&notes::NUMBER_UNCLEAR))? };
    let number = number.and_then(|it| float::read(&it)).filter(|it| it.is_finite());
    let number = number.ok_or_else(|| problem(&notes::NUMBER_UNREADABLE))?;
    // A per cent sign may follow, after a blank too.
    let after = &rest[length..];
    let blanks = after.len() - after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    match after[blanks..].starts_with('%') {
        true => Ok((What::Number(number / 100.0), length + blanks + 1)),
        false => Ok((What::Number(number), length)),
    }
}

/// The number with a point and without groups; `None` where it can mean two things, `Some(None)` where it means nothing.
#[allow(clippy::option_option, reason = "two ways to be no number")]
fn plain(digits: &str) -> Option<Option<String>> {
    let marks: Vec<char> = digits.chars().filter(|it| !it.is_ascii_digit()).collect();
    let (Some(first), Some(last)) = (marks.first().copied(), marks.last().copied()) else {
        return Some(Some(digits.to_owned()));
    };
    let groups = |whole: &str, mark: char| {
        let mut parts = whole.split(mark);
        let is_first = parts.next().is_some_and(|it| (1..=3).contains(&it.len()) && it != "0");
        is_first && parts.all(|it| it.len() == 3)
    };
    if marks.len() == 1 {
        let (whole, decimals) = digits.split_once(first)?;
        let could_be_a_group = decimals.len() == 3 && groups(digits, first);
        return if could_be_a_group { None } else { Some(Some(format!("{whole}.{decimals}"))) };
    }
    if first == last {
        // 1.234.567: several of one mark are groups.
        return Some((marks.iter().all(|it| *it == first) && groups(digits, first)).then(|| digits.replace(first, "")));
    }
    let read = digits.rsplit_once(last).filter(|(whole, _)| !whole.contains(last) && groups(whole, first));
    Some(read.map(|(whole, decimals)| format!("{}.{decimals}", whole.replace(first, ""))))
}

impl Token {
    /// The value, where the piece is one by itself.
    pub fn leaf(&self) -> Option<Expr> {
        match &self.what {
            What::Number(number) => Some(Expr::Number(*number)),
            What::Column(header) => Some(Expr::Column(header.clone())),
            What::Word(Word::Leaf(leaf)) => Some(leaf.clone()),
            _ => None,
        }
    }
}
