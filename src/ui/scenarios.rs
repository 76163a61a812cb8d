//! Scorecards side by side on the same data: what holds now against what was kept.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::kept::Kept;
use super::state::{Action, Scenario};
use super::words::Words;
use crate::api::MOST_SCENARIOS;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::prepare;
use crate::engine::score::{self, RowScore, Scores};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub facts: Kept<Facts>,
    /// The scores that hold now.
    pub scores: Kept<Scores>,
    /// The rows, best first.
    pub order: Kept<Vec<usize>>,
    pub scenarios: Rc<Vec<Scenario>>,
    pub act: Callback<Action>,
}

/// Rows that are compared at first.
const MOST_ROWS: usize = 40;

#[component]
pub fn ScenariosSection(props: &Props) -> Html {
    let Props { language, facts, scores, order, scenarios, act } = props;
    let words = Words::of(*language);
    let name = use_state(String::new);
    let others = use_memo((facts.clone(), scenarios.clone()), |(facts, scenarios)| {
        let of = |it: &Scenario| score::score(facts, &prepare::prepared(facts, &it.choice.scorecard(facts)).0);
        scenarios.iter().map(of).collect::<Vec<Scores>>()
    });
    let oninput = {
        let name = name.setter();
        Callback::from(move |event: InputEvent| name.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let onsubmit = {
        let (act, name) = (act.clone(), name.clone());
        let otherwise = words.say(words.scenario_name, &[(scenarios.len() + 1).into()]);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let wanted = name.trim();
            let wanted = if wanted.is_empty() { otherwise.clone() } else { wanted.to_owned() };
            act.emit(Action::ScenarioKept { name: wanted });
            name.set(String::new());
        })
    };
    let head = |it: &Scenario| {
        let use_it = {
            let choice = it.choice.clone();
            act.reform(move |_: MouseEvent| Action::ChoiceMade(choice.clone()))
        };
        let remove = {
            let name = it.name.clone();
            act.reform(move |_: MouseEvent| Action::ScenarioRemoved { name: name.clone() })
        };
        html! {
            <th key={it.name.clone()} scope="col" class="num">
                <span class="scenario-name">{ &it.name }</span>
                <span class="scenario-buttons">
                    <button type="button" class="link" onclick={use_it} aria-label={words.say(words.scenario_use, &[it.name.as_str().into()])}>{ words.scenario_use_short }</button>
                    <button type="button" class="remove" onclick={remove} aria-label={words.say(words.scenario_remove, &[it.name.as_str().into()])}>{ "×" }</button>
                </span>
            </th>
        }
    };
    html! {
        <section class="scenarios" aria-labelledby="scenarios">
            <h2 id="scenarios">{ words.scenarios_heading }</h2>
            <p class="muted">{ words.scenarios_lead }</p>
            if scenarios.len() < MOST_SCENARIOS {
                <form class="scenario-form" {onsubmit}>
                    <label for="scenario-name">{ words.scenario_label }</label>
                    <input id="scenario-name" type="text" maxlength="80" autocomplete="off" value={(*name).clone()} {oninput} />
                    <button type="submit">{ words.scenario_keep }</button>
                </form>
            }
            if !scenarios.is_empty() {
                <div class="frame" role="region" tabindex="0" aria-label={words.scenario_frame}>
                    <table class="data">
                        <thead>
                            <tr><th scope="col">{ words.name }</th><th scope="col" class="num">{ words.scenario_now }</th>{ for scenarios.iter().map(head) }</tr>
                        </thead>
                        <tbody>
                            for row in order.iter().copied().take(MOST_ROWS) {
                                <tr key={row}>
                                    <th scope="row">{ facts.rows.get(row).map(|it| it.label.clone()) }</th>
                                    <td class="num">{ place(scores.rows.get(row), None, words) }</td>
                                    for other in others.iter() {
                                        <td class="num">{ place(other.rows.get(row), scores.rows.get(row), words) }</td>
                                    }
                                </tr>
                            }
                        </tbody>
                    </table>
                </div>
                if order.len() > MOST_ROWS { <p class="muted">{ words.say(words.scenario_rows, &[MOST_ROWS.into(), order.len().into()]) }</p> }
            }
        </section>
    }
}

/// Rank and score; against what holds now, by how many places.
fn place(it: Option<&RowScore>, now: Option<&RowScore>, words: &Words) -> Html {
    let Some((rank, score)) = it.and_then(|it| Some((it.rank?, it.score?))) else { return html! { { words.none } } };
    let moved = now.and_then(|now| Some(i64::from(now.rank?) - i64::from(rank))).filter(|moved| *moved != 0);
    let score = text::score(score, words.language);
    html! {
        <>
            { words.say(words.scenario_place, &[(rank as usize).into(), score.into()]) }
            if let Some(moved) = moved {
                { " " }
                <span class={if moved > 0 { "up" } else { "down" }}>
                    <span aria-hidden="true">{ if moved > 0 { "▲" } else { "▼" } }{ moved.unsigned_abs() }</span>
                    <span class="aside">
                        { words.say(if moved > 0 { words.scenario_up } else { words.scenario_down }, &[(moved.unsigned_abs() as usize).into()]) }
                    </span>
                </span>
            }
        </>
    }
}
