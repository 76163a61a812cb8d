//! The goal systems: goals with weights, each from a study or a situation.

#![allow(missing_docs, reason = "each definition says it once")]

use super::catalogue::*;
use crate::engine::goal::GoalSystem;
use crate::engine::language::Text;

/// The fallback. Reach and engagement, which nearly every table shows, carry more than the minimum coverage alone.
pub static BALANCED: GoalSystem = GoalSystem {
    id: "balanced",
    name: Text { de: "Ausgewogen", en: "Balanced" },
    definition: Text {
        de: "Noch keine Ziele festgelegt: von allem etwas, Reichweite und Interaktion zuerst.",
        en: "No goals settled yet: some of everything, reach and engagement first.",
    },
    goals: &[(&REACH, 4.0), (&ENGAGEMENT, 4.0), (&GROWTH, 2.0), (&DIALOGUE, 1.0)],
    source: "Own weights over goals of the BVDW, Leitfaden Erfolgsmessung in Social Media (2016)",
};

pub static ENGAGEMENT_OR_REACH: GoalSystem = GoalSystem {
    id: "engagement_or_reach",
    name: Text { de: "Interaktion oder Reichweite?", en: "Engagement or reach?" },
    definition: Text {
        de: "Ein Branchenvergleich: Die einen werden gesehen, die anderen bewegen. Was zählt mehr?",
        en: "An industry comparison: some are seen, others move people. Which counts for more?",
    },
    goals: &[(&ENGAGEMENT, 50.0), (&REACH, 50.0)],
    source: "Publitek, 40 automation firms on five channels",
};

pub static MEETING_VOTE: GoalSystem = GoalSystem {
    id: "meeting_vote",
    name: Text { de: "Abstimmung in der Runde", en: "A vote in the meeting" },
    definition: Text {
        de: "Zwanzig am Tisch: Fünf wollen groß sein, drei schnell, zwei den Dialog, einer die Richtigen. Neun wissen es nicht.",
        en: "Twenty at the table: five want size, three speed, two dialogue, one the right people. Nine do not know.",
    },
    goals: &[(&SIZE, 5.0), (&SPEED, 3.0), (&DIALOGUE, 2.0), (&TARGET_GROUP, 1.0)],
    source: "Goetze, an imagined meeting of twenty",
};

pub static BRAND_VALUE: GoalSystem = GoalSystem {
    id: "brand_value",
    name: Text { de: "Wert für die Marke", en: "Value for the brand" },
    definition: Text {
        de: "Zahlt es auf die Marke ein? Kostenvorteil, Bekanntheit, Bindung und Zufriedenheit zu gleichen Teilen.",
        en: "Does it pay into the brand? Cost advantage, awareness, loyalty and satisfaction in equal parts.",
    },
    goals: &[(&EFFICIENCY, 25.0), (&AWARENESS, 25.0), (&LOYALTY, 25.0), (&SATISFACTION, 25.0)],
    source: "Brand Science Institute, 130 brands; equal weights are our own",
};

pub static RESPONSIVENESS: GoalSystem = GoalSystem {
    id: "responsiveness",
    name: Text { de: "Antworten wir?", en: "Do we answer?" },
    definition: Text {
        de: "Menschen fragen, und jemand sollte antworten: verlässlich, bald und auf allen Kanälen.",
        en: "People ask, and someone should answer: reliably, soon and on all channels.",
    },
    goals: &[(&SERVICE, 3.0), (&DIALOGUE, 2.0), (&LIVELINESS, 1.0)],
    source: "Lithium & ComBlu, 85 large firms with communities of their own; own weights",
};

pub static SMALL_BUSINESS: GoalSystem = GoalSystem {
    id: "small_business",
    name: Text { de: "Kleiner Betrieb", en: "Small business" },
    definition: Text {
        de: "Ein Handwerksbetrieb ist kein Konzern: gefunden werden, gemocht werden, nah sein, mit wenig Aufwand.",
        en: "A craft business is no corporation: be found, be liked, be close, with little effort.",
    },
    goals: &[(&FINDABILITY, 1.0), (&IMAGE, 1.0), (&LIVELINESS, 1.0), (&RELATIONSHIPS, 1.0), (&EFFICIENCY, 1.0)],
    source: "Goetze, individual goals; equal weights are our own",
};
