//! How little weight has to move for a challenger to draw level.

use super::{Standing, lead};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::aggregate::Mean;
use crate::method::answer::{number, numbers, object};
use crate::method::entry::{Entry, Example, Input, Kind};
use crate::order;

/// Weight that moves between goals.
#[derive(Clone, Debug, PartialEq)]
pub struct Reallocation {
    /// How much moves, as a share of 1; 0 where the challenger does not trail.
    pub amount: f64,
    /// The change of each goal's weight; sums to 0.
    pub change: Vec<f64>,
}

/// A lead smaller than this is level.
const LEVEL: f64 = 1e-12;

/// The smallest share of weight that has to move for `challenger` to draw level with `leader`; `None` where no weights
/// help, because the leader is better in everything.
///
/// Complete rows: weight goes from the goals that favour the leader most to the one that favours the challenger most,
/// which is the fractional knapsack and so the optimum. With a missing goal the score is a ratio in the weights; then
/// the same rule is followed in small steps, which finds a near optimum. Weight on a zero that knocks the challenger out
/// has to move first.
pub fn smallest_reallocation(leader: &Standing, challenger: &Standing, w: &[f64]) -> Option<Reallocation> {
    let linear = |row: &Standing| row.is_complete() && !row.has_zero();
    if linear(leader) && linear(challenger) {
        let difference: Vec<f64> = leader.bent.iter().zip(&challenger.bent).map(|(a, b)| a - b).collect();
        knapsack(&difference, w)
    } else {
        search(leader, challenger, w)
    }
}

fn knapsack(difference: &[f64], w: &[f64]) -> Option<Reallocation> {
    let mut gap: f64 = difference.iter().zip(w).map(|(difference, weight)| difference * weight).sum();
    let mut change = vec![0.0; w.len()];
    if gap <= LEVEL {
        return Some(Reallocation { amount: 0.0, change });
    }
    let (to, least) = difference.iter().copied().enumerate().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let mut givers: Vec<(usize, f64, f64)> =
        difference.iter().zip(w).enumerate().map(|(k, (it, weight))| (k, it - least, *weight)).collect();
    order::by(&mut givers, |a, b| b.1.total_cmp(&a.1));
    let mut amount = 0.0;
    for (from, gain, weight) in givers {
        if gap <= LEVEL || gain <= 0.0 {
            break;
        }
        let moved = weight.min(gap / gain);
        gap -= moved * gain;
        amount += moved;
        shift(&mut change, from, to, moved);
    }
    (gap <= LEVEL).then_some(Reallocation { amount, change })
}

fn shift(weights: &mut [f64], from: usize, to: usize, moved: f64) {
    if let Some(weight) = weights.get_mut(from) {
        *weight -= moved;
    }
    if let Some(weight) = weights.get_mut(to) {
        *weight += moved;
    }
}

/// How finely the search moves weight.
const STEP: f64 = 0.002;

fn search(leader: &Standing, challenger: &Standing, w: &[f64]) -> Option<Reallocation> {
    let mut weights = w.to_vec();
    let result = |weights: &[f64]| {
        let change: Vec<f64> = weights.iter().zip(w).map(|(now, then)| now - then).collect();
        Some(Reallocation { amount: change.iter().map(|it| it.max(0.0)).sum(), change })
    };
    if lead(leader, challenger, &weights)? <= LEVEL {
        return result(&weights);
    }
    // Nothing else helps as long as a zero knocks the challenger out.
    for from in 0..w.len() {
        let weight = weights.get(from).copied().unwrap_or(0.0);
        if weight > 0.0 && challenger.bent.get(from) == Some(&f64::NEG_INFINITY) {
            let (to, _) = best_receiver(leader, challenger, &weights, from, weight)?;
            shift(&mut weights, from, to, weight);
            // Exactly nothing may be left behind.
            if let Some(weight) = weights.get_mut(from) {
                *weight = 0.0;
            }
        }
    }
    // Every step moves weight for good, and there is only so much of it.
    for _ in 0..(2.0 / STEP) as usize {
        let now = lead(leader, challenger, &weights)?;
        if now <= LEVEL {
            break;
        }
        let mut best: Option<(f64, usize, usize, f64)> = None;
        for from in 0..w.len() {
            let step = weights.get(from).copied().unwrap_or(0.0).min(STEP);
            let Some((to, then)) = best_receiver(leader, challenger, &weights, from, step) else { continue };
            let gain = (now - then) / step;
            if best.is_none_or(|it| gain > it.0) {
                best = Some((gain, from, to, step));
            }
        }
        let (_, from, to, step) = best.filter(|it| it.0 > LEVEL)?;
        let step = last_step(leader, challenger, &weights, (from, to), step);
        shift(&mut weights, from, to, step);
    }
    if lead(leader, challenger, &weights)? <= 1e-9 { result(&weights) } else { None }
}

/// The goal that does the challenger most good when it gets `step` of the weight of `from`, and the lead that is left.
fn best_receiver(leader: &Standing, challenger: &Standing, w: &[f64], from: usize, step: f64) -> Option<(usize, f64)> {
    if step <= 0.0 {
        return None;
    }
    let mut best: Option<(usize, f64)> = None;
    for to in (0..w.len()).filter(|to| *to != from) {
        // A challenger that can be knocked out gets nothing there.
        if challenger.bent.get(to) == Some(&f64::NEG_INFINITY) {
            continue;
        }
        let mut moved = w.to_vec();
        shift(&mut moved, from, to, step);
        let Some(left) = lead(leader, challenger, &moved) else { continue };
        if best.is_none_or(|it| left < it.1) {
            best = Some((to, left));
        }
    }
    best
}

/// As much of a step as is needed to draw level.
fn last_step(leader: &Standing, challenger: &Standing, w: &[f64], (from, to): (usize, usize), step: f64) -> f64 {
    let left = |moved: f64| {
        let mut weights = w.to_vec();
        shift(&mut weights, from, to, moved);
        lead(leader, challenger, &weights).unwrap_or(0.0)
    };
    if left(step) > 0.0 {
        return step;
    }
    let (mut short, mut enough) = (0.0, step);
    for _ in 0..60 {
        let middle = (short + enough) / 2.0;
        if left(middle) > 0.0 { short = middle } else { enough = middle }
    }
    enough
}

/// The leader is better in everything.
pub static DOMINATED: NoteKind = NoteKind {
    code: "dominated",
    level: Level::Info,
    text: Text {
        de: "Keine Gewichtung bringt die zweite Zeile auf gleiche Höhe: Die erste ist in jedem Ziel besser.",
        en: "No weights bring the second row level: the first is better in every goal.",
    },
};

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[Entry {
    name: "smallest_reallocation",
    title: Text { de: "Kleinste Umverteilung", en: "Smallest reallocation" },
    purpose: Text {
        de: "Wie viel Gewicht mindestens wandern muss, und von welchen Zielen zu welchem, damit der Herausforderer gleichzieht.",
        en: "How much weight has to move at least, and from which goals to which, for the challenger to draw level.",
    },
    inputs: &[
        Input::required("leader", Kind::Numbers),
        Input::required("challenger", Kind::Numbers),
        Input::required("w", Kind::Numbers),
    ],
    formula: "from the largest D to the smallest, until Σ w D = 0",
    source: "Dantzig 1957, Discrete-variable extremum problems (fractional knapsack)",
    // By hand: the gap of 0.04 shrinks by 0.8 for each share that moves from the first goal to the second.
    examples: &[
        Example {
            inputs: r#"{"leader": [0.8, 0.2], "challenger": [0.6, 0.8], "w": [0.8, 0.2]}"#,
            value: r#"{"amount": 0.05, "change": [-0.05, 0.05]}"#,
        },
        Example { inputs: r#"{"leader": [0.8, 0.9], "challenger": [0.6, 0.8], "w": [1, 1]}"#, value: "null" },
    ],
    run: |inputs| {
        let leader = inputs.numbers("leader")?;
        let challenger = inputs.numbers_of("challenger", leader.len())?;
        let w = inputs.weights("w", leader.len())?;
        let leader = super::flip::standing(&leader, Mean::Arithmetic)?;
        let challenger = super::flip::standing(&challenger, Mean::Arithmetic)?;
        let found = smallest_reallocation(&leader, &challenger, &w).ok_or_else(|| Note::new(&DOMINATED))?;
        Ok(object([("amount", number(found.amount)), ("change", numbers(found.change))]))
    },
}];
