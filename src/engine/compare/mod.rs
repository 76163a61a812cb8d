//! Why two scores or two periods differ, in parts that add up. Computed only when somebody asks about a pair.

pub mod notes;
mod periods;
mod rows;

pub use periods::{PeriodChange, RateChange, ScoreChange, Unit, rate_change, score_change};
pub use rows::{Difference, Way, difference};
