//! A text to records and cells, in one pass over its bytes.
//!
//! The grammar is RFC 4180's, read kindly: any line break (`\n`, `\r\n`, `\r`, mixed), white space after a closing quote,
//! quotes inside unquoted cells. A quote at the beginning of a cell that never closes properly is plain text.

use memchr::{memchr, memchr2_iter};

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

/// What a byte means outside quotes.
const ORDINARY: u8 = 0;
const SEPARATOR: u8 = 1;
const BREAK: u8 = 2;

/// Cuts a text (UTF-8, at most [`MAX_BYTES`]) at `separator`; without one every record is a single cell.
#[inline(never)]
pub fn cut(text: &[u8], separator: Option<char>) -> Cut {
    let mut splitter = Splitter::new(text, separator);
    splitter.run();
    let Splitter { starts, records, unclosed, stray, .. } = splitter;
    Cut { starts, records, unclosed, stray }
}

struct Splitter<'a> {
    bytes: &'a [u8],
    separator: [u8; 4],
    separator_bytes: usize,
    class: [u8; 256],
    starts: Vec<u32>,
    records: Vec<Record>,
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
            vain: 0,
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
            if self.bytes.get(open) == Some(&b'"') && self.unclosed.len() + self.vain < MAX_UNCLOSED {
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
            let Some(found) = self.next(&self.bytes[from..]) else { return End::Text };
            let end = from + found;
            match self.class[self.bytes[end] as usize] {
                ORDINARY => from = end + 1,
                BREAK => return End::Break(end),
                _ if self.separator_bytes == 1 || self.is_separator(end) => return End::Separator(end),
                _ => from = end + 1,
            }
        }
    }

    /// The first byte that may end a cell: the separator's first, or one of the control characters of which two break lines.
    #[inline]
    fn next(&self, bytes: &[u8]) -> Option<usize> {
        // Eight at a time: a byte below n borrows from its highest bit when n is taken from it. What is borrowed from the
        // bytes above it does not matter, for the lowest one counts.
        const ONES: u64 = 0x0101_0101_0101_0101;
        const HIGH: u64 = 0x80 * ONES;
        const CONTROLS: u64 = 0x0e * ONES;
        let separator = ONES * u64::from(self.separator[0]);
        let (eights, rest) = bytes.as_chunks::<8>();
        for (at, eight) in eights.iter().enumerate() {
            let word = u64::from_le_bytes(*eight);
            let other = word ^ separator;
            let found = (other.wrapping_sub(ONES) & !other | word.wrapping_sub(CONTROLS) & !word) & HIGH;
            if found != 0 {
                return Some(at * 8 + found.trailing_zeros() as usize / 8);
            }
        }
        let behind = eights.len() * 8;
        rest.iter().position(|byte| self.class[*byte as usize] != ORDINARY).map(|at| behind + at)
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
