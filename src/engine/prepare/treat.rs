//! Outliers and logarithms: which values are pulled in to which, and by how much a logarithm is shifted.
//!
//! As COINr does it: the rule of the Global Innovation Index pulls in up to five values; where that does not help, the
//! logarithm of the untouched values is taken instead.

use super::{Raw, notes};
use crate::engine::note::Note;
use crate::engine::score::{Criterion, Figure, Normalise, Outliers, Scorecard};
use crate::engine::unit::Unit;
use crate::method::describe::range;
use crate::method::outliers::{OutlierRule, winsorise};

/// Below this, skewness and kurtosis say nothing about a column.
const FEWEST: usize = 5;

/// Settles what is done to the raw values, all but the shift of a logarithm.
pub(super) fn settle(raw: &Raw<'_>, scorecard: &Scorecard, criterion: &mut Criterion, notes: &mut Vec<Note>) {
    let present: Vec<f64> = raw.values.present().collect();
    let outliers = criterion.asked.outliers.unwrap_or(scorecard.asked.outliers);
    criterion.treatment.shift = criterion.asked.log.then_some(0.0);
    if outliers == Outliers::Off || present.is_empty() {
        return;
    }
    if present.len() < FEWEST {
        notes.push(Note::new(&notes::TOO_FEW_FOR_OUTLIERS).with(raw.name()).with(present.len()));
        return;
    }
    let rule = OutlierRule::default();
    let rule = match outliers {
        // At most a tenth of the rows: five of six would leave nothing to compare.
        Outliers::Forced => OutlierRule {
            skew_limit: 0.0,
            kurtosis_limit: f64::NEG_INFINITY,
            max_points: rule.max_points.min(present.len().div_ceil(10)),
        },
        _ => rule,
    };
    if !rule.applies(&present) {
        return;
    }
    let cells: Vec<Option<f64>> = present.iter().copied().map(Some).collect();
    let (pulled, points) = winsorise(&cells, &rule);
    let pulled: Vec<f64> = pulled.into_iter().flatten().collect();
    if outliers == Outliers::Auto && rule.applies(&pulled) {
        criterion.treatment.shift = Some(0.0);
        notes.push(Note::new(&notes::LOGARITHM_TAKEN).with(raw.name()));
    } else if points > 0 {
        criterion.treatment.held = range(&pulled);
        notes.push(Note::new(&notes::OUTLIERS_HELD).with(raw.name()).with(points));
    }
}

/// Settles by how much a logarithm is shifted: ln(1 + x) for counts, else ln(x − lowest + 1 % of the range), as COINr's
/// `log_CT`. Under goalposts the range spans them too, so that both
/// ends have a logarithm.
pub(super) fn settle_shift(raw: &Raw<'_>, scorecard: &Scorecard, criterion: &mut Criterion) {
    if criterion.treatment.shift.is_none() {
        return;
    }
    let held = |value: f64| criterion.treatment.held.map_or(value, |(low, high)| value.clamp(low, high));
    let mut all: Vec<f64> = raw.values.present().map(held).collect();
    if criterion.normalise.unwrap_or(scorecard.normalise) == Normalise::Goalposts {
        let id = raw.figure.id();
        if all.iter().all(|it| *it >= 0.0) {
            // The baseline where none is set.
            all.push(0.0);
        }
        let own = scorecard.targets.values().filter_map(|own| own.get(&id));
        let settled = criterion.settled.iter().flatten();
        all.extend(own.chain(settled).chain([&criterion.goalposts]).flat_map(|it| [it.baseline, it.target]).flatten());
    }
    let is_count = matches!(raw.figure, Figure::Kpi(kpi) if kpi.unit == Unit::Count);
    criterion.treatment.shift = match range(&all) {
        Some((low, _)) if is_count && low >= 0.0 => Some(1.0),
        Some((low, high)) if low < high => Some(0.01 * (high - low) - low),
        _ => None,
    };
}
