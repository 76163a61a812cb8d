//! With whom a row is compared, in SQL: the column `class`, which [`super::scales`] turns into `peers`.

use super::kpis::{Kpis, Translator, rule};
use super::level::{Cover, Rule};
use crate::engine::kpi::Basis;
use crate::engine::measure::Measure;
use crate::engine::prepare::size_classes;
use crate::engine::score::Peers;

/// Adds the class of a row, as words; `false` where the table cannot say it, so that all rows are compared.
pub(super) fn add(peers: Peers, kpis: &mut Kpis, translator: &mut Translator<'_>) -> bool {
    let mut only = |measure: Measure, kpis: &mut Kpis| {
        let word = translator.input.identity(measure)?;
        Some(kpis.level.pool(word, Cover::Own, Rule::Only))
    };
    let class = match peers {
        Peers::Group => only(Measure::Group, kpis),
        Peers::Channel => only(Measure::Channel, kpis),
        Peers::Size => size(kpis, translator),
    };
    let Some(class) = class else { return false };
    kpis.keep("class", class);
    true
}

/// The class of size by the followers, in powers of ten.
fn size(kpis: &mut Kpis, translator: &mut Translator<'_>) -> Option<String> {
    if !translator.input.has_own(Measure::Followers) && translator.input.ends().is_empty() {
        return None;
    }
    let cell = translator.input.cell(Measure::Followers);
    let followers = kpis.level.pool(&cell, Cover::Own, rule(Measure::Followers, Basis::Pooled));
    let mut whens = String::new();
    for power in size_classes().rev() {
        let from = if power == *size_classes().start() { "0".to_owned() } else { format!("1e{power}") };
        whens.push_str(&format!(" WHEN {followers} >= {from} THEN '1e{power}'"));
    }
    Some(format!("CASE{whens} END"))
}
