//! Scores and places of a few rows under many drawn weights.

use crate::places::Tally;
use crate::random::Dirichlet;

/// Rows side by side: their sums are independent of one another, so that the processor can work on them at once.
pub const LANES: usize = 4;

/// Rows that all have a score under any weights, laid out for speed.
#[derive(Clone, Debug, Default)]
pub struct Field {
    rows: usize,
    goals: usize,
    /// For each [`LANES`] rows, goal by goal, their values.
    blocks: Vec<[f64; LANES]>,
    /// Rows with a missing goal, and which goals they have.
    partial: Vec<(usize, Vec<f64>)>,
}

/// What the draws come to.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// How often each row came at which place.
    pub tally: Tally,
    /// For each watched pair in how many draws the first lay above the second.
    pub wins: Vec<u32>,
}

impl Field {
    /// For rows of so many goals: a value for each goal, and which goals a row has where it lacks some.
    pub fn new<'a>(rows: impl ExactSizeIterator<Item = (Vec<f64>, Option<&'a [f64]>)>, goals: usize) -> Self {
        let mut field = Field { rows: rows.len(), goals, ..Field::default() };
        field.blocks = vec![[0.0; LANES]; field.rows.div_ceil(LANES) * goals];
        for (row, (values, present)) in rows.enumerate() {
            for (goal, value) in values.into_iter().take(goals).enumerate() {
                if let Some(cells) = field.blocks.get_mut(row / LANES * goals + goal) {
                    cells[row % LANES] = value;
                }
            }
            field.partial.extend(present.map(|present| (row, present.to_vec())));
        }
        field
    }

    /// Ranks the rows under `draws` draws of weights from this seed.
    #[inline(never)]
    pub fn draw(&self, alpha: &[u32], draws: usize, seed: u64, watched: &[(usize, usize)]) -> Drawn {
        let mut drawn = Drawn { tally: Tally::new(self.rows), wins: vec![0; watched.len()] };
        let mut dirichlet = Dirichlet::new(alpha, seed);
        let mut weights = vec![0.0; alpha.len()];
        let mut fours = vec![[0.0; LANES]; self.rows.div_ceil(LANES)];
        for _ in 0..draws {
            dirichlet.fill(&mut weights);
            self.score(&weights, &mut fours);
            let scores = fours.as_flattened().get(..self.rows).unwrap_or_default();
            drawn.tally.add(scores);
            for (win, (a, b)) in drawn.wins.iter_mut().zip(watched) {
                *win += u32::from(scores.get(*a) > scores.get(*b));
            }
        }
        drawn
    }

    /// The score of each row. `scores` has a whole number of fours.
    fn score(&self, weights: &[f64], scores: &mut [[f64; LANES]]) {
        for (four, block) in scores.iter_mut().zip(self.blocks.chunks_exact(self.goals.max(1))) {
            let mut sums = [0.0; LANES];
            for (weight, cells) in weights.iter().zip(block) {
                for (sum, cell) in sums.iter_mut().zip(cells) {
                    *sum += weight * cell;
                }
            }
            *four = sums;
        }
        let scores = scores.as_flattened_mut();
        for (row, present) in &self.partial {
            let share: f64 = weights.iter().zip(present).map(|(weight, present)| weight * present).sum();
            if let Some(score) = scores.get_mut(*row) {
                *score /= share;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_from_the_drawn_weights() {
        // Row 0 is all of goal 0, row 1 all of goal 1, row 2 has goal 0 alone and stays at one half.
        let rows = [(vec![1.0, 0.0], None), (vec![0.0, 1.0], None), (vec![0.5, 0.0], Some([1.0, 0.0]))];
        let rows = rows.iter().map(|(values, present)| (values.clone(), present.as_ref().map(|it| it.as_slice())));
        let n = 20_000;
        let drawn = Field::new(rows, 2).draw(&[1, 1], n, 3, &[(0, 1), (2, 0)]);
        let close = |found: f64, expected: f64| assert!((found - expected).abs() < 0.02, "{found} {expected}");
        // The row of one half always lies between the two others.
        assert_eq!(drawn.tally.times(2, 1), n as u32);
        close(drawn.tally.mean_above(0), 1.0);
        close(f64::from(drawn.wins[0]) / n as f64, 0.5);
        assert_eq!(drawn.wins[1], drawn.tally.times(0, 2));
    }
}
