//! The catalogue of KPIs, one file per family.

use super::kpi::Kpi;

mod engagement;
mod reactions;
mod reach;
mod audience;
mod growth;

pub use audience::*;
pub use engagement::*;
pub use growth::*;
pub use reach::*;
pub use reactions::*;

/// Every KPI, in the order in which people read them.
pub static ALL: &[&Kpi] = &[
    &INTERACTIONS,
    &AUDIENCE_SIZE,
    &TOTAL_REACH,
    &TOTAL_IMPRESSIONS,
    &ENGAGEMENT_RATE_BY_FOLLOWERS,
    &ENGAGEMENT_RATE_BY_REACH,
    &ENGAGEMENT_RATE_BY_IMPRESSIONS,
    &ENGAGEMENT_RATE_BY_VIEWS,
    &ENGAGEMENT_RATE_PER_POST,
    &DAILY_ENGAGEMENT_RATE,
    &INTERACTIONS_PER_POST,
    &INTERACTIONS_PER_1000_FOLLOWERS,
    &INTERACTIONS_PER_HOUR,
    &WEIGHTED_INTERACTIONS,
    &WEIGHTED_ENGAGEMENT_RATE,
    &APPLAUSE_PER_POST,
    &CONVERSATION_PER_POST,
    &AMPLIFICATION_PER_POST,
    &APPLAUSE_RATE,
    &CONVERSATION_RATE,
    &AMPLIFICATION_RATE,
    &VIRALITY_RATE,
    &VIRALITY_RATE_BY_VIEWS,
    &SAVE_RATE,
    &REACH_RATE,
    &FREQUENCY,
    &VIEW_RATE,
    &FOLLOWER_GROWTH,
    &FOLLOWER_GROWTH_RATE,
    &WEEKLY_GROWTH_RATE,
    &UNFOLLOW_RATE,
    &TARGET_GROUP_SHARE,
];
