//! What other columns say about a doubtful one: a rate is its parts divided, a total is the sum of its parts.

use crate::engine::data_set::{Decimal, Role};
use crate::engine::formula::Formula;
use crate::engine::kpi::Kpi;
use crate::engine::kpis::{NET_PROMOTER_SCORE, SENTIMENT_SCORE};
use crate::engine::measure::Measure;
use crate::engine::unit;
use crate::paste::column::{Kind, Lone, Reading, Scale};
use crate::paste::number::{Cell, Flags, Marks, Unit, scan};

use super::Source;
use super::plan::Plan;

/// More rows than this are not compared.
const MOST: usize = 60;

/// So many are looked at for whole numbers.
const SEEN: usize = 400;

/// A share of rows that must agree.
const AGREEMENT: f64 = 0.8;

/// How far a figure may lie from what the parts give: exports round.
const TOLERANCE: f64 = 0.006;

/// What rates of actions are divided by.
const BASES: &[Measure] =
    &[Measure::Followers, Measure::Reach, Measure::Impressions, Measure::Views, Measure::UniqueViews];

/// KPIs whose goalposts are the ends of their scale.
const ENDED: &[&Kpi] = &[&SENTIMENT_SCORE, &NET_PROMOTER_SCORE];

/// The rows of a table, read cell by cell under what is settled so far.
pub struct Rows<'a> {
    source: &'a Source,
    plans: &'a [Plan],
    /// The columns that hold the numbers of a measure.
    measures: Vec<(Measure, usize)>,
}

impl<'a> Rows<'a> {
    /// The rows of this table.
    pub fn new(source: &'a Source, plans: &'a [Plan]) -> Self {
        let measures = plans.iter().enumerate().filter_map(|(place, plan)| match plan.role {
            Role::Measure(measure) if plan.numeric => Some((measure, place)),
            _ => None,
        });
        Rows { source, plans, measures: measures.collect() }
    }

    /// At most `n` rows, evenly spread.
    pub fn sample(&self, n: usize) -> impl Iterator<Item = usize> + use<> {
        let n_rows = self.source.lines.len();
        (0..n_rows).step_by(n_rows.div_ceil(n).max(1))
    }

    /// A cell under a reading.
    fn value(&self, place: usize, row: usize, reading: &Reading) -> Option<f64> {
        if let Some(number) = self.source.cells.number(row, place) {
            return Some(number);
        }
        match scan(&self.source.cells.cell(row, place)) {
            Cell::Missing(_) => None,
            cell => reading.value(&cell).ok(),
        }
    }

    /// Some rows of a column under a reading, and what they are worth.
    fn values(&self, place: usize, reading: &Reading) -> Vec<(usize, f64)> {
        self.sample(MOST).filter_map(|row| Some((row, self.value(place, row, reading)?))).collect()
    }

    /// A bare number as it stands, without its scale.
    pub fn bare(&self, place: usize, row: usize) -> Option<f64> {
        match scan(&self.source.cells.cell(row, place)) {
            Cell::Number(figure) if figure.unit == Unit::None && figure.share.is_none() => {
                let reading = Reading { scale: Scale::Fractions, ..self.plans.get(place)?.reading };
                reading.value(&Cell::Number(figure)).ok()
            }
            _ => None,
        }
    }

    /// The largest number without a mark, where all of these are whole and below a thousand.
    pub fn largest_whole(&self, place: usize) -> Option<f64> {
        let mut largest = None;
        for row in self.sample(SEEN) {
            let Cell::Number(figure) = scan(&self.source.cells.cell(row, place)) else { continue };
            if figure.digits.marks != Marks::None
                || figure.flags.has(Flags::POWER)
                || matches!(figure.unit, Unit::Letter { .. })
            {
                continue;
            }
            let value = figure.value(Decimal::Point, 0)?.abs();
            if value >= 1000.0 || value.fract() != 0.0 {
                return None;
            }
            largest = Some(value.max(largest.unwrap_or_default()));
        }
        largest
    }

    /// Whether counts of a thousand and more stand in the table without a mark, and none with one.
    pub fn are_ungrouped(&self) -> bool {
        let counts = || {
            let plans = self.measures.iter().filter_map(|(_, place)| Some((*place, self.plans.get(*place)?)));
            plans.filter(|(_, it)| it.reading.kind == Kind::Count)
        };
        let is_large = |row: usize, place: usize| match scan(&self.source.cells.cell(row, place)) {
            Cell::Number(figure) => figure.value(Decimal::Point, 0).is_some_and(|it| it >= 1000.0),
            _ => false,
        };
        counts().all(|(_, it)| !it.survey.shows_marks())
            && counts().any(|(place, _)| self.sample(SEEN).any(|row| is_large(row, place)))
    }

    /// A measure in a row: the columns that stand for it, added up.
    fn measure(&self, measure: Measure, row: usize) -> Option<f64> {
        let columns = self.measures.iter().filter(|(it, _)| *it == measure);
        let value = |place: usize| self.value(place, row, &self.plans.get(place)?.reading);
        columns.filter_map(|(_, place)| value(*place)).reduce(|sum, it| sum + it)
    }

    /// The interactions of a row, at least and at most: vendors count different things. Without likes or a total nobody knows.
    fn interactions(&self, row: usize) -> Option<[f64; 2]> {
        let sum = |kinds: &[Measure]| kinds.iter().filter_map(|it| self.measure(*it, row)).sum::<f64>();
        let total = self.measure(Measure::Interactions, row);
        self.measure(Measure::Likes, row).or(total)?;
        let parts = sum(&[Measure::Likes, Measure::Comments, Measure::Shares, Measure::Saves]);
        let clicks = self.measure(Measure::Clicks, row).or_else(|| self.measure(Measure::LinkClicks, row));
        let most = parts + clicks.unwrap_or(0.0);
        Some([if parts > 0.0 { parts } else { total? }, most.max(total.unwrap_or(0.0))])
    }

    /// A formula in a row, where it needs no other row, given the row's interactions.
    fn formula(&self, formula: &Formula, row: usize, interactions: Option<f64>) -> Option<f64> {
        let value = |it: &Formula| self.formula(it, row, interactions);
        match formula {
            Formula::Of(measure) => self.measure(*measure, row),
            Formula::Counted | Formula::Weighted => interactions,
            Formula::Number(number) => Some(*number),
            Formula::Sum(parts) => parts.iter().map(value).sum(),
            Formula::Product(parts) => parts.iter().map(value).product(),
            Formula::Difference(one, other) => Some(value(one)? - value(other)?),
            Formula::Ratio(one, other) => Some(value(one)? / value(other).filter(|it| *it != 0.0)?),
            Formula::FirstOf(parts) => parts.iter().find_map(value),
            _ => None,
        }
    }

    /// A KPI in a row, with the fewest and with the most interactions.
    fn kpi(&self, kpi: &Kpi, row: usize) -> Option<[f64; 2]> {
        let interactions = self.interactions(row);
        let with = |end: usize| self.formula(&kpi.formula, row, interactions.and_then(|it| it.get(end).copied()));
        Some([with(0)?, with(1)?])
    }

    /// Whether the bare numbers of a rate are fractions or per cent, by comparing them with the rate of their parts. Vendors count
    /// different things and divide by different ones, but a hundredfold difference stands out.
    pub fn scale(&self, place: usize, kpi: &Kpi) -> Option<Scale> {
        /// So many times larger or smaller than the parts a rate may be.
        const SLACK: f64 = 3.0;
        let (mut fractions, mut percent) = (0, 0);
        for row in self.sample(MOST) {
            let (Some(given), Some([low, high])) = (self.bare(place, row), self.kpi(kpi, row)) else { continue };
            let fits = |value: f64| low > 0.0 && (low / SLACK..=high * SLACK).contains(&value);
            match (fits(given), fits(given / 100.0)) {
                (true, false) => fractions += 1,
                (false, true) => percent += 1,
                _ => {}
            }
        }
        let enough = |votes: i32, against: i32| votes > 0 && f64::from(votes) >= AGREEMENT * f64::from(votes + against);
        match () {
            () if enough(fractions, percent) => Some(Scale::Fractions),
            () if enough(percent, fractions) => Some(Scale::Percent),
            () => None,
        }
    }

    /// By what a rate is divided here, if that is something else than the base of this KPI, which the table lacks: `Like rate` can be
    /// likes ÷ views.
    pub fn other_base(&self, place: usize, kpi: &Kpi) -> Option<Measure> {
        let Formula::Ratio(Formula::Of(count), Formula::Of(base)) = kpi.formula else { return None };
        let has = |measure: Measure| self.measures.iter().any(|(it, _)| *it == measure);
        if has(*base) || !has(*count) {
            return None;
        }
        let values = self.values(place, &self.plans.get(place)?.reading);
        let is_over = |other: &Measure| {
            agrees(&values, 3, &|row| {
                Some(self.measure(*count, row)? / self.measure(*other, row).filter(|it| *it != 0.0)?)
            })
        };
        BASES.iter().copied().filter(|it| has(*it)).find(is_over)
    }

    /// A value beyond the ends of a KPI's scale, where most are: a tone from −1 to 1 is no mark from 1 to 5.
    pub fn beyond(&self, place: usize, kpi: &Kpi) -> Option<f64> {
        if !ENDED.iter().any(|it| it.id == kpi.id) {
            return None;
        }
        let values = self.values(place, &self.plans.get(place)?.reading);
        let (low, high) = kpi.goalposts;
        let beyond = || values.iter().map(|it| it.1).filter(|it| !(low..=high).contains(it));
        beyond().next().filter(|_| beyond().count() * 2 > values.len())
    }

    /// The decimal mark under which a column agrees with the others while it does not under the other mark.
    pub fn mark(&self, place: usize) -> Option<Decimal> {
        let plan = self.plans.get(place)?;
        let under = |decimal: Decimal| self.values(place, &Reading { decimal, lone: Lone::ByMark, ..plan.reading });
        let (comma, point) = (under(Decimal::Comma), under(Decimal::Point));
        let explained = |values: &[(usize, f64)]| match plan.role {
            Role::Kpi(kpi) => [0, 1]
                .iter()
                .any(|end| agrees(values, 1, &|row| self.kpi(kpi, row).and_then(|it| it.get(*end).copied()))),
            _ => self.is_made_of_others(place, values),
        };
        match (explained(&comma), explained(&point)) {
            (true, false) => Some(Decimal::Comma),
            (false, true) => Some(Decimal::Point),
            _ => None,
        }
    }

    /// Whether the values are another column divided by a third, or the sum of columns that stand side by side.
    fn is_made_of_others(&self, place: usize, values: &[(usize, f64)]) -> bool {
        // Enough for any table that a person would check by hand.
        const COLUMNS: usize = 16;
        if values.len() < 2 {
            return false;
        }
        let column = |other: usize| -> Vec<Option<f64>> {
            let reading = self.plans.get(other).map(|it| it.reading);
            values.iter().map(|(row, _)| self.value(other, *row, &reading?)).collect()
        };
        let columns: Vec<(Measure, Vec<Option<f64>>)> = self
            .measures
            .iter()
            .filter(|(_, it)| *it != place)
            .take(COLUMNS)
            .map(|(measure, it)| (*measure, column(*it)))
            .collect();
        let wanted: Vec<(usize, f64)> = values.iter().enumerate().map(|(index, (_, value))| (index, *value)).collect();
        let cell = |column: &[Option<f64>], index: usize| column.get(index).copied().flatten();
        let is_ratio = columns.iter().any(|(one, above)| {
            columns.iter().any(|(other, below)| {
                // The readings differ by a thousand, so only money for a thousand contacts may be multiplied by that.
                let scales: &[f64] = match (one.entry().unit, other) {
                    (unit::Unit::Money, Measure::Impressions | Measure::Reach) => &[1000.0],
                    _ => &[1.0, 100.0],
                };
                scales.iter().any(|scale| {
                    agrees(&wanted, 2, &|index| {
                        Some(cell(above, index)? / cell(below, index).filter(|it| *it != 0.0)? * scale)
                    })
                })
            })
        });
        is_ratio
            || (0..columns.len()).any(|first| {
                (first + 2..=columns.len().min(first + 6)).any(|end| {
                    let parts = columns.get(first..end).unwrap_or_default();
                    agrees(&wanted, 2, &|index| parts.iter().map(|(_, it)| cell(it, index)).sum())
                })
            })
    }
}

/// Whether most of the values, and at least so many of them, are what `parts` gives.
fn agrees(values: &[(usize, f64)], at_least: usize, parts: &dyn Fn(usize) -> Option<f64>) -> bool {
    let compared: Vec<bool> = values
        .iter()
        .filter_map(|(row, value)| {
            let parts = parts(*row)?;
            (parts != 0.0).then(|| (value - parts).abs() <= TOLERANCE * parts.abs())
        })
        .collect();
    let n_same = compared.iter().filter(|it| **it).count();
    n_same >= at_least && n_same as f64 >= AGREEMENT * compared.len() as f64
}
