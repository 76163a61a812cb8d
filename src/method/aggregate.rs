//! From many normalised values to one: weighted means, how much of the weight is covered, and a second opinion.

use super::answer::number;
use super::entry::{Entry, Example, Input, Kind};
use super::inputs::Cell;
use crate::engine::language::Text;

/// The share of weight whose values are present; `None` where there is no weight.
pub fn coverage(x: &[Cell], w: &[f64]) -> Option<f64> {
    let all: f64 = w.iter().sum();
    let present: f64 = x.iter().zip(w).filter(|(cell, _)| cell.is_some()).map(|(_, weight)| weight).sum();
    (all > 0.0).then(|| present / all)
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[Entry {
    name: "coverage",
    title: Text { de: "Abdeckung", en: "Coverage" },
    purpose: Text {
        de: "Welcher Anteil des Gewichts durch vorhandene Werte belegt ist.",
        en: "Which share of the weight is backed by values that are present.",
    },
    inputs: &[Input::required("x", Kind::Numbers), Input::required("w", Kind::Numbers)],
    formula: "Σ w[present] ÷ Σ w",
    source: "OECD/JRC 2008, Handbook on Constructing Composite Indicators",
    examples: &[Example { inputs: r#"{"x": [0.5, null, 0], "w": [2, 1, 1]}"#, value: "0.75" }],
    run: |inputs| {
        let x = inputs.numbers("x")?;
        let w = inputs.weights("w", x.len())?;
        Ok(coverage(&x, &w).map_or(serde_json::Value::Null, number))
    },
}];
