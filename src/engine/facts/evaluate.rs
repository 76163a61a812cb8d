//! A KPI's value: its formula over the table rows in which every measure of the formula is present.

use std::borrow::Cow;

use super::{Facts, KpiColumn, mean};
use crate::engine::data_set::{Column, Numbers, Role};
use crate::engine::formula::Formula;
use crate::engine::kpi::{Basis, Kpi};
use crate::engine::measure::{Measure, Pooling};
use crate::engine::settings::Per;
use crate::method::describe::quantile;
use crate::order;

/// Something that a table row must have to enter a formula's sums.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// A number, or a word.
    Measure(Measure),
    /// Every kind that counts as an interaction.
    Counted,
    /// Every kind with a weight.
    Weighted,
    /// A number in the column with this header.
    Column(&'static str),
    /// Nothing in the row itself; another KPI somewhere in the table.
    Kpi(&'static Kpi),
    /// Nothing in the row itself; a column of companies.
    Company,
}

impl Facts {
    pub(super) fn evaluate(&self, kpi: &'static Kpi) -> KpiColumn {
        let n = self.rows.len();
        let mut column = KpiColumn::default();
        let mut values = Vec::with_capacity(n);
        if let Formula::MeanOfRanks = kpi.formula {
            values = self.mean_of_ranks();
            column.given = vec![false; n];
        } else {
            let needs = self.needed(kpi);
            let possible = needs.iter().all(|need| self.is_there(*need));
            for row in 0..n {
                let covered = if possible { self.covered_by(&needs, row) } else { Cow::Borrowed(&[][..]) };
                let value = self.value_over(&kpi.formula, kpi.basis, &covered, Some(row));
                if value.is_none() && self.divides_by_zero(&kpi.formula, kpi.basis, &covered, row) {
                    column.zero_base += 1;
                }
                // What was calculated elsewhere stands in for parts that are lacking; where the parts divide by zero, it says no more
                // than they do.
                let given = covered.is_empty().then(|| self.given(kpi, row)).flatten();
                column.push(&mut values, value.or(given), value.is_none() && given.is_some());
            }
        }
        column.values = Numbers::new(values);
        column
    }

    /// Whether any row has a value; looks no further than the first one.
    pub(super) fn first_value(&self, kpi: &'static Kpi) -> bool {
        if let Formula::MeanOfRanks = kpi.formula {
            return self.kpi(kpi).values.present().next().is_some();
        }
        let needs = self.needed(kpi);
        let possible = needs.iter().all(|need| self.is_there(*need));
        let is_given = self.given_column(kpi).is_some();
        let has_value = |row: usize| {
            let covered = if possible { self.covered_by(&needs, row) } else { Cow::Borrowed(&[][..]) };
            match covered.is_empty() {
                true => is_given && self.given(kpi, row).is_some(),
                false => self.value_over(&kpi.formula, kpi.basis, &covered, Some(row)).is_some(),
            }
        };
        (possible || is_given) && (0..self.rows.len()).any(has_value)
    }

    /// The table rows of a result row that enter this KPI.
    pub(super) fn covered(&self, kpi: &'static Kpi, row: usize) -> Cow<'_, [u32]> {
        let needs = self.needed(kpi);
        if needs.iter().all(|need| self.is_there(*need)) { self.covered_by(&needs, row) } else { Cow::Borrowed(&[]) }
    }

    fn covered_by(&self, needs: &[Need], row: usize) -> Cow<'_, [u32]> {
        let Some(row) = self.rows.get(row) else { return Cow::Borrowed(&[]) };
        let is_covered = |member: &u32| needs.iter().all(|need| self.is_present(*need, *member));
        if row.members.iter().all(is_covered) {
            return Cow::Borrowed(&row.members);
        }
        row.members.iter().copied().filter(is_covered).collect()
    }

    /// The measures that a result row lacks for this KPI, by the formula chosen for the table.
    pub(super) fn missing_in(&self, kpi: &'static Kpi, row: usize) -> Vec<Measure> {
        let lacking = self.lacking(kpi);
        if !lacking.is_empty() {
            return lacking;
        }
        let needs = self.needed(kpi);
        let place = row;
        let Some(row) = self.rows.get(place) else { return Vec::new() };
        let absent = |measure: Measure| row.members.iter().any(|member| self.cells.get(measure, *member).is_none());
        let mut missing = Vec::new();
        for need in needs {
            if let Need::Kpi(other) = need {
                missing.extend(self.missing_in(other, place));
                continue;
            }
            let parts = match need {
                Need::Measure(measure) => vec![measure],
                Need::Counted => self.cells.counted.clone(),
                Need::Weighted => self.cells.weighted.iter().map(|(kind, _)| *kind).collect(),
                Need::Column(_) | Need::Kpi(_) | Need::Company => Vec::new(),
            };
            missing.extend(parts.into_iter().filter(|measure| absent(*measure)));
        }
        order::upwards(&mut missing);
        missing.dedup();
        missing
    }

    /// What a table row must have, with every alternative chosen for this table.
    pub(super) fn needs(&self, formula: &'static Formula, needs: &mut Vec<Need>) {
        let mut add = |need: Need| {
            if !needs.contains(&need) {
                needs.push(need);
            }
        };
        match formula {
            Formula::Of(measure)
            | Formula::Quantile(measure, _)
            | Formula::Mean(measure)
            | Formula::InTable(measure) => {
                add(Need::Measure(*measure));
            }
            Formula::Counted => add(Need::Counted),
            Formula::Weighted => add(Need::Weighted),
            Formula::Relative(kpi) => add(Need::Kpi(kpi)),
            Formula::Channels | Formula::ChannelsInTable => add(Need::Measure(Measure::Channel)),
            Formula::MeanOfRanks => {
                add(Need::Company);
                add(Need::Measure(Measure::Channel));
            }
            Formula::Column(header) => add(Need::Column(header)),
            Formula::Number(_) => {}
            Formula::Sum(parts) | Formula::Product(parts) | Formula::Least(parts) | Formula::Greatest(parts) => {
                parts.iter().for_each(|part| self.needs(part, needs));
            }
            Formula::Difference(a, b) | Formula::Ratio(a, b) | Formula::Power(a, b) => {
                self.needs(a, needs);
                self.needs(b, needs);
            }
            Formula::FirstOf(choices) => {
                if let Some(choice) = self.chosen(choices) {
                    self.needs(choice, needs);
                }
            }
        }
    }

    /// The alternative that this table allows: the first all of whose measures have a column, else the first.
    pub fn chosen(&self, choices: &'static [Formula]) -> Option<&'static Formula> {
        let address = choices.as_ptr() as usize;
        if let Some(choice) = self.whole.choices.borrow().get(&address) {
            return *choice;
        }
        // Found outside the borrow: an alternative may hold alternatives of its own.
        let is_possible = |choice: &&'static Formula| {
            let mut needs = Vec::new();
            self.needs(choice, &mut needs);
            needs.iter().all(|need| self.is_there(*need))
        };
        let choice = choices.iter().find(is_possible).or(choices.first());
        self.whole.choices.borrow_mut().insert(address, choice);
        choice
    }

    /// The measures without a column that a need stands for.
    pub(super) fn absent_columns(&self, need: Need) -> Vec<Measure> {
        let absent = |measure: Measure| if self.has_column(measure) { Vec::new() } else { vec![measure] };
        match need {
            Need::Measure(measure) => absent(measure),
            Need::Company => absent(Measure::Company),
            Need::Counted if self.cells.counted.is_empty() => vec![Measure::Interactions],
            Need::Weighted if self.cells.weighted.is_empty() => {
                self.settings.weights.iter().map(|(kind, _)| *kind).collect()
            }
            Need::Kpi(kpi) => {
                if self.has_kpi(kpi) {
                    Vec::new()
                } else {
                    self.lacking(kpi)
                }
            }
            Need::Counted | Need::Weighted | Need::Column(_) => Vec::new(),
        }
    }

    /// Whether the table has the columns that a need stands for.
    pub(super) fn is_there(&self, need: Need) -> bool {
        match need {
            Need::Column(header) => self.column_place(header).is_some(),
            need => self.absent_columns(need).is_empty(),
        }
    }

    fn has_column(&self, measure: Measure) -> bool {
        if measure.is_identity() { self.data.column_of(measure).is_some() } else { self.cells.has(measure) }
    }

    fn is_present(&self, need: Need, member: u32) -> bool {
        match need {
            Need::Measure(measure) if measure.is_identity() => !self.word(measure, member).is_empty(),
            Need::Measure(measure) => self.cells.get(measure, member).is_some(),
            Need::Counted => self.cells.interactions(member).is_some(),
            Need::Weighted => self.cells.weighted(member).is_some(),
            Need::Column(header) => self.column_cell(header, member).is_some(),
            Need::Kpi(_) | Need::Company => true,
        }
    }

    pub(super) fn word(&self, measure: Measure, member: u32) -> String {
        let column = self.data.column_of(measure);
        column.map(|column| column.word(member as usize).into_owned()).unwrap_or_default()
    }

    /// A formula over some table rows. `row` is the result row that they belong to; `None` for a single rate, which has
    /// no place in the table's order.
    pub(super) fn value_over(
        &self,
        formula: &'static Formula,
        basis: Basis,
        covered: &[u32],
        row: Option<usize>,
    ) -> Option<f64> {
        if covered.is_empty() {
            return None;
        }
        let value = |formula: &'static Formula| self.value_over(formula, basis, covered, row);
        let result = match formula {
            Formula::Of(measure) if basis.is_pooled() => self.pooled(*measure, covered)?,
            Formula::Of(Measure::Days) if self.cells.whole_days.is_some() => self.cells.whole_days?,
            Formula::Of(measure) => {
                covered.iter().map(|member| self.cells.get(*measure, *member)).sum::<Option<f64>>()?
            }
            Formula::Counted => covered.iter().map(|member| self.cells.interactions(*member)).sum::<Option<f64>>()?,
            Formula::Weighted => covered.iter().map(|member| self.cells.weighted(*member)).sum::<Option<f64>>()?,
            Formula::Number(number) => *number,
            Formula::Sum(parts) => parts.iter().map(value).sum::<Option<f64>>()?,
            Formula::Product(parts) => parts.iter().map(value).product::<Option<f64>>()?,
            Formula::Least(parts) => chosen_by(parts.iter().map(value), f64::min)?,
            Formula::Greatest(parts) => chosen_by(parts.iter().map(value), f64::max)?,
            Formula::Column(header) => self.column_over(header, basis, covered)?,
            Formula::Difference(a, b) => value(a)? - value(b)?,
            Formula::Ratio(a, b) => {
                let base = value(b)?;
                if base == 0.0 {
                    return None;
                }
                value(a)? / base
            }
            Formula::Power(a, b) => value(a)?.powf(value(b)?),
            Formula::FirstOf(choices) => value(self.chosen(choices)?)?,
            Formula::InTable(measure) => self.in_table(*measure)?,
            Formula::Quantile(measure, share) => quantile(&self.cases(*measure, covered), *share)?,
            Formula::Mean(measure) => mean(self.cases(*measure, covered).into_iter())?,
            Formula::Relative(kpi) => self.relative(kpi, row?)?,
            Formula::Channels => distinct(covered.iter().map(|member| self.word(Measure::Channel, *member))) as f64,
            Formula::ChannelsInTable => self.n_channels() as f64,
            Formula::MeanOfRanks => return None,
        };
        result.is_finite().then_some(result)
    }

    /// Whether a base of the formula is zero in a result row.
    fn divides_by_zero(&self, formula: &'static Formula, basis: Basis, covered: &[u32], row: usize) -> bool {
        let inside = |part: &'static Formula| self.divides_by_zero(part, basis, covered, row);
        match formula {
            Formula::Ratio(a, b) => {
                self.value_over(b, basis, covered, Some(row)) == Some(0.0) || inside(a) || inside(b)
            }
            Formula::Difference(a, b) | Formula::Power(a, b) => inside(a) || inside(b),
            Formula::Sum(parts) | Formula::Product(parts) | Formula::Least(parts) | Formula::Greatest(parts) => {
                parts.iter().any(inside)
            }
            Formula::FirstOf(choices) => self.chosen(choices).is_some_and(inside),
            _ => false,
        }
    }

    fn cases(&self, measure: Measure, covered: &[u32]) -> Vec<f64> {
        covered.iter().filter_map(|member| self.cells.get(measure, *member)).collect()
    }

    /// How many channels the table names.
    pub fn n_channels(&self) -> usize {
        let words = || (0..self.data.len() as u32).map(|member| self.word(Measure::Channel, member));
        *self.whole.channels.get_or_init(|| distinct(words()))
    }

    /// A measure over the whole table.
    pub fn in_table(&self, measure: Measure) -> Option<f64> {
        *self.whole.measures.borrow_mut().entry(measure).or_insert_with(|| {
            let all: Vec<u32> =
                (0..self.data.len() as u32).filter(|member| self.cells.get(measure, *member).is_some()).collect();
            let is_stock = matches!(measure.entry().pooling, Pooling::Stock | Pooling::StockAtStart);
            let whole = match is_stock && self.are_accounts() {
                true => all.iter().map(|member| self.cells.get(measure, *member)).sum(),
                false => self.pooled(measure, &all),
            };
            whole.filter(|it| it.is_finite())
        })
    }

    /// Whether each table row is an account of its own as far as the table says: it names neither whose nor when, and no posts.
    pub(crate) fn are_accounts(&self) -> bool {
        use Measure::{Channel, Company, Id, Link, Period, Post, PostType, Text};
        let names = |column: &Column| {
            matches!(column.role, Role::Measure(Company | Channel | Period | Post | PostType | Link | Text | Id))
        };
        self.settings.per == Per::Row && !self.data.columns.iter().any(names)
    }

    /// A KPI ÷ the 90th percentile of its values, within 0 and 1; nothing below zero counts.
    fn relative(&self, kpi: &'static Kpi, row: usize) -> Option<f64> {
        let column = self.kpi(kpi);
        let value = column.values.get(row)?;
        let mark = *self
            .whole
            .marks
            .borrow_mut()
            .entry(kpi.id)
            .or_insert_with(|| quantile(&column.values.present().collect::<Vec<_>>(), 0.9));
        let mark = mark?;
        Some(if value <= 0.0 {
            0.0
        } else if mark <= 0.0 {
            1.0
        } else {
            (value / mark).min(1.0)
        })
    }
}

/// The one that `better` chooses; nothing where one is missing.
fn chosen_by(values: impl Iterator<Item = Option<f64>>, better: fn(f64, f64) -> f64) -> Option<f64> {
    let values: Option<Vec<f64>> = values.collect();
    values?.into_iter().reduce(better)
}

fn distinct(words: impl Iterator<Item = String>) -> usize {
    let mut words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    order::upwards(&mut words);
    words.dedup();
    words.len()
}
