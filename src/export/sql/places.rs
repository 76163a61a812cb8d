//! Ranks in which rounding noise breaks no tie, exactly as [`crate::method::rank`] groups them.
//!
//! Values are walked from the best down; one within 1e-9 (relative) of the best of its group ties with it. Nearly always
//! a group ends where two neighbours are further apart than that, which a window sees (`run`). Only within a run of tiny
//! steps does a new group begin further down: `best` is the first value of a row's group.

use super::step::Steps;
use super::words;
use crate::engine::language::Language;

/// What rows get that share a place.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Shared {
    /// 1, 2, 2, 4
    Best,
    /// 1, 2.5, 2.5, 4
    Mean,
}

/// Which rows are ranked, and how.
pub(super) struct Places<'a> {
    /// The step that has them.
    pub from: &'a str,
    /// In front of the names of steps and columns.
    pub name: &'a str,
    /// The column by which they are ranked, higher first.
    pub value: &'a str,
    /// The columns that keep rows apart.
    pub part: Option<&'a str>,
    /// What rows get that share a place.
    pub shared: Shared,
    /// The columns that stay: `*`, or better their names, which saves Spark's analyser rounds.
    pub kept: &'a str,
}

/// Writes the steps; there comes `<name>_rank`, empty where the value is.
pub(super) fn write(steps: &mut Steps, places: &Places<'_>, language: Language) -> String {
    let Places { from, name, value, part, shared, kept } = *places;
    let (runs, ranked) = (format!("{name}_runs"), format!("{name}_ranked"));
    let apart = part.map(|part| format!("PARTITION BY {part} ")).unwrap_or_default();
    let order = part.map(|part| format!("{part}, ")).unwrap_or_default();
    let above = format!("{name}_above");
    let kept_with = |more: &str| if kept == "*" { kept.to_owned() } else { format!("{kept}, {name}{more}") };
    steps.add(
        runs.clone(),
        words::RUNS.get(language),
        format!(
            "SELECT {kept}, SUM(CASE WHEN {above} - {value} <= 1e-9 * GREATEST(ABS({above}), ABS({value})) THEN 0 ELSE 1 END)\n  \
             OVER (ORDER BY {order}{value} DESC NULLS LAST, place ROWS UNBOUNDED PRECEDING) AS {name}_run\n\
             FROM (\n  SELECT {kept}, LAG({value}) OVER ({apart}ORDER BY {value} DESC NULLS LAST, place) AS {above}\n  FROM {from}\n) AS neighbours"
        ),
    );
    let fill = |text: &str| {
        text.replace("{name}", name)
            .replace("{value}", value)
            .replace("{runs}", &runs)
            .replace("{kept}", &kept_with("_run"))
    };
    for (step, about, query) in steps.dialect.best_of_ties {
        steps.add(fill(step), about.get(language), fill(query));
    }
    let rank = format!("RANK() OVER ({apart}ORDER BY {name}_best DESC NULLS LAST)");
    let rank = match shared {
        Shared::Best => rank,
        Shared::Mean => {
            let part = part.map(|part| format!("{part}, ")).unwrap_or_default();
            format!("{rank} + (COUNT(*) OVER (PARTITION BY {part}{name}_best) - 1) / 2e0")
        }
    };
    let query =
        format!("SELECT {kept}, CASE WHEN {value} IS NOT NULL THEN {rank} END AS {name}_rank\nFROM {name}_tied");
    steps.add(ranked.clone(), "", query);
    ranked
}
