//! The choices of what a column can be.

use yew::prelude::*;

use super::words::Words;
use crate::engine::data_set::Role;
use crate::engine::kpis;
use crate::engine::measure;
use crate::picture::escaped;

/// The value of a role among the options: what the contract takes as a correction; empty where there is none.
pub fn value(role: Role) -> &'static str {
    match role {
        Role::Measure(measure) => measure.id(),
        Role::Kpi(kpi) => kpi.id,
        Role::Criterion => "criterion",
        Role::Ignored => "ignore",
        Role::Unknown => "",
    }
}

/// What a column can be, as options. A wide table has thousands of them: as markup they cost the page's memory one text for all.
pub fn options(words: &Words) -> AttrValue {
    let language = words.language;
    let group = |label: &str, entries: &mut dyn Iterator<Item = (&str, &str)>| {
        let option = |(id, name)| format!("<option value=\"{id}\">{}</option>", escaped(name));
        format!("<optgroup label=\"{}\">{}</optgroup>", escaped(label), entries.map(option).collect::<String>())
    };
    let measures = |is_identity: bool| {
        let all = measure::ALL.iter().filter(move |it| it.measure.is_identity() == is_identity);
        all.map(move |it| (it.id, it.name.get(language)))
    };
    let others = [("criterion", words.role_criterion), ("ignore", words.role_ignore)];
    let groups = [
        group(words.role_other, &mut others.into_iter()),
        group(words.role_measures, &mut measures(false)),
        group(words.role_identity, &mut measures(true)),
        group(words.role_kpis, &mut kpis::ALL.iter().map(|kpi| (kpi.id, kpi.name.get(language)))),
    ];
    groups.concat().into()
}
