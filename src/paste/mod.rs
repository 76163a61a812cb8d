//! Text to a typed table. Never fails: a table, and notes about what was doubtful.

mod notes;

use std::collections::BTreeMap;

use crate::engine::data_set::{DataSet, Decimal, Reason};
use crate::engine::note::Note;

/// What the person said about how to split the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The separator; `None`: decided by evidence.
    pub separator: Option<char>,
    /// Whether the first record is the header.
    pub header: Header,
}

/// Which record is the header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Header {
    /// Decided by evidence; preamble, totals and repetitions are set aside.
    #[default]
    Auto,
    /// The first record is the header and nothing is set aside.
    First,
    /// There is none: columns are named A, B …; nothing is set aside.
    None,
}

/// A pasted text cut into cells: every cell exactly as it was.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The headers as they stand; a repeated one gets ` (2)`.
    pub columns: Vec<String>,
    /// The records that belong to the table.
    pub rows: Vec<Vec<String>>,
    /// The 1-based physical line on which each row starts.
    pub lines: Vec<u32>,
    /// The separator that was used.
    pub separator: char,
    /// The physical line of the header, if there is one.
    pub header_line: Option<u32>,
    /// Lines set aside.
    pub skipped: Vec<(u32, Reason)>,
    /// Everything doubtful.
    pub notes: Vec<Note>,
}

/// What the person corrected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// Header to measure id, KPI id, `criterion` or `ignore`.
    pub columns: BTreeMap<String, String>,
    /// Header (or `*`) to the decimal mark.
    pub numbers: BTreeMap<String, Decimal>,
}

/// Cuts a text into cells.
pub fn parse(text: &str, options: &Options) -> Table {
    let _ = (text, options);
    Table::default()
}

/// Understands a table: what each column is, and what its cells say.
pub fn read(table: Table, corrections: &Corrections) -> DataSet {
    let _ = (table, corrections);
    DataSet::default()
}
