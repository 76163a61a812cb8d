//! Ranks rows under many drawn weights (SMAA-2, Lahdelma and Salminen 2001), for whatever has no exact answer: how often
//! a row comes at which place, and pairs in which a goal is missing or a zero knocks out.

use super::Standing;
use super::places::{MOST_ROWS, Tally};
use super::random::Dirichlet;
use zielwert_kernel::draws::{Drawn, Field as Lanes};

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
    let contests: Vec<Option<(usize, usize)>> = watched.iter().map(|pair| field.contest(*pair)).collect();
    let open: Vec<(usize, usize)> = contests.iter().copied().flatten().collect();
    let Drawn { tally, wins } = field.lanes.draw(alpha, draws, seed, &open);
    let mut wins = wins.into_iter();
    let mut share = |(pair, contest): (&(usize, usize), &Option<(usize, usize)>)| match contest {
        Some(_) => f64::from(wins.next().unwrap_or(0)) / draws.max(1) as f64,
        None => field.settled(*pair),
    };
    Simulation {
        wins: watched.iter().zip(&contests).map(&mut share).collect(),
        expected_rank: (0..rows.len()).map(|row| field.expected_rank(&tally, row)).collect(),
        acceptability: (rows.len() <= MOST_ROWS)
            .then(|| (0..rows.len()).map(|row| field.acceptability(&tally, row, draws)).collect()),
    }
}

/// The rows: who is out under any weights, who shares a place with whom, and the rest laid out for speed.
struct Field {
    /// For each row the first one that scores the same under any weights.
    same_as: Vec<usize>,
    /// For each row its place among the live ones; `None` where a zero knocks it out under any weights.
    place: Vec<Option<usize>>,
    /// The rows that are not knocked out.
    live: Vec<usize>,
    lanes: Lanes,
}

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
        let lanes = standings.iter().map(|row| {
            let values = (0..alpha.len()).map(|j| value(row, j)).collect();
            (values, (!row.is_complete()).then_some(row.present.as_slice()))
        });
        let lanes = Lanes::new(lanes, alpha.len());
        Field { same_as, place, live, lanes }
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
    // A row that is knocked out is close to nobody who is not.
    let close =
        |a: f64, b: f64| a == b || (a - b).is_finite() && (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1.0);
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
