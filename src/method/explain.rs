//! Why a score is what it is: differences and changes split into parts that add up exactly.

use super::aggregate::{Mean, weighted_mean};
use super::answer::{cells, number, numbers, object};
use super::describe::{complete_rows, finite, is_constant, mean, range};
use super::entry::{Entry, Example, Input, Kind};
use super::inputs::{Cell, Inputs};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};

/// A whole and the part that each criterion has in it; a criterion that does not count has none.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// The sum of the parts.
    pub total: f64,
    /// The part of each criterion.
    pub parts: Vec<Cell>,
}

/// The difference of two arithmetic means by criterion: w (a − b). Criteria that only one of the two has are left out
/// and the weights rescaled; `None` where nothing is shared.
pub fn difference_arithmetic(a: &[Cell], b: &[Cell], w: &[f64]) -> Option<Parts> {
    let w = shared_weights(a, b, w)?;
    Some(split(a.iter().zip(b).zip(&w).map(|((a, b), weight)| finite((*weight)? * (((*a)?) - ((*b)?))))))
}

/// The difference of two geometric means by criterion: L w ln(a ÷ b) with L the logarithmic mean of the two scores.
/// The only split of a product that adds up without a rest (log-mean Divisia, Ang 2004). Values above zero only.
pub fn difference_geometric(a: &[Cell], b: &[Cell], w: &[f64]) -> Option<Parts> {
    let w = shared_weights(a, b, w)?;
    // What has no weight, a zero among it, has no part in the difference.
    let counts = |weight: &Cell| weight.is_some_and(|it| it > 0.0);
    let shared =
        |x: &[Cell]| x.iter().zip(&w).map(|(value, weight)| value.filter(|_| counts(weight))).collect::<Vec<_>>();
    let (a, b) = (shared(a), shared(b));
    if a.iter().chain(&b).flatten().any(|it| *it <= 0.0) {
        return None;
    }
    let log = |((a, b), weight): ((&Cell, &Cell), &Cell)| match (*weight)? {
        0.0 => Some(0.0),
        weight => finite(weight * ((*a)? / (*b)?).ln()),
    };
    let logs: Vec<Cell> = a.iter().zip(&b).zip(&w).map(log).collect();
    let weights: Vec<f64> = w.iter().map(|it| it.unwrap_or(0.0)).collect();
    let base = weighted_mean(&b, &weights, Mean::Geometric)?;
    let log_ratio: f64 = logs.iter().flatten().sum();
    // L = (A − B) ÷ ln(A ÷ B), written so that it holds its digits where the two nearly meet.
    let log_mean = if log_ratio == 0.0 { base } else { base * log_ratio.exp_m1() / log_ratio };
    Some(split(logs.into_iter().map(|log| log.and_then(|it| finite(log_mean * it)))))
}

/// Weights rescaled to the criteria that both have; `None` for the others.
fn shared_weights(a: &[Cell], b: &[Cell], w: &[f64]) -> Option<Vec<Cell>> {
    let both = |(a, b): (&Cell, &Cell)| a.is_some() && b.is_some();
    let shared: Vec<Cell> = a.iter().zip(b).zip(w).map(|(pair, weight)| both(pair).then_some(*weight)).collect();
    let sum: f64 = shared.iter().flatten().sum();
    if sum > 0.0 { Some(shared.into_iter().map(|it| it.map(|weight| weight / sum)).collect()) } else { None }
}

fn split(parts: impl Iterator<Item = Cell>) -> Parts {
    let parts: Vec<Cell> = parts.collect();
    Parts { total: parts.iter().flatten().sum(), parts }
}

/// An overall rate in two periods and what moved it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateAndMix {
    /// The overall rate before.
    pub before: f64,
    /// The overall rate after.
    pub after: f64,
    /// What the channels' own rates contributed: Σ mean share × change of rate.
    pub rate_part: f64,
    /// What the shift between channels contributed: Σ mean rate × change of share.
    pub mix_part: f64,
    /// Whether every channel that is in both periods, at least two, went the other way than the whole (Simpson's paradox).
    pub paradox: bool,
}

/// One channel in one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exposure {
    /// The base of the rate: reach, impressions, followers; zero where the channel did not exist.
    pub exposure: f64,
    /// The rate; `None` where it is not known.
    pub rate: Cell,
}

/// Splits the change of an overall rate over channels into a rate part and a mix part, which add up exactly (Marshall
/// and Edgeworth weights; Kitagawa 1955). A channel that exists in one period only keeps its rate, so that all of it is
/// mix. `None` where a period has no exposure.
pub fn rate_and_mix(channels: &[(Exposure, Exposure)]) -> Option<RateAndMix> {
    let known: Vec<[f64; 4]> = channels
        .iter()
        .filter_map(|(before, after)| {
            let rate_before = before.rate.filter(|_| before.exposure > 0.0);
            let rate_after = after.rate.filter(|_| after.exposure > 0.0);
            let either = rate_before.or(rate_after)?;
            let held = |rate: Cell, exposure: f64| if rate.is_some() { exposure } else { 0.0 };
            Some([
                held(rate_before, before.exposure),
                rate_before.unwrap_or(either),
                held(rate_after, after.exposure),
                rate_after.unwrap_or(either),
            ])
        })
        .collect();
    let all_before: f64 = known.iter().map(|it| it[0]).sum();
    let all_after: f64 = known.iter().map(|it| it[2]).sum();
    if !(all_before > 0.0 && all_after > 0.0) {
        return None;
    }
    let (mut before, mut after, mut rate_part, mut mix_part) = (0.0, 0.0, 0.0, 0.0);
    for [exposure_before, rate_before, exposure_after, rate_after] in &known {
        let (share_before, share_after) = (exposure_before / all_before, exposure_after / all_after);
        before += share_before * rate_before;
        after += share_after * rate_after;
        rate_part += (share_before + share_after) / 2.0 * (rate_after - rate_before);
        mix_part += (rate_before + rate_after) / 2.0 * (share_after - share_before);
    }
    let whole: f64 = after - before;
    let both = || known.iter().filter(|it| it[0] > 0.0 && it[2] > 0.0);
    let paradox = both().count() > 1 && both().all(|it| (it[3] - it[1]) * whole < 0.0);
    Some(RateAndMix { before, after, rate_part, mix_part, paradox })
}

/// The change of a score when values and weights changed: (total, score part, weight part). Mean weight × change of
/// value, and mean value × change of weight.
pub fn score_and_weight_change(scores: [&[f64]; 2], weights: [&[f64]; 2]) -> (f64, f64, f64) {
    let (mut before, mut after, mut score_part, mut weight_part) = (0.0, 0.0, 0.0, 0.0);
    let goals = scores[0].iter().zip(scores[1]).zip(weights[0].iter().zip(weights[1]));
    for ((score_before, score_after), (weight_before, weight_after)) in goals {
        before += score_before * weight_before;
        after += score_after * weight_after;
        score_part += (weight_before + weight_after) / 2.0 * (score_after - score_before);
        weight_part += (score_before + score_after) / 2.0 * (weight_after - weight_before);
    }
    (after - before, score_part, weight_part)
}

/// How much of the differences between rows each criterion really makes: w cov(u, y) ÷ var(y), which adds up to 1. Can
/// be negative: then the criterion levels out what the others separate. `None` where all scores are equal.
pub fn influence(rows: &[Vec<f64>], w: &[f64]) -> Option<Vec<f64>> {
    let scores: Vec<f64> =
        rows.iter().map(|row| row.iter().zip(w).map(|(value, weight)| value * weight).sum()).collect();
    // Parts that cancel leave noise of their own size, of which no shares should be made.
    let parts = rows.iter().flat_map(|row| row.iter().zip(w).map(|(value, weight)| (value * weight).abs()));
    let noise = 1e-12 * parts.fold(0.0, f64::max);
    if is_constant(&scores) || range(&scores).is_some_and(|(low, high)| high - low <= noise) {
        return None;
    }
    let centre = mean(&scores)?;
    let variance: f64 = scores.iter().map(|it| (it - centre).powi(2)).sum();
    let share = |(j, weight): (usize, &f64)| {
        let column: Vec<f64> = rows.iter().filter_map(|row| row.get(j).copied()).collect();
        let middle = mean(&column)?;
        let together: f64 = column.iter().zip(&scores).map(|(value, score)| (value - middle) * (score - centre)).sum();
        finite(weight * together / variance)
    };
    w.iter().enumerate().map(share).collect()
}

/// All rows have the same score.
pub static SCORES_ALL_EQUAL: NoteKind = NoteKind {
    code: "scores_all_equal",
    level: Level::Error,
    text: Text {
        de: "Alle vollständigen Zeilen haben denselben Wert; was sie trennt, lässt sich nicht sagen. Es braucht mindestens zwei verschiedene.",
        en: "All complete rows have the same value, so nothing can be said about what separates them. At least two different ones are needed.",
    },
};

/// No criterion that both rows have.
pub static NOTHING_SHARED: NoteKind = NoteKind {
    code: "nothing_shared",
    level: Level::Error,
    text: Text {
        de: "Die beiden haben keinen Wert mit Gewicht gemeinsam; so lassen sie sich nicht vergleichen.",
        en: "The two share no value with weight, so they cannot be compared.",
    },
};

/// A value that has no logarithm.
pub static NOT_POSITIVE_UNDER_GEOMETRIC: NoteKind = NoteKind {
    code: "not_positive_under_geometric",
    level: Level::Error,
    text: Text {
        de: "Ein Unterschied geometrischer Mittel lässt sich nur für Werte über null aufteilen; hier steht einer, der es nicht ist.",
        en: "A difference of geometric means can be split only for values above zero, and one of these is not.",
    },
};

/// A period without exposure.
pub static NO_EXPOSURE: NoteKind = NoteKind {
    code: "no_exposure",
    level: Level::Error,
    text: Text {
        de: "In einem der beiden Zeiträume gibt es keine Basis mit einer Rate dazu; ein Vergleich braucht beide.",
        en: "One of the two periods has no base with a rate to it; a comparison needs both.",
    },
};

/// Every channel went one way and the whole the other.
pub static SIMPSONS_PARADOX: NoteKind = NoteKind {
    code: "simpsons_paradox",
    level: Level::Warning,
    text: Text {
        de: "Jeder einzelne Kanal ging in die andere Richtung als die Gesamtrate: Verschoben hat sich das Gewicht der Kanäle (Simpson-Paradox).",
        en: "Every single channel went the other way than the overall rate: what shifted is the weight of the channels (Simpson’s paradox).",
    },
};

const PAIR: &[Input] =
    &[Input::required("a", Kind::Numbers), Input::required("b", Kind::Numbers), Input::required("w", Kind::Numbers)];

/// Two rows and their weights.
struct Pair {
    a: Vec<Cell>,
    b: Vec<Cell>,
    w: Vec<f64>,
}

fn pair(inputs: &Inputs<'_>) -> Result<Pair, Note> {
    let a = inputs.numbers("a")?;
    let b = inputs.numbers_of("b", a.len())?;
    let w = inputs.weights("w", a.len())?;
    Ok(Pair { a, b, w })
}

fn parts(found: Parts) -> serde_json::Value {
    object([("total", number(found.total)), ("parts", cells(found.parts))])
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "difference_arithmetic",
        title: Text { de: "Unterschied, nach Zielen", en: "Difference by goal" },
        purpose: Text {
            de: "Wodurch sich zwei Zeilen unterscheiden: der Beitrag jedes Ziels, in Summe genau der Abstand.",
            en: "What makes two rows differ: the part of each goal, together exactly the distance.",
        },
        inputs: PAIR,
        formula: Text::same("w (a − b)"),
        source: "Keeney and Raiffa 1976, additive value functions",
        examples: &[Example {
            inputs: r#"{"a": [0.8, 0.5], "b": [0.6, 0.6], "w": [3, 1]}"#,
            value: r#"{"total": 0.125, "parts": [0.15, -0.025]}"#,
        }],
        run: |inputs| {
            let Pair { a, b, w } = pair(inputs)?;
            difference_arithmetic(&a, &b, &w).map(parts).ok_or_else(|| Note::new(&NOTHING_SHARED))
        },
    },
    Entry {
        name: "difference_geometric",
        title: Text {
            de: "Unterschied geometrischer Mittel, nach Zielen",
            en: "Difference of geometric means by goal",
        },
        purpose: Text {
            de: "Dasselbe für das geometrische Mittel: Beiträge, die sich ohne Rest zum Abstand addieren.",
            en: "The same for the geometric mean: parts that add up to the distance without a rest.",
        },
        inputs: PAIR,
        formula: Text::same("L w ln(a ÷ b), L = (A − B) ÷ ln(A ÷ B)"),
        source: "Ang 2004, Decomposition analysis for policymaking in energy (log-mean Divisia index)",
        // By hand: √(0.9 · 0.4) = 0.6 against √(0.4 · 0.4) = 0.4, all of it from the first.
        examples: &[
            Example {
                inputs: r#"{"a": [0.9, 0.4], "b": [0.4, 0.4], "w": [1, 1]}"#,
                value: r#"{"total": 0.2, "parts": [0.2, 0]}"#,
            },
            Example {
                inputs: r#"{"a": [0.9, 0], "b": [0.4, 0.5], "w": [1, 0]}"#,
                value: r#"{"total": 0.5, "parts": [0.5, 0]}"#,
            },
        ],
        run: |inputs| {
            let Pair { a, b, w } = pair(inputs)?;
            if shared_weights(&a, &b, &w).is_none() {
                return Err(Note::new(&NOTHING_SHARED));
            }
            difference_geometric(&a, &b, &w).map(parts).ok_or_else(|| Note::new(&NOT_POSITIVE_UNDER_GEOMETRIC))
        },
    },
    Entry {
        name: "rate_and_mix",
        title: Text { de: "Rate und Mischung", en: "Rate and mix" },
        purpose: Text {
            de: "Warum sich eine Gesamtrate verändert hat: weil die Kanäle besser wurden, oder weil sich das Gewicht zwischen ihnen verschob.",
            en: "Why an overall rate changed: because the channels got better, or because the weight shifted between them.",
        },
        inputs: &[
            Input::required("exposureBefore", Kind::Numbers),
            Input::required("rateBefore", Kind::Numbers),
            Input::required("exposureAfter", Kind::Numbers),
            Input::required("rateAfter", Kind::Numbers),
        ],
        formula: Text {
            de: "Rate Σ s̄ Δr; Mischung Σ r̄ Δs; s der Anteil an der Basis",
            en: "rate Σ s̄ Δr; mix Σ r̄ Δs; s the share of exposure",
        },
        source: "Kitagawa 1955, Components of a difference between two rates",
        // By hand: both channels fall by a point, the whole rises, because the better channel grew from 1 in 2 to 9 in 10.
        examples: &[Example {
            inputs: r#"{"exposureBefore": [50, 50], "rateBefore": [0.02, 0.1], "exposureAfter": [10, 90], "rateAfter": [0.01, 0.09]}"#,
            value: r#"{"before": 0.06, "after": 0.082, "ratePart": -0.01, "mixPart": 0.032}"#,
        }],
        run: |inputs| {
            let exposure_before = inputs.numbers("exposureBefore")?;
            let n = exposure_before.len();
            let rate_before = inputs.numbers_of("rateBefore", n)?;
            let exposure_after = inputs.numbers_of("exposureAfter", n)?;
            let rate_after = inputs.numbers_of("rateAfter", n)?;
            for (name, exposures) in [("exposureBefore", &exposure_before), ("exposureAfter", &exposure_after)] {
                if let Some(negative) = exposures.iter().flatten().find(|it| **it < 0.0) {
                    return Err(Note::new(&super::inputs::INPUT_NEGATIVE).with(name).with(*negative));
                }
            }
            let period = |exposure: &Cell, rate: &Cell| Exposure { exposure: exposure.unwrap_or(0.0), rate: *rate };
            let before = exposure_before.iter().zip(&rate_before).map(|(exposure, rate)| period(exposure, rate));
            let after = exposure_after.iter().zip(&rate_after).map(|(exposure, rate)| period(exposure, rate));
            let channels: Vec<(Exposure, Exposure)> = before.zip(after).collect();
            let found = rate_and_mix(&channels).ok_or_else(|| Note::new(&NO_EXPOSURE))?;
            if found.paradox {
                inputs.note(Note::new(&SIMPSONS_PARADOX));
            }
            Ok(object([
                ("before", number(found.before)),
                ("after", number(found.after)),
                ("ratePart", number(found.rate_part)),
                ("mixPart", number(found.mix_part)),
            ]))
        },
    },
    Entry {
        name: "score_and_weight_change",
        title: Text { de: "Leistung oder Gewichte", en: "Performance or weights" },
        purpose: Text {
            de: "Welcher Teil einer Veränderung von der Leistung kommt und welcher davon, dass die Ziele jetzt anders gewichtet sind.",
            en: "Which part of a change comes from performance and which from the goals being weighted differently now.",
        },
        inputs: &[
            Input::required("scoreBefore", Kind::Numbers),
            Input::required("scoreAfter", Kind::Numbers),
            Input::required("weightsBefore", Kind::Numbers),
            Input::required("weightsAfter", Kind::Numbers),
        ],
        formula: Text {
            de: "Leistung Σ w̄ Δs; Gewichte Σ s̄ Δw", en: "score part Σ w̄ Δs; weight part Σ s̄ Δw"
        },
        source: "Kitagawa 1955, Components of a difference between two rates",
        examples: &[Example {
            inputs: r#"{"scoreBefore": [0.4, 0.8], "scoreAfter": [0.6, 0.8], "weightsBefore": [1, 1], "weightsAfter": [1, 3]}"#,
            value: r#"{"total": 0.15, "scorePart": 0.075, "weightPart": 0.075}"#,
        }],
        run: |inputs| {
            let before = inputs.complete("scoreBefore")?;
            let after = inputs.complete_of("scoreAfter", before.len())?;
            let weights_before = inputs.weights("weightsBefore", before.len())?;
            let weights_after = inputs.weights("weightsAfter", before.len())?;
            let (total, score, weight) = score_and_weight_change([&before, &after], [&weights_before, &weights_after]);
            Ok(object([("total", number(total)), ("scorePart", number(score)), ("weightPart", number(weight))]))
        },
    },
    Entry {
        name: "influence",
        title: Text { de: "Tatsächlicher Einfluss", en: "Real influence" },
        purpose: Text {
            de: "Wie viel von den Unterschieden zwischen den Zeilen jedes Ziel wirklich ausmacht. Das angegebene Gewicht ist nicht der Einfluss: Was kaum streut, trennt kaum.",
            en: "How much of the differences between rows each goal really makes. The stated weight is not the influence: what hardly varies hardly separates.",
        },
        inputs: &[Input::required("matrix", Kind::Matrix), Input::required("w", Kind::Numbers)],
        formula: Text::same("w cov(u, y) ÷ var(y), y = Σ w u"),
        source: "Becker, Saisana, Paruolo and Vandecasteele 2017, Weights and importance in composite indicators",
        // By hand: the second goal is the same everywhere.
        examples: &[Example {
            inputs: r#"{"matrix": [[0.2, 0.5], [0.8, 0.5], [null, 1]], "w": [0.1, 0.9]}"#,
            value: "[1, 0]",
        }],
        run: |inputs| {
            let matrix = inputs.matrix("matrix")?;
            let w = inputs.weights("w", matrix.first().map_or(0, Vec::len))?;
            influence(&complete_rows(&matrix), &w).map(numbers).ok_or_else(|| Note::new(&SCORES_ALL_EQUAL))
        },
    },
];
