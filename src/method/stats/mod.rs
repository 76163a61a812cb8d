//! Statistics of counts and rates: how far a number can be trusted, fair comparison, two periods.
//!
//! Two models, and the choice between them is the point. *People out of people* (answered inquiries, contacts per
//! visit) are shares: Wilson, Newcombe. *Actions over a base* (interactions per follower) are counts: one person can
//! act often and posts differ wildly, so they get Poisson intervals widened by the spread between posts.

pub mod intervals;
pub mod overdispersion;
pub mod shrinkage;
pub mod size;
pub mod theil_sen;
pub mod funnel;
pub mod compare;
pub mod multiple;
pub mod growth;
pub mod special;

use super::inputs::{INPUT_LENGTH, INPUT_NEGATIVE, INPUT_NOT_POSITIVE, Inputs};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};

/// One row of a comparison: a pair of numbers that belong together, `None` where either is missing.
pub type Pair = Option<(f64, f64)>;

/// Reads two lists that belong together.
fn pairs(inputs: &Inputs<'_>, first: &'static str, second: &'static str) -> Result<Vec<Pair>, Note> {
    let a = inputs.numbers(first)?;
    let b = inputs.numbers(second)?;
    if a.len() != b.len() {
        return Err(Note::new(&INPUT_LENGTH).with(second).with(b.len()).with(a.len()));
    }
    Ok(a.into_iter().zip(b).map(|(a, b)| a.zip(b)).collect())
}

/// Reads `count` and `exposure`: counts are not negative, exposures are above zero.
fn counts(inputs: &Inputs<'_>) -> Result<Vec<Pair>, Note> {
    let rows = pairs(inputs, "count", "exposure")?;
    for (count, exposure) in rows.iter().flatten() {
        if *count < 0.0 {
            return Err(Note::new(&INPUT_NEGATIVE).with("count").with(*count));
        }
        if *exposure <= 0.0 {
            return Err(Note::new(&INPUT_NOT_POSITIVE).with("exposure").with(*exposure));
        }
    }
    Ok(rows)
}

/// The pairs that are there, if they are at least as many as needed.
fn at_least(needed: usize, rows: &[Pair]) -> Result<Vec<(f64, f64)>, Note> {
    let present: Vec<_> = rows.iter().flatten().copied().collect();
    if present.len() < needed {
        return Err(Note::new(&TOO_FEW_POINTS).with(present.len()).with(needed));
    }
    Ok(present)
}

/// The note for numbers that every check let pass and arithmetic did not: beyond what a computer can hold.
fn out_of_range() -> Note {
    Note::new(&OUT_OF_RANGE)
}

/// Fewer complete rows than the formula needs.
pub static TOO_FEW_POINTS: NoteKind = NoteKind {
    code: "too_few_points",
    level: Level::Error,
    text: Text {
        de: "Dafür sind es zu wenige vollständige Zeilen: {0}, gebraucht werden mindestens {1}. Nehmen Sie weitere \
             Beiträge, Tage oder Konten hinzu.",
        en: "Too few complete rows for this: {0}, at least {1} are needed. Add more posts, days or accounts.",
    },
};

/// Numbers so large or small that the result leaves the range of numbers.
pub static OUT_OF_RANGE: NoteKind = NoteKind {
    code: "out_of_range",
    level: Level::Error,
    text: Text {
        de: "Die Zahlen sind so groß oder so klein, dass sich hier nichts mehr rechnen lässt. Bitte prüfen Sie die \
             Einheit.",
        en: "The numbers are so large or so small that nothing can be calculated here. Please check the unit.",
    },
};
