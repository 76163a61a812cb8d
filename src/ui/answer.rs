//! The answer to a starting question: a sentence, what stands behind it, and what to do next.

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use super::action::Action;
use super::kept::Kept;
use super::picture::Picture;
use super::plan::PlanTable;
use super::state::Plan;
use super::told::{Told, items, text, texts};
use super::words::Words;
use crate::api::Request;
use crate::engine::language::Language;
use crate::engine::score::Scorecard;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub told: Told,
    /// The settled request, for the pictures.
    pub asked: Option<Kept<Request>>,
    pub plan: Rc<Plan>,
    pub scorecard: Kept<Scorecard>,
    pub act: Callback<Action>,
}

#[component]
pub fn Answer(props: &Props) -> Html {
    let Props { language, told, plan, act, .. } = props;
    let words = Words::of(*language);
    let Some(told) = &told.value else { return html! {} };
    let sentence = text(told, "answer");
    html! {
        <section class="answer" aria-labelledby="answer">
            <p class="kicker">{ words.answer_kicker }</p>
            <h2 id="answer" tabindex="-1" class={(sentence.chars().count() > 70).then_some("long")}>
                { if sentence.is_empty() { words.no_answer.into() } else { sentence } }
            </h2>
            for block in items(told, "blocks") { { shown(block, props, words, plan, act) } }
            <div class="next">
                <h3>{ words.next_heading }</h3>
                <ol>for step in told.get("next").into_iter().flat_map(texts) { <li>{ step }</li> }</ol>
            </div>
        </section>
    }
}

fn shown(block: &Value, props: &Props, words: &Words, plan: &Rc<Plan>, act: &Callback<Action>) -> Html {
    let heading = text(block, "heading");
    match block.get("kind").and_then(Value::as_str) {
        Some("words") => html! {
            <div class="block">
                <h3>{ heading }</h3>
                for paragraph in block.get("paragraphs").into_iter().flat_map(texts) { <p>{ paragraph }</p> }
            </div>
        },
        Some("table") => html! {
            <div class="block">
                <h3>{ heading.clone() }</h3>
                <p class="muted">{ text(block, "lead") }</p>
                { table(block, &heading) }
                if !text(block, "note").is_empty() { <p class="muted">{ text(block, "note") }</p> }
            </div>
        },
        Some("plan") => html! {
            <PlanTable language={words.language} block={Rc::new(block.clone())} plan={plan.clone()} scorecard={props.scorecard.clone()} act={act.clone()} />
        },
        Some("picture") => html! {
            <Picture language={words.language} asked={props.asked.clone()} picture={text(block, "picture")} place={text(block, "picture")}
                row={named(block, "row")} other={named(block, "other")} />
        },
        _ => html! {},
    }
}

/// The label of a row, where the block names one.
fn named(block: &Value, key: &str) -> Option<AttrValue> {
    Some(text(block, key)).filter(|it| !it.is_empty())
}

/// A table in a frame of its own. Columns of numbers stand to the right.
fn table(block: &Value, name: &AttrValue) -> Html {
    let rows: Vec<Vec<AttrValue>> = items(block, "rows").map(|row| texts(row).collect()).collect();
    let is_numeric = |column: usize| rows.iter().all(|row| row.get(column).is_some_and(|cell| looks_numeric(cell)));
    let class = |column: usize| (column > 0 && is_numeric(column)).then_some("num");
    let columns: Vec<AttrValue> = block.get("columns").into_iter().flat_map(texts).collect();
    html! {
        <div class="frame" role="region" tabindex="0" aria-label={name}>
            <table class="plain-table">
                <thead><tr>for (place, it) in columns.iter().enumerate() { <th scope="col" class={class(place)}>{ it }</th> }</tr></thead>
                <tbody>
                    for row in &rows {
                        <tr>
                            for (place, cell) in row.iter().enumerate() {
                                if place == 0 { <th scope="row">{ cell }</th> } else { <td class={class(place)}>{ cell }</td> }
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn looks_numeric(cell: &str) -> bool {
    cell == "–" || cell.chars().find(|it| !matches!(it, '+' | '−' | '±' | '-')).is_some_and(|it| it.is_ascii_digit())
}
