//! What takes draws of the counts: the interval of each score, and which rows cannot be told apart.
//!
//! The noise of the counts does not depend on the weights. [`Noises`] draws it once for a table; moving a weight only
//! weighs the same draws anew.

use super::ranked;
use crate::engine::facts::{Facts, Noise};
use crate::engine::score::{Mean, Scores};
use crate::method::describe::quantile;
use crate::method::robust::random::{Dirichlet, Random};

/// Two rows of which the first wins more often than this can be told apart.
const TOLD_APART: f64 = 0.9;
/// So many goal scores are drawn at most: about a second of work and 30 megabytes.
const MOST_CELLS: usize = 4_000_000;
/// Fewer draws than this say nothing about the ends of an interval.
const FEWEST_DRAWS: usize = 400;

/// Goal scores under drawn counts: `draws × rows × goals`.
#[derive(Clone, Debug, Default)]
pub struct Noises {
    cells: Vec<f32>,
    n_draws: usize,
    n_rows: usize,
    n_goals: usize,
}

/// What the draws say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joint {
    /// The 95 % interval of each score from the noise of the counts; `None` without a score, or for too many rows.
    pub intervals: Vec<Option<(f64, f64)>>,
    /// Rows that cannot be told apart from their tier's first row, best first.
    pub tiers: Vec<Vec<usize>>,
}

impl Noises {
    /// Draws the counts behind every figure.
    pub fn new(facts: &Facts, scores: &Scores, draws: u32, seed: u64) -> Self {
        let figures = &scores.figures;
        let (n_rows, n_goals) = (figures.n_rows, figures.goals.len());
        let n_draws = (MOST_CELLS / (n_rows * figures.list.len().max(n_goals)).max(1)).min(draws as usize);
        if n_draws < FEWEST_DRAWS.min(draws as usize) || n_goals == 0 {
            return Noises { n_rows, n_goals, ..Noises::default() };
        }
        let mut cells = vec![f32::NAN; n_draws * n_rows * n_goals];
        let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); figures.list.len()];
        for row in 0..n_rows {
            // Each row has a stream of its own, so that another row more or less changes nothing for it.
            let mut random = Random::new(seed ^ (row as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            for (values, figure) in drawn.iter_mut().zip(&figures.list) {
                values.clear();
                let Some(value) = figure.values.get(row) else { continue };
                let noise = facts.kpi_of(&figure.id).and_then(|kpi| facts.noise(kpi, row));
                match (noise, figure.raw.get(row)) {
                    (Some(noise), Some(raw)) => {
                        let source = Source::new(&noise, raw);
                        values.extend(
                            (0..n_draws).map(|_| figure.scaled(row, source.draw(&mut random)).unwrap_or(value)),
                        );
                    }
                    _ => values.resize(n_draws, value),
                }
            }
            for (goal, members) in figures.goals.iter().enumerate() {
                let present = figures.present_share(goal, row);
                if present <= 0.0 {
                    continue;
                }
                for draw in 0..n_draws {
                    let parts = members
                        .iter()
                        .filter_map(|place| Some((figures.list[*place].share / present, *drawn[*place].get(draw)?)));
                    cells[(draw * n_rows + row) * n_goals + goal] = scores.mean.of(parts) as f32;
                }
            }
        }
        Noises { cells, n_draws, n_rows, n_goals }
    }

    /// The score of a row in a draw, on the scale that people read.
    fn score(&self, draw: usize, row: usize, weights: &[f64], mean: Mean) -> Option<f64> {
        let from = (draw * self.n_rows + row) * self.n_goals;
        let goals = self.cells.get(from..from + self.n_goals)?;
        let present: f64 = weights.iter().zip(goals).filter(|(_, goal)| !goal.is_nan()).map(|(weight, _)| weight).sum();
        (present > 0.0).then(|| {
            let parts = weights.iter().zip(goals).filter(|(_, goal)| !goal.is_nan());
            mean.on_scale(mean.of(parts.map(|(weight, goal)| (weight / present, f64::from(*goal)))))
        })
    }
}

impl Joint {
    /// Intervals under the stated weights, tiers under drawn weights and drawn counts together.
    pub fn new(noises: &Noises, scores: &Scores, alpha: &[u32], seed: u64) -> Self {
        let n = scores.rows.len();
        let order = ranked(&scores.rows);
        let mut joint = Joint { intervals: vec![None; n], tiers: Vec::new() };
        let Some(weights) = &scores.effective else { return joint };
        if noises.n_draws == 0 || noises.n_rows != n {
            return joint;
        }
        for row in &order {
            let mut drawn: Vec<f64> =
                (0..noises.n_draws).filter_map(|draw| noises.score(draw, *row, weights, scores.mean)).collect();
            crate::order::numbers(&mut drawn);
            joint.intervals[*row] = quantile(&drawn, 0.025).zip(quantile(&drawn, 0.975));
        }
        let mut dirichlet = Dirichlet::new(alpha, seed);
        let mut belief = vec![0.0; noises.n_draws * alpha.len()];
        for weights in belief.chunks_exact_mut(alpha.len()) {
            dirichlet.fill(weights);
        }
        let weights = |draw: usize| &belief[draw * alpha.len()..(draw + 1) * alpha.len()];
        let score = |draw: usize, row: usize| noises.score(draw, row, weights(draw), scores.mean);
        let mut rest = order.as_slice();
        while let Some((first, others)) = rest.split_first() {
            let own: Vec<Option<f64>> = (0..noises.n_draws).map(|draw| score(draw, *first)).collect();
            let wins = |row: &usize| {
                let (mut wins, mut n) = (0.0, 0.0);
                for (draw, own) in own.iter().enumerate() {
                    if let (Some(own), Some(other)) = (own, score(draw, *row)) {
                        n += 1.0;
                        wins += if *own > other {
                            1.0
                        } else if *own == other {
                            0.5
                        } else {
                            0.0
                        };
                    }
                }
                if n > 0.0 { wins / n } else { 0.5 }
            };
            let same = others.iter().take_while(|row| wins(row) <= TOLD_APART).count();
            joint.tiers.push(rest[..=same].to_vec());
            rest = &others[same..];
        }
        joint
    }
}

/// A distribution from which a figure's value is drawn: what the counts leave open around what was seen.
pub(super) enum Source {
    /// Beta with Jeffreys' half.
    Share(f64, f64),
    /// Gamma with Jeffreys' half, divided by the exposure: one table row.
    Rate { shape: f64, exposure: f64 },
    /// Log-normal around the rate with over-dispersion: several table rows.
    Spread { rate: f64, deviation: f64 },
}

impl Source {
    pub(super) fn new(noise: &Noise, raw: f64) -> Self {
        match noise {
            Noise::Proportion { successes, trials } => Source::Share(successes + 0.5, trials - successes + 0.5),
            Noise::Actions(rows) => {
                let (count, exposure) = rows.iter().fold((0.0, 0.0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
                if rows.len() == 1 || count <= 0.0 {
                    return Source::Rate { shape: count + 0.5, exposure };
                }
                let phi = crate::method::stats::overdispersion::overdispersion(rows, crate::engine::facts::CONFIDENCE)
                    .and_then(|it| it.phi)
                    .unwrap_or(1.0)
                    .max(1.0);
                Source::Spread { rate: raw, deviation: (phi / count).sqrt() }
            }
        }
    }

    pub(super) fn draw(&self, random: &mut Random) -> f64 {
        match self {
            Source::Share(a, b) => {
                let (a, b) = (random.gamma(*a), random.gamma(*b));
                a / (a + b)
            }
            Source::Rate { shape, exposure } => random.gamma(*shape) / exposure,
            Source::Spread { rate, deviation } => rate * (deviation * random.normal()).exp(),
        }
    }
}
