//! Engagement: interactions over a base.
//!
//! Goalposts follow published bands for posts: HypeAuditor (3.5 % of followers is high, 6 % very high), newcreation.de
//! (5 % of reach is the top of LinkedIn), Buffer 2025 (6.5 % of impressions, the highest median), schedulala (10 % of
//! views), social-media-benchmark.de (1.1 % of followers a day, Instagram of the DAX 30). The others are our own setting.

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

pub static INTERACTIONS: Kpi = Kpi {
    id: "interactions",
    name: Text { de: "Interaktionen", en: "Interactions" },
    definition: Text {
        de: "Wie oft Menschen reagiert haben: die Summe dessen, was Sie als Interaktion zählen.",
        en: "How often people reacted: the sum of whatever you count as an interaction.",
    }.long(),
    formula: Counted,
    basis: Basis::OwnRows,
    unit: Unit::Count,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 1000.0),
    aliases: &[],
    others: Text {
        de: "LinkedIn zählt Klicks mit, Metricool auf Instagram Gespeichertes; Socialinsider lässt Gespeichertes dort weg.",
        en: "LinkedIn counts clicks, Metricool counts saves on Instagram; Socialinsider leaves saves out there.",
    }.long(),
    source: "Fanpage Karma; Emplifi",
    examples: &[
        Example { given: &[("likes", 40.0), ("comments", 5.0), ("shares", 3.0), ("saves", 2.0)], gives: Some(50.0) },
        Example { given: &[("interactions", 70.0)], gives: Some(70.0) },
    ],
};

pub static ENGAGEMENT_RATE_BY_FOLLOWERS: Kpi = Kpi {
    id: "engagement_rate_by_followers",
    name: Text { de: "Engagement-Rate nach Followern", en: "Engagement rate by followers" },
    definition: Text {
        de: "Wie viele Interaktionen auf hundert Follower kommen. Lässt sich auch für Mitbewerber ausrechnen.",
        en: "Interactions for every hundred followers. It can be worked out for competitors too.",
    }
    .long(),
    formula: Ratio(&Counted, &Of(Followers)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.06),
    // The plain "engagement rate" lives here: where it is pasted without its parts it is mostly about other companies,
    // of which only followers are public. LinkedIn and X export it by impressions, but with all its parts beside it.
    aliases: &["engagement rate", "er", "interaction rate", "interaktionsrate", "engagement rate (followers)"],
    others: Text {
        de: "Rival IQ und NapoleonCat nehmen die Follower am Tag des Beitrags, Quintly das Mittel aus Anfang und Ende.",
        en: "Rival IQ and NapoleonCat take the followers of the posting day, Quintly the mean of start and end.",
    }
    .long(),
    source: "Hootsuite; Rival IQ; NapoleonCat",
    examples: &[
        Example {
            given: &[("likes", 20.0), ("comments", 4.0), ("shares", 1.0), ("followers", 500.0)],
            gives: Some(0.05),
        },
        Example { given: &[("likes", 20.0), ("followers", 0.0)], gives: None },
    ],
};

pub static ENGAGEMENT_RATE_BY_REACH: Kpi = Kpi {
    id: "engagement_rate_by_reach",
    name: Text { de: "Engagement-Rate nach Reichweite", en: "Engagement rate by reach" },
    definition: Text {
        de: "Wie viele Interaktionen auf hundert erreichte Menschen kommen. Am nächsten an der Frage, ob ein Beitrag gefällt.",
        en: "Interactions for every hundred people reached. It comes closest to whether a post is liked.",
    }.long(),
    formula: Ratio(&Counted, &Of(Reach)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.05),
    aliases: &["err", "engagement rate (reach)", "interaktionsrate nach reichweite"],
    others: Text {
        de: "Metricool gibt sie in Promille an; LinkedIn und X teilen durch Impressionen.",
        en: "Metricool states it per thousand; LinkedIn and X divide by impressions.",
    }.long(),
    source: "Hootsuite, How to calculate engagement rate; HubSpot DE, Engagement-Rate",
    examples: &[
        Example { given: &[("likes", 8.0), ("comments", 1.0), ("shares", 1.0), ("reach", 200.0)], gives: Some(0.05) },
        Example { given: &[("likes", 8.0), ("comments", 1.0), ("shares", 1.0), ("reach", 0.0)], gives: None },
    ],
};

pub static ENGAGEMENT_RATE_BY_IMPRESSIONS: Kpi = Kpi {
    id: "engagement_rate_by_impressions",
    name: Text { de: "Engagement-Rate nach Impressionen", en: "Engagement rate by impressions" },
    definition: Text {
        de: "Wie viele Interaktionen auf hundert Einblendungen kommen. Wer einen Beitrag dreimal sieht, zählt dreimal.",
        en: "Interactions for every hundred times shown. Someone who sees a post three times counts three times.",
    }
    .long(),
    formula: Ratio(&Counted, &Of(Impressions)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.065),
    aliases: &["engagement rate (impressions)", "engagement rate (total)"],
    others: Text {
        de: "LinkedIn zählt Klicks und neue Follower mit.",
        en: "LinkedIn also counts clicks and new followers.",
    }
    .long(),
    source: "Hootsuite; LinkedIn; X",
    examples: &[
        Example { given: &[("likes", 10.0), ("comments", 2.0), ("impressions", 600.0)], gives: Some(0.02) },
        Example { given: &[("likes", 10.0), ("impressions", 0.0)], gives: None },
    ],
};

pub static ENGAGEMENT_RATE_BY_VIEWS: Kpi = Kpi {
    id: "engagement_rate_by_views",
    name: Text { de: "Engagement-Rate nach Aufrufen", en: "Engagement rate by views" },
    definition: Text {
        de: "Wie viele Interaktionen auf hundert Aufrufe kommen. Üblich bei Videos.",
        en: "Interactions for every hundred views. The usual choice for videos.",
    }
    .long(),
    formula: Ratio(&Counted, &Of(Views)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.1),
    aliases: &["engagement rate (views)", "interaktionsrate nach aufrufen"],
    others: Text {
        de: "Socialinsider nennt für TikTok beides: 2022 nach Followern 4,25 %, nach Aufrufen 5,10 %.",
        en: "Socialinsider states both for TikTok: 4.25% by followers and 5.10% by views in 2022.",
    }
    .long(),
    source: "Hootsuite; Rival IQ (TikTok); tiktal.co",
    examples: &[
        Example { given: &[("likes", 90.0), ("comments", 10.0), ("views", 2000.0)], gives: Some(0.05) },
        Example { given: &[("likes", 90.0), ("views", 0.0)], gives: None },
    ],
};

pub static ENGAGEMENT_RATE_PER_POST: Kpi = Kpi {
    id: "engagement_rate_per_post",
    name: Text { de: "Interaktionsrate pro Beitrag", en: "Engagement rate per post" },
    definition: Text {
        de: "Wie viele von hundert Followern ein einzelner Beitrag im Schnitt bewegt. Viel zu posten hilft hier nicht.",
        en: "How many of a hundred followers a single post moves on average. Posting a lot does not help here.",
    }
    .long(),
    formula: Ratio(&Ratio(&Counted, &Of(Posts)), &Of(Followers)),
    basis: Basis::Pooled,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.035),
    aliases: &[
        "post interaction rate",
        "post interaction",
        "post-interaktion",
        "post-interaktionsrate",
        "beitragsinteraktionsrate",
        "engagement-rate pro beitrag",
        "engagement-rate pro post",
    ],
    others: Text {
        de: "Fanpage Karma mittelt die Raten der einzelnen Beiträge; Emplifi rechnet je 1.000 Follower.",
        en: "Fanpage Karma averages the rates of single posts; Emplifi counts per 1,000 followers.",
    }
    .long(),
    source: "CrowdTangle; Quintly; DashThis",
    examples: &[
        Example { given: &[("interactions", 200.0), ("posts", 10.0), ("followers", 1000.0)], gives: Some(0.02) },
        Example { given: &[("interactions", 200.0), ("posts", 0.0), ("followers", 1000.0)], gives: None },
        Example { given: &[("interactions", 200.0), ("posts", 10.0), ("followers", 0.0)], gives: None },
    ],
};

pub static DAILY_ENGAGEMENT_RATE: Kpi = Kpi {
    id: "daily_engagement_rate",
    name: Text { de: "Tägliche Engagement-Rate", en: "Daily engagement rate" },
    definition: Text {
        de: "Wie viele Interaktionen an einem Tag auf hundert Follower kommen. Tage ohne Beitrag zählen mit.",
        en: "Interactions on one day for every hundred followers. Days without a post count too.",
    }
    .long(),
    formula: Ratio(&Ratio(&Counted, &Of(Days)), &Of(Followers)),
    basis: Basis::Pooled,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.011),
    aliases: &["engagement rate per day", "engagement-rate pro tag", "ø tägliche engagement-rate"],
    others: Text {
        de: "Fanpage Karma und NapoleonCat mitteln die Raten der einzelnen Tage.",
        en: "Fanpage Karma and NapoleonCat average the rates of single days.",
    }
    .long(),
    source: "Hootsuite; Swat.io; social-media-benchmark.de",
    examples: &[
        Example { given: &[("interactions", 300.0), ("days", 30.0), ("followers", 1000.0)], gives: Some(0.01) },
        Example { given: &[("interactions", 300.0), ("days", 0.0), ("followers", 1000.0)], gives: None },
    ],
};

pub static INTERACTIONS_PER_POST: Kpi = Kpi {
    id: "interactions_per_post",
    name: Text { de: "Interaktionen pro Beitrag", en: "Interactions per post" },
    definition: Text {
        de: "Wie viele Interaktionen ein Beitrag im Schnitt bekommt. Große Kanäle haben es hier leichter.",
        en: "Interactions that a post gets on average. Large accounts have it easier here.",
    }
    .long(),
    formula: Ratio(&Counted, &Of(Posts)),
    basis: Basis::Pooled,
    unit: Unit::PerUnit,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 100.0),
    aliases: &[
        "engagement per post",
        "interaktion pro post",
        "engagement pro post",
        "engagements pro post",
        "average interactions per post",
        "ø interaktionen pro beitrag",
        "interaktionen pro post",
    ],
    others: Text { de: "", en: "" },
    source: "Emplifi; Fanpage Karma",
    examples: &[
        Example { given: &[("likes", 90.0), ("comments", 10.0), ("posts", 4.0)], gives: Some(25.0) },
        Example { given: &[("likes", 90.0), ("posts", 0.0)], gives: None },
    ],
};

pub static INTERACTIONS_PER_1000_FOLLOWERS: Kpi = Kpi {
    id: "interactions_per_1000_followers",
    name: Text { de: "Interaktionen pro 1.000 Follower", en: "Interactions per 1,000 followers" },
    definition: Text {
        de: "Wie viele Interaktionen auf tausend Follower kommen: die Engagement-Rate, ohne Nachkommastellen zu lesen.",
        en: "Interactions for every thousand followers: the engagement rate, readable without decimals.",
    }
    .long(),
    formula: Product(&[Ratio(&Counted, &Of(Followers)), Number(1000.0)]),
    basis: Basis::Pooled,
    unit: Unit::PerUnit,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 60.0),
    aliases: &["interactions per 1k fans", "interaktionen pro 1.000 fans"],
    others: Text {
        de: "Metricools Promillewert teilt durch die Reichweite.",
        en: "Metricool’s per-thousand figure divides by reach.",
    }
    .long(),
    source: "Emplifi",
    examples: &[
        Example { given: &[("interactions", 300.0), ("followers", 20000.0)], gives: Some(15.0) },
        Example { given: &[("interactions", 300.0), ("followers", 0.0)], gives: None },
    ],
};

pub static INTERACTIONS_PER_HOUR: Kpi = Kpi {
    id: "interactions_per_hour",
    name: Text { de: "Interaktionen pro Arbeitsstunde", en: "Interactions per hour worked" },
    definition: Text {
        de: "Wie viele Interaktionen eine Stunde Ihrer Arbeit bringt. Die ehrlichste Zahl für alle, die nebenbei posten.",
        en: "Interactions that an hour of your work brings. The most honest figure for those who post on the side.",
    }.long(),
    formula: Ratio(&Counted, &Of(Hours)),
    basis: Basis::OwnRows,
    unit: Unit::PerUnit,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 100.0),
    aliases: &["interaktionen pro stunde"],
    others: Text { de: "", en: "" },
    source: "Goetze, \"viel mit beschränktem Einsatz\"",
    examples: &[
        Example { given: &[("interactions", 120.0), ("hours", 8.0)], gives: Some(15.0) },
        Example { given: &[("interactions", 120.0), ("hours", 0.0)], gives: None },
    ],
};

pub static WEIGHTED_INTERACTIONS: Kpi = Kpi {
    id: "weighted_interactions",
    name: Text { de: "Gewichtete Interaktionen", en: "Weighted interactions" },
    definition: Text {
        de: "Interaktionen in Punkten: Ein Kommentar kostet mehr Mühe als ein Like und zählt deshalb mehr.",
        en: "Interactions in points: a comment takes more effort than a like and therefore counts for more.",
    }.long(),
    formula: Weighted,
    basis: Basis::OwnRows,
    unit: Unit::Points,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 2000.0),
    aliases: &["weighted engagement", "gewichtetes engagement"],
    others: Text {
        de: "Like, Kommentar, Teilen: Fanpage Karma 1, 2, 3; Social Cascade 1, 3, 4; bettermode 0,1, 0,5, 1. Einigkeit gibt es nicht.",
        en: "Like, comment, share: Fanpage Karma 1, 2, 3; Social Cascade 1, 3, 4; bettermode 0.1, 0.5, 1. There is no consensus.",
    }.long(),
    source: "Fanpage Karma; Social Cascade; CrowdTangle",
    examples: &[Example { given: &[("likes", 10.0), ("comments", 4.0), ("shares", 2.0)], gives: Some(24.0) }],
};

pub static WEIGHTED_ENGAGEMENT_RATE: Kpi = Kpi {
    id: "weighted_engagement_rate",
    name: Text { de: "Gewichtete Engagement-Rate", en: "Weighted engagement rate" },
    definition: Text {
        de: "Gewichtete Interaktionen je erreichtem Menschen, ohne Reichweite je Follower.",
        en: "Weighted interactions for each person reached, or for each follower where reach is unknown.",
    }
    .long(),
    formula: Ratio(&Weighted, &FirstOf(&[Of(Reach), Of(Followers)])),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 0.1),
    aliases: &[],
    others: Text {
        de: "Die Gewichte sind von Werkzeug zu Werkzeug andere; tuitbot teilt durch Impressionen.",
        en: "Weights differ from tool to tool; tuitbot divides by impressions.",
    }
    .long(),
    source: "Fanpage Karma; CrowdTangle",
    examples: &[
        Example { given: &[("likes", 10.0), ("comments", 4.0), ("shares", 2.0), ("reach", 480.0)], gives: Some(0.05) },
        Example {
            given: &[("likes", 10.0), ("comments", 4.0), ("shares", 2.0), ("followers", 240.0)],
            gives: Some(0.1),
        },
        Example { given: &[("likes", 10.0), ("comments", 4.0), ("shares", 2.0), ("reach", 0.0)], gives: None },
    ],
};
