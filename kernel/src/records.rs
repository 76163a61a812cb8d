//! A text to records and cells, in one pass over its bytes.
//!
//! The grammar is RFC 4180's, read kindly: any line break (`\n`, `\r\n`, `\r`, mixed), white space after a closing quote,
//! quotes inside unquoted cells. A quote at the beginning of a cell that never closes properly is plain text.

use memchr::{memchr, memchr2_iter};

use crate::marks::{BLOCK, Marks};

/// A cell's start; this bit says that it is quoted.
pub const QUOTED: u32 = 1 << 31;

/// Beyond this a position does not fit beside the bit.
pub const MAX_BYTES: usize = QUOTED as usize - 1;

/// After so many quotes that never close, the rest of the text is read without quotes: looking for the end of each
/// one again would take forever.
const MAX_UNCLOSED: usize = 64;

/// Where the records and cells of a text are.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// The start of each cell, with [`QUOTED`]; behind the last one the text's end.
    pub starts: Vec<u32>,
    /// Behind the last one a record that holds no cell.
    pub records: Vec<Record>,
    /// The letter or digit of ASCII with which each record begins; 0 where it begins with anything else.
    pub initials: Vec<u8>,
    /// Lines of records with a quote that never closes.
    pub unclosed: Vec<u32>,
    /// Lines of records with quotes inside a quoted cell that should have been doubled.
    pub stray: Vec<u32>,
}

/// Where a record begins.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    /// Its first cell.
    pub first: u32,
    /// The 1-based physical line on which it starts.
    pub line: u32,
}

/// Records that are cut in one call: a browser replaces a program's first, slow version between two calls, never inside one.
const AT_ONCE: usize = 256;

/// Cuts a text (UTF-8, at most [`MAX_BYTES`]) at `separator`; without one every record is a single cell.
#[inline(never)]
pub fn cut(text: &[u8], separator: Option<char>) -> Cut {
    let mut splitter = Splitter::new(text, separator);
    splitter.run();
    let Splitter { starts, records, initials, unclosed, stray, .. } = splitter;
    Cut { starts, records, initials, unclosed, stray }
}

struct Splitter<'a> {
    bytes: &'a [u8],
    separator: [u8; 4],
    separator_bytes: usize,
    /// Where cells may end.
    marks: Marks<'a>,
    /// Room for the starts of cells, and how many there are.
    starts: Vec<u32>,
    n_starts: usize,
    records: Vec<Record>,
    initials: Vec<u8>,
    unclosed: Vec<u32>,
    stray: Vec<u32>,
    /// Looks far ahead that found nothing, beside `unclosed`.
    vain: usize,
}

/// How a cell that begins with a quote goes on.
enum Quote {
    /// It closes; the position behind the closing quote and the spaces after it.
    Closed { end: usize, stray: bool },
    /// It is plain text: another character follows the closing quote.
    Text,
    /// It is plain text, which took a look far ahead.
    Vain,
    /// It is plain text: there is no closing quote.
    Unclosed,
}

impl<'a> Splitter<'a> {
    fn new(bytes: &'a [u8], separator: Option<char>) -> Self {
        let mut encoded = [0; 4];
        let separator_bytes = separator.map_or(0, |it| it.encode_utf8(&mut encoded).len());
        // Without a separator a line break stands for it.
        let first = if separator_bytes > 0 { encoded[0] } else { b'\n' };
        Splitter {
            bytes,
            separator: encoded,
            separator_bytes,
            marks: Marks::new(bytes, first),
            starts: Vec::new(),
            n_starts: 0,
            records: Vec::new(),
            initials: Vec::new(),
            unclosed: Vec::new(),
            stray: Vec::new(),
            vain: 0,
        }
    }

    fn run(&mut self) {
        let mut position = if self.bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        let mut line = 1;
        while position < self.bytes.len() {
            position = self.some_records(position, &mut line);
            self.reserve(position);
        }
        self.records.push(Record { first: self.n_starts as u32, line });
        self.begin_cell(self.bytes.len() as u32);
        self.starts.truncate(self.n_starts);
        self.starts.shrink_to_fit();
        self.records.shrink_to_fit();
        self.initials.shrink_to_fit();
    }

    /// Reads some records from `position` on; gives where the next one starts.
    #[inline(never)]
    fn some_records(&mut self, mut position: usize, line: &mut u32) -> usize {
        for _ in 0..AT_ONCE {
            let Some(first) = self.bytes.get(position) else { break };
            self.records.push(Record { first: self.n_starts as u32, line: *line });
            self.initials.push(if first.is_ascii_alphanumeric() { *first } else { 0 });
            position = self.record(position, line);
        }
        position
    }

    /// Once the first records have shown how many cells come on how many bytes, asks for the memory in one piece:
    /// growing by doubling would copy, and could take twice of what is needed.
    fn reserve(&mut self, position: usize) {
        const LEARN: usize = 4 * AT_ONCE;
        if self.records.len() != LEARN || position == 0 {
            return;
        }
        let share = |n: usize| (n as f64 * (self.bytes.len() as f64 / position as f64 - 1.0) * 1.02) as usize;
        let (cells, records) = (share(self.n_starts), share(self.records.len()));
        let room = self.n_starts + cells + BLOCK + 1;
        self.starts.reserve_exact(room.saturating_sub(self.starts.len()));
        self.starts.resize(room.max(self.starts.len()), 0);
        self.records.reserve_exact(records);
        self.initials.reserve_exact(records);
    }

    /// Reads the record at `position`; gives where the next one starts.
    fn record(&mut self, mut position: usize, line: &mut u32) -> usize {
        let first_line = *line;
        loop {
            let start = position as u32;
            let mut from = position;
            let mut quoted = 0;
            let first = self.bytes.get(position).copied().unwrap_or_default();
            let open = if first == b' ' { self.skip_spaces(position) } else { position };
            let is_open = first == b'"' || open > position && self.bytes.get(open) == Some(&b'"');
            if is_open && self.unclosed.len() + self.vain < MAX_UNCLOSED {
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
                    Quote::Vain => self.vain += 1,
                    Quote::Unclosed if open > position => self.vain += 1,
                    Quote::Unclosed => self.unclosed.push(first_line),
                }
            }
            self.begin_cell(start | quoted);
            match self.end_of_cells(from) {
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

    #[inline]
    fn begin_cell(&mut self, start: u32) {
        if self.starts.len() <= self.n_starts {
            self.make_room();
        }
        self.starts[self.n_starts] = start;
        self.n_starts += 1;
    }

    /// Makes room for all cells that can begin in a block, and doubles what there is.
    #[cold]
    fn make_room(&mut self) {
        self.starts.resize(self.n_starts * 2 + BLOCK + 1, 0);
    }

    /// Where the unquoted text from `from` on ends, and that of all cells behind it that begin with neither a quote nor a space: these are
    /// begun on the way.
    #[inline]
    fn end_of_cells(&mut self, mut from: usize) -> End {
        loop {
            if self.starts.len() - self.n_starts <= BLOCK {
                self.make_room();
            }
            let end = match self.separator_bytes {
                1 => {
                    let (end, n) = self.marks.cells(from, &mut self.starts[self.n_starts..]);
                    self.n_starts += n;
                    end
                }
                _ => self.marks.next(from),
            };
            match self.bytes.get(end) {
                None => return End::Text,
                Some(byte) if self.separator_bytes == 1 && *byte == self.separator[0] => return End::Separator(end),
                Some(b'\n' | b'\r') => return End::Break(end),
                Some(_) if self.is_separator(end) => return End::Separator(end),
                Some(_) => from = end + 1,
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
        let is_mark = |it: &u8| matches!(it, b'\n' | b'\r') || self.separator_bytes > 0 && *it == self.separator[0];
        self.bytes[from..to].iter().any(is_mark)
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
                    return if escaped { Quote::Vain } else { Quote::Text };
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
