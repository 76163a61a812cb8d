//! Columns compared row by row. What is no finite number is missing, and a row that misses one says nothing.

/// Rows that are looked at together, without a jump for each.
const BLOCK: usize = 64;

/// Adds `values` to `sums`; where one of them is missing, the other stands alone.
#[inline(never)]
pub fn add(sums: &mut [f64], values: &[f64]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        if value.is_finite() {
            *sum = if sum.is_finite() { *sum + value } else { *value };
        }
    }
}

/// Takes from `others` what is missing in `values`.
#[inline(never)]
pub fn fill(values: &mut [f64], others: &[f64]) {
    for (value, other) in values.iter_mut().zip(others) {
        if !value.is_finite() {
            *value = *other;
        }
    }
}

/// The first row in which `one` is more than `other`, and how many there are.
#[inline(never)]
pub fn above(one: &[f64], other: &[f64]) -> Option<(usize, usize)> {
    let is_above = |(one, other): (&f64, &f64)| one > other && one.is_finite() && other.is_finite();
    // Mostly there is none.
    let any =
        |(one, other): (&[f64], &[f64])| one.iter().zip(other).fold(false, |any, (one, other)| any | (one > other));
    if !one.chunks(BLOCK).zip(other.chunks(BLOCK)).any(any) {
        return None;
    }
    let first = one.iter().zip(other).position(is_above)?;
    Some((first, one.iter().zip(other).filter(|it| is_above(*it)).count()))
}

/// The first row in which the value is below zero, and how many there are.
#[inline(never)]
pub fn below_zero(values: &[f64]) -> Option<(usize, usize)> {
    let is_below = |it: &f64| *it < 0.0 && it.is_finite();
    if !values.chunks(BLOCK).any(|it| it.iter().fold(false, |any, it| any | (*it < 0.0))) {
        return None;
    }
    let first = values.iter().position(is_below)?;
    Some((first, values.iter().filter(|it| is_below(it)).count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: f64 = f64::NAN;

    #[test]
    fn what_is_missing_says_nothing() {
        let mut sums = vec![1.0, NONE, NONE, 4.0];
        add(&mut sums, &[1.0, 2.0, NONE, NONE]);
        assert_eq!(sums.get(..2), Some(&[2.0, 2.0][..]));
        assert!(sums[2].is_nan() && sums[3] == 4.0);
        fill(&mut sums, &[9.0, 9.0, 9.0, 9.0]);
        assert_eq!(sums, [2.0, 2.0, 9.0, 4.0]);
        assert_eq!(above(&[1.0, NONE, 3.0, f64::INFINITY, 5.0], &[2.0, 0.0, 1.0, 1.0, 4.0]), Some((2, 2)));
        assert_eq!(above(&[1.0, NONE], &[1.0, 1.0]), None);
        assert_eq!(below_zero(&[0.0, -0.0, NONE, -1.0, f64::NEG_INFINITY, -2.0]), Some((3, 2)));
    }
}
