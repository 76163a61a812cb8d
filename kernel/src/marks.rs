//! Where in a text a cell may end: sixty-four bytes at a time, so that short cells cost no search of their own.

/// The places of a separator's first byte and of line breaks, asked for in rising order.
#[derive(Debug)]
pub(crate) struct Marks<'a> {
    bytes: &'a [u8],
    separator: u8,
    /// Where the bytes begin that were looked at last, and a bit for each mark among them, the lowest for the first byte.
    from: usize,
    found: u64,
}

/// Bytes that are looked at together: one for each bit.
pub(crate) const BLOCK: usize = 64;

impl<'a> Marks<'a> {
    pub(crate) fn new(bytes: &'a [u8], separator: u8) -> Self {
        Marks { bytes, separator, from: usize::MAX, found: 0 }
    }

    /// The first mark from `position` on; behind the last one where the text ends, or beyond.
    #[inline]
    pub(crate) fn next(&mut self, position: usize) -> usize {
        let from = position & !(BLOCK - 1);
        if from != self.from {
            self.look(from);
        }
        let found = self.found >> (position % BLOCK);
        if found != 0 {
            return position + found.trailing_zeros() as usize;
        }
        self.next_block()
    }

    /// The first mark from `position` on, unless it is a separator behind which a cell begins with neither a quote nor a space, and so on to
    /// the end of the block that it is found in. Writes where these cells begin into `starts`, which has room for a block of them; gives the
    /// mark, and how many cells there are.
    #[inline]
    pub(crate) fn cells(&mut self, position: usize, starts: &mut [u32]) -> (usize, usize) {
        let mut end = self.next(position);
        let Some(starts) = starts.first_chunk_mut::<BLOCK>() else { return (end, 0) };
        // Those of the block that are not behind the first one.
        let behind = end.wrapping_sub(self.from);
        if behind >= BLOCK {
            return (end, 0);
        }
        let mut found = self.found & (u64::MAX << behind);
        let mut n = 0;
        while let Some([mark, first]) = self.bytes.get(end..).and_then(|it| it.first_chunk::<2>()) {
            found &= found.wrapping_sub(1);
            if *mark != self.separator || *first == b'"' || *first == b' ' || found == 0 {
                break;
            }
            starts[n % BLOCK] = end as u32 + 1;
            n += 1;
            end = self.from + found.trailing_zeros() as usize;
        }
        (end, n)
    }

    /// The first mark behind the block.
    fn next_block(&mut self) -> usize {
        loop {
            let from = self.from.saturating_add(BLOCK);
            if from >= self.bytes.len() {
                return self.bytes.len();
            }
            self.look(from);
            if self.found != 0 {
                return from + self.found.trailing_zeros() as usize;
            }
        }
    }

    #[inline]
    fn look(&mut self, from: usize) {
        let rest = self.bytes.get(from..).unwrap_or_default();
        self.from = from;
        self.found = match rest.first_chunk::<BLOCK>() {
            Some(block) => find(block, self.separator),
            None => {
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                // Behind the text there is nothing, whatever the separator is.
                find(&block, self.separator) & ((1 << rest.len()) - 1)
            }
        };
    }
}

/// A bit for each byte that is the separator or breaks a line.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn find(block: &[u8; BLOCK], separator: u8) -> u64 {
    use core::arch::wasm32::*;
    let separator = u8x16_splat(separator);
    let (sixteens, _) = block.as_chunks::<16>();
    let mut found = 0;
    for (at, sixteen) in sixteens.iter().enumerate() {
        let bytes = crate::pair::sixteen(sixteen);
        let breaks = v128_or(u8x16_eq(bytes, u8x16_splat(b'\n')), u8x16_eq(bytes, u8x16_splat(b'\r')));
        found |= u64::from(u8x16_bitmask(v128_or(breaks, u8x16_eq(bytes, separator)))) << (16 * at);
    }
    found
}

/// The same, eight bytes at a time.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline(always)]
fn find(block: &[u8; BLOCK], separator: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const LOW: u64 = 0x7f * ONES;
    // The highest bit of each byte that is zero.
    let zeros = |it: u64| !(((it & LOW) + LOW) | it | LOW);
    let (eights, _) = block.as_chunks::<8>();
    let mut found = 0;
    for (at, eight) in eights.iter().enumerate() {
        let word = u64::from_le_bytes(*eight);
        let is = |byte: u8| zeros(word ^ (ONES * u64::from(byte)));
        let marks = is(b'\n') | is(b'\r') | is(separator);
        // Eight bits, one in each byte, to eight bits side by side.
        found |= ((marks >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_found_wherever_it_stands() {
        let mut random = crate::random::Random::new(3);
        for length in (0..200).chain([1000]) {
            for separator in [b';', 0, b'\n', 0xc2] {
                let some = [b'a', b';', b'\n', b'\r', 0, 0xc2, 0x8a, 0x8d, 0x0b, b'x'];
                let mut byte = || match random.uniform() {
                    it if it < 0.9 => b'x',
                    _ => some[(random.uniform() * some.len() as f64) as usize],
                };
                let bytes: Vec<u8> = (0..length).map(|_| byte()).collect();
                let is_mark = |it: &u8| *it == separator || matches!(it, b'\n' | b'\r');
                let mut marks = Marks::new(&bytes, separator);
                for from in 0..length {
                    let expected = bytes[from..].iter().position(is_mark).map_or(length, |it| from + it);
                    assert_eq!(marks.next(from), expected, "{length} {separator} {from}");
                }
            }
        }
    }
}
