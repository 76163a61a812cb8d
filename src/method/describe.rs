//! Mean, spread and quantiles of complete numbers.

use super::inputs::Cell;
use crate::order;

/// The values that are present.
pub fn present(x: &[Cell]) -> Vec<f64> {
    x.iter().copied().flatten().collect()
}

/// The rows without a gap.
pub fn complete_rows(matrix: &[Vec<Cell>]) -> Vec<Vec<f64>> {
    matrix.iter().filter_map(|row| row.iter().copied().collect()).collect()
}

/// A value, if it is a finite number.
pub fn finite(value: f64) -> Cell {
    value.is_finite().then_some(value)
}

/// The arithmetic mean; `None` of nothing.
pub fn mean(x: &[f64]) -> Cell {
    if x.is_empty() { None } else { finite(x.iter().sum::<f64>() / x.len() as f64) }
}

/// The smallest and the largest value; `None` of nothing.
pub fn range(x: &[f64]) -> Option<(f64, f64)> {
    let first = *x.first()?;
    Some(x.iter().fold((first, first), |(low, high), it| {
        (if *it < low { *it } else { low }, if *it > high { *it } else { high })
    }))
}

/// Whether two values differ by more than the rounding of a division or two.
pub fn differ(low: f64, high: f64) -> bool {
    (high - low).abs() > 1e-12 * low.abs().max(high.abs())
}

/// Whether no two values differ.
pub fn is_constant(x: &[f64]) -> bool {
    range(x).is_none_or(|(low, high)| !differ(low, high))
}

/// The standard deviation with n − 1; `None` of fewer than two values.
pub fn standard_deviation(x: &[f64]) -> Cell {
    let centre = mean(x)?;
    let squares: f64 = x.iter().map(|it| (it - centre).powi(2)).sum();
    if x.len() < 2 { None } else { finite((squares / (x.len() - 1) as f64).sqrt()) }
}

/// The quantile of type 7 (Hyndman and Fan 1996), as in R and numpy: linear between the two neighbouring values.
pub fn quantile(x: &[f64], p: f64) -> Cell {
    let mut sorted = x.to_vec();
    order::numbers(&mut sorted);
    quantile_of_sorted(&sorted, p)
}

/// [`quantile`] of values in ascending order.
pub fn quantile_of_sorted(sorted: &[f64], p: f64) -> Cell {
    let last = sorted.len().checked_sub(1)?;
    let place = p.clamp(0.0, 1.0) * last as f64;
    let below = place.floor();
    let low = *sorted.get(below as usize)?;
    let high = *sorted.get((below as usize + 1).min(last))?;
    finite(low + (place - below) * (high - low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_r_and_numpy() {
        // numpy 2.4.6, quantile([15, 20, 35, 40, 50], p)
        for (p, expected) in [(0.0, 15.0), (0.05, 16.0), (0.3, 23.0), (0.4, 29.0), (0.9, 46.0), (1.0, 50.0)] {
            let found = quantile(&[50.0, 15.0, 20.0, 40.0, 35.0], p).unwrap();
            assert!((found - expected).abs() < 1e-12, "{p}: {found}");
        }
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
    }

    #[test]
    fn spread_needs_two_values() {
        assert_eq!(standard_deviation(&[2.0, 4.0]), Some(2f64.sqrt()));
        assert_eq!(standard_deviation(&[2.0]), None);
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[f64::MAX, f64::MAX]), None);
    }
}
