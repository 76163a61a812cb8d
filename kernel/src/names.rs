//! Which cells may be called something: nearly every cell of a large table begins otherwise, and that has to be quick.

use crate::numbers::Cells;

/// How the names begin that are looked for.
#[derive(Clone, Debug)]
pub struct Names {
    /// By the first letter, a bit for each second one that a name goes on with, by its last five bits. All bits where the
    /// first letter does not tell, and none where no name begins so.
    seconds: [u32; 256],
    /// By a hash of the beginning, so that most others need no comparison.
    slots: [bool; SLOTS],
    most: usize,
    all: Vec<(u32, Vec<u8>)>,
    /// How names end that may stand behind others, and by their last letter a bit for each that stands in front of it.
    endings: Vec<String>,
    lasts: [u32; 256],
}

const SLOTS: usize = 4096;

/// What may stand in front of a name.
const IN_FRONT: &[u8] = b"*#(-=\"";

/// The first four bytes of its letters in lower case, as a number. Soft hyphens, which nobody sees, do not count.
#[inline]
pub fn beginning(name: &[u8]) -> u32 {
    if let Some(four) = name.first_chunk::<4>()
        && four.iter().all(u8::is_ascii_alphabetic)
    {
        return u32::from_be_bytes(*four) | 0x2020_2020;
    }
    let (mut sum, mut n, mut place) = (0, 0, 0);
    while let Some(byte) = name.get(place).filter(|byte| n < 4 && (byte.is_ascii_alphabetic() || !byte.is_ascii())) {
        if name.get(place..place + 2) == Some(&SOFT_HYPHEN) {
            place += 2;
            continue;
        }
        sum = sum << 8 | u32::from(byte.to_ascii_lowercase());
        (n, place) = (n + 1, place + 1);
    }
    sum
}

#[inline]
fn slot(beginning: u32) -> usize {
    (beginning.wrapping_mul(0x9e37_79b1) >> 20) as usize
}

/// All second letters.
const ANY: u32 = u32::MAX;

const SOFT_HYPHEN: [u8; 2] = [0xc2, 0xad];

#[inline(always)]
fn bit(letter: u8) -> u32 {
    1 << (letter & 31)
}

/// Records that are looked at in one call.
const AT_ONCE: usize = 256;

/// Whether a cell may be called so. A name that ends with a space or a colon goes on; behind another one stands no letter or digit.
/// What lies beyond ASCII may be written in several ways.
fn may_be(cell: &[u8], name: &[u8]) -> bool {
    let (front, behind) = cell.split_at(name.len().min(cell.len()));
    let goes_on = matches!(name.last(), Some(b' ' | b':'));
    !name.is_ascii()
        || !front.is_ascii()
        || front.eq_ignore_ascii_case(name) && (goes_on || !behind.iter().any(u8::is_ascii_alphanumeric))
}

/// Whether it ends like one of these, and does not consist of it alone; a quote may stand behind it.
#[inline(never)]
fn ends(cell: &[u8], endings: &[String]) -> bool {
    let cell = cell.trim_ascii_end();
    let cell = cell.strip_suffix(b"\"").unwrap_or(cell);
    let is_end = |ending: &[u8]| {
        let from = cell.len().checked_sub(ending.len()).filter(|from| *from > 0);
        from.and_then(|from| cell.get(from..)).is_some_and(|it| it.eq_ignore_ascii_case(ending))
    };
    endings.iter().any(|it| is_end(it.as_bytes()))
}

impl Names {
    /// These names, and these endings of names (of two letters at least), in lower case. A cell of more than `most` bytes has no name in front.
    #[inline(never)]
    pub fn new(names: &[&str], endings: &[&str], most: usize) -> Self {
        let mut all = Names {
            seconds: std::array::from_fn(|first| if (first as u8).is_ascii_alphanumeric() { 0 } else { ANY }),
            slots: [false; SLOTS],
            most,
            all: Vec::with_capacity(names.len()),
            endings: endings.iter().map(|it| (*it).to_owned()).collect(),
            lasts: std::array::from_fn(|last| if matches!(last as u8, b'"' | b' ' | b'\t'..=b'\r') { ANY } else { 0 }),
        };
        for [before, last] in endings.iter().filter_map(|it| it.as_bytes().last_chunk()) {
            for last in [last.to_ascii_lowercase(), last.to_ascii_uppercase()] {
                all.lasts[usize::from(last)] |= bit(*before);
            }
        }
        for name in names.iter().map(|it| it.as_bytes()) {
            for first in name.first().iter().flat_map(|it| [it.to_ascii_lowercase(), it.to_ascii_uppercase()]) {
                all.seconds[usize::from(first)] |= match name.get(1) {
                    Some(second) if second.is_ascii_alphabetic() => bit(*second) | bit(SOFT_HYPHEN[0]),
                    _ => ANY,
                };
            }
            all.slots[slot(beginning(name))] = true;
            all.all.push((beginning(name), name.to_vec()));
        }
        all
    }

    /// Whether a cell may end like one of the names, by its last two bytes.
    #[inline(always)]
    fn may_end(&self, cell: &[u8]) -> bool {
        cell.last_chunk().is_some_and(|[before, last]| self.lasts[usize::from(*last)] & bit(*before) != 0)
    }

    /// Whether a cell ends like one of the names, and does not consist of that alone.
    #[inline(never)]
    pub fn ends(&self, cell: &[u8]) -> bool {
        ends(cell, &self.endings)
    }

    /// The places in `records` of those that have a cell in one of these columns which is not certain to be called otherwise, or which
    /// ends like one where `by_ending` says so.
    #[inline(never)]
    pub fn suspects(&self, cells: &Cells, records: &[u32], columns: &[u32], by_ending: bool) -> Vec<u32> {
        let mut found = Vec::new();
        for (number, records) in records.chunks(AT_ONCE).enumerate() {
            self.some_suspects(cells, records, columns, by_ending, (number * AT_ONCE) as u32, &mut found);
        }
        found
    }

    #[inline(never)]
    fn some_suspects(
        &self,
        cells: &Cells,
        records: &[u32],
        columns: &[u32],
        by_ending: bool,
        from: u32,
        found: &mut Vec<u32>,
    ) {
        for (place, record) in (from..).zip(records) {
            let is_suspect = |column: &u32| {
                // Nearly all cells show it with their first two bytes.
                let is_other = !by_ending && cells.front(*record, *column).is_some_and(|it| !self.may_go_on(it));
                !is_other
                    && cells.raw(*record, *column).is_some_and(|cell| {
                        cell.len() <= self.most && self.may_begin(cell)
                            || by_ending && self.may_end(cell) && ends(cell, &self.endings)
                    })
            };
            if columns.iter().any(is_suspect) {
                found.push(place);
            }
        }
    }

    /// Whether a cell with these two bytes in front may be called one of the names. Where a single letter is all of it, the second
    /// byte is none of its own, and does not matter: no name is that short but those that go on with [`ANY`].
    #[inline(always)]
    fn may_go_on(&self, [first, second]: [u8; 2]) -> bool {
        self.seconds[usize::from(first)] & bit(second) != 0
    }

    /// Whether a cell that begins with a letter or digit may be called one of the names.
    #[inline(always)]
    fn begins(&self, cell: &[u8]) -> bool {
        if cell.first_chunk().is_some_and(|it| !self.may_go_on(*it)) {
            return false;
        }
        let beginning = beginning(cell);
        self.slots[slot(beginning)] && self.is_called(beginning, cell)
    }

    /// Whether the cell may be called one of the names that begin so.
    #[inline(never)]
    fn is_called(&self, beginning: u32, cell: &[u8]) -> bool {
        let mut alike = self.all.iter().filter(|(its, _)| *its == beginning);
        alike.clone().any(|(_, name)| may_be(cell, name)) || alike.next().is_some() && ends(cell, &self.endings)
    }

    #[inline]
    fn may_begin(&self, cell: &[u8]) -> bool {
        let Some(first) = cell.first() else { return false };
        if first.is_ascii_alphanumeric() {
            return self.begins(cell);
        }
        let front = cell.iter().take_while(|it| IN_FRONT.contains(it)).count();
        let name = cell.get(front..).unwrap_or_default();
        match name.first() {
            // White space behind a short name would count as part of it.
            Some(first) if front > 0 && first.is_ascii_alphanumeric() && name.len() > 8 => self.begins(name),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::cut;

    #[test]
    fn what_may_be_a_name_is_found() {
        let text = "x;total\nx;Tomate\nx;  Summe\nx;\nx;\"Total\"\nx;\"Tomatensuppe\"\nx;Σ\nx;17\nx\nx;total of far too many words\nx;To\u{ad}tal\nx;\"no such words\"";
        let cut = cut(text.as_bytes(), Some(';'));
        let cells = Cells { text: text.as_bytes(), starts: &cut.starts, records: &cut.records, separator_bytes: 1 };
        let records: Vec<u32> = (0..cut.records.len() as u32 - 1).collect();
        let names = Names::new(&["total", "summe", "Σ"], &[" words"], 20);
        assert_eq!(names.suspects(&cells, &records, &[0, 1], false), [0, 2, 4, 6, 10]);
        assert_eq!(names.suspects(&cells, &records, &[0, 1], true), [0, 2, 4, 6, 9, 10, 11]);
    }

    #[test]
    fn a_second_letter_rules_out_none_that_may_be_a_name() {
        let text = "Tomate;TOTAL;t;T;to;tx;t\u{ad}otal;x;xy;Ü;Über;Üb;1;12;all;al;\"all\";a;;b";
        for separator in [';', 'o', 'x'] {
            let cut = cut(text.as_bytes(), Some(separator));
            let cells = Cells { text: text.as_bytes(), starts: &cut.starts, records: &cut.records, separator_bytes: 1 };
            let names = Names::new(&["total", "all", "über", "x", "xy z", "1st"], &["nothing"], 20);
            for column in 0..cut.starts.len() as u32 {
                let cell = cells.raw(0, column).unwrap_or_default();
                if cell.first().is_some_and(u8::is_ascii_alphanumeric) {
                    let is_one = names.is_called(beginning(cell), cell);
                    assert_eq!(
                        !names.suspects(&cells, &[0], &[column], false).is_empty(),
                        is_one,
                        "{separator} {column}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_name_at_the_end_has_something_in_front() {
        for (cell, is_one) in [("Siemens Total", true), ("siemens TOTAL  ", true), (" Total", false), ("Total", false)]
        {
            assert_eq!(Names::new(&[], &[" total"], 20).ends(cell.as_bytes()), is_one, "{cell}");
        }
    }
}
