//! Table rows to result rows: sums over the kinds of rows, quantiles over the rows, and stocks (see [`super::stocks`]).
//!
//! A KPI's sums take only the table rows in which every measure of its formula is present, so each sum belongs to a
//! cover: a condition, with a number that stands in the names of its columns (`_where_1` …).

use super::expr::number;
use super::step::{Steps, columns};
use super::stocks;
use super::words;
use crate::engine::language::Language;

/// How the cells of several table rows become one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Rule {
    Sum,
    Mean,
    Quantile(f64),
    /// How many different words.
    Distinct,
    /// The word that all rows have.
    Only,
    /// The latest within a channel, added up over channels.
    Latest,
    /// The earliest within a channel, added up over channels.
    Earliest,
    /// Summed within a channel, the largest over channels.
    Longest,
}

impl Rule {
    /// Whether channels are told apart for it.
    pub fn is_by_channel(self) -> bool {
        matches!(self, Rule::Latest | Rule::Earliest | Rule::Longest)
    }

    fn is_quantile(self) -> bool {
        matches!(self, Rule::Quantile(_))
    }

    /// The name of a column that holds it.
    fn column(self, cell: &str, cover: &Cover) -> String {
        let what = match self {
            Rule::Sum => "sum_".to_owned(),
            Rule::Mean => "mean_".to_owned(),
            Rule::Quantile(share) => format!("p{:.0}_", share * 100.0),
            Rule::Distinct => "distinct_".to_owned(),
            Rule::Only => "only_".to_owned(),
            Rule::Latest => "latest_".to_owned(),
            Rule::Earliest => "earliest_".to_owned(),
            Rule::Longest => "longest_".to_owned(),
        };
        let suffix = match cover {
            Cover::Own => String::new(),
            Cover::Where(number, _) => format!("_where_{number}"),
        };
        format!("{what}{cell}{suffix}")
    }
}

/// Which table rows enter.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cover {
    /// Those that have this cell; what every sum does by itself.
    Own,
    /// Those for which a condition holds: its number, and the condition.
    Where(usize, String),
}

/// One kind of result row, and what is pooled for it.
#[derive(Debug)]
pub(super) struct Level {
    /// In front of the names of its steps and columns.
    prefix: &'static str,
    /// The columns that table rows of one result row share; none where each table row stands for itself.
    pub keys: Vec<&'static str>,
    pooled: Vec<Pooled>,
}

/// One column that is pooled.
#[derive(Debug)]
pub(super) struct Pooled {
    name: String,
    pub cell: String,
    pub cover: Cover,
    pub rule: Rule,
}

/// What the table offers for pooling stocks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Channels {
    pub company: bool,
    pub channel: bool,
    pub day: bool,
}

impl Channels {
    /// The columns that tell channels apart.
    pub fn columns(self) -> impl Iterator<Item = &'static str> {
        [(self.company, "company"), (self.channel, "channel")].into_iter().filter(|it| it.0).map(|it| it.1)
    }
}

impl Level {
    pub fn new(prefix: &'static str, keys: Vec<&'static str>) -> Self {
        Level { prefix, keys, pooled: Vec::new() }
    }

    /// Whether each table row is a result row.
    pub fn is_single(&self) -> bool {
        self.keys.is_empty()
    }

    /// Whether channels have to be told apart for it.
    pub fn has_stocks(&self) -> bool {
        self.pooled.iter().any(|it| it.rule.is_by_channel())
    }

    pub fn is_empty(&self) -> bool {
        self.pooled.is_empty()
    }

    /// The column in which the pooled cells will stand.
    pub fn pool(&mut self, cell: &str, cover: Cover, rule: Rule) -> String {
        if self.is_single() {
            return match rule {
                Rule::Distinct => format!("CASE WHEN {cell} <> '' THEN 1e0 END"),
                Rule::Only => format!("NULLIF({cell}, '')"),
                _ => cell.to_owned(),
            };
        }
        let same = |it: &&Pooled| it.cell == cell && it.cover == cover && it.rule == rule;
        if let Some(known) = self.pooled.iter().find(same) {
            return known.name.clone();
        }
        let name = format!("{}{}", self.prefix, rule.column(cell, &cover));
        self.pooled.push(Pooled { name: name.clone(), cell: cell.to_owned(), cover, rule });
        name
    }

    /// What it pools.
    pub fn pooled(&self) -> &[Pooled] {
        &self.pooled
    }

    /// Writes the steps that pool; gives what to select from.
    pub fn write(&self, steps: &mut Steps, channels: Channels, language: Language) -> String {
        if self.is_single() {
            return "cells".to_owned();
        }
        let keys = self.keys.join(", ");
        let mut parts = self.write_parts(steps, channels, language).into_iter();
        let mut from = parts.next().unwrap_or_default();
        parts.for_each(|step| from.push_str(&format!(" JOIN {step} USING ({keys})")));
        from
    }

    /// Writes the steps that pool; gives their names. Stocks have been written before.
    pub fn write_parts(&self, steps: &mut Steps, channels: Channels, language: Language) -> Vec<String> {
        let keys = self.keys.join(", ");
        let mut list = vec![(String::new(), keys.clone())];
        if self.keys != ["everything"] || self.prefix.is_empty() {
            list.push((String::new(), "MIN(place) AS place".to_owned()));
        }
        let named = |it: &Pooled, aggregate: String| (String::new(), format!("{aggregate} AS {}", it.name));
        let sums = self.pooled.iter().filter(|it| !it.rule.is_by_channel() && !it.rule.is_quantile());
        list.extend(sums.map(|it| named(it, it.of_kinds())));
        let mut parts = Vec::new();
        // The whole table has no place of its own, so that there may be nothing to sum.
        if list.len() > 1 {
            let step = format!("{}sums", self.prefix);
            let query = format!("SELECT\n{}\nFROM kinds\nGROUP BY {keys}", columns(list));
            steps.add(step.clone(), words::SUMS.get(language), query);
            parts.push(step);
        }
        let quantiles: Vec<&Pooled> = self.pooled.iter().filter(|it| it.rule.is_quantile()).collect();
        if !quantiles.is_empty() {
            let step = format!("{}quantiles", self.prefix);
            let list = quantiles.into_iter().map(|it| named(it, it.of_rows()));
            let list = std::iter::once((String::new(), keys.clone())).chain(list);
            let query = format!("SELECT\n{}\nFROM cells\nGROUP BY {keys}", columns(list));
            steps.add(step.clone(), words::QUANTILES.get(language), query);
            parts.push(step);
        }
        if self.has_stocks() {
            parts.push(self.write_stocks(steps, channels, language));
        }
        parts
    }

    /// Stocks of channels to stocks of result rows.
    fn write_stocks(&self, steps: &mut Steps, channels: Channels, language: Language) -> String {
        let unit = stocks::unit(self, channels);
        let stocks = stocks::step(&unit);
        let step = format!("{}stocks", self.prefix);
        let is_channel = unit == self.keys;
        if is_channel && self.prefix.is_empty() {
            return stocks;
        }
        let list = self.pooled.iter().filter(|it| it.rule.is_by_channel()).map(|it| {
            let name = it.of_channel();
            let value = match it.rule {
                _ if is_channel => name,
                Rule::Longest => format!("MAX({name})"),
                _ => format!("SUM({name})"),
            };
            (String::new(), format!("{value} AS {}", it.name))
        });
        let keys = self.keys.join(", ");
        let (own, by) = if is_channel {
            (keys, String::new())
        } else if self.keys == ["everything"] {
            ("1 AS everything".to_owned(), "\nHAVING COUNT(*) > 0".to_owned())
        } else {
            (keys.clone(), format!("\nGROUP BY {keys}"))
        };
        let list = std::iter::once((String::new(), own)).chain(list);
        let query = format!("SELECT\n{}\nFROM {stocks}{by}", columns(list));
        steps.add(step.clone(), if is_channel { "" } else { words::STOCKS.get(language) }, query);
        step
    }
}

impl Cover {
    /// What must hold.
    pub fn condition(&self) -> Option<&str> {
        match self {
            Cover::Own => None,
            Cover::Where(_, condition) => Some(condition),
        }
    }

    /// An aggregate over the rows that enter.
    fn over(&self, call: String) -> String {
        match self {
            Cover::Own => call,
            Cover::Where(_, condition) => format!("{call} FILTER (WHERE {condition})"),
        }
    }
}

impl Pooled {
    /// Whether it cannot be had from kinds.
    pub fn reads_rows(&self, has_days: bool) -> bool {
        match self.rule {
            Rule::Quantile(_) => true,
            Rule::Latest | Rule::Earliest => has_days,
            Rule::Sum | Rule::Mean | Rule::Distinct | Rule::Only | Rule::Longest => false,
        }
    }

    /// The name of its column among the stocks of channels.
    pub fn of_channel(&self) -> String {
        self.rule.column(&self.cell, &self.cover)
    }

    /// The cells of table rows as one value.
    pub fn of_rows(&self) -> String {
        let cell = &self.cell;
        self.cover.over(match self.rule {
            Rule::Quantile(share) => format!("PERCENTILE_CONT({}) WITHIN GROUP (ORDER BY {cell})", number(share)),
            _ => format!("AVG({cell})"),
        })
    }

    /// The cells of the rows of several kinds as one value.
    pub fn of_kinds(&self) -> String {
        let cell = &self.cell;
        match self.rule {
            Rule::Distinct => format!("NULLIF({}, 0)", self.cover.over(format!("COUNT(DISTINCT {cell})"))),
            Rule::Only => format!("CASE WHEN MIN({cell}) = MAX({cell}) THEN NULLIF(MIN({cell}), '') END"),
            Rule::Mean | Rule::Latest | Rule::Earliest => {
                let count = self.cover.over(format!("SUM(CASE WHEN {cell} IS NOT NULL THEN row_count END)"));
                format!("{} / {count}", self.cover.over(format!("SUM({cell})")))
            }
            _ => self.cover.over(format!("SUM({cell})")),
        }
    }
}
