//! The goals, each with the KPIs that show it.
//!
//! Weights say how good the evidence is, not what matters: the KPI that answers the goal's question most directly comes
//! first, then what stands in for it where a table knows less.

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::goal::Goal;
use crate::engine::kpis::*;
use crate::engine::language::Text;

pub static AWARENESS: Goal = Goal {
    id: "awareness",
    name: Text { de: "Bekanntheit", en: "Awareness" },
    definition: Text {
        de: "Kennen uns die Menschen, die uns kennen sollen?",
        en: "Do those who should know us know us?",
    },
    kpis: &[(&REACH_RATE, 3.0), (&TOTAL_REACH, 2.0), (&TOTAL_IMPRESSIONS, 1.0), (&AUDIENCE_SIZE, 1.0)],
    source: "BVDW-Leitfaden Erfolgsmessung in Social Media (2016); Hatak und Kraus; Brand Science Institute",
};

pub static REACH: Goal = Goal {
    id: "reach",
    name: Text { de: "Reichweite", en: "Reach" },
    definition: Text { de: "Wie viele Menschen sehen uns?", en: "How many people see us?" },
    // Followers are the reach that one can have: all that is public about others.
    kpis: &[(&TOTAL_REACH, 3.0), (&TOTAL_IMPRESSIONS, 2.0), (&REACH_RATE, 1.0), (&AUDIENCE_SIZE, 1.0)],
    source: "Publitek; BVDW-Leitfaden Erfolgsmessung in Social Media (2016)",
};

pub static SIZE: Goal = Goal {
    id: "size",
    name: Text { de: "Größe", en: "Size" },
    definition: Text { de: "Wie groß ist unser Publikum?", en: "How large is our audience?" },
    kpis: &[(&AUDIENCE_SIZE, 3.0), (&FOLLOWER_GROWTH, 1.0)],
    source: "Goetze, »groß«",
};

pub static ENGAGEMENT: Goal = Goal {
    id: "engagement",
    name: Text { de: "Interaktion", en: "Engagement" },
    definition: Text { de: "Reagieren die Menschen, die uns sehen?", en: "Do the people who see us react?" },
    kpis: &[
        (&ENGAGEMENT_RATE_BY_REACH, 3.0),
        (&ENGAGEMENT_RATE_BY_IMPRESSIONS, 2.0),
        (&ENGAGEMENT_RATE_BY_FOLLOWERS, 2.0),
        (&ENGAGEMENT_RATE_BY_VIEWS, 2.0),
        (&INTERACTIONS_PER_POST, 1.0),
        (&INTERACTIONS, 1.0),
    ],
    source: "Publitek; BVDW-Leitfaden Erfolgsmessung in Social Media (2016)",
};

pub static DIALOGUE: Goal = Goal {
    id: "dialogue",
    name: Text { de: "Dialog", en: "Dialogue" },
    definition: Text {
        de: "Reden die Menschen mit uns, und wir mit ihnen?",
        en: "Do people talk with us, and we with them?",
    },
    kpis: &[(&CONVERSATION_RATE, 2.0), (&CONVERSATION_PER_POST, 1.0)],
    source: "Goetze, »Interaktivität«; Lithium und ComBlu",
};

pub static GROWTH: Goal = Goal {
    id: "growth",
    name: Text { de: "Wachstum", en: "Growth" },
    definition: Text { de: "Werden es mehr, die uns folgen?", en: "Do more and more people follow us?" },
    kpis: &[(&FOLLOWER_GROWTH_RATE, 3.0), (&FOLLOWER_GROWTH, 1.0), (&UNFOLLOW_RATE, 1.0)],
    source: "Fanpage Karma; Goetze",
};

pub static SPEED: Goal = Goal {
    id: "speed",
    name: Text { de: "Tempo", en: "Speed" },
    definition: Text {
        de: "Sind wir schnell, im Wachsen wie im Antworten?",
        en: "Are we fast, in growing and in answering?",
    },
    kpis: &[(&WEEKLY_GROWTH_RATE, 2.0)],
    source: "Goetze, »schnelles Wachstum«; BVDW-Leitfaden, »schnelle Reaktion«",
};

pub static TARGET_GROUP: Goal = Goal {
    id: "target_group",
    name: Text { de: "Zielgruppe", en: "Target group" },
    definition: Text { de: "Folgen uns die Richtigen?", en: "Do the right people follow us?" },
    kpis: &[(&TARGET_GROUP_SHARE, 1.0)],
    source: "Goetze, »Zielgruppenorientierung«; Publitek",
};
