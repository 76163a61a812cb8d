//! How weights come about: points, votes, swing, order, pairs, all alike, or from the data. All end in the same shares.

use yew::prelude::*;

use super::action::Action;
use super::kept::Kept;
use super::number_field::NumberField;
use super::select::Select;
use super::weighing::{self, SCALE};
use super::wish::Edit;
use super::words::Words;
use crate::engine::language::Language;
use crate::engine::score::{Scorecard, Scores, WeightMethod};
use crate::engine::unit::Unit;
use crate::method::ahp;
use crate::text;

/// Up to this ratio judgements count as consistent (Saaty).
const CONSISTENT: f64 = 0.1;

/// A select of the ways, with a sentence about the one that holds.
pub fn methods(scorecard: &Kept<Scorecard>, shares: &[f64], words: &Words, act: &Callback<Action>) -> Html {
    let method = scorecard.weighting.method;
    let onchoose = {
        let (act, seen, shares) = (act.clone(), scorecard.0.clone(), shares.to_vec());
        Callback::from(move |id: String| {
            let Some(method) = WeightMethod::from_id(&id) else { return };
            // Without usable weights all goals start alike.
            let n = seen.goals.len();
            let shares = if shares.len() == n { shares.clone() } else { vec![1.0 / n.max(1) as f64; n] };
            act.emit(Action::GoalsEdited { seen: seen.clone(), edit: Edit::MethodChosen { method, shares } });
        })
    };
    let entries = || WeightMethod::ALL.iter().copied().zip(words.weigh_methods);
    let hint = entries().find(|(it, _)| *it == method).map(|(_, (_, hint))| hint);
    html! {
        <div class="weigh">
            <label for="weigh">{ words.weigh_label }</label>
            <Select id="weigh" value={method.id()} {onchoose}>
                for (it, (name, _)) in entries() { <option key={it.id()} value={it.id()}>{ name }</option> }
            </Select>
            <p class="muted">{ hint }</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub scorecard: Kept<Scorecard>,
    pub scores: Kept<Scores>,
    pub act: Callback<Action>,
}

/// What a way of weighting asks beyond the goals themselves: abstentions, or judgements of pairs.
#[component]
pub fn Beyond(props: &Props) -> Html {
    let Props { language, scorecard, scores, act } = props;
    let words = Words::of(*language);
    let edit = {
        let (act, seen) = (act.clone(), scorecard.0.clone());
        Callback::from(move |edit: Edit| act.emit(Action::GoalsEdited { seen: seen.clone(), edit }))
    };
    match scorecard.weighting.method {
        WeightMethod::Votes => {
            let votes: f64 = scorecard.weighting.values.iter().flatten().sum();
            let abstentions = scorecard.weighting.abstentions;
            html! {
                <div class="beyond">
                    <div class="vote">
                        <label for="abstentions">{ words.abstentions }</label>
                        <NumberField id="abstentions" value={abstentions} unit={Unit::Points} language={*language} not_negative=true
                            onset={edit.reform(|votes: Option<f64>| Edit::AbstentionsSet(votes.unwrap_or(0.0)))} />
                    </div>
                    <p class="muted">{ words.say(words.turnout, &[votes.into(), (votes + abstentions).into()]) }</p>
                </div>
            }
        }
        WeightMethod::Ahp => pairs(scorecard, scores, words, &edit),
        _ => html! {},
    }
}

/// A select for each pair of goals, how well the judgements agree, and which one to look at again.
fn pairs(scorecard: &Scorecard, scores: &Scores, words: &Words, edit: &Callback<Edit>) -> Html {
    let Some(matrix) = &scorecard.weighting.matrix else { return html! {} };
    let n = scorecard.goals.len();
    let name = |goal: usize| text::goal_name(&scorecard.goals[goal], words.language);
    let pairs = (0..n).flat_map(|row| (row + 1..n).map(move |column| (row, column)));
    let judgement = |ratio: f64, row: usize, column: usize| {
        let times = |ratio: f64| text::count(ratio.round(), words.language);
        match ratio {
            ratio if ratio > 1.0 => words.say(words.pair_more, &[name(row).into(), times(ratio).into()]),
            ratio if ratio < 1.0 => words.say(words.pair_more, &[name(column).into(), times(1.0 / ratio).into()]),
            _ => words.pair_equal.to_owned(),
        }
    };
    let select = |(row, column): (usize, usize)| {
        let id = format!("pair-{row}-{column}");
        let ratio = matrix.get(row).and_then(|line| line.get(column)).copied().unwrap_or(1.0);
        // A judgement that came with a link may lie between those of the scale.
        let place = |ratio: f64| SCALE.iter().position(|it| (it - ratio).abs() < 1e-9);
        let value = place(ratio).map_or_else(|| "own".to_owned(), |place| place.to_string());
        let onchoose = {
            let edit = edit.clone();
            Callback::from(move |place: String| {
                if let Some(ratio) = place.parse::<usize>().ok().and_then(|place| SCALE.get(place)).copied() {
                    edit.emit(Edit::PairJudged { row, column, ratio });
                }
            })
        };
        html! {
            <div class="pair" key={id.clone()}>
                <label for={id.clone()}>{ words.say(words.pair, &[name(row).into(), name(column).into()]) }</label>
                <Select id={id.clone()} {value} {onchoose}>
                    if place(ratio).is_none() { <option value="own">{ text::decimal(ratio, words.language) }</option> }
                    for (place, it) in SCALE.iter().enumerate() {
                        <option key={place} value={place.to_string()}>{ judgement(*it, row, column) }</option>
                    }
                </Select>
            </div>
        }
    };
    html! {
        <div class="beyond pairs">
            { for pairs.map(select) }
            if let Some(ratio) = scores.consistency_ratio.filter(|_| n > 2) {
                { consistency(matrix, ratio, words, edit, &judgement) }
            }
        </div>
    }
}

fn consistency(
    matrix: &[Vec<f64>],
    ratio: f64,
    words: &Words,
    edit: &Callback<Edit>,
    judgement: &dyn Fn(f64, usize, usize) -> String,
) -> Html {
    let shown = text::decimal(ratio, words.language);
    if ratio <= CONSISTENT {
        return html! { <p class="muted">{ words.say(words.consistent, &[shown.into()]) }</p> };
    }
    let cells: Vec<Vec<Option<f64>>> = matrix.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
    let weights = ahp::judgements(&cells).map(|matrix| ahp::ahp(&matrix).weights).unwrap_or_default();
    let worst = weighing::to_revisit(matrix, &weights);
    html! {
        <div class="notice">
            <p>{ words.say(words.inconsistent, &[shown.into()]) }</p>
            if let Some((row, column, ratio)) = worst {
                <p>{ words.say(words.revisit, &[
                    judgement(matrix[row][column], row, column).into(), judgement(ratio, row, column).into(),
                ]) }</p>
                <button type="button" class="link" onclick={edit.reform(move |_: MouseEvent| Edit::PairJudged { row, column, ratio })}>
                    { words.take_implied }
                </button>
            }
        </div>
    }
}
