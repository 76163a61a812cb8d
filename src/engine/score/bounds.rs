//! How much the missing figures could change: the score with each at its worst and at its best, and the ranks from that.

use super::{Figures, Mean, RowScore, State};
use crate::order;

/// The score with every missing figure at 0 (0.01 where values run from 1 to 100) and at 1; the score itself where nothing is missing; nothing for z-scores,
/// which have no worst and best.
pub(super) fn of_row(
    figures: &Figures,
    goal_weights: &[f64],
    row: usize,
    mean: Mean,
    value: Option<f64>,
) -> (Option<f64>, Option<f64>) {
    if mean == Mean::Z {
        return (None, None);
    }
    // A goal that nothing counts for may be anywhere: it has no figures, or their weights cannot be used.
    let is_open = |goal: usize| figures.goals[goal].iter().all(|member| figures.list[*member].share <= 0.0);
    let counted = || figures.list.iter().filter(|figure| figure.state != State::LeftOut && figure.share > 0.0);
    let is_complete = counted().all(|figure| figure.values.get(row).is_some())
        && goal_weights.iter().enumerate().all(|(goal, weight)| !is_open(goal) || *weight == 0.0);
    if is_complete {
        let value = value.map(|value| mean.on_scale(value));
        return (value, value);
    }
    let at = |missing: f64| {
        let goal = |place: usize| {
            if is_open(place) {
                return missing;
            }
            let members = figures.goals[place].iter().map(|member| &figures.list[*member]);
            mean.of(members.map(|figure| (figure.share, figure.values.get(row).unwrap_or(missing))))
        };
        mean.on_scale(mean.of(goal_weights.iter().enumerate().map(|(place, weight)| (*weight, goal(place)))))
    };
    (Some(at(figures.floor)), Some(at(1.0)))
}

/// Best and worst rank of each row, scored or not: rows whose whole span lies above come before it in any case.
pub(super) fn ranks(rows: &mut [RowScore]) {
    let mut lows: Vec<f64> = rows.iter().filter_map(|row| row.low).collect();
    let mut highs: Vec<f64> = rows.iter().filter_map(|row| row.high).collect();
    order::numbers(&mut lows);
    order::numbers(&mut highs);
    let above = |sorted: &[f64], mark: f64| {
        // The tolerance within which scores count as equal.
        let mark = mark + 1e-9 * mark.abs();
        (sorted.len() - sorted.partition_point(|value| *value <= mark)) as u32
    };
    for row in rows {
        if let (Some(low), Some(high)) = (row.low, row.high) {
            row.rank_low = Some(1 + above(&lows, high));
            // The row itself lies above its own low end where the two ends differ.
            let own = u32::from(high > low + 1e-9 * low.abs());
            row.rank_high = Some(1 + above(&highs, low) - own);
        }
    }
}
