//! KPIs to a ranking: normalise each figure, weigh the goals, take the mean, rank.
//!
//! Two levels, one mean: KPI → goal → score. A missing cell gives its weight to the rest of its goal, a missing goal to
//! the other goals; the share of weight that was measured is the coverage.

mod bounds;
mod figures;
pub mod notes;
mod scorecard;
mod weights;

pub use figures::{Figures, NormalisedFigure, Scale, State};
pub use scorecard::{
    Aggregate, Asked, AskedOfFigure, Belief, Criterion, Figure, Goal, Goalposts, Normalise, Outliers, Peers,
    Robustness, Scorecard, TargetFrom, Treatment, WeightMethod, Weighting, Zeros,
};

use super::facts::Facts;
use super::note::Note;
use crate::method::{aggregate as method, rank};

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
    pub figures: Figures,
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
    pub goals: Vec<Option<f64>>,
    /// What each figure adds, in the order of [`Figures`]; `None` where it does not count.
    pub points: Vec<Option<f64>>,
}

/// Scores and ranks all rows.
pub fn score(facts: &Facts, scorecard: &Scorecard) -> Scores {
    let figures = Figures::new(facts, scorecard);
    score_figures(figures, scorecard)
}

/// The same from figures that are normalised already: what moving a weight needs.
pub fn score_figures(figures: Figures, scorecard: &Scorecard) -> Scores {
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
pub(in crate::engine) fn ranked_rows(
    figures: &Figures,
    effective: Option<&[f64]>,
    mean: Mean,
    minimum_coverage: f64,
) -> Vec<RowScore> {
    let mut rows: Vec<RowScore> = (0..figures.n_rows)
        .map(|row| {
            let goals = figures.goal_scores(row, mean);
            match effective {
                Some(effective) => one_row(figures, effective, row, mean, goals, minimum_coverage),
                None => RowScore {
                    goals: goals.into_iter().map(|it| it.map(|u| mean.on_scale(u))).collect(),
                    points: vec![None; figures.list.len()],
                    ..RowScore::default()
                },
            }
        })
        .collect();
    let scores: Vec<Option<f64>> = rows.iter().map(|row| row.score).collect();
    for (row, rank) in rows.iter_mut().zip(rank::competition(&scores)) {
        row.rank = rank;
    }
    bounds::ranks(&mut rows);
    rows
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

/// Shares of figures and goals in a row's score, before anything is missing there.
fn one_row(
    figures: &Figures,
    goal_weights: &[f64],
    row: usize,
    mean: Mean,
    goals: Vec<Option<f64>>,
    minimum_coverage: f64,
) -> RowScore {
    let coverage: f64 =
        goal_weights.iter().enumerate().map(|(goal, weight)| weight * figures.present_share(goal, row)).sum();
    let present: f64 =
        goal_weights.iter().zip(&goals).filter(|(_, score)| score.is_some()).map(|(weight, _)| weight).sum();
    // Sums of shares can miss a limit such as 0.65 in the last digit.
    let is_covered = present > 0.0 && coverage + 1e-12 >= minimum_coverage;
    let value = (present > 0.0).then(|| {
        mean.of(goal_weights.iter().zip(&goals).filter_map(|(weight, score)| Some((weight / present, (*score)?))))
    });
    let points = figures
        .list
        .iter()
        .map(|figure| {
            let value = value.filter(|_| is_covered)?;
            let share = goal_weights[figure.goal] / present * figures.share_in_goal(figure, row)?;
            points(mean, share, figure.values.get(row)?, value)
        })
        .collect();
    let (low, high) = bounds::of_row(figures, goal_weights, row, mean, value);
    RowScore {
        score: value.filter(|_| is_covered).map(|value| mean.on_scale(value)),
        rank: None,
        // An empty sum is −0, which prints as such.
        coverage: coverage.clamp(0.0, 1.0) + 0.0,
        low,
        high,
        rank_low: None,
        rank_high: None,
        goals: goals.into_iter().map(|it| it.map(|value| mean.on_scale(value))).collect(),
        points,
    }
}

/// What a figure adds to the score, so that all of them add up to it exactly.
fn points(mean: Mean, share: f64, value: f64, score: f64) -> Option<f64> {
    match mean {
        Mean::Arithmetic => Some(100.0 * share * value),
        Mean::Z => Some(10.0 * share * value),
        Mean::Geometric if score <= 0.0 => Some(0.0),
        Mean::Geometric => {
            // The logarithmic mean of S and 1 makes the parts of ln S add up to S (method: additive log-mean).
            let log_mean = if (score - 1.0).abs() < 1e-12 { 1.0 } else { (score - 1.0) / score.ln() };
            Some(100.0 * share * (1.0 + log_mean * value.ln()))
        }
        Mean::Harmonic => None,
    }
}
