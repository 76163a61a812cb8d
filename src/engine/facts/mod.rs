//! Result rows and their KPIs: a typed table under the person's settings.
//!
//! [`Facts::new`] groups the table rows into result rows once; each KPI is worked out when somebody asks for it and
//! kept, so that a page that shows three KPIs of a hundred thousand rows pays for three.

mod cells;
mod changes;
mod columns;
mod evaluate;
mod given;
mod interval;
mod origin;
mod pool;
mod ranks;
mod rows;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::data_set::{Column, DataSet, Numbers};
use super::formula::Formula;
use super::kpi::{Basis, Kpi};
use super::measure::Measure;
use super::settings::Settings;
use cells::Cells;
pub use changes::{Change, Changes, MOST_CHANGED_ROWS, Step};
pub use columns::ColumnRule;
pub use evaluate::Need;
pub use interval::{CONFIDENCE, Noise};
use rows::Labels;
pub use rows::{Identity, Members, ResultRow, naming_words};

/// A typed table under the person's settings.
#[derive(Debug)]
pub struct Facts {
    /// The table.
    pub data: Rc<DataSet>,
    /// What the person decided.
    pub settings: Settings,
    /// The result rows, in the order of first appearance.
    pub rows: Vec<ResultRow>,
    cells: Cells,
    labels: Labels,
    kpis: RefCell<BTreeMap<&'static str, Rc<KpiColumn>>>,
    whole: Whole,
}

/// What is asked of the whole table, worked out once.
#[derive(Debug, Default)]
struct Whole {
    measures: RefCell<BTreeMap<Measure, Option<f64>>>,
    marks: RefCell<BTreeMap<&'static str, Option<f64>>>,
    channels: OnceCell<usize>,
    /// Whether each result row is the table row of the same place and no other.
    row_by_row: OnceCell<bool>,
    /// The chosen alternative of each list of alternatives, by the list's address.
    choices: RefCell<BTreeMap<usize, Option<&'static Formula>>>,
}

/// One KPI over all result rows.
#[derive(Clone, Debug, Default)]
pub struct KpiColumn {
    /// The pooled value of each result row.
    pub values: Numbers,
    /// Whether a value was taken from a column of the table rather than calculated.
    pub given: Vec<bool>,
    /// Rows whose base is zero, so that nothing can be divided.
    pub zero_base: usize,
}

/// Everything about one KPI in one result row.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiDetail {
    /// The pooled value: ratio of sums.
    pub value: Option<f64>,
    /// The mean of the single rates, where the KPI is a rate.
    pub mean_of_rates: Option<f64>,
    /// The 95 % interval that the counts allow.
    pub interval: Option<(f64, f64)>,
    /// Whether the value was calculated elsewhere.
    pub given: bool,
    /// The measures that this row lacks.
    pub missing: Vec<Measure>,
    /// The headers of the columns that this row lacks.
    pub missing_columns: Vec<&'static str>,
    /// How many table rows entered.
    pub covered: usize,
}

impl Facts {
    /// Groups a table into result rows.
    pub fn new(data: Rc<DataSet>, settings: Settings) -> Self {
        let labels = Labels::new(&data, settings.per);
        let rows = labels.group(&data);
        Facts::with_rows(data, settings, labels, rows)
    }

    fn with_rows(data: Rc<DataSet>, settings: Settings, labels: Labels, rows: Vec<ResultRow>) -> Self {
        let cells = Cells::new(&data, &settings);
        Facts { data, settings, rows, cells, labels, kpis: RefCell::default(), whole: Whole::default() }
    }

    /// Whether any row of the table could have this measure.
    pub fn has(&self, measure: Measure) -> bool {
        self.cells.has(measure)
    }

    /// The measures that have a column (or follow from the table's shape), in catalogue order.
    pub fn measures(&self) -> impl Iterator<Item = Measure> + '_ {
        super::measure::ALL.iter().map(|entry| entry.measure).filter(|it| !it.is_identity() && self.has(*it))
    }

    /// The labels that a result row keeps.
    pub fn identity(&self, row: usize) -> Identity {
        let member = self.rows.get(row).and_then(|row| row.members.first());
        member
            .filter(|_| self.labels.has_own_column())
            .map_or_else(Identity::default, |member| self.labels.identity(&self.data, *member))
    }

    /// The words that tell a result row apart from others with its label: those of its [identity](Self::identity) without the rest.
    pub fn further(&self, row: usize) -> Option<String> {
        self.labels.further(&self.data, *self.rows.get(row)?.members.first()?)
    }

    /// The kinds that count as an interaction and have a column.
    pub fn counted(&self) -> &[Measure] {
        &self.cells.counted
    }

    /// The kinds with a weight and a column.
    pub fn weighted(&self) -> &[(Measure, f64)] {
        &self.cells.weighted
    }

    /// The length of the whole period, where no column says it.
    pub fn whole_days(&self) -> Option<f64> {
        self.cells.whole_days
    }

    /// What a table row must have to enter a KPI's sums.
    pub fn needed(&self, kpi: &'static Kpi) -> Vec<Need> {
        let mut needs = Vec::new();
        self.needs(&kpi.formula, &mut needs);
        needs
    }

    /// The words of an identity in each table row of a result row, trimmed.
    pub fn words(&self, measure: Measure, row: usize) -> Vec<String> {
        let members = self.rows.get(row).map_or(&[][..], |row| &row.members);
        members.iter().map(|member| self.word(measure, *member)).collect()
    }

    /// Whether the table names one period alone: then it shows no trend.
    pub fn has_one_period(&self) -> bool {
        let column = self.data.column_of(Measure::Period);
        let words = |column| {
            self.rows.iter().flat_map(|row| row.members.iter()).map(move |it| Column::word(column, *it as usize))
        };
        let Some(mut words) = column.map(words) else { return false };
        words.next().is_some_and(|first| !first.trim().is_empty() && words.all(|it| it.trim() == first.trim()))
    }

    /// A measure pooled over a result row by its own rule.
    pub fn measure(&self, row: usize, measure: Measure) -> Option<f64> {
        let members = &self.rows.get(row)?.members;
        let covered: Vec<u32> =
            members.iter().copied().filter(|member| self.cells.get(measure, *member).is_some()).collect();
        self.pooled(measure, &covered).filter(|it| it.is_finite())
    }

    /// A KPI over all result rows; worked out once.
    pub fn kpi(&self, kpi: &'static Kpi) -> Rc<KpiColumn> {
        if let Some(column) = self.kpis.borrow().get(kpi.id) {
            return column.clone();
        }
        // Computed outside the borrow: a KPI may stand on another one.
        let column = Rc::new(self.evaluate(kpi));
        self.kpis.borrow_mut().insert(kpi.id, column.clone());
        column
    }

    /// Whether somebody has asked for this KPI of all rows before.
    pub fn is_worked_out(&self, kpi: &'static Kpi) -> bool {
        self.kpis.borrow().contains_key(kpi.id)
    }

    /// Whether any result row has a value of this KPI. Stops at the first one: a page asks this of every KPI.
    pub fn has_kpi(&self, kpi: &'static Kpi) -> bool {
        if let Some(column) = self.kpis.borrow().get(kpi.id) {
            return column.values.present().next().is_some();
        }
        self.first_value(kpi)
    }

    /// Every KPI that there is for this table, the person's own last.
    pub fn kpis(&self) -> impl Iterator<Item = &'static Kpi> + '_ {
        super::kpis::ALL.iter().chain(&self.settings.own).copied()
    }

    /// The KPI with this id, of the catalogue or the person's own.
    pub fn kpi_of(&self, id: &str) -> Option<&'static Kpi> {
        Kpi::from_id(id).or_else(|| self.settings.own.iter().copied().find(|kpi| kpi.id == id))
    }

    /// Whether the table has everything that this KPI is calculated from.
    pub fn is_possible(&self, kpi: &'static Kpi) -> bool {
        self.needed(kpi).into_iter().all(|need| self.is_there(need))
    }

    /// The headers of an own KPI's columns that the table does not have as numbers.
    pub fn lacking_columns(&self, kpi: &'static Kpi) -> Vec<&'static str> {
        let lacking = self.needed(kpi).into_iter().filter(|need| !self.is_there(*need));
        lacking.filter_map(|need| if let Need::Column(header) = need { Some(header) } else { None }).collect()
    }

    /// The measures without which no row can have this KPI; empty where the table has them all.
    pub fn lacking(&self, kpi: &'static Kpi) -> Vec<Measure> {
        self.needed(kpi).into_iter().flat_map(|need| self.absent_columns(need)).collect()
    }

    /// Everything about one KPI in one result row.
    pub fn detail(&self, kpi: &'static Kpi, row: usize) -> KpiDetail {
        let column = self.kpi(kpi);
        let value = column.values.get(row);
        let given = column.given.get(row).copied().unwrap_or(false);
        let covered = self.covered(kpi, row);
        let is_single = covered.len() == 1;
        KpiDetail {
            value,
            mean_of_rates: match () {
                () if given => None,
                // The one rate there is.
                () if is_single && kpi.formula.is_rate() && !kpi.formula.is_relative() => value,
                () => self.mean_of_rates(kpi, &covered),
            },
            interval: if given { None } else { self.noise(kpi, row).and_then(|noise| noise.interval()) },
            given,
            missing: if value.is_some() { Vec::new() } else { self.missing_in(kpi, row) },
            missing_columns: if value.is_some() { Vec::new() } else { self.missing_columns_in(kpi, row) },
            covered: covered.len(),
        }
    }

    /// One part of a KPI's formula in one result row: the number that stands at that place.
    pub fn part(&self, kpi: &'static Kpi, part: &'static Formula, row: usize) -> Option<f64> {
        if let Formula::MeanOfRanks = part {
            return self.kpi(kpi).values.get(row);
        }
        self.value_over(part, kpi.basis, &self.covered(kpi, row), Some(row))
    }

    /// The mean of the single rates of the covered table rows: only for KPIs that divide.
    fn mean_of_rates(&self, kpi: &'static Kpi, covered: &[u32]) -> Option<f64> {
        if !kpi.formula.is_rate() {
            return None;
        }
        mean(covered.iter().filter_map(|member| self.value_over(&kpi.formula, kpi.basis, &[*member], None)))
    }
}

impl KpiColumn {
    fn push(&mut self, values: &mut Vec<Option<f64>>, value: Option<f64>, given: bool) {
        values.push(value.filter(|value| value.is_finite()));
        self.given.push(given);
    }
}

/// The arithmetic mean; nothing for no values.
fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut n) = (0.0, 0.0);
    for value in values {
        sum += value;
        n += 1.0;
    }
    (n > 0.0).then(|| sum / n)
}

impl Basis {
    fn is_pooled(self) -> bool {
        self == Basis::Pooled
    }
}
