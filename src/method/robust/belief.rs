//! What is believed about the weights, and what follows from it for a whole ranking: exact where it can be, by seeded
//! draws elsewhere.

use super::Standing;
use super::draws::{Simulation, simulate};
use super::places::MOST_ROWS;
use super::probability::{Duel, MOST_STEPS, expected_ranks};
use crate::method::inputs::Cell;

/// Nothing is known: every goal of positive weight gets 1, so that all weights are equally likely.
pub fn nothing_known(weights: &[f64]) -> Vec<u32> {
    weights.iter().map(|it| u32::from(*it > 0.0)).collect()
}

/// After a vote: 1 + the votes of each goal of positive weight. More than a million count in their proportions.
pub fn after_votes(votes: &[f64]) -> Vec<u32> {
    let most = votes.iter().copied().fold(0.0, f64::max);
    let counted = |votes: f64| if most > MOST_ALPHA { votes / most * MOST_ALPHA } else { votes };
    votes.iter().map(|it| if *it > 0.0 { 1 + counted(*it).round() as u32 } else { 0 }).collect()
}

/// Stated weights held with a firmness: firmness × share, rounded by largest remainder (the first goal wins a tie), at
/// least 1 for each goal of positive weight.
pub fn stated(weights: &[f64], firmness: f64) -> Vec<u32> {
    let sum: f64 = weights.iter().sum();
    let firmness = firmness.round().clamp(1.0, MOST_ALPHA);
    let shares: Vec<f64> = weights.iter().map(|it| if sum > 0.0 { firmness * it / sum } else { 0.0 }).collect();
    // A share that is whole but for its last digit must not be rounded down.
    let floor = |share: f64| (share + 1e-9).floor();
    let mut alpha: Vec<u32> = shares.iter().map(|it| floor(*it) as u32).collect();
    let given: f64 = alpha.iter().map(|it| f64::from(*it)).sum();
    let mut order: Vec<(usize, f64)> = shares.iter().map(|it| it - floor(*it)).enumerate().collect();
    crate::order::by(&mut order, |a, b| if (a.1 - b.1).abs() <= 1e-9 { a.0.cmp(&b.0) } else { b.1.total_cmp(&a.1) });
    for (goal, _) in order.into_iter().take((firmness - given).max(0.0) as usize) {
        if let Some(alpha) = alpha.get_mut(goal) {
            *alpha += 1;
        }
    }
    alpha.iter().zip(weights).map(|(alpha, weight)| if *weight > 0.0 { (*alpha).max(1) } else { 0 }).collect()
}

/// Keeps sums of alphas within what a `u32` holds.
const MOST_ALPHA: f64 = 1e6;

/// How firm a ranking is under a belief about the weights. Everything is in the order of the rows; a row without a score
/// has nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Firmness {
    /// Whether every pair has its exact probability; otherwise seeded draws took part.
    pub exact: bool,
    /// How many draws there were: a share p of them has the standard error √(p (1 − p) ÷ draws).
    pub draws: usize,
    /// How likely the row lies above the column, ties half; `None` above 200 rows.
    pub head_to_head: Option<Vec<Vec<Cell>>>,
    /// The expected place.
    pub expected_rank: Vec<Cell>,
    /// How likely the row comes (k + 1)th, by draws; `None` above 200 rows.
    pub acceptability: Option<Vec<Vec<Cell>>>,
    /// How likely the row lies above the next one in the ranking; the last one has nothing.
    pub beats_next: Vec<Cell>,
}

/// Draws times rows that a large table gets at most, so that it is answered in about a second.
const MOST_PLACES: usize = 20_000_000;

/// Head-to-head, expected places and acceptabilities. `ranking` names the rows with a score, best first.
pub fn firmness(rows: &[Option<Standing>], ranking: &[usize], alpha: &[u32], draws: usize, seed: u64) -> Firmness {
    let has_weight =
        |row: &&Standing| row.present.iter().zip(alpha).any(|(present, alpha)| *present == 1.0 && *alpha > 0);
    let scored: Vec<(usize, &Standing)> =
        rows.iter().enumerate().filter_map(|(index, row)| Some((index, row.as_ref().filter(has_weight)?))).collect();
    let standings: Vec<&Standing> = scored.iter().map(|(_, row)| *row).collect();
    let mut position = vec![None; rows.len()];
    for (place, (index, _)) in scored.iter().enumerate() {
        if let Some(slot) = position.get_mut(*index) {
            *slot = Some(place);
        }
    }
    let place = |row: usize| position.get(row).copied().flatten();
    let neighbours: Vec<(usize, usize)> = ranking
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some((place(*a)?, place(*b)?)),
            _ => None,
        })
        .collect();
    let draws = draws.clamp(1, (MOST_PLACES / rows.len().max(1)).max(1));
    let found = if standings.len() <= MOST_ROWS {
        every_pair(&standings, &neighbours, alpha, draws, seed)
    } else {
        neighbours_only(&standings, &neighbours, alpha, draws, seed)
    };

    let cell = |values: &[f64], row: usize| place(row).and_then(|it| values.get(it).copied());
    let all = 0..rows.len();
    let table = |table: Vec<Vec<f64>>| {
        let row = |row: usize| {
            let values = place(row).and_then(|it| table.get(it));
            all.clone().map(|column| values.and_then(|it| cell(it, column))).collect()
        };
        all.clone().map(row).collect()
    };
    let places = |shares: Vec<Vec<f64>>| {
        let row = |row: usize| {
            let values = place(row).and_then(|it| shares.get(it));
            // Nobody takes the places behind the last row with a score.
            all.clone().map(|k| values.map(|it| it.get(k).copied().unwrap_or(0.0))).collect()
        };
        all.clone().map(row).collect()
    };
    let mut beats_next = vec![None; rows.len()];
    for ((a, _), probability) in neighbours.iter().zip(&found.next) {
        if let Some(slot) = scored.get(*a).and_then(|(index, _)| beats_next.get_mut(*index)) {
            *slot = Some(*probability);
        }
    }
    Firmness {
        exact: found.exact,
        draws,
        expected_rank: all.clone().map(|row| cell(&found.expected, row)).collect(),
        head_to_head: found.table.map(table),
        acceptability: found.acceptability.map(places),
        beats_next,
    }
}

/// The same among the rows with a score.
struct Found {
    exact: bool,
    table: Option<Vec<Vec<f64>>>,
    expected: Vec<f64>,
    acceptability: Option<Vec<Vec<f64>>>,
    next: Vec<f64>,
}

/// Whether the recursion answers for this row: every goal that counts is present and none knocks out.
fn is_linear(row: &Standing, alpha: &[u32]) -> bool {
    let fine = |((bent, present), alpha): ((&f64, &f64), &u32)| *alpha == 0 || *present == 1.0 && bent.is_finite();
    row.bent.iter().zip(&row.present).zip(alpha).all(fine)
}

fn every_pair(rows: &[&Standing], next: &[(usize, usize)], alpha: &[u32], draws: usize, seed: u64) -> Found {
    let mut duel = Duel::new(alpha);
    let linear: Vec<bool> = rows.iter().map(|row| is_linear(row, alpha)).collect();
    let count = linear.iter().filter(|it| **it).count() as f64;
    let affordable = count * count / 2.0 * duel.steps() <= MOST_STEPS;
    let (mut table, mut open) = (vec![vec![0.5; rows.len()]; rows.len()], Vec::new());
    let enter = |table: &mut Vec<Vec<f64>>, (a, b): (usize, usize), probability: f64| {
        for (row, column, value) in [(a, b, probability), (b, a, 1.0 - probability)] {
            if let Some(cell) = table.get_mut(row).and_then(|it| it.get_mut(column)) {
                *cell = value;
            }
        }
    };
    for (a, (row, row_is_linear)) in rows.iter().zip(&linear).enumerate() {
        for (b, (other, other_is_linear)) in rows.iter().zip(&linear).enumerate().skip(a + 1) {
            if affordable && *row_is_linear && *other_is_linear {
                enter(&mut table, (a, b), duel.between(row, other));
            } else {
                open.push((a, b));
            }
        }
    }
    let Simulation { acceptability, wins, .. } = simulate(rows, alpha, draws, seed, &open);
    for (pair, probability) in open.iter().zip(wins) {
        enter(&mut table, *pair, probability);
    }
    let beaten = |row: usize| table.iter().filter_map(|other| other.get(row)).sum::<f64>();
    Found {
        exact: open.is_empty(),
        // The diagonal's half stands for the row itself.
        expected: (0..rows.len()).map(|row| beaten(row) + 0.5).collect(),
        next: next.iter().filter_map(|(a, b)| table.get(*a)?.get(*b).copied()).collect(),
        acceptability,
        table: Some(table),
    }
}

fn neighbours_only(rows: &[&Standing], next: &[(usize, usize)], alpha: &[u32], draws: usize, seed: u64) -> Found {
    let mut duel = Duel::new(alpha);
    let linear = |row: usize| rows.get(row).is_some_and(|it| is_linear(it, alpha));
    let n = rows.len() as f64;
    let exact = n * n / 2.0 * duel.steps() <= MOST_STEPS && (0..rows.len()).all(linear);
    let affordable = n * duel.steps() <= MOST_STEPS;
    let mut known: Vec<Option<f64>> = Vec::with_capacity(next.len());
    for (a, b) in next {
        let pair = (rows.get(*a).filter(|_| linear(*a)), rows.get(*b).filter(|_| linear(*b)));
        known.push(match pair {
            (Some(a), Some(b)) if affordable => Some(duel.between(a, b)),
            _ => None,
        });
    }
    let open: Vec<(usize, usize)> =
        next.iter().zip(&known).filter(|(_, it)| it.is_none()).map(|(pair, _)| *pair).collect();
    let simulation = if exact { None } else { Some(simulate(rows, alpha, draws, seed, &open)) };
    let mut wins = simulation.iter().flat_map(|it| it.wins.iter().copied());
    Found {
        exact,
        table: None,
        next: known.into_iter().map(|it| it.or_else(|| wins.next()).unwrap_or(0.5)).collect(),
        expected: match &simulation {
            Some(simulation) => simulation.expected_rank.clone(),
            None => expected_ranks(&rows.iter().map(|row| row.bent.as_slice()).collect::<Vec<_>>(), alpha),
        },
        acceptability: None,
    }
}
