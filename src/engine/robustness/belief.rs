//! What is known about the weights, as a Dirichlet distribution.

use crate::engine::score::{Belief, Robustness, Scorecard, WeightMethod};
use crate::method::robust::belief::{after_votes, nothing_known, stated};

/// The alpha of each goal: whole numbers, 0 for a goal without weight, which takes no part.
pub fn alpha(scorecard: &Scorecard, weights: &[f64], settings: &Robustness) -> Vec<u32> {
    let belief = settings.belief.unwrap_or(match scorecard.weighting.method {
        WeightMethod::Votes => Belief::Votes,
        _ => Belief::Stated,
    });
    match belief {
        Belief::None => nothing_known(weights),
        Belief::Stated => stated(weights, settings.firmness),
        Belief::Votes => {
            let own: Vec<f64> = scorecard.goals.iter().map(|goal| goal.weight).collect();
            let votes = scorecard.weighting.values.as_ref().unwrap_or(&own);
            // A goal that separates nothing has votes but no weight.
            let counted = votes.iter().zip(weights).map(|(votes, weight)| if *weight > 0.0 { *votes } else { 0.0 });
            after_votes(&counted.collect::<Vec<_>>())
        }
    }
}
