//! Where the ranking's uncertainty comes from: the weights, the noise of the counts, or the choice of method, all three
//! drawn together and told apart by Sobol indices (method, 2.7; Saisana, Saltelli and Tarantola 2005 do so for indices).

use super::joint::source_of;
use crate::engine::facts::Facts;
use crate::engine::note::NoteKind;
use crate::engine::score::{Aggregate, Figures, Mean, Normalise, Scorecard, Scores, Zeros};
use crate::method::normalise::{self, Direction};
use crate::method::rank::{Ties, ranks};
use crate::method::robust::random::{Dirichlet, Random};
use crate::method::robust::sobol::{Index, indices, seeded_errors};

/// Points of each of the two samples, at most.
const MOST_POINTS: usize = 1_024;
/// Fewer say nothing.
const FEWEST_POINTS: usize = 128;
/// Drawn values at most: sixteen megabytes.
const MOST_CELLS: usize = 4_000_000;

/// How much of the movement of ranks hangs on what.
#[derive(Clone, Debug, PartialEq)]
pub struct Sources {
    /// On what is known about the weights.
    pub weights: Share,
    /// On the noise of the counts.
    pub counts: Share,
    /// On how figures are normalised and averaged.
    pub method: Share,
    /// By how many places a row stands off its place on average, when all three are drawn.
    pub mean_shift: f64,
    /// The share of draws in which the leader leads or shares the lead.
    pub leader_stays: f64,
    /// How many rankings were worked out.
    pub evaluations: usize,
}

/// How much hangs on one source, and how far that may be off.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// The indices, held within 0 and 1.
    pub index: Index,
    /// Their standard errors, from resampled points; `None` where the resamples do not vary.
    pub error: Option<Index>,
}

/// A way to normalise and average.
struct Way {
    figures: Figures,
    mean: Mean,
    /// How drawn values are normalised where they are compared with one another.
    relative: Option<Relative>,
}

type Relative = fn(&[Option<f64>], Direction) -> Result<Vec<Option<f64>>, &'static NoteKind>;

impl Sources {
    /// Rows at most: each of the five thousand rankings sorts them.
    pub const MOST_ROWS: usize = 200;

    /// `None` for fewer than two rows with a rank, for too many, or where nothing moves.
    pub fn new(facts: &Facts, scorecard: &Scorecard, scores: &Scores, alpha: &[u32], seed: u64) -> Option<Self> {
        let n_rows = scores.rows.len();
        let n_figures = scores.figures.list.len();
        if n_rows > Self::MOST_ROWS || scores.rows.n_ranked() < 2 {
            return None;
        }
        let points = (MOST_CELLS / (2 * n_rows * n_figures.max(1))).min(MOST_POINTS);
        if points < FEWEST_POINTS {
            return None;
        }
        let model = Model::new(facts, scorecard, scores, alpha, seed, points);
        let (mut stays, mut moved) = (0.0, 0.0);
        let mut run = |weights: usize, counts: usize, way: usize| {
            let (shift, leads) = model.run(weights, counts, way);
            stays += leads;
            moved += shift;
            shift
        };
        let (a, b) = (|point: usize| point, |point: usize| points + point);
        let all = 0..points;
        let of_a: Vec<f64> = all.clone().map(|it| run(a(it), a(it), a(it))).collect();
        let of_b: Vec<f64> = all.clone().map(|it| run(b(it), b(it), b(it))).collect();
        let (stays, moved) = (stays / (2 * points) as f64, moved / (2 * points) as f64);
        let run = |weights: usize, counts: usize, way: usize| model.run(weights, counts, way).0;
        let mixed: Vec<Vec<f64>> = vec![
            all.clone().map(|it| run(b(it), a(it), a(it))).collect(),
            all.clone().map(|it| run(a(it), b(it), a(it))).collect(),
            all.map(|it| run(a(it), a(it), b(it))).collect(),
        ];
        let found = indices(&of_a, &of_b, &mixed)?;
        let errors = seeded_errors(&of_a, &of_b, &mixed, seed ^ 0x0B00_757A);
        // Estimates stray a little beyond what a share can be.
        let share = |place: usize| {
            let it = found.get(place).copied().unwrap_or_default();
            Share {
                index: Index { first: it.first.clamp(0.0, 1.0), total: it.total.clamp(0.0, 1.0) },
                error: errors.as_ref().and_then(|it| it.get(place)).copied(),
            }
        };
        Some(Sources {
            weights: share(0),
            counts: share(1),
            method: share(2),
            mean_shift: moved,
            leader_stays: stays,
            evaluations: 5 * points,
        })
    }

    /// Whether the largest source lies so far ahead of the next that chance does not account for it: two standard errors
    /// of the difference.
    pub fn is_clear(&self) -> bool {
        let [(_, first), (_, second), _] = self.by_share();
        let error = |share: Share| share.error.map_or(0.0, |it| it.total);
        first.index.total - second.index.total > 2.0 * error(first).hypot(error(second))
    }

    /// The sources, the one first on which most hangs; equal ones in the order of the fields.
    pub fn by_share(&self) -> [(Origin, Share); 3] {
        let mut all = [(Origin::Weights, self.weights), (Origin::Counts, self.counts), (Origin::Method, self.method)];
        crate::order::by(&mut all, |a, b| b.1.index.total.total_cmp(&a.1.index.total));
        all
    }
}

/// What a ranking's uncertainty comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// What is known about the weights.
    Weights,
    /// The noise of the counts.
    Counts,
    /// How figures are normalised and averaged.
    Method,
}

/// Everything that is drawn, for both samples one after the other.
struct Model {
    ways: Vec<Way>,
    /// Which way at each point.
    way: Vec<usize>,
    /// Goal weights at each point.
    weights: Vec<Vec<f64>>,
    /// Drawn raw values, `points × rows × figures`; NaN where nothing is drawn.
    raw: Vec<f32>,
    /// Which figures have noise.
    is_noisy: Vec<bool>,
    /// Places under the stated weights, the pasted counts and the chosen method.
    stated: Vec<Option<f64>>,
    n_rows: usize,
}

impl Model {
    fn new(facts: &Facts, scorecard: &Scorecard, scores: &Scores, alpha: &[u32], seed: u64, points: usize) -> Self {
        let (n_rows, list) = (scores.rows.len(), &scores.figures.list);
        let ways = ways(facts, scorecard);
        let mut random = Random::new(seed ^ 0x0050_B01D);
        let mut dirichlet = Dirichlet::new(alpha, seed ^ 0x00D1_41C7);
        let mut raw = vec![f32::NAN; 2 * points * n_rows * list.len()];
        let mut is_noisy = vec![false; list.len()];
        let mut drawn = vec![0.0; 2 * points];
        for row in 0..n_rows {
            for (place, figure) in list.iter().enumerate() {
                let noise = facts.kpi_of(&figure.id).and_then(|kpi| facts.noise(kpi, row));
                let Some((noise, value)) = noise.zip(figure.raw.get(row)) else { continue };
                is_noisy[place] = true;
                source_of(&noise, value).fill(&mut random, &mut drawn);
                for (point, drawn) in drawn.iter().enumerate() {
                    raw[(point * n_rows + row) * list.len() + place] = *drawn as f32;
                }
            }
        }
        let weights = (0..2 * points).map(|_| {
            let mut weights = vec![0.0; alpha.len()];
            dirichlet.fill(&mut weights);
            weights
        });
        let weights = weights.collect();
        let way =
            (0..2 * points).map(|_| ((random.uniform() * ways.len() as f64) as usize).min(ways.len() - 1)).collect();
        let stated: Vec<Option<f64>> = scores.rows.scores().collect();
        Model { ways, way, weights, raw, is_noisy, stated: ranks(&stated, Ties::Average), n_rows }
    }

    /// The mean shift of places, and how much of the first place the leader has.
    fn run(&self, weights: usize, counts: usize, way: usize) -> (f64, f64) {
        let Some(way) = self.ways.get(self.way[way]) else { return (0.0, 0.0) };
        let columns: Vec<_> = (0..way.figures.list.len()).map(|place| self.column(way, place, counts)).collect();
        let scores: Vec<Option<f64>> =
            (0..self.n_rows).map(|row| self.score(way, &columns, &self.weights[weights], row)).collect();
        let (mut shift, mut n, mut leads) = (0.0, 0.0, 0.0);
        let places = ranks(&scores, Ties::Average);
        let first = |places: &[Option<f64>]| places.iter().flatten().copied().fold(f64::INFINITY, f64::min);
        let (best, best_now) = (first(&self.stated), first(&places));
        for (now, then) in places.into_iter().zip(&self.stated) {
            let Some((now, then)) = now.zip(*then) else { continue };
            shift += (now - then).abs();
            n += 1.0;
            if then == best && now == best_now {
                leads = 1.0;
            }
        }
        (if n > 0.0 { shift / n } else { 0.0 }, leads)
    }

    /// A figure's normalised values in a draw of the counts.
    fn column(&self, way: &Way, place: usize, point: usize) -> Vec<Option<f64>> {
        let figure = &way.figures.list[place];
        let pasted = |row: usize| figure.values.get(row);
        let n = way.figures.list.len();
        let drawn = |row: usize| {
            let drawn = self.raw[(point * self.n_rows + row) * n + place];
            if drawn.is_nan() { figure.raw.get(row) } else { Some(f64::from(drawn)) }
        };
        if !self.is_noisy[place] {
            return (0..self.n_rows).map(pasted).collect();
        }
        // What looks at the other rows looks at them as they are drawn; otherwise draws beyond the pasted range would tie.
        if let Some(relative) = way.relative {
            let x = (0..self.n_rows).map(|row| pasted(row).and_then(|_| figure.treatment.of(drawn(row)?)));
            let direction = if figure.lower_is_better { Direction::Lower } else { Direction::Higher };
            if let Ok(found) = relative(&x.collect::<Vec<_>>(), direction) {
                return found.into_iter().map(|it| it.map(|it| figure.lifted(it))).collect();
            }
        }
        (0..self.n_rows).map(|row| Some(figure.scaled(row, drawn(row)?).unwrap_or(pasted(row)?))).collect()
    }

    fn score(&self, way: &Way, columns: &[Vec<Option<f64>>], weights: &[f64], row: usize) -> Option<f64> {
        self.stated.get(row).copied().flatten()?;
        let figures = &way.figures;
        let mut goals = Vec::with_capacity(weights.len());
        let mut all = 0.0;
        for (goal, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            let members = || figures.goals[goal].iter();
            let shared = |place: &usize| Some((figures.list[*place].share, columns[*place][row]?));
            let present: f64 = members().filter_map(shared).map(|it| it.0).sum();
            if present > 0.0 {
                let parts = members().filter_map(shared).map(|(share, value)| (share / present, value));
                goals.push((*weight, way.mean.of(parts)));
                all += weight;
            }
        }
        (all > 0.0).then(|| way.mean.of(goals.into_iter().map(|(weight, value)| (weight / all, value))))
    }
}

/// The chosen way first, then min-max and percentile rank, each under the chosen mean and under the other one. Under
/// z-scores only the arithmetic mean.
fn ways(facts: &Facts, scorecard: &Scorecard) -> Vec<Way> {
    let mut all: Vec<Way> = Vec::new();
    let others: [(Normalise, Relative); 2] =
        [(Normalise::MinMax, normalise::min_max), (Normalise::PercentileRank, normalise::percentile_rank)];
    for other in [None].into_iter().chain(others.map(Some)) {
        let mut card = scorecard.clone();
        if let Some((way, _)) = other {
            card.normalise = way;
            card.goals.iter_mut().flat_map(|goal| &mut goal.kpis).for_each(|it| it.normalise = Some(way));
        }
        // Among peers drawn values are put between the pasted ones.
        let relative = other.map(|it| it.1).filter(|_| card.classes.is_none());
        let mut add = |card: &Scorecard| {
            let figures = Figures::new(facts, card);
            let mean = if figures.is_z { Mean::Z } else { card.aggregate.into() };
            all.push(Way { figures, mean, relative });
            mean
        };
        if add(&card) == Mean::Z {
            continue;
        }
        if card.aggregate == Aggregate::Arithmetic {
            // From 1 to 100, so that a zero is no knock-out that nobody chose.
            card.aggregate = Aggregate::Geometric;
            card.zeros = Zeros::OneToHundred;
        } else {
            card.aggregate = Aggregate::Arithmetic;
        }
        add(&card);
    }
    all
}
