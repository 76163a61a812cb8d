//! Scorecards side by side on the same data: what holds now against what was kept.

use std::rc::Rc;

use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::Action;
use super::deep::{Question, use_answer};
use super::kept::Kept;
use super::request;
use super::state::Scenario;
use super::told::{items, texts};
use super::words::Words;
use crate::api::{MOST_SCENARIOS, Request};
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::prepare;
use crate::engine::score::Scores;
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
    /// The settled request where the worker has the table: then it says where rows stand.
    pub held: Option<Kept<Request>>,
    pub act: Callback<Action>,
}

/// Rows that are compared at first.
const MOST_ROWS: usize = 40;

#[component]
pub fn ScenariosSection(props: &Props) -> Html {
    let Props { language, facts, scores, order, scenarios, held, act } = props;
    let words = Words::of(*language);
    let name = use_state(String::new);
    let question = use_memo((held.clone(), scenarios.clone()), |(held, scenarios)| {
        let request = held.as_ref().filter(|_| !scenarios.is_empty())?;
        let cards = scenarios.iter().map(|it| request::scorecard_json(&it.choice, request)).collect::<Value>();
        Some(Question::about("standings", request, [cards, MOST_ROWS.into()]))
    });
    let answer = use_answer((*question).clone());
    let others = Kept(use_memo((facts.clone(), scenarios.clone(), held.is_some()), |(facts, scenarios, is_held)| {
        let scenarios = if *is_held { &[] } else { &scenarios[..] };
        let of = |it: &Scenario| prepare::scored(facts, &it.choice.scorecard(facts));
        scenarios.iter().map(of).collect::<Vec<Scores>>()
    }));
    let here = (facts.clone(), scores.clone(), order.clone(), others);
    let here = use_memo(here, |(facts, scores, order, others)| {
        let place =
            |scores: &Scores, row: usize| scores.rows.get(row).map(|it| (it.rank, it.score)).unwrap_or_default();
        let line = |row: usize| Line {
            label: facts.rows.get(row).map(|it| it.label.clone()).unwrap_or_default(),
            now: place(scores, row),
            others: others.iter().map(|it| place(it, row)).collect(),
        };
        (order.iter().copied().take(MOST_ROWS).map(line).collect::<Vec<_>>(), order.len())
    });
    let there = answer.value.as_deref().filter(|_| held.is_some()).map(lines);
    let (lines, n_rows) = there.as_ref().unwrap_or(&*here);
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
                    <label for="scenario-name">{ words.name }</label>
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
                            for line in lines.iter() {
                                <tr>
                                    <th scope="row">{ &line.label }</th>
                                    <td class="num">{ place(line.now, None, words) }</td>
                                    for scenario in 0..scenarios.len() {
                                        <td class="num">{ place(line.others.get(scenario).copied().unwrap_or_default(), Some(line.now), words) }</td>
                                    }
                                </tr>
                            }
                        </tbody>
                    </table>
                </div>
                if answer.failure.is_some() { <p class="muted">{ words.deep_failed }</p> }
                if *n_rows > MOST_ROWS { <p class="muted">{ words.say(words.scenario_rows, &[MOST_ROWS.into(), (*n_rows).into()]) }</p> }
            }
        </section>
    }
}

/// A row and where it stands.
struct Line {
    label: String,
    now: Standing,
    others: Vec<Standing>,
}

/// Rank and score.
type Standing = (Option<u32>, Option<f64>);

/// What the worker says, and how many rows there are.
fn lines(answer: &Value) -> (Vec<Line>, usize) {
    let standing = |it: &Value| -> Standing {
        (it.get("rank").and_then(Value::as_u64).map(|it| it as u32), it.get("score").and_then(Value::as_f64))
    };
    let now: Vec<Standing> = items(answer, "now").map(standing).collect();
    let others: Vec<Vec<Standing>> =
        items(answer, "others").map(|it| it.as_array().into_iter().flatten().map(standing).collect()).collect();
    let labels = answer.get("labels").into_iter().flat_map(texts);
    let line = |(row, label): (usize, AttrValue)| Line {
        label: label.to_string(),
        now: now.get(row).copied().unwrap_or_default(),
        others: others.iter().map(|it| it.get(row).copied().unwrap_or_default()).collect(),
    };
    let all = answer.get("all").and_then(Value::as_u64).unwrap_or_default() as usize;
    (labels.enumerate().map(line).collect(), all)
}

/// Rank and score; against what holds now, by how many places.
fn place(it: Standing, now: Option<Standing>, words: &Words) -> Html {
    let (Some(rank), Some(score)) = it else { return html! { { words.none } } };
    let moved = now.and_then(|now| Some(i64::from(now.0?) - i64::from(rank))).filter(|moved| *moved != 0);
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
