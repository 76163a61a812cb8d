//! Growth per week, compounded, so that periods of different length compare.

use crate::engine::language::Text;
use crate::method::answer::number;
use crate::method::entry::{Entry, Example, Input, Kind};

/// The growth per week that leads from `before` to `after`; `None` unless before > 0, after ≥ 0 and weeks > 0.
pub fn weekly_growth(before: f64, after: f64, weeks: f64) -> Option<f64> {
    if !(before > 0.0 && after >= 0.0 && weeks > 0.0) {
        return None;
    }
    // A few new followers among millions would vanish in after ÷ before, a root and − 1; a few left of millions in ln_1p.
    let change = (after - before) / before;
    let growth = if change < -0.5 { (after / before).ln() } else { change.ln_1p() };
    let growth = (growth / weeks).exp_m1();
    growth.is_finite().then_some(growth)
}

/// The formula of this file.
pub static ENTRIES: &[Entry] = &[Entry {
    name: "weekly_growth",
    title: Text { de: "Wachstum je Woche", en: "Growth per week" },
    purpose: Text {
        de: "Um welchen Anteil es jede Woche wachsen musste, um vom Anfang zum Ende zu kommen. So lassen sich \
             verschieden lange Zeiträume vergleichen.",
        en: "By which share it had to grow every week to get from start to end. So periods of different length \
             compare.",
    },
    inputs: &[
        Input::required("before", Kind::Number),
        Input::required("after", Kind::Number),
        Input::required("weeks", Kind::Number),
    ],
    formula: Text { de: "(nachher ÷ vorher)^(1 ÷ Wochen) − 1", en: "(after ÷ before)^(1 ÷ weeks) − 1" },
    source: "Compound growth; as the weekly growth of Fanpage Karma",
    examples: &[
        Example { inputs: r#"{"before": 1000, "after": 1210, "weeks": 2}"#, value: "0.1" },
        Example { inputs: r#"{"before": 1000, "after": 0, "weeks": 4}"#, value: "-1" },
        // Python's decimal: (3 ÷ 7e11) ** (1 ÷ 52) − 1 to 40 digits.
        Example { inputs: r#"{"before": 700000000000, "after": 3, "weeks": 52}"#, value: "-0.395515649594492" },
    ],
    run: |inputs| {
        let (before, after) = (inputs.positive("before")?, inputs.not_negative("after")?);
        weekly_growth(before, after, inputs.positive("weeks")?).map(number).ok_or_else(super::out_of_range)
    },
}];
