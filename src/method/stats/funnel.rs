//! Which accounts fall outside what chance allows at their size: funnel limits, and their widening where all of them
//! vary more.

use super::Pair;
use super::overdispersion::NOTHING_COUNTED;
use super::special::{gamma, normal};
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::answer::{cells, number, numbers, object};
use crate::method::describe::quantile_of_sorted;
use crate::method::entry::{Entry, Example, Input, Kind};
use crate::method::inputs::{Cell, INPUT_NOT_A_SHARE};
use crate::order;

/// The rate that is not exceeded with probability `p` where `target` is the true rate: the Poisson quantile,
/// interpolated between whole counts so that limits run smoothly, and never below zero. These are limits for a new
/// observation, not for a mean.
pub fn funnel_limit(exposure: f64, target: f64, p: f64) -> Option<f64> {
    let mean = exposure * target;
    if !(exposure > 0.0 && target > 0.0 && mean.is_finite() && p > 0.0 && p < 1.0) {
        return None;
    }
    let count = poisson_quantile(mean, p);
    let overshoot = (gamma::poisson_at_most(count, mean) - p) / gamma::poisson(count, mean);
    let limit = (count - overshoot) / exposure;
    limit.is_finite().then_some(limit.max(0.0))
}

/// The smallest count that is not exceeded with a probability of at least `p`.
fn poisson_quantile(mean: f64, p: f64) -> f64 {
    // Cornish and Fisher (1938) start within a few counts.
    let z = normal::quantile(p);
    let mut count = (mean + z * mean.sqrt() + (z * z - 1.0) / 6.0).floor().max(0.0);
    let mut step = 1.0;
    // Beyond 2^53 counts a step of one no longer moves; it doubles until it does.
    while gamma::poisson_at_most(count, mean) < p {
        count += step;
        step *= 2.0;
    }
    let mut below = (count - step).max(-1.0);
    let mut wide = 1.0;
    while below >= 0.0 && gamma::poisson_at_most(below, mean) >= p {
        below = (below - wide).max(-1.0);
        wide *= 2.0;
    }
    while count - below > 1.0 {
        let middle = ((count + below) / 2.0).floor();
        if middle <= below || middle >= count {
            break;
        }
        if gamma::poisson_at_most(middle, mean) < p { below = middle } else { count = middle }
    }
    count
}

/// How far each account lies from the common rate, and whether they all vary beyond chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// The pooled rate, which is the centre line.
    pub target: f64,
    /// Each account's distance from it in standard deviations of chance, before extreme ones are pulled in.
    pub z: Vec<Cell>,
    /// The mean square of z after extreme ones were pulled in: 1 where chance explains everything.
    pub phi: f64,
    /// Whether the limits should be widened by √phi: phi is larger than chance makes it.
    pub inflate: bool,
}

/// The spread of (count, exposure) around the pooled rate; the share `winsorise` of z values at each end is pulled in
/// to the quantile there. `None` for fewer than two accounts, or where nothing was counted.
pub fn funnel_overdispersion(rows: &[Pair], winsorise: f64) -> Option<Funnel> {
    let present = || rows.iter().flatten();
    let n = present().count() as f64;
    let target = present().map(|it| it.0).sum::<f64>() / present().map(|it| it.1).sum::<f64>();
    let possible = present().all(|(count, exposure)| *count >= 0.0 && *exposure > 0.0);
    let pulls_in = (0.0..0.5).contains(&winsorise);
    if !(n >= 2.0 && possible && pulls_in && target > 0.0 && target.is_finite()) {
        return None;
    }
    let z: Vec<Cell> = rows
        .iter()
        .map(|row| row.map(|(count, exposure)| (count - exposure * target) / (exposure * target).sqrt()))
        .collect();
    let mut sorted: Vec<f64> = z.iter().flatten().copied().collect();
    order::numbers(&mut sorted);
    let (low, high) = (quantile_of_sorted(&sorted, winsorise)?, quantile_of_sorted(&sorted, 1.0 - winsorise)?);
    let phi = sorted.iter().map(|it| it.clamp(low, high.max(low)).powi(2)).sum::<f64>() / n;
    (phi.is_finite()).then(|| Funnel { target, z, phi, inflate: n * phi > n + 2.0 * (2.0 * n).sqrt() })
}

impl Funnel {
    /// How many times as wide as chance the limits are: √φ where all rows vary more than chance, else 1.
    pub fn widening(&self) -> f64 {
        if self.inflate { self.phi.sqrt() } else { 1.0 }
    }

    /// The rate that is not exceeded with probability `p` at this exposure, with the widening.
    pub fn limit(&self, exposure: f64, p: f64) -> Option<f64> {
        let limit = funnel_limit(exposure, self.target, p)?;
        Some((self.target + (limit - self.target) * self.widening()).max(0.0))
    }
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "funnel_limits",
        title: Text { de: "Trichtergrenzen", en: "Funnel limits" },
        purpose: Text {
            de: "Zwischen welchen Raten ein Konto dieser Größe durch bloßen Zufall liegen kann, wenn für alle dieselbe \
                 Zielrate gilt. Erst außerhalb ist es auffällig.",
            en: "Between which rates an account of this size can lie by mere chance if the same target rate holds for \
                 all. Only outside it is remarkable.",
        },
        inputs: &[
            Input::required("exposure", Kind::Number),
            Input::required("targetRate", Kind::Number),
            Input::optional("probabilities", Kind::Numbers, "[0.001, 0.025, 0.975, 0.999]"),
        ],
        formula: Text {
            de: "(r − (F(r) − p) ÷ (F(r) − F(r − 1))) ÷ E, r die kleinste Anzahl mit F(r) ≥ p, F Poisson mit Mittel E · Zielrate",
            en: "(r − (F(r) − p) ÷ (F(r) − F(r − 1))) ÷ E, r the smallest count with F(r) ≥ p, F Poisson with mean E · target",
        },
        source: "Spiegelhalter 2005, Statistics in Medicine 24, 1185, appendix",
        examples: &[Example {
            inputs: r#"{"exposure": 1000, "targetRate": 0.02}"#,
            value: "[0.00716918710777, 0.0112050010384, 0.0287457686700, 0.0347135285738]",
        }],
        run: |inputs| {
            let exposure = inputs.positive("exposure")?;
            let target = inputs.positive("targetRate")?;
            let probabilities = inputs.complete("probabilities")?;
            if let Some(outside) = probabilities.iter().find(|it| !(**it > 0.0 && **it < 1.0)) {
                return Err(Note::new(&INPUT_NOT_A_SHARE).with("probabilities").with(*outside));
            }
            let limits: Option<Vec<f64>> = probabilities.iter().map(|p| funnel_limit(exposure, target, *p)).collect();
            Ok(numbers(limits.ok_or_else(super::out_of_range)?))
        },
    },
    Entry {
        name: "funnel_overdispersion",
        title: Text { de: "Weitung des Trichters", en: "Widening of the funnel" },
        purpose: Text {
            de: "Ob alle Konten stärker schwanken, als der Zufall erlaubt. Dann werden die Trichtergrenzen um √phi \
                 weiter, damit nicht jedes zweite Konto auffällt.",
            en: "Whether all accounts vary more than chance allows. Then the funnel limits widen by √phi, so that not \
                 every second account stands out.",
        },
        inputs: &[
            Input::required("count", Kind::Numbers),
            Input::required("exposure", Kind::Numbers),
            Input::optional("winsorise", Kind::Number, "0.1"),
        ],
        formula: Text {
            de: "θ = Σy ÷ ΣE; z = (y − θE) ÷ √(θE); φ = Mittel von z², Ausreißer eingefangen; weiten, wenn k φ > k + 2 √(2k)",
            en: "θ = Σy ÷ ΣE; z = (y − θE) ÷ √(θE); φ = mean z² after winsorising; inflate where k φ > k + 2 √(2k)",
        },
        source: "Spiegelhalter 2005, Statistics in Medicine 24, 1185",
        examples: &[Example {
            inputs: r#"{"count": [20, 35, 8, 60, 90], "exposure": [1000, 1000, 1000, 2000, 2000]}"#,
            value: r#"{"target": 0.0304285714286, 
                     "z": [-1.89053202424, 0.828726366790, -4.06593873706, -0.109874631320,
                     3.73573746487], "phi": 4.22118801777, "inflate": true}"#,
        }],
        run: |inputs| {
            let rows = super::counts(inputs)?;
            let present = super::at_least(2, &rows)?;
            let winsorise = inputs.number("winsorise")?;
            if !(0.0..0.5).contains(&winsorise) {
                return Err(Note::new(&WINSORISE_TOO_MUCH).with(winsorise));
            }
            if present.iter().all(|it| it.0 == 0.0) {
                return Err(Note::new(&NOTHING_COUNTED));
            }
            let found = funnel_overdispersion(&rows, winsorise).ok_or_else(super::out_of_range)?;
            Ok(object([
                ("target", number(found.target)),
                ("z", cells(found.z)),
                ("phi", number(found.phi)),
                ("inflate", found.inflate.into()),
            ]))
        },
    },
];

/// A share to pull in that leaves nothing in the middle.
pub static WINSORISE_TOO_MUCH: NoteKind = NoteKind {
    code: "winsorise_too_much",
    level: Level::Error,
    text: Text {
        de: "„winsorise“ ist der Anteil, der an jedem Ende herangezogen wird: mindestens 0, unter 0,5. Gefunden wurde \
             {0}.",
        en: "“winsorise” is the share that is pulled in at each end: at least 0, below 0.5. {0} was found.",
    },
};
