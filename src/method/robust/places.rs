//! Counts, over many draws, which place each row takes. The one loop of Zielwert that has to be fast.
//!
//! Sorting 40 scores 10,000 times would take longer than all the rest. Instead each score sets one bit in a map of 4,096
//! slots between the smallest and the largest score; how many rows lie above is then how many bits are set above. Two
//! scores in one slot are rare and are told apart by comparing them.

/// How many rows at most keep a table of places; the rest only keep their mean place.
pub const MOST_ROWS: usize = 200;

const WORDS: usize = 64;
const LAST_SLOT: f64 = (WORDS * 64 - 1) as f64;

/// The places so far.
#[derive(Clone, Debug)]
pub struct Tally {
    rows: usize,
    draws: usize,
    /// For each row how often it came at each place; empty above [`MOST_ROWS`].
    counts: Vec<u32>,
    /// For each row the sum of its places from 0.
    sums: Vec<f64>,
    slots: Vec<u16>,
    above: Vec<u32>,
    /// Rows whose slot was taken already.
    shared: Vec<usize>,
    order: Vec<(f64, u32)>,
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
            slots: vec![0; rows],
            above: vec![0; rows],
            shared: Vec::new(),
            order: Vec::new(),
        }
    }

    /// Adds the places of one draw. The scores have to be finite; equal ones take the same place.
    pub fn add(&mut self, scores: &[f64]) {
        self.draws += 1;
        if self.rows <= MOST_ROWS {
            self.count_above(scores);
            for (row, above) in self.counts.chunks_exact_mut(self.rows.max(1)).zip(&self.above) {
                if let Some(count) = row.get_mut(*above as usize) {
                    *count += 1;
                }
            }
        } else {
            self.sort(scores);
        }
    }

    /// How often `row` had exactly `above` others above it.
    pub fn count(&self, row: usize, above: usize) -> u32 {
        self.counts.get(row * self.rows + above).copied().unwrap_or(0)
    }

    /// The mean number of others above `row`.
    pub fn mean_above(&self, row: usize) -> f64 {
        let sum = if self.rows <= MOST_ROWS {
            (0..self.rows).map(|above| f64::from(self.count(row, above)) * above as f64).sum()
        } else {
            self.sums.get(row).copied().unwrap_or(0.0)
        };
        sum / self.draws.max(1) as f64
    }

    fn count_above(&mut self, scores: &[f64]) {
        let (low, high) = scores.iter().fold((f64::MAX, f64::MIN), |(low, high), it| (low.min(*it), high.max(*it)));
        let scale = if high > low { LAST_SLOT / (high - low) } else { 0.0 };
        let mut map = [0u64; WORDS];
        self.shared.clear();
        for (row, (slot, score)) in self.slots.iter_mut().zip(scores).enumerate() {
            *slot = slot_of((score - low) * scale);
            let bit = 1u64 << (*slot & 63);
            let word = &mut map[usize::from(*slot >> 6) & (WORDS - 1)];
            if *word & bit != 0 {
                self.shared.push(row);
            }
            *word |= bit;
        }
        // For each word the bits set in all later ones.
        let mut later = [0u32; WORDS];
        let mut sum = 0;
        for (later, word) in later.iter_mut().zip(&map).rev() {
            *later = sum;
            sum += word.count_ones();
        }
        for (above, place) in self.above.iter_mut().zip(&self.slots) {
            let index = usize::from(place >> 6) & (WORDS - 1);
            *above = later[index] + (map[index] >> (place & 63) >> 1).count_ones();
        }
        self.tell_apart(scores);
    }

    /// Counts the rows whose slot was taken already: one bit stood for them and the first row of the slot.
    fn tell_apart(&mut self, scores: &[f64]) {
        for row in &self.shared {
            let (Some(own_slot), Some(own)) = (self.slots.get(*row), scores.get(*row)) else { continue };
            let (mut first, mut below_first) = (true, 0);
            for ((slot, score), above) in self.slots.iter().zip(scores).zip(&mut self.above) {
                if slot == own_slot {
                    *above += u32::from(own > score);
                    if std::mem::take(&mut first) {
                        below_first = u32::from(score > own);
                    }
                } else {
                    *above += u32::from(slot < own_slot);
                }
            }
            if let Some(above) = self.above.get_mut(*row) {
                *above += below_first;
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

/// The nearest whole number, read from the last bits of a sum with 2⁵²: a few times quicker than a cast that saturates.
fn slot_of(place: f64) -> u16 {
    const SHIFT: f64 = (1u64 << 52) as f64;
    (place + SHIFT).to_bits() as u16 & (WORDS * 64 - 1) as u16
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;

    /// The places of one draw agree with counting pair by pair.
    fn check(scores: &[f64]) {
        let mut tally = Tally::new(scores.len());
        tally.add(scores);
        for (row, own) in scores.iter().enumerate() {
            let above = scores.iter().filter(|it| *it > own).count();
            assert_eq!(tally.count(row, above), 1, "row {row} of {scores:?}");
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
