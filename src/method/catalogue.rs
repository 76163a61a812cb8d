//! Every formula by name, in the order in which a score comes about.

use super::aggregate;
use super::entry::Entry;

/// The families of formulas. A new file adds its `ENTRIES` here.
static FAMILIES: &[&[Entry]] = &[aggregate::ENTRIES];

/// Every entry.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    FAMILIES.iter().copied().flatten()
}

/// The entry of this name.
pub fn find(name: &str) -> Option<&'static Entry> {
    all().find(|entry| entry.name == name)
}
