//! How weights come about: points, votes, swing, order, pairs, all alike, or from the data. All end in the same shares.

use yew::prelude::*;

use super::action::{Action, edits};
use super::kept::Kept;
use super::number_field::NumberField;
use super::pairs::Pairs;
use super::select::Select;
use super::wish::Edit;
use super::words::Words;
use crate::engine::language::Language;
use crate::engine::score::{Scorecard, Scores, WeightMethod};
use crate::engine::unit::Unit;

/// A select of the ways, with a sentence about the one that holds.
pub fn methods(scorecard: &Kept<Scorecard>, shares: &[f64], words: &Words, act: &Callback<Action>) -> Html {
    let method = scorecard.weighting.method;
    let onchoose = {
        let (edit, n, shares) = (edits(act, scorecard), scorecard.goals.len(), shares.to_vec());
        Callback::from(move |id: String| {
            let Some(method) = WeightMethod::from_id(&id) else { return };
            // Without usable weights all goals start alike.
            let shares = if shares.len() == n { shares.clone() } else { vec![1.0 / n.max(1) as f64; n] };
            edit.emit(Edit::MethodChosen { method, shares });
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
    let edit = edits(act, scorecard);
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
        WeightMethod::Ahp => {
            html! { <Pairs language={*language} scorecard={scorecard.clone()} scores={scores.clone()} {edit} /> }
        }
        _ => html! {},
    }
}
