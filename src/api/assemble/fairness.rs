//! A fair comparison with labels in place of numbers of rows.

use crate::api::report::{
    FairRowReport, FairnessReport, FunnelReport, LimitsReport, OfSizeReport, ShrinkageReport, ShrunkReport, SizeReport,
    Span,
};
use crate::engine::facts::Facts;
use crate::engine::fairness::{FairRow, Fairness};
use crate::engine::language::Language;
use crate::text;

pub fn fairness_report(facts: &Facts, fairness: &Fairness, language: Language) -> FairnessReport {
    FairnessReport {
        kpi: fairness.kpi.id.to_owned(),
        phi: fairness.phi,
        interactions_for_ten_percent: fairness.needed,
        size: fairness.size.as_ref().map(|it| SizeReport {
            slope: it.fit.slope,
            intercept: it.fit.intercept,
            r_squared: it.fit.r_squared,
            residual_sd: it.fit.residual_sd,
            rows: it.n,
            smallest: it.span.0,
            largest: it.span.1,
        }),
        funnel: fairness.funnel.as_ref().map(|it| FunnelReport {
            target: it.target,
            phi: it.phi,
            inflated: it.inflate,
        }),
        shrinkage: fairness
            .shrinkage
            .as_ref()
            .map(|it| ShrinkageReport { mean: it.mean, between_variance: it.between_variance }),
        rows: fairness.rows.iter().zip(&facts.rows).map(|(it, row)| fair_row(&row.label, it)).collect(),
        sentences: text::fair(facts, fairness, language),
    }
}

fn fair_row(label: &str, row: &FairRow) -> FairRowReport {
    let place = row.beyond_chance().map(|it| match it {
        1.. => "above",
        0 => "within",
        _ => "below",
    });
    let span = |(low, high): (f64, f64)| Span { low, high };
    FairRowReport {
        label: label.to_owned(),
        value: row.value,
        count: row.counts.map(|it| it.0),
        exposure: row.counts.map(|it| it.1),
        too_few: row.too_few,
        size: row.size.map(|it| OfSizeReport {
            expected: it.expected,
            low: it.interval.0,
            high: it.interval.1,
            index: it.index,
        }),
        funnel: row.limits.zip(place).map(|((low, high), place)| LimitsReport { low, high, place: place.to_owned() }),
        shrunk: row.shrunk.map(|it| ShrunkReport {
            value: it.value,
            interval: it.interval.map(span),
            own_weight: it.own_weight,
        }),
    }
}
