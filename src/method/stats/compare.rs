//! Is it really more than before, or than the other: ratio of two rates, difference of two shares, which rate is
//! higher.

use super::intervals::{finite, share, wilson};
use super::special::{beta, normal};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::answer::{cell, number, numbers, object};
use crate::method::entry::{Entry, Example, Input, Kind};

/// A rate now as a multiple of the rate before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateRatio {
    /// Rate now ÷ rate before; `None` where nothing was counted before.
    pub ratio: Option<f64>,
    /// Its interval, widened by phi; `None` where either count is zero.
    pub interval: Option<(f64, f64)>,
    /// Exact two-sided probability of a difference at least as unlikely as this one if nothing had changed and every
    /// action were independent of the others, that is for phi = 1. `None` where counts are not whole.
    pub p: Option<f64>,
    /// The same from the widened interval's own normal approximation: the one to go by where phi is above 1.
    pub p_with_spread: Option<f64>,
}

/// Compares two rates given as (count, exposure); `None` for values that cannot be.
pub fn rate_ratio(now: (f64, f64), before: (f64, f64), phi: f64, confidence: f64) -> Option<RateRatio> {
    let possible = now.0 >= 0.0 && before.0 >= 0.0 && now.1 > 0.0 && before.1 > 0.0 && phi > 0.0;
    let z = normal::z(confidence).filter(|_| possible)?;
    let ratio = Some((now.0 / now.1) / (before.0 / before.1)).filter(|it| it.is_finite());
    let deviation = Some((phi * (1.0 / now.0 + 1.0 / before.0)).sqrt()).filter(|it| it.is_finite());
    let both = ratio.zip(deviation);
    Some(RateRatio {
        ratio,
        interval: both.and_then(|(ratio, sd)| finite(ratio * (-z * sd).exp(), ratio * (z * sd).exp())),
        p: binomial_test(now.0, now.0 + before.0, now.1 / (now.1 + before.1)),
        p_with_spread: both.map(|(ratio, sd)| 2.0 * normal::cdf(-(ratio.ln() / sd).abs())),
    })
}

/// The two-sided exact test of `k` successes in `n`: every outcome at most as likely as this one counts, as
/// `scipy.stats.binomtest` and R's `binom.test` do it. `None` for counts that are not whole.
fn binomial_test(k: f64, n: f64, p: f64) -> Option<f64> {
    // Above 2^53 whole numbers are no longer told apart.
    if k.fract() != 0.0 || n.fract() != 0.0 || n > 9e15 || !(p > 0.0 && p < 1.0) {
        return None;
    }
    let mode = n * p;
    if k == mode {
        return Some(1.0);
    }
    // The tolerance of both packages: probabilities that are equal but for rounding count as equal.
    let as_unlikely = beta::binomial(k, n, p) * (1.0 + 1e-7);
    let likely = |k: f64| beta::binomial(k, n, p) > as_unlikely;
    let both = if k < mode {
        // The first outcome on the other side that is as unlikely.
        let (mut likely_one, mut unlikely_one) = (mode.ceil() - 1.0, n + 1.0);
        while unlikely_one - likely_one > 1.0 {
            let middle = ((likely_one + unlikely_one) / 2.0).floor();
            if likely(middle) { likely_one = middle } else { unlikely_one = middle }
        }
        beta::binomial_tails(k, n, p).0 + beta::binomial_tails(unlikely_one - 1.0, n, p).1
    } else {
        let (mut unlikely_one, mut likely_one) = (-1.0, mode.floor() + 1.0);
        while likely_one - unlikely_one > 1.0 {
            let middle = ((likely_one + unlikely_one) / 2.0).floor();
            if likely(middle) { likely_one = middle } else { unlikely_one = middle }
        }
        beta::binomial_tails(unlikely_one, n, p).0 + beta::binomial_tails(k - 1.0, n, p).1
    };
    both.is_finite().then_some(both.min(1.0))
}

/// Newcombe's interval for the difference of two shares, each given as (successes, trials).
pub fn newcombe(first: (f64, f64), second: (f64, f64), confidence: f64) -> Option<(f64, f64)> {
    let (low1, high1) = wilson(first.0, first.1, confidence)?;
    let (low2, high2) = wilson(second.0, second.1, confidence)?;
    let (p1, p2) = (first.0 / first.1, second.0 / second.1);
    let difference = p1 - p2;
    finite(difference - (p1 - low1).hypot(high2 - p2), difference + (high1 - p1).hypot(p2 - low2))
}

/// The probability that the first rate is truly above the second, each given as (count, exposure), with Jeffreys'
/// prior.
pub fn probability_above(first: (f64, f64), second: (f64, f64)) -> Option<f64> {
    let possible = first.0 >= 0.0 && second.0 >= 0.0 && first.1 > 0.0 && second.1 > 0.0;
    let all = first.1 + second.1;
    let (below, _) = beta::tails_of_pair(second.0 + 0.5, first.0 + 0.5, second.1 / all, first.1 / all);
    (possible && below.is_finite()).then_some(below)
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "rate_ratio",
        title: Text { de: "Zwei Zeiträume", en: "Two periods" },
        purpose: Text {
            de: "Um wie viel eine Rate gestiegen oder gefallen ist, in welchem Bereich das Verhältnis liegt und ob es \
                 Zufall sein kann. p zählt jede Handlung einzeln; streuen die Beiträge (phi über 1), gilt der \
                 Bereich.",
            en: "How much a rate rose or fell, where the ratio lies, and whether it can be chance. p counts every \
                 action by itself; where posts vary (phi above 1) the interval is the one to go by.",
        },
        inputs: &[
            Input::required("countNow", Kind::Number),
            Input::required("exposureNow", Kind::Number),
            Input::required("countBefore", Kind::Number),
            Input::required("exposureBefore", Kind::Number),
            Input::optional("phi", Kind::Number, "1"),
            Input::optional("confidence", Kind::Number, "0.95"),
        ],
        formula: Text {
            de: "R = (y₁ ÷ E₁) ÷ (y₀ ÷ E₀); R · exp(± z √(φ (1 ÷ y₁ + 1 ÷ y₀))); p: y₁ ~ Bin(y₁ + y₀, E₁ ÷ (E₁ + E₀)), zweiseitig",
            en: "R = (y₁ ÷ E₁) ÷ (y₀ ÷ E₀); R · exp(± z √(φ (1 ÷ y₁ + 1 ÷ y₀))); p: y₁ ~ Bin(y₁ + y₀, E₁ ÷ (E₁ + E₀)), two-sided",
        },
        source: "Rothman, Greenland and Lash 2008, Modern Epidemiology, chapter 14; p as scipy.stats.binomtest",
        examples: &[
            Example {
                inputs: r#"{"countNow": 41, "exposureNow": 28010, "countBefore": 15, "exposureBefore": 19017}"#,
                value: r#"{"ratio": 1.85575865762, "low": 1.02722599765, "high": 3.35256331443, "p": 0.0408520262865}"#,
            },
            Example {
                inputs: r#"{"countNow": 41, "exposureNow": 28010, "countBefore": 15,
                          "exposureBefore": 19017, "phi": 6}"#,
                value: r#"{"ratio": 1.85575865762, "low": 0.435869619784, "high": 7.90107876078,
                         "p": 0.0408520262865}"#,
            },
        ],
        run: |inputs| {
            let now = (inputs.not_negative("countNow")?, inputs.positive("exposureNow")?);
            let before = (inputs.not_negative("countBefore")?, inputs.positive("exposureBefore")?);
            let phi = inputs.positive("phi")?;
            let found = rate_ratio(now, before, phi, inputs.share("confidence")?).ok_or_else(super::out_of_range)?;
            if now.0 == 0.0 || before.0 == 0.0 {
                inputs.note(Note::new(&NO_RATIO_FROM_ZERO));
            }
            if found.p.is_none() {
                inputs.note(Note::new(&NOT_WHOLE_COUNTS));
            }
            if let Some(p) = found.p_with_spread.filter(|_| phi > 1.0) {
                inputs.note(Note::new(&P_KNOWS_NO_SPREAD).with(rounded(phi, 10.0)).with(rounded(p, 1000.0)));
            }
            Ok(object([
                ("ratio", cell(found.ratio)),
                ("low", cell(found.interval.map(|it| it.0))),
                ("high", cell(found.interval.map(|it| it.1))),
                ("p", cell(found.p)),
            ]))
        },
    },
    Entry {
        name: "newcombe",
        title: Text { de: "Unterschied zweier Anteile", en: "Difference of two shares" },
        purpose: Text {
            de: "In welchem Bereich der Unterschied zweier Anteile liegt, etwa der Antwortquoten zweier Kanäle. \
                 Enthält er die Null, kann es Zufall sein.",
            en: "Where the difference of two shares lies, such as the response rates of two channels. If zero is \
                 inside, it can be chance.",
        },
        inputs: &[
            Input::required("x1", Kind::Number),
            Input::required("n1", Kind::Number),
            Input::required("x2", Kind::Number),
            Input::required("n2", Kind::Number),
            Input::optional("confidence", Kind::Number, "0.95"),
        ],
        formula: Text {
            de: "d − √((p₁ − l₁)² + (u₂ − p₂)²) bis d + √((u₁ − p₁)² + (p₂ − l₂)²), d = p₁ − p₂, l und u die Enden nach Wilson",
            en: "d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²), d = p₁ − p₂, l and u Wilson's ends",
        },
        source: "Newcombe 1998, Statistics in Medicine 17, 873, method 10",
        examples: &[Example {
            inputs: r#"{"x1": 56, "n1": 70, "x2": 48, "n2": 80}"#,
            value: "[0.0524314724024, 0.333872654037]",
        }],
        run: |inputs| {
            let (first, second) = (share(inputs, "x1", "n1")?, share(inputs, "x2", "n2")?);
            let (low, high) = newcombe(first, second, inputs.share("confidence")?).ok_or_else(super::out_of_range)?;
            Ok(numbers([low, high]))
        },
    },
    Entry {
        name: "probability_above",
        title: Text { de: "Liegt A wirklich über B?", en: "Is A really above B?" },
        purpose: Text {
            de: "Mit welcher Wahrscheinlichkeit die wahre Rate von A über der von B liegt, wenn nur der Zufall des \
                 Zählens unsicher ist. Um 50 % heißt: nicht zu unterscheiden.",
            en: "With which probability the true rate of A is above that of B if only the chance of counting is \
                 uncertain. Around 50% means: cannot be told apart.",
        },
        inputs: &[
            Input::required("countA", Kind::Number),
            Input::required("exposureA", Kind::Number),
            Input::required("countB", Kind::Number),
            Input::required("exposureB", Kind::Number),
        ],
        formula: Text::same("BetaCDF(E_B ÷ (E_A + E_B); y_B + ½, y_A + ½)"),
        source: "Two gamma posteriors with Jeffreys' prior; Gelman and others 2013, Bayesian Data Analysis, 2.6 and \
                 appendix A",
        examples: &[Example {
            inputs: r#"{"countA": 12, "exposureA": 1000, "countB": 7, "exposureB": 1000}"#,
            value: "0.874589252198",
        }],
        run: |inputs| {
            let first = (inputs.not_negative("countA")?, inputs.positive("exposureA")?);
            let second = (inputs.not_negative("countB")?, inputs.positive("exposureB")?);
            probability_above(first, second).map(number).ok_or_else(super::out_of_range)
        },
    },
];

/// For a sentence: digits that mean something.
fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

/// One of two counts is zero.
pub static NO_RATIO_FROM_ZERO: NoteKind = NoteKind {
    code: "no_ratio_from_zero",
    level: Level::Error,
    text: Text {
        de: "In einem der beiden Zeiträume wurde nichts gezählt; ein Verhältnis hat dann keinen Bereich, und zu null \
             gibt es keines. Ob der Unterschied Zufall sein kann, sagt p.",
        en: "Nothing was counted in one of the two periods; a ratio has no interval then, and there is none to zero. \
             Whether the difference can be chance is told by p.",
    },
};

/// Counts with decimals, where the exact test counts whole actions.
pub static NOT_WHOLE_COUNTS: NoteKind = NoteKind {
    code: "not_whole_counts",
    level: Level::Error,
    text: Text {
        de: "p zählt ganze Handlungen; mit Nachkommastellen (etwa gewichteten Interaktionen) gibt es keines. Der \
             Bereich gilt trotzdem.",
        en: "p counts whole actions; with decimals (such as weighted interactions) there is none. The interval holds \
             all the same.",
    },
};

/// phi is above 1, and p does not know it.
pub static P_KNOWS_NO_SPREAD: NoteKind = NoteKind {
    code: "p_knows_no_spread",
    level: Level::Warning,
    text: Text {
        de: "p zählt jede Handlung einzeln. Mit phi = {0} streuen die Beiträge stärker; dann gilt der Bereich, zu dem \
             etwa p = {1} gehört.",
        en: "p counts every action by itself. With phi = {0} the posts vary more; then go by the interval, to which \
             about p = {1} belongs.",
    },
};
