//! Several table rows become one number: flows are summed, stocks are the latest within a channel and then added up.

use std::collections::BTreeMap;

use super::Facts;
use crate::engine::measure::{Measure, Pooling};

impl Facts {
    /// A measure over these table rows by its own rule; nothing for no rows.
    pub(super) fn pooled(&self, measure: Measure, rows: &[u32]) -> Option<f64> {
        if measure == Measure::Days && self.cells.whole_days.is_some() {
            return self.cells.whole_days;
        }
        self.pooled_cells(measure, rows, &|row| self.cells.get(measure, row))
    }

    /// The same for any cells that follow a measure's rule.
    pub(super) fn pooled_cells(
        &self,
        measure: Measure,
        rows: &[u32],
        cell: &dyn Fn(u32) -> Option<f64>,
    ) -> Option<f64> {
        if rows.is_empty() {
            return None;
        }
        if let [row] = rows {
            return cell(*row);
        }
        match measure.entry().pooling {
            Pooling::Identity => None,
            Pooling::Flow => rows.iter().map(|row| cell(*row)).sum(),
            Pooling::Cases => super::mean(rows.iter().filter_map(|row| cell(*row))),
            Pooling::Stock => self.by_channel(rows).values().map(|rows| self.at_edge(rows, cell, Edge::Latest)).sum(),
            Pooling::StockAtStart => {
                self.by_channel(rows).values().map(|rows| self.at_edge(rows, cell, Edge::Earliest)).sum()
            }
            Pooling::Days => self
                .by_channel(rows)
                .values()
                .filter_map(|rows| rows.iter().map(|row| cell(*row)).sum::<Option<f64>>())
                .reduce(f64::max),
        }
    }

    /// Rows by channel; a channel is one company's channel.
    fn by_channel(&self, rows: &[u32]) -> BTreeMap<(String, String), Vec<u32>> {
        let mut channels: BTreeMap<_, Vec<u32>> = BTreeMap::new();
        for row in rows {
            let channel = (self.word(Measure::Company, *row), self.word(Measure::Channel, *row));
            channels.entry(channel).or_default().push(*row);
        }
        channels
    }

    /// The value at the latest or earliest date; undated: the mean. Rows of the same date are averaged, so that the
    /// order of rows does not matter.
    fn at_edge(&self, rows: &[u32], cell: &dyn Fn(u32) -> Option<f64>, edge: Edge) -> Option<f64> {
        let period = |row: &u32| self.data.periods.get(*row as usize).copied().flatten();
        let dated = rows.iter().filter_map(period);
        let chosen = match edge {
            Edge::Latest => dated.max_by_key(|it| (it.last, it.first)),
            Edge::Earliest => dated.min_by_key(|it| (it.first, it.last)),
        };
        super::mean(rows.iter().filter(|row| chosen.is_none() || period(row) == chosen).filter_map(|row| cell(*row)))
    }
}

#[derive(Clone, Copy)]
enum Edge {
    Latest,
    Earliest,
}
