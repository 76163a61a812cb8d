//! What changed from one period to the next, for everything whose periods repeat.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::interval::CONFIDENCE;
use super::{Facts, Noise, ResultRow};
use crate::engine::data_set::Period;
use crate::engine::kpi::Kpi;
use crate::engine::measure::Measure;
use crate::engine::settings::Per;
use crate::method::stats::compare::rate_ratio;
use crate::method::stats::overdispersion::overdispersion;
use crate::order;

/// Above this many table rows periods are days or posts rather than something that people compare pair by pair.
pub const MOST_CHANGED_ROWS: usize = 5_000;

/// Consecutive periods of everything that has several.
#[derive(Debug)]
pub struct Changes {
    /// Facts whose result rows are one thing in one period.
    pub facts: Facts,
    /// Each step: the label without the period, and the places of before and after.
    pub steps: Vec<Step>,
}

/// From one period to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Whose change it is.
    pub label: String,
    /// The earlier period as it was pasted.
    pub from: String,
    /// The later period as it was pasted.
    pub to: String,
    /// The place of the earlier row in the facts of the changes.
    pub before: usize,
    /// The place of the later one.
    pub after: usize,
}

/// The change of one KPI. `change`, `low` and `high` are relative: 0.2 is a rise by a fifth.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    /// The earlier value.
    pub before: Option<f64>,
    /// The later value.
    pub after: Option<f64>,
    /// (after − before) ÷ before.
    pub change: Option<f64>,
    /// The 95 % interval of the change that the counts allow.
    pub interval: Option<(f64, f64)>,
}

impl Step {
    /// The places of before and after in the rows of [`Changes::facts`].
    pub fn rows(&self) -> (usize, usize) {
        (self.before, self.after)
    }
}

impl Facts {
    /// The steps between periods; nothing without a period column, or where rows are posts.
    pub fn changes(&self) -> Option<Changes> {
        let parts: &[Measure] = match self.settings.per {
            Per::Row => &[Measure::Company, Measure::Channel, Measure::Group],
            Per::Channel => &[Measure::Company, Measure::Channel],
            Per::Company => &[Measure::Company],
            Per::Group => &[Measure::Group],
            Per::Post | Per::Period => return None,
        };
        let has = |measure| self.data.column_of(measure).is_some();
        if !has(Measure::Period) || has(Measure::Post) || has(Measure::Link) || self.data.len() > MOST_CHANGED_ROWS {
            return None;
        }
        let mut places: BTreeMap<(Vec<String>, String), usize> = BTreeMap::new();
        let mut rows: Vec<(String, Vec<u32>)> = Vec::new();
        let mut series: Vec<(Vec<String>, Vec<usize>)> = Vec::new();
        for member in 0..self.data.len() as u32 {
            let who: Vec<String> = parts.iter().map(|part| self.word(*part, member)).collect();
            let when = self.word(Measure::Period, member);
            if when.is_empty() {
                continue;
            }
            let place = *places.entry((who.clone(), when.clone())).or_insert_with(|| {
                let label = who.iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
                rows.push((label, Vec::new()));
                match series.iter_mut().find(|it| it.0 == who) {
                    Some(it) => it.1.push(rows.len() - 1),
                    None => series.push((who, vec![rows.len() - 1])),
                }
                rows.len() - 1
            });
            rows[place].1.push(member);
        }
        let rows = rows.into_iter().map(|(label, members)| ResultRow { label, members: members.into() }).collect();
        let facts = Facts::with_rows(Rc::clone(&self.data), self.settings.clone(), self.labels.clone(), rows);
        let mut steps = Vec::new();
        for (_, mut places) in series {
            // Undated periods keep the order in which they were pasted: the sort is stable.
            order::by_key(&mut places, |place| facts.period(*place).map(|it| (it.first, it.last)));
            for pair in places.windows(2) {
                if let [before, after] = *pair {
                    let when = |place: usize| facts.period_of(place);
                    let label = facts.rows[after].label.clone();
                    steps.push(Step { label, from: when(before), to: when(after), before, after });
                }
            }
        }
        (!steps.is_empty()).then_some(Changes { facts, steps })
    }

    fn period_of(&self, place: usize) -> String {
        self.rows
            .get(place)
            .and_then(|row| row.members.first())
            .map(|member| self.word(Measure::Period, *member))
            .unwrap_or_default()
    }

    /// The period of a result row, as its first table row says it; `None` where there is none that can be read.
    pub fn period(&self, place: usize) -> Option<Period> {
        let member = *self.rows.get(place)?.members.first()?;
        self.data.periods.get(member as usize).copied().flatten()
    }
}

impl Changes {
    /// The place of a thing in a period as the table writes it; without a name, where there is only one thing.
    pub fn place(&self, label: Option<&str>, period: &str) -> Option<usize> {
        let in_period = (0..self.facts.rows.len()).filter(|place| self.facts.period_of(*place) == period);
        let mut found = in_period.filter(|place| label.is_none_or(|label| self.facts.rows[*place].label == label));
        let first = found.next()?;
        // Two things in one period and no name: neither is meant.
        (label.is_some() || found.next().is_none()).then_some(first)
    }

    /// The change of a KPI in one step.
    pub fn of(&self, kpi: &'static Kpi, step: &Step) -> Change {
        let column = self.facts.kpi(kpi);
        let (before, after) = (column.values.get(step.before), column.values.get(step.after));
        let change = before
            .zip(after)
            .filter(|(before, _)| *before != 0.0)
            .map(|(before, after)| (after - before) / before.abs());
        Change { before, after, change, interval: change.and_then(|_| self.interval(kpi, step)) }
    }

    /// From the ratio of two rates of actions, widened by the spread between table rows where there are several.
    fn interval(&self, kpi: &'static Kpi, step: &Step) -> Option<(f64, f64)> {
        let rows = |place: usize| match self.facts.noise(kpi, place)? {
            Noise::Actions(rows) => Some(rows),
            Noise::Proportion { .. } => None,
        };
        let (now, before) = (rows(step.after)?, rows(step.before)?);
        let phi =
            [&now, &before].into_iter().filter_map(|rows| overdispersion(rows, CONFIDENCE)?.phi).fold(1.0, f64::max);
        let sum = |rows: &[(f64, f64)]| rows.iter().fold((0.0, 0.0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
        let (now, before) = (sum(&now), sum(&before));
        let (low, high) = rate_ratio(now, before, phi, CONFIDENCE)?.interval?;
        Some((low - 1.0, high - 1.0))
    }
}
