//! How it is counted: what one row is, what is an interaction, how long the period was.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::Action;
use super::kept::Kept;
use super::number_field::NumberField;
use super::select::Select;
use super::state::Counting;
use super::words::Words;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::settings::{Per, Settings};
use crate::engine::unit::Unit;
use crate::order;

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
            { weights(facts, words, act) }
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
    let has = |measure: Measure| facts.data.column_of(measure).is_some();
    let is_possible = |per: Per| match per {
        Per::Row => true,
        Per::Post => has(Measure::Post) || has(Measure::Link) || has(Measure::Id),
        Per::Channel => has(Measure::Channel),
        Per::Company => has(Measure::Company),
        Per::Period => has(Measure::Period),
        Per::Group => has(Measure::Group),
    };
    let choices: Vec<(Per, &str)> =
        Per::ALL.iter().copied().zip(words.per).filter(|(per, _)| is_possible(*per) || *per == chosen).collect();
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

/// What one of a kind counts in the weighted figures; nothing where the table has no kind to weigh.
fn weights(facts: &Facts, words: &Words, act: &Callback<Action>) -> Html {
    let weights = &facts.settings.weights;
    let kinds: Vec<Measure> = KINDS.into_iter().filter(|it| *it != Measure::Interactions && facts.has(*it)).collect();
    if kinds.is_empty() {
        return html! {};
    }
    let weight = |kind: Measure| weights.iter().find(|it| it.0 == kind).map_or(0.0, |it| it.1);
    let field = |kind: Measure| {
        let id = format!("weighs-{}", kind.id());
        let seen = weights.clone();
        // A kind that is not named weighs nothing, and so does one whose field is empty.
        let onset =
            act.reform(move |weight: Option<f64>| Action::KindsWeighed(weighed(&seen, kind, weight.unwrap_or(0.0))));
        html! {
            <div class="weight-of" key={kind.id()}>
                <label for={id.clone()}>{ kind.entry().name.get(words.language) }</label>
                <NumberField {id} value={weight(kind)} unit={Unit::Points} language={words.language} {onset} not_negative=true />
            </div>
        }
    };
    let is_usual = *weights == Settings::default().weights;
    html! {
        <fieldset>
            <legend>{ words.weighs_label }</legend>
            <div class="weights-of">{ for kinds.iter().copied().map(field) }</div>
            <p class="muted">{ if kinds.iter().all(|it| weight(*it) == 0.0) { words.weighs_nothing } else { words.weighs_hint } }</p>
            if !is_usual {
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::KindsWeighed(Settings::default().weights))}>
                    { words.weighs_usual }
                </button>
            }
        </fieldset>
    }
}

/// The weights with another one for a kind; a kind that weighs nothing need not be named.
fn weighed(weights: &[(Measure, f64)], kind: Measure, weight: f64) -> Vec<(Measure, f64)> {
    let other = weights.iter().copied().filter(|it| it.0 != kind);
    let mut all: Vec<(Measure, f64)> = other.chain([(kind, weight)]).filter(|it| it.1 > 0.0).collect();
    // In one order, so that what is as usual is known again.
    order::by_key(&mut all, |it| it.0);
    all
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_set_for_one_kind_and_comes_back() {
        let usual = Settings::default().weights;
        let more = weighed(&usual, Measure::Saves, 4.0);
        assert_eq!(more[..3], usual[..]);
        assert_eq!(more[3], (Measure::Saves, 4.0));
        assert_eq!(weighed(&more, Measure::Saves, 0.0), usual);
        let other = weighed(&usual, Measure::Likes, 0.5);
        assert_eq!(other[0], (Measure::Likes, 0.5));
        assert_eq!(weighed(&other, Measure::Likes, 1.0), usual);
        let none = usual.iter().fold(usual.clone(), |all, it| weighed(&all, it.0, 0.0));
        assert!(none.is_empty());
    }
}
