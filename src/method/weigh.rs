//! Weights from what people say or what the data show. All of them end as shares that sum to one.

use crate::engine::language::Text;
use crate::engine::note::{Level, NoteKind};

/// Weights on any positive scale as shares of their sum.
pub fn shares(weights: &[f64]) -> Result<Vec<f64>, &'static NoteKind> {
    if weights.iter().any(|it| *it < 0.0 || !it.is_finite()) {
        return Err(&WEIGHTS_NEGATIVE);
    }
    // Dividing by the largest first keeps huge weights from adding up to infinity.
    let largest = weights.iter().copied().fold(0.0, f64::max);
    if largest == 0.0 {
        return Err(&WEIGHTS_ALL_ZERO);
    }
    let sum: f64 = weights.iter().map(|it| it / largest).sum();
    Ok(weights.iter().map(|it| it / largest / sum).collect())
}

/// A weight below zero.
pub static WEIGHTS_NEGATIVE: NoteKind = NoteKind {
    code: "weights_negative",
    level: Level::Error,
    text: Text {
        de: "Ein Gewicht ist negativ; Gewichte sind null oder größer. Bitte korrigieren Sie es, dann wird wieder gerechnet.",
        en: "A weight is negative; weights are zero or more. Please correct it and the scores come back.",
    },
};

/// No weight above zero.
pub static WEIGHTS_ALL_ZERO: NoteKind = NoteKind {
    code: "weights_all_zero",
    level: Level::Error,
    text: Text {
        de: "Alle Gewichte sind null. Geben Sie mindestens einem Ziel ein Gewicht.",
        en: "All weights are zero. Give at least one goal some weight.",
    },
};
