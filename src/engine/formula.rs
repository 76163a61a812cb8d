//! A formula as data: one definition is calculated, printed, explained, checked for missing measures and translated.

use super::kpi::Kpi;
use super::measure::{Measure, Pooling};

/// A small expression over measures. Everything that Zielwert knows about a KPI's arithmetic is one of these.
#[derive(Debug)]
pub enum Formula {
    /// A measure, pooled over the rows as the KPI's [`super::kpi::Basis`] says.
    Of(Measure),
    /// The interactions that the request lets count.
    Counted,
    /// The counted kinds times their weights.
    Weighted,
    /// A constant.
    Number(f64),
    /// a + b + …
    Sum(&'static [Formula]),
    /// a − b
    Difference(&'static Formula, &'static Formula),
    /// a × b × …
    Product(&'static [Formula]),
    /// a ÷ b; nothing where b is zero.
    Ratio(&'static Formula, &'static Formula),
    /// a to the power of b; nothing where that is not a real number.
    Power(&'static Formula, &'static Formula),
    /// The smallest of these; nothing where one is missing.
    Least(&'static [Formula]),
    /// The largest of these; nothing where one is missing.
    Greatest(&'static [Formula]),
    /// A numeric column of the table by its header: own KPIs.
    Column(&'static str),
    /// The first alternative all of whose measures have a column: chosen once per table.
    FirstOf(&'static [Formula]),
    /// The same measure, pooled over the whole table.
    InTable(Measure),
    /// The quantile (type 7) of single cases: the table rows covered.
    Quantile(Measure, f64),
    /// The mean of single cases: the table rows covered.
    Mean(Measure),
    /// Another KPI ÷ the 90th percentile of its values in the table, held within 0 and 1.
    Relative(&'static Kpi),
    /// How many channels the covered table rows name.
    Channels,
    /// Channels in the whole table.
    ChannelsInTable,
    /// The mean of a company's places within each channel, by the scorecard's first other KPI (the Publitek way).
    MeanOfRanks,
}

impl Formula {
    /// Whether it compares a row with the rest of the table, so that a single table row has no value of its own.
    pub fn is_relative(&self) -> bool {
        self.has(&|it| matches!(it, Formula::Relative(_) | Formula::MeanOfRanks))
    }

    /// Whether it divides something by something, so that the mean of single values differs from the pooled value.
    pub fn is_rate(&self) -> bool {
        self.has(&|it| matches!(it, Formula::Ratio(..)))
    }

    /// Whether it, or a part of it, is such a thing.
    pub fn has(&self, is: &dyn Fn(&Formula) -> bool) -> bool {
        is(self)
            || match self {
                Formula::Sum(parts)
                | Formula::Product(parts)
                | Formula::Least(parts)
                | Formula::Greatest(parts)
                | Formula::FirstOf(parts) => parts.iter().any(|it| it.has(is)),
                Formula::Difference(a, b) | Formula::Ratio(a, b) | Formula::Power(a, b) => a.has(is) || b.has(is),
                _ => false,
            }
    }

    /// What a rate divides by, where that is one thing times constants: what several ready-made rates are weighted with.
    pub fn base(&'static self) -> Option<&'static Formula> {
        match self {
            Formula::Ratio(_, base) => Some(base),
            Formula::Product([rate, Formula::Number(_)]) => rate.base(),
            _ => None,
        }
    }

    /// Whether the value of several rows is the sum of theirs, under one of its alternatives at least.
    pub fn adds_up(&self) -> bool {
        match self {
            Formula::Of(measure) => measure.entry().pooling == Pooling::Flow,
            Formula::Counted | Formula::Weighted => true,
            Formula::Sum(parts) => parts.iter().all(Formula::adds_up),
            Formula::Difference(a, b) => a.adds_up() && b.adds_up(),
            Formula::Product([Formula::Number(_), part] | [part, Formula::Number(_)]) => part.adds_up(),
            Formula::FirstOf(choices) => choices.iter().any(Formula::adds_up),
            _ => false,
        }
    }
}
