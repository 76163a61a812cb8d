//! Text to a typed table. Never fails: a table, and notes about what was doubtful.
//!
//! ```text
//! bytes ──decode──► text ──sniff, split──► Grid ──shape──► Table ──read──► DataSet
//! ```

mod decode;
mod looks;
mod sniff;
mod split;
mod aligned;
mod grouped;
mod escaped;
mod markup;
mod shape;
mod table;
pub mod header;
pub mod platform;
#[macro_use]
mod notes;
mod number;
mod duration;
mod date;
mod column;
mod html;
mod read;
pub mod reshape;

use crate::engine::data_set::Role;
use crate::engine::note::Note;
use shape::Known;

pub use date::Order;
pub use decode::{Decoded, FileText, decode, file_text};
pub use html::{Pasted, reconcile};
pub use notes::FILE_TOO_LARGE;
pub use read::{Cell, Corrections, Share, read, read_cells, read_from_clipboard};
pub use split::Grid;
pub use table::Table;

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
    /// The record on this physical line; what stands above it is preamble. Where nothing stands there, as [`Header::Auto`].
    Line(u32),
}

/// Cuts a text into cells and finds the table in it. A `String` is kept as it is; a `&str` is copied once.
pub fn parse(text: impl Into<String>, options: &Options) -> Table {
    let text = text.into();
    let text = markup::without_marks(&text).unwrap_or(text);
    let text = sniff::with_double_quotes(&text).unwrap_or(text);
    let found = options.separator.or_else(|| sniff::separator(&text));
    let mut doubts = Vec::new();
    let mut separator = found;
    let is_open = options.separator.is_none() && sniff::declared(&text).is_none();
    if is_open && let Some((grid, separator)) = markup::read(&text) {
        return shape::shape(grid, Some(separator), options.header, &known);
    }
    let aligned = (is_open && matches!(found, None | Some(','))).then(|| aligned::cut(&text)).flatten();
    let mut grid = match aligned {
        Some(aligned) => {
            separator = Some(' ');
            Grid::new(aligned, Some('\t'))
        }
        None => Grid::new(text, found),
    };
    let references = (separator == Some(';')).then(|| escaped::references(&grid)).flatten();
    let quotes = || separator.and_then(|it| escaped::quotes(&grid, it));
    if let Some((resolved, kind)) =
        references.map(|it| (it, &notes::REFERENCES_RESOLVED)).or_else(|| Some((quotes()?, &notes::QUOTES_ESCAPED)))
    {
        doubts.push(Note::new(kind).with(resolved.count).on_line(resolved.line));
        grid = resolved.grid;
    }
    if let (None, Some((inner, its_separator))) = (separator, sniff::in_quoted_lines(&grid)) {
        grid = Grid::new(inner, Some(its_separator));
        separator = Some(its_separator);
        doubts.push(Note::new(&notes::LINES_QUOTED));
    }
    if separator == Some(',')
        && let Some(joined) = grouped::join(&grid, options.header, &known)
    {
        doubts.push(Note::new(&notes::THOUSANDS_JOINED).with(joined.count).with(joined.example).on_line(joined.line));
        grid = Grid::new(joined.text, separator);
    }
    // A single column is cut by the comma as well as by any other: that is what CSV files are called after.
    let named = separator.or_else(|| (!grid.text().contains(',')).then_some(','));
    let mut table = shape::shape(grid, named, options.header, &known);
    table.notes.splice(0..0, doubts);
    table
}

/// The text as its reader sees it: a Markdown table without the marks of its emphasis and links. For those who read the cells;
/// [`parse`] keeps each as it was.
pub fn as_seen(text: String, options: &Options) -> String {
    let is_open = options.separator.is_none();
    is_open.then(|| markup::without_emphasis(&text)).flatten().unwrap_or(text)
}

/// What a cell names, if it reads like a header.
fn known(cell: &str) -> Option<Known> {
    if !header::is_known(cell) {
        return None;
    }
    Some(match header::recognise(cell).role {
        Role::Measure(measure) if measure.is_identity() => Known::Label,
        Role::Measure(_) | Role::Kpi(_) => Known::Number,
        _ => Known::Nothing,
    })
}
