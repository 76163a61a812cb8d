//! From one way of weighting to another without losing what was said: every way starts from the shares that hold.

use crate::engine::score::{WeightMethod, Weighting};

/// The judgements of a pair: so many times as important.
pub const SCALE: [f64; 11] = [9.0, 7.0, 5.0, 3.0, 2.0, 1.0, 0.5, 1.0 / 3.0, 1.0 / 5.0, 1.0 / 7.0, 1.0 / 9.0];

/// A weighting by `method` that says about the same as these shares.
pub fn started(method: WeightMethod, shares: &[f64]) -> Weighting {
    let most = shares.iter().copied().fold(0.0, f64::max);
    let of_most = |share: f64| if most > 0.0 { share / most } else { 1.0 };
    let values = match method {
        // Ten votes are enough to begin with.
        WeightMethod::Votes => Some(shares.iter().map(|share| (10.0 * share).round().max(1.0)).collect()),
        WeightMethod::Swing => Some(shares.iter().map(|share| (20.0 * of_most(*share)).round() * 5.0).collect()),
        WeightMethod::RankOrder => Some(places(shares)),
        WeightMethod::Points
        | WeightMethod::Ahp
        | WeightMethod::Equal
        | WeightMethod::Entropy
        | WeightMethod::Critic => None,
    };
    let matrix = (method == WeightMethod::Ahp).then(|| {
        let judged = |row: usize, column: usize| match row.cmp(&column) {
            std::cmp::Ordering::Equal => 1.0,
            std::cmp::Ordering::Less => nearest(shares[row].max(1e-9) / shares[column].max(1e-9)),
            std::cmp::Ordering::Greater => 1.0 / nearest(shares[column].max(1e-9) / shares[row].max(1e-9)),
        };
        (0..shares.len()).map(|row| (0..shares.len()).map(|column| judged(row, column)).collect()).collect()
    });
    Weighting { method, values, matrix, abstentions: 0.0 }
}

/// Places from shares: the largest is first, equal ones share a place.
fn places(shares: &[f64]) -> Vec<f64> {
    shares.iter().map(|share| 1.0 + shares.iter().filter(|other| **other > share + 1e-9).count() as f64).collect()
}

/// The judgement on Saaty's scale that is nearest to a ratio.
pub fn nearest(ratio: f64) -> f64 {
    let distance = |judgement: f64| (judgement.ln() - ratio.ln()).abs();
    let all = SCALE.into_iter();
    all.min_by(|one, other| distance(*one).total_cmp(&distance(*other))).unwrap_or(1.0)
}

/// The judgement furthest from what the weights imply, with the one on the scale that would fit better; none where the scale has no
/// better one. Row, column, ratio.
pub fn to_revisit(matrix: &[Vec<f64>], weights: &[f64]) -> Option<(usize, usize, f64)> {
    let pairs = (0..weights.len()).flat_map(|row| (row + 1..weights.len()).map(move |column| (row, column)));
    let off = |(row, column): (usize, usize)| {
        let (given, implied) = (*matrix.get(row)?.get(column)?, weights[row] / weights[column]);
        let better = nearest(implied);
        ((better - given).abs() > 1e-9).then(|| ((given / implied).ln().abs(), (row, column, better)))
    };
    // The first of several that are equally far off, as all three are in a matrix of three goals.
    let furthest = |most: (f64, (usize, usize, f64)), it: (f64, (usize, usize, f64))| {
        if it.0 > most.0 * (1.0 + 1e-9) { it } else { most }
    };
    pairs.filter_map(off).reduce(furthest).map(|(_, it)| it)
}

/// A goal joins at the end.
pub fn joined(weighting: &mut Weighting) {
    let method = weighting.method;
    if let Some(values) = &mut weighting.values {
        let most = values.iter().copied().fold(0.0, f64::max);
        values.push(match method {
            WeightMethod::RankOrder => most + 1.0,
            WeightMethod::Swing => 50.0,
            _ => 1.0,
        });
    }
    if let Some(matrix) = &mut weighting.matrix {
        matrix.iter_mut().for_each(|row| row.push(1.0));
        matrix.push(vec![1.0; matrix.len() + 1]);
    }
}

/// A goal leaves.
pub fn left(weighting: &mut Weighting, goal: usize) {
    if let Some(values) = weighting.values.as_mut().filter(|values| goal < values.len()) {
        values.remove(goal);
    }
    if let Some(matrix) = weighting.matrix.as_mut().filter(|matrix| goal < matrix.len()) {
        matrix.remove(goal);
        matrix.iter_mut().filter(|row| goal < row.len()).for_each(|row| _ = row.remove(goal));
    }
}

/// One goal is judged to be `ratio` times as important as the other.
pub fn judged(weighting: &mut Weighting, row: usize, column: usize, ratio: f64) {
    let mut set = |row: usize, column: usize, value: f64| {
        let cell = weighting.matrix.as_mut().and_then(|matrix| matrix.get_mut(row)?.get_mut(column));
        if let Some(cell) = cell {
            *cell = value;
        }
    };
    set(row, column, ratio);
    set(column, row, 1.0 / ratio);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_starts_from_the_shares_that_hold() {
        let shares = [0.5, 0.25, 0.25];
        let values = |method| started(method, &shares).values.unwrap_or_default();
        assert_eq!(values(WeightMethod::Votes), [5.0, 3.0, 3.0]);
        assert_eq!(values(WeightMethod::Swing), [100.0, 50.0, 50.0]);
        assert_eq!(values(WeightMethod::RankOrder), [1.0, 2.0, 2.0]);
        let matrix = started(WeightMethod::Ahp, &shares).matrix.unwrap_or_default();
        assert_eq!(matrix, [[1.0, 2.0, 2.0], [0.5, 1.0, 1.0], [0.5, 1.0, 1.0]]);
        assert_eq!(started(WeightMethod::Critic, &shares).values, None);
    }

    #[test]
    fn goals_that_join_and_leave_keep_the_numbers_in_step() {
        for method in [WeightMethod::Votes, WeightMethod::Swing, WeightMethod::RankOrder, WeightMethod::Ahp] {
            let mut weighting = started(method, &[0.6, 0.4]);
            joined(&mut weighting);
            left(&mut weighting, 0);
            left(&mut weighting, 9);
            assert!(weighting.values.as_ref().is_none_or(|it| it.len() == 2), "{method:?}");
            assert!(weighting.matrix.as_ref().is_none_or(|it| it.len() == 2 && it[0].len() == 2), "{method:?}");
        }
    }

    #[test]
    fn a_judgement_and_its_mirror_image_belong_together() {
        let mut weighting = started(WeightMethod::Ahp, &[0.5, 0.5]);
        judged(&mut weighting, 0, 1, 5.0);
        assert_eq!(weighting.matrix, Some(vec![vec![1.0, 5.0], vec![0.2, 1.0]]));
        judged(&mut weighting, 0, 7, 5.0);
    }

    #[test]
    fn a_judgement_is_looked_at_again_where_another_fits_better() {
        let third = 1.0 / 3.0;
        for (pairs, expected) in [
            // a : b, a : c, b : c.
            ([9.0, 9.0, 9.0], Some((0, 1, 5.0))),
            // 12.98 would fit a : b better, but the scale ends at 9.
            ([9.0, 9.0, third], Some((0, 2, 7.0))),
            ([3.0, 9.0, 3.0], None),
        ] {
            let [ab, ac, bc] = pairs;
            let matrix = vec![vec![1.0, ab, ac], vec![1.0 / ab, 1.0, bc], vec![1.0 / ac, 1.0 / bc, 1.0]];
            // The principal eigenvector of three goals is the geometric mean of the rows.
            let weights: Vec<f64> = matrix.iter().map(|row| row.iter().product::<f64>().cbrt()).collect();
            assert_eq!(to_revisit(&matrix, &weights), expected, "{pairs:?}");
        }
    }

    #[test]
    fn ratios_find_their_place_on_the_scale() {
        for (ratio, expected) in [(1.0, 1.0), (1.3, 1.0), (1.5, 2.0), (4.2, 5.0), (40.0, 9.0), (0.3, 1.0 / 3.0)] {
            assert_eq!(nearest(ratio), expected, "{ratio}");
        }
    }
}
