//! Columns by their headers: figures that a company brings itself, scored as they stand or inside an own KPI.

use super::{Facts, ResultRow, mean};
use crate::engine::data_set::{Column, Numbers, Role};
use crate::engine::kpi::{Basis, Kpi};
use crate::engine::measure::Pooling;

use super::Need;

impl Facts {
    /// A numeric column by its header, pooled: a measure by its rule, any other number by the mean.
    pub fn column(&self, header: &str) -> Option<Numbers> {
        let column = self.data.columns.iter().find(|column| column.header == header && column.is_numeric())?;
        let is_pooled = matches!(column.role, Role::Measure(_));
        // The mean of one cell is that cell, and mostly every row is one.
        if !is_pooled && self.is_row_by_row() {
            return Some(column.numbers.clone());
        }
        Some(Numbers::new(self.rows.iter().map(|row| {
            let covered: Vec<u32> =
                row.members.iter().copied().filter(|member| column.numbers.get(*member as usize).is_some()).collect();
            match column.role {
                Role::Measure(measure) => {
                    self.pooled_cells(measure, &covered, &|member| column.numbers.get(member as usize))
                }
                _ => mean(covered.iter().filter_map(|member| column.numbers.get(*member as usize))),
            }
        })))
    }

    fn is_row_by_row(&self) -> bool {
        let is_own = |(row, member): (&ResultRow, u32)| row.members.iter().copied().eq([member]);
        let all = || self.rows.len() == self.data.len() && self.rows.iter().zip(0..).all(is_own);
        *self.whole.row_by_row.get_or_init(all)
    }

    /// Where the numeric column with this header stands; a header that differs only in case will do where none is the same.
    pub fn column_place(&self, header: &str) -> Option<usize> {
        let header = header.trim();
        let place = |is_same: &dyn Fn(&str) -> bool| {
            let mut columns = self.data.columns.iter();
            columns.position(|it| it.is_numeric() && it.role != Role::Ignored && is_same(it.header.trim()))
        };
        place(&|it| it == header).or_else(|| place(&|it| it.to_lowercase() == header.to_lowercase()))
    }

    /// The numeric column with this header.
    pub fn column_of(&self, header: &str) -> Option<&Column> {
        self.data.columns.get(self.column_place(header)?)
    }

    pub(super) fn column_cell(&self, header: &str, member: u32) -> Option<f64> {
        self.column_of(header)?.numbers.get(member as usize)
    }

    /// A column inside a formula: a measure by its rule, shares and plain criteria by their mean, anything else added up.
    pub(super) fn column_over(&self, header: &str, basis: Basis, covered: &[u32]) -> Option<f64> {
        let column = self.column_of(header)?;
        let cell = |member: u32| column.numbers.get(member as usize);
        match column.rule() {
            ColumnRule::Measure(measure) if basis.is_pooled() => self.pooled_cells(measure, covered, &cell),
            ColumnRule::Mean => mean(covered.iter().filter_map(|member| cell(*member))),
            ColumnRule::Measure(_) | ColumnRule::Sum => covered.iter().map(|member| cell(*member)).sum(),
        }
    }

    /// The headers of an own KPI's columns that a result row lacks.
    pub(super) fn missing_columns_in(&self, kpi: &'static Kpi, row: usize) -> Vec<&'static str> {
        let Some(row) = self.rows.get(row) else { return Vec::new() };
        let is_absent = |header: &str| row.members.iter().any(|member| self.column_cell(header, *member).is_none());
        let headers = self.needed(kpi).into_iter();
        headers
            .filter_map(|need| if let Need::Column(it) = need { Some(it) } else { None })
            .filter(|it| is_absent(it))
            .collect()
    }
}

/// How the cells of a column inside a formula become one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ColumnRule {
    /// By the measure's rule where stocks are pooled, else added up.
    Measure(crate::engine::measure::Measure),
    /// Averaged: shares, criteria, KPIs that were calculated elsewhere.
    Mean,
    /// Added up.
    Sum,
}

impl Column {
    /// How its cells become one inside a formula.
    pub fn rule(&self) -> ColumnRule {
        match self.role {
            Role::Measure(measure) if measure.entry().pooling == Pooling::Cases => ColumnRule::Mean,
            Role::Measure(measure) => ColumnRule::Measure(measure),
            Role::Criterion | Role::Kpi(_) => ColumnRule::Mean,
            _ if self.unit.as_deref() == Some("%") => ColumnRule::Mean,
            Role::Unknown | Role::Ignored => ColumnRule::Sum,
        }
    }
}
