//! From one way of weighting to another without losing what was said: every way starts from the shares that hold.

use crate::engine::score::{Judge, WeightMethod, Weighting};
use crate::method::ahp;

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
    let judge = (method == WeightMethod::Ahp).then(|| {
        let judged = |row: usize, column: usize| match row.cmp(&column) {
            std::cmp::Ordering::Equal => 1.0,
            std::cmp::Ordering::Less => nearest(shares[row].max(1e-9) / shares[column].max(1e-9)),
            std::cmp::Ordering::Greater => 1.0 / nearest(shares[column].max(1e-9) / shares[row].max(1e-9)),
        };
        Judge::nameless(square(shares.len(), |row, column| Some(judged(row, column))))
    });
    Weighting { method, values, people: judge.into_iter().collect(), abstentions: 0.0 }
}

fn square(n: usize, cell: impl Fn(usize, usize) -> Option<f64>) -> Vec<Vec<Option<f64>>> {
    (0..n).map(|row| (0..n).map(|column| cell(row, column)).collect()).collect()
}

/// Somebody else compares so many goals: nobody has asked yet, so nothing is said.
pub fn somebody_else(weighting: &mut Weighting, n_goals: usize) {
    weighting.people.push(Judge::nameless(square(n_goals, |row, column| (row == column).then_some(1.0))));
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
    for judge in &mut weighting.people {
        // Who has compared everything still counts; who has not is asked about this goal too.
        let judgement = (judge.n_open() == 0).then_some(1.0);
        let mut row = vec![judgement; judge.matrix.len()];
        row.push(Some(1.0));
        judge.matrix.iter_mut().for_each(|row| row.push(judgement));
        judge.matrix.push(row);
    }
}

/// A goal leaves.
pub fn left(weighting: &mut Weighting, goal: usize) {
    if let Some(values) = weighting.values.as_mut().filter(|values| goal < values.len()) {
        values.remove(goal);
    }
    for matrix in weighting.people.iter_mut().map(|it| &mut it.matrix).filter(|matrix| goal < matrix.len()) {
        matrix.remove(goal);
        matrix.iter_mut().filter(|row| goal < row.len()).for_each(|row| _ = row.remove(goal));
    }
}

/// To somebody one goal is `ratio` times as important as the other; `None`: that is open again.
pub fn judged(weighting: &mut Weighting, person: usize, (row, column): (usize, usize), ratio: Option<f64>) {
    let Some(judge) = weighting.people.get_mut(person) else { return };
    let mut set = |row: usize, column: usize, value: Option<f64>| {
        if let Some(cell) = judge.matrix.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = value;
        }
    };
    set(row, column, ratio);
    set(column, row, ratio.map(|ratio| 1.0 / ratio));
}

/// Whether two people say the same, as far as what is written and read back is the same.
pub fn are_alike(one: &Judge, other: &Judge) -> bool {
    let is_near = |(a, b): (&Option<f64>, &Option<f64>)| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    };
    let same = |(a, b): (&Vec<Option<f64>>, &Vec<Option<f64>>)| a.len() == b.len() && a.iter().zip(b).all(is_near);
    one.matrix.len() == other.matrix.len() && one.matrix.iter().zip(&other.matrix).all(same)
}

/// Between whom a goal's weight lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The least that somebody gives it.
    pub low: f64,
    /// Who that is; the first of several.
    pub lowest: usize,
    /// The most.
    pub high: f64,
    /// Who that is.
    pub highest: usize,
}

/// For each of `n` goals between whom its weight lies, among those who have compared all; none where these are fewer than two.
pub fn spreads(weighting: &Weighting, n: usize) -> Vec<Spread> {
    let people = weighting.people.iter().enumerate().filter(|(_, it)| it.n_open() == 0);
    let weights = |judge: &Judge| ahp::judgements(&judge.matrix).ok().map(|matrix| ahp::ahp(&matrix).weights);
    let people: Vec<(usize, Vec<f64>)> =
        people.filter_map(|(place, it)| Some((place, weights(it).filter(|it| it.len() == n)?))).collect();
    if people.len() < 2 {
        return Vec::new();
    }
    let spread = |goal: usize| {
        let of = |(person, weights): &(usize, Vec<f64>)| (*person, weights[goal]);
        let all = || people.iter().map(of);
        let (lowest, low) = all().reduce(|a, b| if b.1 < a.1 - 1e-9 { b } else { a })?;
        let (highest, high) = all().reduce(|a, b| if b.1 > a.1 + 1e-9 { b } else { a })?;
        Some(Spread { low, lowest, high, highest })
    };
    (0..n).filter_map(spread).collect()
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
        let said = [[1.0, 2.0, 2.0], [0.5, 1.0, 1.0], [0.5, 1.0, 1.0]];
        assert_eq!(
            started(WeightMethod::Ahp, &shares).people,
            [Judge::nameless(said.map(|it| it.map(Some).to_vec()).to_vec())]
        );
        assert_eq!(started(WeightMethod::Critic, &shares).values, None);
    }

    #[test]
    fn goals_that_join_and_leave_keep_the_numbers_in_step() {
        for method in [WeightMethod::Votes, WeightMethod::Swing, WeightMethod::RankOrder, WeightMethod::Ahp] {
            let mut weighting = started(method, &[0.6, 0.4]);
            somebody_else(&mut weighting, 2);
            joined(&mut weighting);
            left(&mut weighting, 0);
            left(&mut weighting, 9);
            assert!(weighting.values.as_ref().is_none_or(|it| it.len() == 2), "{method:?}");
            let open: Vec<usize> = weighting.people.iter().map(Judge::n_open).collect();
            assert_eq!(open, if method == WeightMethod::Ahp { vec![0, 1] } else { vec![1] }, "{method:?}");
            assert!(weighting.people.iter().all(|it| it.matrix.len() == 2 && it.matrix[0].len() == 2), "{method:?}");
        }
    }

    #[test]
    fn a_judgement_and_its_mirror_image_belong_together() {
        let mut weighting = started(WeightMethod::Ahp, &[0.5, 0.5]);
        judged(&mut weighting, 0, (0, 1), Some(5.0));
        let said = vec![vec![Some(1.0), Some(5.0)], vec![Some(0.2), Some(1.0)]];
        assert_eq!(weighting.people, [Judge::nameless(said)]);
        judged(&mut weighting, 0, (0, 7), Some(5.0));
        judged(&mut weighting, 7, (0, 1), Some(5.0));
        assert_eq!(weighting.people[0].n_open(), 0);
        judged(&mut weighting, 0, (0, 1), None);
        assert_eq!(weighting.people[0].n_open(), 1);
    }

    #[test]
    fn people_are_as_far_apart_as_their_weights() {
        let mut weighting = started(WeightMethod::Ahp, &[0.75, 0.25]);
        somebody_else(&mut weighting, 2);
        // Whoever has said nothing is neither near nor far, and moves no weight.
        assert_eq!(
            (spreads(&weighting, 2), weighting.judgements()),
            (Vec::new(), started(WeightMethod::Ahp, &[0.75, 0.25]).judgements())
        );
        judged(&mut weighting, 1, (0, 1), Some(1.0 / 3.0));
        let found = spreads(&weighting, 2);
        let close = |it: Spread, low: f64, high: f64| (it.low - low).abs() < 1e-9 && (it.high - high).abs() < 1e-9;
        assert!(found.iter().all(|it| close(*it, 0.25, 0.75)), "{found:?}");
        assert_eq!(found.iter().map(|it| (it.lowest, it.highest)).collect::<Vec<_>>(), [(1, 0), (0, 1)]);
        // Three times as important, says one, and a third, says the other: together equally.
        let joint = weighting.judgements().map(|it| ahp::ahp(&it).weights).unwrap_or_default();
        assert!(joint.iter().all(|it| (it - 0.5).abs() < 1e-9), "{joint:?}");
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
