//! The goal systems: goals with weights, each from a study or a situation.

#![allow(missing_docs, reason = "each definition says it once")]

use super::catalogue::*;
use crate::engine::goal::GoalSystem;
use crate::engine::language::Text;

/// The fallback: between its goals nearly every table finds something that it can show.
pub static BALANCED: GoalSystem = GoalSystem {
    id: "balanced",
    name: Text { de: "Ausgewogen", en: "Balanced" },
    definition: Text {
        de: "Sie haben sich noch auf keine Ziele festgelegt: von allem etwas, Reichweite und Interaktion zuerst.",
        en: "You have not settled on goals yet: some of everything, reach and engagement first.",
    },
    goals: &[(&REACH, 3.0), (&ENGAGEMENT, 3.0), (&GROWTH, 2.0), (&DIALOGUE, 1.0)],
    source: "Zielwert, nach dem BVDW-Leitfaden Erfolgsmessung in Social Media (2016)",
};

pub static ENGAGEMENT_OR_REACH: GoalSystem = GoalSystem {
    id: "engagement_or_reach",
    name: Text { de: "Interaktion oder Reichweite?", en: "Engagement or reach?" },
    definition: Text {
        de: "Ein Branchenvergleich, in dem die Großen gesehen und die Kleinen geliebt werden. Was zählt mehr?",
        en: "An industry comparison in which the large are seen and the small are loved. Which counts for more?",
    },
    goals: &[(&ENGAGEMENT, 50.0), (&REACH, 50.0)],
    source: "Publitek, 40 Automatisierer auf fünf Kanälen",
};

pub static MEETING_VOTE: GoalSystem = GoalSystem {
    id: "meeting_vote",
    name: Text { de: "Abstimmung in der Runde", en: "A vote in the meeting" },
    definition: Text {
        de: "Zwanzig Menschen am Tisch: Fünf wollen groß sein, drei schnell, zwei im Dialog, einer will die Richtigen. Neun wissen es nicht.",
        en: "Twenty people at a table: five want to be large, three fast, two in dialogue, one wants the right people. Nine do not know.",
    },
    goals: &[(&SIZE, 5.0), (&SPEED, 3.0), (&DIALOGUE, 2.0), (&TARGET_GROUP, 1.0)],
    source: "Goetze, die gedachte Sitzung",
};
