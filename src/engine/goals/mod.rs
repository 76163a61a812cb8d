//! The catalogues of goals and goal systems.

use super::goal::{Goal, GoalSystem};
use super::kpis;
use super::language::Text;

#[allow(missing_docs, reason = "the definition says it once")]
pub static ENGAGEMENT: Goal = Goal {
    id: "engagement",
    name: Text { de: "Interaktion", en: "Engagement" },
    definition: Text { de: "Reagieren die Menschen, die uns sehen?", en: "Do the people who see us react?" },
    kpis: &[(&kpis::ENGAGEMENT_RATE_BY_REACH, 1.0)],
    source: "BVDW, Leitfaden Erfolgsmessung in Social Media (2016)",
};

#[allow(missing_docs, reason = "the definition says it once")]
pub static BALANCED: GoalSystem = GoalSystem {
    id: "balanced",
    name: Text { de: "Ausgewogen", en: "Balanced" },
    definition: Text { de: "", en: "" },
    goals: &[(&ENGAGEMENT, 1.0)],
    source: "",
};

/// Every goal.
pub static GOALS: &[&Goal] = &[&ENGAGEMENT];
/// Every goal system.
pub static GOAL_SYSTEMS: &[&GoalSystem] = &[&BALANCED];
