//! Single values that would decide everything: how to find them, and two ways to tame them.

use super::answer::{cells, number, object};
use super::describe::{finite, is_constant, mean, present, range};
use super::entry::{Entry, Example, Input, Kind};
use super::inputs::Cell;
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};

/// When a column counts as distorted, and how far it may be changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutlierRule {
    /// Treated from this absolute skewness on …
    pub skew_limit: f64,
    /// … if the excess kurtosis has reached this as well.
    pub kurtosis_limit: f64,
    /// No further value is changed once this many have been.
    pub max_points: usize,
}

impl Default for OutlierRule {
    /// The rule of the Global Innovation Index: 2, 3.5 and five values.
    fn default() -> Self {
        OutlierRule { skew_limit: 2.0, kurtosis_limit: 3.5, max_points: 5 }
    }
}

impl OutlierRule {
    /// Whether a column is distorted. Fewer than four values, or all equal ones, never are.
    pub fn applies(&self, x: &[f64]) -> bool {
        match (skewness(x), excess_kurtosis(x)) {
            (Some(skew), Some(kurtosis)) => skew.abs() >= self.skew_limit && kurtosis >= self.kurtosis_limit,
            _ => false,
        }
    }
}

/// The adjusted skewness G1 = g1 √(n (n − 1)) ÷ (n − 2), as in Excel, COINr and scipy with `bias=False`. `None` of
/// fewer than three values or where all are equal.
pub fn skewness(x: &[f64]) -> Cell {
    let n = x.len() as f64;
    if x.len() < 3 {
        return None;
    }
    let [m2, m3, _] = moments(x)?;
    finite(m3 / m2.powf(1.5) * (n * (n - 1.0)).sqrt() / (n - 2.0))
}

/// The adjusted excess kurtosis G2 = (n − 1) ÷ ((n − 2)(n − 3)) × ((n + 1) g2 + 6). `None` of fewer than four values or
/// where all are equal.
pub fn excess_kurtosis(x: &[f64]) -> Cell {
    let n = x.len() as f64;
    if x.len() < 4 {
        return None;
    }
    let [m2, _, m4] = moments(x)?;
    let g2 = m4 / (m2 * m2) - 3.0;
    finite((n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * g2 + 6.0))
}

/// The second to fourth central moments, in units of the largest deviation, so that no power overflows.
fn moments(x: &[f64]) -> Option<[f64; 3]> {
    if is_constant(x) {
        return None;
    }
    let n = x.len() as f64;
    let centre = mean(x)?;
    let largest = x.iter().map(|it| (it - centre).abs()).fold(0.0, f64::max);
    let power = |exponent: i32| x.iter().map(|it| ((it - centre) / largest).powi(exponent)).sum::<f64>() / n;
    Some([power(2), power(3), power(4)])
}

/// Pulls the outermost value on the longer tail to its neighbour, again and again, until the rule no longer applies or
/// its number of points is reached (as COINr does; equal values move together). Gives the column and how many of its
/// values changed.
pub fn winsorise(x: &[Cell], rule: &OutlierRule) -> (Vec<Cell>, usize) {
    let mut values = present(x);
    let original = values.clone();
    let changed = |values: &[f64]| values.iter().zip(&original).filter(|(now, then)| now != then).count();
    while changed(&values) < rule.max_points && rule.applies(&values) {
        let high = skewness(&values).is_some_and(|it| it >= 0.0);
        let Some((lowest, highest)) = range(&values) else { break };
        let outermost = if high { highest } else { lowest };
        let inner = values.iter().copied().filter(|it| *it != outermost);
        let Some(next) = inner.reduce(if high { f64::max } else { f64::min }) else { break };
        for value in values.iter_mut().filter(|it| **it == outermost) {
            *value = next;
        }
    }
    let points = changed(&values);
    let mut values = values.into_iter();
    (x.iter().map(|it| it.and_then(|_| values.next())).collect(), points)
}

/// ln(x − min + share × (max − min)): a logarithm that also takes zeros and negative values (COINr's `log_CT` with a
/// share of 0.01). `None` where all are equal.
pub fn log_shifted(x: &[Cell], share: f64) -> Option<Vec<Cell>> {
    let (low, high) = range(&present(x)).filter(|(low, high)| low < high)?;
    let shift = share * (high - low);
    Some(x.iter().map(|it| it.and_then(|value| finite((value - low + shift).ln()))).collect())
}

/// Too few or too equal values for a moment.
pub static TOO_FEW_OR_EQUAL: NoteKind = NoteKind {
    code: "too_few_or_equal",
    level: Level::Error,
    text: Text {
        de: "Dafür braucht es mindestens {0} Werte, und nicht alle dürfen gleich sein. Unter etwa zehn Werten schwankt die Zahl stark.",
        en: "This needs at least {0} values, and not all of them equal. Below about ten values the figure is unsteady.",
    },
};

/// All values are equal.
pub static ALL_EQUAL: NoteKind = NoteKind {
    code: "all_equal",
    level: Level::Error,
    text: Text {
        de: "Alle Werte sind gleich; ihre Spanne ist null, und damit gibt es keinen Logarithmus.",
        en: "All values are equal; their range is zero, and so there is no logarithm.",
    },
};

const X: Input = Input::required("x", Kind::Numbers);

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "skewness",
        title: Text { de: "Schiefe", en: "Skewness" },
        purpose: Text {
            de: "Ob wenige Zeilen weit über (positiv) oder unter (negativ) den anderen liegen.",
            en: "Whether a few rows lie far above (positive) or below (negative) the others.",
        },
        inputs: &[X],
        formula: Text::same("G1 = g1 √(n (n − 1)) ÷ (n − 2)"),
        source: "Joanes and Gill 1998, Comparing measures of sample skewness and kurtosis; Excel SKEW; scipy.stats.skew(bias=False)",
        // Excel's help, SKEW.
        examples: &[Example { inputs: r#"{"x": [3, 4, 5, 2, 3, 4, 5, 6, 4, 7]}"#, value: "0.3595430714067974" }],
        run: |inputs| {
            skewness(&present(&inputs.numbers("x")?))
                .map(number)
                .ok_or_else(|| Note::new(&TOO_FEW_OR_EQUAL).with(3usize))
        },
    },
    Entry {
        name: "excess_kurtosis",
        title: Text { de: "Wölbung (Exzess)", en: "Excess kurtosis" },
        purpose: Text {
            de: "Ob einzelne Zeilen extrem weit außen liegen; bei einer Normalverteilung 0.",
            en: "Whether single rows lie extremely far out; 0 for a normal distribution.",
        },
        inputs: &[X],
        formula: Text::same("G2 = (n − 1) ÷ ((n − 2)(n − 3)) × ((n + 1) g2 + 6)"),
        source: "Joanes and Gill 1998, Comparing measures of sample skewness and kurtosis; Excel KURT; scipy.stats.kurtosis(bias=False)",
        // Excel's help, KURT.
        examples: &[Example { inputs: r#"{"x": [3, 4, 5, 2, 3, 4, 5, 6, 4, 7]}"#, value: "-0.15179963720841627" }],
        run: |inputs| {
            excess_kurtosis(&present(&inputs.numbers("x")?))
                .map(number)
                .ok_or_else(|| Note::new(&TOO_FEW_OR_EQUAL).with(4usize))
        },
    },
    Entry {
        name: "winsorise",
        title: Text { de: "Ausreißer einfangen", en: "Winsorise" },
        purpose: Text {
            de: "Zieht die äußersten Werte auf ihren Nachbarn, wenn Schiefe und Wölbung beide auffällig sind. So entscheidet nicht eine einzige Zeile über alle Abstände.",
            en: "Pulls the outermost values to their neighbour where skewness and kurtosis are both conspicuous, so that a single row does not decide all distances.",
        },
        inputs: &[
            X,
            Input::optional("skewLimit", Kind::Number, "2"),
            Input::optional("kurtosisLimit", Kind::Number, "3.5"),
            Input::optional("maxPoints", Kind::Number, "5"),
        ],
        formula: Text {
            de: "solange |G1| ≥ Grenze der Schiefe und G2 ≥ Grenze der Wölbung: äußerster Wert → der nächste",
            en: "while |G1| ≥ skewLimit and G2 ≥ kurtosisLimit: outermost value → next one",
        },
        source: "WIPO, Global Innovation Index, appendix; Becker et al., COINr, winsorise",
        examples: &[
            // COINr's help: one to ten with two outliers.
            Example {
                inputs: r#"{"x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100]}"#,
                value: r#"{"x": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 30], "pointsChanged": 1}"#,
            },
        ],
        run: |inputs| {
            let x = inputs.numbers("x")?;
            let rule = OutlierRule {
                skew_limit: inputs.number("skewLimit")?,
                kurtosis_limit: inputs.number("kurtosisLimit")?,
                max_points: inputs.not_negative("maxPoints")? as usize,
            };
            let (x, points) = winsorise(&x, &rule);
            Ok(object([("x", cells(x)), ("pointsChanged", points.into())]))
        },
    },
    Entry {
        name: "log_shifted",
        title: Text { de: "Verschobener Logarithmus", en: "Shifted logarithm" },
        purpose: Text {
            de: "Staucht große Werte, wenn viele Ausreißer dabei sind; nimmt auch Nullen und negative Werte.",
            en: "Compresses large values where there are many outliers; takes zeros and negative values too.",
        },
        inputs: &[X, Input::optional("shiftShareOfRange", Kind::Number, "0.01")],
        formula: Text { de: "ln(x − min + Anteil × (max − min))", en: "ln(x − min + share × (max − min))" },
        source: "Becker et al., COINr, log_CT; COIN Tool of the European Commission's JRC",
        examples: &[Example {
            inputs: r#"{"x": [0, 99, null], "shiftShareOfRange": 1}"#,
            value: "[4.59511985013459, 5.288267030694535, null]",
        }],
        run: |inputs| {
            let x = inputs.numbers("x")?;
            let share = inputs.positive("shiftShareOfRange")?;
            log_shifted(&x, share).map(cells).ok_or_else(|| Note::new(&ALL_EQUAL))
        },
    },
];
