//! Audience: how many people follow, and whether they are the right ones.
//!
//! Goalposts are our own setting for a single row: a solid following of a small company, half of it in the target group.

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

pub static AUDIENCE_SIZE: Kpi = Kpi {
    id: "audience_size",
    name: Text { de: "Follower gesamt", en: "Audience size" },
    definition: Text {
        de: "Wie viele Menschen Ihnen folgen, über alle Kanäle. Wer auf zwei Kanälen folgt, zählt zweimal.",
        en: "How many people follow you, on all channels. Someone who follows on two channels counts twice.",
    }
    .long(),
    formula: Of(Followers),
    basis: Basis::Pooled,
    unit: Unit::Count,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 10_000.0),
    aliases: &[],
    others: Text { de: "", en: "" },
    source: "Publitek; BVDW, Leitfaden Erfolgsmessung in Social Media (2016)",
    examples: &[Example { given: &[("followers", 2400.0)], gives: Some(2400.0) }],
};

pub static TARGET_GROUP_SHARE: Kpi = Kpi {
    id: "target_group_share",
    name: Text { de: "Zielgruppenanteil", en: "Target group share" },
    definition: Text {
        de: "Wie viele von hundert Followern zu den Menschen gehören, die Sie erreichen wollen.",
        en: "How many of a hundred followers are people whom you want to reach.",
    }
    .long(),
    formula: Ratio(&Of(TargetFollowers), &Of(Followers)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Proportion,
    goalposts: (0.0, 0.5),
    aliases: &["target audience share", "anteil zielgruppe"],
    others: Text { de: "", en: "" },
    source: "LinkedIn follower demographics; Publitek",
    examples: &[
        Example { given: &[("target_followers", 300.0), ("followers", 1200.0)], gives: Some(0.25) },
        Example { given: &[("target_followers", 0.0), ("followers", 0.0)], gives: None },
    ],
};
