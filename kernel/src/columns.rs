//! Scores of many rows, column by column: normalise, average inside goals and across them, with what is missing.
//!
//! Columns are added up for all rows at once, on the scale of [`Mean::bend`], in blocks that stay in the processor's nearest
//! memory. A gap is NaN: it adds nothing, and its weight is not counted either.

use crate::means::Mean;
use crate::pair::Pair;

/// Rows of a block: with four columns and two sums a few kilobytes.
const BLOCK: usize = 256;

/// Where each value stands on the way from `zero` to `one`, held within 0 and 1. One that is not finite is missing.
#[inline(never)]
pub fn held_between(x: &[f64], zero: f64, one: f64) -> Vec<f64> {
    let part = part(zero, one);
    let held = |x: [f64; 2]| hold(part(Pair::of(x))).numbers();
    let (pairs, rest) = x.as_chunks::<2>();
    let mut all = Vec::with_capacity(x.len().div_ceil(2));
    all.extend(pairs.iter().map(|x| held(*x)));
    all.extend(rest.iter().map(|x| held([*x; 2])));
    let mut all = all.into_flattened();
    all.truncate(x.len());
    all
}

/// Times the inverse of the span, since dividing takes five times as long. What is not finite becomes missing: 0 × ∞.
#[inline(always)]
fn part(zero: f64, one: f64) -> impl Fn(Pair) -> Pair {
    let scale = 1.0 / (one - zero);
    move |x| x.minus(Pair::both(zero)).times(Pair::both(scale)).plus(x.times(Pair::both(0.0)))
}

/// Within 0 and 1. The inverse may be off in the last digit: what is at the end for but that is at the end.
#[inline(always)]
fn hold(part: Pair) -> Pair {
    const END: f64 = 1.0 - 2.0 * f64::EPSILON;
    part.above(END, 1.0).below(0.0, 0.0)
}

/// The columns of a goal, and what the goal weighs.
#[derive(Clone, Debug, Default)]
pub struct Goal<'a> {
    /// The share of each column inside the goal, above 0, and its values. Shares sum to one; without a column everything
    /// about the goal is missing.
    pub parts: Vec<(f64, &'a [f64])>,
    /// The weight of the goal; the weights sum to one.
    pub weight: f64,
}

/// The mean of each row, and how far its missing cells could move it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Means {
    /// The mean over what is present; NaN where nothing of weight is.
    pub value: Vec<f64>,
    /// The share of weight that is present.
    pub coverage: Vec<f64>,
    /// The mean with every missing cell at the floor; the value itself where none is missing.
    pub low: Vec<f64>,
    /// The mean with every missing cell at 1.
    pub high: Vec<f64>,
}

/// The two-level mean of every row: inside each goal over the columns that are present, their shares rescaled, then over
/// the goals that have any, their weights rescaled.
#[inline(never)]
pub fn two_level_means(goals: &[Goal<'_>], rows: usize, mean: Mean, floor: f64) -> Means {
    let none = || vec![f64::NAN; rows];
    let mut means = Means { value: none(), coverage: none(), low: none(), high: none() };
    let field = Field::new(goals, mean, floor);
    let blocks = means.value.chunks_mut(BLOCK).zip(means.coverage.chunks_mut(BLOCK));
    let ends = means.low.chunks_mut(BLOCK).zip(means.high.chunks_mut(BLOCK));
    for (number, ((value, coverage), (low, high))) in blocks.zip(ends).enumerate() {
        let sums = field.sums(number * BLOCK);
        for (at, value) in value.iter_mut().enumerate() {
            (*value, coverage[at], low[at], high[at]) = field.means(&sums, at);
        }
    }
    means
}

/// The goals of positive weight.
struct Field<'a> {
    /// The goals of one column, with their weights: the many, for which nothing has to be rescaled.
    single: Vec<(f64, &'a [f64])>,
    several: Vec<&'a Goal<'a>>,
    /// The weight of the goals that have a column, and of those that have none.
    held: f64,
    open: f64,
    /// What is counted for a row without a gap: `held` but for rounding.
    whole: f64,
    mean: Mean,
    /// The ends of the scale, bent.
    worst: f64,
    best: f64,
}

type Cells = [f64; BLOCK];

/// What was added up for the rows of a block.
struct Sums {
    /// Weight times mean of each goal that has any value, and these weights.
    level: Cells,
    held: Cells,
    /// Weight times value of each cell, as it counts in a row without a gap, and the weights of the cells that are there.
    base: Cells,
    coverage: Cells,
}

/// Columns that are added at once, so that the sums are fetched and stored less often.
const WIDTH: usize = 4;

impl<'a> Field<'a> {
    fn new(goals: &'a [Goal<'a>], mean: Mean, floor: f64) -> Self {
        let (mut single, mut several) = (Vec::new(), Vec::new());
        let (mut held, mut open) = (0.0, 0.0);
        for goal in goals.iter().filter(|goal| goal.weight > 0.0) {
            *(if goal.parts.is_empty() { &mut open } else { &mut held }) += goal.weight;
            match goal.parts[..] {
                [] => {}
                [(_, column)] => single.push((goal.weight, column)),
                _ => several.push(goal),
            }
        }
        let shares = |goal: &Goal<'_>| goal.parts.iter().fold(0.0, |sum, (share, _)| sum + share);
        let whole = single.iter().fold(0.0, |sum, (weight, _)| sum + weight);
        let whole = several.iter().fold(whole, |sum, goal| sum + goal.weight * shares(goal));
        Field { single, several, held, open, whole, mean, worst: mean.bend(floor), best: mean.bend(1.0) }
    }

    /// The sums of the rows from `start` on.
    fn sums(&self, start: usize) -> Sums {
        let mut sums = Sums { level: NOTHING, held: NOTHING, base: NOTHING, coverage: NOTHING };
        self.add(&self.single, start, &mut sums.level, &mut sums.held);
        // For a goal of one column both ways of counting are the same.
        (sums.base, sums.coverage) = (sums.level, sums.held);
        for goal in &self.several {
            let (mut sum, mut present) = (NOTHING, NOTHING);
            self.add(&goal.parts, start, &mut sum, &mut present);
            sums.add_goal(goal.weight, &sum, &present);
        }
        sums
    }

    /// Adds columns with their weights, in order, for the rows from `start` on.
    fn add(&self, columns: &[(f64, &[f64])], start: usize, sum: &mut Cells, present: &mut Cells) {
        let mut copies = [NOTHING; WIDTH];
        for columns in columns.chunks(WIDTH) {
            let mut weights = [0.0; WIDTH];
            let mut cells = [&NOTHING; WIDTH];
            for (((weight, cells), copy), (own, column)) in
                weights.iter_mut().zip(&mut cells).zip(&mut copies).zip(columns)
            {
                let column = column.get(start..column.len().min(start + BLOCK)).unwrap_or_default();
                *weight = *own;
                *cells = match <&Cells>::try_from(column) {
                    Ok(whole) if self.mean == Mean::Arithmetic => whole,
                    _ => {
                        load(copy, column, self.mean);
                        copy
                    }
                };
            }
            // A zero that knocks out is −∞ on the bent scale, and there.
            let most = if self.mean == Mean::Arithmetic { f64::MAX } else { f64::INFINITY };
            add_four(cells, weights, most, sum, present);
        }
    }

    /// Value, coverage, low and high of a row of the block.
    #[inline(always)]
    fn means(&self, sums: &Sums, at: usize) -> (f64, f64, f64, f64) {
        let value = self.mean.unbend(sums.level[at] / sums.held[at]);
        let coverage = if sums.coverage[at] == self.whole { self.held } else { sums.coverage[at] };
        let open = self.open + (self.held - coverage);
        if open > 0.0 {
            let end = |end: f64| self.mean.unbend(sums.base[at] + open * end);
            (value, coverage, end(self.worst), end(self.best))
        } else {
            (value, coverage, value, value)
        }
    }
}

impl Sums {
    /// Adds a goal of several columns: for each row their sum, and the shares of those that are there.
    #[inline(never)]
    fn add_goal(&mut self, weight: f64, sum: &Cells, present: &Cells) {
        for at in 0..BLOCK {
            let is_there = present[at] > 0.0;
            self.level[at] += if is_there { weight * (sum[at] / present[at]) } else { 0.0 };
            self.held[at] += if is_there { weight } else { 0.0 };
            self.base[at] += weight * sum[at];
            self.coverage[at] += weight * present[at];
        }
    }
}

/// No value, and no weight.
const NOTHING: Cells = [0.0; BLOCK];

/// Fetches the cells of a column on the scale of the mean; NaN where one is missing, and behind the last row.
fn load(cells: &mut Cells, column: &[f64], mean: Mean) {
    cells.fill(f64::NAN);
    for (cell, value) in cells.iter_mut().zip(column) {
        *cell = if value.is_finite() { mean.bend(*value) } else { f64::NAN };
    }
}

/// Adds four columns to the sums, and their weights to what is present; a cell beyond `most`, or NaN, is missing.
#[inline(never)]
fn add_four(cells: [&Cells; WIDTH], weights: [f64; WIDTH], most: f64, sums: &mut Cells, present: &mut Cells) {
    let columns = cells.map(|it| it.as_chunks::<2>().0);
    let sums = sums.as_chunks_mut::<2>().0.iter_mut().zip(present.as_chunks_mut::<2>().0);
    for (at, (sums, present)) in sums.enumerate() {
        let (mut sum, mut weight) = (Pair::of(*sums), Pair::of(*present));
        for (own, column) in weights.iter().zip(columns) {
            let (own, cell) = (Pair::both(*own), Pair::of(column[at]));
            sum = sum.plus(own.times(cell).where_within(cell, most));
            weight = weight.plus(own.where_within(cell, most));
        }
        (*sums, *present) = (sum.numbers(), weight.numbers());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// The definition, row by row and without a single shortcut.
    fn plain(goals: &[Goal<'_>], row: usize, mean: Mean, fill: Option<f64>) -> (f64, f64) {
        let (mut sum, mut held, mut coverage) = (0.0, 0.0, 0.0);
        for goal in goals.iter().filter(|goal| goal.weight > 0.0) {
            let cells: Vec<(f64, f64)> = goal.parts.iter().map(|(share, column)| (*share, column[row])).collect();
            let filled = |cell: f64| if cell.is_finite() { Some(cell) } else { fill };
            let present: f64 = cells.iter().filter(|it| filled(it.1).is_some()).map(|it| it.0).sum();
            coverage += goal.weight * cells.iter().filter(|it| it.1.is_finite()).map(|it| it.0).sum::<f64>();
            if present > 0.0 {
                let bent: f64 = cells.iter().filter_map(|it| Some(it.0 / present * mean.bend(filled(it.1)?))).sum();
                sum += goal.weight * mean.bend(mean.unbend(bent));
                held += goal.weight;
            } else if let Some(fill) = fill {
                sum += goal.weight * mean.bend(fill);
                held += goal.weight;
            }
        }
        (if held > 0.0 { mean.unbend(sum / held) } else { f64::NAN }, coverage)
    }

    fn same(what: &str, found: f64, expected: f64) {
        let close = (found - expected).abs() <= 1e-12 * expected.abs().max(1.0);
        assert!(close || found.is_nan() && expected.is_nan(), "{what}: {found} {expected}");
    }

    #[test]
    fn blocks_of_columns_give_what_the_definition_gives() {
        let mut random = Random::new(5);
        for rows in [1, BLOCK - 1, BLOCK, 2 * BLOCK + 7] {
            let mut cell = || match random.uniform() {
                it if it < 0.2 => f64::NAN,
                it if it < 0.3 => 0.0,
                _ => random.uniform(),
            };
            let columns: Vec<Vec<f64>> = (0..6).map(|_| (0..rows).map(|_| cell()).collect()).collect();
            let all = |places: &[(usize, f64)]| places.iter().map(|it| (it.1, columns[it.0].as_slice())).collect();
            let goal = |places: &[(usize, f64)], weight| Goal { parts: all(places), weight };
            let goals = [
                goal(&[(0, 0.3), (1, 0.7)], 0.25),
                goal(&[(2, 1.0)], 0.35),
                goal(&[(3, 0.1), (4, 0.2), (5, 0.7)], 0.3),
                goal(&[], 0.1),
                goal(&[(5, 1.0)], 0.0),
            ];
            for goals in [&goals[..], &goals[1..2], &goals[..3]] {
                let scale: f64 = goals.iter().map(|it| it.weight).sum();
                let goals: Vec<Goal<'_>> =
                    goals.iter().map(|it| Goal { weight: it.weight / scale, ..it.clone() }).collect();
                for (mean, floor) in
                    [(Mean::Arithmetic, 0.0), (Mean::Geometric, 0.0), (Mean::Geometric, 0.01), (Mean::Harmonic, 0.0)]
                {
                    let found = two_level_means(&goals, rows, mean, floor);
                    for row in 0..rows {
                        let (value, coverage) = plain(&goals, row, mean, None);
                        same("value", found.value[row], value);
                        same("coverage", found.coverage[row], coverage);
                        same("low", found.low[row], plain(&goals, row, mean, Some(floor)).0);
                        same("high", found.high[row], plain(&goals, row, mean, Some(1.0)).0);
                    }
                }
            }
        }
    }

    #[test]
    fn the_way_from_zero_to_one_is_held_at_its_ends() {
        let x = [0.0, 1.0, 2.0, 5.0, f64::NAN, f64::INFINITY];
        for (zero, one, expected) in [(1.0, 3.0, [0.0, 0.0, 0.5, 1.0]), (3.0, 1.0, [1.0, 1.0, 0.5, 0.0])] {
            let held = held_between(&x, zero, one);
            assert_eq!(held[..4], expected);
            assert!(held[4..].iter().all(|it| it.is_nan()));
        }
    }
}
