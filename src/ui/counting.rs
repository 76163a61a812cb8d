//! How it is counted: what one row is, what is an interaction, how long the period was.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::kept::Kept;
use super::number_field::NumberField;
use super::select::Select;
use super::state::{Action, Counting};
use super::words::Words;
use crate::engine::data_set::Role;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::settings::Per;
use crate::engine::unit::Unit;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub facts: Kept<Facts>,
    pub counting: Rc<Counting>,
    pub act: Callback<Action>,
}

/// What can count as an interaction, where the table has it.
const KINDS: [Measure; 7] = [
    Measure::Likes,
    Measure::Comments,
    Measure::Shares,
    Measure::Saves,
    Measure::Clicks,
    Measure::LinkClicks,
    Measure::Interactions,
];

#[component]
pub fn CountingSection(props: &Props) -> Html {
    let Props { language, facts, counting, act } = props;
    let words = Words::of(*language);
    html! {
        <details class="counting">
            <summary>{ words.counting }</summary>
            { kinds(facts, words, act) }
            <div class="field">
                <label for="days">{ words.days_label }</label>
                <NumberField id="days" value={counting.days} unit={Unit::Days} language={*language} not_negative=true
                    onset={act.reform(|days: Option<f64>| Action::DaysSet(days.filter(|it| *it > 0.0)))} />
                <p class="muted">{ words.days_hint }</p>
            </div>
        </details>
    }
}

/// A select of what one row of the ranking is; nothing where the table leaves no choice.
pub fn per(facts: &Facts, words: &Words, act: &Callback<Action>) -> Html {
    let chosen = facts.settings.per;
    let onchoose = act.reform(|id: String| Action::PerChosen(Per::from_id(&id).unwrap_or_default()));
    let has = |measure: Measure| facts.data.columns.iter().any(|column| column.role == Role::Measure(measure));
    let is_possible = |per: Per| match per {
        Per::Row => true,
        Per::Post => has(Measure::Post) || has(Measure::Link) || has(Measure::Id),
        Per::Channel => has(Measure::Channel),
        Per::Company => has(Measure::Company),
        Per::Period => has(Measure::Period),
        Per::Group => has(Measure::Group),
    };
    let choices: Vec<(Per, &str)> =
        Per::ALL.into_iter().zip(words.per).filter(|(per, _)| is_possible(*per) || *per == chosen).collect();
    if choices.len() < 2 {
        return html! {};
    }
    html! {
        <div class="per">
            <label for="per">{ words.per_label }</label>
            <Select id="per" value={chosen.id()} {onchoose}>
                for (per, name) in choices {
                    <option key={per.id()} value={per.id()}>{ name }</option>
                }
            </Select>
        </div>
    }
}

fn kinds(facts: &Facts, words: &Words, act: &Callback<Action>) -> Html {
    let counted = &facts.settings.interactions;
    let box_of = |kind: Measure| {
        let id = format!("counts-{}", kind.id());
        let (counted, act) = (counted.clone(), act.clone());
        let checked = counted.contains(&kind);
        let onchange = Callback::from(move |event: Event| {
            let mut kinds: Vec<Measure> = counted.iter().copied().filter(|it| *it != kind).collect();
            if event.target_unchecked_into::<HtmlInputElement>().checked() {
                kinds.push(kind);
            }
            // The pasted total stands for all kinds, so it excludes them.
            match kind {
                Measure::Interactions => kinds.retain(|it| *it == kind),
                _ => kinds.retain(|it| *it != Measure::Interactions),
            }
            act.emit(Action::InteractionsChosen(kinds));
        });
        html! {
            <div class="check" key={kind.id()}>
                <input type="checkbox" id={id.clone()} {checked} {onchange} />
                <label for={id}>{ kind.entry().name.get(words.language) }</label>
            </div>
        }
    };
    html! {
        <fieldset>
            <legend>{ words.counts_label }</legend>
            { for KINDS.into_iter().filter(|kind| facts.has(*kind)).map(box_of) }
        </fieldset>
    }
}
