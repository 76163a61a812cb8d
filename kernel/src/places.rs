//! Counts, over many draws, which place each row takes. The one loop of Zielwert that has to be fast.
//!
//! Sorting 40 scores 10,000 times would take longer than all the rest. Instead each score falls into one of 256 buckets
//! between the largest score and the smallest; the rows in earlier buckets are counted, and the few that share a bucket
//! are compared with one another. Loops are spelt out where a build for size would not unroll them.

/// How many rows at most keep a table of places; the rest only keep their mean place.
pub const MOST_ROWS: usize = 200;

const BUCKETS: usize = 256;

/// No row: the end of a bucket's chain.
const NONE: u8 = u8::MAX;

/// The places so far.
#[derive(Clone, Debug)]
pub struct Tally {
    rows: usize,
    draws: usize,
    /// For each row how often it came at each place; empty above [`MOST_ROWS`].
    counts: Vec<u32>,
    /// For each row the sum of its places from 0.
    sums: Vec<f64>,
    /// For each row its bucket, the row that came into it before, and how many in it lie above.
    entries: Vec<Entry>,
    order: Vec<(f64, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    bucket: u8,
    before: u8,
    above: u8,
}

impl Tally {
    /// An empty tally.
    pub fn new(rows: usize) -> Self {
        let cells = if rows <= MOST_ROWS { rows * rows } else { 0 };
        Tally {
            rows,
            draws: 0,
            counts: vec![0; cells],
            sums: vec![0.0; rows],
            entries: vec![Entry { bucket: 0, before: NONE, above: 0 }; rows.min(MOST_ROWS)],
            order: Vec::new(),
        }
    }

    /// Adds the places of one draw. The scores have to be finite; equal ones take the same place.
    #[inline(never)]
    pub fn add(&mut self, scores: &[f64]) {
        self.draws += 1;
        if self.rows <= MOST_ROWS {
            self.count(scores);
        } else {
            self.sort(scores);
        }
    }

    /// How often `row` had exactly `above` others above it.
    pub fn times(&self, row: usize, above: usize) -> u32 {
        self.counts.get(row * self.rows + above).copied().unwrap_or(0)
    }

    /// The mean number of others above `row`.
    pub fn mean_above(&self, row: usize) -> f64 {
        let sum = if self.rows <= MOST_ROWS {
            (0..self.rows).map(|above| f64::from(self.times(row, above)) * above as f64).sum()
        } else {
            self.sums.get(row).copied().unwrap_or(0.0)
        };
        sum / self.draws.max(1) as f64
    }

    fn count(&mut self, scores: &[f64]) {
        let (low, high) = range(scores);
        let scale = if high > low { (BUCKETS - 1) as f64 / (high - low) } else { 0.0 };
        let (mut sizes, mut last) = ([0u8; BUCKETS], [NONE; BUCKETS]);
        for (row, score) in scores.iter().enumerate() {
            let bucket = nearest((high - score) * scale);
            sizes[usize::from(bucket)] += 1;
            let before = std::mem::replace(&mut last[usize::from(bucket)], row as u8);
            let mut entry = Entry { bucket, before, above: 0 };
            let mut rival = before;
            while rival != NONE {
                let (Some(theirs), Some(other)) =
                    (scores.get(usize::from(rival)), self.entries.get_mut(usize::from(rival)))
                else {
                    break;
                };
                other.above += u8::from(score > theirs);
                entry.above += u8::from(theirs > score);
                rival = other.before;
            }
            if let Some(slot) = self.entries.get_mut(row) {
                *slot = entry;
            }
        }
        let before = running_sums(&sizes);
        for (entry, counts) in self.entries.iter().zip(self.counts.chunks_exact_mut(self.rows.max(1))) {
            let above = before[usize::from(entry.bucket)] + entry.above;
            if let Some(count) = counts.get_mut(usize::from(above)) {
                *count += 1;
            }
        }
    }

    fn sort(&mut self, scores: &[f64]) {
        self.order.clear();
        self.order.extend(scores.iter().copied().zip(0u32..));
        self.order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        let (mut above, mut last) = (0, f64::NAN);
        for (index, (score, row)) in self.order.iter().enumerate() {
            if *score != last {
                (above, last) = (index, *score);
            }
            if let Some(sum) = self.sums.get_mut(*row as usize) {
                *sum += above as f64;
            }
        }
    }
}

/// The nearest whole number up to 255, read from the last bits of a sum with 2⁵²: a few times quicker than a cast that
/// saturates.
fn nearest(place: f64) -> u8 {
    const SHIFT: f64 = (1u64 << 52) as f64;
    (place + SHIFT).to_bits() as u8
}

/// The smallest and the largest score, in four strands. (`min` and `max` are calls in WebAssembly, for the sake of NaN.)
fn range(scores: &[f64]) -> (f64, f64) {
    let less = |a: f64, b: f64| if b < a { b } else { a };
    let more = |a: f64, b: f64| if b > a { b } else { a };
    let (fours, rest) = scores.as_chunks::<4>();
    let [mut a, mut b, mut c, mut d] = [f64::MAX; 4];
    let [mut e, mut f, mut g, mut h] = [f64::MIN; 4];
    for four in fours {
        (a, b, c, d) = (less(a, four[0]), less(b, four[1]), less(c, four[2]), less(d, four[3]));
        (e, f, g, h) = (more(e, four[0]), more(f, four[1]), more(g, four[2]), more(h, four[3]));
    }
    let (low, high) = (less(less(a, b), less(c, d)), more(more(e, f), more(g, h)));
    rest.iter().fold((low, high), |(low, high), it| (less(low, *it), more(high, *it)))
}

/// For each bucket how many rows are in earlier ones. Eight at a time: a product with 1 in every byte makes sums of all
/// bytes up to each; none can overflow, for there are at most 200 rows.
fn running_sums(sizes: &[u8; BUCKETS]) -> [u8; BUCKETS] {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let mut sums = [0; BUCKETS];
    let mut so_far = 0u64;
    let (words, _) = sizes.as_chunks::<8>();
    let (targets, _) = sums.as_chunks_mut::<8>();
    for (word, target) in words.iter().zip(targets) {
        let running = u64::from_le_bytes(*word).wrapping_mul(ONES);
        *target = (running << 8).wrapping_add(so_far.wrapping_mul(ONES)).to_le_bytes();
        so_far += running >> 56;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// The places of one draw agree with counting pair by pair.
    fn check(scores: &[f64]) {
        let mut tally = Tally::new(scores.len());
        tally.add(scores);
        for (row, own) in scores.iter().enumerate() {
            let above = scores.iter().filter(|it| *it > own).count();
            assert_eq!(tally.times(row, above), 1, "row {row} of {scores:?}");
        }
    }

    #[test]
    fn places_are_exact_also_where_slots_are_shared() {
        check(&[]);
        check(&[0.5]);
        check(&[0.5, 0.5, 0.5]);
        check(&[0.0, 1.0, 1.0 - 1e-9, 1.0 - 2e-9, 1e-9, 1.0 - 1e-9]);
        check(&[-1e300, 1e300, 0.0, 1e-300]);
        let mut random = Random::new(3);
        for n in [2, 40, 200] {
            for _ in 0..200 {
                check(
                    &(0..n).map(|_| (random.uniform() * 300.0).round() * random.uniform().round()).collect::<Vec<_>>(),
                );
                check(&(0..n).map(|_| random.normal()).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn large_tables_keep_the_mean_place() {
        let scores: Vec<f64> = (0..MOST_ROWS + 1).map(|it| it as f64).collect();
        let mut tally = Tally::new(scores.len());
        tally.add(&scores);
        assert_eq!((tally.mean_above(0), tally.mean_above(MOST_ROWS)), (MOST_ROWS as f64, 0.0));
    }
}
