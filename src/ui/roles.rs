//! The choices of what a column can be.

use yew::prelude::*;

use super::words::Words;
use crate::engine::data_set::Role;
use crate::engine::kpis;
use crate::engine::measure;

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

/// The options of a select of roles.
pub fn options(role: Role, words: &Words) -> Html {
    let language = words.language;
    let entry = |it: &'static measure::MeasureEntry| {
        html! {
            <option key={it.id} value={it.id}>{ it.name.get(language) }</option>
        }
    };
    let measures =
        |is_identity: bool| measure::ALL.iter().filter(move |it| it.measure.is_identity() == is_identity).map(entry);
    html! {
        <>
            if role == Role::Unknown { <option value="" disabled=true>{ words.role_unknown }</option> }
            <optgroup label={words.role_other}>
                <option value="criterion">{ words.role_criterion }</option>
                <option value="ignore">{ words.role_ignore }</option>
            </optgroup>
            <optgroup label={words.role_measures}>{ for measures(false) }</optgroup>
            <optgroup label={words.role_identity}>{ for measures(true) }</optgroup>
            <optgroup label={words.role_kpis}>
                for kpi in kpis::ALL.iter() {
                    <option key={kpi.id} value={kpi.id}>{ kpi.name.get(language) }</option>
                }
            </optgroup>
        </>
    }
}
