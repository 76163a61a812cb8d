//! What a person does to a table before it is read, one step at a time: each is a plain value that a list of steps can hold,
//! undo and repeat on the next paste.
//!
//! Rows keep the lines they came from; those of a joined text go on where the text before ends.

mod join;
mod unpivot;
pub(super) mod notes;

pub use join::{Join, Label};
pub(super) use unpivot::is_channel;
pub use unpivot::{Unpivot, Wide, suggestion, wide};

use super::looks::is_blank;
use super::shape::{set_aside_totals, shape};
use super::{Grid, Header, Options, Table, as_seen, known, parse};
use crate::engine::data_set::{Decimal, Reason};
use crate::engine::language::{Language, Text};
use crate::engine::note::Note;

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Rows become columns: the measures stand in the first column.
    Transpose,
    /// Columns that hold one measure for several channels or periods become rows; without columns those that are recognised.
    Unpivot(Unpivot),
    /// The header stands on this line.
    HeaderLine(u32),
    /// This line is no row.
    DropLine(u32),
    /// This line counts as a row, although it looks like a total or a repetition.
    KeepLine(u32),
    /// The column of this header is left out.
    DropColumn(String),
    /// The rows of another paste are added.
    Join(Join),
}

impl Step {
    /// What kind of step it is.
    pub fn name(&self) -> Text {
        match self {
            Step::Transpose => Text { de: "Tabelle drehen", en: "Turn the table" },
            Step::Unpivot(_) => Text { de: "Spalten in Zeilen umstellen", en: "Turn columns into rows" },
            Step::HeaderLine(_) => Text { de: "Kopfzeile wählen", en: "Choose the header" },
            Step::DropLine(_) => Text { de: "Zeile weglassen", en: "Leave a line out" },
            Step::KeepLine(_) => Text { de: "Zeile doch zählen", en: "Count a line after all" },
            Step::DropColumn(_) => Text { de: "Spalte weglassen", en: "Leave a column out" },
            Step::Join(_) => Text { de: "Tabelle anfügen", en: "Add a table" },
        }
    }

    /// The step in words.
    pub fn note(&self) -> Note {
        match self {
            Step::Transpose => Note::new(&notes::TRANSPOSED),
            Step::Unpivot(it) => Note::new(&notes::UNPIVOTED).with(it.columns.len()).with(it.header.as_str()),
            Step::HeaderLine(line) => Note::new(&notes::HEADER_CHOSEN).with(*line as usize).on_line(*line),
            Step::DropLine(line) => Note::new(&notes::LINE_DROPPED).with(*line as usize).on_line(*line),
            Step::KeepLine(line) => Note::new(&notes::LINE_KEPT).with(*line as usize).on_line(*line),
            Step::DropColumn(header) => Note::new(&notes::COLUMN_DROPPED).with(header.as_str()),
            Step::Join(_) => Note::new(&notes::JOINED),
        }
    }
}

/// The step that a note suggests: turning a table whose rows are measures, unpivoting a wide one.
pub fn suggested(note: &Note, language: Language) -> Option<Step> {
    if note.kind == &super::notes::TRANSPOSED {
        return Some(Step::Transpose);
    }
    let header = unpivot::header_for(note)?.get(language).to_owned();
    Some(Step::Unpivot(Unpivot { header, ..Unpivot::default() }))
}

/// The table after these steps; `clipboard` is the decimal mark that its own clipboard declares. A chosen header line
/// and lines that count after all hold from the beginning, whenever they were chosen: later steps may leave no line where it was.
pub fn apply(table: Table, steps: &[Step], clipboard: Option<Decimal>) -> Table {
    let mut n_lines = table.grid().n_lines();
    let mut chosen = Vec::new();
    let mut table = with_chosen(table, 0, steps, &mut chosen);
    for (place, step) in steps.iter().enumerate() {
        let is_kept = |line: &u32| steps.iter().skip(place).any(|it| *it == Step::KeepLine(*line));
        let recognised;
        let step = match step {
            Step::Unpivot(it) => {
                recognised = Step::Unpivot(unpivot::recognised(&table, it));
                &recognised
            }
            other => other,
        };
        let mut doubts = Vec::new();
        let is_done = match step {
            Step::HeaderLine(_) => continue,
            Step::DropLine(line) if is_kept(line) => true,
            Step::DropLine(line) => drop_line(&mut table, *line),
            Step::KeepLine(line) => table.keep_line(*line) || chosen.contains(line),
            Step::DropColumn(header) => {
                let before = table.columns.len();
                let keep: Vec<bool> = table.columns.iter().map(|it| it != header).collect();
                table.retain_columns(|column| keep.get(column).copied().unwrap_or(true));
                table.columns.len() < before
            }
            Step::Transpose => {
                let is_possible = table.columns.len() > 1 && !table.is_empty();
                if is_possible {
                    table = table.turned();
                    table.notes.retain(|note| note.kind != &super::notes::TRANSPOSED);
                    doubts = set_aside_totals(&mut table);
                }
                is_possible
            }
            Step::Unpivot(unpivot) => match unpivot::apply(&table, unpivot) {
                Some(long) => {
                    table = long;
                    true
                }
                None => false,
            },
            Step::Join(Join { pasted, label }) => {
                let options = Options { separator: pasted.separator, ..Options::default() };
                let other = parse(as_seen(pasted.text.clone(), &options), &options);
                let first = n_lines;
                n_lines += other.grid().n_lines();
                let mut other = with_chosen(other, first, steps, &mut chosen);
                other.notes.splice(0..0, pasted.notes.iter().cloned());
                let has_rows = !other.is_empty();
                if has_rows {
                    table = join::apply(&table, &other, first, [clipboard, pasted.decimal], label.as_ref());
                }
                has_rows
            }
        };
        table.notes.push(said(step, is_done));
        table.notes.extend(doubts);
    }
    for step in steps {
        if let Step::HeaderLine(line) = step {
            table.notes.push(said(step, chosen.contains(line)));
        }
    }
    table
}

/// What is to be said about a step.
fn said(step: &Step, is_done: bool) -> Note {
    let note = step.note();
    if is_done { note } else { Note { line: note.line, ..Note::new(&notes::IDLE).with(step.name()) } }
}

/// The table with the header that was chosen on one of its lines, and with the lines that count after all; they follow line `first`.
/// A choice that was made goes to `done`.
fn with_chosen(table: Table, first: u32, steps: &[Step], done: &mut Vec<u32>) -> Table {
    let lines = first + 1..=first + table.grid().n_lines();
    let mut table = under_chosen(table, first, steps, done);
    for step in steps {
        if let Step::KeepLine(line) = step
            && lines.contains(line)
            && table.keep_line(*line - first)
        {
            done.push(*line);
        }
    }
    table
}

fn under_chosen(table: Table, first: u32, steps: &[Step], done: &mut Vec<u32>) -> Table {
    let lines = first + 1..=first + table.grid().n_lines();
    let chosen: Vec<u32> = steps
        .iter()
        .filter_map(|step| match step {
            Step::HeaderLine(line) if lines.contains(line) => Some(*line),
            _ => None,
        })
        .collect();
    let Some(last) = chosen.last() else { return table };
    let line = last - first;
    if !has_content(table.grid(), line) {
        return table;
    }
    done.extend(&chosen);
    let separator = table.separator;
    shape(table.into_grid(), separator, Header::Line(line), &known)
}

/// Whether something stands on a line.
fn has_content(grid: &Grid, line: u32) -> bool {
    (0..grid.len())
        .rfind(|record| grid.line(*record) <= line)
        .is_some_and(|record| (0..grid.width(record)).any(|column| !is_blank(&grid.cell(record, column))))
}

/// Leaves a line out: a row, or a column where columns are lines. Whether there was one.
fn drop_line(table: &mut Table, line: u32) -> bool {
    let columns: Vec<bool> = (0..table.columns.len()).map(|it| table.line_of_column(it) == Some(line)).collect();
    if columns.contains(&true) {
        table.retain_columns(|column| columns.get(column) != Some(&true));
        return true;
    }
    let rows: Vec<bool> = (0..table.len()).map(|row| table.line(row) == line).collect();
    table.set_aside(Reason::LeftOut, |row| rows.get(row) == Some(&true));
    rows.contains(&true)
}
