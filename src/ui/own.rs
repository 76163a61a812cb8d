//! KPIs of a person's own: the list, and an editor that reads the formula at every key.

mod editor;
mod formula;

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, edits};
use super::kept::Kept;
use super::select::Select;
use super::wish::Edit;
use super::words::Words;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::own::{self, Definition, MOST};
use crate::engine::score::{Figure, Scorecard};
use crate::text;
use editor::Editor;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub own: Rc<Vec<Definition>>,
    pub facts: Kept<Facts>,
    pub scorecard: Kept<Scorecard>,
    /// The row for which values are shown: the leader, or the one that was chosen.
    pub row: Option<usize>,
    pub act: Callback<Action>,
}

#[component]
pub fn OwnSection(props: &Props) -> Html {
    let Props { language, own, facts, scorecard, row, act } = props;
    let words = Words::of(*language);
    // What is being edited: nothing, a new one, or one of the list.
    let edited = use_state(|| None::<Option<Definition>>);
    let open = |definition: Option<Definition>| {
        let edited = edited.clone();
        Callback::from(move |_: MouseEvent| edited.set(Some(definition.clone())))
    };
    let close = {
        let edited = edited.clone();
        Callback::from(move |()| edited.set(None))
    };
    html! {
        <section class="own" aria-labelledby="own">
            <h2 id="own">{ words.own_heading }</h2>
            <p class="muted">{ words.own_lead }</p>
            if !own.is_empty() {
                <ul class="own-list">
                    for it in own.iter() {
                        <li key={it.id.clone()}>
                            { entry(it, facts, *row, words) }
                            <span class="own-buttons">
                                { adding(it, scorecard, words, act) }
                                <button type="button" class="plain" aria-label={words.say(words.own_edit, &[it.name.as_str().into()])}
                                    onclick={open(Some(it.clone()))}>{ "✎" }</button>
                                <button type="button" class="remove" aria-label={words.say(words.own_remove, &[it.name.as_str().into()])}
                                    onclick={remove(it, act)}>{ "×" }</button>
                            </span>
                        </li>
                    }
                </ul>
            }
            if let Some(definition) = &*edited {
                <Editor key={definition.as_ref().map(|it| it.id.clone()).unwrap_or_default()} language={*language} definition={definition.clone()}
                    own={own.clone()} facts={facts.clone()} row={*row} act={act.clone()} {close} />
            } else if own.len() < MOST {
                <button type="button" onclick={open(None)}>{ words.own_new }</button>
            }
        </section>
    }
}

fn remove(definition: &Definition, act: &Callback<Action>) -> Callback<MouseEvent> {
    let id = definition.id.clone();
    act.reform(move |_: MouseEvent| Action::OwnRemoved { id: id.clone() })
}

/// Name, formula in words, and the value for one row.
fn entry(definition: &Definition, facts: &Facts, row: Option<usize>, words: &Words) -> Html {
    let kpi = own::kpi(definition).ok();
    let value = kpi.zip(row).and_then(|(kpi, row)| {
        let label = facts.rows.get(row)?.label.as_str();
        let value = text::show(facts.kpi(kpi).values.get(row)?, kpi.unit, words.language);
        Some(words.say(words.own_value, &[value.into(), label.into()]))
    });
    let formula = kpi.map_or_else(|| definition.formula.clone(), |kpi| text::words(kpi, Some(facts), words.language));
    html! {
        <span class="own-entry">
            <strong>{ &definition.name }</strong>
            <span class="own-words">{ formula }</span>
            <span class="num">{ value.unwrap_or_else(|| words.no_value.to_owned()) }</span>
        </span>
    }
}

/// A select that adds the KPI to a goal.
fn adding(definition: &Definition, scorecard: &Kept<Scorecard>, words: &Words, act: &Callback<Action>) -> Html {
    let Ok(kpi) = own::kpi(definition) else { return html! {} };
    let has_it = |place: usize| {
        scorecard.goals.get(place).is_some_and(|goal| goal.kpis.iter().any(|it| it.figure == Figure::Kpi(kpi)))
    };
    let onchoose = {
        let edit = edits(act, scorecard);
        Callback::from(move |place: String| {
            if let Ok(goal) = place.parse() {
                edit.emit(Edit::KpiAdded { goal, figure: Figure::Kpi(kpi) });
            }
        })
    };
    html! {
        <Select class="add" name={words.say(words.own_goal, &[definition.name.as_str().into()])} value="" {onchoose}>
            <option value="">{ format!("+ {}", words.own_goal_short) }</option>
            for (place, goal) in scorecard.goals.iter().enumerate().filter(|(place, _)| !has_it(*place)) {
                <option value={place.to_string()}>{ text::goal_name(goal, words.language) }</option>
            }
        </Select>
    }
}
