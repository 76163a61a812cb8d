//! Reactions by kind: applause, conversation, amplification, saving.
//!
//! Goalposts are our own setting for a single row, in proportion to what posts collect: many likes, few comments, fewer
//! shares.

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

pub static APPLAUSE_PER_POST: Kpi = Kpi {
    id: "applause_per_post",
    name: Text { de: "Applaus pro Beitrag", en: "Applause per post" },
    definition: Text {
        de: "Wie viele Likes ein Beitrag im Schnitt bekommt: der Beifall.",
        en: "Likes that a post gets on average: the applause.",
    }
    .long(),
    formula: Ratio(&Of(Likes), &Of(Posts)),
    basis: Basis::Pooled,
    unit: Unit::PerUnit,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 80.0),
    aliases: &["likes per post", "likes pro beitrag", "likes pro post", "reaktionen pro post", "average likes"],
    others: Text {
        de: "Andere teilen durch die Follower; das ist hier die Applausrate.",
        en: "Others divide by followers; here that is the applause rate.",
    }
    .long(),
    source: "TrueSocialMetrics; Kaushik",
    examples: &[
        Example { given: &[("likes", 120.0), ("posts", 8.0)], gives: Some(15.0) },
        Example { given: &[("likes", 120.0), ("posts", 0.0)], gives: None },
    ],
};

pub static CONVERSATION_PER_POST: Kpi = Kpi {
    id: "conversation_per_post",
    name: Text { de: "Konversation pro Beitrag", en: "Conversation per post" },
    definition: Text {
        de: "Wie viele Kommentare ein Beitrag im Schnitt bekommt: das Gespräch.",
        en: "Comments that a post gets on average: the conversation.",
    }
    .long(),
    formula: Ratio(&Of(Comments), &Of(Posts)),
    basis: Basis::Pooled,
    unit: Unit::PerUnit,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 10.0),
    aliases: &[
        "comments per post",
        "kommentare pro beitrag",
        "kommentare pro post",
        "average comments",
        "ø kommentare",
    ],
    others: Text {
        de: "Andere teilen durch die Follower; das ist hier die Konversationsrate.",
        en: "Others divide by followers; here that is the conversation rate.",
    }
    .long(),
    source: "TrueSocialMetrics; Kaushik",
    examples: &[
        Example { given: &[("comments", 24.0), ("posts", 8.0)], gives: Some(3.0) },
        Example { given: &[("comments", 24.0), ("posts", 0.0)], gives: None },
    ],
};

pub static AMPLIFICATION_PER_POST: Kpi = Kpi {
    id: "amplification_per_post",
    name: Text { de: "Amplifikation pro Beitrag", en: "Amplification per post" },
    definition: Text {
        de: "Wie oft ein Beitrag im Schnitt geteilt wird: die Empfehlung an andere.",
        en: "How often a post is shared on average: the recommendation to others.",
    }
    .long(),
    formula: Ratio(&Of(Shares), &Of(Posts)),
    basis: Basis::Pooled,
    unit: Unit::PerUnit,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 10.0),
    aliases: &["shares per post", "shares pro beitrag", "shares pro post", "average shares"],
    others: Text {
        de: "Andere teilen durch die Follower; das ist hier die Amplifikationsrate.",
        en: "Others divide by followers; here that is the amplification rate.",
    }
    .long(),
    source: "TrueSocialMetrics; Kaushik; calculatorultra.com",
    examples: &[
        Example { given: &[("shares", 16.0), ("posts", 8.0)], gives: Some(2.0) },
        Example { given: &[("shares", 16.0), ("posts", 0.0)], gives: None },
    ],
};

pub static APPLAUSE_RATE: Kpi = Kpi {
    id: "applause_rate",
    name: Text { de: "Applausrate", en: "Applause rate" },
    definition: Text { de: "Wie viele Likes auf hundert Follower kommen.", en: "Likes for every hundred followers." }
        .long(),
    formula: Ratio(&Of(Likes), &Of(Followers)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.05),
    aliases: &["like rate"],
    others: Text {
        de: "TrueSocialMetrics und Kaushik rechnen je Beitrag.",
        en: "TrueSocialMetrics and Kaushik count per post.",
    }
    .long(),
    source: "hsmai.org; lifesight.io; shno.co",
    examples: &[
        Example { given: &[("likes", 60.0), ("followers", 1500.0)], gives: Some(0.04) },
        Example { given: &[("likes", 60.0), ("followers", 0.0)], gives: None },
    ],
};

pub static CONVERSATION_RATE: Kpi = Kpi {
    id: "conversation_rate",
    name: Text { de: "Konversationsrate", en: "Conversation rate" },
    definition: Text {
        de: "Wie viele Kommentare auf hundert Follower kommen.",
        en: "Comments for every hundred followers.",
    }
    .long(),
    formula: Ratio(&Of(Comments), &Of(Followers)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.01),
    aliases: &["comment rate", "kommentarrate"],
    others: Text {
        de: "TrueSocialMetrics und Kaushik rechnen je Beitrag.",
        en: "TrueSocialMetrics and Kaushik count per post.",
    }
    .long(),
    source: "hsmai.org; lifesight.io; shno.co",
    examples: &[
        Example { given: &[("comments", 15.0), ("followers", 1500.0)], gives: Some(0.01) },
        Example { given: &[("comments", 15.0), ("followers", 0.0)], gives: None },
    ],
};

pub static AMPLIFICATION_RATE: Kpi = Kpi {
    id: "amplification_rate",
    name: Text { de: "Amplifikationsrate", en: "Amplification rate" },
    definition: Text { de: "Wie oft auf hundert Follower geteilt wird.", en: "Shares for every hundred followers." }
        .long(),
    formula: Ratio(&Of(Shares), &Of(Followers)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.01),
    aliases: &["share rate"],
    others: Text {
        de: "TrueSocialMetrics und Kaushik rechnen je Beitrag.",
        en: "TrueSocialMetrics and Kaushik count per post.",
    }
    .long(),
    source: "hsmai.org; lifesight.io; shno.co",
    examples: &[
        Example { given: &[("shares", 30.0), ("followers", 1500.0)], gives: Some(0.02) },
        Example { given: &[("shares", 30.0), ("followers", 0.0)], gives: None },
    ],
};

pub static VIRALITY_RATE: Kpi = Kpi {
    id: "virality_rate",
    name: Text { de: "Viralitätsrate", en: "Virality rate" },
    definition: Text {
        de: "Wie oft auf hundert Einblendungen geteilt wird: So trägt sich ein Beitrag weiter.",
        en: "Shares for every hundred times shown: how far a post travels by itself.",
    }
    .long(),
    formula: Ratio(&Of(Shares), &Of(Impressions)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.01),
    aliases: &["weiterleitungsrate"],
    others: Text {
        de: "calculatorultra.com teilt durch einzelne Betrachter; mcnholding.com nennt einen Viralitätskoeffizienten.",
        en: "calculatorultra.com divides by unique viewers; mcnholding.com states a viral coefficient.",
    }
    .long(),
    source: "socialk.it",
    examples: &[
        Example { given: &[("shares", 12.0), ("impressions", 2400.0)], gives: Some(0.005) },
        Example { given: &[("shares", 12.0), ("impressions", 0.0)], gives: None },
    ],
};

pub static VIRALITY_RATE_BY_VIEWS: Kpi = Kpi {
    id: "virality_rate_by_views",
    name: Text { de: "Viralitätsrate nach Aufrufen", en: "Virality rate by views" },
    definition: Text {
        de: "Wie oft von hundert Betrachtern geteilt wird; sind nur Aufrufe bekannt, auf hundert Aufrufe.",
        en: "Shares for every hundred viewers, or for every hundred views where viewers are unknown.",
    }
    .long(),
    formula: Ratio(&Of(Shares), &FirstOf(&[Of(UniqueViews), Of(Views)])),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.02),
    aliases: &["virality rate (views)"],
    others: Text { de: "socialk.it teilt durch Impressionen.", en: "socialk.it divides by impressions." }.long(),
    source: "calculatorultra.com",
    examples: &[
        Example { given: &[("shares", 12.0), ("unique_views", 600.0), ("views", 900.0)], gives: Some(0.02) },
        Example { given: &[("shares", 9.0), ("views", 900.0)], gives: Some(0.01) },
        Example { given: &[("shares", 9.0), ("views", 0.0)], gives: None },
    ],
};

pub static SAVE_RATE: Kpi = Kpi {
    id: "save_rate",
    name: Text { de: "Speicherrate", en: "Save rate" },
    definition: Text {
        de: "Wie viele von hundert Erreichten den Beitrag für später aufheben.",
        en: "How often a post is kept for later, for every hundred people reached.",
    }
    .long(),
    formula: Ratio(&Of(Saves), &Of(Reach)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.02),
    aliases: &["saves rate"],
    others: Text { de: "", en: "" },
    source: "Metricool",
    examples: &[
        Example { given: &[("saves", 9.0), ("reach", 900.0)], gives: Some(0.01) },
        Example { given: &[("saves", 9.0), ("reach", 0.0)], gives: None },
    ],
};
