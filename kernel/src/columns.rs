//! Scores of many rows, column by column: normalise, average inside goals and across them, with what is missing.
//!
//! For a row without a gap the two levels are one weighted sum, on the scale of [`Mean::bend`]: columns are added up for
//! all rows, in blocks that stay in the processor's nearest memory. A gap is NaN and makes a sum NaN; such rows are then
//! worked out one by one.

use crate::means::Mean;

/// Rows of a block: with four columns a few kilobytes.
const BLOCK: usize = 256;

/// Where each value stands on the way from `zero` to `one`: as it is, and held within 0 and 1. One that is not finite is
/// missing.
#[inline(never)]
pub fn scaled(x: &[f64], zero: f64, one: f64) -> (Vec<f64>, Vec<f64>) {
    let part = part(zero, one);
    let free: Vec<f64> = x.iter().map(|x| part(*x)).collect();
    let held = free.iter().map(|it| hold(*it)).collect();
    (free, held)
}

/// The second half of [`scaled`] alone, for values that nobody looks at.
#[inline(never)]
pub fn held_between(x: &[f64], zero: f64, one: f64) -> Vec<f64> {
    let part = part(zero, one);
    x.iter().map(|x| hold(part(*x))).collect()
}

/// Times the inverse of the span, since dividing takes five times as long. What is not finite becomes missing: 0 × ∞.
#[inline(always)]
fn part(zero: f64, one: f64) -> impl Fn(f64) -> f64 {
    let scale = 1.0 / (one - zero);
    move |x| (x - zero) * scale + 0.0 * x
}

/// Within 0 and 1. The inverse may be off in the last digit: what is at the end for but that is at the end.
#[inline(always)]
fn hold(part: f64) -> f64 {
    const END: f64 = 1.0 - 2.0 * f64::EPSILON;
    let part = if part > END { 1.0 } else { part };
    if part < 0.0 { 0.0 } else { part }
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
    let none = || Vec::with_capacity(rows);
    let mut means = Means { value: none(), coverage: none(), low: none(), high: none() };
    let field = Field::new(goals, mean, floor);
    let mut start = 0;
    while start < rows {
        let end = (start + BLOCK).min(rows);
        let sums = field.sums(start, end);
        for (row, sum) in (start..end).zip(sums) {
            let [value, coverage, low, high] =
                if field.has_gap(sum) { field.one_row(row) } else { field.complete(sum) };
            means.value.push(value);
            means.coverage.push(coverage);
            means.low.push(low);
            means.high.push(high);
        }
        start = end;
    }
    means
}

/// The goals of positive weight.
struct Field<'a> {
    /// What each column counts in a row without a gap.
    columns: Vec<(f64, &'a [f64])>,
    /// The goals of one column, with their weights: the many, for which nothing has to be rescaled.
    single: Vec<(f64, &'a [f64])>,
    several: Vec<&'a Goal<'a>>,
    /// The weight of the goals that have a column, and of those that have none.
    held: f64,
    open: f64,
    mean: Mean,
    /// The ends of the scale, bent.
    worst: f64,
    best: f64,
}

/// Columns that are added at once, so that the sums are fetched and stored less often.
const WIDTH: usize = 4;

type Cells = [f64; BLOCK];

impl<'a> Field<'a> {
    fn new(goals: &'a [Goal<'a>], mean: Mean, floor: f64) -> Self {
        let (mut columns, mut held, mut open) = (Vec::new(), 0.0, 0.0);
        let (mut single, mut several) = (Vec::new(), Vec::new());
        for goal in goals.iter().filter(|goal| goal.weight > 0.0) {
            let all: f64 = goal.parts.iter().map(|it| it.0).sum();
            columns.extend(goal.parts.iter().map(|(share, column)| (goal.weight * (share / all), *column)));
            *(if goal.parts.is_empty() { &mut open } else { &mut held }) += goal.weight;
            match goal.parts[..] {
                [] => {}
                [(_, column)] => single.push((goal.weight, column)),
                _ => several.push(goal),
            }
        }
        Field { columns, single, several, held, open, mean, worst: mean.bend(floor), best: mean.bend(1.0) }
    }

    /// Whether this sum says that something is missing; −∞ is a zero that knocks out, where the mean has that.
    #[inline(always)]
    fn has_gap(&self, sum: f64) -> bool {
        match self.mean {
            Mean::Arithmetic => !sum.is_finite(),
            Mean::Geometric | Mean::Harmonic => sum.is_nan(),
        }
    }

    /// The weighted sums of the rows of a block.
    fn sums(&self, start: usize, end: usize) -> Cells {
        let mut sums = [if self.columns.is_empty() { f64::NAN } else { 0.0 }; BLOCK];
        let mut copies = [[0.0; BLOCK]; WIDTH];
        for columns in self.columns.chunks(WIDTH) {
            let mut weights = [0.0; WIDTH];
            let mut cells = [&NOTHING; WIDTH];
            for (((weight, cells), copy), (own, column)) in
                weights.iter_mut().zip(&mut cells).zip(&mut copies).zip(columns)
            {
                let column = column.get(start..end).unwrap_or_default();
                *weight = *own;
                *cells = match <&Cells>::try_from(column) {
                    Ok(whole) if self.mean == Mean::Arithmetic => whole,
                    _ => {
                        load(copy, column, self.mean);
                        copy
                    }
                };
            }
            add_four(cells, weights, &mut sums);
        }
        sums
    }

    /// Value, coverage, low and high of a row without a gap.
    #[inline(always)]
    fn complete(&self, sum: f64) -> [f64; 4] {
        let value = self.mean.unbend(sum / self.held);
        if self.open > 0.0 {
            [value, self.held, self.end(sum, self.open, self.worst), self.end(sum, self.open, self.best)]
        } else {
            [value, self.held, value, value]
        }
    }

    /// The same of any row.
    fn one_row(&self, row: usize) -> [f64; 4] {
        let (mut level, mut held, mut open) = (0.0, 0.0, self.open);
        for (weight, column) in &self.single {
            match column.get(row) {
                Some(cell) if cell.is_finite() => {
                    level += weight * self.mean.bend(*cell);
                    held += weight;
                }
                _ => open += weight,
            }
        }
        let (mut coverage, mut base) = (held, level);
        for goal in &self.several {
            let (mut sum, mut present, mut missing) = (0.0, 0.0, 0.0);
            for (share, column) in &goal.parts {
                match column.get(row) {
                    Some(cell) if cell.is_finite() => {
                        sum += share * self.mean.bend(*cell);
                        present += share;
                    }
                    _ => missing += share,
                }
            }
            if present > 0.0 {
                level += goal.weight * (sum / present);
                held += goal.weight;
                coverage += goal.weight * present;
            }
            base += goal.weight * sum;
            open += goal.weight * missing;
        }
        let value = if held > 0.0 { self.mean.unbend(level / held) } else { f64::NAN };
        if open > 0.0 {
            [value, coverage, self.end(base, open, self.worst), self.end(base, open, self.best)]
        } else {
            [value, coverage, value, value]
        }
    }

    /// The mean with everything that is open at one end of the scale.
    fn end(&self, base: f64, open: f64, end: f64) -> f64 {
        self.mean.unbend(base + open * end)
    }
}

/// Adds nothing.
static NOTHING: Cells = [0.0; BLOCK];

/// Fetches the cells of a column on the scale of the mean; NaN where one is missing.
fn load(cells: &mut Cells, column: &[f64], mean: Mean) {
    for (cell, value) in cells.iter_mut().zip(column) {
        *cell = if value.is_finite() { mean.bend(*value) } else { f64::NAN };
    }
}

/// Adds four columns to the sums.
#[inline(never)]
fn add_four(cells: [&Cells; WIDTH], weights: [f64; WIDTH], sums: &mut Cells) {
    let [a, b, c, d] = cells;
    for at in 0..BLOCK {
        sums[at] = sums[at] + weights[0] * a[at] + weights[1] * b[at] + weights[2] * c[at] + weights[3] * d[at];
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
        let (free, held) = scaled(&x, 1.0, 3.0);
        assert_eq!(free[..4], [-0.5, 0.0, 0.5, 2.0]);
        assert_eq!(held[..4], [0.0, 0.0, 0.5, 1.0]);
        assert!(free[4..].iter().chain(&held[4..]).all(|it| it.is_nan()));
        let falling = held_between(&x, 3.0, 1.0);
        assert_eq!(falling[..4], [1.0, 1.0, 0.5, 0.0]);
        assert!(falling[4..].iter().all(|it| it.is_nan()));
    }
}
