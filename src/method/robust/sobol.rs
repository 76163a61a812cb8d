//! Which source an uncertain result hangs on: Sobol indices by Saltelli's sampling.
//!
//! Two independent samples A and B of all sources, and for each source a third that is A with that source taken from B.

use super::super::answer::{numbers, object};
use super::super::describe::finite;
use super::super::entry::{Entry, Example, Input, Kind};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::inputs::INPUT_LENGTH;

/// How much of a result's variance hangs on one source.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Index {
    /// What would go if this source alone were known.
    pub first: f64,
    /// What would remain if all others were known: its own part and what it does together with others.
    pub total: f64,
}

/// The indices of each source from the results under A, under B, and under A with that source from B. `None` where the
/// results do not vary, or where the samples differ in length.
///
/// First order after Saltelli and others 2010 (table 2, b), total after Jansen 1999, with results centred first, as SALib
/// does it. Estimates: small ones may come out a little below zero.
pub fn indices(a: &[f64], b: &[f64], ab: &[Vec<f64>]) -> Option<Vec<Index>> {
    let n = a.len() as f64;
    if a.is_empty() || b.len() != a.len() || ab.iter().any(|it| it.len() != a.len()) {
        return None;
    }
    let both = || a.iter().chain(b);
    let all = || both().chain(ab.iter().flatten());
    let centre = all().sum::<f64>() / (n * (ab.len() as f64 + 2.0));
    let mean = both().sum::<f64>() / (2.0 * n);
    let variance = both().map(|it| (it - mean).powi(2)).sum::<f64>() / (2.0 * n);
    if !variance.is_finite() || variance <= (f64::EPSILON * mean).powi(2) {
        return None;
    }
    let of = |mixed: &Vec<f64>| {
        let parts = || a.iter().zip(b).zip(mixed);
        let first: f64 = parts().map(|((a, b), ab)| (b - centre) * (ab - a)).sum();
        let total: f64 = parts().map(|((a, _), ab)| (a - ab).powi(2)).sum();
        Some(Index { first: finite(first / n / variance)?, total: finite(total / 2.0 / n / variance)? })
    };
    ab.iter().map(of).collect()
}

/// The results do not vary.
pub static NOTHING_VARIES: NoteKind = NoteKind {
    code: "nothing_varies",
    level: Level::Error,
    text: Text {
        de: "Die Ergebnisse schwanken nicht; es gibt nichts, was sich auf Quellen verteilen ließe.",
        en: "The results do not vary, so there is nothing to split into sources.",
    },
};

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[Entry {
    name: "sobol_indices",
    title: Text { de: "Quellen der Unsicherheit (Sobol)", en: "Sources of uncertainty (Sobol)" },
    purpose: Text {
        de: "Woran ein schwankendes Ergebnis hängt: je Quelle der Anteil der Streuung, den sie allein erklärt, und der, an dem sie überhaupt beteiligt ist.",
        en: "What a varying result hangs on: for each source the share of the variance that it explains alone, and the share that it has a part in.",
    },
    inputs: &[
        Input::required("a", Kind::Numbers),
        Input::required("b", Kind::Numbers),
        Input::required("ab", Kind::Matrix),
    ],
    formula: "S = mean(b (ab − a)) ÷ V, T = mean((a − ab)²) ÷ 2 V, V = var(a, b)",
    source: "Saltelli and others 2010, Variance based sensitivity analysis of model output, Computer Physics Communications 181; Jansen 1999; SALib, analyze.sobol",
    // By hand: the first source moves everything, the second nothing.
    examples: &[Example {
        inputs: r#"{"a": [0, 0, 1, 1], "b": [0, 1, 0, 1], "ab": [[0, 1, 0, 1], [0, 0, 1, 1]]}"#,
        value: r#"{"first": [1, 0], "total": [1, 0]}"#,
    }],
    run: |inputs| {
        let a = inputs.complete("a")?;
        let b = inputs.complete_of("b", a.len())?;
        let rows = inputs.matrix("ab")?;
        let ab: Option<Vec<Vec<f64>>> = rows.into_iter().map(|row| row.into_iter().collect()).collect();
        let ab = ab.ok_or_else(|| Note::new(&crate::method::inputs::INPUT_HAS_GAPS).with("ab"))?;
        let width = ab.first().map_or(0, Vec::len);
        if width != a.len() {
            return Err(Note::new(&INPUT_LENGTH).with("ab").with(width).with(a.len()));
        }
        let found = indices(&a, &b, &ab).ok_or_else(|| Note::new(&NOTHING_VARIES))?;
        Ok(object([
            ("first", numbers(found.iter().map(|it| it.first))),
            ("total", numbers(found.iter().map(|it| it.total))),
        ]))
    },
}];
