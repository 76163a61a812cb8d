//! Video: how long people watch.
//!
//! Goalposts are our own setting for a single row: half of those who start stay to the end, and half a minute watched.

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

pub static VIDEO_COMPLETION_RATE: Kpi = Kpi {
    id: "video_completion_rate",
    name: Text { de: "Abschlussrate (Video)", en: "Video completion rate" },
    definition: Text {
        de: "Wie viele von hundert gestarteten Videos bis zum Ende laufen; ohne Starts von hundert Aufrufen.",
        en: "How many of a hundred videos started are watched to the end, or of a hundred views where starts are unknown.",
    }.long(),
    formula: Ratio(&Of(VideoCompletions), &FirstOf(&[Of(VideoStarts), Of(Views)])),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Proportion,
    goalposts: (0.0, 0.5),
    aliases: &["vcr", "completion rate", "abschlussrate", "watched full video"],
    others: Text {
        de: "Werbeplattformen teilen oft durch Impressionen.",
        en: "Advertising platforms often divide by impressions.",
    }.long(),
    source: "vibe.co; majoritystrategies.com; adsights.ai",
    examples: &[
        Example { given: &[("video_completions", 120.0), ("video_starts", 300.0)], gives: Some(0.4) },
        Example { given: &[("video_completions", 120.0), ("views", 480.0)], gives: Some(0.25) },
        Example { given: &[("video_completions", 0.0), ("video_starts", 0.0)], gives: None },
    ],
};

pub static AVERAGE_WATCH_TIME: Kpi = Kpi {
    id: "average_watch_time",
    name: Text { de: "Durchschnittliche Wiedergabedauer", en: "Average watch time" },
    definition: Text {
        de: "Wie lange bei einem Aufruf im Schnitt zugesehen wird.",
        en: "How long a view lasts on average.",
    }
    .long(),
    formula: Ratio(&Of(WatchTime), &Of(Views)),
    basis: Basis::OwnRows,
    unit: Unit::Seconds,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 30.0),
    aliases: &[
        "average view duration",
        "average seconds viewed",
        "ø wiedergabedauer",
        "durchschnittliche wiedergabezeit",
    ],
    others: Text {
        de: "Lange Videos haben es leichter; YouTube nennt daneben den gesehenen Anteil.",
        en: "Long videos have it easier; YouTube also states the share watched.",
    }
    .long(),
    source: "YouTube",
    examples: &[
        Example { given: &[("watch_time", 9000.0), ("views", 600.0)], gives: Some(15.0) },
        Example { given: &[("watch_time", 9000.0), ("views", 0.0)], gives: None },
    ],
};
