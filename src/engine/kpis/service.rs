//! Service: who answers, how often, how fast.
//!
//! Goalposts follow Facebook's badge "very responsive": 90 % answered within 15 minutes. That a day is too
//! long, and for the other figures everything attended to, half of what one writes being answers and one post a day, is
//! our own setting.

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

pub static POSTS_PER_DAY: Kpi = Kpi {
    id: "posts_per_day",
    name: Text { de: "Beiträge pro Tag", en: "Posts per day" },
    definition: Text {
        de: "Wie oft Sie sich zu Wort melden. Mehr ist nicht immer besser.",
        en: "How often you speak up. More is not always better.",
    }
    .long(),
    formula: Ratio(&Of(Posts), &Of(Days)),
    basis: Basis::Pooled,
    unit: Unit::PerUnit,
    better: Better::Depends,
    interval: Interval::None,
    goalposts: (0.0, 1.0),
    aliases: &["postingfrequenz", "posting frequency", "posts pro tag"],
    others: Text { de: "", en: "" },
    source: "Fanpage Karma",
    examples: &[
        Example { given: &[("posts", 15.0), ("days", 30.0)], gives: Some(0.5) },
        Example { given: &[("posts", 15.0), ("days", 0.0)], gives: None },
    ],
};

pub static DIALOGUE_SHARE: Kpi = Kpi {
    id: "dialogue_share",
    name: Text { de: "Dialoganteil", en: "Dialogue share" },
    definition: Text {
        de: "Wie viel von dem, was Sie schreiben, Antworten sind. Bei 0 % senden Sie nur.",
        en: "How much of what you write is an answer. At 0% you only broadcast.",
    }
    .long(),
    formula: Ratio(&Of(Answered), &Sum(&[Of(Answered), Of(Posts)])),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Proportion,
    goalposts: (0.0, 0.5),
    aliases: &[],
    others: Text { de: "", en: "" },
    source: "Lithium & ComBlu",
    examples: &[
        Example { given: &[("answered", 30.0), ("posts", 20.0)], gives: Some(0.6) },
        Example { given: &[("answered", 0.0), ("posts", 0.0)], gives: None },
    ],
};

pub static RESPONSE_RATE: Kpi = Kpi {
    id: "response_rate",
    name: Text { de: "Antwortrate", en: "Response rate" },
    definition: Text {
        de: "Wie viele von hundert Anfragen eine Antwort bekommen.",
        en: "How many of a hundred inquiries get an answer.",
    }
    .long(),
    formula: Ratio(&Of(Answered), &Of(Inquiries)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Proportion,
    goalposts: (0.0, 0.9),
    aliases: &["antwortquote", "reaktionsquote", "reply rate"],
    others: Text {
        de: "Manche zählen jede Reaktion als Antwort; das ist hier das Service-Level.",
        en: "Some count any reaction as an answer; here that is the service level.",
    }
    .long(),
    source: "Quintly; Fanpage Karma",
    examples: &[
        Example { given: &[("answered", 45.0), ("inquiries", 60.0)], gives: Some(0.75) },
        Example { given: &[("answered", 0.0), ("inquiries", 0.0)], gives: None },
    ],
};

pub static SERVICE_LEVEL: Kpi = Kpi {
    id: "service_level",
    name: Text { de: "Service-Level", en: "Service level" },
    definition: Text {
        de: "Wie viele von hundert Anfragen Sie überhaupt beachten: beantwortet, mit einem Like bedacht oder gelöscht.",
        en: "How many of a hundred inquiries you attend to at all: answered, liked or deleted.",
    }
    .long(),
    formula: Ratio(&Of(Reacted), &Of(Inquiries)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Proportion,
    goalposts: (0.0, 1.0),
    aliases: &["servicegrad"],
    others: Text {
        de: "Im Callcenter heißt so der Anteil, der binnen einer Frist angenommen wird.",
        en: "In call centres it is the share taken within a time limit.",
    }
    .long(),
    source: "Fanpage Karma",
    examples: &[
        Example { given: &[("reacted", 54.0), ("inquiries", 60.0)], gives: Some(0.9) },
        Example { given: &[("reacted", 0.0), ("inquiries", 0.0)], gives: None },
    ],
};

pub static RESPONSE_TIME_MEDIAN: Kpi = Kpi {
    id: "response_time_median",
    name: Text { de: "Antwortzeit (Median)", en: "Response time (median)" },
    definition: Text {
        de: "Die Hälfte der Anfragen ist schneller beantwortet als das. Ein einzelner Ausreißer ändert nichts.",
        en: "Half of the inquiries are answered faster than this. A single outlier changes nothing.",
    }
    .long(),
    formula: Quantile(ResponseTime, 0.5),
    basis: Basis::OwnRows,
    unit: Unit::Seconds,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (86_400.0, 900.0),
    aliases: &["median response time", "median antwortzeit"],
    others: Text {
        de: "socialrails.com und andere nennen das Mittel.",
        en: "socialrails.com and others state the mean.",
    }
    .long(),
    source: "Fanpage Karma",
    examples: &[Example { given: &[("response_time", 1800.0)], gives: Some(1800.0) }],
};

pub static RESPONSE_TIME_MEAN: Kpi = Kpi {
    id: "response_time_mean",
    name: Text { de: "Antwortzeit (Mittel)", en: "Response time (mean)" },
    definition: Text {
        de: "Wie lange eine Antwort im Schnitt dauert. Ein vergessenes Wochenende wiegt hier schwer.",
        en: "How long an answer takes on average. A forgotten weekend weighs heavily here.",
    }
    .long(),
    formula: Mean(ResponseTime),
    basis: Basis::OwnRows,
    unit: Unit::Seconds,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (86_400.0, 900.0),
    aliases: &[
        "average response time",
        "mean response time",
        "ø antwortzeit",
        "ø reaktionszeit",
        "durchschnittliche antwortzeit",
        "durchschnittliche reaktionszeit",
    ],
    others: Text {
        de: "Zoomsphere misst ab der letzten Nachricht des Kunden, andere ab der ersten.",
        en: "Zoomsphere measures from the customer’s latest message, others from the first.",
    }
    .long(),
    source: "socialrails.com",
    examples: &[Example { given: &[("response_time", 1800.0)], gives: Some(1800.0) }],
};

pub static RESPONSE_TIME_P90: Kpi = Kpi {
    id: "response_time_p90",
    name: Text { de: "Antwortzeit (90-%-Wert)", en: "Response time (90th percentile)" },
    definition: Text {
        de: "Neun von zehn Anfragen sind schneller beantwortet als das: was Sie guten Gewissens versprechen können.",
        en: "Nine of ten inquiries are answered faster than this: what you can promise in good conscience.",
    }
    .long(),
    formula: Quantile(ResponseTime, 0.9),
    basis: Basis::OwnRows,
    unit: Unit::Seconds,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (172_800.0, 3_600.0),
    aliases: &["p90 response time"],
    others: Text { de: "", en: "" },
    source: "crm.switchlabs.dev",
    examples: &[Example { given: &[("response_time", 1800.0)], gives: Some(1800.0) }],
};
