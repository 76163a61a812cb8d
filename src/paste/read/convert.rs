//! Every cell to its value, and every cell without one to a note.

use crate::engine::data_set::{Numbers, Role};
use crate::engine::language::Text;
use crate::engine::measure::Measure;
use crate::engine::note::{Arg, Level, Note, NoteKind};
use crate::paste::column::Kind;
use crate::paste::number::{Cell, Why, scan};

use super::Source;
use super::plan::{BLOCK, LATER, Plan};

/// So many cells of a column are named one by one; the rest is counted.
const NAMED: usize = 20;

/// What a column's cells gave.
#[derive(Default)]
struct Tally {
    values: Vec<f64>,
    /// Whether the drafts stand.
    keeps: bool,
    unreadable: Vec<(u32, Why)>,
    n_unreadable: usize,
    contrary: Vec<(u32, f64)>,
    n_contrary: usize,
}

/// Reads the numeric columns; the numbers of the others are empty.
pub fn read(source: &Source, plans: &mut [Plan]) -> Vec<Numbers> {
    let n_rows = source.lines.len();
    let mut tallies: Vec<Tally> = plans
        .iter_mut()
        .map(|plan| Tally {
            values: std::mem::take(&mut plan.drafts),
            keeps: plan.reading.keeps_drafts(&plan.survey),
            ..Tally::default()
        })
        .collect();
    for start in (0..n_rows).step_by(BLOCK) {
        for (place, (plan, tally)) in plans.iter().zip(&mut tallies).enumerate() {
            if tally.keeps && !plan.later {
                continue;
            }
            for row in start..(start + BLOCK).min(n_rows) {
                // A column of words has no drafts.
                let Some(draft) = tally.values.get(row) else { break };
                if tally.keeps && *draft != LATER || draft.is_nan() {
                    continue;
                }
                let value = match source.cells.number(row, place) {
                    Some(number) => number,
                    None => tally_cell(plan, &scan(&source.cells.cell(row, place)), row as u32, tally),
                };
                if let Some(draft) = tally.values.get_mut(row) {
                    *draft = value;
                }
            }
        }
    }
    plans
        .iter_mut()
        .zip(tallies)
        .enumerate()
        .map(|(place, (plan, mut tally))| {
            tell(source, place, plan, &tally);
            if plan.role == Role::Measure(Measure::LostFollowers) {
                plan.notes.extend(without_sign(&mut tally.values));
            }
            Numbers::from_compact(tally.values)
        })
        .collect()
}

/// Losses are counted, and some write them as what they do to the sum.
fn without_sign(values: &mut [f64]) -> Option<Note> {
    let mut counted = values.iter().filter(|it| **it != 0.0 && !it.is_nan()).peekable();
    counted.peek()?;
    if !counted.all(|it| *it < 0.0) {
        return None;
    }
    values.iter_mut().for_each(|it| *it = it.abs());
    Some(Note::new(&LOSSES))
}

/// The value of a cell; NaN, the compact form of missing, where it has none.
fn tally_cell(plan: &Plan, cell: &Cell, row: u32, tally: &mut Tally) -> f64 {
    if let Cell::Missing(_) = cell {
        return f64::NAN;
    }
    match plan.reading.value(cell) {
        Ok(value) => {
            if plan.reading.contradicts(cell) {
                tally.n_contrary += 1;
                if tally.contrary.len() < NAMED {
                    tally.contrary.push((row, value));
                }
            }
            value
        }
        Err(why) => {
            tally.n_unreadable += 1;
            if tally.unreadable.len() < NAMED {
                tally.unreadable.push((row, why));
            }
            f64::NAN
        }
    }
}

fn tell(source: &Source, place: usize, plan: &mut Plan, tally: &Tally) {
    for (row, why) in &tally.unreadable {
        plan.notes
            .push(Note::new(&UNREADABLE).with(source.quote(*row, place)).with(why.text()).on_line(source.line(*row)));
    }
    if tally.n_unreadable > tally.unreadable.len() {
        plan.notes.push(Note::new(&MORE_UNREADABLE).with(tally.n_unreadable - tally.unreadable.len()));
    }
    let kind = if plan.reading.set { &SET_AGAINST_MARKS } else { &CONTRARY };
    for (row, value) in &tally.contrary {
        let quote = source.quote(*row, place);
        let value = if plan.reading.kind == Kind::Share { Arg::Percent(*value) } else { Arg::from(*value) };
        plan.notes.push(Note::new(kind).with(quote).with(value).on_line(source.line(*row)));
    }
    if tally.n_contrary > tally.contrary.len() {
        plan.notes.push(Note::new(&MORE_CONTRARY).with(tally.n_contrary - tally.contrary.len()));
    }
    let filled = f64::from(plan.survey.filled.max(1));
    plan.confidence *= 1.0 - (tally.n_unreadable as f64 / filled).min(1.0) / 2.0;
}

/// Losses with a minus sign.
pub static LOSSES: NoteKind = NoteKind {
    code: "losses_without_sign",
    level: Level::Info,
    text: Text {
        de: "Verluste stehen hier mit Minuszeichen. Sie sind als Anzahl gelesen.",
        en: "Losses carry a minus sign here. They are read as counts.",
    },
};
/// A cell that is no number.
pub static UNREADABLE: NoteKind = NoteKind {
    code: "cell_unreadable",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ ist nicht als Zahl zu lesen: {1}. Die Zelle gilt als fehlend.",
        en: "“{0}” cannot be read as a number: {1}. The cell counts as missing.",
    },
};
/// The rest of them.
pub static MORE_UNREADABLE: NoteKind = NoteKind {
    code: "more_cells_unreadable",
    level: Level::Warning,
    text: Text {
        de: "{0} weitere {0|Zelle dieser Spalte ist|Zellen dieser Spalte sind} nicht als Zahl zu lesen und {0|gilt|gelten} als fehlend.",
        en: "{0} more {0|cell|cells} of this column cannot be read as numbers and {0|counts|count} as missing.",
    },
};
/// Marks that contradict the rest of the column.
pub static CONTRARY: NoteKind = NoteKind {
    code: "marks_mixed",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ benutzt Punkt und Komma anders als der Rest der Spalte. Gelesen als {1}; bitte prüfen Sie die Zelle.",
        en: "“{0}” uses point and comma differently from the rest of the column. Read as {1}; please check the cell.",
    },
};
/// The rest of them.
pub static MORE_CONTRARY: NoteKind = NoteKind {
    code: "more_marks_mixed",
    level: Level::Warning,
    text: Text {
        de: "{0} weitere {0|Zelle benutzt|Zellen benutzen} Punkt und Komma anders als der Rest der Spalte.",
        en: "{0} more {0|cell uses|cells use} point and comma differently from the rest of the column.",
    },
};
/// The person's decimal mark against a cell that would leave another reading only.
pub static SET_AGAINST_MARKS: NoteKind = NoteKind {
    code: "mark_set_against_cell",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ wird mit dem Dezimalzeichen, das Sie festgelegt haben, als {1} gelesen; die Zelle sieht nach dem anderen aus.",
        en: "“{0}” is read as {1} with the decimal mark that you set; the cell looks like the other one.",
    },
};
