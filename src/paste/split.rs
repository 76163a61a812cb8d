//! Text to cells in one pass. The text is kept once and every cell is a range of it.
//!
//! Allocation is what costs, so a cell is four bytes: where it starts, and whether it is quoted. It ends before the separator
//! in front of the next cell, or before the line break in front of the next record.
//! The cutting itself is the kernel's (`kernel/src/records.rs`).

use std::borrow::Cow;

use memchr::memchr;
use zielwert_kernel::numbers::Cells;
use zielwert_kernel::records::{Cut, QUOTED, Record, cut};

pub(crate) use zielwert_kernel::records::MAX_BYTES;

/// A text cut into records and cells.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    text: String,
    /// The start of each cell, with [`QUOTED`]; behind the last one the text's end.
    starts: Vec<u32>,
    /// Behind the last one a record that holds no cell.
    records: Vec<Record>,
    /// The letter or digit of ASCII with which each record begins; 0 for anything else.
    initials: Vec<u8>,
    separator_bytes: u32,
    /// Whether the separator is a letter or digit.
    lettered: bool,
    /// Lines with a quote that never closes, and lines with quotes inside a quoted cell that should have been doubled.
    unclosed: Vec<u32>,
    stray: Vec<u32>,
}

impl Grid {
    /// Cuts `text` at `separator`; without one every record is a single cell.
    pub fn new(text: String, separator: Option<char>) -> Self {
        // What lies beyond the limit is not read; the caller says so.
        let mut end = text.len().min(MAX_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let Cut { starts, records, initials, unclosed, stray } = cut(&text.as_bytes()[..end], separator);
        let separator_bytes = separator.map_or(0, |it| it.len_utf8() as u32);
        let lettered = separator.is_some_and(|it| it.is_ascii_alphanumeric());
        Grid { text, starts, records, initials, separator_bytes, lettered, unclosed, stray }
    }

    /// Cuts each line in two where `divide` says so; nothing is left out between the two.
    pub(crate) fn pairs(text: String, divide: impl Fn(&str) -> Option<usize>) -> Self {
        let lines = Grid::new(text, None);
        let mut starts = Vec::with_capacity(2 * lines.len() + 1);
        let mut records = Vec::with_capacity(lines.len() + 1);
        for record in 0..lines.len() {
            let start = lines.starts.get(record).map_or(0, |it| it & !QUOTED);
            records.push(Record { first: starts.len() as u32, line: lines.line(record) });
            starts.push(start);
            starts.extend(divide(lines.raw(record, 0).0).map(|at| start + at as u32));
        }
        records.push(Record { first: starts.len() as u32, line: lines.line(lines.len()) });
        starts.push(lines.text.len() as u32);
        Grid { starts, records, unclosed: Vec::new(), stray: Vec::new(), ..lines }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many records.
    pub fn len(&self) -> usize {
        self.records.len().saturating_sub(1)
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The 1-based physical line on which a record starts; that behind the last one ends the text.
    pub fn line(&self, record: usize) -> u32 {
        self.records.get(record).map_or(0, |it| it.line)
    }

    /// How many cells a record has.
    pub fn width(&self, record: usize) -> usize {
        match self.records.get(record..).and_then(|it| it.first_chunk::<2>()) {
            Some([this, next]) => (next.first - this.first) as usize,
            None => 0,
        }
    }

    /// The whole record as it stands in the text, with its line break.
    pub fn text_of(&self, record: usize) -> &str {
        let start = |record: usize| {
            let first = self.records.get(record)?.first;
            self.starts.get(first as usize).map(|start| (start & !QUOTED) as usize)
        };
        match (start(record), start(record + 1)) {
            (Some(start), Some(end)) => self.text.get(start..end).unwrap_or_default(),
            _ => "",
        }
    }

    /// The letter or digit with which a record begins, if it is one of ASCII's. Most records begin so, and are told by it from
    /// those that need a closer look.
    #[inline(always)]
    pub(crate) fn initial(&self, record: usize) -> Option<u8> {
        // A separator may be anything, and then the first cell is empty.
        self.initials.get(record).copied().filter(|it| *it != 0 && !self.lettered)
    }

    /// The cell as it was: quotes removed, doubled quotes resolved, nothing trimmed; empty where there is none.
    pub fn cell(&self, record: usize, column: usize) -> Cow<'_, str> {
        let (raw, quoted) = self.raw(record, column);
        if !quoted {
            return Cow::Borrowed(raw);
        }
        let inner = inside(raw);
        match memchr(b'"', inner.as_bytes()) {
            Some(_) => Cow::Owned(inner.replace("\"\"", "\"")),
            None => Cow::Borrowed(inner),
        }
    }

    /// The cell with its quotes, and whether it has any.
    pub fn raw(&self, record: usize, column: usize) -> (&str, bool) {
        let Some([this, next]) = self.records.get(record..).and_then(|it| it.first_chunk::<2>()) else {
            return ("", false);
        };
        let index = this.first as usize + column;
        if index >= next.first as usize {
            return ("", false);
        }
        let Some([start, end]) = self.starts.get(index..).and_then(|it| it.first_chunk::<2>()) else {
            return ("", false);
        };
        let quoted = start & QUOTED != 0;
        let (start, end) = ((start & !QUOTED) as usize, (end & !QUOTED) as usize);
        if index + 1 < next.first as usize {
            return (self.text.get(start..end - self.separator_bytes as usize).unwrap_or_default(), quoted);
        }
        let raw = self.text.get(start..end).unwrap_or_default();
        let raw = raw.strip_suffix('\n').map_or(raw, |it| it);
        (raw.strip_suffix('\r').unwrap_or(raw), quoted)
    }

    /// The cell without its quotes, which takes no copy: doubled ones inside stay doubled.
    pub fn bare(&self, record: usize, column: usize) -> &str {
        let (raw, quoted) = self.raw(record, column);
        if quoted { inside(raw) } else { raw }
    }

    /// What the kernel takes for the cells.
    pub(crate) fn cells(&self) -> Cells<'_> {
        Cells {
            text: self.text.as_bytes(),
            starts: &self.starts,
            records: &self.records,
            separator_bytes: self.separator_bytes,
        }
    }

    /// Lines of records with a quote that never closes: it was read as text.
    pub fn unclosed(&self) -> &[u32] {
        &self.unclosed
    }

    /// Lines of records with quotes inside a quoted cell that should have been doubled.
    pub fn stray(&self) -> &[u32] {
        &self.stray
    }

    /// How many physical lines the text has.
    pub(crate) fn n_lines(&self) -> u32 {
        self.line(self.len()).saturating_sub(u32::from(self.text.is_empty() || self.text.ends_with(['\n', '\r'])))
    }

    /// Says on which lines the records once stood, for a text that was put together from others.
    pub(crate) fn set_lines(&mut self, lines: &[u32]) {
        for (line, record) in lines.iter().zip(&mut self.records) {
            record.line = *line;
        }
    }
}

/// What stands inside the quotes of a cell.
fn inside(raw: &str) -> &str {
    let inner = raw.trim_start_matches(' ').get(1..).unwrap_or_default();
    inner.rfind('"').and_then(|end| inner.get(..end)).unwrap_or(inner)
}
