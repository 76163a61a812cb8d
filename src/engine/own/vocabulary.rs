//! The words of a formula: measures by id, by either name and by the spellings that headers have.

use super::expr::{Expr, Function};
use crate::engine::language::Text;
use crate::engine::measure::{self, Measure};

/// The weighted interactions, as people write them.
pub(super) const WEIGHTED: Text = Text { de: "gewichtete Interaktionen", en: "weighted interactions" };

/// What a word stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    /// A value.
    Leaf(Expr),
    /// A label such as the company: not a number.
    Label(Measure),
    /// A function.
    Function(Function),
}

/// The longest known word at the beginning of `text`, and how many bytes it takes.
pub(super) fn longest(text: &str) -> Option<(Word, usize)> {
    let mut best: Option<(Word, usize)> = None;
    let mut offer = |spelling: &str, word: &dyn Fn() -> Word| {
        if let Some(length) = begins(text, spelling)
            && is_plain(spelling)
            && best.as_ref().is_none_or(|(_, longest)| length > *longest)
        {
            best = Some((word(), length));
        }
    };
    for (function, spellings) in Function::ALL {
        spellings.iter().for_each(|it| offer(it, &|| Word::Function(function)));
    }
    for spelling in [WEIGHTED.de, WEIGHTED.en, "weighted_interactions"] {
        offer(spelling, &|| Word::Leaf(Expr::Weighted));
    }
    // Names before the spellings of headers: of two equally long words the first one stands.
    for entry in measure::ALL {
        spellings(entry).for_each(|it| offer(it, &|| word_of(entry.measure)));
    }
    for entry in measure::ALL {
        entry.aliases.iter().for_each(|it| offer(it, &|| word_of(entry.measure)));
    }
    best
}

fn spellings(entry: &'static measure::MeasureEntry) -> impl Iterator<Item = &'static str> {
    [entry.id, entry.name.de, entry.name.en].into_iter()
}

fn word_of(measure: Measure) -> Word {
    match measure {
        Measure::Interactions => Word::Leaf(Expr::Counted),
        measure if measure.is_identity() => Word::Label(measure),
        measure => Word::Leaf(Expr::Measure(measure)),
    }
}

/// A header that looks like a calculation would swallow one that is typed.
fn is_plain(spelling: &str) -> bool {
    !spelling.contains(['+', '*', '/', '(', ')', '[', ';']) && !spelling.contains(" - ")
}

/// The length of `spelling` at the beginning of `text`, whatever its case, where a word ends there.
fn begins(text: &str, spelling: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    let mut last = None;
    for wanted in spelling.chars() {
        let (place, letter) = rest.next()?;
        let is_same = letter == wanted || letter.to_lowercase().eq(wanted.to_lowercase());
        if !is_same {
            return None;
        }
        last = Some((place + letter.len_utf8(), letter));
    }
    let (end, last) = last?;
    let goes_on = text[end..].chars().next().is_some_and(is_word_letter);
    (!goes_on || !is_word_letter(last)).then_some(end)
}

/// Whether a letter can stand inside a word.
pub(super) fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The known word that is most like an unknown one, where one is near.
pub(super) fn nearest(word: &str) -> Option<&'static str> {
    let wanted: Vec<char> = word.to_lowercase().chars().take(40).collect();
    let allowed = if wanted.len() < 5 { 1 } else { 2 };
    let mut best: Option<(usize, &'static str)> = None;
    for spelling in measure::ALL.iter().filter(|entry| !entry.measure.is_identity()).flat_map(spellings) {
        let distance = distance(&wanted, &spelling.to_lowercase().chars().collect::<Vec<_>>());
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, spelling));
        }
    }
    best.map(|it| it.1)
}

/// How many letters have to be changed, added or left out (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
