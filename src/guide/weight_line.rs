//! Who leads while the weight turns from one goal to another: the upper edge of straight lines, exactly.

/// A stretch of the line on which one row leads, from this weight of the second goal on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lead {
    /// The row.
    pub row: usize,
    /// Where its lead begins: the share of the second goal.
    pub from: f64,
}

/// The leaders from share 0 of the second goal to share 1. Rows that lack either goal take no part; of rows that are equal
/// everywhere the first stands for all.
pub(super) fn leaders(first: &[Option<f64>], second: &[Option<f64>]) -> Vec<Lead> {
    let rows: Vec<(usize, f64, f64)> =
        first.iter().zip(second).enumerate().filter_map(|(row, (a, b))| Some((row, (*a)?, (*b)?))).collect();
    let mut leads: Vec<Lead> = Vec::new();
    // At share 0 the best of the first goal; of equals the one that gains most.
    let best = |one: &(usize, f64, f64), other: &(usize, f64, f64)| {
        one.1.total_cmp(&other.1).then(one.2.total_cmp(&other.2)).then(other.0.cmp(&one.0))
    };
    let Some(mut now) = rows.iter().copied().max_by(best) else { return leads };
    let mut at = 0.0;
    loop {
        leads.push(Lead { row: now.0, from: at });
        // The next to cross: (1 − t) a + t b = (1 − t) a' + t b'.
        let slope = |it: &(usize, f64, f64)| it.2 - it.1;
        let crossing = |it: &(usize, f64, f64)| (now.1 - it.1) / (slope(it) - slope(&now));
        let steeper = rows.iter().copied().filter(|it| slope(it) > slope(&now) + 1e-9);
        let next = steeper
            .map(|it| (crossing(&it), it))
            .filter(|(t, _)| *t >= at - 1e-12 && *t < 1.0 - 1e-9)
            // Of several at one crossing the steepest goes on.
            .min_by(|one, other| one.0.total_cmp(&other.0).then(slope(&other.1).total_cmp(&slope(&one.1))));
        let Some((t, row)) = next else { return leads };
        (at, now) = (t.max(0.0), row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as (first, second) and the leaders as (row, from).
    fn check(rows: &[(f64, f64)], expected: &[(usize, f64)]) {
        let (first, second): (Vec<_>, Vec<_>) = rows.iter().map(|it| (Some(it.0), Some(it.1))).unzip();
        let found = leaders(&first, &second);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (lead, (row, from)) in found.iter().zip(expected) {
            assert_eq!(lead.row, *row);
            assert!((lead.from - from).abs() < 1e-12, "{lead:?}");
        }
    }

    #[test]
    fn lines_cross_where_the_arithmetic_says() {
        // 80 − 80t = 20 + 40t at t = 1/2; the middle one, flat at 45, is above both (40) there:
        // it leads from 80 − 80t = 45 (t = 7/16) to 20 + 40t = 45 (t = 5/8).
        check(&[(80.0, 0.0), (20.0, 60.0)], &[(0, 0.0), (1, 0.5)]);
        check(&[(80.0, 0.0), (20.0, 60.0), (45.0, 45.0)], &[(0, 0.0), (2, 0.4375), (1, 0.625)]);
        check(&[(80.0, 70.0), (20.0, 60.0)], &[(0, 0.0)]);
        check(&[(50.0, 50.0), (50.0, 50.0)], &[(0, 0.0)]);
        check(&[(50.0, 10.0), (50.0, 50.0)], &[(1, 0.0)]);
        check(&[], &[]);
    }

    #[test]
    fn rows_that_lack_a_goal_take_no_part() {
        assert_eq!(leaders(&[Some(90.0), Some(10.0)], &[None, Some(20.0)]), [Lead { row: 1, from: 0.0 }]);
    }
}
