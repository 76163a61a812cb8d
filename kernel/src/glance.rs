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
    while from < text.len() {
        // Two bytes that stand on either side of a border are seen with the piece before it.
        let piece = &text[from..text.len().min(from + PIECE + 1)];
        let seen = look(piece);
        found.has_nul |= seen & NUL != 0;
        if seen & LEAD != 0 {
            let pairs = piece.windows(2).enumerate();
            found.leads.extend(pairs.filter(|(_, it)| is_lead(it[0], it[1])).map(|(at, _)| (from + at) as u32));
        }
        from += PIECE;
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

/// What stands in a piece.
#[inline(never)]
fn look(piece: &[u8]) -> u8 {
    let (sixteens, _) = piece.as_chunks::<16>();
    let (behind, _) = piece.get(1..).unwrap_or_default().as_chunks::<16>();
    let n = behind.len().min(sixteens.len());
    let rest = piece.get(16 * n..).unwrap_or_default();
    let has_lead = rest.windows(2).any(|it| is_lead(it[0], it[1]));
    look_at(&sixteens[..n], &behind[..n]) | (u8::from(rest.contains(&0)) * NUL) | (u8::from(has_lead) * LEAD)
}

/// What stands among these bytes, beside which stand those behind each.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn look_at(sixteens: &[[u8; 16]], behind: &[[u8; 16]]) -> u8 {
    use core::arch::wasm32::*;
    let is = |bytes: v128, byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
    let (mut least, mut leads) = (u8x16_splat(u8::MAX), u8x16_splat(0));
    for (first, second) in sixteens.iter().zip(behind) {
        let (first, second) = (crate::pair::sixteen(first), crate::pair::sixteen(second));
        least = u8x16_min(least, first);
        // 0x82 and 0x83 differ in the last bit.
        let seconds =
            v128_or(is(v128_and(second, u8x16_splat(0xfe)), 0x82), v128_or(is(second, 0xa2), is(second, 0xb0)));
        leads = v128_or(leads, v128_and(is(first, 0xc3), seconds));
    }
    (u8::from(!u8x16_all_true(least)) * NUL) | (u8::from(v128_any_true(leads)) * LEAD)
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline(always)]
fn look_at(sixteens: &[[u8; 16]], behind: &[[u8; 16]]) -> u8 {
    const ONES: u128 = u128::MAX / 255;
    const LOW: u128 = 0x7f * ONES;
    // The highest bit of each byte that is this one.
    let is = |word: u128, byte: u8| {
        let it = word ^ (ONES * u128::from(byte));
        !(((it & LOW) + LOW) | it | LOW)
    };
    let (mut nuls, mut leads) = (0, 0);
    for (first, second) in sixteens.iter().zip(behind) {
        let (first, second) = (u128::from_le_bytes(*first), u128::from_le_bytes(*second));
        nuls |= is(first, 0);
        leads |= is(first, 0xc3) & (is(second, 0x82) | is(second, 0x83) | is(second, 0xa2) | is(second, 0xb0));
    }
    (u8::from(nuls != 0) * NUL) | (u8::from(leads != 0) * LEAD)
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
        for before in [0, 1, 14, 15, 16, 17, PIECE - 2, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE - 1] {
            for behind in [0, 1, 8, 15, 16, PIECE] {
                let text = format!("{}Ã{}", "x".repeat(before), "ü".repeat(behind));
                assert_eq!(strange(text.as_bytes()), Strange { has_nul: false, leads: vec![before as u32] });
                let text = format!("{}\0{}", "x".repeat(before), "ü".repeat(behind));
                assert_eq!(strange(text.as_bytes()), Strange { has_nul: true, leads: Vec::new() });
            }
        }
        assert_eq!(strange(b""), Strange::default());
    }
}
