//! Many comparisons at once: who looks hard enough finds something. Benjamini and Hochberg's correction.

use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::answer::cells;
use crate::method::entry::{Entry, Example, Input, Kind};
use crate::method::inputs::Cell;

/// Each p value adjusted for the number of comparisons: those below 0.05 are, on average, wrong in at most 5 % of the
/// cases reported. Missing ones stay missing and do not count.
pub fn benjamini_hochberg(p: &[Cell]) -> Vec<Cell> {
    let mut order: Vec<(usize, f64)> =
        p.iter().enumerate().filter_map(|(place, cell)| Some((place, (*cell)?))).collect();
    crate::order::by(&mut order, |a, b| b.1.total_cmp(&a.1));
    let n = order.len();
    let mut adjusted = vec![None; p.len()];
    let mut smallest = 1.0_f64;
    for (above, (place, p)) in order.into_iter().enumerate() {
        smallest = smallest.min(p * n as f64 / (n - above) as f64);
        if let Some(cell) = adjusted.get_mut(place) {
            *cell = Some(smallest);
        }
    }
    adjusted
}

/// The formula of this file.
pub static ENTRIES: &[Entry] = &[Entry {
    name: "benjamini_hochberg",
    title: Text { de: "Viele Vergleiche auf einmal", en: "Many comparisons at once" },
    purpose: Text {
        de: "Rückt p-Werte zurecht, wenn viele Vergleiche gemacht wurden: von denen, die danach unter 0,05 liegen, ist \
             im Mittel höchstens jeder zwanzigste falscher Alarm.",
        en: "Puts p values right when many comparisons were made: of those below 0.05 afterwards, on average at most \
             one in twenty is a false alarm.",
    },
    inputs: &[Input::required("p", Kind::Numbers)],
    formula: Text {
        de: "Minimum über j ≥ i von n · p₍ⱼ₎ ÷ j, höchstens 1, p₍₁₎ ≤ … ≤ p₍ₙ₎",
        en: "min over j ≥ i of n · p₍ⱼ₎ ÷ j, at most 1, p₍₁₎ ≤ … ≤ p₍ₙ₎",
    },
    source: "Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57, 289",
    examples: &[Example {
        inputs: r#"{"p": [0.01, 0.04, null, 0.03, 0.005]}"#,
        value: "[0.02, 0.04, null, 0.04, 0.02]",
    }],
    run: |inputs| {
        let p = inputs.numbers("p")?;
        if let Some(outside) = p.iter().flatten().find(|it| !(0.0..=1.0).contains(*it)) {
            return Err(Note::new(&NOT_A_PROBABILITY).with("p").with(*outside));
        }
        Ok(cells(benjamini_hochberg(&p)))
    },
}];

/// A p value that is no probability.
pub static NOT_A_PROBABILITY: NoteKind = NoteKind {
    code: "not_a_probability",
    level: Level::Error,
    text: Text {
        de: "„{0}“ besteht aus Wahrscheinlichkeiten von 0 bis 1; gefunden wurde {1}.",
        en: "“{0}” consists of probabilities from 0 to 1; {1} was found.",
    },
};
