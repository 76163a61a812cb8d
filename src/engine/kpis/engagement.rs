//! Engagement: interactions over a base.

use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

#[allow(missing_docs, reason = "the definition says it once")]
pub static ENGAGEMENT_RATE_BY_REACH: Kpi = Kpi {
    id: "engagement_rate_by_reach",
    name: Text { de: "Engagement-Rate nach Reichweite", en: "Engagement rate by reach" },
    definition: Text {
        de: "Wie viele Interaktionen auf hundert erreichte Menschen kommen.",
        en: "Interactions for every hundred people reached.",
    },
    formula: Ratio(&Counted, &Of(Reach)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.05),
    aliases: &["engagement rate by reach", "err", "engagement-rate nach reichweite"],
    others: Text {
        de: "Metricool multipliziert mit 1.000; LinkedIn und X teilen durch Impressionen.",
        en: "Metricool multiplies by 1,000; LinkedIn and X divide by impressions.",
    },
    source: "Hootsuite, How to calculate engagement rate; HubSpot DE, Engagement-Rate",
    examples: &[Example {
        given: &[("likes", 8.0), ("comments", 1.0), ("shares", 1.0), ("reach", 200.0)],
        gives: Some(0.05),
    }],
};
