//! Table rows to result rows: sums in one step, stocks by day and channel first.
//!
//! A KPI's sums take only the table rows in which every measure of its formula is present, so each sum belongs to a
//! cover: a condition that the first step works out once for each table row (`covered_1` …).

use super::expr::number;
use super::step::{Steps, columns};
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
    /// The latest within a channel, added up over channels.
    Latest,
    /// The earliest within a channel, added up over channels.
    Earliest,
    /// Summed within a channel, the largest over channels.
    Longest,
}

impl Rule {
    fn is_by_channel(self) -> bool {
        matches!(self, Rule::Latest | Rule::Earliest | Rule::Longest)
    }
}

/// Which table rows enter.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cover {
    /// Those that have this cell; what every sum does by itself.
    Own,
    /// Those for which this column of the first step is true.
    Column(String),
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

#[derive(Debug)]
struct Pooled {
    name: String,
    cell: String,
    cover: Cover,
    rule: Rule,
}

/// What the table offers for pooling stocks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Channels {
    pub company: bool,
    pub channel: bool,
    pub day: bool,
}

impl Channels {
    fn columns(self) -> impl Iterator<Item = &'static str> {
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

    /// The columns that it pools.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pooled.iter().map(|it| it.name.as_str())
    }

    pub fn is_empty(&self) -> bool {
        self.pooled.is_empty()
    }

    /// The column in which the pooled cells will stand.
    pub fn pool(&mut self, cell: &str, cover: Cover, rule: Rule) -> String {
        if self.is_single() {
            return match rule {
                Rule::Distinct => format!("CASE WHEN {cell} <> '' THEN 1e0 END"),
                _ => cell.to_owned(),
            };
        }
        let same = |it: &&Pooled| it.cell == cell && it.cover == cover && it.rule == rule;
        if let Some(known) = self.pooled.iter().find(same) {
            return known.name.clone();
        }
        let what = match rule {
            Rule::Sum => "sum_".to_owned(),
            Rule::Mean => "mean_".to_owned(),
            Rule::Quantile(share) => format!("p{:.0}_", share * 100.0),
            Rule::Distinct => "distinct_".to_owned(),
            Rule::Latest => "latest_".to_owned(),
            Rule::Earliest => "earliest_".to_owned(),
            Rule::Longest => "longest_".to_owned(),
        };
        let suffix = match &cover {
            Cover::Own => String::new(),
            Cover::Column(column) => format!("_{column}"),
        };
        let name = format!("{}{what}{cell}{suffix}", self.prefix);
        self.pooled.push(Pooled { name: name.clone(), cell: cell.to_owned(), cover, rule });
        name
    }

    /// Writes the steps that pool; gives what to select from.
    pub fn write(&self, steps: &mut Steps, channels: Channels, language: Language) -> String {
        if self.is_single() {
            return "cells".to_owned();
        }
        let (by_channel, direct): (Vec<&Pooled>, Vec<&Pooled>) =
            self.pooled.iter().partition(|it| it.rule.is_by_channel());
        let sums = format!("{}sums", self.prefix);
        let mut list = vec![(String::new(), self.keys.join(", "))];
        if self.keys != ["everything"] || self.prefix.is_empty() {
            list.push((String::new(), "MIN(place) AS place".to_owned()));
        }
        list.extend(direct.iter().map(|it| (String::new(), format!("{} AS {}", it.aggregate(), it.name))));
        steps.add(
            sums.clone(),
            words::SUMS.get(language),
            format!("SELECT\n{}\nFROM cells\nGROUP BY {}", columns(list), self.keys.join(", ")),
        );
        if by_channel.is_empty() {
            return sums;
        }
        let stocks = self.write_stocks(&by_channel, steps, channels, language);
        format!("{sums} JOIN {stocks} USING ({})", self.keys.join(", "))
    }

    fn write_stocks(&self, pooled: &[&Pooled], steps: &mut Steps, channels: Channels, language: Language) -> String {
        let mut keys = self.keys.clone();
        keys.extend(channels.columns().filter(|it| !self.keys.contains(it)));
        let has_channels = keys.len() > self.keys.len();
        let (days, by_channel, stocks) = (
            format!("{}stock_days", self.prefix),
            format!("{}stock_channels", self.prefix),
            format!("{}stocks", self.prefix),
        );
        let mut from = "cells".to_owned();
        if channels.day {
            let keys = format!("{}, day", keys.join(", "));
            let list = pooled.iter().map(|it| (String::new(), format!("{} AS {}", it.aggregate(), it.name)));
            let list = std::iter::once((String::new(), keys.clone())).chain(list);
            let query = format!("SELECT\n{}\nFROM cells\nGROUP BY {keys}", columns(list));
            steps.add(days.clone(), words::STOCK_DAYS.get(language), query);
            from = days;
        }
        let at_edge = |it: &Pooled| match it.rule {
            _ if !channels.day => it.aggregate(),
            Rule::Latest => edge("MAX_BY", &it.name),
            Rule::Earliest => edge("MIN_BY", &it.name),
            _ => format!("SUM({})", it.name),
        };
        let list = pooled.iter().map(|it| (String::new(), format!("{} AS {}", at_edge(it), it.name)));
        let list = std::iter::once((String::new(), keys.join(", "))).chain(list);
        let query = format!("SELECT\n{}\nFROM {from}\nGROUP BY {}", columns(list), keys.join(", "));
        let about = if channels.day { &words::STOCK_CHANNELS } else { &words::STOCK_CHANNELS_UNDATED };
        if !has_channels {
            steps.add(stocks.clone(), about.get(language), query);
            return stocks;
        }
        steps.add(by_channel.clone(), about.get(language), query);
        let over = |it: &Pooled| if it.rule == Rule::Longest { "MAX" } else { "SUM" };
        let list = pooled.iter().map(|it| (String::new(), format!("{}({}) AS {}", over(it), it.name, it.name)));
        let keys = self.keys.join(", ");
        let list = std::iter::once((String::new(), keys.clone())).chain(list);
        let query = format!("SELECT\n{}\nFROM {by_channel}\nGROUP BY {keys}", columns(list));
        steps.add(stocks.clone(), words::STOCKS.get(language), query);
        stocks
    }
}

impl Pooled {
    /// The cells of the rows at hand as one value.
    fn aggregate(&self) -> String {
        let cell = &self.cell;
        let call = match self.rule {
            Rule::Sum | Rule::Longest => format!("SUM({cell})"),
            Rule::Mean | Rule::Latest | Rule::Earliest => format!("AVG({cell})"),
            Rule::Quantile(share) => {
                format!("PERCENTILE_CONT({}) WITHIN GROUP (ORDER BY {cell})", number(share))
            }
            Rule::Distinct => format!("COUNT(DISTINCT {cell})"),
        };
        let covered = match &self.cover {
            Cover::Own => call,
            Cover::Column(column) => format!("{call} FILTER (WHERE {column})"),
        };
        // None covered is nothing rather than a count of zero.
        if self.rule == Rule::Distinct { format!("NULLIF({covered}, 0)") } else { covered }
    }
}

/// The value at the latest or earliest day; where nothing has a day, the mean.
fn edge(function: &str, name: &str) -> String {
    format!(
        "COALESCE({function}({name}, day) FILTER (WHERE {name} IS NOT NULL AND day IS NOT NULL), MAX({name}) FILTER (WHERE day IS NULL))"
    )
}
