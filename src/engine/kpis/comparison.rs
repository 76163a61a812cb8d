//! Comparison: figures that only the whole table gives.
//!
//! Goalposts are the ends of each scale; for the rank the tenth place and the first.

#![allow(missing_docs, reason = "each definition says it once")]

use super::{DAILY_ENGAGEMENT_RATE, ENGAGEMENT_RATE_BY_FOLLOWERS, FOLLOWER_GROWTH_RATE};
use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

pub static CHANNEL_SHARE: Kpi = Kpi {
    id: "channel_share",
    name: Text { de: "Kanalanteil", en: "Channel share" },
    definition: Text {
        de: "Welcher Teil aller Follower der Tabelle hier folgt.",
        en: "Which part of all followers in the table follows here.",
    }
    .long(),
    formula: Ratio(&Of(Followers), &InTable(Followers)),
    basis: Basis::Pooled,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 1.0),
    aliases: &["anteil am publikum"],
    others: Text { de: "", en: "" },
    source: "Publitek",
    examples: &[
        Example { given: &[("followers", 800.0)], gives: Some(1.0) },
        Example { given: &[("followers", 0.0)], gives: None },
    ],
};

pub static CHANNEL_COVERAGE: Kpi = Kpi {
    id: "channel_coverage",
    name: Text { de: "Kanalabdeckung", en: "Channel coverage" },
    definition: Text {
        de: "Auf wie vielen der Kanäle in der Tabelle Sie vertreten sind.",
        en: "On how many of the channels in the table you are present.",
    }
    .long(),
    formula: Ratio(&Channels, &ChannelsInTable),
    basis: Basis::Pooled,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 1.0),
    aliases: &[],
    others: Text { de: "", en: "" },
    source: "Lithium & ComBlu",
    examples: &[],
};

pub static PERFORMANCE_INDEX: Kpi = Kpi {
    id: "performance_index",
    name: Text { de: "Performance-Index", en: "Performance index" },
    definition: Text {
        de: "Interaktion und Wachstum in einer Zahl; 100 % erreicht, wer in beidem zu den besten zehn Prozent der Tabelle gehört.",
        en: "Engagement and growth in one figure; 100% means among the best ten per cent of the table in both.",
    }.long(),
    formula: Power(
        &Product(&[
            FirstOf(&[Relative(&DAILY_ENGAGEMENT_RATE), Relative(&ENGAGEMENT_RATE_BY_FOLLOWERS)]),
            Relative(&FOLLOWER_GROWTH_RATE),
        ]),
        &Number(0.5),
    ),
    basis: Basis::Pooled,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 1.0),
    aliases: &[
        "page performance index",
        "profile performance index",
        "profil-performance-index",
        "seiten-performance-index",
        "ppi",
    ],
    others: Text {
        de: "Bei Fanpage Karma, woher er stammt, ist der Maßstab nicht Ihre Tabelle.",
        en: "At Fanpage Karma, where it comes from, the yardstick is not your table.",
    }.long(),
    source: "Fanpage Karma",
    examples: &[
        Example {
            given: &[
                ("interactions", 300.0),
                ("days", 30.0),
                ("followers", 1000.0),
                ("followers_start", 1000.0),
                ("followers_end", 1050.0),
            ],
            gives: Some(1.0),
        },
        Example {
            given: &[
                ("interactions", 300.0),
                ("followers", 1000.0),
                ("followers_start", 1000.0),
                ("followers_end", 950.0),
            ],
            gives: Some(0.0),
        },
    ],
};

pub static RANK_AVERAGE: Kpi = Kpi {
    id: "rank_average",
    name: Text { de: "Durchschnittsrang", en: "Average rank" },
    definition: Text {
        de: "Der mittlere Platz eines Unternehmens über seine Kanäle, wie Publitek rechnet. Kleiner ist besser.",
        en: "The mean place of a company over its channels, the Publitek way. Smaller is better.",
    }
    .long(),
    formula: MeanOfRanks,
    basis: Basis::Pooled,
    unit: Unit::Rank,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (10.0, 1.0),
    aliases: &["mean rank", "mittlerer rang"],
    others: Text {
        de: "Abstände gehen verloren: Ein knapper zweiter Platz zählt wie ein weit abgeschlagener.",
        en: "Distances get lost: a close second counts like a distant one.",
    }
    .long(),
    source: "Publitek",
    examples: &[],
};
