//! How little weight has to move for a challenger to draw level.

use super::search::{keeps_scores, search};
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
pub(super) const LEVEL: f64 = 1e-12;

/// The smallest share of weight that has to move for `challenger` to draw level with `leader`; `None` where no weights
/// help, because the leader is better in everything.
///
/// Rows with the same goals: weight goes from the goals that favour the leader most to the one that favours the
/// challenger most, which is the fractional knapsack and so the optimum. Where one lacks a goal that the other has, the
/// scores are ratios in the weights and a search answers. Weight on a zero that knocks the challenger out has to move
/// first.
pub fn smallest_reallocation(leader: &Standing, challenger: &Standing, w: &[f64]) -> Option<Reallocation> {
    if !leader.has_zero() && !challenger.has_zero() && leader.present == challenger.present {
        let difference: Vec<f64> = leader.bent.iter().zip(&challenger.bent).map(|(a, b)| a - b).collect();
        // A goal that both lack can give weight, but never take it: it gives no score.
        let present = difference.iter().copied().enumerate().filter(|(goal, _)| leader.present[*goal] == 1.0);
        lead(leader, challenger, w)?;
        return knapsack(&difference, w, smallest(present)?);
    }
    search(leader, challenger, w).filter(|found| keeps_scores(leader, challenger, w, found))
}

/// The fractional knapsack: how much has to move for Σ w D to come down to zero, all of it to the goal `to`, which has the
/// `least` D.
pub(super) fn knapsack(difference: &[f64], w: &[f64], (to, least): (usize, f64)) -> Option<Reallocation> {
    let mut gap: f64 = difference.iter().zip(w).map(|(difference, weight)| difference * weight).sum();
    let mut change = vec![0.0; w.len()];
    if gap <= LEVEL {
        return Some(Reallocation { amount: 0.0, change });
    }
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

pub(super) fn shift(weights: &mut [f64], from: usize, to: usize, moved: f64) {
    if let Some(weight) = weights.get_mut(from) {
        *weight -= moved;
    }
    if let Some(weight) = weights.get_mut(to) {
        *weight += moved;
    }
}

/// The first of the smallest values, with its place.
pub(super) fn smallest(values: impl Iterator<Item = (usize, f64)>) -> Option<(usize, f64)> {
    values.reduce(|best, it| if it.1 < best.1 { it } else { best })
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
    formula: Text {
        de: "vom größten D zum kleinsten, bis Σ w D = 0",
        en: "from the largest D to the smallest, until Σ w D = 0",
    },
    source: "Dantzig 1957, Discrete-variable extremum problems (fractional knapsack)",
    // By hand: the gap of 0.04 shrinks by 0.8 for each share that moves from the first goal to the second.
    examples: &[
        Example {
            inputs: r#"{"leader": [0.8, 0.2], "challenger": [0.6, 0.8], "w": [0.8, 0.2]}"#,
            value: r#"{"amount": 0.05, "change": [-0.05, 0.05]}"#,
        },
        Example { inputs: r#"{"leader": [0.8, 0.9], "challenger": [0.6, 0.8], "w": [1, 1]}"#, value: "null" },
        // Level already; a goal that nobody has is as if it were not there, and takes no weight.
        Example {
            inputs: r#"{"leader": [0.5, null], "challenger": [0.5, null], "w": [1, 1]}"#,
            value: r#"{"amount": 0, "change": [0, 0]}"#,
        },
        Example {
            inputs: r#"{"leader": [0.8, 0.5, null], "challenger": [0.6, 0.5, null], "w": [1, 1, 0]}"#,
            value: r#"{"amount": 0.5, "change": [-0.5, 0.5, 0]}"#,
        },
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
