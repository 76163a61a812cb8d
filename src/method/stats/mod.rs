//! Statistics of counts and rates: intervals, shrinkage, fair comparison, two periods.

use super::entry::Entry;

/// The formulas of this folder.
pub static ENTRIES: &[Entry] = &[];
