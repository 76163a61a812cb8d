//! The catalogue of KPIs, one file per family.

use super::kpi::Kpi;

mod engagement;
mod reactions;
mod reach;
mod audience;
mod growth;
mod service;
mod clicks;
mod cost;
mod reputation;
mod video;
mod comparison;

pub use audience::*;
pub use clicks::*;
pub use comparison::*;
pub use cost::*;
pub use engagement::*;
pub use growth::*;
pub use reach::*;
pub use reactions::*;
pub use reputation::*;
pub use service::*;
pub use video::*;

/// Every KPI, in the order in which people read them.
pub static ALL: &[&Kpi] = &[
    &INTERACTIONS,
    &AUDIENCE_SIZE,
    &TOTAL_REACH,
    &TOTAL_IMPRESSIONS,
    &CHANNEL_SHARE,
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
    &PERFORMANCE_INDEX,
    &POSTS_PER_DAY,
    &DIALOGUE_SHARE,
    &CHANNEL_COVERAGE,
    &RESPONSE_RATE,
    &SERVICE_LEVEL,
    &RESPONSE_TIME_MEDIAN,
    &RESPONSE_TIME_MEAN,
    &RESPONSE_TIME_P90,
    &CLICK_THROUGH_RATE,
    &LINK_CLICK_THROUGH_RATE,
    &COST_PER_CLICK,
    &COST_PER_LINK_CLICK,
    &COST_PER_MILLE,
    &COST_PER_MILLE_REACHED,
    &COST_PER_ENGAGEMENT,
    &COST_PER_FOLLOWER,
    &COST_PER_LEAD,
    &COST_PER_CONVERSION,
    &COST_PER_VIEW,
    &CONVERSION_RATE,
    &RETURN_ON_AD_SPEND,
    &COST_REVENUE_RATIO,
    &RETURN_ON_INVESTMENT,
    &SHARE_OF_VOICE,
    &NET_SENTIMENT,
    &SENTIMENT_SCORE,
    &NET_PROMOTER_SCORE,
    &VIDEO_COMPLETION_RATE,
    &AVERAGE_WATCH_TIME,
    &TARGET_GROUP_SHARE,
    &CONTACT_REQUEST_RATE,
    &RANK_AVERAGE,
];
