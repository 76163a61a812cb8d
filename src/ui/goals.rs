//! What counts for the person: goals with their weights, as sliders with number fields. On a narrow screen a sheet at the foot.

use std::rc::Rc;

use yew::prelude::*;

use super::action::{Action, edits};
use super::bar::colour;
use super::counting::CountingSection;
use super::firm::Firm;
use super::goal::GoalRow;
use super::kept::Kept;
use super::parts::{Later, use_part};
use super::scoring::ScoringSection;
use super::select::Select;
use super::state::{Counting, Scenario};
use super::weigh;
use super::wish::{Choice, Edit};
use super::words::Words;
use crate::api;
use crate::engine::facts::Facts;
use crate::engine::goal::Goal;
use crate::engine::goals::{GOAL_SYSTEMS, GOALS};
use crate::engine::language::Language;
use crate::engine::score::{Scorecard, Scores, WeightMethod, Weighting};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub facts: Kept<Facts>,
    pub scorecard: Kept<Scorecard>,
    pub scores: Kept<Scores>,
    pub choice: Choice,
    /// Goals that were kept under a name.
    pub scenarios: Rc<Vec<Scenario>>,
    pub counting: Rc<Counting>,
    /// How firm the ranking is, once that is known.
    #[prop_or_default]
    pub firm: Option<Kept<Firm>>,
    pub act: Callback<Action>,
}

#[component]
pub fn GoalsSection(props: &Props) -> Html {
    let Props { language, facts, scorecard, scores, choice, scenarios, firm, act, .. } = props;
    let words = Words::of(*language);
    let is_open = use_state(|| false);
    let later = use_part::<Later>(true);
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let shares = scores.weights.clone().unwrap_or_default();
    html! {
        <section class={classes!("goals", is_open.then_some("open"))} aria-labelledby="goals">
            <button type="button" class="handle" aria-expanded={is_open.to_string()} aria-controls="goals-body" onclick={toggle}>
                <span>{ if *is_open { words.sheet_close } else { words.sheet_open } }</span>
                <span class="handle-shares" aria-hidden="true">{ strip(&shares) }</span>
            </button>
            <div id="goals-body" class="body">
                <p class="kicker">{ words.goals_kicker }</p>
                <h2 id="goals">{ heading(scorecard, &shares, words) }</h2>
                { system_choice(choice, scenarios, facts, words, act) }
                if scorecard.goals.len() > 1 { { weigh::methods(scorecard, &shares, words, act) } }
                if scores.weights.is_none() {
                    <p class="notice">{ no_weights(scorecard, scores, words) }</p>
                }
                <div class="goal-rows">
                    for (place, goal) in scorecard.goals.iter().enumerate() {
                        <GoalRow key={goal.id.clone()} language={*language} {place} weight={points(scorecard, choice, place)}
                            share={shares.get(place).copied()} holds={firm.as_ref().and_then(|firm| firm.stability.get(&goal.id).copied())} scorecard={scorecard.clone()} facts={facts.clone()}
                            scores={scores.clone()} act={act.clone()} />
                    }
                </div>
                { later.show(words, |it| (it.scoring)(props)) }
            </div>
        </section>
    }
}

/// Beneath the goals: another one, and how weights and values become a score.
pub fn beneath(props: &Props) -> Html {
    let Props { language, facts, scorecard, scores, counting, act, .. } = props;
    html! {
        <>
            <weigh::Beyond language={*language} scorecard={scorecard.clone()} scores={scores.clone()} act={act.clone()} />
            { adding(facts, scorecard, Words::of(*language), act) }
            <ScoringSection language={*language} scorecard={scorecard.clone()} act={act.clone()} />
            <CountingSection language={*language} facts={facts.clone()} counting={counting.clone()} act={act.clone()} />
        </>
    }
}

/// Why there are no weights.
fn no_weights(scorecard: &Scorecard, scores: &Scores, words: &Words) -> String {
    if scorecard.goals.is_empty() {
        return words.no_goals.to_owned();
    }
    let Weighting { method, people, .. } = &scorecard.weighting;
    if *method == WeightMethod::Ahp && !people.is_empty() && people.iter().all(|it| it.n_open() > 0) {
        return words.judges_all_open.to_owned();
    }
    let is_method = |code: &str| matches!(code, "matrix_unusable" | "negative_under_entropy" | "weights_from_nothing");
    let reason = scores.notes.iter().find(|note| is_method(note.kind.code));
    reason.map_or_else(|| words.weights_zero.to_owned(), |note| text::message(note, words.language))
}

/// The finding: which goal weighs most.
fn heading(scorecard: &Scorecard, shares: &[f64], words: &Words) -> String {
    let most = shares.iter().copied().fold(0.0, f64::max);
    let heaviest: Vec<usize> = (0..shares.len()).filter(|place| shares[*place] > most - 1e-9).collect();
    match (&heaviest[..], scorecard.goals.len()) {
        ([place], 2..) => {
            words.say(words.goals_heading, &[text::goal_name(&scorecard.goals[*place], words.language).into()])
        }
        ([place], 1) => text::goal_name(&scorecard.goals[*place], words.language),
        (_, 2..) if heaviest.len() == shares.len() && !shares.is_empty() => words.goals_heading_many.to_owned(),
        ([_, _, ..], _) => {
            let names: Vec<String> =
                heaviest.iter().map(|place| text::goal_name(&scorecard.goals[*place], words.language)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            words.say(words.goals_heading_some, &[text::listed(&names, words.language).into()])
        }
        _ => words.goals_kicker.to_owned(),
    }
}

/// The shares of the weight as a strip of the goals' colours.
fn strip(shares: &[f64]) -> Html {
    let segments: Vec<_> = shares
        .iter()
        .enumerate()
        .map(|(goal, share)| super::bar::Segment { goal: Some(goal), points: 100.0 * share })
        .collect();
    super::bar::bar(&segments, None)
}

/// What the goal's control shows: what was said, else its weight in points of 100.
fn points(scorecard: &Scorecard, choice: &Choice, place: usize) -> f64 {
    let weight = scorecard.goals[place].weight;
    if let Some(value) = scorecard.weighting.values.as_ref().and_then(|values| values.get(place)) {
        return *value;
    }
    match choice {
        Choice::Own(_) => weight,
        Choice::Fitting | Choice::System(_) => {
            100.0 * weight / scorecard.goals.iter().map(|goal| goal.weight).sum::<f64>()
        }
    }
}

/// A sentence with the goal system in it: one of the catalogue, or one that was kept under a name.
fn system_choice(
    choice: &Choice,
    scenarios: &Rc<Vec<Scenario>>,
    facts: &Facts,
    words: &Words,
    act: &Callback<Action>,
) -> Html {
    /// What the values of kept ones begin with: no id of the catalogue does.
    const KEPT: &str = "kept:";
    let language = words.language;
    let fitting = api::fitting_system(facts);
    let onchoose = {
        let (act, scenarios) = (act.clone(), scenarios.clone());
        Callback::from(move |id: String| {
            let kept = id.strip_prefix(KEPT).and_then(|name| scenarios.iter().find(|it| it.name == name));
            if let Some(kept) = kept {
                return act.emit(Action::ChoiceMade(kept.choice.clone()));
            }
            let choice = GOAL_SYSTEMS.iter().find(|it| it.id == id).map_or(Choice::Fitting, |it| Choice::System(it));
            act.emit(Action::ChoiceMade(choice));
        })
    };
    let definition = match choice {
        Choice::Fitting => Some(words.say(words.system_fitting, &[fitting.definition.into()])),
        Choice::System(system) => Some(system.definition.get(language).to_owned()),
        Choice::Own(_) => None,
    };
    // A system of the catalogue goes by its own name, also where it was kept under another.
    let kept = scenarios.iter().find(|it| it.choice == *choice && matches!(choice, Choice::Own(_)));
    let value = match (choice, kept) {
        (Choice::Fitting, _) => String::new(),
        (Choice::System(system), _) => system.id.to_owned(),
        (Choice::Own(_), Some(kept)) => format!("{KEPT}{}", kept.name),
        (Choice::Own(_), None) => "own".to_owned(),
    };
    html! {
        <div class="system">
            <label for="system">{ words.system_label }</label>
            <Select id="system" value={value.clone()} {onchoose}>
                if value == "own" {
                    <option value="own" disabled=true>{ words.system_own }</option>
                }
                <option value="">{ fitting.name.get(language) }</option>
                for system in GOAL_SYSTEMS.iter().filter(|system| system.id != fitting.id || value == system.id) {
                    <option key={system.id} value={system.id}>{ system.name.get(language) }</option>
                }
                if !scenarios.is_empty() {
                    <optgroup label={words.systems_kept}>
                        for kept in scenarios.iter() {
                            <option key={kept.name.clone()} value={format!("{KEPT}{}", kept.name)}>{ &kept.name }</option>
                        }
                    </optgroup>
                }
            </Select>
            if let Some(definition) = definition { <p class="muted">{ definition }</p> }
        </div>
    }
}

/// A select that adds a goal; those that the table can measure come first.
fn adding(facts: &Facts, scorecard: &Kept<Scorecard>, words: &Words, act: &Callback<Action>) -> Html {
    let language = words.language;
    let onchoose = {
        let edit = edits(act, scorecard);
        Callback::from(move |id: String| {
            if let Some(goal) = GOALS.iter().find(|goal| goal.id == id) {
                edit.emit(Edit::GoalAdded { id: goal.id });
            }
        })
    };
    let unused = GOALS.iter().filter(|goal| scorecard.goals.iter().all(|it| it.id != goal.id));
    let (measured, unmeasured): (Vec<&&Goal>, Vec<&&Goal>) =
        unused.partition(|goal| goal.kpis.iter().any(|(kpi, _)| facts.has_kpi(kpi)));
    html! {
        <Select class="add" name={words.goal_add} value="" {onchoose}>
            <option value="">{ format!("+ {}", words.goal_add) }</option>
            for goal in measured { <option key={goal.id} value={goal.id}>{ goal.name.get(language) }</option> }
            for goal in unmeasured {
                <option key={goal.id} value={goal.id}>{ words.say(words.goal_unmeasured, &[goal.name.into()]) }</option>
            }
        </Select>
    }
}

/// The goals with their colours, as a line above the bars.
pub fn legend(scorecard: &Scorecard, words: &Words) -> Html {
    html! {
        <ul class="legend" aria-label={words.legend}>
            for (place, goal) in scorecard.goals.iter().enumerate() {
                <li key={place}><span class={classes!("swatch", colour(place))} aria-hidden="true" />{ text::goal_name(goal, words.language) }</li>
            }
        </ul>
    }
}
