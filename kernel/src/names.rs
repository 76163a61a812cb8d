//! Which cells may be called something: nearly every cell of a large table begins otherwise, and that has to be quick.

use crate::numbers::Cells;

/// How the names begin that are looked for.
#[derive(Clone, Debug)]
pub struct Names {
    first: [bool; 256],
    /// By a hash of the beginning, so that most others need no comparison.
    slots: [bool; SLOTS],
    beginnings: Vec<u32>,
}

const SLOTS: usize = 1024;

/// What may stand in front of a name.
const IN_FRONT: &[u8] = b"*#(-=\"";

/// The first four bytes of its letters in lower case, as a number. Soft hyphens, which nobody sees, do not count.
#[inline]
pub fn beginning(name: &[u8]) -> u32 {
    let (mut sum, mut n, mut place) = (0, 0, 0);
    while let Some(byte) = name.get(place).filter(|byte| n < 4 && (byte.is_ascii_alphabetic() || !byte.is_ascii())) {
        if *byte == 0xc2 && name.get(place + 1) == Some(&0xad) {
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
    (beginning.wrapping_mul(0x9e37_79b1) >> 22) as usize
}

impl Names {
    /// These names, in lower case.
    #[inline(never)]
    pub fn new(names: &[&str]) -> Self {
        let mut all = Names { first: [false; 256], slots: [false; SLOTS], beginnings: Vec::with_capacity(names.len()) };
        for name in names.iter().map(|it| it.as_bytes()) {
            for first in name.first().iter().flat_map(|it| [it.to_ascii_lowercase(), it.to_ascii_uppercase()]) {
                all.first[usize::from(first)] = true;
            }
            all.slots[slot(beginning(name))] = true;
            all.beginnings.push(beginning(name));
        }
        all
    }

    /// The cells of a column, by their places in `records`, that are not certain to begin otherwise. Longer ones than `most`
    /// bytes are no names.
    #[inline(never)]
    pub fn suspects(&self, cells: &Cells, records: &[u32], column: u32, most: usize, into: &mut Vec<u32>) {
        for (place, record) in records.iter().enumerate() {
            if cells.raw(*record, column).is_some_and(|cell| cell.len() <= most && self.may_begin(cell)) {
                into.push(place as u32);
            }
        }
    }

    #[inline]
    fn begins(&self, first: u8, name: &[u8]) -> bool {
        let known = |it: u32| self.slots[slot(it)] && self.beginnings.contains(&it);
        self.first[usize::from(first)] && known(beginning(name))
    }

    #[inline]
    fn may_begin(&self, cell: &[u8]) -> bool {
        let Some(first) = cell.first() else { return false };
        if first.is_ascii_alphanumeric() {
            return self.begins(*first, cell);
        }
        let front = cell.iter().take_while(|it| IN_FRONT.contains(it)).count();
        let name = cell.get(front..).unwrap_or_default();
        match name.first() {
            // White space behind a short name would count as part of it.
            Some(first) if front > 0 && first.is_ascii_alphanumeric() && name.len() > 8 => self.begins(*first, name),
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
        let text = "x;total\nx;Tomate\nx;  Summe\nx;\nx;\"Total, all of it\"\nx;\"Tomatensuppe\"\nx;Σ\nx;17\nx\nx;total of far too many words\nx;To\u{ad}tal";
        let cut = cut(text.as_bytes(), Some(';'));
        let cells = Cells { text: text.as_bytes(), starts: &cut.starts, records: &cut.records, separator_bytes: 1 };
        let records: Vec<u32> = (0..cut.records.len() as u32 - 1).collect();
        let mut found = Vec::new();
        Names::new(&["total", "summe", "Σ"]).suspects(&cells, &records, 1, 20, &mut found);
        assert_eq!(found, [0, 2, 4, 6, 10]);
    }
}
