//! Why one row scores higher than another: the part of each goal and of each KPI.

use crate::engine::score::{Mean, Scores};
use crate::method::explain::{difference_arithmetic, difference_geometric};

/// The difference of two scores in parts, all in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The first row.
    pub a: usize,
    /// The second row.
    pub b: usize,
    /// Score of the first less score of the second; `None` where one has none.
    pub total: Option<f64>,
    /// How it was split; `None` where there is no split that adds up (harmonic mean, a zero under the geometric mean).
    pub way: Option<Way>,
    /// The part of each goal that both have; adds up to the total, less the rest.
    pub goals: Vec<Option<f64>>,
    /// The part of each figure, where both rows have all of them; empty otherwise.
    pub figures: Vec<Option<f64>>,
    /// What is left of the total because one row lacks a goal that the other has; 0 where both have all.
    pub rest: Option<f64>,
}

/// How a difference was split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Weight × difference.
    Arithmetic,
    /// Logarithmic mean of the scores × weight × logarithm of the ratio: the split of a product that leaves no rest.
    LogMean,
}

/// Splits the difference of two rows; `None` where the weights cannot be used.
pub fn difference(scores: &Scores, a: usize, b: usize) -> Option<Difference> {
    let weights = scores.effective.as_ref()?;
    let (first, second) = (scores.rows.get(a)?, scores.rows.get(b)?);
    let total = first.score.zip(second.score).map(|(a, b)| a - b);
    let goals = |row: usize| scores.figures.goal_scores(row, scores.mean);
    let points = if scores.mean == Mean::Z { 10.0 } else { 100.0 };
    let split = |a: &[Option<f64>], b: &[Option<f64>], weights: &[f64]| {
        let parts = match scores.mean {
            Mean::Arithmetic | Mean::Z => difference_arithmetic(a, b, weights)?,
            Mean::Geometric => difference_geometric(a, b, weights)?,
            Mean::Harmonic => return None,
        };
        let part = |it: &Option<f64>| it.map(|part| part * points);
        Some((parts.total * points, parts.parts.iter().map(part).collect::<Vec<_>>()))
    };
    let found = split(&goals(a), &goals(b), weights);
    let way = found.as_ref().map(|_| match scores.mean {
        Mean::Geometric => Way::LogMean,
        _ => Way::Arithmetic,
    });
    let rest = total.zip(found.as_ref()).map(|(total, (shared, _))| {
        let rest = total - shared;
        // Rounding dust is no rest.
        if rest.abs() <= 1e-9 * total.abs().max(1.0) { 0.0 } else { rest }
    });
    let list = &scores.figures.list;
    let counted = || list.iter().filter(|figure| figure.share > 0.0 && weights[figure.goal] > 0.0);
    let complete = [a, b].iter().all(|row| counted().all(|figure| figure.values.get(*row).is_some()));
    let values = |row: usize| list.iter().map(|figure| figure.values.get(row)).collect::<Vec<_>>();
    let shares: Vec<f64> = list.iter().map(|figure| weights[figure.goal] * figure.share).collect();
    let figures = if complete && found.is_some() { split(&values(a), &values(b), &shares) } else { None };
    Some(Difference {
        a,
        b,
        total,
        way,
        goals: found.map_or_else(|| vec![None; weights.len()], |it| it.1),
        figures: figures.map(|it| it.1).unwrap_or_default(),
        rest,
    })
}
