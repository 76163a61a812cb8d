//! Clicks and what follows: from seeing to visiting, asking and buying.
//!
//! Goalposts are our own setting for a single row: 2 % clicks, 1 % on the link, 5 % of visits end in a purchase or
//! an inquiry.

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

pub static CLICK_THROUGH_RATE: Kpi = Kpi {
    id: "click_through_rate",
    name: Text { de: "Klickrate (CTR)", en: "Click-through rate (CTR)" },
    definition: Text {
        de: "Wie oft auf hundert Einblendungen geklickt wird, gleich worauf.",
        en: "Clicks for every hundred times shown, whatever is clicked.",
    }
    .long(),
    formula: Ratio(&Of(Clicks), &Of(Impressions)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.02),
    aliases: &[
        "ctr",
        "ctr (alle)",
        "ctr (all)",
        "klickrate",
        "klickrate der impressionen",
        "click rate",
        "impressions click-through rate",
    ],
    others: Text { de: "onetoone.de teilt durch die Reichweite.", en: "onetoone.de divides by reach." }.long(),
    source: "Meta Ads Manager",
    examples: &[
        Example { given: &[("clicks", 30.0), ("impressions", 2000.0)], gives: Some(0.015) },
        Example { given: &[("clicks", 30.0), ("impressions", 0.0)], gives: None },
    ],
};

pub static LINK_CLICK_THROUGH_RATE: Kpi = Kpi {
    id: "link_click_through_rate",
    name: Text { de: "Link-Klickrate", en: "Link click-through rate" },
    definition: Text {
        de: "Wie oft auf hundert Einblendungen Ihr Link angeklickt wird.",
        en: "Clicks on your link for every hundred times shown.",
    }
    .long(),
    formula: Ratio(&Of(LinkClicks), &Of(Impressions)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Actions,
    goalposts: (0.0, 0.01),
    aliases: &[
        "ctr (link-klickrate)",
        "ctr (link click-through rate)",
        "link ctr",
        "ctr link",
        "lctr",
        "klickrate link",
    ],
    others: Text { de: "", en: "" },
    source: "Meta Ads Manager",
    examples: &[
        Example { given: &[("link_clicks", 20.0), ("impressions", 2000.0)], gives: Some(0.01) },
        Example { given: &[("link_clicks", 20.0), ("impressions", 0.0)], gives: None },
    ],
};

pub static CONVERSION_RATE: Kpi = Kpi {
    id: "conversion_rate",
    name: Text { de: "Konversionsrate", en: "Conversion rate" },
    definition: Text {
        de: "Wie viele von hundert Besuchen zum Abschluss führen; sind Besuche unbekannt, von hundert Klicks.",
        en: "How many of a hundred visits end in the action you want, or of a hundred clicks where visits are unknown.",
    }
    .long(),
    formula: Ratio(&Of(Conversions), &FirstOf(&[Of(Visits), Of(LinkClicks), Of(Clicks)])),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Proportion,
    goalposts: (0.0, 0.05),
    aliases: &["cvr", "cr", "umwandlungsrate"],
    others: Text {
        de: "Shops teilen durch Besuche, Werbeplattformen durch Klicks.",
        en: "Shops divide by visits, advertising platforms by clicks.",
    }
    .long(),
    source: "onetoone.de",
    examples: &[
        Example { given: &[("conversions", 6.0), ("visits", 200.0)], gives: Some(0.03) },
        Example { given: &[("conversions", 6.0), ("link_clicks", 150.0)], gives: Some(0.04) },
        Example { given: &[("conversions", 6.0), ("clicks", 300.0)], gives: Some(0.02) },
        Example { given: &[("conversions", 6.0), ("visits", 0.0)], gives: None },
    ],
};

pub static CONTACT_REQUEST_RATE: Kpi = Kpi {
    id: "contact_request_rate",
    name: Text { de: "Kontaktanfragenrate", en: "Contact request rate" },
    definition: Text {
        de: "Wie viele von hundert Besuchen zu einer Anfrage führen; sind Besuche unbekannt, von hundert Erreichten.",
        en: "How many of a hundred visits lead to an inquiry, or of a hundred people reached where visits are unknown.",
    }
    .long(),
    formula: Ratio(&Of(ContactRequests), &FirstOf(&[Of(Visits), Of(Reach)])),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::Proportion,
    goalposts: (0.0, 0.05),
    aliases: &["contact rate", "kontaktrate"],
    others: Text { de: "", en: "" },
    source: "Hatak & Kraus",
    examples: &[
        Example { given: &[("contact_requests", 5.0), ("visits", 250.0)], gives: Some(0.02) },
        Example { given: &[("contact_requests", 5.0), ("reach", 1000.0)], gives: Some(0.005) },
        Example { given: &[("contact_requests", 5.0), ("visits", 0.0)], gives: None },
    ],
};
