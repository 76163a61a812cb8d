//! What can be seen of a text without reading it.

/// A digit of ASCII.
pub const DIGIT: u8 = 1;
/// White space of ASCII.
pub const SPACE: u8 = 2;
/// What divides cells in other tables and is no white space: `;`, `|` and the two separators that nobody can see.
pub const DIVIDER: u8 = 4;
/// `@`
pub const AT: u8 = 8;
/// A tab, which is white space too.
pub const TAB: u8 = 16;

static SEEN: [u8; 256] = {
    let mut seen = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        seen[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'\t' => SPACE | TAB,
            b' ' | b'\n' | b'\r' | 0x0b | 0x0c => SPACE,
            b';' | b'|' | 0x1e | 0x1f => DIVIDER,
            b'@' => AT,
            _ => 0,
        };
        byte += 1;
    }
    seen
};

/// Which of these stand in a text.
#[inline(never)]
pub fn glance(text: &[u8]) -> u8 {
    text.iter().fold(0, |seen, byte| seen | SEEN[usize::from(*byte)])
}

/// Whether a NUL stands in a text, and where `\u{c3}` or `\u{e2}` may, as `Ã`, `Â`, `â` and `ð` begin: the first bytes of each.
#[inline(never)]
pub fn strange(text: &[u8]) -> Strange {
    let mut found = Strange::default();
    let mut from = 0;
    for piece in text.chunks(PIECE) {
        // Two bytes that stand on either side of a border are seen with the piece before it.
        let seen = look(piece, text.get(from + piece.len()).copied().unwrap_or_default());
        found.has_nul |= seen & NUL != 0;
        if seen & LEAD != 0 {
            let behind = text.len().min(from + piece.len() + 1);
            let pairs = text[from..behind].windows(2).enumerate();
            found.leads.extend(pairs.filter(|(_, it)| is_lead(it[0], it[1])).map(|(at, _)| (from + at) as u32));
        }
        from += piece.len();
    }
    found
}

/// What [`strange`] finds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Strange {
    /// Whether there is a NUL.
    pub has_nul: bool,
    /// Where letters begin by which damage shows.
    pub leads: Vec<u32>,
}

const PIECE: usize = 4096;
const NUL: u8 = 1;
const LEAD: u8 = 2;

#[inline(always)]
fn is_lead(first: u8, second: u8) -> bool {
    first == 0xc3 && matches!(second, 0x82 | 0x83 | 0xa2 | 0xb0)
}

/// What stands in a piece that `next` follows.
#[inline(never)]
fn look(piece: &[u8], next: u8) -> u8 {
    let mut seen = 0;
    let (sixteens, _) = piece.as_chunks::<16>();
    let mut from = 0;
    for sixteen in sixteens {
        let behind = piece.get(from + 16).copied().unwrap_or(next);
        seen |= look_at(sixteen, behind);
        from += 16;
    }
    let rest = piece.get(from..).unwrap_or_default();
    for (at, first) in rest.iter().enumerate() {
        let second = rest.get(at + 1).copied().unwrap_or(next);
        seen |= if *first == 0 { NUL } else { 0 } | if is_lead(*first, second) { LEAD } else { 0 };
    }
    seen
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn look_at(sixteen: &[u8; 16], next: u8) -> u8 {
    use core::arch::wasm32::*;
    let bytes = crate::pair::sixteen(sixteen);
    let is = |byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
    let first = is(0xc3);
    let second = v128_or(v128_or(is(0x82), is(0x83)), v128_or(is(0xa2), is(0xb0)));
    let follows = u32::from(u8x16_bitmask(second)) >> 1 | u32::from(matches!(next, 0x82 | 0x83 | 0xa2 | 0xb0)) << 15;
    let leads = u32::from(u8x16_bitmask(first)) & follows;
    (u8::from(!u8x16_all_true(bytes)) * NUL) | (u8::from(leads != 0) * LEAD)
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline(always)]
fn look_at(sixteen: &[u8; 16], next: u8) -> u8 {
    let word = u128::from_le_bytes(*sixteen);
    const ONES: u128 = u128::MAX / 255;
    const LOW: u128 = 0x7f * ONES;
    let is = |byte: u8| {
        let it = word ^ (ONES * u128::from(byte));
        !(((it & LOW) + LOW) | it | LOW)
    };
    let follows =
        (is(0x82) | is(0x83) | is(0xa2) | is(0xb0)) >> 8 | u128::from(matches!(next, 0x82 | 0x83 | 0xa2 | 0xb0)) << 127;
    (u8::from(is(0) != 0) * NUL) | (u8::from(is(0xc3) & follows != 0) * LEAD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_is_seen() {
        for (text, seen) in [
            ("", 0),
            ("abc", 0),
            ("a1", DIGIT),
            ("a b", SPACE),
            ("a\tb", SPACE | TAB),
            ("a;1", DIVIDER | DIGIT),
            ("a@b", AT),
            ("ü", 0),
        ] {
            assert_eq!(glance(text.as_bytes()), seen, "{text}");
        }
    }

    #[test]
    fn strange_bytes_are_found_wherever_they_stand() {
        for before in [0, 1, PIECE - 2, PIECE - 1, PIECE, 3 * PIECE - 1] {
            for behind in [0, 1, PIECE] {
                let text = format!("{}Ã{}", "x".repeat(before), "ü".repeat(behind));
                assert_eq!(strange(text.as_bytes()), Strange { has_nul: false, leads: vec![before as u32] });
                let text = format!("{}\0{}", "x".repeat(before), "ü".repeat(behind));
                assert_eq!(strange(text.as_bytes()), Strange { has_nul: true, leads: Vec::new() });
            }
        }
        assert_eq!(strange(b""), Strange::default());
    }
}
