//! The scores of all rows: numbers in columns, put together to a row when somebody looks at it.

use std::cell::OnceCell;
use std::fmt;
use std::ops::Index;
use std::rc::Rc;

use zielwert_kernel::columns::Means;
use zielwert_kernel::order;

use super::parts::Explanation;
use super::{Mean, Parts};

/// The score of one row. Scores run from 0 to 100 (z-scores: around 50).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowScore {
    /// The score; `None` below the minimum coverage.
    pub score: Option<f64>,
    /// Competition rank: 1, 2, 2, 4.
    pub rank: Option<u32>,
    /// Share of weight that was measured.
    pub coverage: f64,
    /// The score with every missing figure at its worst.
    pub low: Option<f64>,
    /// The score with every missing figure at its best.
    pub high: Option<f64>,
    /// The best rank that the missing figures allow.
    pub rank_low: Option<u32>,
    /// The worst rank that the missing figures allow.
    pub rank_high: Option<u32>,
    /// The score inside each goal.
    pub goals: Parts,
    /// What each figure adds, in the order of the figures; `None` where it does not count.
    pub points: Parts,
}

/// One [`RowScore`] for each result row, in their order. Of ten thousand rows fifty are looked at: only these are put
/// together, and kept.
#[derive(Clone, Default)]
pub struct Rows {
    columns: Option<Columns>,
    known: Vec<OnceCell<Box<RowScore>>>,
}

/// NaN and 0 stand for what a row has not.
#[derive(Clone)]
struct Columns {
    explanation: Rc<Explanation>,
    scores: Vec<f64>,
    ranks: Vec<u32>,
    coverage: Vec<f64>,
    /// The ends of what is missing; empty under z-scores, which have no worst and best.
    low: Vec<f64>,
    high: Vec<f64>,
    rank_low: Vec<u32>,
    rank_high: Vec<u32>,
}

impl Rows {
    /// Ranks rows by their means; those below the minimum coverage have no score.
    pub(super) fn new(explanation: Explanation, means: Means, mean: Mean, minimum_coverage: f64) -> Self {
        let Means { value: mut scores, coverage, mut low, mut high } = means;
        for (score, coverage) in scores.iter_mut().zip(&coverage) {
            // Sums of shares can miss a limit such as 0.65 in the last digit.
            *score = if *coverage + 1e-12 >= minimum_coverage { mean.on_scale(*score) } else { f64::NAN };
        }
        for ends in [&mut low, &mut high] {
            match mean {
                Mean::Z => ends.clear(),
                _ => ends.iter_mut().for_each(|it| *it = mean.on_scale(*it)),
            }
        }
        let ranks = order::competition(&scores);
        let (rank_low, rank_high) = order::rank_bounds(&low, &high);
        let known = vec![OnceCell::new(); scores.len()];
        let explanation = Rc::new(explanation);
        Rows { columns: Some(Columns { explanation, scores, ranks, coverage, low, high, rank_low, rank_high }), known }
    }

    /// Rows without a score, where the weights cannot be used.
    pub(super) fn without_scores(explanation: Explanation, rows: usize) -> Self {
        let none = Means { value: vec![f64::NAN; rows], coverage: vec![0.0; rows], ..Means::default() };
        Rows::new(explanation, none, Mean::Arithmetic, f64::INFINITY)
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The row at this place.
    pub fn get(&self, row: usize) -> Option<&RowScore> {
        (row < self.len()).then(|| &self[row])
    }

    /// All rows, each put together.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &RowScore> {
        (0..self.len()).map(|row| &self[row])
    }

    /// The score of the row at this place.
    pub fn score(&self, row: usize) -> Option<f64> {
        match &self.columns {
            Some(columns) => number(&columns.scores, row),
            None => self.get(row)?.score,
        }
    }

    /// The competition rank of the row at this place.
    pub fn rank(&self, row: usize) -> Option<u32> {
        match &self.columns {
            Some(columns) => place(&columns.ranks, row),
            None => self.get(row)?.rank,
        }
    }

    /// The score of each row.
    pub fn scores(&self) -> impl Iterator<Item = Option<f64>> {
        (0..self.len()).map(|row| self.score(row))
    }

    /// How many rows have a rank.
    pub fn n_ranked(&self) -> usize {
        (0..self.len()).filter(|row| self.rank(*row).is_some()).count()
    }

    /// The rows that have a rank, best first; level ones in their order.
    pub fn ranked(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.len()).filter(|row| self.rank(*row).is_some()).collect();
        crate::order::by_key(&mut order, |row| self.rank(*row));
        order
    }

    /// All rows, best first; those without a rank come last.
    pub fn best_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.len()).collect();
        crate::order::by_key(&mut order, |row| self.rank(*row).unwrap_or(u32::MAX));
        order
    }
}

impl Columns {
    fn row(&self, row: usize) -> RowScore {
        let score = number(&self.scores, row);
        RowScore {
            score,
            rank: place(&self.ranks, row),
            // An empty sum is −0, which prints as such.
            coverage: number(&self.coverage, row).unwrap_or(0.0).clamp(0.0, 1.0) + 0.0,
            low: number(&self.low, row),
            high: number(&self.high, row),
            rank_low: place(&self.rank_low, row),
            rank_high: place(&self.rank_high, row),
            goals: self.explanation.goals(row),
            points: self.explanation.points(row, score.is_some()),
        }
    }
}

fn number(values: &[f64], row: usize) -> Option<f64> {
    values.get(row).copied().filter(|it| !it.is_nan())
}

fn place(places: &[u32], row: usize) -> Option<u32> {
    places.get(row).copied().filter(|it| *it > 0)
}

impl Index<usize> for Rows {
    type Output = RowScore;

    fn index(&self, row: usize) -> &RowScore {
        self.known[row].get_or_init(|| self.columns.as_ref().map(|it| it.row(row)).unwrap_or_default().into())
    }
}

impl<'a> IntoIterator for &'a Rows {
    type Item = &'a RowScore;
    type IntoIter = Box<dyn Iterator<Item = &'a RowScore> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self).finish()
    }
}

/// Rows that were scored elsewhere.
impl FromIterator<RowScore> for Rows {
    fn from_iter<T: IntoIterator<Item = RowScore>>(rows: T) -> Self {
        Rows { columns: None, known: rows.into_iter().map(|it| OnceCell::from(Box::new(it))).collect() }
    }
}
