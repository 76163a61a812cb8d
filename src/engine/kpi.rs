//! What a KPI is: a name, a meaning, a formula as data, and where they come from.

use super::formula::Formula;
use super::language::Text;
use super::unit::{Better, Unit};

/// Over what a formula's measures are pooled when a result row has several table rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Ratio of sums, each table row with its own base: stocks are summed like flows.
    OwnRows,
    /// Stocks are pooled to one figure for the result row: growth, per-post, daily and per-1000 figures.
    Pooled,
}

/// How the noise of the counts becomes an interval (method: 95 %).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// No interval: money, time, sentiment, growth.
    None,
    /// People or cases: Wilson, where the numerator is at most the denominator.
    Proportion,
    /// Actions over a base: Garwood for one table row, log-normal with over-dispersion for several.
    Actions,
}

/// The catalogue entry of a KPI. Adding a KPI is one of these and its line in [`super::kpis::ALL`].
#[derive(Debug)]
pub struct Kpi {
    /// The contract's id.
    pub id: &'static str,
    /// The field's name.
    pub name: Text,
    /// One or two sentences: what it says, for whom.
    pub definition: Text,
    /// The arithmetic.
    pub formula: Formula,
    /// Over what measures are pooled.
    pub basis: Basis,
    /// The unit of the value. A [`Unit::Percent`] is a fraction.
    pub unit: Unit,
    /// Which direction is better.
    pub better: Better,
    /// Which interval its counts allow.
    pub interval: Interval,
    /// Baseline and target where the table offers none (a single row).
    pub goalposts: (f64, f64),
    /// Header spellings under which others export this KPI ready-made, beside its names (see [`Kpi::headers`]).
    pub aliases: &'static [&'static str],
    /// Who in the market calculates it differently; empty where nobody is known to.
    pub others: Text,
    /// Where formula and name come from.
    pub source: &'static str,
    /// Worked examples: given measures (ids), the value. Test, documentation and show-me at once.
    pub examples: &'static [Example],
}

/// A worked example of a KPI for one table row.
#[derive(Debug)]
pub struct Example {
    /// Measure ids with their values.
    pub given: &'static [(&'static str, f64)],
    /// The value; `None` where it is not defined.
    pub gives: Option<f64>,
}

impl Kpi {
    /// Every header that means this KPI: id, names and aliases.
    pub fn headers(&self) -> impl Iterator<Item = &'static str> {
        [self.id, self.name.de, self.name.en].into_iter().chain(self.aliases.iter().copied())
    }

    /// Baseline and target where the table offers none; a KPI of a person's own has none.
    pub fn offered_goalposts(&self) -> Option<(f64, f64)> {
        Some(self.goalposts).filter(|(baseline, target)| baseline.is_finite() && target.is_finite())
    }

    /// The KPI of the catalogue with this id.
    pub fn from_id(id: &str) -> Option<&'static Kpi> {
        super::kpis::ALL.iter().copied().find(|kpi| kpi.id == id)
    }
}

/// There is one of each: an own KPI that was changed is another one under the same id.
impl PartialEq for Kpi {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
