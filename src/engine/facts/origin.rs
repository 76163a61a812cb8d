//! Where a number came from: the columns and rows of the table behind a KPI.

use super::{Facts, Need};
use crate::engine::data_set::{Column, Role};
use crate::engine::kpi::Kpi;
use crate::engine::measure::Measure::{self, *};

impl Facts {
    /// The places of the columns that a KPI stands on, in pasted order: those that it is calculated from, or, where it was
    /// `given`, the one in which it stood ready-made.
    pub fn columns_of(&self, kpi: &'static Kpi, given: bool) -> Vec<usize> {
        let needs = if given { Vec::new() } else { self.needed(kpi) };
        let columns = self.data.columns.iter().enumerate();
        let stands_on = |(_, column): &(usize, &Column)| match column.role {
            Role::Kpi(it) => given && it == kpi,
            Role::Measure(measure) if needs.iter().any(|need| self.reads(*need, measure)) => true,
            _ => needs.iter().any(|need| matches!(need, Need::Column(header) if *header == column.header)),
        };
        columns.filter(stands_on).map(|(place, _)| place).collect()
    }

    /// The table rows that entered a KPI of a result row.
    pub fn rows_of(&self, kpi: &'static Kpi, row: usize, given: bool) -> Vec<u32> {
        match self.rows.get(row) {
            Some(it) if given => it.members.to_vec(),
            _ => self.covered(kpi, row).into_owned(),
        }
    }

    /// Whether a need is met from columns of this measure.
    fn reads(&self, need: Need, measure: Measure) -> bool {
        match need {
            // Without a column of its own the middle of start and end stands for it.
            Need::Measure(Followers) => matches!(measure, Followers | FollowersStart | FollowersEnd),
            Need::Measure(needed) => needed == measure,
            Need::Counted => self.counted().contains(&measure),
            Need::Weighted => self.weighted().iter().any(|(kind, _)| *kind == measure),
            Need::Company => measure == Company,
            Need::Kpi(kpi) => self.needed(kpi).into_iter().any(|need| self.reads(need, measure)),
            Need::Column(_) => false,
        }
    }
}
