//! Makes hostile inputs of good ones: what a fuzzer does, without what it learns.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Pieces that mean something to somebody: separators, quotes, marks of numbers and files, keys of prototypes.
const PIECES: &[&[u8]] = &[
    b"\t",
    b";",
    b",",
    b"|",
    b"\"",
    b"\"\"",
    b"'",
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b" ",
    b"%",
    b"-",
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"}",
    b":",
    b"=",
    b"@",
    b"+",
    b"/",
    b"*",
    b"^",
    b"\\",
    b"1.234,56",
    b"1,234.56",
    b"-0",
    b"1e999",
    b"1e-999",
    b"NaN",
    b"Infinity",
    b"null",
    b"true",
    b"18446744073709551616",
    b"99999999999999999999999999",
    b"0,00000000000001",
    b"31.12.2026",
    b"2026-02-30",
    b"00:59:61",
    b"<table><tr><td>",
    b"</td>",
    b"<!--",
    b"colspan=999999999",
    b"&#x110000;",
    b"__proto__",
    b"constructor",
    b"column:",
    b"own:a",
    b"\"goals\":[",
    b"\"weight\":-1",
    b"\\ud800",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xe2\x80\xae",
    b"\xc2\xa0",
    b"\xf0\x9f\x98\x80",
    b"\xed\xa0\x80",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x80",
    b"Follower\tLikes\n",
    b"likes / reach",
    b"if(",
    b"Summe",
];

pub struct Mutator {
    seeds: Vec<Vec<u8>>,
    longest: usize,
    random: ChaCha8Rng,
}

impl Mutator {
    pub fn new(seeds: Vec<Vec<u8>>, longest: usize, seed: u64) -> Self {
        Mutator { seeds, longest, random: ChaCha8Rng::seed_from_u64(seed) }
    }

    fn below(&mut self, most: usize) -> usize {
        if most == 0 { 0 } else { self.random.next_u32() as usize % most }
    }

    /// A place, and a length from there on: mostly short ones.
    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let from = self.below(length + 1);
        let most = [1, 4, 16, length][self.below(4)];
        from..(from + self.below(most + 1)).min(length)
    }

    fn seed(&mut self) -> Vec<u8> {
        let place = self.below(self.seeds.len());
        self.seeds[place].clone()
    }

    /// The next input: a seed, or a piece of one, with some changes.
    pub fn next(&mut self) -> Vec<u8> {
        let mut input = self.seed();
        if input.len() > self.longest {
            // From anywhere: otherwise only beginnings would ever be seen.
            let from = if self.below(2) == 0 { 0 } else { self.below(input.len() - self.longest) };
            input = input[from..from + self.longest].to_vec();
        }
        for _ in 0..=[0, 1, 3, 12][self.below(4)] {
            self.change(&mut input);
        }
        input.truncate(self.longest);
        input
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let range = self.range(input.len());
        match self.below(9) {
            0 => drop(input.drain(range)),
            1 => {
                let again = input[range.clone()].to_vec();
                input.splice(range.end..range.end, again);
            }
            2 => {
                let random: Vec<u8> = range.clone().take(16).map(|_| self.random.next_u32() as u8).collect();
                input.splice(range, random);
            }
            3 if !input.is_empty() => {
                let place = self.below(input.len());
                input[place] ^= 1 << self.below(8);
            }
            4 => input.truncate(range.start),
            5 => {
                let other = self.seed();
                let piece = self.range(other.len());
                input.splice(range, other[piece].iter().copied());
            }
            6 => {
                let piece = PIECES[self.below(PIECES.len())];
                let often = [1, 1, 2, 200][self.below(4)];
                input.splice(range.start..range.start, piece.repeat(often));
            }
            7 => {
                // Another digit, another number.
                let digits: Vec<usize> = (0..input.len()).filter(|it| input[*it].is_ascii_digit()).collect();
                if !digits.is_empty() {
                    let place = digits[self.below(digits.len())];
                    let number: &[u8] = [&b"0"[..], b"9", b"-1", b"1e308", b"4294967296", b"0.5"][self.below(6)];
                    input.splice(place..=place, number.iter().copied());
                }
            }
            _ => drop(input.splice(range, PIECES[self.below(PIECES.len())].iter().copied())),
        }
    }
}
