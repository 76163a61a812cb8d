//! Small accounts borrow strength from all: gamma-Poisson shrinkage by moments.

use super::Pair;
use super::intervals::finite;
use super::special::{Tail, gamma, outside};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::answer::{cell, cells, number, numbers, object};
use crate::method::entry::{Entry, Example, Input, Kind};
use crate::method::inputs::{Cell, INPUT_NOT_POSITIVE};

/// What all accounts have in common, and each account's rate in that light.
#[derive(Clone, Debug, PartialEq)]
pub struct Shrinkage {
    /// The pooled rate.
    pub mean: f64,
    /// How much the true rates differ between accounts, as a variance; 0 where chance explains every difference.
    pub between_variance: f64,
    /// Shape and rate of the gamma distribution of true rates; `None` where chance explains every difference.
    pub prior: Option<(f64, f64)>,
    /// The rate of each account, drawn towards the mean.
    pub shrunk: Vec<Cell>,
    /// How much of it comes from the account's own numbers, 0 to 1.
    pub own_weight: Vec<Cell>,
}

/// Shrinks (count, exposure) of each account; `None` where there is no account, or values that cannot be.
///
/// Where posts vary beyond chance, hand in counts and exposures divided by phi: otherwise small accounts are shrunk too
/// little.
pub fn shrinkage(rows: &[Pair]) -> Option<Shrinkage> {
    let present: Vec<(f64, f64)> = rows.iter().flatten().copied().collect();
    if present.is_empty() || present.iter().any(|(count, exposure)| *count < 0.0 || *exposure <= 0.0) {
        return None;
    }
    let exposures: f64 = present.iter().map(|it| it.1).sum();
    let mean = present.iter().map(|it| it.0).sum::<f64>() / exposures;
    let squares: f64 = present.iter().map(|(count, exposure)| exposure * (count / exposure - mean).powi(2)).sum();
    let between = squares / exposures - mean / (exposures / present.len() as f64);
    if !(mean.is_finite() && between.is_finite()) {
        return None;
    }
    let each = |of: &dyn Fn(f64, f64) -> f64| rows.iter().map(|row| row.map(|(y, e)| of(y, e))).collect();
    if between <= 0.0 {
        let (shrunk, own_weight) = (each(&|_, _| mean), each(&|_, _| 0.0));
        return Some(Shrinkage { mean, between_variance: 0.0, prior: None, shrunk, own_weight });
    }
    let (alpha, beta) = (mean * mean / between, mean / between);
    Some(Shrinkage {
        mean,
        between_variance: between,
        prior: Some((alpha, beta)),
        shrunk: each(&|count, exposure| (count + alpha) / (exposure + beta)),
        own_weight: each(&|_, exposure| exposure / (exposure + beta)),
    })
}

/// The interval of a shrunken rate: quantiles of Gamma(count + alpha, exposure + beta).
pub fn gamma_poisson_interval(count: f64, exposure: f64, alpha: f64, beta: f64, confidence: f64) -> Option<(f64, f64)> {
    let (shape, rate) = (count + alpha, exposure + beta);
    let possible = count >= 0.0 && exposure > 0.0 && alpha >= 0.0 && beta >= 0.0 && shape > 0.0;
    let tail = outside(confidence).filter(|_| possible)?;
    finite(gamma::quantile(shape, tail, Tail::Lower) / rate, gamma::quantile(shape, tail, Tail::Upper) / rate)
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "shrinkage",
        title: Text { de: "Kleine Konten stützen", en: "Support for small accounts" },
        purpose: Text {
            de: "Zieht die Rate kleiner Konten so weit zum gemeinsamen Mittel, wie ihre wenigen Zahlen es verlangen; \
                 große Konten behalten ihre eigene. So steht nicht vorn, wer nur Glück hatte.",
            en: "Draws the rates of small accounts towards the common mean as far as their few numbers require; large \
                 accounts keep their own. So nobody leads by luck alone.",
        },
        inputs: &[Input::required("count", Kind::Numbers), Input::required("exposure", Kind::Numbers)],
        formula: Text {
            de: "m = Σy ÷ ΣE; A = ΣE (r − m)² ÷ ΣE − m ÷ Mittel(E); α = m² ÷ A, β = m ÷ A; (y + α) ÷ (E + β); A ≤ 0: m",
            en: "m = Σy ÷ ΣE; A = ΣE (r − m)² ÷ ΣE − m ÷ mean(E); α = m² ÷ A, β = m ÷ A; (y + α) ÷ (E + β); A ≤ 0: m",
        },
        source: "Marshall 1991, Applied Statistics 40, 283 (global empirical Bayes by moments)",
        examples: &[
            Example {
                inputs: r#"{"count": [2, 30, 400], "exposure": [10, 1000, 20000]}"#,
                value: r#"{"mean": 0.0205616373156, "betweenVariance": 0.0000169294511056, "alpha": 24.9731031714,
                     "beta": 1214.54837415, "shrunk": [0.0220269805104, 0.0248236181305, 0.0200321541461],
                     "ownWeight": [0.00816627600111, 0.451559338994, 0.942749270325]}"#,
            },
            Example {
                inputs: r#"{"count": [10, 20], "exposure": [100, 200]}"#,
                value: r#"{"mean": 0.1, "betweenVariance": 0, "alpha": null, "beta": null,
                     "shrunk": [0.1, 0.1], "ownWeight": [0, 0]}"#,
            },
        ],
        run: |inputs| {
            let rows = super::counts(inputs)?;
            super::at_least(1, &rows)?;
            let found = shrinkage(&rows).ok_or_else(super::out_of_range)?;
            if found.prior.is_none() {
                inputs.note(Note::new(&NO_SPREAD_BEYOND_CHANCE));
            }
            Ok(object([
                ("mean", number(found.mean)),
                ("betweenVariance", number(found.between_variance)),
                ("alpha", cell(found.prior.map(|it| it.0))),
                ("beta", cell(found.prior.map(|it| it.1))),
                ("shrunk", cells(found.shrunk)),
                ("ownWeight", cells(found.own_weight)),
            ]))
        },
    },
    Entry {
        name: "gamma_poisson_interval",
        title: Text { de: "Bereich der gestützten Rate", en: "Interval of the supported rate" },
        purpose: Text {
            de: "In welchem Bereich die Rate eines Kontos liegt, wenn man weiß, wie sich alle Konten verteilen (alpha \
                 und beta aus „shrinkage“).",
            en: "Where the rate of an account lies once one knows how all accounts are spread (alpha and beta from \
                 “shrinkage”).",
        },
        inputs: &[
            Input::required("count", Kind::Number),
            Input::required("exposure", Kind::Number),
            Input::required("alpha", Kind::Number),
            Input::required("beta", Kind::Number),
            Input::optional("confidence", Kind::Number, "0.95"),
        ],
        formula: Text {
            de: "Quantile (1 ∓ Sicherheit) ÷ 2 von Gamma(y + α, E + β)",
            en: "quantiles (1 ∓ confidence) ÷ 2 of Gamma(y + α, E + β)",
        },
        source: "Gelman and others 2013, Bayesian Data Analysis, 2.6",
        examples: &[Example {
            inputs: r#"{"count": 2, "exposure": 10, "alpha": 1.5, "beta": 60}"#,
            value: "[0.0120704941477, 0.114376887676]",
        }],
        run: |inputs| {
            let count = inputs.not_negative("count")?;
            let exposure = inputs.positive("exposure")?;
            let (alpha, beta) = (inputs.not_negative("alpha")?, inputs.not_negative("beta")?);
            if count + alpha == 0.0 {
                return Err(Note::new(&INPUT_NOT_POSITIVE).with("alpha").with(alpha));
            }
            let (low, high) = gamma_poisson_interval(count, exposure, alpha, beta, inputs.share("confidence")?)
                .ok_or_else(super::out_of_range)?;
            Ok(numbers([low, high]))
        },
    },
];

/// The accounts differ no more than chance makes them differ.
pub static NO_SPREAD_BEYOND_CHANCE: NoteKind = NoteKind {
    code: "no_spread_beyond_chance",
    level: Level::Info,
    text: Text {
        de: "Die Konten unterscheiden sich nicht stärker, als der Zufall es erklärt. Alle bekommen deshalb die \
             gemeinsame Rate.",
        en: "The accounts differ no more than chance explains. So all of them get the common rate.",
    },
};
