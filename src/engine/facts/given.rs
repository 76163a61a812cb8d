//! KPIs that were calculated elsewhere: a column of ready-made values, added up or averaged where several table rows become one.

use super::{ColumnRule, Facts, mean};
use crate::engine::data_set::{Column, Role};
use crate::engine::formula::Formula;
use crate::engine::kpi::{Basis, Kpi};
use crate::engine::measure::Pooling;

impl Facts {
    /// The column with a KPI that was calculated elsewhere. Reading a table knows no KPIs of a person's own; theirs are
    /// found here by their id, which is how a warehouse names them.
    pub fn given_column(&self, kpi: &'static Kpi) -> Option<&Column> {
        let columns = &self.data.columns;
        columns.iter().find(|column| column.role == Role::Kpi(kpi)).or_else(|| {
            let is_plain = |column: &&Column| matches!(column.role, Role::Unknown | Role::Criterion);
            let of_id = |column: &&Column| column.header.trim() == kpi.id && column.is_numeric();
            columns
                .iter()
                .find(|it| is_plain(it) && of_id(it))
                .filter(|_| kpi.id.starts_with(crate::engine::own::PREFIX))
        })
    }

    /// The ready-made values of a result row as one. Of rates it is the mean weighted with their own base, as a ratio of sums would
    /// have it; without a base in any of the table rows it is the plain mean.
    pub(super) fn given(&self, kpi: &'static Kpi, row: usize) -> Option<f64> {
        let column = self.given_column(kpi)?;
        let values = || self.given_cells(column, row).map(|it| it.1);
        match Facts::given_rule(kpi) {
            ColumnRule::Measure(measure) => {
                let rows: Vec<u32> = self.given_cells(column, row).map(|it| it.0).collect();
                self.pooled_cells(measure, &rows, &|member| column.numbers.get(member as usize))
            }
            ColumnRule::Sum => values().reduce(|sum, it| sum + it),
            ColumnRule::Mean => self.given_weighted(kpi, row).or_else(|| mean(values())),
        }
    }

    /// How ready-made values of a KPI become one: growth and counts are added up, followers are the latest.
    pub fn given_rule(kpi: &'static Kpi) -> ColumnRule {
        match kpi.formula {
            Formula::Of(measure) => ColumnRule::Measure(measure),
            _ if kpi.formula.adds_up() => ColumnRule::Sum,
            _ => ColumnRule::Mean,
        }
    }

    /// What a result row's mean of several ready-made values is weighted with, the inner nothing for a plain mean.
    pub fn given_mean(&self, kpi: &'static Kpi, row: usize) -> Option<Option<&'static Formula>> {
        let column = self.given_column(kpi).filter(|_| self.kpi(kpi).given.get(row) == Some(&true))?;
        let is_mean = Facts::given_rule(kpi) == ColumnRule::Mean && self.given_cells(column, row).nth(1).is_some();
        is_mean.then(|| self.given_base(kpi).filter(|_| self.given_weighted(kpi, row).is_some()))
    }

    fn given_cells<'a>(&'a self, column: &'a Column, row: usize) -> impl Iterator<Item = (u32, f64)> + 'a {
        let members = self.rows.get(row).map_or(&[][..], |it| &it.members).iter();
        members.filter_map(|member| Some((*member, column.numbers.get(*member as usize)?)))
    }

    fn given_weighted(&self, kpi: &'static Kpi, row: usize) -> Option<f64> {
        let (column, base) = (self.given_column(kpi)?, self.given_base(kpi)?);
        let (mut sum, mut whole) = (0.0, 0.0);
        for (member, value) in self.given_cells(column, row) {
            if let Some(base) = self.base_cell(base, member) {
                sum += value * base;
                whole += base;
            }
        }
        (whole > 0.0).then(|| sum / whole)
    }

    /// What ready-made values of a KPI are weighted with: the measure (or the counted interactions) that it divides by, where the
    /// table has it. None where the base of several rows is not the sum of theirs.
    pub fn given_base(&self, kpi: &'static Kpi) -> Option<&'static Formula> {
        let base = kpi.formula.base()?;
        let choices = if let Formula::FirstOf(choices) = base { choices } else { std::slice::from_ref(base) };
        choices.iter().find(|it| match it {
            Formula::Of(measure) => {
                let adds_up = match measure.entry().pooling {
                    Pooling::Flow => true,
                    Pooling::Days => false,
                    _ => kpi.basis == Basis::OwnRows,
                };
                adds_up && self.cells.has(*measure)
            }
            Formula::Counted => !self.cells.counted.is_empty(),
            _ => false,
        })
    }

    fn base_cell(&self, base: &Formula, member: u32) -> Option<f64> {
        match base {
            Formula::Of(measure) => self.cells.get(*measure, member),
            _ => self.cells.interactions(member),
        }
    }
}
