//! Which source an uncertain result hangs on: Sobol indices by Saltelli's sampling.
//!
//! Two independent samples A and B of all sources, and for each source a third that is A with that source taken from B.

use super::super::answer::{cells, numbers, object};
use super::super::describe::{finite, standard_deviation};
use super::super::entry::{Entry, Example, Input, Kind};
use super::random::Random;
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
    if a.is_empty() || b.len() != a.len() || ab.iter().any(|it| it.len() != a.len()) {
        return None;
    }
    estimate(a, b, ab, centre(a, b, ab), &|| 0..a.len())
}

/// The standard error of each index, first and total: the standard deviation of the estimates from `resamples` samples of
/// the same points drawn with putting back (Efron 1979; SALib does it so), each point with all its results. `next` gives
/// the places of the points one after the other. `None` where there is no estimate, or for fewer than two resamples that
/// vary.
pub fn standard_errors(
    a: &[f64],
    b: &[f64],
    ab: &[Vec<f64>],
    resamples: usize,
    next: &mut dyn FnMut() -> usize,
) -> Option<Vec<Index>> {
    indices(a, b, ab)?;
    // The results are centred once, not anew in each resample.
    let centre = centre(a, b, ab);
    let mut found: Vec<Vec<Index>> = Vec::with_capacity(resamples);
    for _ in 0..resamples {
        let drawn: Vec<usize> = a.iter().map(|_| next().min(a.len() - 1)).collect();
        found.extend(estimate(a, b, ab, centre, &|| drawn.iter().copied()));
    }
    let spread = |of: &dyn Fn(&Index) -> f64, source: usize| {
        standard_deviation(&found.iter().filter_map(|it| Some(of(it.get(source)?))).collect::<Vec<_>>())
    };
    let error = |source| Some(Index { first: spread(&|it| it.first, source)?, total: spread(&|it| it.total, source)? });
    (0..ab.len()).map(error).collect()
}

/// [`standard_errors`] from [`RESAMPLES`] resamples of this seed.
pub fn seeded_errors(a: &[f64], b: &[f64], ab: &[Vec<f64>], seed: u64) -> Option<Vec<Index>> {
    resampled_errors(a, b, ab, RESAMPLES, seed)
}

fn resampled_errors(a: &[f64], b: &[f64], ab: &[Vec<f64>], resamples: usize, seed: u64) -> Option<Vec<Index>> {
    let mut random = Random::new(seed);
    let n = a.len() as f64;
    // Uniform in (0, 1]: the very end belongs to the last point.
    standard_errors(a, b, ab, resamples, &mut || (random.uniform() * n) as usize)
}

/// So many resamples are usual (SALib), and know an error within 7 %.
pub const RESAMPLES: usize = 100;

/// The mean of all results.
fn centre(a: &[f64], b: &[f64], ab: &[Vec<f64>]) -> f64 {
    let all = a.iter().chain(b).chain(ab.iter().flatten());
    all.sum::<f64>() / (a.len() as f64 * (ab.len() as f64 + 2.0))
}

/// The indices from the points at these places.
fn estimate<I: Iterator<Item = usize>>(
    a: &[f64],
    b: &[f64],
    ab: &[Vec<f64>],
    centre: f64,
    places: &dyn Fn() -> I,
) -> Option<Vec<Index>> {
    let n = places().count() as f64;
    let both = || places().map(|place| a[place]).chain(places().map(|place| b[place]));
    let mean = both().sum::<f64>() / (2.0 * n);
    let variance = both().map(|it| (it - mean).powi(2)).sum::<f64>() / (2.0 * n);
    if !variance.is_finite() || variance <= (f64::EPSILON * mean).powi(2) {
        return None;
    }
    let of = |mixed: &Vec<f64>| {
        let first: f64 = places().map(|it| (b[it] - centre) * (mixed[it] - a[it])).sum();
        let total: f64 = places().map(|it| (a[it] - mixed[it]).powi(2)).sum();
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

/// More resamples than this only take time.
const MOST_RESAMPLES: f64 = 10_000.0;

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
        Input::optional("resamples", Kind::Number, "100"),
        Input::optional("seed", Kind::Number, "1"),
    ],
    formula: Text {
        de: "S = Mittel(b (ab − a)) ÷ V, T = Mittel((a − ab)²) ÷ 2 V, V = var(a, b); Fehler: Standardabweichung über neu gezogene Punkte",
        en: "S = mean(b (ab − a)) ÷ V, T = mean((a − ab)²) ÷ 2 V, V = var(a, b); errors: standard deviation over resampled points",
    },
    source: "Efron 1979, Bootstrap methods; Saltelli and others 2010, Variance based sensitivity analysis of model output, Computer Physics Communications 181; Jansen 1999; SALib, analyze.sobol",
    // By hand: the first source moves everything, the second nothing.
    examples: &[Example {
        inputs: r#"{"a": [0, 0, 1, 1], "b": [0, 1, 0, 1], "ab": [[0, 1, 0, 1], [0, 0, 1, 1]], "resamples": 0}"#,
        value: r#"{"first": [1, 0], "total": [1, 0], "firstError": [null, null], "totalError": [null, null]}"#,
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
        let whole = |name: &'static str| Ok::<f64, Note>(inputs.number(name)?.clamp(0.0, MOST_RESAMPLES).floor());
        let errors = resampled_errors(&a, &b, &ab, whole("resamples")? as usize, whole("seed")? as u64);
        let error = |of: &dyn Fn(&Index) -> f64| {
            cells((0..found.len()).map(|source| errors.as_ref().and_then(|it| it.get(source)).map(of)))
        };
        Ok(object([
            ("firstError", error(&|it| it.first)),
            ("totalError", error(&|it| it.total)),
            ("first", numbers(found.iter().map(|it| it.first))),
            ("total", numbers(found.iter().map(|it| it.total))),
        ]))
    },
}];
