//! Who leads: the ranking, best first, rows without a score last with the reason.

use std::collections::BTreeMap;

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::bar::{bar, segments};
use super::browser;
use super::counting;
use super::goals::legend;
use super::kept::Kept;
use super::state::Action;
use super::words::Words;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::note::Arg;
use crate::engine::score::{RowScore, Scorecard, Scores};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub facts: Kept<Facts>,
    pub scorecard: Kept<Scorecard>,
    pub scores: Kept<Scores>,
    pub order: Kept<Vec<usize>>,
    /// The row that is being explained.
    pub selected: Option<usize>,
    pub select: Callback<usize>,
    pub act: Callback<Action>,
}

/// Rows shown at first, and how many more at a time.
const WINDOW: usize = 50;
/// From here on a search field helps.
const MANY: usize = 25;

#[component]
pub fn Ranking(props: &Props) -> Html {
    let Props { language, facts, scorecard, scores, order, selected, select, act } = props;
    let words = Words::of(*language);
    let n_shown = use_state(|| WINDOW);
    let wanted = use_state(String::new);
    let body = use_node_ref();

    let needle = wanted.trim().to_lowercase();
    let label = |row: usize| facts.rows.get(row).map_or("", |row| row.label.as_str());
    let found: Vec<usize> =
        order.iter().copied().filter(|row| needle.is_empty() || label(*row).to_lowercase().contains(&needle)).collect();
    let shown: Vec<usize> = found.iter().copied().take(*n_shown).collect();
    use_gliding_rows(&body, &shown);

    let more = (found.len() - shown.len()).min(WINDOW);
    let on_more = {
        let n_shown = n_shown.clone();
        Callback::from(move |_: MouseEvent| n_shown.set(*n_shown + WINDOW))
    };
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| wanted.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let row = |row: &usize| {
        let it = &scores.rows[*row];
        let onclick = {
            let (select, row) = (select.clone(), *row);
            Callback::from(move |_: MouseEvent| select.emit(row))
        };
        html! {
            <tr key={*row} role="row" class={classes!((*selected == Some(*row)).then_some("selected"), it.score.is_none().then_some("unscored"))}>
                <td role="cell" class="rank">{ it.rank.map_or_else(|| words.none.to_owned(), |rank| rank.to_string()) }</td>
                <th role="rowheader" scope="row" class="label">
                    <button type="button" class="row" aria-pressed={(*selected == Some(*row)).to_string()}
                        title={words.say(words.why, &[label(*row).into()])} {onclick}>{ label(*row) }</button>
                    { remark(it, scores, scorecard.minimum_coverage, words) }
                </th>
                <td role="cell" class="score">{ it.score.map_or_else(|| words.none.to_owned(), |score| text::score(score, *language)) }</td>
                <td role="cell" class="parts">{ bar(&segments(scores, it), it.low.zip(it.high).filter(|_| it.score.is_some()), *language) }</td>
            </tr>
        }
    };
    html! {
        <div class="ranking">
            <div class="ranking-tools">
                { counting::per(facts, words, act) }
                if order.len() > MANY {
                    <input type="search" aria-label={words.find} placeholder={words.find} {oninput} />
                }
            </div>
            { legend(scorecard, words) }
            <table role="table" aria-label={words.ranking}>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="rank">{ words.rank }</th>
                        <th role="columnheader" scope="col">{ words.name }</th>
                        <th role="columnheader" scope="col" class="score">{ words.score }</th>
                        <th role="columnheader" scope="col" class="parts">{ words.composition }</th>
                    </tr>
                </thead>
                <tbody role="rowgroup" ref={body}>{ for shown.iter().map(row) }</tbody>
            </table>
            if found.is_empty() { <p class="muted">{ words.nothing_found }</p> }
            if more > 0 {
                <p class="more">
                    <button type="button" class="plain" onclick={on_more}>{ words.say(words.show_more, &[more.into()]) }</button>
                    <span class="muted">{ words.say(words.shown, &[shown.len().into(), found.len().into()]) }</span>
                </p>
            }
        </div>
    }
}

/// What is to be said about a row under its name: why it has no score, how much was measured.
fn remark(it: &RowScore, scores: &Scores, needed: f64, words: &Words) -> Html {
    let language = words.language;
    let points = |value: f64| Arg::Text(text::score(value, language));
    // Shares are rounded away from the limit, so that 64.9 does not read as the 65 that it misses.
    let share = |share: f64| Arg::Text(text::percent((share * 1000.0).floor() / 1000.0, language));
    let sentence = match it.score {
        None if scores.weights.is_none() => words.no_score_weights.to_owned(),
        None => words.say(words.no_score, &[share(it.coverage), share(needed)]),
        Some(_) => {
            let mut parts = Vec::new();
            if it.coverage < 0.9995 {
                parts.push(words.say(words.coverage, &[share(it.coverage)]));
                if let Some((low, high)) = it.low.zip(it.high) {
                    parts.push(words.say(words.possible, &[points(low), points(high)]));
                }
            }
            parts.join(" · ")
        }
    };
    html! { if !sentence.is_empty() { <span class="remark">{ sentence }</span> } }
}

/// Rows glide to their new place, so that the eye can follow who overtook whom.
#[hook]
fn use_gliding_rows(body: &NodeRef, shown: &[usize]) {
    let before = use_mut_ref(BTreeMap::<usize, f64>::new);
    let body = body.clone();
    use_effect_with(shown.to_vec(), move |shown| {
        let rows = body.cast::<HtmlElement>().map(|it| it.children());
        let mut before = before.borrow_mut();
        let is_still = before.is_empty() || browser::reduces_motion();
        let mut now = BTreeMap::new();
        for (place, row) in shown.iter().enumerate() {
            let element = rows.as_ref().and_then(|rows| rows.item(place as u32));
            let Some(element) = element.and_then(|it| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(it).ok()) else {
                continue;
            };
            let top = f64::from(element.offset_top());
            match before.get(row) {
                Some(old) if !is_still && *old != top => browser::glide(&element, 0.0, old - top),
                _ => {}
            }
            now.insert(*row, top);
        }
        *before = now;
    });
}
