//! What moved from one period to another: rates or the mix of channels, figures or weights.

use std::rc::Rc;

use super::notes;
use crate::engine::facts::{Facts, Noise};
use crate::engine::kpi::{Interval, Kpi};
use crate::engine::kpis;
use crate::engine::measure::Measure;
use crate::engine::note::Note;
use crate::engine::score::{Mean, Scorecard, Scores};
use crate::engine::settings::{Per, Settings};
use crate::method::explain::{Exposure, RateAndMix, rate_and_mix};
use crate::method::weigh;

/// Two periods of one thing.
#[derive(Clone, Debug, Default)]
pub struct PeriodChange {
    /// The overall rate.
    pub rate: Option<RateChange>,
    /// The score.
    pub score: Option<ScoreChange>,
}

/// The change of an overall rate over channels (or companies).
#[derive(Clone, Debug)]
pub struct RateChange {
    /// Which rate.
    pub kpi: &'static Kpi,
    /// Over what it is split.
    pub by: Measure,
    /// Before, after, and the two parts of the change.
    pub change: RateAndMix,
    /// Each part of the whole.
    pub units: Vec<Unit>,
}

/// One channel (or company) in both periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its name.
    pub label: String,
    /// Base and rate before.
    pub before: Exposure,
    /// Base and rate after.
    pub after: Exposure,
}

/// The change of a score, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreChange {
    /// The score before, under the weights of then.
    pub before: f64,
    /// The score after.
    pub after: f64,
    /// For each goal what its own change and what the change of its weight contribute; they add up.
    pub goals: Vec<(f64, f64)>,
}

impl ScoreChange {
    /// What the goals' own changes contribute.
    pub fn score_part(&self) -> f64 {
        self.goals.iter().map(|it| it.0).sum()
    }

    /// What changed weights contribute.
    pub fn weight_part(&self) -> f64 {
        self.goals.iter().map(|it| it.1).sum()
    }
}

/// Splits the change of a rate over the channels of a company (`of`), or of the whole table; over companies where there
/// is only one channel.
pub fn rate_change(
    facts: &Facts,
    scorecard: &Scorecard,
    of: Option<&str>,
    (from, to): (&str, &str),
    asked: Option<&'static Kpi>,
) -> Result<RateChange, Note> {
    // One result row for each table row, which has its own count and base.
    let settings = Settings { per: Per::Row, ..facts.settings.clone() };
    let single = Facts::new(Rc::clone(&facts.data), settings);
    let word = |measure: Measure, row: usize| single.words(measure, row).into_iter().next().unwrap_or_default();
    let belongs = |row: usize| {
        let Some(of) = of else { return true };
        let parts = [Measure::Company, Measure::Channel, Measure::Group].map(|it| word(it, row));
        let label = parts.iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
        label == of || parts.iter().any(|it| it == of)
    };
    let in_period = |period: &str| {
        (0..single.rows.len()).filter(|row| belongs(*row) && word(Measure::Period, *row) == period).collect::<Vec<_>>()
    };
    let (before, after) = (in_period(from), in_period(to));
    for (rows, period) in [(&before, from), (&after, to)] {
        if rows.is_empty() {
            return Err(Note::new(&notes::NO_SUCH_PERIOD).with(period));
        }
    }
    let differs = |measure: Measure| {
        let mut words = before.iter().chain(&after).map(|row| word(measure, *row));
        let first = words.next();
        words.any(|it| Some(&it) != first.as_ref())
    };
    let by = if differs(Measure::Channel) || !differs(Measure::Company) { Measure::Channel } else { Measure::Company };
    let counts = |kpi: &'static Kpi, row: usize| match single.noise(kpi, row)? {
        Noise::Proportion { successes, trials } => Some((successes, trials)),
        Noise::Actions(parts) => parts.first().copied(),
    };
    let sum = |kpi: &'static Kpi, rows: &[usize], unit: &str| {
        let of_unit = rows.iter().filter(|row| word(by, **row) == unit).filter_map(|row| counts(kpi, *row));
        let (count, base) = of_unit.fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        Exposure { exposure: base, rate: (base > 0.0).then(|| count / base) }
    };
    let mut labels: Vec<String> = Vec::new();
    for row in before.iter().chain(&after) {
        let label = word(by, *row);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let is_rate = |kpi: &&'static Kpi| kpi.interval != Interval::None && kpi.formula.is_rate();
    let mut rates = asked.into_iter().chain(scorecard.kpis()).chain(kpis::ALL.iter().copied()).filter(is_rate);
    let found = rates.find_map(|kpi| {
        let units: Vec<Unit> = labels
            .iter()
            .map(|label| Unit {
                label: label.clone(),
                before: sum(kpi, &before, label),
                after: sum(kpi, &after, label),
            })
            .collect();
        let change = rate_and_mix(&units.iter().map(|it| (it.before, it.after)).collect::<Vec<_>>())?;
        Some(RateChange { kpi, by, change, units })
    });
    found.ok_or_else(|| Note::new(&notes::NO_RATE))
}

/// Splits the change of a score between two rows of a scored table: what changed in the goals, what changed in their
/// weights (`before`: those of then; `None`: the same). `None` where a goal is missing, or under another mean than the
/// arithmetic one.
pub fn score_change(
    scores: &Scores,
    (before, after): (usize, usize),
    weights_before: Option<&[f64]>,
) -> Option<ScoreChange> {
    let now = scores.effective.as_ref().filter(|_| scores.mean == Mean::Arithmetic)?;
    let then = match weights_before {
        Some(weights) => scores.figures.effective(&weigh::shares(weights).ok().filter(|it| it.len() == now.len())?),
        None => now.clone(),
    };
    let values = |row: usize| scores.figures.goal_scores(row, scores.mean);
    let mut change = ScoreChange { before: 0.0, after: 0.0, goals: Vec::with_capacity(now.len()) };
    for ((was, is), (then, now)) in values(before).into_iter().zip(values(after)).zip(then.iter().zip(now)) {
        if *then == 0.0 && *now == 0.0 {
            change.goals.push((0.0, 0.0));
            continue;
        }
        let (was, is) = (100.0 * was?, 100.0 * is?);
        change.before += then * was;
        change.after += now * is;
        change.goals.push((f64::midpoint(*then, *now) * (is - was), f64::midpoint(was, is) * (now - then)));
    }
    Some(change)
}
