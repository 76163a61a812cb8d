//! What the noise of counts makes of scores: goal values drawn many times, weighed by stated or by drawn weights.

use crate::random::{Dirichlet, Random};

/// A distribution from which a figure's value is drawn: what the counts leave open around what was seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Source {
    /// Beta with these two parameters.
    Share(f64, f64),
    /// Gamma of this shape, divided by the exposure.
    Rate {
        /// Above 0.
        shape: f64,
        /// What the count is divided by.
        exposure: f64,
    },
    /// Log-normal around the rate.
    Spread {
        /// The median.
        rate: f64,
        /// The standard deviation of the logarithm.
        deviation: f64,
    },
}

impl Source {
    /// Draws as many values as there is room for.
    #[inline(never)]
    pub fn fill(&self, random: &mut Random, values: &mut [f64]) {
        match *self {
            Source::Share(a, b) => values.iter_mut().for_each(|value| {
                let (a, b) = (random.gamma(a), random.gamma(b));
                *value = a / (a + b);
            }),
            Source::Rate { shape, exposure } => {
                values.iter_mut().for_each(|value| *value = random.gamma(shape) / exposure);
            }
            Source::Spread { rate, deviation } => {
                values.iter_mut().for_each(|value| *value = rate * (deviation * random.normal()).exp());
            }
        }
    }
}

/// Drawn goal values on the scale on which the score is a weighted sum: for each row and goal one number a draw.
#[derive(Clone, Debug, Default)]
pub struct Cloud {
    cells: Vec<f32>,
    /// Whether a row has a goal.
    present: Vec<bool>,
    draws: usize,
    rows: usize,
    goals: usize,
}

impl Cloud {
    /// Every goal of every row is missing.
    pub fn new(draws: usize, rows: usize, goals: usize) -> Self {
        let cells = vec![0.0; draws * rows * goals];
        Cloud { cells, present: vec![false; rows * goals], draws, rows, goals }
    }

    /// How many draws.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The draws of a goal that this row has, to be filled in.
    pub fn goal_mut(&mut self, row: usize, goal: usize) -> &mut [f32] {
        let place = row * self.goals + goal;
        if let Some(present) = self.present.get_mut(place) {
            *present = true;
        }
        self.cells.get_mut(place * self.draws..(place + 1) * self.draws).unwrap_or_default()
    }

    /// The goals that a row has, each with its draws.
    fn of_row(&self, row: usize) -> impl Iterator<Item = (usize, &[f32])> {
        (0..self.goals).filter_map(move |goal| {
            let place = row * self.goals + goal;
            let is_present = self.present.get(place).copied().unwrap_or(false);
            Some((goal, self.cells.get(place * self.draws..(place + 1) * self.draws).filter(|_| is_present)?))
        })
    }

    /// The bent score of a row in each draw under these weights; empty where the row has no goal of positive weight.
    #[inline(never)]
    pub fn scores(&self, row: usize, weights: &[f64]) -> Vec<f64> {
        let (mut sums, mut held) = (vec![0.0; self.draws], 0.0);
        for (goal, cells) in self.of_row(row) {
            // A zero that knocks out is −∞, which must not be multiplied by nothing.
            let weight = weights.get(goal).copied().unwrap_or(0.0);
            if weight > 0.0 {
                held += weight;
                for (sum, cell) in sums.iter_mut().zip(cells) {
                    *sum += weight * f64::from(*cell);
                }
            }
        }
        if held <= 0.0 {
            return Vec::new();
        }
        // A weight of one for what is there.
        if held != 1.0 {
            sums.iter_mut().for_each(|sum| *sum /= held);
        }
        sums
    }

    /// The same with weights of its own for each draw.
    #[inline(never)]
    pub fn scores_under(&self, row: usize, belief: &Belief) -> Vec<f64> {
        let (mut sums, mut held) = (vec![0.0; self.draws], vec![0.0; self.draws]);
        let counted = || self.of_row(row).filter(|(goal, _)| belief.counts(*goal));
        let n = counted().count();
        if n == 0 {
            return Vec::new();
        }
        let is_complete = n == (0..self.goals).filter(|goal| belief.counts(*goal)).count();
        for (goal, cells) in counted() {
            let weights = belief.of_goal(goal);
            for ((sum, cell), weight) in sums.iter_mut().zip(cells).zip(weights) {
                *sum += weight * f64::from(*cell);
            }
            if !is_complete {
                held.iter_mut().zip(weights).for_each(|(held, weight)| *held += weight);
            }
        }
        if !is_complete {
            sums.iter_mut().zip(&held).for_each(|(sum, held)| *sum /= held);
        }
        sums
    }
}

/// Drawn weights: for each goal one number a draw.
#[derive(Clone, Debug, Default)]
pub struct Belief {
    weights: Vec<f64>,
    alpha: Vec<u32>,
    draws: usize,
}

impl Belief {
    /// Draws from a Dirichlet distribution.
    #[inline(never)]
    pub fn new(alpha: &[u32], draws: usize, seed: u64) -> Self {
        let mut dirichlet = Dirichlet::new(alpha, seed);
        let mut weights = vec![0.0; draws * alpha.len()];
        let mut one = vec![0.0; alpha.len()];
        for draw in 0..draws {
            dirichlet.fill(&mut one);
            for (goal, weight) in one.iter().enumerate() {
                weights[goal * draws + draw] = *weight;
            }
        }
        Belief { weights, alpha: alpha.to_vec(), draws }
    }

    fn counts(&self, goal: usize) -> bool {
        self.alpha.get(goal).is_some_and(|alpha| *alpha > 0)
    }

    fn of_goal(&self, goal: usize) -> &[f64] {
        self.weights.get(goal * self.draws..(goal + 1) * self.draws).unwrap_or_default()
    }
}

/// In which share of draws the first lies above the second, ties half; `None` of nothing.
#[inline(never)]
pub fn share_of_wins(first: &[f64], second: &[f64]) -> Option<f64> {
    let (mut halves, n) = (0u32, first.len().min(second.len()));
    for (first, second) in first.iter().zip(second) {
        halves += 2 * u32::from(first > second) + u32::from(first == second);
    }
    (n > 0).then(|| f64::from(halves) / (2 * n) as f64)
}

/// Quantiles of type 7 (Hyndman and Fan 1996), ascending in `at`; the values are put into another order. NaN of nothing.
#[inline(never)]
pub fn quantiles<const N: usize>(values: &mut [f64], at: [f64; N]) -> [f64; N] {
    let Some(last) = values.len().checked_sub(1) else { return [f64::NAN; N] };
    at.map(|p| {
        let place = p.clamp(0.0, 1.0) * last as f64;
        let below = place as usize;
        let (_, low, above) = values.select_nth_unstable_by(below.min(last), f64::total_cmp);
        let low = *low;
        let high = above.iter().copied().fold(f64::INFINITY, |least, it| if it < least { it } else { least });
        let part = place - below as f64;
        if part > 0.0 { low + part * (high - low) } else { low }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_need_no_sorting() {
        // numpy 2.4.6, quantile([15, 20, 35, 40, 50], p)
        let mut values = [50.0, 15.0, 20.0, 40.0, 35.0];
        let found = quantiles(&mut values, [0.0, 0.05, 0.3, 0.4, 0.9, 1.0]);
        for (found, expected) in found.iter().zip([15.0, 16.0, 23.0, 29.0, 46.0, 50.0]) {
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        }
        assert!(quantiles(&mut [], [0.5])[0].is_nan());
    }

    #[test]
    fn scores_are_means_over_the_goals_that_are_there() {
        let mut cloud = Cloud::new(2, 2, 3);
        cloud.goal_mut(0, 0).copy_from_slice(&[1.0, 0.5]);
        cloud.goal_mut(0, 2).copy_from_slice(&[0.0, 0.25]);
        cloud.goal_mut(1, 1).copy_from_slice(&[f32::NEG_INFINITY, 0.5]);
        assert_eq!(cloud.scores(0, &[0.5, 0.25, 0.25]), [1.0 * 0.5 / 0.75, (0.25 + 0.0625) / 0.75]);
        assert_eq!(cloud.scores(1, &[0.5, 0.0, 0.5]), [0.0; 0]);
        assert_eq!(cloud.scores(1, &[0.5, 0.5, 0.0]), [f64::NEG_INFINITY, 0.5]);
        // Goal 1 has no alpha: row 0 is complete without it, row 1 has nothing.
        let belief = Belief::new(&[2, 0, 3], 2, 1);
        let weights: Vec<f64> = (0..3).map(|goal| belief.of_goal(goal)[1]).collect();
        assert_eq!(cloud.scores_under(0, &belief)[1], weights[0] * 0.5 + weights[2] * 0.25);
        assert_eq!(cloud.scores_under(1, &belief), [0.0; 0]);
        let all = Belief::new(&[2, 1, 3], 2, 1);
        let weights: Vec<f64> = (0..3).map(|goal| all.of_goal(goal)[1]).collect();
        let expected = (weights[0] * 0.5 + weights[2] * 0.25) / (weights[0] + weights[2]);
        assert!((cloud.scores_under(0, &all)[1] - expected).abs() < 1e-15);
    }

    #[test]
    fn ties_are_half_a_win() {
        assert_eq!(share_of_wins(&[1.0, 1.0, 0.0, 2.0], &[0.0, 1.0, 1.0, 1.0]), Some(0.625));
        assert_eq!(share_of_wins(&[], &[]), None);
    }

    #[test]
    fn draws_have_the_mean_of_their_distribution() {
        let mut random = Random::new(4);
        let mut values = vec![0.0; 40_000];
        for (source, mean) in [
            (Source::Share(3.0, 9.0), 0.25),
            (Source::Rate { shape: 8.0, exposure: 2.0 }, 4.0),
            (Source::Spread { rate: 2.0, deviation: 0.5 }, 2.0 * f64::exp(0.125)),
        ] {
            source.fill(&mut random, &mut values);
            let found = values.iter().sum::<f64>() / values.len() as f64;
            assert!((found / mean - 1.0).abs() < 0.01, "{source:?}: {found} {mean}");
        }
    }
}
