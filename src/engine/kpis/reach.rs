//! Reach: how many people see it, and how often.
//!
//! Goalposts are our own setting for a single row: reaching as many people as follow, three contacts for each, and one
//! view in three times shown.

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

pub static TOTAL_REACH: Kpi = Kpi {
    id: "total_reach",
    name: Text { de: "Gesamtreichweite", en: "Total reach" },
    definition: Text {
        de: "Wie viele Menschen erreicht wurden. Über mehrere Beiträge oder Tage summiert zählt derselbe Mensch mehrmals.",
        en: "How many people were reached. Summed over posts or days, the same person counts several times.",
    }.long(),
    formula: Of(Reach),
    basis: Basis::OwnRows,
    unit: Unit::Count,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 10_000.0),
    aliases: &[],
    others: Text {
        de: "Die Plattformen bereinigen doppelte Kontakte über den ganzen Zeitraum; aus Einzelwerten geht das nicht.",
        en: "Platforms remove repeated contacts over the whole period; single values do not allow that.",
    }.long(),
    source: "Meta; BVDW, Leitfaden Erfolgsmessung in Social Media (2016)",
    examples: &[Example { given: &[("reach", 5200.0)], gives: Some(5200.0) }],
};

pub static TOTAL_IMPRESSIONS: Kpi = Kpi {
    id: "total_impressions",
    name: Text { de: "Impressionen gesamt", en: "Total impressions" },
    definition: Text {
        de: "Wie oft Ihre Inhalte eingeblendet wurden. Jede Wiederholung zählt.",
        en: "How often your content was shown. Every repetition counts.",
    }
    .long(),
    formula: Of(Impressions),
    basis: Basis::OwnRows,
    unit: Unit::Count,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 30_000.0),
    aliases: &[],
    others: Text { de: "", en: "" },
    source: "Meta; LinkedIn; X",
    examples: &[Example { given: &[("impressions", 9100.0)], gives: Some(9100.0) }],
};

pub static REACH_RATE: Kpi = Kpi {
    id: "reach_rate",
    name: Text { de: "Reichweitenrate", en: "Reach rate" },
    definition: Text {
        de: "Wie viele Menschen auf hundert Follower erreicht werden. Über 100 % heißt: auch Fremde sehen Sie.",
        en: "People reached for every hundred followers. Above 100% strangers see you too.",
    }
    .long(),
    formula: Ratio(&Of(Reach), &Of(Followers)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 1.0),
    aliases: &["reach by followers", "reichweite pro follower"],
    others: Text { de: "", en: "" },
    source: "thesocialcat.com; Iconosquare",
    examples: &[
        Example { given: &[("reach", 600.0), ("followers", 2000.0)], gives: Some(0.3) },
        Example { given: &[("reach", 3000.0), ("followers", 2000.0)], gives: Some(1.5) },
        Example { given: &[("reach", 600.0), ("followers", 0.0)], gives: None },
    ],
};

pub static FREQUENCY: Kpi = Kpi {
    id: "frequency",
    name: Text { de: "Frequenz", en: "Frequency" },
    definition: Text {
        de: "Wie oft ein erreichter Mensch Ihre Inhalte im Schnitt sieht. Einmal wird leicht übersehen, zu oft ermüdet.",
        en: "How often a person reached sees your content on average. Once is easily missed, too often tires.",
    }.long(),
    formula: Ratio(&Of(Impressions), &Of(Reach)),
    basis: Basis::OwnRows,
    unit: Unit::Multiple,
    better: Better::Depends,
    interval: Interval::None,
    goalposts: (1.0, 3.0),
    aliases: &["kontaktdichte", "ø kontakte", "ad frequency"],
    others: Text { de: "", en: "" },
    source: "Meta Ads Manager",
    examples: &[
        Example { given: &[("impressions", 1800.0), ("reach", 1200.0)], gives: Some(1.5) },
        Example { given: &[("impressions", 1800.0), ("reach", 0.0)], gives: None },
    ],
};

pub static VIEW_RATE: Kpi = Kpi {
    id: "view_rate",
    name: Text { de: "Wiedergaberate", en: "View rate" },
    definition: Text {
        de: "Wie oft aus hundert Einblendungen ein Aufruf wird.",
        en: "How many of a hundred times shown become a view.",
    }
    .long(),
    formula: Ratio(&Of(Views), &Of(Impressions)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 0.3),
    aliases: &["vtr", "view-through rate"],
    others: Text { de: "", en: "" },
    source: "cocoandlowe.com",
    examples: &[
        Example { given: &[("views", 250.0), ("impressions", 1000.0)], gives: Some(0.25) },
        Example { given: &[("views", 250.0), ("impressions", 0.0)], gives: None },
    ],
};
