//! The plain numbers of a column, straight from the text: digits, a minus, marks that group by three or stand in front of
//! decimals. Nearly every cell of a large export is one. Everything else is left to the reader that knows signs, units and words;
//! what is read here, it would read alike.

use crate::records::{QUOTED, Record};

/// So many digits a float holds exactly, and an identifier has more.
const MAX_DIGITS: usize = 15;

/// Powers of ten that a float holds exactly, as many as decimals can be.
const POWERS: [f64; MAX_DIGITS + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// What the marks of a number say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// It has none.
    None,
    /// They leave one reading only; comma (0) or point (1) is the decimal mark in it.
    Say(u8),
    /// A lone comma (0) or point (1) before exactly three digits.
    Open(u8),
}

/// How many cells show something, and the first row that does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// How many.
    pub count: u32,
    /// The first row.
    pub row: u32,
}

impl Seen {
    #[inline]
    fn add(&mut self, row: u32) {
        if self.count == 0 {
            self.row = row;
        }
        self.count += 1;
    }
}

/// What was read of some rows of a column.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The number of the first row, by which the others are counted.
    pub first_row: u32,
    /// The value of each row, a lone group of three taken for thousands; NaN where the cell is empty or was left.
    pub values: Vec<f64>,
    /// The rows that were left.
    pub left: Vec<u32>,
    /// Plain numbers.
    pub plain: Seen,
    /// Those that leave one reading only, by its decimal mark: comma, point.
    pub says: [Seen; 2],
    /// Those with a lone group of three, by the mark in front of it.
    pub open: [Seen; 2],
}

/// A text cut into cells.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    /// The text.
    pub text: &'a [u8],
    /// The start of each cell, as [`crate::records::Cut`] has it.
    pub starts: &'a [u32],
    /// The records.
    pub records: &'a [Record],
    /// How long the separator is.
    pub separator_bytes: u32,
}

impl Cells<'_> {
    /// Reads one column in these records into `page`, from which everything is removed first.
    #[inline(never)]
    pub fn numbers(&self, records: &[u32], column: u32, page: &mut Page) {
        *page = Page {
            first_row: page.first_row,
            values: std::mem::take(&mut page.values),
            left: std::mem::take(&mut page.left),
            ..Page::default()
        };
        page.values.clear();
        page.left.clear();
        page.values.reserve(records.len());
        for (row, record) in (page.first_row..).zip(records) {
            let value = match self.cell(*record, column) {
                Some([]) => f64::NAN,
                Some(cell) => match plain(cell) {
                    Some((value, marks)) => {
                        page.plain.add(row);
                        match marks {
                            Marks::None => {}
                            Marks::Say(mark) => page.says[usize::from(mark & 1)].add(row),
                            Marks::Open(mark) => page.open[usize::from(mark & 1)].add(row),
                        }
                        value
                    }
                    None => {
                        page.left.push(row);
                        f64::NAN
                    }
                },
                None => {
                    page.left.push(row);
                    f64::NAN
                }
            };
            page.values.push(value);
        }
    }

    /// The bytes of a cell without its quotes; none where it is not that simple. Empty where the record has no such cell.
    #[inline]
    fn cell(&self, record: u32, column: u32) -> Option<&[u8]> {
        let (cell, quoted) = self.raw_cell(record, column)?;
        if !quoted {
            return Some(cell);
        }
        cell.strip_prefix(b"\"")?.strip_suffix(b"\"")
    }

    /// The bytes of a cell with its quotes.
    #[inline]
    pub(crate) fn raw(&self, record: u32, column: u32) -> Option<&[u8]> {
        self.raw_cell(record, column).map(|(cell, _)| cell)
    }

    #[inline]
    fn raw_cell(&self, record: u32, column: u32) -> Option<(&[u8], bool)> {
        let [this, next] = self.records.get(record as usize..)?.first_chunk::<2>()?;
        let index = this.first + column;
        if index >= next.first {
            return Some((&[], false));
        }
        let [start, end] = self.starts.get(index as usize..)?.first_chunk::<2>()?;
        let (from, mut to) = ((start & !QUOTED) as usize, (end & !QUOTED) as usize);
        if index + 1 < next.first {
            to -= self.separator_bytes as usize;
        } else {
            to -= usize::from(to > from && self.text.get(to - 1) == Some(&b'\n'));
            to -= usize::from(to > from && self.text.get(to - 1) == Some(&b'\r'));
        }
        Some((self.text.get(from..to)?, start & QUOTED != 0))
    }
}

/// The value of a plain number, a lone group of three taken for thousands, and what its marks say.
#[inline]
fn plain(cell: &[u8]) -> Option<(f64, Marks)> {
    let (negative, digits) = match cell {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    // Five marks group fifteen digits; nineteen digits are more than enough, and fit.
    if digits.len() > MAX_DIGITS + 4 {
        return None;
    }
    let mut mantissa = 0_u64;
    let mut head = 0;
    // Most numbers have no mark.
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        mantissa = mantissa * 10 + u64::from(digit);
        head += 1;
    }
    // Digits in all, and behind the last mark; the first mark, the last one, and how many there are.
    let (mut n_digits, mut run) = (head, head);
    let (mut mark, mut last, mut n_marks) = (0_u8, 0_u8, 0_usize);
    for byte in digits.get(head..)? {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            mantissa = mantissa * 10 + u64::from(digit);
            n_digits += 1;
            run += 1;
            continue;
        }
        if *byte != b',' && *byte != b'.' {
            return None;
        }
        if n_marks == 0 {
            mark = *byte;
            if head == 0 {
                return None;
            }
        } else if run != 3 || last != mark {
            // Between two marks stands a group, and only the last of them may be another one.
            return None;
        }
        (last, run) = (*byte, 0);
        n_marks += 1;
    }
    let zero = digits.first() == Some(&b'0');
    if n_digits > MAX_DIGITS || run == 0 {
        return None;
    }
    let side = |mark: u8| u8::from(mark == b'.');
    let (decimals, marks) = match n_marks {
        0 if zero && n_digits > 1 => return None,
        0 => (0, Marks::None),
        1 if zero && head > 1 => return None,
        1 if run == 3 && head <= 3 && !zero => (0, Marks::Open(side(mark))),
        1 => (run, Marks::Say(side(mark))),
        _ if zero || head > 3 => return None,
        _ if last != mark => (run, Marks::Say(side(last))),
        _ if run == 3 => (0, Marks::Say(1 - side(mark))),
        _ => return None,
    };
    // Both are exact, so one operation rounds correctly (Clinger 1990).
    let value = mantissa as f64 / POWERS.get(decimals)?;
    Some((if negative { -value } else { value }, marks))
}
