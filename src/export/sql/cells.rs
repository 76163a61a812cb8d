//! The first steps: `cells` with one row for each table row, cleaned, and `kinds` with far fewer.
//!
//! Rows that belong together and lack the same cells are of one kind, and added up at once. In a kind a cell is either
//! present in all rows or in none, so that its sum tells which, and everything that asks for presence can ask the kinds
//! instead of the table rows.

use std::collections::BTreeSet;

use super::expr::Expr;
use super::input::{Input, LARGEST, TABLE, push, same_name, word_name};
use super::kpis::column_name;
use super::level::{Channels, Level, Pooled};
use super::step::{Steps, columns};
use super::words;
use crate::engine::formula::Formula;
use crate::engine::language::Language;
use crate::engine::measure::Measure::{self, *};
use crate::order;

/// What the later steps ask of these.
#[derive(Debug, Default)]
pub(super) struct Asked<'l> {
    /// Whether each table row is a result row.
    pub has_single: bool,
    /// Whether some step takes all rows together.
    pub everything: bool,
    /// What stocks are told apart by; nothing where there are none.
    pub channels: Channels,
    /// What is pooled.
    pub levels: Vec<&'l Level>,
}

/// So many cells are remembered in one number.
const CELLS_IN_A_MARK: usize = 30;

impl Asked<'_> {
    fn pooled(&self, from_rows: bool) -> impl Iterator<Item = &Pooled> {
        let days = self.channels.day;
        self.levels.iter().flat_map(|level| level.pooled()).filter(move |it| it.reads_rows(days) == from_rows)
    }

    /// Whether sums of several cells are asked for in every row.
    fn sums_cells(&self) -> bool {
        let is_made = |text: &str| text.contains("counted") || text.contains("weighted");
        let asks = |it: &Pooled| is_made(&it.cell) || it.cover.condition().is_some_and(is_made);
        self.has_single || self.pooled(true).any(asks)
    }
}

impl Input<'_> {
    /// Writes the steps up to `cells`, and `kinds` where anything is pooled.
    pub fn write(&self, steps: &mut Steps, asked: &Asked<'_>, language: Language) {
        let mut layers =
            vec![(words::CLEAN.get(language), "clean_cells", self.clean(steps, asked.everything, language))];
        if let Some(followers) = self.followers() {
            let list = [("", "*".to_owned()), (words::MIDDLE.get(language), format!("{followers} AS followers"))];
            layers.push(("", "whole_cells", format!("SELECT\n{}\nFROM clean_cells", columns(list))));
        }
        if asked.sums_cells() {
            let list = self.sums(language, |measure| match self.facts.whole_days() {
                Some(days) if measure == Days => Expr::number(days),
                _ => Expr::atom(measure.id()),
            });
            let list = std::iter::once(("", "*".to_owned())).chain(list);
            let below = layers.last().map(|it| it.1).unwrap_or_default();
            layers.push(("", "summed_cells", format!("SELECT\n{}\nFROM {below}", columns(list))));
        }
        if !self.weighed.is_empty() {
            let list = std::iter::once(("", "*".to_owned())).chain(self.weights(language));
            let below = layers.last().map(|it| it.1).unwrap_or_default();
            layers.push(("", "weighed_cells", format!("SELECT\n{}\nFROM {below}", columns(list))));
        }
        let last = layers.len() - 1;
        for (place, (about, name, query)) in layers.into_iter().enumerate() {
            // The last one, whichever it is, has the name by which the others ask for it.
            steps.add_large(if place == last { "cells" } else { name }, about, query);
        }
        if !asked.levels.is_empty() {
            steps.add("kinds", words::KINDS.get(language), self.kinds(asked, language));
        }
    }

    /// Table rows of one kind added up.
    fn kinds(&self, asked: &Asked<'_>, language: Language) -> String {
        let names = self.pooled_cells(asked);
        let marked: Vec<&String> = names.iter().filter(|name| !self.is_constant(name)).collect();
        let marks: Vec<String> = marked
            .chunks(CELLS_IN_A_MARK)
            .enumerate()
            .map(|(place, names)| {
                let bits = names.iter().enumerate();
                let bits = bits.map(|(bit, name)| format!("CASE WHEN {name} IS NULL THEN {} ELSE 0 END", 1_u32 << bit));
                format!("{} AS lacking_{}", bits.collect::<Vec<_>>().join(" + "), place + 1)
            })
            .collect();
        let mut keys: Vec<String> = self.keys(asked).into_iter().map(str::to_owned).collect();
        let mut list: Vec<String> = vec![keys.join(", ")];
        list.retain(|it| !it.is_empty());
        if asked.everything {
            list.push("1 AS everything".to_owned());
        }
        list.push("MIN(place) AS place".to_owned());
        list.push("CAST(COUNT(*) AS DOUBLE) AS row_count".to_owned());
        if asked.channels.day {
            list.extend(["MIN(day) AS first_day", "MAX(day) AS last_day"].map(str::to_owned));
        }
        list.extend(names.iter().map(|name| match self.is_constant(name) {
            true => format!("CAST(COUNT(*) AS DOUBLE) AS {name}"),
            false => format!("SUM({name}) AS {name}"),
        }));
        let mut list: Vec<(&str, String)> = list.into_iter().map(|it| ("", it)).collect();
        // Whatever a number stands for in each row, it stands for as often as there are rows.
        let sums = self.sums(language, |measure| match self.facts.whole_days() {
            Some(days) if measure == Days => Expr::product([Expr::number(days), Expr::atom("COUNT(*)")]),
            _ if self.is_constant(measure.id()) => Expr::atom("COUNT(*)"),
            _ => Expr::atom(format!("SUM({})", measure.id())),
        });
        let named = self.named(asked);
        let is_named = |sum: &str| named.iter().any(|it| sum.ends_with(&format!(" AS {it}")));
        list.extend(sums.into_iter().filter(|(_, sum)| is_named(sum)));
        keys.extend((0..marks.len()).map(|place| format!("lacking_{}", place + 1)));
        let from = if marks.is_empty() {
            "cells".to_owned()
        } else {
            format!("(SELECT *, {} FROM cells) AS marked_cells", marks.join(", "))
        };
        let by =
            if keys.is_empty() { "HAVING COUNT(*) > 0".to_owned() } else { format!("GROUP BY {}", keys.join(", ")) };
        format!("SELECT\n{}\nFROM {from}\n{by}", columns(list))
    }

    /// What is pooled or asked whether it is there, by the names of columns.
    fn named(&self, asked: &Asked<'_>) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for pooled in asked.levels.iter().flat_map(|level| level.pooled()) {
            names.insert(pooled.cell.clone());
            let conditions = pooled.cover.condition().into_iter().flat_map(|it| it.split(" AND "));
            names.extend(conditions.filter_map(|it| it.split_once(' ')).map(|it| it.0.to_owned()));
        }
        names
    }

    /// The cells among them.
    fn pooled_cells(&self, asked: &Asked<'_>) -> BTreeSet<String> {
        let mut names = self.named(asked);
        if names.contains("counted") {
            names.extend(self.facts.counted().iter().map(|kind| kind.id().to_owned()));
        }
        if names.contains("weighted") {
            names.extend(self.facts.weighted().iter().map(|(kind, _)| kind.id().to_owned()));
        }
        let is_cell = |name: &str| match Measure::from_id(name) {
            Some(Days) => self.facts.whole_days().is_none(),
            _ if ["counted", "weighted"].contains(&name) => false,
            _ => !self.words().any(|it| it == name) && !name.starts_with(|it: char| it.is_ascii_digit() || it == '('),
        };
        order::set(names.into_iter().filter(|name| is_cell(name)))
    }

    /// The columns of words.
    fn words(&self) -> impl Iterator<Item = &'static str> {
        self.identities.iter().map(|it| word_name(*it))
    }

    /// The columns of words by which kinds are told apart.
    fn keys(&self, asked: &Asked<'_>) -> Vec<&'static str> {
        let mut keys: Vec<&'static str> = Vec::new();
        let of_levels = asked.levels.iter().flat_map(|level| level.keys.iter().copied());
        of_levels.filter(|it| *it != "everything").for_each(|it| push(&mut keys, it));
        asked.channels.columns().for_each(|it| push(&mut keys, it));
        let named = self.named(asked);
        self.words().filter(|it| named.contains(*it)).for_each(|it| push(&mut keys, it));
        keys
    }

    /// Whether a cell is the same in every row.
    fn is_constant(&self, name: &str) -> bool {
        name == Posts.id() && !self.has_own(Posts)
    }

    /// Ready-made KPIs times what they are weighted with, and the weights where they have a value.
    fn weights(&self, language: Language) -> impl Iterator<Item = (&'static str, String)> {
        self.weighed.iter().flat_map(move |kpi| {
            let base = match self.facts.given_base(kpi) {
                Some(Formula::Of(measure)) => measure.id().to_owned(),
                _ => Expr::sum(self.facts.counted().iter().map(|kind| Expr::atom(kind.id()))).text().to_owned(),
            };
            let name = column_name(kpi);
            [
                (words::WEIGHED.get(language), format!("given_{name} * ({base}) AS weighed_{name}")),
                ("", format!("CASE WHEN given_{name} IS NOT NULL THEN {base} END AS weight_{name}")),
            ]
        })
    }

    /// The sums of several cells, each cell as it is given.
    fn sums(&self, language: Language, cell: impl Fn(Measure) -> Expr) -> Vec<(&'static str, String)> {
        let mut sums = Vec::new();
        if self.is_counted {
            let sum = Expr::sum(self.facts.counted().iter().map(|kind| cell(*kind)));
            sums.push((words::COUNTED.get(language), format!("{} AS counted", sum.text())));
        }
        if self.is_weighted {
            let kind = |(kind, weight): &(Measure, f64)| Expr::product([Expr::number(*weight), cell(*kind)]);
            let sum = Expr::sum(self.facts.weighted().iter().map(kind));
            sums.push((words::WEIGHTED.get(language), format!("{} AS weighted", sum.text())));
        }
        sums
    }

    /// Followers where the table may lack them.
    fn followers(&self) -> Option<String> {
        if !self.measures.contains(&Followers) {
            return None;
        }
        let middle = match self.ends()[..] {
            [start, end] => format!("({} + {}) / 2", start.id(), end.id()),
            [one] => one.id().to_owned(),
            _ => return None,
        };
        Some(if self.has_own(Followers) { format!("COALESCE(followers_as_noted, {middle})") } else { middle })
    }

    /// What is read, cleaned: words without blanks around them, numbers without the infinite ones.
    fn clean(&self, steps: &mut Steps, needs_everything: bool, language: Language) -> String {
        let dialect = steps.dialect;
        let clean = |name: &str| {
            let cast = format!("TRY_CAST({} AS DOUBLE)", dialect.identifier(name));
            format!("CASE WHEN ABS({cast}) <= {LARGEST} THEN {cast} END")
        };
        let word = |name: &str| format!("COALESCE(TRIM(CAST({} AS {})), '')", dialect.identifier(name), dialect.text);
        let spellings = if self.needs_day { self.spellings() } else { Vec::new() };
        let mut names: Vec<&str> = Vec::new();
        let mut list: Vec<(&str, String)> = Vec::new();
        if needs_everything {
            list.push(("", "1 AS everything".to_owned()));
        }
        for identity in &self.identities {
            names.push(identity.id());
            list.push(("", format!("{} AS {}", word(identity.id()), word_name(*identity))));
        }
        if let Some(name) = &self.first_words {
            list.push(("", format!("{} AS first_words", word(name))));
        }
        if self.needs_day {
            names.push(Period.id());
            let period = dialect.identifier(Period.id());
            let text = format!("CAST({period} AS {})", dialect.text);
            let date = dialect.date.replace("{period}", &period);
            let month = format!("WHEN 7 THEN TRY_CAST(CONCAT({text}, '-01') AS DATE)");
            let year = format!("WHEN 4 THEN TRY_CAST(CONCAT({text}, '-01-01') AS DATE)");
            let day = format!("COALESCE({date}, CASE LENGTH({text}) {month} {year} END)");
            let day = if spellings.is_empty() {
                day
            } else {
                format!("CASE WHEN spelling IS NULL THEN {day} ELSE spelled_day END")
            };
            list.push((words::DAY.get(language), format!("{day} AS day")));
        }
        for measure in self.read_measures() {
            let name =
                if measure == Followers && !self.ends().is_empty() { "followers_as_noted" } else { measure.id() };
            if self.has_own(measure) {
                names.push(measure.id());
                list.push(("", format!("{} AS {name}", clean(measure.id()))));
            } else if measure == Posts {
                list.push((words::POSTS.get(language), "1e0 AS posts".to_owned()));
            }
        }
        for kpi in &self.given {
            list.push(("", format!("{} AS given_{}", clean(kpi.id), column_name(kpi))));
        }
        for (place, name) in self.own.iter().enumerate() {
            names.push(name);
            list.push(("", format!("{} AS own_{}", clean(name), place + 1)));
        }
        let optional: Vec<(&str, &str)> = self
            .given
            .iter()
            .map(|kpi| (kpi.id, "DOUBLE"))
            .chain(self.first_words.as_deref().map(|name| (name, dialect.text)))
            .filter(|(name, _)| !names.iter().any(|it| same_name(it, name)))
            .collect();
        if optional.is_empty() && spellings.is_empty() {
            list.insert(0, ("", format!("{} AS place", dialect.place)));
            return format!("SELECT\n{}\nFROM {TABLE}", columns(list));
        }
        // Numbered before anything is joined, so that the order stays.
        names.extend(optional.iter().map(|(name, _)| *name));
        let mut unique: Vec<&str> = Vec::new();
        for name in names {
            if !unique.iter().any(|it| same_name(it, name)) {
                unique.push(name);
            }
        }
        let named: Vec<String> = unique.iter().map(|name| dialect.identifier(name)).collect();
        let read = format!("(SELECT {} AS place, {} FROM {TABLE}) AS {TABLE}", dialect.place, named.join(", "));
        let mut from = if optional.is_empty() {
            read
        } else {
            // A name that the table inside does not have is looked up outside, where it is empty.
            let absent: Vec<String> = optional
                .iter()
                .map(|(name, type_name)| format!("CAST(NULL AS {type_name}) AS {}", dialect.identifier(name)))
                .collect();
            let both = format!("(SELECT {}) AS absent, LATERAL {read}", absent.join(", "));
            format!("(SELECT {TABLE}.* FROM {both}) AS {TABLE}")
        };
        if !spellings.is_empty() {
            let rows: Vec<String> = spellings
                .iter()
                .map(|(spelling, day)| {
                    let day = day.as_ref().map_or("CAST(NULL AS DATE)".to_owned(), |day| format!("DATE '{day}'"));
                    format!("  ({}, {day})", dialect.literal(spelling))
                })
                .collect();
            let query = format!("SELECT * FROM (VALUES\n{}\n) AS spellings(spelling, spelled_day)", rows.join(",\n"));
            steps.add("spellings", words::SPELLINGS.get(language), query);
            from = format!("{from}\nLEFT JOIN spellings ON spelling = {}", word(Period.id()));
        }
        list.insert(0, ("", "place".to_owned()));
        format!("SELECT\n{}\nFROM {from}", columns(list))
    }
}
