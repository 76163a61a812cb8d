//! Numbers in order with the rows they stand in, and the places that follow.
//!
//! Scores of thousands of rows lie spread over their range, so that a look at the value says nearly where it belongs:
//! each goes into one of as many buckets as there are rows, and the few that share one are sorted last. A range with
//! an outlier puts many into one bucket; that one is then sorted as usual.

/// Values closer than this, relative to the larger one, share a place: 0.1 + 0.2 ties with 0.3.
pub const TIE: f64 = 1e-9;

/// Whether two values share a place.
pub fn is_tie(a: f64, b: f64) -> bool {
    let larger = if a.abs() > b.abs() { a.abs() } else { b.abs() };
    a == b || (a - b).abs() <= TIE * larger
}

/// The values that are there in ascending order, each with its row; equal ones in the order of rows. −0 and 0 are equal.
#[inline(never)]
pub fn ascending(values: &[f64]) -> Vec<(f64, u32)> {
    // Adding zero makes −0 a plain 0.
    let all = || values.iter().zip(0u32..).filter(|it| !it.0.is_nan()).map(|(value, row)| (value + 0.0, row));
    let (mut low, mut high, mut n) = (f64::INFINITY, f64::NEG_INFINITY, 0usize);
    for (value, _) in all() {
        low = if value < low { value } else { low };
        high = if value > high { value } else { high };
        n += 1;
    }
    let buckets = n.next_power_of_two().min(MOST_BUCKETS);
    let scale = (buckets - 1) as f64 / (high - low);
    if n < FEW || !scale.is_finite() || scale <= 0.0 {
        let mut items: Vec<(f64, u32)> = all().collect();
        sort(&mut items);
        return items;
    }
    // Subtracting and multiplying never turn an order round, so that buckets are in order too.
    let bucket = |value: f64| (((value - low) * scale) as usize).min(buckets - 1);
    let mut ends = vec![0u32; buckets];
    for (value, _) in all() {
        ends[bucket(value)] += 1;
    }
    let (mut sum, mut most) = (0, 0);
    for end in &mut ends {
        most = most.max(*end);
        sum += std::mem::replace(end, sum);
    }
    let mut items = vec![(0.0, 0); n];
    for (value, row) in all() {
        let end = &mut ends[bucket(value)];
        if let Some(slot) = items.get_mut(*end as usize) {
            *slot = (value, row);
        }
        *end += 1;
    }
    if most <= CROWD {
        insert(&mut items);
        return items;
    }
    let mut rest = items.as_mut_slice();
    let mut start = 0;
    for end in ends {
        let Some((bucket, after)) = std::mem::take(&mut rest).split_at_mut_checked((end - start) as usize) else {
            break;
        };
        sort(bucket);
        (rest, start) = (after, end);
    }
    items
}

/// Below so many values the buckets cost more than they save.
const FEW: usize = 32;
/// Sixteen bits of a place are enough: what shares a bucket is sorted anyway.
const MOST_BUCKETS: usize = 1 << 16;
/// Buckets of so few, in order among themselves, are sorted in one go by moving each item a few places.
const CROWD: u32 = 64;

fn sort(items: &mut [(f64, u32)]) {
    items.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
}

/// Sorts items of which none is far from its place; equal ones keep their order.
fn insert(items: &mut [(f64, u32)]) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && items[at - 1].0 > items[at].0 {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// The competition place of each value, 1 for the highest; 0 where there is no value. Values within [`TIE`] of the
/// best of their place share it, so that a long row of tiny steps does not become one tie.
#[inline(never)]
pub fn competition(values: &[f64]) -> Vec<u32> {
    let mut places = vec![0; values.len()];
    let (mut best, mut place) = (f64::NAN, 0);
    for ((value, row), above) in ascending(values).into_iter().rev().zip(0u32..) {
        if !is_tie(best, value) {
            (best, place) = (value, above + 1);
        }
        if let Some(slot) = places.get_mut(row as usize) {
            *slot = place;
        }
    }
    places
}

/// The best and the worst competition place of each row whose value lies anywhere from `low` to `high` while all others
/// lie anywhere within theirs; 0 where a row has no bounds. Bounds within [`TIE`] of one another count as level.
#[inline(never)]
pub fn rank_bounds(low: &[f64], high: &[f64]) -> (Vec<u32>, Vec<u32>) {
    let lows = ascending(low);
    // Where nothing is missing the two ends are the same, and so is their order.
    let highs = if low == high { lows.clone() } else { ascending(high) };
    let best = places_above(&highs, &lows, low.len());
    let mut worst = places_above(&lows, &highs, low.len());
    for ((worst, low), high) in worst.iter_mut().zip(low).zip(high) {
        // The row itself lies above its own low end where the two ends differ.
        *worst -= u32::from(*worst > 0 && *high > mark(*low));
    }
    (best, worst)
}

/// What has to be exceeded to lie above `value`.
fn mark(value: f64) -> f64 {
    value + TIE * value.abs()
}

/// For each row in `rows` one more than the number of `others` surely above it; both ascending.
fn places_above(rows: &[(f64, u32)], others: &[(f64, u32)], n: usize) -> Vec<u32> {
    let mut places = vec![0; n];
    let mut passed = 0;
    for (value, row) in rows {
        let mark = mark(*value);
        while others.get(passed).is_some_and(|other| other.0 <= mark) {
            passed += 1;
        }
        if let Some(place) = places.get_mut(*row as usize) {
            *place = 1 + (others.len() - passed) as u32;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// Agrees with a plain sort, whatever the values look like.
    fn check(values: &[f64]) {
        let mut expected: Vec<(f64, u32)> =
            values.iter().zip(0..).filter(|it| !it.0.is_nan()).map(|(value, row)| (*value + 0.0, row)).collect();
        expected.sort_by(|a, b| a.partial_cmp(b).unwrap());
        assert_eq!(ascending(values), expected);
        for ((value, row), place) in values.iter().zip(0..).zip(competition(values)) {
            let above = values.iter().filter(|it| *it > value).count() as u32;
            assert_eq!(place, if value.is_nan() { 0 } else { 1 + above }, "row {row} of {values:?}");
        }
    }

    #[test]
    fn values_come_in_order_with_their_rows() {
        let mut random = Random::new(1);
        let gaps = |value: f64| if value < 0.1 { f64::NAN } else { value };
        for n in [0, 1, 2, 31, 32, 33, 500, 3_000] {
            check(&(0..n).map(|_| gaps(random.uniform())).collect::<Vec<_>>());
            check(&(0..n).map(|_| (random.uniform() * 9.0).round()).collect::<Vec<_>>());
            check(&vec![0.5; n]);
            // An outlier puts all others into one bucket.
            let mut skewed: Vec<f64> = (0..n).map(|_| random.normal()).collect();
            skewed.extend([1e300, -1e300, -0.0, 0.0, f64::NAN]);
            check(&skewed);
            // A range that no number holds.
            skewed.extend([f64::MAX, f64::MIN]);
            check(&skewed);
        }
    }

    #[test]
    fn near_ties_share_a_place_measured_from_their_best() {
        assert_eq!(competition(&[0.3, 0.1 + 0.2, 0.5, f64::NAN, 0.2]), [2, 2, 1, 0, 4]);
        let steps: Vec<f64> = (0..4).map(|it| 1.0 - f64::from(it) * 0.7e-9).collect();
        assert_eq!(competition(&steps), [1, 1, 3, 3]);
    }

    #[test]
    fn bounds_give_the_best_and_the_worst_place() {
        let none = f64::NAN;
        assert_eq!(rank_bounds(&[0.5, 0.2, 0.1, none], &[0.5, 0.9, 0.1, none]), (vec![1, 1, 3, 0], vec![2, 2, 3, 0]));
        assert_eq!(rank_bounds(&[0.3, 0.1 + 0.2], &[0.3, 0.1 + 0.2]), (vec![1, 1], vec![1, 1]));
        // Against counting pair by pair.
        let mut random = Random::new(2);
        let low: Vec<f64> = (0..300).map(|_| random.uniform()).collect();
        let high: Vec<f64> = low.iter().map(|it| it + random.uniform() * random.uniform().round()).collect();
        let (best, worst) = rank_bounds(&low, &high);
        for row in 0..low.len() {
            let surely = (0..low.len()).filter(|it| low[*it] > mark(high[row])).count() as u32;
            let possibly = (0..low.len()).filter(|it| *it != row && high[*it] > mark(low[row])).count() as u32;
            assert_eq!((best[row], worst[row]), (1 + surely, 1 + possibly));
        }
    }
}
