//! What a score is made of, worked out for the rows that somebody looks at: a table of ten thousand has fifty of them.

use std::cell::OnceCell;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use super::{Figures, Mean};

/// One number for each goal or figure of a row; `None` where there is none. Reads like a slice.
#[derive(Clone, Default)]
pub struct Parts {
    source: Option<(Rc<Explanation>, u32, Kind)>,
    known: OnceCell<Box<[Option<f64>]>>,
}

#[derive(Clone, Copy)]
enum Kind {
    Goals,
    Points,
    /// As many as figures, and none of them has a number.
    NoPoints,
}

/// Everything that the parts of all rows follow from.
pub(super) struct Explanation {
    figures: Rc<Figures>,
    /// The effective weights of the goals, where they can be used.
    weights: Option<Vec<f64>>,
    mean: Mean,
}

impl Explanation {
    pub(super) fn new(figures: Rc<Figures>, weights: Option<Vec<f64>>, mean: Mean) -> Self {
        Explanation { figures, weights, mean }
    }

    /// The score inside each goal of this row.
    pub(super) fn goals(self: &Rc<Self>, row: usize) -> Parts {
        self.parts(row, Kind::Goals)
    }

    /// What each figure adds to the row's score, if it has one.
    pub(super) fn points(self: &Rc<Self>, row: usize, is_scored: bool) -> Parts {
        self.parts(row, if is_scored { Kind::Points } else { Kind::NoPoints })
    }

    fn parts(self: &Rc<Self>, row: usize, kind: Kind) -> Parts {
        Parts { source: Some((Rc::clone(self), row as u32, kind)), known: OnceCell::new() }
    }

    fn work_out(&self, row: usize, kind: Kind) -> Box<[Option<f64>]> {
        let Explanation { figures, weights, mean } = self;
        match (kind, weights) {
            (Kind::Goals, _) => {
                let goals = figures.goal_scores(row, *mean).into_iter();
                goals.map(|it| it.map(|value| mean.on_scale(value))).collect()
            }
            (Kind::Points, Some(weights)) => self.points_of(row, weights).into(),
            (Kind::Points, None) | (Kind::NoPoints, _) => vec![None; figures.list.len()].into(),
        }
    }

    fn points_of(&self, row: usize, weights: &[f64]) -> Vec<Option<f64>> {
        let Explanation { figures, mean, .. } = self;
        let goals = figures.goal_scores(row, *mean);
        let held = || weights.iter().zip(&goals).filter_map(|(weight, score)| Some((*weight, (*score)?)));
        let present: f64 = held().map(|(weight, _)| weight).sum();
        let score = mean.of(held().map(|(weight, score)| (weight / present, score)));
        let figure = |figure: &super::NormalisedFigure| {
            let share = weights.get(figure.goal)? / present * figures.share_in_goal(figure, row)?;
            points(*mean, share, figure.values.get(row)?, score)
        };
        figures.list.iter().map(figure).collect()
    }
}

impl Deref for Parts {
    type Target = [Option<f64>];

    fn deref(&self) -> &Self::Target {
        self.known.get_or_init(|| match &self.source {
            Some((explanation, row, kind)) => explanation.work_out(*row as usize, *kind),
            None => Box::default(),
        })
    }
}

/// Parts that were worked out elsewhere.
impl From<Vec<Option<f64>>> for Parts {
    fn from(parts: Vec<Option<f64>>) -> Self {
        Parts { source: None, known: OnceCell::from(parts.into_boxed_slice()) }
    }
}

impl<'a> IntoIterator for &'a Parts {
    type Item = &'a Option<f64>;
    type IntoIter = std::slice::Iter<'a, Option<f64>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Parts {
    fn eq(&self, other: &Self) -> bool {
        self[..] == other[..]
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self[..].fmt(formatter)
    }
}

/// What a figure adds to the score, so that all of them add up to it exactly.
fn points(mean: Mean, share: f64, value: f64, score: f64) -> Option<f64> {
    match mean {
        Mean::Arithmetic => Some(100.0 * share * value),
        Mean::Z => Some(10.0 * share * value),
        // A figure of no weight adds nothing, a zero included, whose logarithm has no end.
        Mean::Geometric if score <= 0.0 || share <= 0.0 => Some(0.0),
        Mean::Geometric => {
            // The logarithmic mean of S and 1 makes the parts of ln S add up to S (method: additive log-mean).
            let log_mean = if (score - 1.0).abs() < 1e-12 { 1.0 } else { (score - 1.0) / score.ln() };
            Some(100.0 * share * (1.0 + log_mean * value.ln()))
        }
        Mean::Harmonic => None,
    }
}
