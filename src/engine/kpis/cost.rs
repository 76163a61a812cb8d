//! Cost and return: what a result costs, and what it brings in.
//!
//! Goalposts are our own setting for a single row, in euros. Prices differ so much by industry that own targets
//! are worth typing in.

#![allow(missing_docs, reason = "each definition says it once")]

use crate::engine::formula::Formula::*;
use crate::engine::kpi::{Basis, Example, Interval, Kpi};
use crate::engine::language::Text;
use crate::engine::measure::Measure::*;
use crate::engine::unit::{Better, Unit};

pub static COST_PER_CLICK: Kpi = Kpi {
    id: "cost_per_click",
    name: Text { de: "Kosten pro Klick (CPC)", en: "Cost per click (CPC)" },
    definition: Text { de: "Was ein Klick kostet, gleich worauf.", en: "What a click costs, whatever is clicked." }
        .long(),
    formula: Ratio(&Of(Cost), &Of(Clicks)),
    basis: Basis::OwnRows,
    unit: Unit::Money,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (2.0, 0.2),
    aliases: &["cpc", "cpc (alle)", "cpc (all)", "kosten pro klick", "klickpreis"],
    others: Text { de: "", en: "" },
    source: "Meta Ads Manager; startupwissen.biz",
    examples: &[
        Example { given: &[("cost", 50.0), ("clicks", 200.0)], gives: Some(0.25) },
        Example { given: &[("cost", 50.0), ("clicks", 0.0)], gives: None },
    ],
};

pub static COST_PER_LINK_CLICK: Kpi = Kpi {
    id: "cost_per_link_click",
    name: Text { de: "Kosten pro Link-Klick", en: "Cost per link click" },
    definition: Text {
        de: "Was ein Klick auf Ihren Link kostet, also ein Besuch bei Ihnen.",
        en: "What a click on your link costs, that is, a visit to you.",
    }
    .long(),
    formula: Ratio(&Of(Cost), &Of(LinkClicks)),
    basis: Basis::OwnRows,
    unit: Unit::Money,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (3.0, 0.3),
    aliases: &["cpc (kosten pro link-klick)", "cpc (cost per link click)"],
    others: Text { de: "", en: "" },
    source: "Meta Ads Manager",
    examples: &[
        Example { given: &[("cost", 60.0), ("link_clicks", 80.0)], gives: Some(0.75) },
        Example { given: &[("cost", 60.0), ("link_clicks", 0.0)], gives: None },
    ],
};

pub static COST_PER_MILLE: Kpi = Kpi {
    id: "cost_per_mille",
    name: Text { de: "Tausend-Kontakt-Preis (TKP)", en: "Cost per mille (CPM)" },
    definition: Text { de: "Was tausend Einblendungen kosten.", en: "What being shown a thousand times costs." }.long(),
    formula: Product(&[Ratio(&Of(Cost), &Of(Impressions)), Number(1000.0)]),
    basis: Basis::OwnRows,
    unit: Unit::Money,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (20.0, 2.0),
    aliases: &[
        "cpm",
        "tkp",
        "tausend-kontakt-preis",
        "tausenderkontaktpreis",
        "cpm (kosten pro 1.000 impressionen)",
        "cpm (cost per 1,000 impressions)",
        "kosten pro 1.000 impressionen",
        "cost per 1,000 impressions",
    ],
    others: Text {
        de: "Meta nennt daneben einen Preis je 1.000 erreichten Menschen; er ist höher.",
        en: "Meta also states a price per 1,000 people reached; it is higher.",
    }
    .long(),
    source: "sistrix.de",
    examples: &[
        Example { given: &[("cost", 40.0), ("impressions", 10000.0)], gives: Some(4.0) },
        Example { given: &[("cost", 40.0), ("impressions", 0.0)], gives: None },
    ],
};

pub static COST_PER_MILLE_REACHED: Kpi = Kpi {
    id: "cost_per_mille_reached",
    name: Text { de: "Kosten pro 1.000 Erreichte", en: "Cost per 1,000 people reached" },
    definition: Text {
        de: "Was es kostet, tausend Menschen mindestens einmal zu erreichen.",
        en: "What it costs to reach a thousand people at least once.",
    }
    .long(),
    formula: Product(&[Ratio(&Of(Cost), &Of(Reach)), Number(1000.0)]),
    basis: Basis::OwnRows,
    unit: Unit::Money,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (30.0, 3.0),
    aliases: &[
        "kosten pro 1.000 erreichten personen",
        "kosten pro 1.000 erreichte personen",
        "cost per 1,000 accounts center accounts reached",
    ],
    others: Text { de: "Der TKP teilt durch Impressionen.", en: "CPM divides by impressions." }.long(),
    source: "Meta Ads Manager; nindo.de",
    examples: &[
        Example { given: &[("cost", 40.0), ("reach", 8000.0)], gives: Some(5.0) },
        Example { given: &[("cost", 40.0), ("reach", 0.0)], gives: None },
    ],
};

pub static COST_PER_ENGAGEMENT: Kpi = Kpi {
    id: "cost_per_engagement",
    name: Text { de: "Kosten pro Interaktion", en: "Cost per engagement" },
    definition: Text { de: "Was eine Interaktion kostet.", en: "What an interaction costs." }.long(),
    formula: Ratio(&Of(Cost), &Counted),
    basis: Basis::OwnRows,
    unit: Unit::Money,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (1.0, 0.05),
    aliases: &[
        "cpe",
        "kosten pro engagement",
        "cost per interaction",
        "kosten pro beitragsinteraktion",
        "cost per post engagement",
    ],
    others: Text {
        de: "Facebook zählt bei Beitragsinteraktionen Klicks mit.",
        en: "Facebook counts clicks as post engagement.",
    }
    .long(),
    source: "support.grin.co; calculator.academy",
    examples: &[
        Example { given: &[("cost", 30.0), ("likes", 100.0), ("comments", 20.0)], gives: Some(0.25) },
        Example { given: &[("cost", 30.0), ("likes", 0.0)], gives: None },
    ],
};

pub static COST_PER_FOLLOWER: Kpi = Kpi {
    id: "cost_per_follower",
    name: Text { de: "Kosten pro neuem Follower", en: "Cost per follower" },
    definition: Text { de: "Was ein neuer Follower kostet.", en: "What a new follower costs." }.long(),
    formula: Ratio(&Of(Cost), &Of(NewFollowers)),
    basis: Basis::OwnRows,
    unit: Unit::Money,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (5.0, 0.5),
    aliases: &["kosten pro follower", "cpf", "cost per page like", "cost per new follower"],
    others: Text { de: "", en: "" },
    source: "Meta Ads Manager",
    examples: &[
        Example { given: &[("cost", 30.0), ("new_followers", 20.0)], gives: Some(1.5) },
        Example { given: &[("cost", 30.0), ("new_followers", 0.0)], gives: None },
    ],
};

pub static COST_PER_LEAD: Kpi = Kpi {
    id: "cost_per_lead",
    name: Text { de: "Kosten pro Lead (CPL)", en: "Cost per lead (CPL)" },
    definition: Text {
        de: "Was ein neuer Interessent kostet, der seine Kontaktdaten dagelassen hat.",
        en: "What a new prospect costs who left contact details.",
    }
    .long(),
    formula: Ratio(&Of(Cost), &Of(Leads)),
    basis: Basis::OwnRows,
    unit: Unit::Money,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (100.0, 10.0),
    aliases: &["cpl", "kosten pro lead"],
    others: Text { de: "", en: "" },
    source: "kreavolut.de",
    examples: &[
        Example { given: &[("cost", 300.0), ("leads", 12.0)], gives: Some(25.0) },
        Example { given: &[("cost", 300.0), ("leads", 0.0)], gives: None },
    ],
};

pub static COST_PER_CONVERSION: Kpi = Kpi {
    id: "cost_per_conversion",
    name: Text { de: "Kosten pro Conversion (CPA)", en: "Cost per conversion (CPA)" },
    definition: Text {
        de: "Was ein Abschluss kostet: ein Kauf, eine Buchung, eine Anmeldung.",
        en: "What one completed action costs: a purchase, a booking, a registration.",
    }
    .long(),
    formula: Ratio(&Of(Cost), &Of(Conversions)),
    basis: Basis::OwnRows,
    unit: Unit::Money,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (100.0, 10.0),
    aliases: &[
        "cpa",
        "kosten pro conversion",
        "kosten pro aktion",
        "cost per action",
        "cost per acquisition",
        "cost / conv.",
        "kosten / conv.",
    ],
    others: Text { de: "", en: "" },
    source: "kreavolut.de",
    examples: &[
        Example { given: &[("cost", 300.0), ("conversions", 15.0)], gives: Some(20.0) },
        Example { given: &[("cost", 300.0), ("conversions", 0.0)], gives: None },
    ],
};

pub static COST_PER_VIEW: Kpi = Kpi {
    id: "cost_per_view",
    name: Text { de: "Kosten pro Aufruf (CPV)", en: "Cost per view (CPV)" },
    definition: Text { de: "Was ein Aufruf Ihres Videos kostet.", en: "What one view of your video costs." }.long(),
    formula: Ratio(&Of(Cost), &Of(Views)),
    basis: Basis::OwnRows,
    unit: Unit::Money,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (0.2, 0.01),
    aliases: &["cpv", "kosten pro aufruf"],
    others: Text { de: "", en: "" },
    source: "kreavolut.de",
    examples: &[
        Example { given: &[("cost", 30.0), ("views", 1500.0)], gives: Some(0.02) },
        Example { given: &[("cost", 30.0), ("views", 0.0)], gives: None },
    ],
};

pub static RETURN_ON_AD_SPEND: Kpi = Kpi {
    id: "return_on_ad_spend",
    name: Text { de: "Werbeertrag (ROAS)", en: "Return on ad spend (ROAS)" },
    definition: Text {
        de: "Wie viel Umsatz ein Euro Werbung bringt. Die Ware ist noch nicht bezahlt.",
        en: "How much revenue one euro of advertising brings. The goods are not paid for yet.",
    }
    .long(),
    formula: Ratio(&Of(Revenue), &Of(Cost)),
    basis: Basis::OwnRows,
    unit: Unit::Multiple,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 4.0),
    aliases: &["roas", "roas (return on ad spend)", "purchase roas (return on ad spend)"],
    others: Text {
        de: "Manche geben ihn in Prozent an: 400 % statt 4.",
        en: "Some state it in per cent: 400% instead of 4.",
    }
    .long(),
    source: "martin-grellmann.de",
    examples: &[
        Example { given: &[("revenue", 1200.0), ("cost", 300.0)], gives: Some(4.0) },
        Example { given: &[("revenue", 1200.0), ("cost", 0.0)], gives: None },
    ],
};

pub static COST_REVENUE_RATIO: Kpi = Kpi {
    id: "cost_revenue_ratio",
    name: Text { de: "Kosten-Umsatz-Relation (KUR)", en: "Cost-revenue ratio" },
    definition: Text {
        de: "Wie viele Cent Werbung in einem Euro Umsatz stecken. Weniger ist besser.",
        en: "How many cents of advertising go into one euro of revenue. Fewer is better.",
    }
    .long(),
    formula: Ratio(&Of(Cost), &Of(Revenue)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Lower,
    interval: Interval::None,
    goalposts: (1.0, 0.1),
    aliases: &["kur", "kosten-umsatz-relation"],
    others: Text {
        de: "Ist der Kehrwert des ROAS; außerhalb des deutschen Sprachraums kaum üblich.",
        en: "It is ROAS turned over, hardly used outside German-speaking countries.",
    }
    .long(),
    source: "martin-grellmann.de",
    examples: &[
        Example { given: &[("cost", 300.0), ("revenue", 1200.0)], gives: Some(0.25) },
        Example { given: &[("cost", 300.0), ("revenue", 0.0)], gives: None },
    ],
};

pub static RETURN_ON_INVESTMENT: Kpi = Kpi {
    id: "return_on_investment",
    name: Text { de: "Rendite (ROI)", en: "Return on investment (ROI)" },
    definition: Text {
        de: "Was nach Ware und Werbung übrig bleibt, je eingesetztem Euro Werbung. Unter 0 % zahlen Sie drauf.",
        en: "What is left after goods and advertising for each euro of advertising. Below 0% you lose money.",
    }
    .long(),
    formula: Ratio(&Difference(&Difference(&Of(Revenue), &Of(CostOfGoods)), &Of(Cost)), &Of(Cost)),
    basis: Basis::OwnRows,
    unit: Unit::Percent,
    better: Better::Higher,
    interval: Interval::None,
    goalposts: (0.0, 1.0),
    aliases: &["roi", "rendite"],
    others: Text {
        de: "Wer die Ware nicht abzieht, rechnet sich reich.",
        en: "Leaving out the goods makes one look richer than one is.",
    }
    .long(),
    source: "onlinemarketing-zentrum.ch",
    examples: &[
        Example { given: &[("revenue", 1000.0), ("cost_of_goods", 400.0), ("cost", 300.0)], gives: Some(1.0) },
        Example { given: &[("revenue", 500.0), ("cost_of_goods", 350.0), ("cost", 300.0)], gives: Some(-0.5) },
        Example { given: &[("revenue", 500.0), ("cost_of_goods", 350.0), ("cost", 0.0)], gives: None },
    ],
};
