//! At which weight of one goal the order turns, and how far the weights may move before the leader changes.

use super::{Standing, lead, with_weight};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::aggregate::{Mean, NEGATIVE_UNDER_MEAN};
use crate::method::answer::{cells, numbers, object};
use crate::method::entry::{Entry, Example, Input, Kind};
use crate::method::inputs::Cell;
use crate::method::rank::{groups, is_tie};
use crate::order;

/// Below this a difference is rounding noise.
const NOISE: f64 = 1e-12;

/// For each goal the weight at which `a` and `b` draw level while the other goals keep their proportions; the nearest to
/// the present weight where there are several. `None` where no weight does it.
///
/// For complete rows that is R ÷ (R − D) with D the difference in this goal and R the mean difference in the others: the
/// point of Triantaphyllou and Sánchez 1997 after rescaling.
pub fn flip_points(a: &Standing, b: &Standing, w: &[f64]) -> Vec<Cell> {
    let nearest = |(j, weight): (usize, &f64)| {
        let points = crossings(a, b, w, j)?;
        points.into_iter().reduce(|best, it| if (it - weight).abs() < (best - weight).abs() { it } else { best })
    };
    w.iter().enumerate().map(nearest).collect()
}

/// Who leads, and how far each weight may move before that changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// The row that leads; the first of several.
    pub leader: usize,
    /// For each goal the lowest and the highest weight for which the leader stays first while the others keep their
    /// proportions; a goal with all the weight has none.
    pub intervals: Vec<Option<(f64, f64)>>,
}

/// The leader under weights `w` and its stability intervals. `None` where no row has a score.
pub fn stability(rows: &[Standing], w: &[f64]) -> Option<Stability> {
    let levels: Vec<Cell> = rows.iter().map(|row| row.level(w)).collect();
    stability_of(*groups(&levels).first()?.first()?, rows, w)
}

/// The stability intervals of a row that leads.
pub fn stability_of(leader: usize, rows: &[Standing], w: &[f64]) -> Option<Stability> {
    let leading = rows.get(leader)?;
    let rivals = || rows.iter().enumerate().filter(|(row, _)| *row != leader).map(|(_, rival)| rival);
    let interval = |(j, weight): (usize, &f64)| {
        let mut interval = (0.0, 1.0);
        for rival in rivals() {
            let (low, high) = stays_ahead(leading, rival, w, j, *weight)?;
            interval = (f64::max(interval.0, low), f64::min(interval.1, high));
        }
        with_weight(w, j, 0.0).map(|_| interval)
    };
    Some(Stability { leader, intervals: w.iter().enumerate().map(interval).collect() })
}

/// The stretch around the present weight of `j` on which `a` is not behind `b`.
fn stays_ahead(a: &Standing, b: &Standing, w: &[f64], j: usize, weight: f64) -> Option<(f64, f64)> {
    let mut edges = vec![0.0, 1.0];
    edges.extend(crossings(a, b, w, j)?);
    order::numbers(&mut edges);
    let ahead = |from: f64, to: f64| {
        let middle = with_weight(w, j, (from + to) / 2.0).and_then(|w| lead(a, b, &w));
        middle.is_none_or(|it| it >= -NOISE)
    };
    let (mut low, mut high) = (weight, weight);
    for edge in edges.iter().rev().filter(|it| **it < weight) {
        if !ahead(*edge, low) {
            break;
        }
        low = *edge;
    }
    for edge in edges.iter().filter(|it| **it > weight) {
        if !ahead(high, *edge) {
            break;
        }
        high = *edge;
    }
    Some((low, high))
}

/// The weights of goal `j` in 0..1 at which the lead passes through zero; `None` where the others have no proportions.
///
/// With t the weight, s = t ÷ (1 − t) and both scores as ratios of sums, the lead has the sign of c₂s² + c₁s + c₀; for
/// complete rows it is linear. Where one of the two is knocked out by a zero, only an end of the range can turn it.
pub fn crossings(a: &Standing, b: &Standing, w: &[f64], j: usize) -> Option<Vec<f64>> {
    let inside = with_weight(w, j, 0.5)?;
    let (level_a, level_b) = (a.level(&inside), b.level(&inside));
    let (Some(level_a), Some(level_b)) = (level_a, level_b) else { return Some(Vec::new()) };
    let (out_a, out_b) = (level_a == f64::NEG_INFINITY, level_b == f64::NEG_INFINITY);
    if out_a && out_b {
        return Some(Vec::new());
    }
    if out_a || out_b {
        let turned = |t: &f64| {
            let at_end = with_weight(w, j, *t).and_then(|w| lead(a, b, &w));
            at_end.is_some_and(|it| if out_b { it <= 0.0 } else { it >= 0.0 })
        };
        return Some([0.0, 1.0].into_iter().filter(turned).collect());
    }
    let others = with_weight(w, j, 0.0)?;
    let (rest_a, share_a) = sums(a, &others);
    let (rest_b, share_b) = sums(b, &others);
    let at = |values: &[f64]| values.get(j).copied().unwrap_or(0.0);
    let (own_a, own_b, has_a, has_b) = (at(&a.bent), at(&b.bent), at(&a.present), at(&b.present));
    let c2 = own_a * has_b - own_b * has_a;
    let c1 = own_a * share_b + rest_a * has_b - own_b * share_a - rest_b * has_a;
    let c0 = rest_a * share_b - rest_b * share_a;
    // At an end a row may have no goal left that counts: nobody draws level with no score.
    let is_met = |t: &f64| {
        let inside = (NOISE..=1.0 - NOISE).contains(t);
        inside || with_weight(w, j, t.round()).is_some_and(|w| a.level(&w).is_some() && b.level(&w).is_some())
    };
    Some(roots(c2, c1, c0).into_iter().filter(is_met).collect())
}

/// Σ w g and Σ w over the present goals of positive weight.
fn sums(row: &Standing, w: &[f64]) -> (f64, f64) {
    let counted =
        row.bent.iter().zip(&row.present).zip(w).filter(|((_, present), weight)| **weight > 0.0 && **present == 1.0);
    counted.fold((0.0, 0.0), |(sum, share), ((bent, _), weight)| (sum + weight * bent, share + weight))
}

/// The t in 0..1 with c₂t² + c₁t(1 − t) + c₀(1 − t)² = 0, in the form that does not cancel.
fn roots(c2: f64, c1: f64, c0: f64) -> Vec<f64> {
    let scale = c2.abs().max(c1.abs()).max(c0.abs());
    let clean = |c: f64| if c.abs() <= NOISE * scale.max(1.0) { 0.0 } else { c };
    let (c2, c1, c0) = (clean(c2), clean(c1), clean(c0));
    if c2 == 0.0 && c1 == 0.0 && c0 == 0.0 {
        return Vec::new();
    }
    let discriminant = c1 * c1 - 4.0 * c2 * c0;
    if discriminant < 0.0 {
        return Vec::new();
    }
    let q = -0.5 * (c1 + discriminant.sqrt().copysign(c1));
    // s = q ÷ c₂ and s = c₀ ÷ q, turned into t = s ÷ (1 + s) without ever dividing by a zero of their own.
    let t = |top: f64, bottom: f64| top / (top + bottom);
    let mut found: Vec<f64> = [t(q, c2), t(c0, q)].into_iter().filter(|it| (0.0..=1.0).contains(it)).collect();
    found.dedup_by(|a, b| is_tie(*a, *b));
    found
}

/// No goal can turn the order.
pub static NO_WEIGHT_TURNS: NoteKind = NoteKind {
    code: "no_weight_turns",
    level: Level::Info,
    text: Text {
        de: "Kein einzelnes Gewicht kann die beiden auf gleiche Höhe bringen.",
        en: "No single weight can bring the two level.",
    },
};

/// No row has a score.
pub static NO_LEADER: NoteKind = NoteKind {
    code: "no_leader",
    level: Level::Error,
    text: Text {
        de: "Keine Zeile hat einen Wert mit Gewicht; es gibt keine, die vorn liegt.",
        en: "No row has a value with weight, so none of them leads.",
    },
};

/// Standings of rows under the arithmetic mean never fail; the others refuse negative values.
pub(super) fn standing(row: &[Cell], mean: Mean) -> Result<Standing, Note> {
    Standing::new(row, mean).ok_or_else(|| Note::new(&NEGATIVE_UNDER_MEAN))
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "flip_point",
        title: Text { de: "Kipppunkt eines Gewichts", en: "Flip point of a weight" },
        purpose: Text {
            de: "Bei welchem Gewicht eines Ziels zwei Zeilen gleichziehen, wenn die anderen Ziele ihr Verhältnis behalten. Dahinter dreht sich die Reihenfolge.",
            en: "At which weight of a goal two rows draw level while the other goals keep their proportions. Beyond it the order turns.",
        },
        inputs: &[
            Input::required("a", Kind::Numbers),
            Input::required("b", Kind::Numbers),
            Input::required("w", Kind::Numbers),
        ],
        formula: Text {
            de: "t = R ÷ (R − D), D = a − b im Ziel, R = Σ w D ÷ (1 − w) über die anderen; falls 0 ≤ t ≤ 1",
            en: "t = R ÷ (R − D), D = a − b in the goal, R = Σ w D ÷ (1 − w) over the others; if 0 ≤ t ≤ 1",
        },
        source: "Triantaphyllou and Sánchez 1997, A sensitivity analysis approach for some deterministic multi-criteria decision-making methods",
        // By hand: a leads by 0.2 in the first goal and trails by 0.6 in the second: level at 3 : 1.
        examples: &[
            Example { inputs: r#"{"a": [0.8, 0.2], "b": [0.6, 0.8], "w": [0.9, 0.1]}"#, value: "[0.75, 0.25]" },
            Example { inputs: r#"{"a": [0.8, 0.9], "b": [0.6, 0.8], "w": [1, 1]}"#, value: "[null, null]" },
        ],
        run: |inputs| {
            let a = inputs.numbers("a")?;
            let b = inputs.numbers_of("b", a.len())?;
            let w = inputs.weights("w", a.len())?;
            let points = flip_points(&standing(&a, Mean::Arithmetic)?, &standing(&b, Mean::Arithmetic)?, &w);
            if points.iter().all(Option::is_none) {
                inputs.note(Note::new(&NO_WEIGHT_TURNS));
            }
            Ok(cells(points))
        },
    },
    Entry {
        name: "stability",
        title: Text { de: "Stabilitätsbereich", en: "Stability interval" },
        purpose: Text {
            de: "Wie weit sich das Gewicht eines Ziels ändern darf, ohne dass eine andere Zeile nach vorn kommt.",
            en: "How far the weight of a goal may change before another row takes the lead.",
        },
        inputs: &[Input::required("scores", Kind::Matrix), Input::required("w", Kind::Numbers)],
        formula: Text {
            de: "∩ über alle anderen Zeilen von {t : (1 − t) R + t D ≥ 0}",
            en: "∩ over all rivals of {t : (1 − t) R + t D ≥ 0}",
        },
        source: "Mareschal 1988, Weight stability intervals in multicriteria decision aid",
        // By hand: level with the second row at 3 : 1, with the third never.
        examples: &[Example {
            inputs: r#"{"scores": [[0.8, 0.2], [0.6, 0.8], [0.1, 0.1]], "w": [0.9, 0.1]}"#,
            value: r#"{"leader": 0, "intervals": [[0.75, 1], [0, 0.25]]}"#,
        }],
        run: |inputs| {
            let scores = inputs.matrix("scores")?;
            let w = inputs.weights("w", scores.first().map_or(0, Vec::len))?;
            let rows = scores.iter().map(|row| standing(row, Mean::Arithmetic)).collect::<Result<Vec<_>, _>>()?;
            let Stability { leader, intervals } = stability(&rows, &w).ok_or_else(|| Note::new(&NO_LEADER))?;
            let pair = |it: Option<(f64, f64)>| it.map_or(serde_json::Value::Null, |(low, high)| numbers([low, high]));
            Ok(object([("leader", leader.into()), ("intervals", intervals.into_iter().map(pair).collect())]))
        },
    },
];
