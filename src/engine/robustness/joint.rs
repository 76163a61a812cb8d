//! What takes draws of the counts: the interval of each score, and which rows cannot be told apart.
//!
//! The noise of the counts does not depend on the weights. [`Noises`] draws it once for a table; moving a weight only
//! weighs the same draws anew.

use zielwert_kernel::noise::{self, Belief, Cloud, Source};

use crate::engine::facts::{Facts, Noise};
use crate::engine::score::Scores;
use crate::method::aggregate as method;
use crate::method::robust::random::Random;

/// Two rows of which the first wins more often than this can be told apart.
const TOLD_APART: f64 = 0.9;
/// So many goal scores are drawn at most: about a second of work and sixteen megabytes.
const MOST_CELLS: usize = 4_000_000;
/// Fewer draws than this say nothing about the ends of an interval.
const FEWEST_DRAWS: usize = 400;

/// Goal scores under drawn counts. They hang on figures and counts, not on the weights of the goals.
#[derive(Clone, Debug, Default)]
pub struct Noises(Cloud);

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
            return Noises::default();
        }
        let mut cloud = Cloud::new(n_draws, n_rows, n_goals);
        let bent = method::Mean::from(scores.mean);
        let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); figures.list.len()];
        for row in 0..n_rows {
            // Each row has a stream of its own, so that another row more or less changes nothing for it.
            let mut random = Random::new(seed ^ (row as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            for (values, figure) in drawn.iter_mut().zip(&figures.list) {
                values.clear();
                let Some(value) = figure.values.get(row) else { continue };
                values.resize(n_draws, value);
                let noise = facts.kpi_of(&figure.id).and_then(|kpi| facts.noise(kpi, row));
                if let Some((noise, raw)) = noise.zip(figure.raw.get(row)) {
                    source_of(&noise, raw).fill(&mut random, values);
                    values.iter_mut().for_each(|it| *it = figure.scaled(row, *it).unwrap_or(value));
                }
            }
            for (goal, members) in figures.goals.iter().enumerate() {
                let present = figures.present_share(goal, row);
                if present <= 0.0 {
                    continue;
                }
                let parts: Vec<(f64, &[f64])> = members
                    .iter()
                    .map(|place| (figures.list[*place].share / present, drawn[*place].as_slice()))
                    .filter(|(_, drawn)| !drawn.is_empty())
                    .collect();
                for (draw, cell) in cloud.goal_mut(row, goal).iter_mut().enumerate() {
                    let parts = parts.iter().map(|(share, drawn)| (*share, drawn[draw]));
                    *cell = bent.bend(scores.mean.of(parts)) as f32;
                }
            }
        }
        Noises(cloud)
    }
}

impl Joint {
    /// Intervals under the stated weights, tiers under drawn weights and drawn counts together.
    pub fn new(noises: &Noises, scores: &Scores, alpha: &[u32], seed: u64) -> Self {
        let Noises(cloud) = noises;
        let n = scores.rows.len();
        let order = scores.rows.ranked();
        let mut joint = Joint { intervals: vec![None; n], tiers: Vec::new() };
        let Some(weights) = &scores.effective else { return joint };
        if cloud.draws() == 0 || cloud.rows() != n {
            return joint;
        }
        let bent = method::Mean::from(scores.mean);
        for row in &order {
            let mut levels = cloud.scores(*row, weights);
            if !levels.is_empty() {
                levels.iter_mut().for_each(|level| *level = scores.mean.on_scale(bent.unbend(*level)));
                let [low, high] = noise::quantiles(&mut levels, [0.025, 0.975]);
                // The draws are kept in single precision, the score is not.
                let own = scores.rows.score(*row);
                let exact = |end: f64| own.filter(|own| (own - end).abs() <= 1e-6 * own.abs()).unwrap_or(end);
                // None of n and n of n lie at the very end of what can be drawn.
                let (low, high) = (exact(low), exact(high));
                joint.intervals[*row] = Some(own.map_or((low, high), |own| (low.min(own), high.max(own))));
            }
        }
        let belief = Belief::new(alpha, cloud.draws(), seed);
        let mut first: Vec<f64> = Vec::new();
        for row in order {
            let levels = cloud.scores_under(row, &belief);
            match joint.tiers.last_mut() {
                Some(tier) if noise::share_of_wins(&first, &levels).unwrap_or(0.5) <= TOLD_APART => tier.push(row),
                _ => {
                    joint.tiers.push(vec![row]);
                    first = levels;
                }
            }
        }
        joint
    }
}

/// The distribution behind a figure's value in one row, with Jeffreys' half.
pub(super) fn source_of(noise: &Noise, raw: f64) -> Source {
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
