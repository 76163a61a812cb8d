//! The plain numbers of a column, straight from the text: digits, a minus, marks that group by three or stand in front of
//! decimals. Nearly every cell of a large export is one. Everything else is left to the reader that knows signs, units and words;
//! what is read here, it would read alike.

use crate::records::{QUOTED, Record};

/// So many digits a float holds exactly, and an identifier has more.
const MAX_DIGITS: usize = 15;

/// Powers of ten that a float holds exactly, as many as decimals can be.
const POWERS: [f64; MAX_DIGITS + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// What the marks of a number say: nothing, where there is none; that they leave one reading only, in which comma or point is the
/// decimal mark; or nothing yet, for a lone comma or point before exactly three digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marks(u8);

impl Marks {
    const NONE: Self = Marks(0);
    /// So many there can be, with some that stand for nothing.
    const ALL: usize = 8;

    #[inline(always)]
    fn say(is_point: bool) -> Self {
        Marks::from_parts(false, true, is_point)
    }

    #[inline(always)]
    fn open(is_point: bool) -> Self {
        Marks::from_parts(true, false, is_point)
    }

    /// Where they are counted.
    #[inline(always)]
    fn place(self) -> usize {
        usize::from(self.0) % Marks::ALL
    }

    /// Whether one leaves it open and another says it, of which one at most is true, and whether that is a point.
    #[inline(always)]
    fn from_parts(open: bool, says: bool, is_point: bool) -> Self {
        Marks(u8::from(open) << 2 | u8::from(says) << 1 | u8::from((open | says) & is_point))
    }
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
    #[inline(always)]
    fn add(&mut self, row: u32) {
        self.row = if self.count == 0 { row } else { self.row };
        self.count += 1;
    }

    /// Both together.
    fn and(self, other: Self) -> Self {
        match (self.count, other.count) {
            (0, _) => other,
            (_, 0) => self,
            _ => Seen { count: self.count + other.count, row: self.row.min(other.row) },
        }
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
        page.values.resize(records.len(), f64::NAN);
        let mut seen = [Seen::default(); Marks::ALL];
        for (at, (record, value)) in records.iter().zip(&mut page.values).enumerate() {
            let row = page.first_row + at as u32;
            let Some(place) = self.place(*record, column) else {
                page.left.push(row);
                continue;
            };
            if let Some((number, marks)) = self.short(place) {
                seen[marks.place()].add(row);
                *value = number;
            } else if place.from < place.to {
                match self.long(place.from, place.to, place.quoted) {
                    Some((number, marks)) => {
                        seen[marks.place()].add(row);
                        *value = number;
                    }
                    None => page.left.push(row),
                }
            }
        }
        page.plain = seen.iter().fold(Seen::default(), |all, it| all.and(*it));
        let [_, _, says_comma, says_point, open_comma, open_point, _, _] = seen;
        (page.says, page.open) = ([says_comma, says_point], [open_comma, open_point]);
    }

    /// The bytes of a cell without its quotes; none where it is not that simple. Empty where the record has no such cell.
    #[inline]
    pub(crate) fn cell(&self, record: u32, column: u32) -> Option<&[u8]> {
        let place = self.place(record, column)?;
        if place.quoted { self.unquoted(place) } else { self.bytes(place) }
    }

    /// The bytes of a cell with its quotes.
    #[inline]
    pub(crate) fn raw(&self, record: u32, column: u32) -> Option<&[u8]> {
        self.bytes(self.place(record, column)?)
    }

    /// The first two bytes of a cell, or what stands behind one that is shorter; none where the record has no such cell.
    #[inline(always)]
    pub(crate) fn front(&self, record: u32, column: u32) -> Option<[u8; 2]> {
        let [this, next] = self.records.get(record as usize..)?.first_chunk::<2>()?;
        let index = this.first + column;
        if index >= next.first {
            return None;
        }
        let from = (self.starts.get(index as usize)? & !QUOTED) as usize;
        self.text.get(from..)?.first_chunk().copied()
    }

    #[inline]
    fn bytes(&self, place: Place) -> Option<&[u8]> {
        self.text.get(place.from..place.to)
    }

    #[inline]
    fn unquoted(&self, place: Place) -> Option<&[u8]> {
        self.bytes(place)?.strip_prefix(b"\"")?.strip_suffix(b"\"")
    }

    /// Where a cell with its quotes is.
    #[inline(always)]
    pub(crate) fn place(&self, record: u32, column: u32) -> Option<Place> {
        let [this, next] = self.records.get(record as usize..)?.first_chunk::<2>()?;
        let index = this.first + column;
        if index >= next.first {
            return Some(Place { from: 0, to: 0, quoted: false });
        }
        let [start, end] = self.starts.get(index as usize..)?.first_chunk::<2>()?;
        let (from, mut to) = ((start & !QUOTED) as usize, (end & !QUOTED) as usize);
        if index + 1 < next.first {
            to -= self.separator_bytes as usize;
        } else {
            to -= usize::from(to > from && self.text.get(to - 1) == Some(&b'\n'));
            to -= usize::from(to > from && self.text.get(to - 1) == Some(&b'\r'));
        }
        Some(Place { from, to, quoted: start & QUOTED != 0 })
    }

    /// The number of a short cell without quotes.
    #[inline(always)]
    fn short(&self, Place { from, to, quoted }: Place) -> Option<(f64, Marks)> {
        let length = to.wrapping_sub(from);
        if !(1..=8).contains(&length) || quoted {
            return None;
        }
        let eight = self.text.get(to.checked_sub(8)?..to)?.first_chunk::<8>()?;
        short(u64::from_le_bytes(*eight), length)
    }

    /// The number of any other cell.
    #[inline(never)]
    fn long(&self, from: usize, to: usize, quoted: bool) -> Option<(f64, Marks)> {
        let place = Place { from, to, quoted };
        plain(if quoted { self.unquoted(place)? } else { self.bytes(place)? })
    }
}

/// Where a cell is.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    from: usize,
    to: usize,
    quoted: bool,
}

/// Eight zeros as digits.
const ZEROS: u64 = 0x30 * ONES;

/// A one in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;

/// Whether a text is a plain number.
#[inline(never)]
pub fn is_plain(text: &[u8]) -> bool {
    plain(text).is_some()
}

/// Where in eight bytes the digits stand behind a mark and before it, and the bit that says whether it is a point.
struct Kind {
    behind: u64,
    before: u64,
    point: u32,
}

/// Without a mark, with one before two decimals, and with one before a group of three.
static KINDS: [Kind; 4] = [
    Kind { behind: u64::MAX, before: 0, point: 63 },
    Kind { behind: u64::MAX << 48, before: u64::MAX >> 24, point: 41 },
    Kind { behind: u64::MAX << 40, before: u64::MAX >> 32, point: 33 },
    Kind { behind: 0, before: 0, point: 63 },
];

/// The number of up to eight digits, or of up to seven with a mark before the last three or two: all digits at once, for the lengths of
/// numbers are hard to foresee. What it gives, [`plain`] would give.
///
/// The text is the last `length` of eight bytes, whatever stands in front of it.
#[inline(always)]
fn short(eight: u64, length: usize) -> Option<(f64, Marks)> {
    // Digits as their values; what stands in front of the text counts as zeros.
    let front = 8 * (8 - length);
    let word = (eight ^ ZEROS) >> front << front;
    let byte = |at: usize| (word >> (8 * at)) as u8;
    // Of all bytes these two alone differ in that bit from a point.
    let is_mark = |at: usize| byte(at) | 2 == b'.' ^ b'0';
    // No jumps from here on: which numbers have marks cannot be foreseen.
    let groups = is_mark(4) & (5..=7).contains(&length);
    let decimals = is_mark(5) & (length >= 4) & !groups;
    let kind = usize::from(groups) << 1 | usize::from(decimals);
    let Kind { behind, before, point } = KINDS[kind];
    // Closes the gap.
    let digits = word & behind | (word & before) << 8;
    // None is more than nine.
    let is_digits = (digits.wrapping_add(0x76 * ONES) | digits) & (0x80 * ONES) == 0;
    // A leading zero takes a closer look, but for that of `0,05`.
    let is_zero = byte(8 - length) == 0 && length > 1 && !(decimals && length == 4);
    if !is_digits || is_zero {
        return None;
    }
    // Pairs, fours, all eight (Lemire).
    let pairs = digits.wrapping_mul(10 << 8 | 1) >> 8;
    let fours = (pairs & 0x00ff_00ff_00ff_00ff).wrapping_mul(100 << 16 | 1) >> 16;
    let value = ((fours & 0x0000_ffff_0000_ffff).wrapping_mul(10_000 << 32 | 1) >> 32) as u32;
    let marks = Marks((kind << 1) as u8 | (word >> point & 1) as u8);
    // Dividing takes long, and whether it has to be done is mostly the same in a column.
    Some((if decimals { hundredth(value) } else { f64::from(value) }, marks))
}

#[inline(never)]
fn hundredth(value: u32) -> f64 {
    f64::from(value) / 100.0
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
    let is_point = |mark: u8| mark == b'.';
    let (decimals, marks) = match n_marks {
        0 if zero && n_digits > 1 => return None,
        0 => (0, Marks::NONE),
        1 if zero && head > 1 => return None,
        1 if run == 3 && head <= 3 && !zero => (0, Marks::open(is_point(mark))),
        1 => (run, Marks::say(is_point(mark))),
        _ if zero || head > 3 => return None,
        _ if last != mark => (run, Marks::say(is_point(last))),
        _ if run == 3 => (0, Marks::say(!is_point(mark))),
        _ => return None,
    };
    // Both are exact, so one operation rounds correctly (Clinger 1990).
    let value = mantissa as f64 / POWERS.get(decimals)?;
    Some((if negative { -value } else { value }, marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of a short cell that stands behind something else.
    fn one(cell: &[u8]) -> Option<(f64, Marks)> {
        let text = [b"12345678", cell].concat();
        let cells = Cells { text: &text, starts: &[], records: &[], separator_bytes: 1 };
        cells.short(Place { from: 8, to: text.len(), quoted: false })
    }

    #[test]
    fn all_digits_at_once_give_what_one_after_the_other_gives() {
        let mut random = crate::random::Random::new(4);
        let mut n_read = 0;
        for round in 0..200_000 {
            let length = 1 + round % 9;
            let some = if round % 3 == 0 { &b"0123456789,.-x "[..] } else { &b"0123456789"[..] };
            let mut cell: Vec<u8> =
                (0..length).map(|_| some[(random.uniform() * some.len() as f64) as usize]).collect();
            for from_end in [3, 4] {
                if round % (from_end + 2) == 0 && length >= from_end {
                    cell[length - from_end] = if round % 2 == 0 { b'.' } else { b',' };
                }
            }
            if let Some(read) = one(&cell) {
                assert_eq!(Some(read), plain(&cell), "{}", String::from_utf8_lossy(&cell));
                n_read += 1;
            }
        }
        assert!(n_read > 50_000, "{n_read}");
        for (cell, value) in [("0", 0.0), ("7", 7.0), ("99999999", 99_999_999.0), ("0,05", 0.05), ("12,34", 12.34)] {
            assert_eq!(one(cell.as_bytes()).map(|it| it.0), Some(value), "{cell}");
        }
    }
}
