//! How far two orders agree.

use super::answer::number;
use super::describe::{finite, mean};
use super::entry::{Entry, Example, Input, Kind, Outcome};
use super::inputs::{Cell, Inputs};
use super::rank::{Ties, ranks};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::order;

/// Pearson's correlation; `None` where one side does not vary.
pub fn pearson(x: &[f64], y: &[f64]) -> Cell {
    let (centre_x, centre_y) = (mean(x)?, mean(y)?);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        let (a, b) = (a - centre_x, b - centre_y);
        xx += a * a;
        yy += b * b;
        xy += a * b;
    }
    let varies = |values: &[f64]| values.iter().any(|it| Some(it) != values.first());
    if !varies(x) || !varies(y) {
        return None;
    }
    finite(xy / (xx.sqrt() * yy.sqrt())).map(|it| it.clamp(-1.0, 1.0))
}

/// Spearman's rank correlation: Pearson of the average ranks, which stays right with ties.
pub fn spearman(x: &[Cell], y: &[Cell]) -> Cell {
    let (x, y) = paired_ranks(x, y);
    pearson(&x, &y)
}

/// Kendall's tau-b (Kendall 1945), corrected for ties, in n log n (Knight 1966); `None` where one side is all ties.
pub fn kendall_tau_b(x: &[Cell], y: &[Cell]) -> Cell {
    let (x, y) = paired_ranks(x, y);
    let mut pairs: Vec<(f64, f64)> = x.into_iter().zip(y).collect();
    order::by(&mut pairs, |a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let n = pairs.len() as f64;
    let all = n * (n - 1.0) / 2.0;
    let tied_x = tied_pairs(pairs.iter().map(|it| it.0));
    let tied_both = tied_pairs(pairs.iter().copied());
    let mut y: Vec<f64> = pairs.iter().map(|it| it.1).collect();
    let mut buffer = y.clone();
    let swaps = sort_counting_swaps(&mut y, &mut buffer);
    let tied_y = tied_pairs(y.iter().copied());
    let concordant_less_discordant = all - tied_x - tied_y + tied_both - 2.0 * swaps;
    finite(concordant_less_discordant / ((all - tied_x).sqrt() * (all - tied_y).sqrt())).map(|it| it.clamp(-1.0, 1.0))
}

/// Average ranks of the rows that both sides have.
fn paired_ranks(x: &[Cell], y: &[Cell]) -> (Vec<f64>, Vec<f64>) {
    let both = x.iter().zip(y).filter_map(|(a, b)| Some((Some((*a)?), Some((*b)?))));
    let (x, y): (Vec<Cell>, Vec<Cell>) = both.unzip();
    let places = |values: &[Cell]| ranks(values, Ties::Average).into_iter().flatten().collect();
    (places(&x), places(&y))
}

/// How many pairs tie in a sorted list: Σ t (t − 1) ÷ 2 over its runs of equal values.
fn tied_pairs<T: PartialEq>(values: impl Iterator<Item = T>) -> f64 {
    let (mut pairs, mut run, mut last) = (0.0, 0.0, None);
    for value in values.map(Some) {
        run = if value == last { run + 1.0 } else { 0.0 };
        pairs += run;
        last = value;
    }
    pairs
}

/// Merge sort that counts how many pairs stood the wrong way round.
fn sort_counting_swaps(values: &mut [f64], buffer: &mut [f64]) -> f64 {
    let n = values.len();
    if n < 2 {
        return 0.0;
    }
    let (left, right) = values.split_at_mut(n / 2);
    let (buffer_left, buffer_right) = buffer.split_at_mut(n / 2);
    let mut swaps = sort_counting_swaps(left, buffer_left) + sort_counting_swaps(right, buffer_right);
    let (mut l, mut r) = (left.iter().copied().peekable(), right.iter().copied().peekable());
    for slot in buffer.iter_mut() {
        let take_right = match (l.peek(), r.peek()) {
            (Some(a), Some(b)) => b < a,
            (None, _) => true,
            (Some(_), None) => false,
        };
        let next = if take_right {
            swaps += l.len() as f64;
            r.next()
        } else {
            l.next()
        };
        if let Some(next) = next {
            *slot = next;
        }
    }
    values.copy_from_slice(buffer);
    swaps
}

/// One side has no two different values.
pub static NOT_DEFINED: NoteKind = NoteKind {
    code: "not_defined",
    level: Level::Error,
    text: Text {
        de: "Das ist hier nicht definiert: Auf mindestens einer Seite gibt es keine zwei verschiedenen Werte.",
        en: "This is not defined here: on at least one side no two values differ.",
    },
};

const INPUTS: &[Input] = &[Input::required("x", Kind::Numbers), Input::required("y", Kind::Numbers)];

fn run(inputs: &Inputs<'_>, agreement: fn(&[Cell], &[Cell]) -> Cell) -> Outcome {
    let x = inputs.numbers("x")?;
    let y = inputs.numbers_of("y", x.len())?;
    agreement(&x, &y).map(number).ok_or_else(|| Note::new(&NOT_DEFINED))
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "spearman",
        title: Text { de: "Rangkorrelation nach Spearman", en: "Spearman’s rank correlation" },
        purpose: Text {
            de: "Wie ähnlich zwei Reihenfolgen sind: 1 gleich, 0 ohne Zusammenhang, −1 umgekehrt.",
            en: "How alike two orders are: 1 the same, 0 unrelated, −1 reversed.",
        },
        inputs: INPUTS,
        formula: Text {
            de: "Korrelation der mittleren Ränge nach Pearson",
            en: "Pearson's correlation of the average ranks",
        },
        source: "Spearman 1904; scipy.stats.spearmanr",
        // scipy 1.17.1; the short formula 1 − 6 Σ d² ÷ (n (n² − 1)) gives 0.825 here, for it ignores the tie.
        examples: &[Example { inputs: r#"{"x": [1, 2, 3, 4, 5], "y": [5, 6, 7, 8, 7]}"#, value: "0.8207826816681233" }],
        run: |inputs| run(inputs, spearman),
    },
    Entry {
        name: "kendall_tau_b",
        title: Text { de: "Kendalls Tau-b", en: "Kendall’s tau-b" },
        purpose: Text {
            de: "Wie viele Paare in beiden Reihenfolgen gleich herum stehen, abzüglich der anderen; Gleichstände sind berücksichtigt.",
            en: "How many pairs stand the same way round in both orders, less the others; ties are taken into account.",
        },
        inputs: INPUTS,
        formula: Text {
            de: "(gleich − umgekehrt) ÷ √((Paare − Gleichstände in x) (Paare − Gleichstände in y))",
            en: "(concordant − discordant) ÷ √((pairs − ties in x) (pairs − ties in y))",
        },
        source: "Kendall 1945, The treatment of ties in ranking problems; scipy.stats.kendalltau",
        // scipy 1.17.1, the example of its documentation.
        examples: &[Example {
            inputs: r#"{"x": [12, 2, 1, 12, 2], "y": [1, 4, 7, 1, 0]}"#,
            value: "-0.47140452079103173",
        }],
        run: |inputs| run(inputs, kendall_tau_b),
    },
];
