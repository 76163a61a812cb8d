//! Targets that are not typed: from the period before, from the peers in the table, from a published benchmark. They
//! become goalposts of single rows; what a person typed stands.

use std::collections::BTreeMap;

use super::{Raw, notes};
use crate::engine::benchmarks::Benchmark;
use crate::engine::facts::Facts;
use crate::engine::measure::Measure;
use crate::engine::note::{Arg, Note};
use crate::engine::score::{self, Criterion, Figure, Goalposts, Scorecard, TargetFrom};
use crate::engine::settings::Per;
use crate::method::describe::quantile;
use crate::order;

/// Settles the goalposts of a figure that is normalised by them.
pub(super) fn settle(raw: &Raw<'_>, settled: &Scorecard, criterion: &mut Criterion, notes: &mut Vec<Note>) {
    let lower = criterion.is_lower_better();
    let n = raw.facts.rows.len();
    // A typed target wins over everything.
    let from = criterion.asked.target_from.clone().filter(|_| criterion.goalposts.target.is_none());
    let offered: Vec<Option<(f64, f64)>> = match &from {
        Some(TargetFrom::PreviousPeriod { factor }) => {
            let Some(before) = before(raw.facts) else {
                notes.push(Note::new(&notes::NO_PERIOD_BEFORE).with(raw.name()));
                return;
            };
            let value = |row: usize| raw.values.get(before[row]?).map(|it| it * factor);
            let offered: Vec<_> = (0..n).map(|row| ends(value(row)?, lower)).collect();
            let with = offered.iter().flatten().count();
            notes.push(Note::new(&notes::TARGET_FROM_BEFORE).with(raw.name()).with(with).with(n - with));
            offered
        }
        Some(TargetFrom::Benchmark { benchmark, channel }) => {
            if !matches!(raw.figure, Figure::Kpi(kpi) if kpi == benchmark.kpi) {
                notes.push(
                    Note::new(&notes::BENCHMARK_OF_ANOTHER_FORMULA)
                        .with(raw.name())
                        .with(Arg::Words(benchmark.name))
                        .with(Arg::Words(benchmark.formula)),
                );
                return;
            }
            let offered: Vec<_> =
                (0..n).map(|row| ends(published(raw.facts, row, benchmark, channel.as_deref())?, lower)).collect();
            let with = offered.iter().flatten().count();
            notes.push(
                Note::new(&notes::TARGET_FROM_BENCHMARK)
                    .with(raw.name())
                    .with(Arg::Words(benchmark.name))
                    .with(Arg::Words(benchmark.statistic))
                    .with(Arg::Words(benchmark.formula))
                    .with(Arg::Text(benchmark.year.to_string()))
                    .with(Arg::Words(benchmark.sample))
                    .with(n - with),
            );
            offered
        }
        Some(TargetFrom::Quantile { p }) => among_peers(raw, settled, *p, lower, notes),
        None if settled.classes.is_some() && criterion.goalposts.target.is_none() => {
            among_peers(raw, settled, MARK, lower, notes)
        }
        None => return,
    };
    criterion.treatment.own_only = true;
    // The same KPI in two goals may take its targets from two places, so that they belong to this figure alone.
    let rows = raw.facts.rows.iter().zip(offered).enumerate().map(|(row, (it, offered))| {
        let own = criterion.goalposts_of(settled, row, &it.label);
        let Some((baseline, target)) = offered else { return own };
        let own = own.unwrap_or_default();
        Some(Goalposts {
            baseline: own.baseline.or(criterion.goalposts.baseline).or(Some(baseline)),
            target: own.target.or(Some(target)),
        })
    });
    criterion.settled = rows.collect();
}

/// The quantile that gives full points where nobody says otherwise.
const MARK: f64 = 0.9;

/// The goalposts around a target that came from elsewhere: from nothing up to it, or, where less is better, from twice
/// as much down to it.
fn ends(target: f64, lower_is_better: bool) -> Option<(f64, f64)> {
    (target > 0.0).then_some((if lower_is_better { 2.0 * target } else { 0.0 }, target))
}

/// For each row the goalposts that the rows of its class offer: from 0 (or the lowest value below it) to their quantile;
/// where less is better, from the largest value down to the quantile from the other end, at the usual mark down to 0.
fn among_peers(
    raw: &Raw<'_>,
    settled: &Scorecard,
    p: f64,
    lower_is_better: bool,
    notes: &mut Vec<Note>,
) -> Vec<Option<(f64, f64)>> {
    let n = raw.facts.rows.len();
    let class = |row: usize| match &settled.classes {
        None => Some(0),
        Some(classes) => classes.get(row).copied().flatten(),
    };
    let mut members: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    for row in 0..n {
        if let (Some(class), Some(value)) = (class(row), raw.values.get(row)) {
            members.entry(class).or_default().push(value);
        }
    }
    let posts = |values: &Vec<f64>| {
        let (low, high) = crate::method::describe::range(values)?;
        let posts = match lower_is_better {
            true if p == MARK => (quantile(values, MARK)?, low.min(0.0)),
            true => (high, quantile(values, 1.0 - p)?),
            false => {
                let mark = quantile(values, p)?;
                if mark > 0.0 { (low.min(0.0), mark) } else { (low, 0.0) }
            }
        };
        (posts.0 != posts.1).then_some(posts)
    };
    let found = order::map(members.iter().map(|(class, it)| (*class, posts(it))));
    let alone: usize = members.iter().filter(|(class, _)| found[*class].is_none()).map(|(_, it)| it.len()).sum();
    if alone > 0 {
        notes.push(Note::new(&score::notes::ALONE_AMONG_PEERS).with(raw.name()).with(alone));
    }
    (0..n).map(|row| found.get(&class(row)?).copied().flatten()).collect()
}

/// The row of the period before each row; `None` where the table has no periods in its rows.
fn before(facts: &Facts) -> Option<Vec<Option<usize>>> {
    if !matches!(facts.settings.per, Per::Row | Per::Period) {
        return None;
    }
    let n = facts.rows.len();
    let mut series: BTreeMap<_, Vec<(_, usize)>> = BTreeMap::new();
    for row in 0..n {
        let mut who = facts.identity(row);
        let when = facts.period(row);
        if who.period.take().is_some() && when.is_some() {
            series.entry(who).or_default().push((when, row));
        }
    }
    let mut before = vec![None; n];
    for rows in series.values_mut() {
        order::by_key(rows, |it| it.0);
        for pair in rows.windows(2) {
            // Two rows of the same period are no before and after.
            if let [(earlier, from), (later, row)] = pair
                && earlier < later
            {
                before[*row] = Some(*from);
            }
        }
    }
    before.iter().any(Option::is_some).then_some(before)
}

fn published(facts: &Facts, row: usize, benchmark: &Benchmark, channel: Option<&str>) -> Option<f64> {
    let words = facts.words(Measure::Channel, row);
    let own = words.split_first().filter(|(first, rest)| rest.iter().all(|it| it == *first)).map(|it| it.0.as_str());
    benchmark.at(own.filter(|it| !it.is_empty()).or(channel)?)
}
