//! Ranks rows under many drawn weights (SMAA-2, Lahdelma and Salminen 2001), for whatever has no exact answer: how often
//! a row comes at which place, and pairs in which a goal is missing or a zero knocks out.

use super::Standing;
use super::places::{MOST_ROWS, Tally};
use super::random::Dirichlet;

/// What the draws say about rows that all have a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// The share of draws in which row i comes (k + 1)th, shared places in equal parts; `None` above 200 rows.
    pub acceptability: Option<Vec<Vec<f64>>>,
    /// The mean place of each row, shared places at their middle.
    pub expected_rank: Vec<f64>,
    /// For each watched pair the share of draws in which its first row lies above its second, ties half.
    pub wins: Vec<f64>,
}

/// Ranks `rows` under `draws` draws of weights from this seed, and counts who lies above whom in the watched pairs. Every
/// row needs a goal with positive alpha.
pub fn simulate(rows: &[&Standing], alpha: &[u32], draws: usize, seed: u64, watched: &[(usize, usize)]) -> Simulation {
    let field = Field::new(rows, alpha);
    let mut tally = Tally::new(field.live.len());
    let mut wins = vec![0u32; watched.len()];
    let contests: Vec<Option<(usize, usize)>> = watched.iter().map(|pair| field.contest(*pair)).collect();
    let mut dirichlet = Dirichlet::new(alpha, seed);
    let mut weights = vec![0.0; alpha.len()];
    let mut fours = vec![[0.0; LANES]; field.live.len().div_ceil(LANES)];
    for _ in 0..draws {
        dirichlet.fill(&mut weights);
        field.score(&weights, &mut fours);
        let scores = fours.as_flattened().get(..field.live.len()).unwrap_or_default();
        tally.add(scores);
        for (win, contest) in wins.iter_mut().zip(&contests) {
            if let Some((a, b)) = contest {
                *win += u32::from(scores.get(*a) > scores.get(*b));
            }
        }
    }
    let share = |index: usize, pair: (usize, usize)| match (wins.get(index), contests.get(index)) {
        (Some(win), Some(Some(_))) => f64::from(*win) / draws.max(1) as f64,
        _ => field.settled(pair),
    };
    Simulation {
        wins: watched.iter().enumerate().map(|(index, pair)| share(index, *pair)).collect(),
        expected_rank: (0..rows.len()).map(|row| field.expected_rank(&tally, row)).collect(),
        acceptability: (rows.len() <= MOST_ROWS)
            .then(|| (0..rows.len()).map(|row| field.acceptability(&tally, row, draws)).collect()),
    }
}

/// The rows, laid out for speed: four side by side.
struct Field {
    /// For each row the first one that scores the same under any weights.
    same_as: Vec<usize>,
    /// For each row its place among the live ones; `None` where a zero knocks it out under any weights.
    place: Vec<Option<usize>>,
    /// The rows that are not knocked out.
    live: Vec<usize>,
    goals: usize,
    /// For each four live rows, goal by goal, their bent values.
    blocks: Vec<[f64; LANES]>,
    /// Live rows with a missing goal, and which goals they have.
    partial: Vec<(usize, Vec<f64>)>,
}

/// Four sums are independent of one another, so that the processor can work on them at once.
const LANES: usize = 4;

impl Field {
    fn new(rows: &[&Standing], alpha: &[u32]) -> Self {
        let weighs = |j: usize| alpha.get(j).is_some_and(|it| *it > 0);
        let knocked_out =
            |row: &Standing| row.bent.iter().enumerate().any(|(j, it)| *it == f64::NEG_INFINITY && weighs(j));
        let same_as = same_as(rows, alpha);
        let (mut place, mut live, mut standings) = (Vec::with_capacity(rows.len()), Vec::new(), Vec::new());
        for (index, row) in rows.iter().enumerate() {
            place.push((!knocked_out(row)).then_some(live.len()));
            if !knocked_out(row) {
                // Equal rows share one set of values, so that rounding cannot tell them apart.
                standings.push(same_as.get(index).and_then(|first| rows.get(*first)).unwrap_or(row));
                live.push(index);
            }
        }
        // What has no weight must not enter, not even as zero times infinity.
        let value = |row: &Standing, j: usize| row.bent.get(j).copied().filter(|_| weighs(j)).unwrap_or(0.0);
        let mut blocks = Vec::with_capacity(standings.len().div_ceil(LANES) * alpha.len());
        for four in standings.chunks(LANES) {
            for j in 0..alpha.len() {
                let mut cells = [0.0; LANES];
                for (cell, row) in cells.iter_mut().zip(four) {
                    *cell = value(row, j);
                }
                blocks.push(cells);
            }
        }
        let partial = standings.iter().enumerate().filter(|(_, row)| !row.is_complete());
        let partial = partial.map(|(index, row)| (index, row.present.clone())).collect();
        Field { same_as, place, live, goals: alpha.len(), blocks, partial }
    }

    /// The score of each live row. `scores` has a whole number of fours.
    fn score(&self, weights: &[f64], scores: &mut [[f64; LANES]]) {
        for (four, block) in scores.iter_mut().zip(self.blocks.chunks_exact(self.goals.max(1))) {
            // Spelt out, because a build for size does not unroll a loop.
            let [mut a, mut b, mut c, mut d] = [0.0; LANES];
            for (weight, cells) in weights.iter().zip(block) {
                a += weight * cells[0];
                b += weight * cells[1];
                c += weight * cells[2];
                d += weight * cells[3];
            }
            *four = [a, b, c, d];
        }
        let scores = scores.as_flattened_mut();
        for (row, present) in &self.partial {
            let share: f64 = weights.iter().zip(present).map(|(weight, present)| weight * present).sum();
            if let Some(score) = scores.get_mut(*row) {
                *score /= share;
            }
        }
    }

    /// Two live rows whose order depends on the weights.
    fn contest(&self, (a, b): (usize, usize)) -> Option<(usize, usize)> {
        if self.same_as.get(a) == self.same_as.get(b) { None } else { Some((self.place_of(a)?, self.place_of(b)?)) }
    }

    /// The probability of a pair whose order does not depend on the weights.
    fn settled(&self, (a, b): (usize, usize)) -> f64 {
        match (self.place_of(a), self.place_of(b)) {
            (Some(_), None) => 1.0,
            (None, Some(_)) => 0.0,
            _ => 0.5,
        }
    }

    fn place_of(&self, row: usize) -> Option<usize> {
        self.place.get(row).copied().flatten()
    }

    /// How many rows share the place of this one, itself included.
    fn sharing(&self, row: usize) -> usize {
        match self.place_of(row) {
            Some(_) => self.live.iter().filter(|it| self.same_as.get(**it) == self.same_as.get(row)).count(),
            None => self.place.len() - self.live.len(),
        }
    }

    fn expected_rank(&self, tally: &Tally, row: usize) -> f64 {
        let above = self.place_of(row).map_or(self.live.len() as f64, |place| tally.mean_above(place));
        above + (self.sharing(row) + 1) as f64 / 2.0
    }

    fn acceptability(&self, tally: &Tally, row: usize, draws: usize) -> Vec<f64> {
        let (n, sharing) = (self.place.len(), self.sharing(row));
        let mut shares = vec![0.0; n];
        let mut add = |above: usize, share: f64| {
            for cell in shares.iter_mut().skip(above).take(sharing) {
                *cell += share / sharing as f64;
            }
        };
        match self.place_of(row) {
            None => add(self.live.len(), 1.0),
            Some(place) => {
                for above in 0..self.live.len() {
                    add(above, f64::from(tally.times(place, above)) / draws.max(1) as f64);
                }
            }
        }
        shares
    }
}

/// For each row the first one that scores the same under any weights: their scores agree under three draws.
fn same_as(rows: &[&Standing], alpha: &[u32]) -> Vec<usize> {
    const PROBES: usize = 3;
    let mut dirichlet = Dirichlet::new(alpha, 0);
    let mut levels = vec![[0.0; PROBES]; rows.len()];
    let mut weights = vec![0.0; alpha.len()];
    for probe in 0..PROBES {
        dirichlet.fill(&mut weights);
        for (levels, row) in levels.iter_mut().zip(rows) {
            if let (Some(slot), Some(level)) = (levels.get_mut(probe), row.level(&weights)) {
                *slot = level;
            }
        }
    }
    let close = |a: f64, b: f64| a == b || (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1.0);
    let mut order: Vec<(usize, [f64; PROBES])> = levels.into_iter().enumerate().collect();
    crate::order::by(&mut order, |a, b| a.1[0].total_cmp(&b.1[0]).then(a.0.cmp(&b.0)));
    let mut same_as: Vec<usize> = (0..rows.len()).collect();
    let mut firsts: Vec<(usize, [f64; PROBES])> = Vec::new();
    for (row, levels) in order {
        let near = firsts.iter().rev().take_while(|it| close(it.1[0], levels[0]));
        let first = near.filter(|it| it.1.iter().zip(&levels).all(|(a, b)| close(*a, *b))).map(|it| it.0).next();
        match first {
            Some(first) => {
                if let Some(slot) = same_as.get_mut(row) {
                    *slot = first;
                }
            }
            None => firsts.push((row, levels)),
        }
    }
    same_as
}
