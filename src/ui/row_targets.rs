//! Own goalposts of one row: a craft business is not a corporation.

use yew::prelude::*;

use super::action::{Action, edits};
use super::goal::named;
use super::kept::Kept;
use super::number_field::NumberField;
use super::wish::Edit;
use super::words::Words;
use crate::engine::language::Language;
use crate::engine::score::{Goalposts, Scorecard, Scores};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// The row.
    pub label: AttrValue,
    pub scorecard: Kept<Scorecard>,
    pub scores: Kept<Scores>,
    pub act: Callback<Action>,
}

#[component]
pub fn RowTargets(props: &Props) -> Html {
    let Props { language, label, scorecard, scores, act } = props;
    let words = Words::of(*language);
    let own = scorecard.targets.get(label.as_str());
    let edit = edits(act, scorecard);
    let mut seen = Vec::new();
    let criteria =
        scorecard.goals.iter().zip(&scores.figures.goals).flat_map(|(goal, members)| goal.kpis.iter().zip(members));
    let field = |(place, (criterion, member)): (usize, (&crate::engine::score::Criterion, &usize))| {
        let (name, unit) = named(&criterion.figure, *language);
        let id = criterion.figure.id();
        let usual = scores.figures.list.get(*member).and_then(|it| it.goalposts);
        let goalposts = own.and_then(|it| it.get(&id)).copied().unwrap_or_default();
        let set = |change: fn(&mut Goalposts, Option<f64>)| {
            let (label, kpi) = (label.to_string(), id.clone());
            edit.reform(move |value: Option<f64>| {
                let mut goalposts = goalposts;
                change(&mut goalposts, value);
                Edit::RowAimed { label: label.clone(), kpi: kpi.clone(), goalposts }
            })
        };
        let args = [name.as_str().into()];
        html! {
            <div class="criterion" key={id.clone()}>
                <p class="criterion-name">{ name.clone() }</p>
                <div class="field">
                    <label for={format!("own-baseline-{place}")}>{ words.baseline }</label>
                    <NumberField id={format!("own-baseline-{place}")} name={words.say(words.baseline_of, &args)} value={goalposts.baseline}
                        otherwise={usual.map(|it| it.0)} {unit} language={*language} onset={set(|it, value| it.baseline = value)} />
                </div>
                <div class="field">
                    <label for={format!("own-target-{place}")}>{ words.target }</label>
                    <NumberField id={format!("own-target-{place}")} name={words.say(words.target_of, &args)} value={goalposts.target}
                        otherwise={usual.map(|it| it.1)} {unit} language={*language} onset={set(|it, value| it.target = value)} />
                </div>
            </div>
        }
    };
    let criteria: Vec<_> = criteria
        .filter(|(criterion, _)| {
            let id = criterion.figure.id();
            !seen.contains(&id) && {
                seen.push(id);
                true
            }
        })
        .enumerate()
        .collect();
    html! {
        <details class="row-targets">
            <summary>{ words.say(words.row_targets, &[label.as_str().into()]) }</summary>
            <p class="muted">{ words.row_targets_hint }</p>
            <div class="criteria">{ for criteria.into_iter().map(field) }</div>
        </details>
    }
}
