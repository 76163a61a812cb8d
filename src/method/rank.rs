//! Places in a ranking, with ties that rounding noise cannot break.

use super::answer::cells;
use super::entry::{Entry, Example, Input, Kind};
use super::inputs::Cell;
use crate::engine::language::Text;

pub use zielwert_kernel::order::{TIE, is_tie};

/// How rows that tie are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// 1, 2, 2, 4: as in sports, and in every ranking of Zielwert.
    Competition,
    /// 1, 2, 2, 3.
    Dense,
    /// 1, 2.5, 2.5, 4.
    Average,
}

/// The place of each score, 1 for the highest; a missing score has none.
pub fn ranks(scores: &[Cell], ties: Ties) -> Vec<Cell> {
    let mut places = vec![None; scores.len()];
    let mut above = 0;
    for (index, group) in groups(scores).iter().enumerate() {
        let place = match ties {
            Ties::Competition => (above + 1) as f64,
            Ties::Dense => (index + 1) as f64,
            Ties::Average => above as f64 + (group.len() + 1) as f64 / 2.0,
        };
        for row in group {
            if let Some(slot) = places.get_mut(*row) {
                *slot = Some(place);
            }
        }
        above += group.len();
    }
    places
}

/// Competition places as whole numbers.
pub fn competition(scores: &[Cell]) -> Vec<Option<u32>> {
    let scores: Vec<f64> = scores.iter().map(|it| it.unwrap_or(f64::NAN)).collect();
    zielwert_kernel::order::competition(&scores).into_iter().map(|place| (place > 0).then_some(place)).collect()
}

/// The rows that have a score, best first, tied ones together. A group is measured from its best member, so that a
/// long row of tiny steps does not become one tie.
pub fn groups(scores: &[Cell]) -> Vec<Vec<usize>> {
    let scores: Vec<f64> = scores.iter().map(|it| it.unwrap_or(f64::NAN)).collect();
    let order = zielwert_kernel::order::ascending(&scores);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut best = f64::NAN;
    for (score, row) in order.into_iter().rev() {
        match groups.last_mut() {
            Some(group) if is_tie(best, score) => group.push(row as usize),
            _ => {
                best = score;
                groups.push(vec![row as usize]);
            }
        }
    }
    // By row inside a tie, whatever the last digits say.
    for group in &mut groups {
        crate::order::upwards(group);
    }
    groups
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[Entry {
    name: "ranks",
    title: Text { de: "Plätze", en: "Places" },
    purpose: Text {
        de: "Der Platz jeder Zeile, der höchste Wert zuerst. Werte, die sich erst in der zehnten Stelle unterscheiden, teilen sich einen Platz; ohne Wert kein Platz.",
        en: "The place of each row, the highest value first. Values that differ only in the tenth digit share a place; without a value there is no place.",
    },
    inputs: &[
        Input::required("score", Kind::Numbers),
        Input::optional("ties", Kind::Choice(&["competition", "dense", "average"]), "\"competition\""),
    ],
    formula: Text {
        de: "wie im Sport (competition): 1 + Anzahl darüber; lückenlos (dense): 1 + verschiedene Werte darüber; gemittelt (average): Mittel der geteilten Plätze",
        en: "competition: 1 + number above; dense: 1 + different values above; average: mean of the shared places",
    },
    source: "scipy.stats.rankdata, methods min, dense and average; ties within 1e-9 relative",
    examples: &[
        Example { inputs: r#"{"score": [70, 80, 70, null, 60]}"#, value: "[2, 1, 2, null, 4]" },
        Example { inputs: r#"{"score": [70, 80, 70, 60], "ties": "dense"}"#, value: "[2, 1, 2, 3]" },
        Example { inputs: r#"{"score": [70, 80, 70, 60], "ties": "average"}"#, value: "[2.5, 1, 2.5, 4]" },
    ],
    run: |inputs| {
        let score = inputs.numbers("score")?;
        let ties = match inputs.choice("ties")? {
            "dense" => Ties::Dense,
            "average" => Ties::Average,
            _ => Ties::Competition,
        };
        Ok(cells(ranks(&score, ties)))
    },
}];
