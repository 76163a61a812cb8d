//! What a single weight can do to a row's score.

use super::with_weight;
use crate::engine::language::Text;
use crate::engine::note::Note;
use crate::method::aggregate::{Mean, NOTHING_PRESENT, weighted_mean};
use crate::method::answer::{number, numbers, object};
use crate::method::entry::{Entry, Example, Input, Kind};
use crate::method::inputs::Cell;

/// The score of a row, and for each goal the smaller and the larger score when its weight becomes w (1 ± change), at
/// most 1, while the others share the rest in proportion. `None` where the row has no score.
pub fn tornado(row: &[Cell], w: &[f64], change: f64, mean: Mean) -> Option<(f64, Vec<(f64, f64)>)> {
    let base = weighted_mean(row, w, mean)?;
    let at = |j: usize, weight: f64| {
        let moved = with_weight(w, j, weight.clamp(0.0, 1.0));
        moved.and_then(|it| weighted_mean(row, &it, mean)).unwrap_or(base)
    };
    let range = |(j, weight): (usize, &f64)| {
        let (less, more) = (at(j, weight * (1.0 - change)), at(j, weight * (1.0 + change)));
        (less.min(more), less.max(more))
    };
    Some((base, w.iter().enumerate().map(range).collect()))
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[Entry {
    name: "tornado",
    title: Text { de: "Tornado-Diagramm", en: "Tornado" },
    purpose: Text {
        de: "Wie weit der Wert einer Zeile schwankt, wenn ein Gewicht etwas größer oder kleiner wird. Das längste Band zeigt, worüber sich zu reden lohnt.",
        en: "How far a row’s score moves when one weight gets a little larger or smaller. The longest band shows what is worth talking about.",
    },
    inputs: &[
        Input::required("row", Kind::Numbers),
        Input::required("w", Kind::Numbers),
        Input::optional("relativeChange", Kind::Number, "0.2"),
    ],
    formula: Text {
        de: "w' = min(1, w (1 ± Änderung)), die anderen × (1 − w') ÷ (1 − w)",
        en: "w' = min(1, w (1 ± change)), the others × (1 − w') ÷ (1 − w)",
    },
    source: "Eschenbach 1992, Spiderplots versus tornado diagrams for sensitivity analysis",
    // By hand: 0.5 becomes 0.4 and 0.6.
    examples: &[Example {
        inputs: r#"{"row": [1, 0], "w": [1, 1], "relativeChange": 0.2}"#,
        value: r#"{"base": 0.5, "ranges": [[0.4, 0.6], [0.4, 0.6]]}"#,
    }],
    run: |inputs| {
        let row = inputs.numbers("row")?;
        let w = inputs.weights("w", row.len())?;
        let change = inputs.not_negative("relativeChange")?;
        let (base, ranges) = tornado(&row, &w, change, Mean::Arithmetic).ok_or_else(|| Note::new(&NOTHING_PRESENT))?;
        let ranges = ranges.into_iter().map(|(low, high)| numbers([low, high])).collect();
        Ok(object([("base", number(base)), ("ranges", ranges)]))
    },
}];
