//! Every formula by name, in the order in which a score comes about.

use super::entry::Entry;
use super::robust::{flip, probability, reallocate, sobol, tornado};
use super::{aggregate, agreement, ahp, explain, normalise, outliers, rank, stats, weigh};

/// The families of formulas. A new file adds its `ENTRIES` here.
static FAMILIES: &[&[Entry]] = &[
    normalise::ENTRIES,
    outliers::ENTRIES,
    weigh::ENTRIES,
    ahp::ENTRIES,
    aggregate::ENTRIES,
    rank::ENTRIES,
    agreement::ENTRIES,
    probability::ENTRIES,
    flip::ENTRIES,
    reallocate::ENTRIES,
    tornado::ENTRIES,
    sobol::ENTRIES,
    explain::ENTRIES,
    stats::intervals::ENTRIES,
    stats::overdispersion::ENTRIES,
    stats::shrinkage::ENTRIES,
    stats::size::ENTRIES,
    stats::theil_sen::ENTRIES,
    stats::funnel::ENTRIES,
    stats::compare::ENTRIES,
    stats::multiple::ENTRIES,
    stats::growth::ENTRIES,
];

/// Every entry.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    FAMILIES.iter().copied().flatten()
}

/// The entry of this name.
pub fn find(name: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.name == name)
}
