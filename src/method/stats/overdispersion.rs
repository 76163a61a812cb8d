//! How much more posts differ than chance alone would make them, and what that does to a rate.

use super::intervals::{finite, garwood};
use super::special::normal;
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::answer::{cell, number, object};
use crate::method::entry::{Entry, Example, Input, Kind};

/// A pooled rate with the spread of its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overdispersion {
    /// All counts over all exposure.
    pub rate: f64,
    /// Pearson's spread: 1 where the parts differ as much as chance makes them differ, more where they differ more. Not
    /// floored. `None` where nothing was counted at all.
    pub phi: Option<f64>,
    /// The log-normal interval with this phi.
    pub interval: Option<(f64, f64)>,
}

/// The spread of (count, exposure) over at least two parts; `None` for fewer, or for values that cannot be.
pub fn overdispersion(parts: &[(f64, f64)], confidence: f64) -> Option<Overdispersion> {
    let (rate, total) = pooled(parts).filter(|_| parts.len() > 1)?;
    let z = normal::z(confidence)?;
    if total == 0.0 {
        return Some(Overdispersion { rate, phi: None, interval: None });
    }
    let distances = parts.iter().map(|(count, exposure)| {
        let expected = rate * exposure;
        (count - expected).powi(2) / expected
    });
    let phi = distances.sum::<f64>() / (parts.len() - 1) as f64;
    let phi = Some(phi).filter(|it| it.is_finite());
    Some(Overdispersion { rate, phi, interval: phi.and_then(|phi| log_normal(rate, total, phi, z)) })
}

/// The interval of a rate of actions over the table rows that it covers: Garwood for a single row, log-normal with phi
/// of at least 1 for several. Where several rows count nothing at all, the logarithm has no value and Garwood's upper
/// end stands in.
pub fn rate_interval(rows: &[(f64, f64)], confidence: f64) -> Option<(f64, f64)> {
    if let [(count, exposure)] = rows {
        return garwood(*count, *exposure, confidence);
    }
    let (rate, total) = pooled(rows)?;
    if total == 0.0 {
        return garwood(0.0, rows.iter().map(|row| row.1).sum(), confidence);
    }
    let phi = overdispersion(rows, confidence)?.phi?.max(1.0);
    log_normal(rate, total, phi, normal::z(confidence)?)
}

/// The pooled rate and the total count.
fn pooled(parts: &[(f64, f64)]) -> Option<(f64, f64)> {
    let possible = parts.iter().all(|(count, exposure)| *count >= 0.0 && *exposure > 0.0);
    let total: f64 = parts.iter().map(|it| it.0).sum();
    let rate = total / parts.iter().map(|it| it.1).sum::<f64>();
    (possible && rate.is_finite() && total.is_finite()).then_some((rate, total))
}

fn log_normal(rate: f64, total: f64, phi: f64, z: f64) -> Option<(f64, f64)> {
    let reach = z * (phi / total).sqrt();
    finite(rate * (-reach).exp(), rate * reach.exp())
}

/// The formula of this file.
pub static ENTRIES: &[Entry] = &[Entry {
    name: "overdispersion",
    title: Text { de: "Streuung über den Zufall hinaus", en: "Spread beyond chance" },
    purpose: Text {
        de: "Wie viel stärker sich Beiträge oder Tage unterscheiden, als der Zufall allein es erklärt (phi über 1), \
             und wie weit der Bereich der gemeinsamen Rate damit wird.",
        en: "How much more posts or days differ than chance alone explains (phi above 1), and how wide that makes the \
             interval of their common rate.",
    },
    inputs: &[
        Input::required("count", Kind::Numbers),
        Input::required("exposure", Kind::Numbers),
        Input::optional("confidence", Kind::Number, "0.95"),
    ],
    formula: Text::same("θ = Σy ÷ ΣE; φ = Σ (y − θE)² ÷ θE ÷ (P − 1); θ · exp(± z √(φ ÷ Σy))"),
    source: "McCullagh and Nelder 1989, Generalized Linear Models, 6.2; as statsmodels GLM Poisson with scale=\"X2\"",
    examples: &[Example {
        inputs: r#"{"count": [12, 3, 0, 45, 7, 9, 110, 2], "exposure": [1, 1, 1, 1, 1, 1, 1, 1]}"#,
        value: r#"{"rate": 23.5, "phi": 60.7537993921, "low": 7.71232009887, "high": 71.6062083679}"#,
    }],
    run: |inputs| {
        let parts = super::at_least(2, &super::counts(inputs)?)?;
        let found = overdispersion(&parts, inputs.share("confidence")?).ok_or_else(super::out_of_range)?;
        if found.rate == 0.0 {
            inputs.note(Note::new(&NOTHING_COUNTED));
        }
        Ok(object([
            ("rate", number(found.rate)),
            ("phi", cell(found.phi)),
            ("low", cell(found.interval.map(|it| it.0))),
            ("high", cell(found.interval.map(|it| it.1))),
        ]))
    },
}];

/// All counts are zero.
pub static NOTHING_COUNTED: NoteKind = NoteKind {
    code: "nothing_counted",
    level: Level::Error,
    text: Text {
        de: "Es wurde nichts gezählt, alle Werte sind null. Die Rate ist damit null; wie stark sie streut, lässt sich \
             erst mit mindestens einer Handlung sagen.",
        en: "Nothing was counted, every value is zero. So the rate is zero; how much it varies can be told from one \
             action on.",
    },
};
