//! How firm a ranking is: would the order survive other weights, and the noise of the counts?
//!
//! Parts with different prices. [`Firmness`] has what follows from the goal scores and the weights (probabilities, shares of
//! places, flip points, stability): cheap enough for every movement of a slider. [`Joint`] has what takes seeded draws of weights
//! and counts (intervals of the scores, tiers). [`Checks`] and [`Sources`] are for whoever wants to know on what a
//! ranking hangs; nothing else needs them.

mod belief;
mod checks;
mod firmness;
mod joint;
mod sources;

pub use belief::alpha;
pub use checks::{Checks, LeftOut, Redundant, Tornado};
pub use firmness::{Firmness, Flip, Move, places};
pub use joint::{Joint, Noises};
pub use sources::{Origin, Share, Sources};

use super::score::Scores;

/// How sure an order is, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// It will hardly be another.
    Firm,
    /// It is more likely than not.
    Likely,
    /// It may as well be another.
    Open,
}

impl Sureness {
    /// What the probability of an order is called.
    pub fn of(probability: f64) -> Self {
        match probability {
            0.9.. => Sureness::Firm,
            0.6.. => Sureness::Likely,
            _ => Sureness::Open,
        }
    }
}

/// Goal scores of a row on 0 to 1 (z for z-scores), as the means take them.
fn goal_values(scores: &Scores, row: usize) -> Vec<Option<f64>> {
    scores.figures.goal_scores(row, scores.mean)
}
