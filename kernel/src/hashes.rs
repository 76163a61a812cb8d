//! Hashes of texts, and whether one comes twice.

use crate::numbers::Cells;

/// Adds the hashes of the cells of a column that are plain identifiers: a digit in front, nothing around, and no plus in them, which a
/// spreadsheet may have put there. The others are added to `left`, by their places.
#[inline(never)]
pub fn identifiers(cells: &Cells, records: &[u32], column: u32, from: u32, hashes: &mut Vec<u64>, left: &mut Vec<u32>) {
    for (place, record) in (from..).zip(records) {
        match cells.raw(*record, column) {
            Some(cell @ [b'0'..=b'9', .., last] | cell @ [last @ b'0'..=b'9'])
                if last.is_ascii_graphic() && !has_plus(cell) =>
            {
                hashes.push(mix(0, cell));
            }
            _ => left.push(place),
        }
    }
}

/// Whether a plus stands in it: eight bytes at a time.
#[inline(always)]
fn has_plus(cell: &[u8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (eights, rest) = cell.as_chunks::<8>();
    // A zero, and nothing else, borrows into its highest bit first.
    let has_zero = |it: u64| it.wrapping_sub(ONES) & !it & (0x80 * ONES) != 0;
    let plus = u64::from(b'+') * ONES;
    eights.iter().any(|it| has_zero(u64::from_le_bytes(*it) ^ plus)) || rest.contains(&b'+')
}

/// Whether any hash stands there twice. They are dealt into piles by their first bits, so that the table in which each pile is
/// checked stays in the processor's cache: in one large table every look is a trip to the memory.
#[inline(never)]
pub fn any_twice(hashes: &[u64]) -> bool {
    const PILES: usize = 256;
    let pile = |hash: &u64| (hash >> 56) as usize;
    let mut ends = [0_usize; PILES];
    hashes.iter().for_each(|it| ends[pile(it)] += 1);
    let largest = ends.iter().copied().max().unwrap_or(0);
    let mut before = 0;
    for end in &mut ends {
        (*end, before) = (before, before + *end);
    }
    let mut piles = vec![0; hashes.len()];
    for hash in hashes {
        // A zero marks a free place below.
        piles[ends[pile(hash)]] = hash | 1;
        ends[pile(hash)] += 1;
    }
    let mut slots = vec![0; (largest * 2).next_power_of_two()];
    piles.chunk_by(|one, other| pile(one) == pile(other)).any(|pile| {
        slots.fill(0);
        pile.iter().any(|hash| {
            let mut place = *hash as usize >> 1 & (slots.len() - 1);
            while slots[place] != 0 && slots[place] != *hash {
                place = (place + 1) & (slots.len() - 1);
            }
            std::mem::replace(&mut slots[place], *hash) == *hash
        })
    })
}

/// Mixes bytes into a hash, eight at a time (the multipliers are those of splitmix64). The same on every machine.
#[inline(never)]
pub fn mix(hash: u64, bytes: &[u8]) -> u64 {
    let mut hash = hash ^ (bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (eights, rest) = bytes.as_chunks::<8>();
    let rest = rest.iter().fold(0, |rest, byte| rest << 8 | u64::from(*byte));
    for eight in eights.iter().map(|it| u64::from_le_bytes(*it)).chain([rest]) {
        hash = (hash ^ eight).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash ^= hash >> 29;
    }
    hash ^ hash >> 32
}
