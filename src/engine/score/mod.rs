//! KPIs to a ranking: normalise each figure, weigh the goals, take the mean, rank.
//!
//! Two levels, one mean: KPI → goal → score. A missing cell gives its weight to the rest of its goal, a missing goal to
//! the other goals; the share of weight that was measured is the coverage.

mod figures;
pub mod notes;
mod parts;
mod rows;
mod scorecard;
mod weights;

pub use figures::{Figures, NormalisedFigure, Scale, State};
pub use parts::Parts;
pub use rows::{RowScore, Rows};
pub use scorecard::{
    Aggregate, Asked, AskedOfFigure, Belief, Criterion, Figure, Goal, Goalposts, Judge, Normalise, Outliers, Peers,
    Robustness, Scorecard, TargetFrom, Treatment, WeightMethod, Weighting, Zeros,
};

use std::rc::Rc;

use zielwert_kernel::columns;

use super::facts::Facts;
use super::note::Note;
use crate::method::aggregate as method;
use parts::Explanation;

/// The scores of all result rows.
#[derive(Clone, Debug)]
pub struct Scores {
    /// The stated share of each goal, in the goals' order; `None` where the weights cannot be used.
    pub weights: Option<Vec<f64>>,
    /// The consistency ratio of pairwise comparisons.
    pub consistency_ratio: Option<f64>,
    /// The shares that the scores were made with: the stated ones over the goals that separate anything.
    pub effective: Option<Vec<f64>>,
    /// The mean that the scores were made with.
    pub mean: Mean,
    /// The figures as they were normalised.
    pub figures: Rc<Figures>,
    /// One for each result row.
    pub rows: Rows,
    /// What was decided or could not be used.
    pub notes: Vec<Note>,
}

impl Scores {
    /// Whether a single goal decides the scores: other weights then mean nothing.
    pub fn counts_one_goal(&self) -> bool {
        self.effective.as_ref().is_some_and(|weights| weights.iter().filter(|weight| **weight > 0.0).count() == 1)
    }

    /// Whether a zero on one goal takes all points of a row, whatever the weights.
    pub fn is_knocked_out(&self, row: usize) -> bool {
        matches!(self.mean, Mean::Geometric | Mean::Harmonic) && self.rows.score(row) == Some(0.0)
    }
}

/// Scores and ranks all rows.
pub fn score(facts: &Facts, scorecard: &Scorecard) -> Scores {
    let figures = Figures::new(facts, scorecard);
    score_figures(figures, scorecard)
}

/// The same from figures that are normalised already: what moving a weight needs.
pub fn score_figures(figures: impl Into<Rc<Figures>>, scorecard: &Scorecard) -> Scores {
    scored(figures.into(), scorecard)
}

fn scored(figures: Rc<Figures>, scorecard: &Scorecard) -> Scores {
    let mut notes = figures.notes.clone();
    let (weights, consistency_ratio) = weights::of_goals(&figures, scorecard, &mut notes);
    let is_z = figures.is_z;
    let mean = if is_z { Mean::Z } else { scorecard.aggregate.into() };
    let usable = !(is_z && scorecard.aggregate != Aggregate::Arithmetic);
    if !usable {
        notes.push(Note::new(&notes::Z_SCORE_NEEDS_ARITHMETIC));
    }
    let effective = weights.as_ref().filter(|_| usable).map(|weights| figures.effective(weights));
    let rows = ranked_rows(&figures, effective.as_deref(), mean, scorecard.minimum_coverage);
    if matches!(mean, Mean::Geometric | Mean::Harmonic) {
        knock_outs(&figures, effective.as_deref().unwrap_or_default(), &mut notes);
    }
    Scores { weights, consistency_ratio, effective, mean, figures, rows, notes }
}

/// Scores and ranks every row under these weights of the goals; without weights there are no scores.
///
/// Everything that is a number of a row goes column by column through the kernel; what explains a score ([`Parts`]) is
/// worked out for the rows that somebody looks at.
pub(in crate::engine) fn ranked_rows(
    figures: &Rc<Figures>,
    effective: Option<&[f64]>,
    mean: Mean,
    minimum_coverage: f64,
) -> Rows {
    let explanation = Explanation::new(Rc::clone(figures), effective.map(<[f64]>::to_vec), mean);
    let Some(effective) = effective else { return Rows::without_scores(explanation, figures.n_rows) };
    let columns = figures.columns(effective);
    let means = columns::two_level_means(&columns, figures.n_rows, mean.into(), figures.floor);
    Rows::new(explanation, means, mean, minimum_coverage)
}

/// Names the figures whose zeros take all points from rows.
fn knock_outs(figures: &Figures, effective: &[f64], notes: &mut Vec<Note>) {
    for figure in &figures.list {
        let counts = figure.share > 0.0 && effective.get(figure.goal).is_some_and(|weight| *weight > 0.0);
        let knocked = if counts { figure.values.present().filter(|value| *value == 0.0).count() } else { 0 };
        if knocked > 0 {
            notes.push(Note::new(&notes::KNOCKED_OUT).with(figure.name.clone()).with(knocked));
        }
    }
}

/// The mean that joins figures to goals and goals to a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mean {
    /// Σ w u
    Arithmetic,
    /// Π u^w
    Geometric,
    /// 1 ÷ Σ w/u
    Harmonic,
    /// 50 + 10 Σ w z: the one scale that is not 0 to 100.
    Z,
}

impl From<Aggregate> for Mean {
    fn from(aggregate: Aggregate) -> Self {
        match aggregate {
            Aggregate::Arithmetic => Mean::Arithmetic,
            Aggregate::Geometric => Mean::Geometric,
            Aggregate::Harmonic => Mean::Harmonic,
        }
    }
}

impl From<Mean> for method::Mean {
    fn from(mean: Mean) -> Self {
        match mean {
            // Z-scores are averaged arithmetically: only the printed scale differs.
            Mean::Arithmetic | Mean::Z => method::Mean::Arithmetic,
            Mean::Geometric => method::Mean::Geometric,
            Mean::Harmonic => method::Mean::Harmonic,
        }
    }
}

impl Mean {
    /// The mean of (weight, value) pairs whose weights sum to one.
    pub fn of(self, parts: impl Iterator<Item = (f64, f64)>) -> f64 {
        let mean = method::Mean::from(self);
        let parts = parts.filter(|(weight, _)| *weight > 0.0);
        let value = mean.unbend(parts.map(|(weight, value)| weight * mean.bend(value)).sum());
        // z-scores that cancel leave noise around zero, which no two rows should be told apart by.
        if self == Mean::Z && value.abs() < 1e-12 { 0.0 } else { value }
    }

    /// A mean on the scale that people read.
    pub fn on_scale(self, value: f64) -> f64 {
        match self {
            Mean::Z => 50.0 + 10.0 * value,
            _ => 100.0 * value,
        }
    }
}
