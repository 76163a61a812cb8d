//! Engagement falls with size. What an account of this size would be expected to reach, and how it compares with that.

use super::Pair;
use super::special::beta;
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::answer::{cell, cells, number, numbers, object};
use crate::method::entry::{Entry, Example, Input, Kind};
use crate::method::inputs::{Cell, INPUT_NOT_POSITIVE, Inputs};

/// The line ln rate = intercept + slope · ln followers, by least squares.
#[derive(Clone, Debug, PartialEq)]
pub struct SizeFit {
    /// How the rate changes with size: −0.3 means 19 % less at twice the size.
    pub slope: f64,
    /// ln of the rate at one follower.
    pub intercept: f64,
    /// Share of the spread of ln rate that size explains; `None` where all rates are equal.
    pub r_squared: Option<f64>,
    /// Standard deviation of ln rate around the line, n − 2 in the denominator.
    pub residual_sd: f64,
    /// Each rate as a multiple of what its size lets expect.
    pub index: Vec<Cell>,
    rows: f64,
    mean_ln_followers: f64,
    square_ln_followers: f64,
}

/// Fits (followers, rate) of at least three rows of different size, all above zero; `None` otherwise.
pub fn size_adjusted(rows: &[Pair]) -> Option<SizeFit> {
    if rows.iter().flatten().any(|(followers, rate)| !(*followers > 0.0 && *rate > 0.0)) {
        return None;
    }
    let points: Vec<Pair> = rows.iter().map(|row| row.map(|(followers, rate)| (followers.ln(), rate.ln()))).collect();
    let present = || points.iter().flatten();
    let n = present().count() as f64;
    if n < 3.0 {
        return None;
    }
    let (mean_x, mean_y) = (present().map(|it| it.0).sum::<f64>() / n, present().map(|it| it.1).sum::<f64>() / n);
    let sum = |of: &dyn Fn(f64, f64) -> f64| present().map(|(x, y)| of(x - mean_x, y - mean_y)).sum::<f64>();
    let (xx, xy, yy) = (sum(&|x, _| x * x), sum(&|x, y| x * y), sum(&|_, y| y * y));
    // Equal logarithms leave rounding dust, of which no slope should be made.
    if xx <= n * (f64::EPSILON * mean_x.abs().max(1.0)).powi(2) {
        return None;
    }
    let slope = xy / xx;
    let residual = |x: f64, y: f64| y - mean_y - slope * (x - mean_x);
    let unexplained: f64 = present().map(|(x, y)| residual(*x, *y).powi(2)).sum();
    let flat = yy <= n * (f64::EPSILON * mean_y.abs().max(1.0)).powi(2);
    Some(SizeFit {
        slope,
        intercept: mean_y - slope * mean_x,
        r_squared: (!flat).then(|| (1.0 - unexplained / yy).max(0.0)),
        residual_sd: (unexplained / (n - 2.0)).sqrt(),
        index: points.iter().map(|it| it.map(|(x, y)| residual(x, y).exp())).collect(),
        rows: n,
        mean_ln_followers: mean_x,
        square_ln_followers: xx,
    })
}

impl SizeFit {
    /// What an account with this many followers is expected to reach, with the interval of a single such account: low,
    /// expected, high. Trust it only within the sizes that were fitted.
    pub fn predict(&self, followers: f64, confidence: f64) -> Option<(f64, f64, f64)> {
        let tail = super::special::outside(confidence).filter(|_| followers > 0.0)?;
        let expected = self.intercept + self.slope * followers.ln();
        let away = followers.ln() - self.mean_ln_followers;
        let spread = self.residual_sd * (1.0 + 1.0 / self.rows + away * away / self.square_ln_followers).sqrt();
        let reach = beta::student_t(self.rows - 2.0, tail) * spread;
        let ends = ((expected - reach).exp(), expected.exp(), (expected + reach).exp());
        (ends.0.is_finite() && ends.1.is_finite() && ends.2.is_finite()).then_some(ends)
    }
}

/// Reads `followers` and `rate`, all above zero, at least three, not all of one size.
pub(super) fn sizes(inputs: &Inputs<'_>) -> Result<Vec<Pair>, Note> {
    let rows = super::pairs(inputs, "followers", "rate")?;
    for (followers, rate) in rows.iter().flatten() {
        if *followers <= 0.0 {
            return Err(Note::new(&INPUT_NOT_POSITIVE).with("followers").with(*followers));
        }
        if *rate <= 0.0 {
            return Err(Note::new(&RATE_WITHOUT_LOGARITHM).with(*rate));
        }
    }
    let present = super::at_least(3, &rows)?;
    if present.windows(2).all(|pair| matches!(pair, [a, b] if a.0 == b.0)) {
        return Err(Note::new(&ALL_OF_ONE_SIZE));
    }
    Ok(rows)
}

/// Says so where the rows are too few or too alike in size for a line to rest on (ten rows that span a factor of ten).
pub(super) fn note_thin_ground(inputs: &mut Inputs<'_>, rows: &[Pair]) {
    let followers = || rows.iter().flatten().map(|it| it.0);
    let span = followers().fold(0.0, f64::max) / followers().fold(f64::INFINITY, f64::min);
    if followers().count() < 10 || span < 10.0 {
        inputs.note(Note::new(&THIN_GROUND_FOR_SIZE).with(followers().count()).with((10.0 * span).round() / 10.0));
    }
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "size_adjusted",
        title: Text { de: "Größenbereinigte Rate", en: "Size-adjusted rate" },
        purpose: Text {
            de: "Große Konten haben kleinere Raten. Der Index vergleicht jede Rate mit der, die ihre Größe erwarten \
                 lässt: 1,2 heißt 20 % mehr als andere dieser Größe.",
            en: "Large accounts have smaller rates. The index compares each rate with the one that its size lets \
                 expect: 1.2 means 20% more than others of that size.",
        },
        inputs: &[Input::required("followers", Kind::Numbers), Input::required("rate", Kind::Numbers)],
        formula: Text {
            de: "ln Rate = c + s · ln Follower nach kleinsten Quadraten; Index = exp(Rest)",
            en: "ln rate = c + s · ln followers by least squares; index = exp(residual)",
        },
        source: "Ordinary least squares on logarithms, as scipy.stats.linregress",
        examples: &[Example {
            inputs: r#"{"followers": [100, 1000, 10000, 100000], "rate": [0.08, 0.05, 0.02, 0.015]}"#,
            value: r#"{"slope": -0.257893619248, "intercept": -1.32992023889,
                     "rSquared": 0.963874799238, "residualSd": 0.181769541565,
                     "index": [0.991868839283, 1.12260735483, 0.813170272978, 1.10442537524]}"#,
        }],
        run: |inputs| {
            let rows = sizes(inputs)?;
            let fit = size_adjusted(&rows).ok_or_else(super::out_of_range)?;
            note_thin_ground(inputs, &rows);
            Ok(object([
                ("slope", number(fit.slope)),
                ("intercept", number(fit.intercept)),
                ("rSquared", cell(fit.r_squared)),
                ("residualSd", number(fit.residual_sd)),
                ("index", cells(fit.index)),
            ]))
        },
    },
    Entry {
        name: "size_prediction",
        title: Text { de: "Erwartete Rate bei dieser Größe", en: "Expected rate at this size" },
        purpose: Text {
            de: "Welche Rate ein einzelnes Konto mit so vielen Followern erwarten lässt, und in welchem Bereich sie \
                 liegen dürfte.",
            en: "Which rate a single account with this many followers lets expect, and where it will probably lie.",
        },
        inputs: &[
            Input::required("followers", Kind::Numbers),
            Input::required("rate", Kind::Numbers),
            Input::required("at", Kind::Number),
            Input::optional("confidence", Kind::Number, "0.95"),
        ],
        formula: Text {
            de: "exp(c + s · ln Größe ± t(n − 2) · sd · √(1 + 1 ÷ n + (ln Größe − Mittel)² ÷ Σ(ln Follower − Mittel)²))",
            en: "exp(c + s · ln at ± t(n − 2) · sd · √(1 + 1 ÷ n + (ln at − mean)² ÷ Σ(ln followers − mean)²))",
        },
        source: "Prediction interval of simple regression, as statsmodels OLS get_prediction (obs_ci)",
        examples: &[Example {
            inputs: r#"{"followers": [100, 1000, 10000, 100000], "rate": [0.08, 0.05, 0.02, 0.015], "at": 5000}"#,
            value: "[0.0122329817402, 0.0294091326990, 0.0707020663050]",
        }],
        run: |inputs| {
            let rows = sizes(inputs)?;
            let at = inputs.positive("at")?;
            let confidence = inputs.share("confidence")?;
            let fit = size_adjusted(&rows).ok_or_else(super::out_of_range)?;
            let (low, expected, high) = fit.predict(at, confidence).ok_or_else(super::out_of_range)?;
            note_thin_ground(inputs, &rows);
            let followers = || rows.iter().flatten().map(|it| it.0);
            if !followers().any(|it| it <= at) || !followers().any(|it| it >= at) {
                inputs.note(Note::new(&SIZE_OUTSIDE_THE_ROWS).with(at));
            }
            Ok(numbers([low, expected, high]))
        },
    },
];

/// A rate of zero or less, where a logarithm is needed.
pub static RATE_WITHOUT_LOGARITHM: NoteKind = NoteKind {
    code: "rate_without_logarithm",
    level: Level::Error,
    text: Text {
        de: "Eine Rate von {0} hat keinen Logarithmus. Lassen Sie die Zeile leer oder rechnen Sie mit einer \
             Poisson-Regression.",
        en: "A rate of {0} has no logarithm. Leave the row empty, or use a Poisson regression.",
    },
};

/// All accounts have the same size.
pub static ALL_OF_ONE_SIZE: NoteKind = NoteKind {
    code: "all_of_one_size",
    level: Level::Error,
    text: Text {
        de: "Alle Konten sind gleich groß. Was die Größe ausmacht, lässt sich erst an verschieden großen sehen.",
        en: "All accounts have the same size. What size does can only be seen from accounts that differ in it.",
    },
};

/// Fewer than ten rows, or sizes within a factor of ten.
pub static THIN_GROUND_FOR_SIZE: NoteKind = NoteKind {
    code: "thin_ground_for_size",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Zeile|Zeilen}, die größte {1}-mal so groß wie die kleinste: nehmen Sie das Ergebnis als Hinweis. \
             Tragfähig wird es ab zehn Zeilen, die sich um das Zehnfache unterscheiden.",
        en: "{0} {0|row|rows}, the largest {1} times the smallest: take the result as a hint. It carries weight from \
             ten rows on that differ by a factor of ten.",
    },
};

/// A size beyond the rows that were fitted.
pub static SIZE_OUTSIDE_THE_ROWS: NoteKind = NoteKind {
    code: "size_outside_the_rows",
    level: Level::Warning,
    text: Text {
        de: "{0} liegt außerhalb der Größen in der Tabelle. Die Linie dorthin zu verlängern ist geraten, nicht \
             gemessen.",
        en: "{0} lies outside the sizes in the table. To extend the line that far is guessed, not measured.",
    },
};
