//! A fair comparison on demand: against accounts of the same size, against chance, small accounts drawn towards the rest.
//! The raw rate always stands beside it. Worked out by the whole module.

use serde_json::Value;
use yew::prelude::*;

use super::deep::{Question, use_answer};
use super::kept::Kept;
use super::opened::use_opened;
use super::told::{items, text, texts};
use super::words::Words;
use crate::api::Request;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::unit::Unit;
use crate::order;
use crate::text as said;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// What is asked about, once things have settled.
    pub asked: Option<Kept<Request>>,
}

/// Rows shown; the others are in every saved report.
const MOST: usize = 50;

#[component]
pub fn FairSection(props: &Props) -> Html {
    let Props { language, asked } = props;
    let words = Words::of(*language);
    let (is_open, ontoggle) = use_opened();
    let question = use_memo((asked.clone(), is_open), |(asked, is_open)| {
        let asked = asked.as_ref().filter(|_| *is_open)?;
        let request = Request { fairness: Some(None), ..Request::clone(asked) };
        Some(Question::about("fairness", &request, []))
    });
    let answer = use_answer((*question).clone());
    let fairness = answer.value.as_deref().filter(|it| !it.is_null());
    html! {
        <details class="fair" {ontoggle}>
            <summary>{ words.fair_heading }</summary>
            <p class="muted">{ words.fair_lead }</p>
            if let Some(fairness) = fairness { { comparison(fairness, words) } }
            else if answer.failure.is_some() { <p class="notice">{ words.deep_failed }</p> }
            else if answer.is_waiting { <p class="skeleton" aria-hidden="true">{ "\u{a0}" }</p> }
            else if answer.value.is_some() { <p class="notice">{ words.fair_none }</p> }
        </details>
    }
}

fn comparison(fairness: &Value, words: &Words) -> Html {
    let language = words.language;
    let kpi = fairness.get("kpi").and_then(Value::as_str).and_then(Kpi::from_id);
    let unit = kpi.map_or(Unit::Percent, |kpi| kpi.unit);
    let rate = |value: Option<f64>| value.map_or_else(|| words.none.to_owned(), |it| said::show(it, unit, language));
    let number = |row: &Value, pointer: &str| row.pointer(pointer).and_then(Value::as_f64);
    let mut rows: Vec<&Value> = items(fairness, "rows").collect();
    // Best first: for its size where that is known, else as it stands.
    let by = |row: &&Value| number(row, "/size/index").or_else(|| number(row, "/value")).unwrap_or(f64::NEG_INFINITY);
    order::by(&mut rows, |a, b| by(b).total_cmp(&by(a)));
    let has = |key: &str| rows.iter().any(|row| row.get(key).is_some_and(|it| !it.is_null()));
    let (has_size, has_limits, has_shrunk) = (has("size"), has("funnel"), has("shrunk"));
    let span = |row: &Value, key: &str| {
        let (low, high) = (number(row, &format!("/{key}/low")), number(row, &format!("/{key}/high")));
        low.zip(high).map_or_else(|| words.none.to_owned(), |it| format!("{} – {}", rate(Some(it.0)), rate(Some(it.1))))
    };
    let place = |row: &Value| match row.pointer("/funnel/place").and_then(Value::as_str) {
        Some("above") => words.fair_above,
        Some("below") => words.fair_below,
        Some(_) => words.fair_within,
        None => words.none,
    };
    let name = kpi.map_or("", |kpi| kpi.name.get(language));
    html! {
        <>
            for it in fairness.get("sentences").into_iter().flat_map(texts) { <p>{ it }</p> }
            <div class="frame" role="region" tabindex="0" aria-label={words.fair_heading}>
                <table class="plain-table">
                    <thead>
                        <tr>
                            <th scope="col">{ words.name }</th>
                            <th scope="col" class="num">{ name }</th>
                            if has_size {
                                <th scope="col" class="num">{ words.fair_expected }</th>
                                <th scope="col" class="num">{ words.fair_index }</th>
                            }
                            if has_limits {
                                <th scope="col" class="num">{ words.fair_limits }</th>
                                <th scope="col">{ words.fair_verdict }</th>
                            }
                            if has_shrunk { <th scope="col" class="num">{ words.fair_shrunk }</th> }
                        </tr>
                    </thead>
                    <tbody>
                        for row in rows.iter().take(MOST) {
                            <tr>
                                <th scope="row">
                                    { text(row, "label") }
                                    if row.get("tooFew").and_then(Value::as_bool) == Some(true) { <span class="remark">{ words.fair_few }</span> }
                                </th>
                                <td class="num">{ rate(number(row, "/value")) }</td>
                                if has_size {
                                    <td class="num">{ rate(number(row, "/size/expected")) }</td>
                                    <td class="num">{ number(row, "/size/index").map_or_else(|| words.none.to_owned(), |it| format!("{}\u{a0}×", said::score(it, language))) }</td>
                                }
                                if has_limits {
                                    <td class="num">{ span(row, "funnel") }</td>
                                    <td>{ place(row) }</td>
                                }
                                if has_shrunk { <td class="num">{ rate(number(row, "/shrunk/value")) }</td> }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            if rows.len() > MOST { <p class="muted">{ words.say(words.shown, &[MOST.into(), rows.len().into()]) }</p> }
        </>
    }
}
