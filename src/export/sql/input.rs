//! What is read of `zielwert_input`; [`super::cells`] writes it down.
//!
//! Columns are taken in while formulas are translated, so that a script names only what it needs.

use std::collections::BTreeMap;

use super::dialect::remark;
use super::expr::Expr;
use super::iso;
use super::kpis::column_name;
use super::level::{Channels, Cover};
use super::step::Steps;
use super::words;
use crate::engine::data_set::Role;
use crate::engine::facts::{ColumnRule, Facts, Need};
use crate::engine::formula::Formula;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::measure::Measure::{self, *};
use crate::order;

/// The table that a script reads.
pub(super) const TABLE: &str = "zielwert_input";
/// The largest double: what is not at most that is infinite or no number.
pub(super) const LARGEST: &str = "1.7976931348623157e308";
/// So many spellings of periods are written down at most.
const MOST_SPELLINGS: usize = 2_000;

/// What is read.
#[derive(Debug)]
pub(super) struct Input<'a> {
    pub(super) facts: &'a Facts,
    pub(super) measures: Vec<Measure>,
    pub(super) given: Vec<&'static Kpi>,
    /// Those of them that are weighted.
    pub(super) weighed: Vec<&'static Kpi>,
    /// Own columns: the name in `zielwert_input`.
    pub(super) own: Vec<String>,
    pub(super) covers: Vec<Vec<String>>,
    pub(super) identities: Vec<Measure>,
    /// A column of words that names the row where nothing else does: its name in `zielwert_input`.
    pub first_words: Option<String>,
    pub(super) is_counted: bool,
    pub(super) is_weighted: bool,
    pub(super) needs_day: bool,
}

impl<'a> Input<'a> {
    pub fn new(facts: &'a Facts) -> Self {
        Input {
            facts,
            measures: Vec::new(),
            given: Vec::new(),
            weighed: Vec::new(),
            own: Vec::new(),
            covers: Vec::new(),
            identities: Vec::new(),
            first_words: None,
            is_counted: false,
            is_weighted: false,
            needs_day: false,
        }
    }

    /// Whether the table has this column of words.
    pub fn has_identity(&self, measure: Measure) -> bool {
        self.facts.data.column_of(measure).is_some()
    }

    /// The column of words, `''` where a row has none; only where the table has it.
    pub fn identity(&mut self, measure: Measure) -> Option<&'static str> {
        if !self.has_identity(measure) {
            return None;
        }
        push(&mut self.identities, measure);
        Some(word_name(measure))
    }

    /// What pooling stocks can tell apart.
    pub fn channels(&mut self) -> Channels {
        self.needs_day |= self.has_days();
        Channels {
            company: self.identity(Company).is_some(),
            channel: self.identity(Channel).is_some(),
            day: self.has_days(),
        }
    }

    /// Whether the periods are dates; a table without rows may come to have them.
    fn has_days(&self) -> bool {
        self.has_identity(Period) && (self.facts.data.is_empty() || self.facts.data.periods.iter().any(Option::is_some))
    }

    /// The cell of a measure.
    pub fn cell(&mut self, measure: Measure) -> String {
        if measure == Days
            && let Some(days) = self.facts.whole_days()
        {
            return Expr::number(days).text().to_owned();
        }
        push(&mut self.measures, measure);
        measure.id().to_owned()
    }

    pub fn counted(&mut self) -> String {
        self.is_counted = true;
        for kind in self.facts.counted().to_vec() {
            self.cell(kind);
        }
        "counted".to_owned()
    }

    pub fn weighted(&mut self) -> String {
        self.is_weighted = true;
        for (kind, _) in self.facts.weighted().to_vec() {
            self.cell(kind);
        }
        "weighted".to_owned()
    }

    /// A KPI that the table brings ready-made.
    pub fn given(&mut self, kpi: &'static Kpi) -> Option<String> {
        self.facts.given_column(kpi).filter(|column| column.is_numeric())?;
        push(&mut self.given, kpi);
        Some(format!("given_{}", column_name(kpi)))
    }

    /// A ready-made KPI times what it is weighted with, and that weight where the KPI has a value.
    pub fn weighed(&mut self, kpi: &'static Kpi) -> Option<[String; 2]> {
        match self.facts.given_base(kpi)? {
            Formula::Of(measure) => _ = self.cell(*measure),
            _ => _ = self.counted(),
        }
        push(&mut self.weighed, kpi);
        Some(["weighed", "weight"].map(|it| format!("{it}_{}", column_name(kpi))))
    }

    /// A numeric column by its header, as it stands: under its own name, where Zielwert has one for it.
    pub fn own(&mut self, header: &str) -> Option<(String, Role)> {
        let data = &self.facts.data;
        let column = data.columns.iter().find(|column| column.header == header && column.is_numeric())?;
        let is_alone = data.columns.iter().filter(|it| it.role == column.role && it.is_numeric()).count() == 1;
        let name = match column.role {
            Role::Measure(measure) if is_alone => measure.id().to_owned(),
            Role::Kpi(kpi) if is_alone => kpi.id.to_owned(),
            _ => header.to_owned(),
        };
        push(&mut self.own, name.clone());
        let place = self.own.iter().position(|it| *it == name).unwrap_or_default();
        Some((format!("own_{}", place + 1), column.role))
    }

    /// A numeric column inside a formula.
    pub fn column(&mut self, header: &str) -> Option<(String, ColumnRule)> {
        let column = self.facts.column_of(header)?;
        let (header, rule) = (column.header.clone(), column.rule());
        Some((self.own(&header)?.0, rule))
    }

    /// The table rows that have everything that is needed.
    pub fn cover(&mut self, needs: &[Need], cell: &str) -> Cover {
        let mut conditions = Vec::new();
        for need in needs {
            let condition = match need {
                Need::Measure(Posts) if !self.has_own(Posts) => continue,
                Need::Measure(Days) if self.facts.whole_days().is_some() => continue,
                Need::Measure(measure) if measure.is_identity() => match self.identity(*measure) {
                    Some(name) => format!("{name} <> ''"),
                    None => continue,
                },
                Need::Measure(measure) => format!("{} IS NOT NULL", self.cell(*measure)),
                Need::Counted => format!("{} IS NOT NULL", self.counted()),
                Need::Weighted => format!("{} IS NOT NULL", self.weighted()),
                Need::Column(header) => match self.column(header) {
                    Some((name, _)) => format!("{name} IS NOT NULL"),
                    None => continue,
                },
                Need::Kpi(_) | Need::Company => continue,
            };
            push(&mut conditions, condition);
        }
        if conditions.is_empty() || conditions == [format!("{cell} IS NOT NULL")] {
            return Cover::Own;
        }
        order::upwards(&mut conditions);
        push(&mut self.covers, conditions.clone());
        let place = self.covers.iter().position(|it| *it == conditions).unwrap_or_default();
        Cover::Where(place + 1, conditions.join(" AND "))
    }

    /// Whether a numeric column stands for the measure itself.
    pub(super) fn has_own(&self, measure: Measure) -> bool {
        self.facts.data.columns.iter().any(|column| column.role == Role::Measure(measure) && column.is_numeric())
    }

    /// What stands in for followers that are lacking: the middle of both ends; one end, where nothing else says it.
    pub(super) fn ends(&self) -> Vec<Measure> {
        let ends: Vec<Measure> = [FollowersStart, FollowersEnd].into_iter().filter(|it| self.has_own(*it)).collect();
        if ends.len() == 2 || !self.has_own(Followers) { ends } else { Vec::new() }
    }

    /// The measures to read, in the catalogue's order.
    pub(super) fn read_measures(&self) -> Vec<Measure> {
        let mut all = self.measures.clone();
        if all.contains(&Followers) {
            all.extend(self.ends());
        }
        order::upwards(&mut all);
        all.dedup();
        all
    }

    /// The periods of the request's table that are not written the ISO way, with their first days.
    pub(super) fn spellings(&self) -> Vec<(String, Option<String>)> {
        let data = &self.facts.data;
        let Some(column) = data.column_of(Period) else {
            return Vec::new();
        };
        let mut seen: BTreeMap<String, Option<i32>> = BTreeMap::new();
        for row in 0..data.len() {
            let word = column.word(row);
            if !word.is_empty() {
                let day = data.periods.get(row).copied().flatten().map(|it| it.first);
                seen.entry(word.into_owned()).or_insert(day);
            }
        }
        let others = seen.into_iter().filter(|(word, day)| iso::day(word) != *day);
        others.take(MOST_SPELLINGS).map(|(word, day)| (word, day.map(iso::text))).collect()
    }

    /// The columns that `zielwert_input` must have, and those that it may have, for the head of the script.
    pub fn listed(&self, steps: &Steps, language: Language) -> String {
        let mut needed: Vec<String> = self.identities.iter().map(|it| it.id().to_owned()).collect();
        if self.needs_day && !needed.iter().any(|it| it == Period.id()) {
            needed.push(Period.id().to_owned());
        }
        needed.extend(self.read_measures().into_iter().filter(|it| self.has_own(*it)).map(|it| it.id().to_owned()));
        needed.extend(self.own.iter().map(|name| remark(&steps.dialect.identifier(name))));
        needed.dedup();
        let mut may: Vec<String> = self.given.iter().map(|kpi| remark(&steps.dialect.identifier(kpi.id))).collect();
        may.extend(self.first_words.iter().map(|name| remark(&steps.dialect.identifier(name))));
        let mut out = wrapped(words::NEEDED.get(language), &needed);
        if !may.is_empty() {
            out.push('\n');
            out.push_str(&wrapped(words::OPTIONAL.get(language), &may));
        }
        out
    }
}

/// A list of names on as many lines as it takes.
fn wrapped(before: &str, names: &[String]) -> String {
    const WIDTH: usize = 110;
    let mut out = before.to_owned();
    let mut width = before.chars().count();
    for (place, name) in names.iter().enumerate() {
        let comma = if place + 1 < names.len() { "," } else { "" };
        if width + name.chars().count() > WIDTH {
            out.push_str("\n ");
            width = 1;
        }
        out.push_str(&format!(" {name}{comma}"));
        width += name.chars().count() + 2;
    }
    out
}

/// Neither engine tells upper from lower case in names.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

pub(super) fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// The name of a column of words in the steps; `group` alone is a word of SQL.
pub(super) fn word_name(measure: Measure) -> &'static str {
    if measure == Group { "in_group" } else { measure.id() }
}
