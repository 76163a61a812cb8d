//! From many normalised values to one: weighted means, how much of the weight is covered, and a second opinion.

use super::answer::{cell, numbers, object};
use super::describe::finite;
use super::entry::{Entry, Example, Input, Kind};
use super::inputs::Cell;
use super::rank::is_tie;
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};

pub use zielwert_kernel::means::Mean;

/// The weighted mean of the values that are present, their weights rescaled. `None` where no value with weight is
/// present, or one with weight is negative under the geometric or harmonic mean. A zero there gives 0: it knocks out.
pub fn weighted_mean(x: &[Cell], w: &[f64], mean: Mean) -> Cell {
    let (mut sum, mut weight) = (0.0, 0.0);
    for (value, share) in x.iter().zip(w) {
        let Some(value) = value.filter(|_| *share > 0.0) else { continue };
        if value < 0.0 && mean.refuses_negative() {
            return None;
        }
        sum += share * mean.bend(value);
        weight += share;
    }
    if weight > 0.0 { finite(mean.unbend(sum / weight)) } else { None }
}

/// The share of weight whose values are present; `None` where there is no weight.
pub fn coverage(x: &[Cell], w: &[f64]) -> Cell {
    let all: f64 = w.iter().sum();
    let present: f64 = x.iter().zip(w).filter(|(value, _)| value.is_some()).map(|(_, weight)| weight).sum();
    if all > 0.0 { finite(present / all) } else { None }
}

/// The mean with every missing cell at 0 and at 1.
pub fn bounds(x: &[Cell], w: &[f64], mean: Mean) -> Option<(f64, f64)> {
    let at = |fill: f64| {
        let filled: Vec<Cell> = x.iter().map(|it| it.or(Some(fill))).collect();
        weighted_mean(&filled, w, mean)
    };
    Some((at(0.0)?, at(1.0)?))
}

/// The best and the worst place that each row can have while its score and all others lie anywhere within their
/// bounds; a row without bounds has no place.
pub fn rank_bounds(bounds: &[Option<(f64, f64)>]) -> Vec<Option<(u32, u32)>> {
    let surely_above = |a: f64, b: f64| a > b && !is_tie(a, b);
    let place = |it: &Option<(f64, f64)>| {
        let (low, high) = (*it)?;
        // A row never passes itself: its own low is not above its own high.
        let better = bounds.iter().flatten().filter(|other| surely_above(other.0, high)).count();
        let own = usize::from(surely_above(high, low));
        let possibly_better = bounds.iter().flatten().filter(|other| surely_above(other.1, low)).count() - own;
        Some((1 + better as u32, 1 + possibly_better as u32))
    };
    bounds.iter().map(place).collect()
}

/// Copeland's score (Copeland 1951; COINr): how many rows a row beats less how many beat it, where a beats b if the
/// criteria on which a is better carry more than half of the weight that both have. Higher values are better.
/// Only shared criteria count, so that the order of the rows cannot matter.
pub fn copeland(matrix: &[Vec<Cell>], w: &[f64]) -> Vec<i32> {
    let mut scores = vec![0; matrix.len()];
    for (a, row) in matrix.iter().enumerate() {
        for (b, other) in matrix.iter().enumerate().skip(a + 1) {
            let verdict = duel(row, other, w);
            if let Some(score) = scores.get_mut(a) {
                *score += verdict;
            }
            if let Some(score) = scores.get_mut(b) {
                *score -= verdict;
            }
        }
    }
    scores
}

/// 1 where the first wins, −1 where the second does, 0 for a draw.
fn duel(a: &[Cell], b: &[Cell], w: &[f64]) -> i32 {
    let (mut lead, mut shared) = (0.0, 0.0);
    for ((a, b), weight) in a.iter().zip(b).zip(w) {
        let (Some(a), Some(b)) = (a, b) else { continue };
        shared += weight;
        if !is_tie(*a, *b) {
            lead += if a > b { *weight } else { -weight };
        }
    }
    // Half the weight each is a draw, whatever the last digits of the sums say.
    if lead.abs() <= 1e-12 * shared { 0 } else { lead.signum() as i32 }
}

/// A zero under the geometric or harmonic mean.
pub static KNOCKED_OUT: NoteKind = NoteKind {
    code: "knocked_out",
    level: Level::Info,
    text: Text {
        de: "Ein Wert ist null, und bei diesem Mittel wird damit das ganze Ergebnis null. Wo das zu streng ist, passt das arithmetische Mittel.",
        en: "One value is zero, and under this mean that makes the whole result zero. Where that is too strict, the arithmetic mean fits.",
    },
};

/// A negative value under the geometric or harmonic mean.
pub static NEGATIVE_UNDER_MEAN: NoteKind = NoteKind {
    code: "negative_under_mean",
    level: Level::Error,
    text: Text {
        de: "Das geometrische und das harmonische Mittel gibt es nur für Werte ab null; hier ist einer negativ. Das arithmetische Mittel kann damit umgehen.",
        en: "The geometric and the harmonic mean exist only for values of zero or more, and one is negative. The arithmetic mean can cope with it.",
    },
};

/// No value with weight is present.
pub static NOTHING_PRESENT: NoteKind = NoteKind {
    code: "nothing_present",
    level: Level::Error,
    text: Text {
        de: "Kein Wert mit Gewicht ist vorhanden; es gibt nichts zu mitteln.",
        en: "No value with weight is present, so there is nothing to average.",
    },
};

const X: Input = Input::required("x", Kind::Numbers);
const W: Input = Input::required("w", Kind::Numbers);
const MATRIX: Input = Input::required("matrix", Kind::Matrix);

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "weighted_mean",
        title: Text { de: "Gewichtetes Mittel", en: "Weighted mean" },
        purpose: Text {
            de: "Macht aus mehreren Werten einen. Fehlende bleiben außen vor, ihr Gewicht verteilt sich auf die anderen; arithmetisch gleicht aus, geometrisch und harmonisch strafen Schwächen.",
            en: "Makes one value of several. Missing ones are left out and their weight goes to the others; arithmetic makes up for weaknesses, geometric and harmonic punish them.",
        },
        inputs: &[X, W, Input::optional("kind", Kind::Choice(Mean::IDS), "\"arithmetic\"")],
        formula: Text {
            de: "arithmetisch Σ w u; geometrisch exp Σ w ln u; harmonisch 1 ÷ Σ (w ÷ u)",
            en: "arithmetic Σ w u; geometric exp Σ w ln u; harmonic 1 ÷ Σ (w ÷ u)",
        },
        source: "OECD/JRC 2008, Handbook on Constructing Composite Indicators, step 6",
        examples: &[
            Example { inputs: r#"{"x": [0.2, 0.8, null], "w": [1, 1, 2]}"#, value: "0.5" },
            Example { inputs: r#"{"x": [0.2, 0.8], "w": [1, 1], "kind": "geometric"}"#, value: "0.4" },
            Example { inputs: r#"{"x": [0.2, 0.8], "w": [1, 1], "kind": "harmonic"}"#, value: "0.32" },
            Example { inputs: r#"{"x": [0, 0.8], "w": [1, 1], "kind": "geometric"}"#, value: "0" },
        ],
        run: |inputs| {
            let x = inputs.numbers("x")?;
            let w = inputs.weights("w", x.len())?;
            let mean = Mean::from_id(inputs.choice("kind")?).unwrap_or_default();
            let mut counted = x.iter().zip(&w).filter(|(_, weight)| **weight > 0.0).filter_map(|(value, _)| *value);
            let lowest = counted.next().map(|first| counted.fold(first, f64::min));
            match lowest {
                None => return Err(Note::new(&NOTHING_PRESENT)),
                Some(it) if it < 0.0 && mean.refuses_negative() => return Err(Note::new(&NEGATIVE_UNDER_MEAN)),
                Some(0.0) if mean.refuses_negative() => inputs.note(Note::new(&KNOCKED_OUT)),
                Some(_) => {}
            }
            Ok(cell(weighted_mean(&x, &w, mean)))
        },
    },
    Entry {
        name: "coverage",
        title: Text { de: "Abdeckung", en: "Coverage" },
        purpose: Text {
            de: "Welcher Anteil des Gewichts durch vorhandene Werte belegt ist.",
            en: "Which share of the weight is backed by values that are present.",
        },
        inputs: &[X, W],
        formula: Text { de: "Σ w[vorhanden] ÷ Σ w", en: "Σ w[present] ÷ Σ w" },
        source: "OECD/JRC 2008, Handbook on Constructing Composite Indicators, step 3",
        examples: &[Example { inputs: r#"{"x": [0.5, null, 0], "w": [2, 1, 1]}"#, value: "0.75" }],
        run: |inputs| {
            let x = inputs.numbers("x")?;
            let w = inputs.weights("w", x.len())?;
            Ok(cell(coverage(&x, &w)))
        },
    },
    Entry {
        name: "copeland",
        title: Text { de: "Copeland-Wert", en: "Copeland score" },
        purpose: Text {
            de: "Eine zweite Meinung ohne Ausgleich: wie viele Zeilen eine Zeile im direkten Vergleich schlägt, abzüglich derer, die sie schlagen.",
            en: "A second opinion without making up for weaknesses: how many rows a row beats one against one, less those that beat it.",
        },
        inputs: &[MATRIX, W],
        formula: Text {
            de: "#(o > ½) − #(o < ½), o das gemeinsame Gewicht, bei dem a > b, Gleichstände halb",
            en: "#(o > ½) − #(o < ½), o the shared weight on which a > b, ties half",
        },
        source: "Copeland 1951; Saari and Merlin 1996, The Copeland method; OECD/JRC 2008, step 6",
        examples: &[
            Example {
                inputs: r#"{"matrix": [[3, 1, 2], [2, 2, 1], [1, 3, 3]], "w": [0.5, 0.3, 0.2]}"#,
                value: "[1, -1, 0]",
            },
            Example { inputs: r#"{"matrix": [[1, 1], [1, null], [0, 2]], "w": [1, 1]}"#, value: "[0, 1, -1]" },
        ],
        run: |inputs| {
            let matrix = inputs.matrix("matrix")?;
            let w = inputs.weights("w", matrix.first().map_or(0, Vec::len))?;
            Ok(numbers(copeland(&matrix, &w).into_iter().map(f64::from)))
        },
    },
    Entry {
        name: "rank_bounds",
        title: Text { de: "Bester und schlechtester Platz", en: "Best and worst place" },
        purpose: Text {
            de: "Welche Plätze noch möglich sind, wenn fehlende Werte irgendwo zwischen 0 und 1 liegen.",
            en: "Which places remain possible when missing values lie anywhere between 0 and 1.",
        },
        inputs: &[MATRIX, W],
        formula: Text {
            de: "bester 1 + #(unten > eigenes Oben); schlechtester 1 + #(oben > eigenes Unten); Fehlendes bei 0 und bei 1",
            en: "best 1 + #(low > own high); worst 1 + #(high > own low); missing at 0 and at 1",
        },
        source: "Salo and Hämäläinen 2001, Preference ratios in multiattribute evaluation; interval comparison",
        examples: &[Example {
            inputs: r#"{"matrix": [[0.9, 0.9], [0.5, null], [0.6, 0.6]], "w": [1, 1]}"#,
            value: r#"{"best": [1, 2, 2], "worst": [1, 3, 3]}"#,
        }],
        run: |inputs| {
            let matrix = inputs.matrix("matrix")?;
            let w = inputs.weights("w", matrix.first().map_or(0, Vec::len))?;
            let bounds: Vec<Option<(f64, f64)>> = matrix.iter().map(|row| bounds(row, &w, Mean::Arithmetic)).collect();
            let places = rank_bounds(&bounds);
            let side = |pick: fn((u32, u32)) -> u32| places.iter().map(|it| it.map(pick)).collect();
            Ok(object([("best", side(|it| it.0)), ("worst", side(|it| it.1))]))
        },
    },
];
