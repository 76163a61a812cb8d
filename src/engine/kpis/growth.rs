//! Growth: who comes, who goes, and how fast.
//!
//! Goalposts are our own setting for a single row: 500 or 5 % more followers in the period, 1 % a week, nobody
//! lost (5 % lost at worst).

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::formula::Formula::{self, *};
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

/// Net where the table allows it; new followers alone are gross.
const GROWTH: Formula = FirstOf(&[
    Difference(&Of(FollowersEnd), &Of(FollowersStart)),
    Difference(&Of(NewFollowers), &Of(LostFollowers)),
    Of(NewFollowers),
]);

/// On the followers at the start; where nobody noted them, today's followers less the growth. Where more have come than
/// there are today, nobody knows how many there were.
const GROWTH_RATE: Formula = Ratio(&GROWTH, &FirstOf(&[Of(FollowersStart), BEFORE]));
const BEFORE: Formula = Greatest(&[Difference(&Of(Followers), &GROWTH), Number(0.0)]);

pub static FOLLOWER_GROWTH: Kpi = Kpi {
    id: "follower_growth",
    name: Text { de: "Follower-Zuwachs", en: "Follower growth" },
    definition: Text {
        de: "Wie viele Follower dazugekommen sind, Abgänge abgezogen. Sind nur die neuen bekannt, ist er brutto.",
        en: "Followers gained, less those lost. Where only the new ones are known, it is gross.",
    }
    .long(),
    formula: GROWTH,
    basis: Basis::Pooled,
    unit: Unit::Count,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 500.0),
    aliases: &[
        "netto-zuwachs",
        "follower-zuwachs netto",
        "zuwachs follower",
        "neue follower netto",
        "net new followers",
        "netto neue follower",
        "net growth",
        "net follower growth",
        "follower-wachstum absolut",
        "follower-wachstum netto",
        "net audience growth",
        "netto-follower",
        "net followers",
        "follower diff",
        "follower-differenz",
        "follower delta",
        "Δ follower",
        "follower-veränderung",
        "veränderung follower",
        "follower change",
        "change in followers",
    ],
    others: Text {
        de: "Manche Werkzeuge melden nur neue Follower und nennen das Wachstum.",
        en: "Some tools report new followers only and call that growth.",
    }
    .long(),
    source: "Fanpage Karma",
    examples: &[
        Example { given: &[("followers_start", 1000.0), ("followers_end", 1050.0)], gives: Some(50.0) },
        Example { given: &[("new_followers", 80.0), ("lost_followers", 95.0)], gives: Some(-15.0) },
        Example { given: &[("new_followers", 80.0)], gives: Some(80.0) },
    ],
};

pub static FOLLOWER_GROWTH_RATE: Kpi = Kpi {
    id: "follower_growth_rate",
    name: Text { de: "Follower-Wachstumsrate", en: "Follower growth rate" },
    definition: Text {
        de: "Um wie viel Prozent Ihre Follower seit dem Anfang des Zeitraums mehr geworden sind.",
        en: "The growth of the followers over the period in per cent of those at its start.",
    }
    .long(),
    formula: GROWTH_RATE,
    basis: Basis::Pooled,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 0.05),
    aliases: &["growth rate", "wachstumsrate", "audience growth rate", "follower-wachstum", "wachstum follower"],
    others: Text {
        de: "more-fire.com teilt neue Follower durch den Endbestand; das ergibt weniger.",
        en: "more-fire.com divides new followers by the final number, which gives less.",
    }
    .long(),
    source: "keyhole.co; thesocialcat.com",
    examples: &[
        Example { given: &[("followers_start", 1000.0), ("followers_end", 1050.0)], gives: Some(0.05) },
        Example {
            given: &[("new_followers", 30.0), ("lost_followers", 10.0), ("followers", 520.0)],
            gives: Some(0.04),
        },
        Example { given: &[("new_followers", 25.0), ("followers", 525.0)], gives: Some(0.05) },
        Example { given: &[("followers_start", 0.0), ("followers_end", 50.0)], gives: None },
        Example { given: &[("new_followers", 30.0), ("followers", 25.0)], gives: None },
    ],
};

pub static WEEKLY_GROWTH_RATE: Kpi = Kpi {
    id: "weekly_growth_rate",
    name: Text { de: "Wöchentliches Wachstum", en: "Weekly growth rate" },
    definition: Text {
        de: "Das Follower-Wachstum auf eine Woche umgerechnet, mit Zinseszins. So werden verschieden lange Zeiträume vergleichbar.",
        en: "Follower growth brought down to one week, compounded. It makes periods of different length comparable.",
    }.long(),
    formula: Difference(&Power(&Sum(&[Number(1.0), GROWTH_RATE]), &Ratio(&Number(7.0), &Of(Days))), &Number(1.0)),
    basis: Basis::Pooled,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 0.01),
    aliases: &["weekly growth", "average weekly growth", "ø wöchentliches wachstum"],
    others: Text {
        de: "keyhole.co nennt das Wachstum des ganzen Zeitraums.",
        en: "keyhole.co states the growth of the whole period.",
    }.long(),
    source: "Fanpage Karma; marketing-calculator.net",
    examples: &[
        // 1000 → 1100 → 1210: 10 % a week.
        Example { given: &[("followers_start", 1000.0), ("followers_end", 1210.0), ("days", 14.0)], gives: Some(0.1) },
        Example { given: &[("followers_start", 1000.0), ("followers_end", 1210.0), ("days", 0.0)], gives: None },
    ],
};

pub static UNFOLLOW_RATE: Kpi = Kpi {
    id: "unfollow_rate",
    name: Text { de: "Abwanderungsrate", en: "Unfollow rate" },
    definition: Text {
        de: "Wie viele von hundert Followern im Zeitraum gegangen sind. Weniger ist besser.",
        en: "How many of a hundred followers left in the period. Fewer is better.",
    }
    .long(),
    formula: Ratio(&Of(LostFollowers), &FirstOf(&[Of(FollowersStart), Of(Followers)])),
    basis: Basis::Pooled,
    unit: Unit::Percent,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (0.05, 0.0),
    aliases: &["churn rate", "follower churn"],
    others: Text { de: "", en: "" },
    source: "BVDW, Leitfaden Erfolgsmessung in Social Media (2016), Kundenbindung",
    examples: &[
        Example { given: &[("lost_followers", 20.0), ("followers_start", 1000.0)], gives: Some(0.02) },
        Example { given: &[("lost_followers", 20.0), ("followers", 500.0)], gives: Some(0.04) },
        Example { given: &[("lost_followers", 20.0), ("followers_start", 0.0)], gives: None },
    ],
};
