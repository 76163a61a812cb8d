//! Weights from comparing goals in pairs (analytic hierarchy process, Saaty 1977).

use serde_json::Value;

use super::answer::{number, numbers, object};
use super::entry::{Entry, Example, Input, Kind};
use super::inputs::Cell;
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};

/// What a matrix of comparisons says.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahp {
    /// The principal eigenvector, sum 1.
    pub weights: Vec<f64>,
    /// The principal eigenvalue: the size of the matrix where all judgements agree, else more.
    pub lambda_max: f64,
    /// (λ − m) ÷ (m − 1).
    pub consistency_index: f64,
    /// Alonso and Lamata's ratio; up to 0.1 counts as consistent.
    pub consistency_ratio: f64,
    /// The judgement that fits the others least; `None` where all agree.
    pub worst: Option<Judgement>,
}

/// One comparison of two goals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// The goal that is compared, from 0.
    pub row: usize,
    /// The goal that it is compared with, from 0; larger than `row`.
    pub column: usize,
    /// How many times as important it was said to be.
    pub given: f64,
    /// How many times as important the weights make it.
    pub implied: f64,
}

/// Rounded judgements (0.33 for a third, 0.13 for an eighth, even 0.3) are taken as they stand: products up to this far from 1.
const RECIPROCAL: f64 = 0.1 + 1e-9;

/// Below this all judgements agree.
const AGREES: f64 = 1e-12;

/// Reads a matrix of comparisons: square, above zero, and each judgement the reciprocal of its mirror image. A cell that
/// is missing is filled from its mirror image, and the diagonal with ones.
pub fn judgements(matrix: &[Vec<Cell>]) -> Result<Vec<Vec<f64>>, &'static NoteKind> {
    let m = matrix.len();
    let cell = |i: usize, j: usize| matrix.get(i).and_then(|row| row.get(j)).copied().flatten();
    let read = |i: usize, j: usize| cell(i, j).or(if i == j { Some(1.0) } else { cell(j, i).map(|it| 1.0 / it) });
    if matrix.iter().any(|row| row.len() != m) {
        return Err(&AHP_NOT_SQUARE);
    }
    let mut full = Vec::with_capacity(m);
    for i in 0..m {
        let row: Option<Vec<f64>> = (0..m).map(|j| read(i, j).filter(|it| *it > 0.0 && it.is_finite())).collect();
        full.push(row.ok_or(&AHP_NOT_POSITIVE)?);
    }
    let at = |i: usize, j: usize| full.get(i).and_then(|row| row.get(j)).copied().unwrap_or(1.0);
    let reciprocal = |i: usize, j: usize| (at(i, j) * at(j, i) - 1.0).abs() <= RECIPROCAL;
    if (0..m).all(|i| (i..m).all(|j| reciprocal(i, j))) { Ok(full) } else { Err(&AHP_NOT_RECIPROCAL) }
}

/// Weights and consistency of a matrix that [`judgements`] read.
pub fn ahp(matrix: &[Vec<f64>]) -> Ahp {
    let m = matrix.len() as f64;
    let weights = principal(matrix);
    let lambda: f64 = matrix.iter().map(|row| dot(row, &weights)).sum();
    // Judgements rounded down can push it below m, which no judgements can.
    let lambda_max = if lambda - m <= AGREES * m { m } else { lambda };
    let excess = lambda_max - m;
    Ahp {
        consistency_index: if m > 1.0 { excess / (m - 1.0) } else { 0.0 },
        consistency_ratio: consistency_ratio(lambda_max, matrix.len()),
        worst: worst(matrix, &weights),
        lambda_max,
        weights,
    }
}

/// Alonso and Lamata 2006: how far the eigenvalue lies above m, as a share of how far it lies for random judgements,
/// 2.7699 m − 4.3513 − m. Any size; up to two goals nothing can contradict.
pub fn consistency_ratio(lambda_max: f64, m: usize) -> f64 {
    let size = m as f64;
    if m <= 2 { 0.0 } else { (lambda_max - size) / (2.7699 * size - 4.3513 - size) }
}

/// One matrix of several people: the geometric mean of each judgement (Aczél and Saaty 1983). `None` where the sizes
/// differ.
pub fn group(matrices: &[Vec<Vec<f64>>]) -> Option<Vec<Vec<f64>>> {
    let m = matrices.first()?.len();
    let people = matrices.len() as f64;
    let mean = |i: usize, j: usize| -> Option<f64> {
        let logs: Option<f64> = matrices.iter().map(|matrix| Some(matrix.get(i)?.get(j)?.ln())).sum();
        Some((logs? / people).exp())
    };
    let same_size = matrices.iter().all(|matrix| matrix.len() == m);
    let row = |i: usize| (0..m).map(|j| mean(i, j)).collect::<Option<Vec<f64>>>();
    if same_size { (0..m).map(row).collect() } else { None }
}

/// The principal eigenvector, sum 1: the matrix is squared until its row sums settle, which also ends where judgements
/// contradict each other so badly that plain power iteration would crawl; a few plain steps then polish.
fn principal(matrix: &[Vec<f64>]) -> Vec<f64> {
    let mut power = scaled(matrix.to_vec());
    let mut weights = row_shares(&power);
    for _ in 0..60 {
        power = scaled(squared(&power));
        let next = row_shares(&power);
        let settled = weights.iter().zip(&next).all(|(a, b)| (a - b).abs() <= 1e-15 * b);
        weights = next;
        if settled {
            break;
        }
    }
    for _ in 0..4 {
        let next: Vec<f64> = matrix.iter().map(|row| dot(row, &weights)).collect();
        let sum: f64 = next.iter().sum();
        weights = next.into_iter().map(|it| it / sum).collect();
    }
    weights
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn squared(matrix: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let product = |row: &Vec<f64>| {
        let mut sums = vec![0.0; row.len()];
        for (factor, other) in row.iter().zip(matrix) {
            for (sum, cell) in sums.iter_mut().zip(other) {
                *sum += factor * cell;
            }
        }
        sums
    };
    matrix.iter().map(product).collect()
}

/// Divided by the largest cell, so that no power overflows.
fn scaled(matrix: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let largest = matrix.iter().flatten().copied().fold(f64::MIN_POSITIVE, f64::max);
    matrix.into_iter().map(|row| row.into_iter().map(|it| it / largest).collect()).collect()
}

fn row_shares(matrix: &[Vec<f64>]) -> Vec<f64> {
    let sums: Vec<f64> = matrix.iter().map(|row| row.iter().sum()).collect();
    let all: f64 = sums.iter().sum();
    sums.into_iter().map(|it| it / all).collect()
}

/// The judgement with the largest |ln(given ÷ implied)|; the first of several that are equally far off, as all three
/// are in a matrix of three goals.
fn worst(matrix: &[Vec<f64>], weights: &[f64]) -> Option<Judgement> {
    let mut found: Option<(f64, Judgement)> = None;
    for (row, (given, weight)) in matrix.iter().zip(weights).enumerate() {
        for (column, (given, other)) in given.iter().zip(weights).enumerate().skip(row + 1) {
            let implied = weight / other;
            let off = (given / implied).ln().abs();
            if off > found.map_or(AGREES, |(most, _)| most * (1.0 + 1e-9)) {
                found = Some((off, Judgement { row, column, given: *given, implied }));
            }
        }
    }
    found.map(|(_, judgement)| judgement)
}

/// The table of comparisons is not square.
pub static AHP_NOT_SQUARE: NoteKind = NoteKind {
    code: "ahp_not_square",
    level: Level::Error,
    text: Text {
        de: "Ein Paarvergleich braucht so viele Spalten wie Zeilen: jedes Ziel gegen jedes.",
        en: "Comparing in pairs needs as many columns as rows: each goal against each.",
    },
};

/// A comparison is missing, zero or negative.
pub static AHP_NOT_POSITIVE: NoteKind = NoteKind {
    code: "ahp_not_positive",
    level: Level::Error,
    text: Text {
        de: "Im Paarvergleich fehlt ein Urteil, oder eines ist nicht größer als null. Üblich sind 1 (gleich wichtig) bis 9, umgekehrt 1/9.",
        en: "A judgement is missing, or one is not above zero. Usual are 1 (equally important) to 9, the other way round 1/9.",
    },
};

/// A comparison contradicts its mirror image.
pub static AHP_NOT_RECIPROCAL: NoteKind = NoteKind {
    code: "ahp_not_reciprocal",
    level: Level::Error,
    text: Text {
        de: "Zwei gespiegelte Urteile widersprechen sich: Ist A dreimal so wichtig wie B, muss B ein Drittel so wichtig sein wie A, und jedes Ziel gegen sich selbst 1.",
        en: "Two mirrored judgements contradict each other: if A is three times as important as B, B has to be a third as important as A, and each goal against itself 1.",
    },
};

/// Several people's tables differ in size.
pub static AHP_SIZES_DIFFER: NoteKind = NoteKind {
    code: "ahp_sizes_differ",
    level: Level::Error,
    text: Text {
        de: "Die Paarvergleiche haben nicht alle dieselben Ziele; für ein gemeinsames Ergebnis müssen sie gleich groß sein.",
        en: "The comparisons do not all cover the same goals; for a common result they have to be of one size.",
    },
};

fn worst_value(worst: Option<Judgement>) -> Value {
    worst.map_or(Value::Null, |it| {
        object([
            ("row", Value::from(it.row)),
            ("column", Value::from(it.column)),
            ("given", number(it.given)),
            ("implied", number(it.implied)),
        ])
    })
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "ahp",
        title: Text { de: "Paarvergleich (AHP)", en: "Comparison in pairs (AHP)" },
        purpose: Text {
            de: "Gewichte aus der Frage „Wie viel wichtiger ist A als B?“, wie stimmig die Antworten sind, und welche man sich noch einmal ansehen sollte.",
            en: "Weights from the question “how much more important is A than B?”, how well the answers fit together, and which one to look at again.",
        },
        inputs: &[Input::required("matrix", Kind::Matrix)],
        formula: Text {
            de: "A w = λ w; Index (λ − m) ÷ (m − 1); Verhältnis (λ − m) ÷ (2,7699 m − 4,3513 − m)",
            en: "A w = λ w; index (λ − m) ÷ (m − 1); ratio (λ − m) ÷ (2.7699 m − 4.3513 − m)",
        },
        source: "Saaty 1977, A scaling method for priorities in hierarchical structures; Alonso and Lamata 2006, Consistency in the analytic hierarchy process: a new approach",
        examples: &[
            // By hand: judgements that follow from the weights 4 : 2 : 1.
            Example {
                inputs: r#"{"matrix": [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]}"#,
                value: r#"{"weights": [0.5714285714285714, 0.2857142857142857, 0.14285714285714285], "lambdaMax": 3, "consistencyIndex": 0, "consistencyRatio": 0, "worst": null}"#,
            },
        ],
        run: |inputs| {
            let found = ahp(&judgements(&inputs.matrix("matrix")?).map_err(Note::new)?);
            Ok(object([
                ("weights", numbers(found.weights)),
                ("lambdaMax", number(found.lambda_max)),
                ("consistencyIndex", number(found.consistency_index)),
                ("consistencyRatio", number(found.consistency_ratio)),
                ("worst", worst_value(found.worst)),
            ]))
        },
    },
    Entry {
        name: "ahp_group",
        title: Text { de: "Paarvergleich in der Gruppe", en: "Comparison in pairs, by a group" },
        purpose: Text {
            de: "Fasst die Paarvergleiche mehrerer Personen zu einem zusammen, ohne dass eine Seite bevorzugt wird.",
            en: "Joins several people’s comparisons into one without favouring a side.",
        },
        inputs: &[Input::required("matrices", Kind::Matrices)],
        formula: Text {
            de: "a = (a₁ · a₂ · … · aₖ)^(1 ÷ k), Zelle für Zelle",
            en: "a = (a₁ · a₂ · … · aₖ)^(1 ÷ k), cell by cell",
        },
        source: "Aczél and Saaty 1983, Procedures for synthesizing ratio judgements",
        examples: &[
            // By hand: nine times and equal meet at three times.
            Example {
                inputs: r#"{"matrices": [[[1, 9], [null, 1]], [[1, 1], [1, 1]]]}"#,
                value: r#"{"matrix": [[1, 3], [0.3333333333333333, 1]], "weights": [0.75, 0.25]}"#,
            },
        ],
        run: |inputs| {
            let read = inputs.matrices("matrices")?.iter().map(|it| judgements(it)).collect::<Result<Vec<_>, _>>();
            let matrix = group(&read.map_err(Note::new)?).ok_or_else(|| Note::new(&AHP_SIZES_DIFFER))?;
            let weights = ahp(&matrix).weights;
            Ok(object([("matrix", matrix.into_iter().map(numbers).collect()), ("weights", numbers(weights))]))
        },
    },
];
