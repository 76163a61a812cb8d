//! How far a single share or rate can be trusted: Wilson, Jeffreys, Garwood.

use super::special::{Tail, beta, gamma, normal, outside};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::answer::numbers;
use crate::method::entry::{Entry, Example, Input, Kind};
use crate::method::inputs::Inputs;

/// Wilson's interval for a share of people or cases; `None` unless 0 ≤ successes ≤ trials and trials > 0.
pub fn wilson(successes: f64, trials: f64, confidence: f64) -> Option<(f64, f64)> {
    let z = normal::z(confidence).filter(|_| is_share(successes, trials))?;
    // The ends are the roots of (p − x)² = z² x (1 − x) ÷ n. The smaller one comes from the product of both, so that it
    // loses no digits for few successes among many.
    let (p, widened) = (successes / trials, z * z / trials);
    let sum = p + widened / 2.0 + (widened * (p * (1.0 - p) + widened / 4.0)).sqrt();
    let high = if successes == trials { 1.0 } else { sum / (1.0 + widened) };
    finite(p * p / sum, high)
}

/// Jeffreys' interval for a share: the middle of Beta(k + ½, n − k + ½), reaching 0 at k = 0 and 1 at k = n.
pub fn jeffreys(successes: f64, trials: f64, confidence: f64) -> Option<(f64, f64)> {
    let tail = outside(confidence).filter(|_| is_share(successes, trials))?;
    let (a, b) = (successes + 0.5, trials - successes + 0.5);
    let low = if successes == 0.0 { 0.0 } else { beta::quantile(a, b, tail, Tail::Lower) };
    let high = if successes == trials { 1.0 } else { beta::quantile(a, b, tail, Tail::Upper) };
    finite(low, high)
}

/// Garwood's exact interval for a rate of events; `None` unless count ≥ 0 and exposure > 0.
pub fn garwood(count: f64, exposure: f64, confidence: f64) -> Option<(f64, f64)> {
    let tail = outside(confidence).filter(|_| count >= 0.0 && exposure > 0.0)?;
    let low = if count == 0.0 { 0.0 } else { gamma::quantile(count, tail, Tail::Lower) };
    finite(low / exposure, gamma::quantile(count + 1.0, tail, Tail::Upper) / exposure)
}

fn is_share(successes: f64, trials: f64) -> bool {
    successes >= 0.0 && successes <= trials && trials > 0.0 && trials.is_finite()
}

/// Both ends, unless either left the range of numbers.
pub(super) fn finite(low: f64, high: f64) -> Option<(f64, f64)> {
    (low.is_finite() && high.is_finite()).then_some((low, high))
}

/// Reads a share: `successes` of `trials`, under the names that the formula gives them.
pub(super) fn share(inputs: &Inputs<'_>, successes: &'static str, trials: &'static str) -> Result<(f64, f64), Note> {
    let k = inputs.not_negative(successes)?;
    let n = inputs.positive(trials)?;
    if k > n {
        return Err(Note::new(&MORE_SUCCESSES_THAN_TRIALS).with(k).with(n));
    }
    Ok((k, n))
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "wilson",
        title: Text { de: "Wilson-Intervall", en: "Wilson interval" },
        purpose: Text {
            de: "In welchem Bereich ein Anteil vermutlich liegt, wenn Personen oder Fälle gezählt wurden, etwa \
                 beantwortete von allen Anfragen. Verlässlich auch bei wenigen Fällen und nahe 0 und 1.",
            en: "Where a share probably lies when people or cases were counted, such as answered out of all inquiries. \
                 Reliable for few cases too, and near 0 and 1.",
        },
        inputs: SHARE,
        formula: Text {
            de: "(p + z² ÷ 2n ± z √(p (1 − p) ÷ n + z² ÷ 4n²)) ÷ (1 + z² ÷ n), p = Treffer ÷ n",
            en: "(p + z² ÷ 2n ± z √(p (1 − p) ÷ n + z² ÷ 4n²)) ÷ (1 + z² ÷ n), p = successes ÷ trials",
        },
        source: "Wilson 1927, Probable Inference; figures in Newcombe 1998, Statistics in Medicine 17, 857",
        examples: &[
            Example { inputs: r#"{"successes": 81, "trials": 263}"#, value: "[0.255288519878, 0.366209576983]" },
            Example { inputs: r#"{"successes": 0, "trials": 20}"#, value: "[0, 0.161125158053]" },
        ],
        run: |inputs| {
            let (k, n) = share(inputs, "successes", "trials")?;
            let (low, high) = wilson(k, n, inputs.share("confidence")?).ok_or_else(super::out_of_range)?;
            Ok(numbers([low, high]))
        },
    },
    Entry {
        name: "jeffreys",
        title: Text { de: "Jeffreys-Intervall", en: "Jeffreys interval" },
        purpose: Text {
            de: "Wie das Wilson-Intervall, aus der Sicht von Bayes ohne Vorwissen: mit der gewählten \
                 Wahrscheinlichkeit liegt der Anteil darin.",
            en: "Like the Wilson interval, seen with Bayes and without prior knowledge: the share lies inside with the \
                 chosen probability.",
        },
        inputs: SHARE,
        formula: Text {
            de: "Quantile (1 ∓ Sicherheit) ÷ 2 von Beta(k + ½, n − k + ½); 0 bei k = 0, 1 bei k = n",
            en: "quantiles (1 ∓ confidence) ÷ 2 of Beta(k + ½, n − k + ½); 0 at k = 0, 1 at k = n",
        },
        source: "Brown, Cai, DasGupta 2001, Interval Estimation for a Binomial Proportion",
        examples: &[
            Example { inputs: r#"{"successes": 3, "trials": 10}"#, value: "[0.0926945939382, 0.605818318149]" },
            Example { inputs: r#"{"successes": 0, "trials": 10}"#, value: "[0, 0.217196267509]" },
        ],
        run: |inputs| {
            let (k, n) = share(inputs, "successes", "trials")?;
            let (low, high) = jeffreys(k, n, inputs.share("confidence")?).ok_or_else(super::out_of_range)?;
            Ok(numbers([low, high]))
        },
    },
    Entry {
        name: "garwood",
        title: Text { de: "Garwood-Intervall", en: "Garwood interval" },
        purpose: Text {
            de: "In welchem Bereich eine Rate vermutlich liegt, wenn Handlungen gezählt wurden, etwa Interaktionen je \
                 Follower, und nur die Summe bekannt ist. Eine Untergrenze der Unsicherheit: Unterschiede zwischen \
                 Beiträgen kommen hinzu.",
            en: "Where a rate probably lies when actions were counted, such as interactions per follower, and only the \
                 total is known. A lower limit of the uncertainty: differences between posts come on top.",
        },
        inputs: &[
            Input::required("count", Kind::Number),
            Input::required("exposure", Kind::Number),
            Input::optional("confidence", Kind::Number, "0.95"),
        ],
        formula: Text {
            de: "χ²(α ÷ 2; 2y) ÷ 2E bis χ²(1 − α ÷ 2; 2y + 2) ÷ 2E, y die Anzahl, E die Basis",
            en: "χ²(α ÷ 2; 2y) ÷ 2E to χ²(1 − α ÷ 2; 2y + 2) ÷ 2E, y = count, E = exposure",
        },
        source: "Garwood 1936, Biometrika 28, 437",
        examples: &[
            Example { inputs: r#"{"count": 10, "exposure": 1}"#, value: "[4.79538869613, 18.3903560420]" },
            Example { inputs: r#"{"count": 0, "exposure": 1000}"#, value: "[0, 0.00368887945411]" },
        ],
        run: |inputs| {
            let count = inputs.not_negative("count")?;
            let exposure = inputs.positive("exposure")?;
            let (low, high) = garwood(count, exposure, inputs.share("confidence")?).ok_or_else(super::out_of_range)?;
            Ok(numbers([low, high]))
        },
    },
];

const SHARE: &[Input] = &[
    Input::required("successes", Kind::Number),
    Input::required("trials", Kind::Number),
    Input::optional("confidence", Kind::Number, "0.95"),
];

/// More counted than there were cases.
pub static MORE_SUCCESSES_THAN_TRIALS: NoteKind = NoteKind {
    code: "more_successes_than_trials",
    level: Level::Error,
    text: Text {
        de: "{0} von {1} geht nicht auf: gezählt werden Personen oder Fälle, höchstens alle. Für Handlungen, die sich \
             wiederholen können, nehmen Sie „garwood“.",
        en: "{0} out of {1} does not add up: people or cases are counted, at most all of them. For actions that can \
             repeat themselves use “garwood”.",
    },
};
