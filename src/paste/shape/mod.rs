//! Where in the grid the table is: which record is the header, which are rows, and what is set aside.
//!
//! Nothing is lost: what is set aside is listed with its line and reason, and every decision is a note, but for drawn lines.

mod blocks;
mod called;
mod columns;
mod header;
mod list;
mod long;
mod outline;
mod repeated;
mod rows;
mod total;
mod two_lines;

pub use columns::unique;
pub use rows::set_aside_totals;
pub use two_lines::{is_unit_column, with_unit};

use zielwert_kernel::glance::strange;

use super::looks::{Looks, is_blank};
use super::split::{Grid, MAX_BYTES};
use super::{Header, Table, date, decode, notes};
use crate::engine::note::Note;
use crate::order;

/// What a header names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// A label: company, channel, period …
    Label,
    /// A number: followers, likes …
    Number,
    /// A column of some platform that means nothing here.
    Nothing,
}

/// Says what a cell names, if it reads like a header.
pub type Recognise<'a> = &'a dyn Fn(&str) -> Option<Known>;

/// More columns than this no spreadsheet has.
const MAX_COLUMNS: usize = 16_384;

/// Finds the table in the grid.
pub fn shape(grid: Grid, separator: Option<char>, header: Header, known: Recognise) -> Table {
    let mut doubts = about_text(&grid);
    let is_binary = doubts.iter().any(|note| note.kind == &notes::TEXT_BINARY);
    let mut table = match header {
        Header::Auto => auto(grid, known, None),
        Header::Line(line) => auto(grid, known, Some(line)),
        Header::First => literal(grid, true),
        Header::None => literal(grid, false),
    };
    table.separator = separator;
    if !is_binary {
        doubts.append(&mut table.notes);
    }
    table.notes = doubts;
    order::by_key(&mut table.skipped, |(line, _)| *line);
    table
}

/// The whole grid; the first record is the header or there is none.
fn literal(grid: Grid, has_header: bool) -> Table {
    // `sep=;` is a message to the reader, not a record.
    let first = usize::from(blocks::is_declaration(&grid, 0));
    let header = (has_header && first < grid.len()).then_some(first);
    let width = (first..grid.len()).map(|record| grid.width(record)).max().unwrap_or(0);
    let rows = (first + usize::from(has_header)) as u32..grid.len() as u32;
    columns::table(grid, header, None, 0..width, 0, rows.collect(), &|_, _, _| true)
}

/// The table that a person would see, or the one under the header that the person chose.
fn auto(grid: Grid, known: Recognise, chosen: Option<u32>) -> Table {
    let sorted = blocks::sort(&grid);
    let under = chosen.and_then(|line| blocks::under(&grid, &sorted, line, known));
    let parts = match under {
        Some(part) => vec![part],
        None => {
            if let Some(list) = list::find(&grid, &sorted, known) {
                return list;
            }
            blocks::parts(&grid, &sorted, known)
        }
    };
    match blocks::main(&parts) {
        Some(main) => {
            let mut table = rows::table(grid, sorted, &parts, main, known);
            let doubts = about_content(&table, known);
            table.notes.extend(doubts);
            table
        }
        None => {
            let mut table = columns::table(grid, None, None, 0..0, 0, Vec::new(), &|_, _, _| true);
            table.skipped =
                sorted.aside.iter().map(|(record, reason)| (table.grid().line(*record as usize), *reason)).collect();
            table.notes.push(Note::new(&notes::PASTE_EMPTY));
            table
        }
    }
}

/// What is to be said about the text itself.
fn about_text(grid: &Grid) -> Vec<Note> {
    let text = grid.text();
    let mut doubts = Vec::new();
    if text.len() > MAX_BYTES {
        doubts.push(Note::new(&notes::TEXT_TOO_LONG));
    }
    let sample = text.as_bytes().get(..text.len().min(4096)).unwrap_or_default();
    let is_control = |byte: &&u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x1b..=0x1f);
    let n_controls = sample.iter().filter(is_control).count()
        + text.chars().take(4096).filter(|it| *it == char::REPLACEMENT_CHARACTER).count();
    // Counting them takes far longer than seeing that there is none.
    let strange = strange(text.as_bytes());
    let n_nul = if strange.has_nul { memchr::memchr_iter(0, text.as_bytes()).count() } else { 0 };
    if n_controls * 10 > sample.len() {
        doubts.push(Note::new(&notes::TEXT_BINARY));
    } else if n_nul > 0 {
        doubts.push(Note::new(&notes::NUL_CHARACTERS).with(n_nul));
    }
    if decode::damages(text, &strange.leads) {
        doubts.push(Note::new(&notes::MOJIBAKE));
    }
    doubts.extend(grid.unclosed().iter().take(20).map(|line| Note::new(&notes::QUOTE_UNCLOSED).on_line(*line)));
    if let Some(line) = grid.stray().first() {
        doubts.push(Note::new(&notes::QUOTE_STRAY).with(grid.stray().len()).on_line(*line));
    }
    doubts
}

/// What is to be said about what is in the table.
fn about_content(table: &Table, known: Recognise) -> Vec<Note> {
    let mut doubts = Vec::new();
    let n_columns = table.columns.len().min(500);
    let mut cells = (0..table.len().min(1000)).flat_map(|row| (0..n_columns).map(move |column| (row, column)));
    let has_numbers = cells.any(|(row, column)| Looks::of(&table.cell(row, column)) == Looks::Number);
    if table.is_empty() && n_columns == 1 || table.len() == 1 && n_columns == 1 && table.header_line.is_none() {
        doubts.push(Note::new(&notes::SINGLE_CELL));
    } else if table.is_empty() {
        doubts.push(Note::new(&notes::HEADER_WITHOUT_ROWS));
    } else if !has_numbers {
        let has_digits = table.grid().text().bytes().any(|it| it.is_ascii_digit());
        doubts.push(Note::new(if has_digits { &notes::NO_NUMBER_COLUMNS } else { &notes::NO_NUMBERS }));
    } else if is_transposed(table, known) {
        doubts.push(Note::new(&notes::TRANSPOSED));
    }
    doubts
}

/// Whether the first column, not the header, names the measures.
fn is_transposed(table: &Table, known: Recognise) -> bool {
    let n_rows = table.len();
    if !(2..=200).contains(&n_rows) {
        return false;
    }
    let below = (0..n_rows).map(|row| table.cell(row, 0)).filter(|it| known(it) == Some(Known::Number));
    let n_below = below.clone().count();
    // Aims of campaigns come several times, figures of one thing once.
    let n_names = order::set(below).len();
    let n_above = table.columns.iter().take(200).filter(|header| known(header) == Some(Known::Number)).count();
    // Beside months or years nothing but figures can stand, whether all of them are known or not.
    let are_periods = || table.columns.len() > 2 && table.columns.iter().skip(1).all(|it| date::is_period(it));
    let is_most = n_below * 2 > n_rows || n_below * 3 > n_rows && are_periods();
    n_below > 1 && n_names == n_below && is_most && n_above < n_below && !is_blank(&table.cell(0, 0))
}
