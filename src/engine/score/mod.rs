//! KPIs to a ranking: normalise each figure, weigh the goals, take the mean, rank.
//!
//! Two levels, one mean: KPI → goal → score. A missing cell gives its weight to the rest of its goal, a missing goal to
//! the other goals; the share of weight that was measured is the coverage.

mod figures;
pub mod notes;
mod parts;
mod scorecard;
mod weights;

pub use figures::{Figures, NormalisedFigure, Scale, State};
pub use parts::Parts;
pub use scorecard::{
    Aggregate, Asked, AskedOfFigure, Belief, Criterion, Figure, Goal, Goalposts, Normalise, Outliers, Peers,
    Robustness, Scorecard, TargetFrom, Treatment, WeightMethod, Weighting, Zeros,
};

use std::rc::Rc;

use zielwert_kernel::{columns, order};

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
    pub rows: Vec<RowScore>,
    /// What was decided or could not be used.
    pub notes: Vec<Note>,
}

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
    /// What each figure adds, in the order of [`Figures`]; `None` where it does not count.
    pub points: Parts,
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
) -> Vec<RowScore> {
    let explanation = Rc::new(Explanation::new(Rc::clone(figures), effective.map(<[f64]>::to_vec), mean));
    let row = |row: usize| RowScore {
        goals: explanation.goals(row),
        points: explanation.points(row, false),
        ..RowScore::default()
    };
    let Some(effective) = effective else { return (0..figures.n_rows).map(row).collect() };
    let found = columns::two_level_means(&figures.columns(effective), figures.n_rows, mean.into(), figures.floor);
    // Sums of shares can miss a limit such as 0.65 in the last digit.
    let is_covered = |coverage: f64| coverage + 1e-12 >= minimum_coverage;
    let scale = |values: &[f64]| values.iter().map(|it| mean.on_scale(*it)).collect::<Vec<_>>();
    let scores: Vec<f64> = found
        .value
        .iter()
        .zip(&found.coverage)
        .map(|(value, coverage)| if is_covered(*coverage) { mean.on_scale(*value) } else { f64::NAN })
        .collect();
    let places = order::competition(&scores);
    // Z-scores have no worst and best.
    let [low, high] = match mean {
        Mean::Z => [const { Vec::new() }; 2],
        _ => [scale(&found.low), scale(&found.high)],
    };
    let (best, worst) = order::rank_bounds(&low, &high);
    let number = |values: &[f64], row: usize| values.get(row).copied().filter(|it| !it.is_nan());
    let place = |places: &[u32], row: usize| places.get(row).copied().filter(|it| *it > 0);
    (0..figures.n_rows)
        .map(|row| {
            let score = number(&scores, row);
            RowScore {
                score,
                rank: place(&places, row),
                // An empty sum is −0, which prints as such.
                coverage: number(&found.coverage, row).unwrap_or(0.0).clamp(0.0, 1.0) + 0.0,
                low: number(&low, row),
                high: number(&high, row),
                rank_low: place(&best, row),
                rank_high: place(&worst, row),
                goals: explanation.goals(row),
                points: explanation.points(row, score.is_some()),
            }
        })
        .collect()
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
        mean.unbend(parts.map(|(weight, value)| weight * mean.bend(value)).sum())
    }

    /// A mean on the scale that people read.
    pub fn on_scale(self, value: f64) -> f64 {
        match self {
            Mean::Z => 50.0 + 10.0 * value,
            _ => 100.0 * value,
        }
    }
}
