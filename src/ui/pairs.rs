//! Comparing the goals in pairs, by one person or by several: what each of them says and whether that fits together, what comes of
//! it for all, and how far apart they are.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::bar::{colour, percent};
use super::kept::Kept;
use super::select::Select;
use super::weighing::{self, SCALE, Spread};
use super::wish::Edit;
use super::words::Words;
use crate::api::MOST_PEOPLE;
use crate::engine::language::Language;
use crate::engine::score::{Judge, Scorecard, Scores};
use crate::method::ahp::{self, Ahp};
use crate::text;

/// Up to this ratio judgements count as consistent (Saaty).
const CONSISTENT: f64 = 0.1;

/// Up to so far apart people see a goal alike.
const ALIKE: f64 = 0.1;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub scorecard: Kept<Scorecard>,
    pub scores: Kept<Scores>,
    pub edit: Callback<Edit>,
}

/// Where the keys go on after somebody came or left.
#[derive(Clone, Copy)]
enum Next {
    Name,
    More,
}

#[component]
pub fn Pairs(props: &Props) -> Html {
    let Props { language, scorecard, scores, edit } = props;
    let words = Words::of(*language);
    let people = &scorecard.weighting.people;
    let chosen = use_state(|| 0_usize);
    let next = use_mut_ref(|| None::<Next>);
    let (name, more) = (use_node_ref(), use_node_ref());
    {
        let (next, name, more) = (next.clone(), name.clone(), more.clone());
        use_effect_with(people.len(), move |_| {
            let place = next.take().map(|next| if matches!(next, Next::Name) { name } else { more });
            if let Some(place) = place.and_then(|it| it.cast::<HtmlElement>()) {
                _ = place.focus();
            }
        });
    }
    let person = (*chosen).min(people.len().saturating_sub(1));
    let Some(judge) = people.get(person) else { return html! {} };
    let go = {
        let (edit, chosen) = (edit.clone(), chosen.setter());
        move |to: usize, then: Next, change: Edit| {
            let (edit, chosen, next) = (edit.clone(), chosen.clone(), next.clone());
            Callback::from(move |_: MouseEvent| {
                chosen.set(to);
                *next.borrow_mut() = Some(then);
                edit.emit(change.clone());
            })
        }
    };
    let choose = |person: usize| {
        let chosen = chosen.clone();
        Callback::from(move |_: MouseEvent| chosen.set(person))
    };
    let oninput = edit.reform(move |event: InputEvent| {
        let name = event.target_unchecked_into::<HtmlInputElement>().value();
        Edit::PersonNamed { person, name }
    });
    let is_one_of_several = people.len() > 1 || judge.name.is_some();
    let bench = Bench { scorecard, person, judge, is_one_of_several, words, edit };
    html! {
        <div class="beyond pairs">
            if is_one_of_several {
                <div class="judges" role="group" aria-label={words.judges}>
                    <span class="muted" aria-hidden="true">{ words.judges }</span>
                    for (place, it) in people.iter().enumerate() {
                        <button type="button" class="tab" key={place} aria-pressed={(place == person).to_string()} onclick={choose(place)}>
                            { called(it, place, words) }
                            if let Some(state) = state(it, words) { <span class="remark">{ state }</span> }
                        </button>
                    }
                </div>
                <div class="judge">
                    <div class="field">
                        <label for="judge-name">{ words.judge_name }</label>
                        <input id="judge-name" ref={name} type="text" maxlength="80" autocomplete="off" aria-describedby="judge-hint"
                            placeholder={words.say(words.judge, &[(person + 1).into()])} value={judge.name.clone().unwrap_or_default()} {oninput} />
                    </div>
                    if people.len() > 1 {
                        <button type="button" class="remove" aria-label={words.say(words.judge_remove, &[called(judge, person, words).into()])}
                            onclick={go(person.saturating_sub(1), Next::More, Edit::PersonRemoved { person })}>{ "×" }</button>
                    }
                    <p id="judge-hint" class="muted">{ words.judge_hint }</p>
                </div>
            }
            { comparisons(bench) }
            { verdict(bench) }
            if people.len() < MOST_PEOPLE {
                <button type="button" class="link" ref={more} onclick={go(people.len(), Next::Name, Edit::PersonAdded)}>{ words.judge_add }</button>
            }
            { together(scorecard, scores, words) }
        </div>
    }
}

/// What somebody is called.
fn called(judge: &Judge, place: usize, words: &Words) -> String {
    let name = judge.name.as_deref().map(str::trim).filter(|it| !it.is_empty());
    name.map_or_else(|| words.say(words.judge, &[(place + 1).into()]), str::to_owned)
}

/// What the judgements of somebody who has made all of them say.
fn answer(judge: &Judge) -> Option<Ahp> {
    ahp::judgements(&judge.matrix).ok().map(|matrix| ahp::ahp(&matrix))
}

/// A consistency ratio in two decimals, but never one that is too large as one that is not.
fn shown(ratio: f64, words: &Words) -> String {
    let rounded = (ratio * 100.0).round() / 100.0;
    text::decimal(if ratio > CONSISTENT { rounded.max(0.11) } else { rounded }, words.language)
}

/// What is the matter with somebody's judgements, in a word.
fn state(judge: &Judge, words: &Words) -> Option<&'static str> {
    if judge.n_open() > 0 {
        return Some(words.judge_open);
    }
    answer(judge).filter(|it| it.consistency_ratio > CONSISTENT).map(|_| words.judge_torn)
}

fn goal_name(scorecard: &Scorecard, goal: usize, words: &Words) -> String {
    text::goal_name(&scorecard.goals[goal], words.language)
}

/// A judgement in words: which of two goals is so many times as important.
fn judgement(scorecard: &Scorecard, ratio: f64, (row, column): (usize, usize), words: &Words) -> String {
    let times = |ratio: f64| text::count(ratio.round(), words.language);
    let more = |goal: usize, ratio: f64| {
        words.say(words.pair_more, &[goal_name(scorecard, goal, words).into(), times(ratio).into()])
    };
    match ratio {
        ratio if ratio > 1.0 => more(row, ratio),
        ratio if ratio < 1.0 => more(column, 1.0 / ratio),
        _ => words.pair_equal.to_owned(),
    }
}

/// Whose judgements are shown, and who hears what becomes of them.
#[derive(Clone, Copy)]
struct Bench<'a> {
    scorecard: &'a Scorecard,
    person: usize,
    judge: &'a Judge,
    is_one_of_several: bool,
    words: &'a Words,
    edit: &'a Callback<Edit>,
}

/// A select for each pair of goals.
fn comparisons(bench: Bench<'_>) -> Html {
    const OPEN: &str = "open";
    let Bench { scorecard, person, judge, is_one_of_several, words, edit } = bench;
    let n = scorecard.goals.len();
    let name = |goal: usize| goal_name(scorecard, goal, words);
    let pairs = (0..n).flat_map(|row| (row + 1..n).map(move |column| (row, column)));
    let cell = |row: usize, column: usize| judge.matrix.get(row).and_then(|line| line.get(column)).copied().flatten();
    let select = |(row, column): (usize, usize)| {
        let id = format!("pair-{row}-{column}");
        let ratio = cell(row, column).or_else(|| cell(column, row).map(|it| 1.0 / it));
        // A judgement that came with a link may lie between those of the scale.
        let place = |ratio: f64| SCALE.iter().position(|it| (it - ratio).abs() < 1e-9);
        let between = ratio.filter(|it| place(*it).is_none());
        let value = match ratio {
            None => OPEN.to_owned(),
            Some(ratio) => place(ratio).map_or_else(|| "own".to_owned(), |place| place.to_string()),
        };
        let onchoose = {
            let edit = edit.clone();
            Callback::from(move |place: String| {
                let ratio = place.parse::<usize>().ok().and_then(|place| SCALE.get(place)).copied();
                if ratio.is_some() || place == OPEN {
                    edit.emit(Edit::PairJudged { person, pair: (row, column), ratio });
                }
            })
        };
        html! {
            <div class="pair" key={id.clone()}>
                <label for={id.clone()}>{ words.say(words.pair, &[name(row).into(), name(column).into()]) }</label>
                <Select id={id.clone()} {value} {onchoose}>
                    if is_one_of_several || ratio.is_none() { <option value={OPEN}>{ words.pair_open }</option> }
                    if let Some(ratio) = between { <option value="own">{ text::decimal(ratio, words.language) }</option> }
                    for (place, it) in SCALE.iter().enumerate() {
                        <option key={place} value={place.to_string()}>{ judgement(scorecard, *it, (row, column), words) }</option>
                    }
                </Select>
            </div>
        }
    };
    html! { <>{ for pairs.map(select) }</> }
}

/// How many comparisons are still open; else how well they fit together, and which one to look at again.
fn verdict(bench: Bench<'_>) -> Html {
    let Bench { scorecard, person, judge, is_one_of_several, words, edit } = bench;
    let (n, n_open) = (scorecard.goals.len(), judge.n_open());
    let who = called(judge, person, words);
    if n_open > 0 {
        return html! { <p class="muted" role="status">{ words.say(words.pairs_open, &[who.into(), n_open.into(), (n * (n - 1) / 2).into()]) }</p> };
    }
    let Some(answer) = answer(judge).filter(|_| n > 2) else { return html! {} };
    let ratio = shown(answer.consistency_ratio, words);
    let say = |own: &'static str, of: &'static str| match is_one_of_several {
        true => words.say(of, &[who.as_str().into(), ratio.as_str().into()]),
        false => words.say(own, &[ratio.as_str().into()]),
    };
    if answer.consistency_ratio <= CONSISTENT {
        return html! { <p class="muted">{ say(words.consistent, words.judge_consistent) }</p> };
    }
    let matrix = ahp::judgements(&judge.matrix).unwrap_or_default();
    let words_for = |ratio: f64, pair: (usize, usize)| judgement(scorecard, ratio, pair, words);
    html! {
        <div class="notice">
            <p>{ say(words.inconsistent, words.judge_inconsistent) }</p>
            if let Some((row, column, ratio)) = weighing::to_revisit(&matrix, &answer.weights).filter(|it| it.0 < n && it.1 < n) {
                <p>{ words.say(words.revisit, &[
                    words_for(matrix[row][column], (row, column)).into(), words_for(ratio, (row, column)).into(),
                ]) }</p>
                <button type="button" class="link"
                    onclick={edit.reform(move |_: MouseEvent| Edit::PairJudged { person, pair: (row, column), ratio: Some(ratio) })}>
                    { words.take_implied }
                </button>
            }
        </div>
    }
}

/// What comes of all who have compared everything, and between whom each weight lies; nothing before there are two.
fn together(scorecard: &Scorecard, scores: &Scores, words: &Words) -> Html {
    let people = &scorecard.weighting.people;
    let spreads = weighing::spreads(&scorecard.weighting, scorecard.goals.len());
    let apart = |it: &Spread| it.high - it.low;
    let widest = (0..spreads.len()).reduce(|a, b| if apart(&spreads[b]) > apart(&spreads[a]) + 1e-9 { b } else { a });
    let (Some(widest), Some(weights)) = (widest, &scores.weights) else { return html! {} };
    let who = |person: usize| called(&people[person], person, words);
    let it = spreads[widest];
    let goal = goal_name(scorecard, widest, words);
    let sentence = match apart(&it) {
        apart if apart < 0.005 => words.spread_none.to_owned(),
        apart if apart <= ALIKE => {
            let points = text::count((100.0 * apart).round(), words.language);
            words.say(words.spread_near, &[goal.into(), points.into()])
        }
        _ => words.say(
            words.spread_far,
            &[
                goal.into(),
                who(it.lowest).into(),
                words.share_of(it.low).into(),
                who(it.highest).into(),
                words.share_of(it.high).into(),
            ],
        ),
    };
    let counted = people.iter().filter(|it| it.n_open() == 0).count();
    let ratio = scores.consistency_ratio.filter(|_| weights.len() > 2).unwrap_or_default();
    let ratio = shown(ratio, words);
    html! {
        <div class="together">
            <h3>{ words.together }</h3>
            <p>{ sentence }</p>
            <ul>
                for (goal, (weight, spread)) in weights.iter().zip(&spreads).enumerate() {
                    <li key={goal} class={colour(goal)}>
                        <span><span class="swatch" aria-hidden="true" />{ goal_name(scorecard, goal, words) }</span>
                        <strong>{ words.share_of(*weight) }</strong>
                        <svg aria-hidden="true" focusable="false">
                            <rect class="track" width="100%" height="100%" />
                            <rect x={percent(100.0 * spread.low)} width={percent(100.0 * apart(spread))} height="100%" />
                            <line x1={percent(100.0 * weight)} x2={percent(100.0 * weight)} y1="-25%" y2="125%" />
                        </svg>
                        <span class="muted">{ between(spread, &who, words) }</span>
                    </li>
                }
            </ul>
            <p class="muted">{ words.say(words.together_how, &[counted.into(), ratio.into()]) }</p>
        </div>
    }
}

/// Between whom a weight lies.
fn between(spread: &Spread, who: &impl Fn(usize) -> String, words: &Words) -> String {
    if spread.high - spread.low < 0.005 {
        return words.spread_same.to_owned();
    }
    words.say(
        words.spread_between,
        &[
            words.share_of(spread.low).into(),
            who(spread.lowest).into(),
            words.share_of(spread.high).into(),
            who(spread.highest).into(),
        ],
    )
}
