//! A table to a typed data set: what each column is, and what its cells say.

use std::collections::BTreeMap;

use super::Table;
use crate::engine::data_set::{DataSet, Decimal};

/// What the person corrected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// Header to measure id, KPI id, `criterion` or `ignore`.
    pub columns: BTreeMap<String, String>,
    /// Header (or `*`) to the decimal mark.
    pub numbers: BTreeMap<String, Decimal>,
}

/// Understands a table: what each column is, and what its cells say.
pub fn read(table: Table, corrections: &Corrections) -> DataSet {
    let _ = (table, corrections);
    DataSet::default()
}
