//! The functions and the plain data that other programs rely on.

mod analysis;
mod assemble;
mod catalogue;
mod compare;
mod firm;
mod given;
pub mod notes;
mod look;
mod object;
mod own;
mod periods;
mod project;
mod pictures;
pub mod report;
mod request;
mod standings;
mod steps;
mod walk;
mod memory;
mod window;
mod written;

pub use analysis::{
    Analysis, Reading, facts_and_scorecard, fitting_system, of_system, rank_by, read, read_given, read_pasted,
    read_text, takes_pasted_total,
};
pub use assemble::{
    all_notes, assemble, figure_notes, kpi_report, mean_of_given, note_report, sentences, table_report,
};
pub use catalogue::catalogue;
pub use compare::{Compare, compare, compare_analysis};
pub use firm::{Firmness, fairness, firmness};
pub use look::Look;
pub use memory::{HeldProject, HeldText, Memory, beginning};
pub use own::{check as check_formula, listed as own_kpis};
pub use periods::{PeriodsWish, periods};
pub use pictures::{UnknownPicture, Wish, draw, draw_analysis, draw_of};
pub use project::{MOST_PEOPLE, MOST_SCENARIOS, Project, Scenario, is_project};
pub use report::{DrawnPicture, Report, Table};
pub use request::{ChosenScorecard, Detail, GivenTable, Request};
pub use standings::{Standing, Standings, scorecards, standings};
pub use walk::{Picks, Plan, Walk};
pub use window::{Window, window};

use crate::engine::language::Language;
use crate::paste;

/// A paste to a report: the whole pipeline. Never fails; what could not be used is said in the notes.
pub fn analyse(request: &Request) -> Report {
    assemble(request, &Analysis::new(request))
}

/// Cuts a text into cells, every cell exactly as it was.
pub fn parse(text: impl Into<String>, options: &paste::Options, language: Language) -> Table {
    let table = paste::parse(text, options);
    table_of(&table, None, language)
}

/// Cuts a file's bytes into cells; the encoding is decided by evidence where none is named.
pub fn parse_bytes(bytes: &[u8], encoding: Option<&str>, options: &paste::Options, language: Language) -> Table {
    let decoded = paste::decode(bytes, encoding);
    let mut table = table_of(&paste::parse(decoded.text, options), Some(decoded.encoding), language);
    table.notes.splice(0..0, decoded.notes.iter().map(|note| note_report(note, language)));
    table
}

fn table_of(table: &paste::Table, encoding: Option<&str>, language: Language) -> Table {
    Table {
        columns: table.columns.clone(),
        rows: (0..table.len()).map(|row| table.row(row).map(|cell| cell.into_owned()).collect()).collect(),
        separator: table.separator.map(String::from),
        encoding: encoding.map(str::to_owned),
        header_line: table.header_line,
        skipped: table.skipped.iter().map(assemble::skipped).collect(),
        notes: table.notes.iter().map(|note| note_report(note, language)).collect(),
    }
}
