//! Stocks such as followers: not summed over time, but taken at an edge of it, channel by channel.
//!
//! A kind of rows knows its first and last day, so that only the rows of those days are read again, rather than all rows
//! day by day. Levels that tell the same channels apart share these steps.

use super::level::{Channels, Level, Pooled, Rule};
use super::step::{Steps, columns};
use super::words;
use crate::engine::language::Language;

/// Stands for rows without a date where days are looked up; what it means is asked of `day` itself.
const NO_DAY: &str = "DATE '0001-01-03'";

/// What one stock belongs to: a result row's part of a channel.
pub(super) fn unit(level: &Level, channels: Channels) -> Vec<&'static str> {
    let mut keys: Vec<&'static str> = level.keys.iter().copied().filter(|it| *it != "everything").collect();
    keys.extend(channels.columns().filter(|it| !level.keys.contains(it)));
    if keys.is_empty() {
        keys.push("everything");
    }
    // The same channels in the same order, so that levels find what they share.
    crate::order::by_key(&mut keys, |it| (*it != "company", *it != "channel"));
    keys
}

/// The step with the stocks of a unit.
pub(super) fn step(unit: &[&str]) -> String {
    format!("stocks_of_{}", unit.join("_"))
}

/// Writes the stocks of channels for all levels.
pub(super) fn write(levels: &[&Level], channels: Channels, steps: &mut Steps, language: Language) {
    let mut units: Vec<(Vec<&'static str>, Vec<&Pooled>)> = Vec::new();
    for level in levels.iter().filter(|level| level.has_stocks()) {
        let unit = unit(level, channels);
        let place = units.iter().position(|it| it.0 == unit).unwrap_or_else(|| {
            units.push((unit, Vec::new()));
            units.len() - 1
        });
        let known = &mut units[place].1;
        for pooled in level.pooled().iter().filter(|it| it.rule.is_by_channel()) {
            if !known.iter().any(|it| it.of_channel() == pooled.of_channel()) {
                known.push(pooled);
            }
        }
    }
    for (unit, pooled) in units {
        write_unit(&unit, &pooled, channels, steps, language);
    }
}

fn write_unit(unit: &[&str], pooled: &[&Pooled], channels: Channels, steps: &mut Steps, language: Language) {
    let (step, keys) = (step(unit), unit.join(", "));
    let (at_edge, of_kinds): (Vec<&Pooled>, Vec<&Pooled>) =
        pooled.iter().copied().partition(|it| it.reads_rows(channels.day));
    let named = |it: &&Pooled| (String::new(), format!("{} AS {}", it.of_kinds(), it.of_channel()));
    let own = std::iter::once((String::new(), keys.clone()));
    let simple =
        format!("SELECT\n{}\nFROM kinds\nGROUP BY {keys}", columns(own.clone().chain(of_kinds.iter().map(named))));
    if at_edge.is_empty() {
        steps.add(step, words::STOCK_CHANNELS_UNDATED.get(language), simple);
        return;
    }
    let has = |rule: Rule| at_edge.iter().any(|it| it.rule == rule);
    let edges: Vec<&str> = [(Rule::Earliest, "first_day"), (Rule::Latest, "last_day")]
        .iter()
        .filter(|it| has(it.0))
        .map(|it| it.1)
        .collect();
    let (days, at_days) = (format!("edges_of_{}", unit.join("_")), format!("days_of_{}", unit.join("_")));
    let query = match edges[..] {
        [first, last] => format!(
            "SELECT DISTINCT {keys}, COALESCE(CASE edge WHEN 1 THEN {first} ELSE {last} END, {NO_DAY}) AS edge_day\n\
             FROM kinds CROSS JOIN (VALUES (1), (2)) AS edges(edge)"
        ),
        _ => format!("SELECT DISTINCT {keys}, COALESCE({}, {NO_DAY}) AS edge_day\nFROM kinds", edges.join(", ")),
    };
    steps.add(days.clone(), words::EDGES.get(language), query);
    let list = at_edge.iter().map(|it| (String::new(), format!("{} AS {}", it.of_rows(), it.of_channel())));
    let list = std::iter::once((String::new(), format!("{keys}, day"))).chain(list);
    let query = format!(
        "SELECT\n{}\nFROM cells JOIN {days} USING ({keys})\nWHERE COALESCE(day, {NO_DAY}) = edge_day\nGROUP BY {keys}, day",
        columns(list)
    );
    steps.add(at_days.clone(), words::STOCK_DAYS.get(language), query);
    let list = at_edge.iter().map(|it| {
        let name = it.of_channel();
        let function = if it.rule == Rule::Latest { "MAX_BY" } else { "MIN_BY" };
        (String::new(), format!("{} AS {name}", edge(function, &name)))
    });
    let query = format!("SELECT\n{}\nFROM {at_days}\nGROUP BY {keys}", columns(own.clone().chain(list)));
    if of_kinds.is_empty() {
        steps.add(step, words::STOCK_CHANNELS.get(language), query);
        return;
    }
    let (dated, summed) = (format!("dated_{step}"), format!("summed_{step}"));
    steps.add(dated.clone(), words::STOCK_CHANNELS.get(language), query);
    steps.add(summed.clone(), "", simple);
    steps.add(step, "", format!("SELECT *\nFROM {dated} JOIN {summed} USING ({keys})"));
}

/// The value at the latest or earliest day; where nothing has a day, the mean.
fn edge(function: &str, name: &str) -> String {
    format!(
        "COALESCE({function}({name}, day) FILTER (WHERE {name} IS NOT NULL AND day IS NOT NULL), MAX({name}) FILTER (WHERE day IS NULL))"
    )
}
