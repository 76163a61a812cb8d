//! How firm a ranking is: what would turn it, how likely it is to hold when the weights are uncertain, and what a
//! single weight can do.
//!
//! Whatever the mean, a row's score keeps its order on a scale on which it is Σ w g ÷ Σ w over the goals that the row has
//! (g is u, ln u or −1 ÷ u: [`Mean::bend`]). A [`Standing`] is a row on that scale, so that everything in this folder
//! works for the three means, for rows with a missing goal and for knocked-out rows.

pub mod probability;
pub use zielwert_kernel::{places, random};
pub mod draws;
pub mod belief;
pub mod flip;
pub mod reallocate;
mod search;
pub mod tornado;
pub mod sobol;

use super::aggregate::Mean;
use super::inputs::Cell;

/// A row's goals on the scale on which its score is a weighted mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The bent value of each goal: 0 where it is missing, −∞ where a zero knocks the row out.
    pub bent: Vec<f64>,
    /// 1 where the goal is present, else 0.
    pub present: Vec<f64>,
}

impl Standing {
    /// A row of normalised values; `None` where one is negative under a mean that refuses that.
    pub fn new(row: &[Cell], mean: Mean) -> Option<Self> {
        if mean.refuses_negative() && row.iter().flatten().any(|it| *it < 0.0) {
            return None;
        }
        Some(Standing {
            bent: row.iter().map(|it| it.map_or(0.0, |value| mean.bend(value))).collect(),
            present: row.iter().map(|it| if it.is_some() { 1.0 } else { 0.0 }).collect(),
        })
    }

    /// Whether every goal is present.
    pub fn is_complete(&self) -> bool {
        self.present.iter().all(|it| *it == 1.0)
    }

    /// Whether a zero can knock the row out.
    pub fn has_zero(&self) -> bool {
        self.bent.contains(&f64::NEG_INFINITY)
    }

    /// The bent score under these weights: −∞ where a goal of positive weight knocks the row out, `None` where no goal of
    /// positive weight is present.
    pub fn level(&self, w: &[f64]) -> Option<f64> {
        let (mut sum, mut weight) = (0.0, 0.0);
        for ((bent, present), share) in self.bent.iter().zip(&self.present).zip(w) {
            if *share > 0.0 && *present == 1.0 {
                sum += share * bent;
                weight += share;
            }
        }
        (weight > 0.0).then(|| sum / weight)
    }
}

/// How far `a` leads `b` under these weights; 0 where both are knocked out, `None` where one has no score.
pub fn lead(a: &Standing, b: &Standing, w: &[f64]) -> Option<f64> {
    let (a, b) = (a.level(w)?, b.level(w)?);
    Some(if a == b { 0.0 } else { a - b })
}

/// The weights when goal `j` gets the weight `t` and the others keep their proportions. `None` where the others have no
/// proportions to keep, because `j` has all the weight.
pub fn with_weight(w: &[f64], j: usize, t: f64) -> Option<Vec<f64>> {
    let rest: f64 = w.iter().enumerate().filter(|(k, _)| *k != j).map(|(_, weight)| weight).sum();
    if rest <= 0.0 {
        return None;
    }
    Some(w.iter().enumerate().map(|(k, weight)| if k == j { t } else { weight / rest * (1.0 - t) }).collect())
}
