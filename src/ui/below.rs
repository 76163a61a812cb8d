//! Everything below the ranking: the answer to a question, why, all numbers, own ones, what moved, and what to take along.

use yew::prelude::*;

use super::action::Action;
use super::answer::Answer;
use super::derived::Derived;
use super::explain::Explained;
use super::fair::FairSection;
use super::kept::Kept;
use super::numbers::NumbersSection;
use super::own::OwnSection;
use super::periods::PeriodsSection;
use super::scenarios::ScenariosSection;
use super::state::State;
use super::take::Take;
use super::told::Told;
use super::turns::{use_behind, use_turns};
use super::why::Why;
use crate::api::Request;
use crate::engine::language::Language;

#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub state: State,
    pub derived: Derived,
    /// What the guide tells, where a question is followed.
    pub told: Option<Told>,
    /// The settled request.
    pub asked: Option<Kept<Request>>,
    /// The row that is explained.
    pub row: Option<usize>,
    /// Whether nothing can be ranked before a column is put right.
    pub is_stuck: bool,
    pub sentences: Kept<Vec<String>>,
    pub explain: Callback<Explained>,
    pub act: Callback<Action>,
}

#[component]
pub fn Below(props: &Props) -> Html {
    // A weight that moves is followed by the ranking first.
    let props = use_behind(props);
    let Props { language, state, derived, told, asked, row, is_stuck, sentences, explain, act } = &props;
    let language = *language;
    let Derived { reading, facts, scorecard, scores, order, top, .. } = derived;
    let n_rows = top.as_ref().map_or(facts.rows.len(), |top| top.n_rows);
    let sections: [&dyn Fn() -> Html; 7] = [
        &|| match told {
            Some(told) => html! {
                <Answer {language} told={told.clone()} asked={asked.clone()} plan={state.plan.clone()}
                    scorecard={scorecard.clone()} act={act.clone()} />
            },
            None => html! {},
        },
        &|| match *row {
            Some(row) => html! {
                <Why {language} facts={facts.clone()} scorecard={scorecard.clone()} scores={scores.clone()} {row}
                    asked={asked.clone()} explain={explain.clone()} act={act.clone()} />
            },
            None => html! {},
        },
        &|| html! { if top.is_none() && n_rows > 1 { <FairSection {language} asked={asked.clone()} /> } },
        &|| html! { <NumbersSection {language} facts={facts.clone()} explain={explain.clone()} /> },
        &|| {
            html! {
                <OwnSection {language} own={state.own.clone()} facts={facts.clone()} scorecard={scorecard.clone()} row={*row} act={act.clone()} />
            }
        },
        &|| {
            html! {
                if !is_stuck {
                    <ScenariosSection {language} facts={facts.clone()} scores={scores.clone()} order={order.clone()}
                        scenarios={state.scenarios.clone()} held={asked.clone().filter(|it| it.held.is_some())} act={act.clone()} />
                    <PeriodsSection {language} asked={asked.clone()} reading={reading.clone()} facts={facts.clone()}
                        scorecard={scorecard.clone()} scenarios={state.scenarios.clone()} act={act.clone()} />
                }
            }
        },
        &|| {
            html! {
                if !is_stuck {
                    <Take {language} state={state.clone()} derived={derived.clone()} sentences={sentences.clone()} act={act.clone()} />
                }
            }
        },
    ];
    // One section a turn. Those that are still to come keep their places: a list that grows would be drawn anew.
    let turn = use_turns(sections.len());
    html! { <>for (place, section) in sections.iter().enumerate() { { if place < turn { section() } else { html! {} } } }</> }
}
