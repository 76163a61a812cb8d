//! How sure a figure can be, from the counts behind it alone.
//!
//! People or cases are counted once each: a proportion. Actions are not (one follower can act many times, posts differ
//! wildly): a rate with over-dispersion from the table rows. Source: method, section 3.

use super::Facts;
use crate::engine::formula::Formula;
use crate::engine::kpi::{Interval, Kpi};
use crate::engine::measure::Measure;
use crate::method::stats::intervals::wilson;
use crate::method::stats::overdispersion::rate_interval;

/// The confidence of every interval in a report.
pub const CONFIDENCE: f64 = 0.95;

/// The counts behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Noise {
    /// So many of so many.
    Proportion {
        /// Cases that count.
        successes: f64,
        /// All cases.
        trials: f64,
    },
    /// Actions over a base, one pair of count and exposure for each table row; the rate is Σ count ÷ Σ exposure. Rows
    /// without any base and any count say nothing and are not among them.
    Actions(Vec<(f64, f64)>),
}

impl Noise {
    /// The 95 % interval.
    pub fn interval(&self) -> Option<(f64, f64)> {
        match self {
            Noise::Proportion { successes, trials } => wilson(*successes, *trials, CONFIDENCE),
            Noise::Actions(rows) => rate_interval(rows, CONFIDENCE),
        }
    }
}

impl Facts {
    /// The counts behind a KPI in a result row; nothing where its kind has none, or where it was calculated elsewhere.
    pub fn noise(&self, kpi: &'static Kpi, row: usize) -> Option<Noise> {
        let covered = self.covered(kpi, row);
        match kpi.interval {
            Interval::None => None,
            Interval::Proportion => {
                let Formula::Ratio(part, whole) = self.settled(&kpi.formula)? else { return None };
                let successes = self.value_over(part, kpi.basis, &covered, Some(row))?;
                let trials = self.value_over(whole, kpi.basis, &covered, Some(row))?;
                (successes <= trials).then_some(Noise::Proportion { successes, trials })
            }
            Interval::Actions => {
                let counts: Vec<f64> =
                    covered.iter().map(|member| self.count_of(&kpi.formula, *member)).collect::<Option<_>>()?;
                let mut exposures: Vec<f64> = covered
                    .iter()
                    .map(|member| self.exposure(&kpi.formula, &|base| self.base(base, *member)))
                    .collect::<Option<_>>()?;
                // A pooled stock (followers) is one figure for all rows: their exposures become parts of the whole.
                let whole =
                    self.exposure(&kpi.formula, &|base| self.value_over(base, kpi.basis, &covered, Some(row)))?;
                let scale = whole / exposures.iter().sum::<f64>();
                exposures.iter_mut().for_each(|exposure| *exposure *= scale);
                let is_usable = exposures.iter().all(|it| it.is_finite() && *it >= 0.0) && whole > 0.0;
                is_usable
                    .then(|| Noise::Actions(counts.into_iter().zip(exposures).filter(|it| *it != (0.0, 0.0)).collect()))
            }
        }
    }

    /// The formula with the alternatives at its root chosen.
    pub fn settled(&self, formula: &'static Formula) -> Option<&'static Formula> {
        match formula {
            Formula::FirstOf(choices) => self.settled(self.chosen(choices)?),
            other => Some(other),
        }
    }

    /// The actions that a table row counts: the leftmost leaf.
    fn count_of(&self, formula: &'static Formula, member: u32) -> Option<f64> {
        match self.settled(formula)? {
            Formula::Ratio(count, _) => self.count_of(count, member),
            Formula::Product(parts) => self.count_of(parts.first()?, member),
            Formula::Counted => self.cells.interactions(member),
            Formula::Of(measure) => self.cells.get(*measure, member),
            _ => None,
        }
    }

    /// By what the count is divided, with each base as `value` gives it.
    fn exposure(&self, formula: &'static Formula, value: &dyn Fn(&'static Formula) -> Option<f64>) -> Option<f64> {
        match self.settled(formula)? {
            Formula::Ratio(count, base) => Some(self.exposure(count, value)? * value(self.settled(base)?)?),
            Formula::Product(parts) => {
                let factors = parts.get(1..)?.iter().map(|part| match part {
                    Formula::Number(number) => Some(*number),
                    _ => None,
                });
                Some(self.exposure(parts.first()?, value)? / factors.product::<Option<f64>>()?)
            }
            _ => Some(1.0),
        }
    }

    /// A base in one table row.
    fn base(&self, formula: &'static Formula, member: u32) -> Option<f64> {
        match formula {
            Formula::Of(Measure::Days) => self.cells.whole_days.or_else(|| self.cells.get(Measure::Days, member)),
            Formula::Of(measure) => self.cells.get(*measure, member),
            Formula::Number(number) => Some(*number),
            _ => None,
        }
    }
}
