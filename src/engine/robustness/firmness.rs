//! What follows exactly from goal scores and weights.

use super::{alpha, goal_values};
use crate::engine::score::{Aggregate, Robustness, Scorecard, Scores};
use crate::method::explain;
use crate::method::robust::belief::{Firmness as Odds, firmness};
use crate::method::robust::flip::{flip_points, stability_of};
use crate::method::robust::reallocate::smallest_reallocation;
use crate::method::robust::{Standing, lead};

/// How firm the order is under what is known about the weights. Rows are places in the table's order.
#[derive(Clone, Debug)]
pub struct Firmness {
    /// Probabilities of pairs, expected places, how often a row comes at which place.
    pub odds: Odds,
    /// Where each goal's weight would turn leader and challenger, challengers in rank order within each goal.
    pub flips: Vec<Flip>,
    /// The weights of each goal for which the leader stays first.
    pub stability: Vec<Option<(f64, f64)>>,
    /// The fewest points to move for each challenger, in rank order.
    pub moves: Vec<Move>,
    /// How much of the differences between rows each goal makes.
    pub influence: Vec<Option<f64>>,
    /// The alpha of each goal.
    pub alpha: Vec<u32>,
}

/// The weight of a goal at which a challenger draws level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flip {
    /// The place of the goal.
    pub goal: usize,
    /// The leading row.
    pub leader: usize,
    /// The other row.
    pub challenger: usize,
    /// The weight; `None` where no weight of this goal does it.
    pub weight: Option<f64>,
}

/// The fewest points to move so that a challenger draws level.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The other row.
    pub challenger: usize,
    /// Points of 100; `None` where no re-weighting helps.
    pub points: Option<f64>,
    /// The goals that give.
    pub from: Vec<usize>,
    /// The goals that gain, the one that gains most first.
    pub to: Vec<usize>,
    /// Whether the challenger is then ahead at once: a zero that knocked it out counts no longer.
    pub passes: bool,
}

impl Firmness {
    /// `None` where the weights cannot be used.
    pub fn new(scores: &Scores, scorecard: &Scorecard, settings: &Robustness) -> Option<Self> {
        let weights = scores.effective.as_ref()?;
        let alpha = alpha(scorecard, weights, settings);
        let n = scores.rows.len();
        let order = scores.rows.ranked();
        let values: Vec<Vec<Option<f64>>> = (0..n).map(|row| goal_values(scores, row)).collect();
        let standings: Vec<Option<Standing>> = (0..n)
            .map(|row| {
                scores.rows.rank(row).and_then(|_| Standing::new(&counted(&values[row], weights), scores.mean.into()))
            })
            .collect();
        let mut odds = firmness(&standings, &order, &alpha, settings.draws as usize, settings.seed);
        // The contract calls a pair exact under the arithmetic mean alone.
        odds.exact &= scorecard.aggregate == Aggregate::Arithmetic;
        let mut all = Firmness {
            odds,
            flips: Vec::new(),
            stability: Vec::new(),
            moves: Vec::new(),
            influence: Vec::new(),
            alpha,
        };
        // About the stated weights: a goal that is left out, or weighs nothing, is missing there like any other gap.
        let stated = scores.weights.as_deref().unwrap_or(weights);
        let with_gaps: Vec<Option<Standing>> = (0..n)
            .map(|row| scores.rows.rank(row).and_then(|_| Standing::new(&values[row], scores.mean.into())))
            .collect();
        all.turning_points(&with_gaps, &order, stated);
        let complete: Vec<Vec<f64>> =
            values.iter().filter_map(|row| counted(row, weights).into_iter().collect()).collect();
        all.influence = match explain::influence(&complete, weights) {
            Some(shares) => shares.into_iter().map(Some).collect(),
            None => vec![None; weights.len()],
        };
        Some(all)
    }

    /// Flip points, the leader's stability, the smallest re-allocations: all about the stated weights.
    fn turning_points(&mut self, standings: &[Option<Standing>], order: &[usize], weights: &[f64]) {
        self.stability = vec![None; weights.len()];
        let Some((leader, challengers)) = order.split_first() else { return };
        let Some(first) = &standings[*leader] else { return };
        let rivals: Vec<(usize, &Standing)> =
            challengers.iter().filter_map(|row| Some((*row, standings[*row].as_ref()?))).collect();
        let points: Vec<Vec<Option<f64>>> =
            rivals.iter().map(|(_, rival)| flip_points(first, rival, weights)).collect();
        for goal in 0..weights.len() {
            for ((challenger, _), points) in rivals.iter().zip(&points) {
                let weight = points.get(goal).copied().flatten();
                self.flips.push(Flip { goal, leader: *leader, challenger: *challenger, weight });
            }
        }
        let field: Vec<Standing> = std::iter::once(first).chain(rivals.iter().map(|it| it.1)).cloned().collect();
        if let Some(found) = stability_of(0, &field, weights) {
            self.stability = found.intervals;
        }
        for (challenger, rival) in rivals {
            self.moves.push(match smallest_reallocation(first, rival, weights) {
                Some(found) => {
                    // What rounding leaves of a goal that is not meant to move is no part of it.
                    let moves = |goal: &usize, sign: f64| sign * found.change[*goal] > 1e-6 * found.amount;
                    let mut to: Vec<usize> = (0..weights.len()).filter(|goal| moves(goal, 1.0)).collect();
                    crate::order::by(&mut to, |a, b| found.change[*b].total_cmp(&found.change[*a]));
                    Move {
                        challenger,
                        points: Some(100.0 * found.amount),
                        from: (0..weights.len()).filter(|goal| moves(goal, -1.0)).collect(),
                        to,
                        passes: found.amount > 0.0 && is_behind(first, rival, weights, &found.change),
                    }
                }
                None => Move { challenger, points: None, from: Vec::new(), to: Vec::new(), passes: false },
            });
        }
    }
}

/// Whether the one lies clearly behind the other once the weights have changed.
fn is_behind(one: &Standing, other: &Standing, weights: &[f64], change: &[f64]) -> bool {
    let moved = |(weight, change): (&f64, &f64)| if weight + change < 1e-9 { 0.0 } else { weight + change };
    let moved: Vec<f64> = weights.iter().zip(change).map(moved).collect();
    lead(one, other, &moved).is_some_and(|it| it < -1e-6)
}

/// Probabilities and shares of places among some rows alone, best first: what a large table can afford. Everything is in
/// the order of `rows`. `None` where the weights cannot be used.
pub fn places(scores: &Scores, scorecard: &Scorecard, settings: &Robustness, rows: &[usize]) -> Option<Odds> {
    let weights = scores.effective.as_ref()?;
    let alpha = alpha(scorecard, weights, settings);
    let standing = |row: &usize| Standing::new(&counted(&goal_values(scores, *row), weights), scores.mean.into());
    let standings: Vec<Option<Standing>> = rows.iter().map(standing).collect();
    let order: Vec<usize> = (0..rows.len()).collect();
    Some(firmness(&standings, &order, &alpha, settings.draws as usize, settings.seed))
}

/// Goals without weight take no part: their gaps are no gaps.
fn counted(values: &[Option<f64>], weights: &[f64]) -> Vec<Option<f64>> {
    values
        .iter()
        .zip(weights)
        .map(|(value, weight)| if *weight > 0.0 { *value } else { Some(value.unwrap_or(1.0)) })
        .collect()
}
