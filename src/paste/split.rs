//! Text to cells in one pass. The text is kept once and every cell is a range of it.
//!
//! Allocation is what costs, so a cell is four bytes: where it starts, and whether it is quoted. It ends before the separator
//! in front of the next cell, or before the line break in front of the next record.
//!
//! The grammar is RFC 4180's, read kindly: any line break (`\n`, `\r\n`, `\r`, mixed), white space after a closing quote,
//! quotes inside unquoted cells. A quote at the beginning of a cell that never closes properly is plain text.

use std::borrow::Cow;

use memchr::{memchr, memchr2_iter};

/// A cell's start; this bit says that it is quoted.
const QUOTED: u32 = 1 << 31;

/// Beyond this a position does not fit beside the bit.
pub(crate) const MAX_BYTES: usize = QUOTED as usize - 1;

/// After so many quotes that never close, the rest of the text is read without quotes: looking for the end of each
/// one again would take forever.
const MAX_UNCLOSED: usize = 64;

/// A text cut into records and cells.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    text: String,
    /// The start of each cell, with [`QUOTED`]; behind the last one the text's end.
    starts: Vec<u32>,
    /// Behind the last one a record that holds no cell.
    records: Vec<Record>,
    separator_bytes: u32,
    /// Lines with a quote that never closes, and lines with quotes inside a quoted cell that should have been doubled.
    unclosed: Vec<u32>,
    stray: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Record {
    /// Its first cell.
    first: u32,
    /// The 1-based physical line on which it starts.
    line: u32,
}

impl Grid {
    /// Cuts `text` at `separator`; without one every record is a single cell.
    pub fn new(text: String, separator: Option<char>) -> Self {
        let mut splitter = Splitter::new(&text, separator);
        splitter.run();
        let Splitter { starts, records, unclosed, stray, .. } = splitter;
        let separator_bytes = separator.map_or(0, |it| it.len_utf8() as u32);
        Grid { text, starts, records, separator_bytes, unclosed, stray }
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

    /// The cell as it was: quotes removed, doubled quotes resolved, nothing trimmed; empty where there is none.
    pub fn cell(&self, record: usize, column: usize) -> Cow<'_, str> {
        let (raw, quoted) = self.raw(record, column);
        if !quoted {
            return Cow::Borrowed(raw);
        }
        let inner = raw.trim_start_matches(' ').get(1..).unwrap_or_default();
        let inner = inner.rfind('"').and_then(|end| inner.get(..end)).unwrap_or(inner);
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

    /// Bytes that the ranges take, beside the text.
    pub fn overhead(&self) -> usize {
        self.starts.capacity() * size_of::<u32>() + self.records.capacity() * size_of::<Record>()
    }
}

/// What a byte means outside quotes.
const ORDINARY: u8 = 0;
const SEPARATOR: u8 = 1;
const BREAK: u8 = 2;

struct Splitter<'a> {
    bytes: &'a [u8],
    separator: [u8; 4],
    separator_bytes: usize,
    class: [u8; 256],
    starts: Vec<u32>,
    records: Vec<Record>,
    unclosed: Vec<u32>,
    stray: Vec<u32>,
}

/// How a cell that begins with a quote goes on.
enum Quote {
    /// It closes; the position behind the closing quote and the spaces after it.
    Closed { end: usize, stray: bool },
    /// It is plain text: another character follows the closing quote.
    Text,
    /// It is plain text: there is no closing quote.
    Unclosed,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str, separator: Option<char>) -> Self {
        // What lies beyond the limit is not read; the caller says so.
        let mut end = text.len().min(MAX_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let bytes = &text.as_bytes()[..end];
        let mut class = [ORDINARY; 256];
        class[b'\n' as usize] = BREAK;
        class[b'\r' as usize] = BREAK;
        let mut encoded = [0; 4];
        let mut separator_bytes = 0;
        if let Some(separator) = separator {
            separator_bytes = separator.encode_utf8(&mut encoded).len();
            class[encoded[0] as usize] = SEPARATOR;
        }
        Splitter {
            bytes,
            separator: encoded,
            separator_bytes,
            class,
            starts: Vec::new(),
            records: Vec::new(),
            unclosed: Vec::new(),
            stray: Vec::new(),
        }
    }

    fn run(&mut self) {
        let mut position = if self.bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        let mut line = 1;
        while position < self.bytes.len() {
            self.records.push(Record { first: self.starts.len() as u32, line });
            self.reserve(position);
            position = self.record(position, &mut line);
        }
        self.records.push(Record { first: self.starts.len() as u32, line });
        self.starts.push(self.bytes.len() as u32);
        self.starts.shrink_to_fit();
        self.records.shrink_to_fit();
    }

    /// Once the first records have shown how many cells come on how many bytes, asks for the memory in one piece:
    /// growing by doubling would copy, and could take twice of what is needed.
    fn reserve(&mut self, position: usize) {
        const LEARN: usize = 1000;
        if self.records.len() != LEARN || position == 0 {
            return;
        }
        let share = |n: usize| (n as f64 * (self.bytes.len() as f64 / position as f64 - 1.0) * 1.02) as usize;
        let (cells, records) = (share(self.starts.len()), share(self.records.len()));
        self.starts.reserve_exact(cells);
        self.records.reserve_exact(records);
    }

    /// Reads the record at `position`; gives where the next one starts.
    fn record(&mut self, mut position: usize, line: &mut u32) -> usize {
        let first_line = *line;
        loop {
            let start = position as u32;
            let mut from = position;
            let mut quoted = 0;
            let open = if self.bytes.get(position) == Some(&b' ') { self.skip_spaces(position) } else { position };
            if self.bytes.get(open) == Some(&b'"') && self.unclosed.len() < MAX_UNCLOSED {
                match self.quoted(open) {
                    // ` "B"` is a cell with quotes in it, unless they hold a cell together: `A, "B, C"`.
                    Quote::Closed { end, stray } if open > position && (stray || !self.holds_together(open, end)) => {}
                    Quote::Closed { end, stray } => {
                        *line += breaks(&self.bytes[position..end]);
                        from = end;
                        quoted = QUOTED;
                        if stray {
                            self.stray.push(first_line);
                        }
                    }
                    Quote::Text => {}
                    Quote::Unclosed if open > position => {}
                    Quote::Unclosed => self.unclosed.push(first_line),
                }
            }
            self.starts.push(start | quoted);
            match self.end_of_cell(from) {
                End::Separator(end) => position = end + self.separator_bytes,
                End::Break(end) => {
                    *line += 1;
                    let crlf = self.bytes[end] == b'\r' && self.bytes.get(end + 1) == Some(&b'\n');
                    return end + 1 + usize::from(crlf);
                }
                End::Text => return self.bytes.len(),
            }
        }
    }

    /// Where the unquoted text from `from` on ends.
    fn end_of_cell(&self, mut from: usize) -> End {
        loop {
            let Some(found) = self.bytes[from..].iter().position(|byte| self.class[*byte as usize] != ORDINARY) else {
                return End::Text;
            };
            let end = from + found;
            match self.class[self.bytes[end] as usize] {
                BREAK => return End::Break(end),
                _ if self.separator_bytes == 1 || self.is_separator(end) => return End::Separator(end),
                _ => from = end + 1,
            }
        }
    }

    fn is_separator(&self, position: usize) -> bool {
        self.separator_bytes > 0 && self.bytes[position..].starts_with(&self.separator[..self.separator_bytes])
    }

    /// Whether a cell may end at `position`.
    fn is_end(&self, position: usize) -> bool {
        match self.bytes.get(position) {
            None | Some(b'\n' | b'\r') => true,
            Some(_) => self.is_separator(position),
        }
    }

    /// Whether there is a separator or a line break between these positions.
    fn holds_together(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.class[self.bytes[at] as usize] != ORDINARY)
    }

    /// The end of the cell whose opening quote is at `open`.
    fn quoted(&self, open: usize) -> Quote {
        let mut from = open + 1;
        loop {
            let Some(found) = memchr(b'"', &self.bytes[from..]) else { return Quote::Unclosed };
            let quote = from + found;
            if self.bytes.get(quote + 1) == Some(&b'"') {
                from = quote + 2;
                continue;
            }
            let end = self.skip_spaces(quote + 1);
            if self.is_end(end) {
                return Quote::Closed { end, stray: false };
            }
            return self.undoubled(open, quote);
        }
    }

    /// A quote inside a quoted cell that was not doubled. `"He said "hi, there" to me",12` is a careless export and goes on to
    /// the quote before a separator; `"Gefällt mir"-Angaben,12` is text that begins with a quote.
    fn undoubled(&self, open: usize, quote: usize) -> Quote {
        let escaped = self.bytes[quote - 1] == b'\\';
        let opens = quote == open + 1 || matches!(self.bytes[quote - 1], b' ' | b'(' | b'[' | b'\n' | b'\r');
        if !escaped && !opens {
            return Quote::Text;
        }
        let mut from = quote + 1;
        while let Some(byte) = self.bytes.get(from) {
            match byte {
                b'\\' if escaped => from += 2,
                b'\n' | b'\r' if !escaped => return Quote::Text,
                b'"' => {
                    let end = self.skip_spaces(from + 1);
                    if self.is_end(end) {
                        return Quote::Closed { end, stray: !escaped };
                    }
                    from += 1;
                }
                _ if self.is_separator(from) && self.bytes.get(from + self.separator_bytes) == Some(&b'"') => {
                    return Quote::Text;
                }
                _ => from += 1,
            }
        }
        if escaped { Quote::Unclosed } else { Quote::Text }
    }

    fn skip_spaces(&self, mut position: usize) -> usize {
        while self.bytes.get(position) == Some(&b' ') && !self.is_separator(position) {
            position += 1;
        }
        position
    }
}

enum End {
    Separator(usize),
    Break(usize),
    Text,
}

/// How many line breaks: `\r\n` counts once.
fn breaks(bytes: &[u8]) -> u32 {
    let is_one = |at: &usize| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n');
    memchr2_iter(b'\n', b'\r', bytes).filter(is_one).count() as u32
}
