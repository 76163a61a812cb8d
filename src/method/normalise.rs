//! Brings figures of different units onto one scale on which more is always better.

use serde_json::Value;
use zielwert_kernel::columns;

use super::answer::cells;
use super::describe::{differ, finite, mean, present, range, standard_deviation};
use super::entry::{Entry, Example, Input, Kind};
use super::inputs::{Cell, Inputs};
use super::rank::{Ties, ranks};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// Where a value stands on the way from baseline to target: as it is, and held within 0 and 1. A target below the
/// baseline means that less is better. `None` where the two are equal.
///
/// Neither depends on any other row: a competitor more or less re-orders nothing, and periods stay comparable
/// (OECD/JRC 2008, "distance to a reference").
pub fn goalposts(x: f64, baseline: f64, target: f64) -> Option<(f64, f64)> {
    // Plus zero: a value at the baseline of a falling scale is 0, not −0.
    let unclamped = finite((x - baseline) / (target - baseline))? + 0.0;
    Some((unclamped, unclamped.clamp(0.0, 1.0)))
}

/// [`goalposts`] of a whole column, held within 0 and 1; NaN stands for a missing cell, in and out. Baseline and target
/// have to differ.
pub fn goalposts_of_column(x: &[f64], baseline: f64, target: f64) -> Vec<f64> {
    columns::held_between(x, baseline, target)
}

/// The place between the worst row (0) and the best (1). All equal: nothing is separated.
pub fn min_max(x: &[Cell], direction: Direction) -> Result<Vec<Cell>, &'static NoteKind> {
    let (low, high) = range(&present(x)).filter(|(low, high)| differ(*low, *high)).ok_or(&SEPARATES_NOTHING)?;
    let scale = |it: f64| match direction {
        Direction::Higher => finite((it - low) / (high - low)),
        Direction::Lower => finite((high - it) / (high - low)),
    };
    Ok(x.iter().map(|it| it.and_then(scale)).collect())
}

/// How many standard deviations (n − 1) a row lies on the better side of the mean.
pub fn z_score(x: &[Cell], direction: Direction) -> Result<Vec<Cell>, &'static NoteKind> {
    let values = present(x);
    range(&values).filter(|(low, high)| differ(*low, *high)).ok_or(&SEPARATES_NOTHING)?;
    let centre = mean(&values).ok_or(&SEPARATES_NOTHING)?;
    let spread = standard_deviation(&values).filter(|it| *it > 0.0).ok_or(&SEPARATES_NOTHING)?;
    let scale = |it: f64| match direction {
        Direction::Higher => finite((it - centre) / spread),
        Direction::Lower => finite((centre - it) / spread),
    };
    Ok(x.iter().map(|it| it.and_then(scale)).collect())
}

/// The share of the other rows that a row leaves behind; ties count half.
pub fn percentile_rank(x: &[Cell], direction: Direction) -> Result<Vec<Cell>, &'static NoteKind> {
    let others = present(x).len().saturating_sub(1);
    if others == 0 {
        return Err(&SEPARATES_NOTHING);
    }
    // Rank 1 is the largest; the last place becomes 0 where more is better.
    let places = ranks(x, Ties::Average).into_iter();
    Ok(places
        .map(|place| {
            place.map(|it| match direction {
                Direction::Higher => (others as f64 + 1.0 - it) / others as f64,
                Direction::Lower => (it - 1.0) / others as f64,
            })
        })
        .collect())
}

/// The share of the best row: x ÷ largest, and smallest ÷ x where less is better. Only for figures above zero.
pub fn share_of_leader(x: &[Cell], direction: Direction) -> Result<Vec<Cell>, &'static NoteKind> {
    let Some((low, high)) = range(&present(x)) else {
        return Err(&SEPARATES_NOTHING);
    };
    if low <= 0.0 {
        return Err(&NOT_POSITIVE_UNDER_SHARE);
    }
    let scale = |it: f64| match direction {
        Direction::Higher => finite(it / high),
        Direction::Lower => finite(low / it),
    };
    Ok(x.iter().map(|it| it.and_then(scale)).collect())
}

/// Baseline and target are the same.
pub static TARGET_IS_BASELINE: NoteKind = NoteKind {
    code: "target_is_baseline",
    level: Level::Error,
    text: Text {
        de: "Ausgangswert und Zielwert sind gleich ({0}); dazwischen lässt sich nichts messen. Bitte ändern Sie einen der beiden.",
        en: "Baseline and target are the same ({0}), so there is nothing to measure between them. Please change one of the two.",
    },
};

/// Fewer than two different values.
pub static SEPARATES_NOTHING: NoteKind = NoteKind {
    code: "separates_nothing",
    level: Level::Error,
    text: Text {
        de: "Hier gibt es keine zwei verschiedenen Werte; ein Vergleich untereinander ist so nicht möglich. Mit Ausgangswert und Zielwert geht es.",
        en: "No two values differ here, so they cannot be compared with one another. A baseline and a target would help.",
    },
};

/// A zero or negative value under share of leader.
pub static NOT_POSITIVE_UNDER_SHARE: NoteKind = NoteKind {
    code: "not_positive_under_share",
    level: Level::Error,
    text: Text {
        de: "Anteile am Spitzenwert gibt es nur für Werte über null; hier steht einer, der es nicht ist. Ausgangswert und Zielwert können auch damit umgehen.",
        en: "A share of the leader exists only for values above zero, and one of these is not. A baseline and a target can cope with it.",
    },
};

const DIRECTION: Input = Input::optional("direction", Kind::Number, "1");
const X: Input = Input::required("x", Kind::Numbers);

type Normalise = fn(&[Cell], Direction) -> Result<Vec<Cell>, &'static NoteKind>;

/// Where nothing is separated every cell counts as missing; any other refusal spoils the whole answer.
fn run(inputs: &mut Inputs<'_>, normalise: Normalise) -> Result<Value, Note> {
    let x = inputs.numbers("x")?;
    match normalise(&x, inputs.direction("direction")?) {
        Ok(normalised) => Ok(cells(normalised)),
        Err(kind) if kind == &SEPARATES_NOTHING && !x.is_empty() => {
            inputs.note(Note::new(kind));
            Ok(cells(x.iter().map(|_| None)))
        }
        Err(kind) => Err(Note::new(kind)),
    }
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "goalposts",
        title: Text { de: "Ausgangswert und Zielwert", en: "Goalposts" },
        purpose: Text {
            de: "Welcher Teil des Wegs vom Ausgangswert zum Zielwert geschafft ist. Hängt an keiner anderen Zeile; liegt der Zielwert unter dem Ausgangswert, ist weniger besser.",
            en: "How much of the way from baseline to target is done. Depends on no other row; a target below the baseline means that less is better.",
        },
        inputs: &[
            X,
            Input::required("baseline", Kind::Number),
            Input::required("target", Kind::Number),
            Input::optional("truncate", Kind::Flag, "true"),
        ],
        formula: Text {
            de: "u = min(1, max(0, (x − Ausgangswert) ÷ (Zielwert − Ausgangswert)))",
            en: "u = min(1, max(0, (x − baseline) ÷ (target − baseline)))",
        },
        source: "OECD/JRC 2008, Handbook on Constructing Composite Indicators, distance to a reference; UNDP, Human Development Index, goalposts",
        examples: &[
            // Human Development Index, life expectancy between 20 and 85 years: (71.4 − 20) ÷ 65.
            Example {
                inputs: r#"{"x": [71.4, 18, 90, null], "baseline": 20, "target": 85}"#,
                value: "[0.7907692307692308, 0, 1, null]",
            },
            Example {
                inputs: r#"{"x": [2, 8, 30], "baseline": 24, "target": 0, "truncate": false}"#,
                value: "[0.9166666666666666, 0.6666666666666666, -0.25]",
            },
        ],
        run: |inputs| {
            let x = inputs.numbers("x")?;
            let (baseline, target) = (inputs.number("baseline")?, inputs.number("target")?);
            let truncate = inputs.flag("truncate")?;
            if baseline == target {
                return Err(Note::new(&TARGET_IS_BASELINE).with(target));
            }
            let place =
                |it: f64| goalposts(it, baseline, target).map(|(free, held)| if truncate { held } else { free });
            Ok(cells(x.into_iter().map(|it| it.and_then(place))))
        },
    },
    Entry {
        name: "min_max",
        title: Text { de: "Minimum und Maximum", en: "Min-max" },
        purpose: Text {
            de: "Die schlechteste Zeile bekommt 0, die beste 1. Eine Zeile mehr oder weniger kann alle anderen verschieben.",
            en: "The worst row gets 0, the best 1. One row more or less can move all the others.",
        },
        inputs: &[X, DIRECTION],
        formula: Text {
            de: "u = (x − min) ÷ (max − min); ist weniger besser: (max − x) ÷ (max − min)",
            en: "u = (x − min) ÷ (max − min); lower is better: (max − x) ÷ (max − min)",
        },
        source: "OECD/JRC 2008, Handbook on Constructing Composite Indicators, step 5",
        examples: &[
            Example { inputs: r#"{"x": [10, 20, null, 15], "direction": 1}"#, value: "[0, 1, null, 0.5]" },
            Example { inputs: r#"{"x": [1, 2, 8], "direction": -1}"#, value: "[1, 0.8571428571428571, 0]" },
        ],
        run: |inputs| run(inputs, min_max),
    },
    Entry {
        name: "z_score",
        title: Text { de: "z-Wert", en: "z-score" },
        purpose: Text {
            de: "Wie viele Standardabweichungen eine Zeile über dem Mittel liegt. Für Tabellen mit vielen Zeilen.",
            en: "How many standard deviations a row lies above the mean. For tables with many rows.",
        },
        inputs: &[X, DIRECTION],
        formula: Text {
            de: "u = (x − Mittel) ÷ s, s mit n − 1; ist weniger besser: −u",
            en: "u = (x − mean) ÷ s, s with n − 1; lower is better: −u",
        },
        source: "OECD/JRC 2008, Handbook on Constructing Composite Indicators, step 5",
        examples: &[Example { inputs: r#"{"x": [1, 2, 3], "direction": 1}"#, value: "[-1, 0, 1]" }],
        run: |inputs| run(inputs, z_score),
    },
    Entry {
        name: "percentile_rank",
        title: Text { de: "Prozentrang", en: "Percentile rank" },
        purpose: Text {
            de: "Welchen Anteil der anderen Zeilen eine Zeile hinter sich lässt. Abstände spielen keine Rolle, Ausreißer auch nicht.",
            en: "Which share of the other rows a row leaves behind. Distances do not matter, and outliers neither.",
        },
        inputs: &[X, DIRECTION],
        formula: Text {
            de: "u = (r − 1) ÷ (n − 1), r der mittlere Rang, aufsteigend",
            en: "u = (r − 1) ÷ (n − 1), r the average rank, ascending",
        },
        source: "Microsoft Excel, PERCENTRANK.INC; OECD/JRC 2008, step 5, ranking",
        examples: &[Example {
            inputs: r#"{"x": [10, 30, 30, 50, null], "direction": 1}"#,
            value: "[0, 0.5, 0.5, 1, null]",
        }],
        run: |inputs| run(inputs, percentile_rank),
    },
    Entry {
        name: "share_of_leader",
        title: Text { de: "Anteil am Spitzenwert", en: "Share of the leader" },
        purpose: Text {
            de: "Wie viel vom besten Wert eine Zeile erreicht. Verhältnisse bleiben erhalten: Doppelt so viel zählt doppelt.",
            en: "How much of the best value a row reaches. Ratios are kept: twice as much counts twice.",
        },
        inputs: &[X, DIRECTION],
        formula: Text {
            de: "u = x ÷ max; ist weniger besser: min ÷ x; x > 0",
            en: "u = x ÷ max; lower is better: min ÷ x; x > 0",
        },
        source: "OECD/JRC 2008, distance to the leader; simple additive weighting, Hwang and Yoon 1981",
        examples: &[
            Example { inputs: r#"{"x": [1, 2, 8], "direction": -1}"#, value: "[1, 0.5, 0.125]" },
            Example { inputs: r#"{"x": [5, 20, null], "direction": 1}"#, value: "[0.25, 1, null]" },
        ],
        run: |inputs| run(inputs, share_of_leader),
    },
];
