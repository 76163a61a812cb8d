//! Weights from what people say or what the data show. All of them end as shares that sum to one.

use super::answer::numbers;
use super::describe::{complete_rows, is_constant, mean, range, standard_deviation};
use super::entry::{Entry, Example, Input, Kind};
use super::normalise::Direction;
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};

/// Weights on any positive scale as shares of their sum. Points, swing weights (best improvement 100, the others
/// relative to it) and votes (abstentions left aside) all end like this.
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

/// The same weight for each of `m`.
pub fn equal(m: usize) -> Vec<f64> {
    vec![1.0 / m as f64; m]
}

/// Weights from an order of importance: place k of m weighs (1/m) Σ 1/i over i = k..m, the centre of all weights that
/// respect the order (Barron and Barrett 1996). `ranks` may be any numbers, the smallest first; equal ones share the
/// mean of their places.
pub fn rank_order_centroid(ranks: &[f64]) -> Vec<f64> {
    let m = ranks.len();
    let mut order: Vec<usize> = (0..m).collect();
    let rank = |row: usize| ranks.get(row).copied().unwrap_or(f64::NAN);
    crate::order::by(&mut order, |a, b| rank(*a).total_cmp(&rank(*b)));
    let mut by_place = vec![0.0; m];
    let mut tail = 0.0;
    for (place, weight) in by_place.iter_mut().enumerate().rev() {
        tail += 1.0 / (place + 1) as f64;
        *weight = tail / m as f64;
    }
    let mut weights = vec![0.0; m];
    let mut places = by_place.iter();
    for group in order.chunk_by(|a, b| rank(*a) == rank(*b)) {
        let share = places.by_ref().take(group.len()).sum::<f64>() / group.len() as f64;
        for row in group {
            if let Some(weight) = weights.get_mut(*row) {
                *weight = share;
            }
        }
    }
    weights
}

/// Entropy weights (Shannon; Hwang and Yoon 1981): a criterion weighs more the more unevenly its total is spread over
/// the rows. Takes raw values that are zero or more, in complete rows; what separates nothing weighs exactly 0.
pub fn entropy(rows: &[Vec<f64>]) -> Result<Vec<f64>, &'static NoteKind> {
    if rows.iter().flatten().any(|it| *it < 0.0) {
        return Err(&NEGATIVE_UNDER_ENTROPY);
    }
    from_spread(rows, |columns| columns.iter().map(|column| divergence(column)).collect())
}

/// 1 − e with e = −Σ p ln p ÷ ln n, written as Σ p ln(n p) ÷ ln n: with n p = 1 + d and Σ d = 0 every term
/// (1 + d) ln(1 + d) − d is at least zero, so that nothing cancels where values hardly differ. 0 ln 0 is 0.
fn divergence(column: &[f64]) -> f64 {
    let n = column.len() as f64;
    let Some(centre) = mean(column).filter(|it| *it > 0.0) else {
        return 0.0;
    };
    let term = |it: &f64| {
        let excess = (it - centre) / centre;
        // Also for what rounding takes for zero.
        if excess == -1.0 { 1.0 } else { (1.0 + excess) * excess.ln_1p() - excess }
    };
    column.iter().map(term).sum::<f64>() / n / n.ln()
}

/// CRITIC weights (Diakoulaki, Mavrotas and Papayannakis 1995): spread times what a criterion says that the others do
/// not, c = s Σ (1 − r), on min-max values in the right direction. Takes complete rows.
pub fn critic(rows: &[Vec<f64>], directions: &[Direction]) -> Result<Vec<f64>, &'static NoteKind> {
    let turned: Vec<Vec<f64>> = rows.iter().map(|row| turn(row, directions)).collect();
    from_spread(&turned, |columns| {
        let scaled: Vec<Vec<f64>> = columns.iter().map(|column| min_max(column)).collect();
        let spread: Vec<f64> = scaled.iter().map(|column| standard_deviation(column).unwrap_or(0.0)).collect();
        let shapes: Vec<Vec<f64>> = scaled.iter().map(|column| unit_shape(column)).collect();
        // 1 − r is half the squared distance of two unit shapes: exactly zero for the same shape, never negative.
        let apart = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>() / 2.0;
        let conflict = |shape: &Vec<f64>| shapes.iter().map(|other| apart(shape, other)).sum::<f64>();
        let worth = |spread: &f64, conflict: f64| if conflict > SAME_SHAPE { spread * conflict } else { 0.0 };
        spread.iter().zip(shapes.iter().map(conflict)).map(|(spread, conflict)| worth(spread, conflict)).collect()
    })
}

/// Below this 1 − r is rounding noise.
const SAME_SHAPE: f64 = 1e-12;

fn turn(row: &[f64], directions: &[Direction]) -> Vec<f64> {
    let lower = |index: usize| directions.get(index) == Some(&Direction::Lower);
    row.iter().enumerate().map(|(index, it)| if lower(index) { -it } else { *it }).collect()
}

fn min_max(column: &[f64]) -> Vec<f64> {
    let (low, high) = range(column).unwrap_or((0.0, 1.0));
    column.iter().map(|it| (it - low) / (high - low)).collect()
}

/// Centred and of length one.
fn unit_shape(column: &[f64]) -> Vec<f64> {
    let centre = mean(column).unwrap_or(0.0);
    let length = column.iter().map(|it| (it - centre).powi(2)).sum::<f64>().sqrt();
    column.iter().map(|it| (it - centre) / length).collect()
}

/// The frame of the weights that the data show: constant columns are left out first and weigh exactly 0, a single one
/// that is left weighs 1, and where nothing is left or nothing scores, those concerned share equally.
fn from_spread(rows: &[Vec<f64>], score: impl Fn(&[Vec<f64>]) -> Vec<f64>) -> Result<Vec<f64>, &'static NoteKind> {
    let m = rows.first().ok_or(&NO_COMPLETE_ROW)?.len();
    let columns: Vec<Vec<f64>> = (0..m).map(|j| rows.iter().filter_map(|row| row.get(j).copied()).collect()).collect();
    let varying: Vec<bool> = columns.iter().map(|column| !is_constant(column)).collect();
    let left: Vec<Vec<f64>> =
        columns.into_iter().zip(&varying).filter(|(_, varies)| **varies).map(|(column, _)| column).collect();
    if left.is_empty() {
        return Ok(equal(m));
    }
    let found = if left.len() == 1 { vec![1.0] } else { shares(&score(&left)).unwrap_or_else(|_| equal(left.len())) };
    let mut found = found.into_iter();
    Ok(varying.into_iter().map(|varies| if varies { found.next().unwrap_or(0.0) } else { 0.0 }).collect())
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

/// A negative value under entropy.
pub static NEGATIVE_UNDER_ENTROPY: NoteKind = NoteKind {
    code: "negative_under_entropy",
    level: Level::Error,
    text: Text {
        de: "Entropie-Gewichte brauchen Werte ab null; hier ist einer negativ. CRITIC kommt auch mit negativen Werten zurecht.",
        en: "Entropy weights need values of zero or more, and one is negative. CRITIC can cope with negative values.",
    },
};

/// No row in which all criteria are present.
pub static NO_COMPLETE_ROW: NoteKind = NoteKind {
    code: "no_complete_row",
    level: Level::Error,
    text: Text {
        de: "Keine Zeile ist in allen Zielen vollständig; Gewichte aus den Daten brauchen mindestens eine.",
        en: "No row is complete in all goals; weights from the data need at least one.",
    },
};

const MATRIX: Input = Input::required("matrix", Kind::Matrix);
const DIRECTION: Input = Input::optional("direction", Kind::NumberOrNumbers, "1");

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "rank_order_centroid",
        title: Text { de: "Gewichte aus einer Rangfolge", en: "Weights from an order" },
        purpose: Text {
            de: "Wer nur sagen kann, was wichtiger ist, bekommt daraus Gewichte: die Mitte aller Gewichte, die zu dieser Rangfolge passen. Gleiche Plätze teilen.",
            en: "For those who can only say what matters more: the centre of all weights that fit this order. Equal places share.",
        },
        inputs: &[Input::required("ranks", Kind::Numbers)],
        formula: Text::same("w(k) = (1 ÷ m) Σ 1 ÷ i, i = k … m"),
        source: "Barron and Barrett 1996, Decision quality using ranked attribute weights",
        examples: &[
            // Barron and Barrett, three attributes: 11/18, 5/18, 2/18.
            Example {
                inputs: r#"{"ranks": [2, 1, 3]}"#,
                value: "[0.2777777777777778, 0.6111111111111112, 0.1111111111111111]",
            },
            Example {
                inputs: r#"{"ranks": [1, 1, 3]}"#,
                value: "[0.4444444444444444, 0.4444444444444444, 0.1111111111111111]",
            },
        ],
        run: |inputs| Ok(numbers(rank_order_centroid(&inputs.complete("ranks")?))),
    },
    Entry {
        name: "entropy",
        title: Text { de: "Entropie-Gewichte", en: "Entropy weights" },
        purpose: Text {
            de: "Was die Daten zufällig trennen: Ein Kriterium wiegt umso mehr, je ungleicher es sich auf die Zeilen verteilt. Das ist Streuung, nicht Bedeutung.",
            en: "What the data happen to separate: a criterion weighs more the more unevenly it is spread over the rows. That is spread, not importance.",
        },
        inputs: &[MATRIX, DIRECTION],
        formula: Text::same("w ~ 1 − e, e = −Σ p ln p ÷ ln n, p = x ÷ Σ x"),
        source: "Shannon 1948; Hwang and Yoon 1981, Multiple Attribute Decision Making; pymcdm, weights.entropy_weights",
        examples: &[
            // By hand: the second column is constant, so that the first has all the weight.
            Example { inputs: r#"{"matrix": [[1, 5], [3, 5]]}"#, value: "[1, 0]" },
            Example {
                inputs: r#"{"matrix": [[0, 1, 2], [1, 1, 1], [null, 4, 9]]}"#,
                value: "[0.9244671801054835, 0, 0.07553281989451652]",
            },
        ],
        run: |inputs| {
            let matrix = inputs.matrix("matrix")?;
            entropy(&complete_rows(&matrix)).map(numbers).map_err(Note::new)
        },
    },
    Entry {
        name: "critic",
        title: Text { de: "CRITIC-Gewichte", en: "CRITIC weights" },
        purpose: Text {
            de: "Was die Daten zufällig trennen: Ein Kriterium wiegt umso mehr, je stärker es streut und je weniger die anderen dasselbe sagen. Das ist Streuung, nicht Bedeutung.",
            en: "What the data happen to separate: a criterion weighs more the more it varies and the less the others say the same. That is spread, not importance.",
        },
        inputs: &[MATRIX, DIRECTION],
        formula: Text {
            de: "w ~ s Σ (1 − r), mit Werten nach Minimum und Maximum",
            en: "w ~ s Σ (1 − r), on min-max values",
        },
        source: "Diakoulaki, Mavrotas and Papayannakis 1995, Determining objective weights in multiple criteria problems; pymcdm, weights.critic_weights",
        examples: &[
            // By hand: two criteria that say the same, one way and the other way round.
            Example { inputs: r#"{"matrix": [[1, 10], [2, 20], [4, 40]]}"#, value: "[0.5, 0.5]" },
            Example {
                inputs: r#"{"matrix": [[1, 3, 7], [2, 2, 7], [4, 0, 7]], "direction": [1, 1, -1]}"#,
                value: "[0.5, 0.5, 0]",
            },
        ],
        run: |inputs| {
            let matrix = inputs.matrix("matrix")?;
            let directions = inputs.directions("direction", matrix.first().map_or(0, Vec::len))?;
            critic(&complete_rows(&matrix), &directions).map(numbers).map_err(Note::new)
        },
    },
];
