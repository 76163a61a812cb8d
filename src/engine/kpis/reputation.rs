//! Reputation: how much is said about you, and in which tone.
//!
//! Goalposts are the ends of each scale; for the share of voice one fifth, as an equal among five (our own setting).

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

pub static SHARE_OF_VOICE: Kpi = Kpi {
    id: "share_of_voice",
    name: Text { de: "Share of Voice", en: "Share of voice" },
    definition: Text {
        de: "Welcher Teil des Gesprächs über Ihre Branche von Ihnen handelt.",
        en: "Which part of the talk about your industry is about you.",
    }
    .long(),
    formula: Ratio(&Of(Mentions), &FirstOf(&[Of(MentionsTotal), InTable(Mentions)])),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Proportion,
    goalposts: (0.0, 0.2),
    aliases: &["sov", "gesprächsanteil"],
    others: Text {
        de: "Meltwater zählt die eigenen Erwähnungen anders; manche rechnen sie aus dem Nenner heraus.",
        en: "Meltwater counts own mentions differently; some leave them out of the denominator.",
    }
    .long(),
    source: "kpi.insightworthy.com; Sprout Social",
    examples: &[
        Example { given: &[("mentions", 30.0), ("mentions_total", 200.0)], gives: Some(0.15) },
        Example { given: &[("mentions", 30.0)], gives: Some(1.0) },
        Example { given: &[("mentions", 0.0), ("mentions_total", 0.0)], gives: None },
    ],
};

pub static NET_SENTIMENT: Kpi = Kpi {
    id: "net_sentiment",
    name: Text { de: "Netto-Sentiment", en: "Net sentiment" },
    definition: Text {
        de: "Lob minus Kritik, gemessen an allem, was gesagt wurde: von −100 % bis 100 %.",
        en: "Praise less criticism, out of all that was said: from −100% to 100%.",
    }
    .long(),
    formula: Ratio(&Difference(&Of(Positive), &Of(Negative)), &Sum(&[Of(Positive), Of(Neutral), Of(Negative)])),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (-1.0, 1.0),
    aliases: &["tonalität", "sentiment"],
    others: Text {
        de: "Manche lassen Neutrales weg; das ergibt größere Werte.",
        en: "Some leave out the neutral ones, which gives larger values.",
    }
    .long(),
    source: "japio.com",
    examples: &[
        Example { given: &[("positive", 50.0), ("neutral", 30.0), ("negative", 20.0)], gives: Some(0.3) },
        Example { given: &[("positive", 0.0), ("neutral", 0.0), ("negative", 0.0)], gives: None },
    ],
};

pub static SENTIMENT_SCORE: Kpi = Kpi {
    id: "sentiment_score",
    name: Text { de: "Tonalitätsscore", en: "Sentiment score" },
    definition: Text {
        de: "Der Ton als Note von 1 (nur Kritik) bis 5 (nur Lob).",
        en: "The tone as a mark from 1 (all criticism) to 5 (all praise).",
    }
    .long(),
    formula: Ratio(
        &Sum(&[Product(&[Number(5.0), Of(Positive)]), Product(&[Number(3.0), Of(Neutral)]), Of(Negative)]),
        &Sum(&[Of(Positive), Of(Neutral), Of(Negative)]),
    ),
    basis: Basis::OwnRows,
    unit: Unit::Points,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (1.0, 5.0),
    aliases: &[],
    others: Text { de: "", en: "" },
    source: "Marr, Key Performance Indicators",
    examples: &[
        Example { given: &[("positive", 50.0), ("neutral", 30.0), ("negative", 20.0)], gives: Some(3.6) },
        Example { given: &[("positive", 0.0), ("neutral", 0.0), ("negative", 0.0)], gives: None },
    ],
};

pub static NET_PROMOTER_SCORE: Kpi = Kpi {
    id: "net_promoter_score",
    name: Text { de: "Weiterempfehlungswert (NPS)", en: "Net promoter score (NPS)" },
    definition: Text {
        de: "Wer Sie weiterempfiehlt (9 und 10), minus wer abrät (0 bis 6): von −100 bis 100.",
        en: "Those who recommend you (9 and 10) less those who advise against (0 to 6): from −100 to 100.",
    }
    .long(),
    formula: Product(&[
        Ratio(&Difference(&Of(Promoters), &Of(Detractors)), &Sum(&[Of(Promoters), Of(Passives), Of(Detractors)])),
        Number(100.0),
    ]),
    basis: Basis::OwnRows,
    unit: Unit::Points,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (-100.0, 100.0),
    aliases: &["nps", "weiterempfehlungswert"],
    others: Text { de: "", en: "" },
    source: "listening247.com",
    examples: &[
        Example { given: &[("promoters", 60.0), ("passives", 25.0), ("detractors", 15.0)], gives: Some(45.0) },
        Example { given: &[("promoters", 0.0), ("passives", 0.0), ("detractors", 0.0)], gives: None },
    ],
};
