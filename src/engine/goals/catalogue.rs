//! The goals, each with the KPIs that show it.
//!
//! Weights say how good the evidence is, not what matters: what answers the goal's question most directly comes first,
//! then what stands in for it where a table knows less. A weight of 0.1 is a count that shows something where nothing
//! better is present and hardly counts beside it.

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
    }
    .long(),
    kpis: &[
        (&SHARE_OF_VOICE, 3.0),
        (&TOTAL_REACH, 3.0),
        (&REACH_RATE, 2.0),
        (&TOTAL_IMPRESSIONS, 1.0),
        (&VIEW_RATE, 1.0),
        (&AUDIENCE_SIZE, 1.0),
    ],
    source: "BVDW, Leitfaden Erfolgsmessung in Social Media (2016); Hatak & Kraus; Brand Science Institute",
};

pub static REACH: Goal = Goal {
    id: "reach",
    name: Text { de: "Reichweite", en: "Reach" },
    definition: Text { de: "Wie viele Menschen sehen uns?", en: "How many people see us?" }.long(),
    // Followers are the reach that one could have: all that is public about others.
    kpis: &[(&TOTAL_REACH, 3.0), (&TOTAL_IMPRESSIONS, 2.0), (&REACH_RATE, 1.0), (&AUDIENCE_SIZE, 1.0)],
    source: "Publitek; BVDW, Leitfaden Erfolgsmessung in Social Media (2016)",
};

pub static SIZE: Goal = Goal {
    id: "size",
    name: Text { de: "Größe", en: "Size" },
    definition: Text { de: "Wie groß ist unser Publikum?", en: "How large is our audience?" }.long(),
    kpis: &[(&AUDIENCE_SIZE, 3.0), (&FOLLOWER_GROWTH, 1.0)],
    source: "Goetze (\"groß\")",
};

pub static ENGAGEMENT: Goal = Goal {
    id: "engagement",
    name: Text { de: "Interaktion", en: "Engagement" },
    definition: Text { de: "Reagieren die Menschen, die uns sehen?", en: "Do the people who see us react?" }.long(),
    // Rates before counts: a count would let the large win in the goal that asks about the loved.
    kpis: &[
        (&ENGAGEMENT_RATE_BY_REACH, 3.0),
        (&ENGAGEMENT_RATE_BY_IMPRESSIONS, 2.0),
        (&ENGAGEMENT_RATE_BY_FOLLOWERS, 2.0),
        (&ENGAGEMENT_RATE_BY_VIEWS, 2.0),
        (&ENGAGEMENT_RATE_PER_POST, 1.0),
        (&DAILY_ENGAGEMENT_RATE, 1.0),
        (&CLICK_THROUGH_RATE, 1.0),
        (&INTERACTIONS_PER_POST, 0.1),
        (&INTERACTIONS, 0.1),
    ],
    source: "Publitek; BVDW, Leitfaden Erfolgsmessung in Social Media (2016)",
};

pub static DIALOGUE: Goal = Goal {
    id: "dialogue",
    name: Text { de: "Dialog", en: "Dialogue" },
    definition: Text {
        de: "Reden die Menschen mit uns, und wir mit ihnen?",
        en: "Do people talk with us, and we with them?",
    }
    .long(),
    kpis: &[(&DIALOGUE_SHARE, 3.0), (&RESPONSE_RATE, 2.0), (&CONVERSATION_RATE, 2.0), (&CONVERSATION_PER_POST, 1.0)],
    source: "Goetze (\"Interaktivität\"); Lithium & ComBlu",
};

pub static LIVELINESS: Goal = Goal {
    id: "liveliness",
    name: Text { de: "Lebendigkeit", en: "Liveliness" },
    definition: Text { de: "Ist bei uns etwas los?", en: "Is there something going on with us?" }.long(),
    kpis: &[
        (&POSTS_PER_DAY, 2.0),
        (&CONVERSATION_RATE, 2.0),
        (&ENGAGEMENT_RATE_PER_POST, 1.0),
        (&INTERACTIONS_PER_POST, 1.0),
        (&CHANNEL_COVERAGE, 0.1),
    ],
    source: "Goetze (\"Lebendigkeit\")",
};

pub static GROWTH: Goal = Goal {
    id: "growth",
    name: Text { de: "Wachstum", en: "Growth" },
    definition: Text { de: "Werden es mehr, die uns folgen?", en: "Do more and more people follow us?" }.long(),
    kpis: &[(&FOLLOWER_GROWTH_RATE, 3.0), (&UNFOLLOW_RATE, 1.0), (&FOLLOWER_GROWTH, 1.0)],
    source: "Fanpage Karma; Crowell (2013)",
};

pub static SPEED: Goal = Goal {
    id: "speed",
    name: Text { de: "Tempo", en: "Speed" },
    definition: Text {
        de: "Sind wir schnell, im Wachsen wie im Antworten?",
        en: "Are we fast, in growing as in answering?",
    }
    .long(),
    kpis: &[
        (&WEEKLY_GROWTH_RATE, 2.0),
        (&RESPONSE_TIME_MEDIAN, 2.0),
        (&RESPONSE_TIME_P90, 1.0),
        (&RESPONSE_TIME_MEAN, 1.0),
        (&FOLLOWER_GROWTH_RATE, 1.0),
    ],
    source: "Goetze (\"schnelles Wachstum\"); Fanpage Karma",
};

pub static SERVICE: Goal = Goal {
    id: "service",
    name: Text { de: "Service", en: "Service" },
    definition: Text { de: "Bekommt, wer fragt, eine Antwort?", en: "Do those who ask get an answer?" }.long(),
    kpis: &[
        (&RESPONSE_RATE, 3.0),
        (&SERVICE_LEVEL, 2.0),
        (&RESPONSE_TIME_MEDIAN, 2.0),
        (&RESPONSE_TIME_P90, 1.0),
        (&RESPONSE_TIME_MEAN, 1.0),
    ],
    source: "Lithium & ComBlu; Fanpage Karma",
};

pub static CUSTOMER_ACQUISITION: Goal = Goal {
    id: "customer_acquisition",
    name: Text { de: "Neukunden", en: "New customers" },
    definition: Text { de: "Werden aus Zuschauern Kunden?", en: "Do onlookers become customers?" }.long(),
    kpis: &[
        (&CONVERSION_RATE, 3.0),
        (&CONTACT_REQUEST_RATE, 3.0),
        (&COST_PER_LEAD, 2.0),
        (&COST_PER_CONVERSION, 2.0),
        (&RETURN_ON_AD_SPEND, 1.0),
        (&LINK_CLICK_THROUGH_RATE, 1.0),
        (&CLICK_THROUGH_RATE, 1.0),
    ],
    source: "BVDW, Leitfaden Erfolgsmessung in Social Media (2016); Hatak & Kraus",
};

pub static LOYALTY: Goal = Goal {
    id: "loyalty",
    name: Text { de: "Kundenbindung", en: "Loyalty" },
    definition: Text { de: "Bleiben die Menschen bei uns?", en: "Do people stay with us?" }.long(),
    kpis: &[(&UNFOLLOW_RATE, 3.0), (&ENGAGEMENT_RATE_BY_FOLLOWERS, 2.0), (&CONVERSATION_RATE, 1.0)],
    source: "BVDW, Leitfaden Erfolgsmessung in Social Media (2016); Brand Science Institute",
};

pub static RELATIONSHIPS: Goal = Goal {
    id: "relationships",
    name: Text { de: "Beziehungen", en: "Relationships" },
    definition: Text { de: "Stehen uns die Menschen nahe?", en: "Are people close to us?" }.long(),
    kpis: &[
        (&CONVERSATION_RATE, 2.0),
        (&RESPONSE_RATE, 2.0),
        (&DIALOGUE_SHARE, 2.0),
        (&AMPLIFICATION_RATE, 1.0),
        (&APPLAUSE_RATE, 1.0),
        (&CONVERSATION_PER_POST, 1.0),
    ],
    source: "Goetze; Hatak & Kraus",
};

pub static SATISFACTION: Goal = Goal {
    id: "satisfaction",
    name: Text { de: "Zufriedenheit", en: "Satisfaction" },
    definition: Text { de: "Sind die Menschen zufrieden mit uns?", en: "Are people content with us?" }.long(),
    kpis: &[(&NET_PROMOTER_SCORE, 3.0), (&NET_SENTIMENT, 2.0), (&SENTIMENT_SCORE, 1.0)],
    source: "Brand Science Institute; Marr, Key Performance Indicators",
};

pub static EFFICIENCY: Goal = Goal {
    id: "efficiency",
    name: Text { de: "Kostenvorteil", en: "Cost advantage" },
    definition: Text { de: "Erreichen wir viel mit wenig?", en: "Do we achieve much with little?" }.long(),
    kpis: &[
        (&COST_PER_ENGAGEMENT, 3.0),
        (&INTERACTIONS_PER_HOUR, 2.0),
        (&COST_REVENUE_RATIO, 2.0),
        (&COST_PER_CLICK, 2.0),
        (&COST_PER_MILLE, 1.0),
        (&COST_PER_LINK_CLICK, 1.0),
        (&COST_PER_MILLE_REACHED, 1.0),
        (&COST_PER_VIEW, 1.0),
        (&COST_PER_FOLLOWER, 1.0),
    ],
    source: "BVDW, Leitfaden Erfolgsmessung in Social Media (2016); Goetze (\"viel mit beschränktem Einsatz\")",
};

pub static TARGET_GROUP: Goal = Goal {
    id: "target_group",
    name: Text { de: "Zielgruppe", en: "Target group" },
    definition: Text { de: "Folgen uns die Richtigen?", en: "Do the right people follow us?" }.long(),
    kpis: &[(&TARGET_GROUP_SHARE, 1.0)],
    source: "Goetze (\"Zielgruppenorientierung\"); Publitek",
};

pub static IMAGE: Goal = Goal {
    id: "image",
    name: Text { de: "Image", en: "Image" },
    definition: Text { de: "Mag man uns?", en: "Do people like us?" }.long(),
    kpis: &[
        (&NET_SENTIMENT, 3.0),
        (&SHARE_OF_VOICE, 2.0),
        (&AMPLIFICATION_RATE, 1.0),
        (&SAVE_RATE, 1.0),
        (&VIRALITY_RATE, 1.0),
        (&APPLAUSE_RATE, 1.0),
    ],
    source: "Goetze (\"Image, Sympathie\")",
};

pub static FINDABILITY: Goal = Goal {
    id: "findability",
    name: Text { de: "Auffindbarkeit", en: "Findability" },
    definition: Text { de: "Findet uns, wer uns noch nicht kennt?", en: "Do those who do not know us yet find us?" }
        .long(),
    kpis: &[(&REACH_RATE, 2.0), (&TOTAL_IMPRESSIONS, 1.0), (&LINK_CLICK_THROUGH_RATE, 1.0), (&CLICK_THROUGH_RATE, 1.0)],
    source: "Goetze (\"besser gefunden\")",
};

pub static PRODUCT_LAUNCH: Goal = Goal {
    id: "product_launch",
    name: Text { de: "Produkteinführung", en: "Product launch" },
    definition: Text { de: "Spricht sich das Neue herum?", en: "Does word of the new product get round?" }.long(),
    kpis: &[
        (&TOTAL_REACH, 2.0),
        (&LINK_CLICK_THROUGH_RATE, 2.0),
        (&CONTACT_REQUEST_RATE, 2.0),
        (&VIRALITY_RATE, 1.0),
        (&AMPLIFICATION_RATE, 1.0),
        (&VIEW_RATE, 1.0),
        (&SHARE_OF_VOICE, 1.0),
    ],
    source: "Hatak & Kraus",
};
