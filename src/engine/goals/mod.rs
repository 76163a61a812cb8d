//! The catalogues: what a company may want, and how it may weigh that.

use super::goal::{Goal, GoalSystem};

mod catalogue;
mod systems;

pub use catalogue::*;
pub use systems::*;

/// Every goal.
pub static GOALS: &[&Goal] = &[
    &AWARENESS,
    &REACH,
    &SIZE,
    &ENGAGEMENT,
    &DIALOGUE,
    &LIVELINESS,
    &GROWTH,
    &SPEED,
    &SERVICE,
    &CUSTOMER_ACQUISITION,
    &LOYALTY,
    &RELATIONSHIPS,
    &SATISFACTION,
    &EFFICIENCY,
    &TARGET_GROUP,
    &IMAGE,
    &FINDABILITY,
    &PRODUCT_LAUNCH,
];

/// Every goal system, the fallback first.
pub static GOAL_SYSTEMS: &[&GoalSystem] =
    &[&BALANCED, &ENGAGEMENT_OR_REACH, &MEETING_VOTE, &BRAND_VALUE, &RESPONSIVENESS, &SMALL_BUSINESS];
