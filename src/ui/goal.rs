//! One goal: its slider, its number field, and the KPIs that show it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::{Action, edits};
use super::aim;
use super::bar::{self, colour};
use super::kept::Kept;
use super::number_field::NumberField;
use super::parts::{Later, Part, use_part};
use super::select::Select;
use super::wish::Edit;
use super::words::Words;
use crate::engine::data_set::Role;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::note::Arg;
use crate::engine::score::{Criterion, Figure, Normalise, NormalisedFigure, Scorecard, Scores, WeightMethod};
use crate::engine::unit::Unit;
use crate::{float, text};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// Which goal of the scorecard.
    pub place: usize,
    /// Points on the slider.
    pub weight: f64,
    /// Share of all weights.
    pub share: Option<f64>,
    /// The shares of this goal for which the leader stays first.
    #[prop_or_default]
    pub holds: Option<(f64, f64)>,
    pub scorecard: Kept<Scorecard>,
    pub scores: Kept<Scores>,
    pub facts: Kept<Facts>,
    pub act: Callback<Action>,
}

/// The end of the slider.
const MOST: f64 = 100.0;

#[component]
pub fn GoalRow(props: &Props) -> Html {
    let Props { language, place, share, scorecard, scores, act, .. } = props;
    let (place, words) = (*place, Words::of(*language));
    let shows_kpis = use_state(|| false);
    let Some(goal) = scorecard.goals.get(place) else { return html! {} };
    let name = text::goal_name(goal, *language);
    let edit = edits(act, scorecard);
    let remove = edit.reform(move |_: MouseEvent| Edit::GoalRemoved { goal: place });
    let percent = share.map(|share| words.share_of(share));
    let id = format!("goal-{}", goal.id);
    let is_measured = scores.figures.goals.get(place).is_some_and(|members| {
        members.iter().filter_map(|it| scores.figures.list.get(*it)).any(|it| it.values.present().next().is_some())
    });
    let later = use_part::<Later>(*shows_kpis || !has_slider(scorecard.weighting.method));
    let ontoggle = {
        let shows_kpis = shows_kpis.clone();
        Callback::from(move |_: MouseEvent| shows_kpis.set(!*shows_kpis))
    };
    html! {
        <div class={classes!("goal", colour(place))}>
            <div class="goal-head">
                <label for={has_control(scorecard.weighting.method).then(|| id.clone())}>
                    <span class="swatch" aria-hidden="true" />{ name.clone() }
                </label>
                <output class="share">{ percent.clone() }</output>
                <button type="button" class="remove" aria-label={words.say(words.goal_remove, &[name.as_str().into()])} onclick={remove}>{ "×" }</button>
            </div>
            { control(props, &name, &id, percent.as_deref(), &edit, &later, words) }
            { holds(props.holds, words) }
            if !is_measured { <p class="notice">{ words.goal_missing }</p> }
            <button type="button" class="link" aria-expanded={shows_kpis.to_string()} onclick={ontoggle}>
                { words.say(words.goal_kpis, &[goal.kpis.len().into()]) }
            </button>
            if *shows_kpis {
                { later.show(words, |it| (it.goal_kpis)(props, &edit, words)) }
            }
        </div>
    }
}

/// The KPIs that show the goal, with their weights and goalposts.
pub fn kpis(props: &Props, edit: &Callback<Edit>, words: &Words) -> Html {
    let Props { place, scorecard, scores, facts, .. } = props;
    let Some(goal) = scorecard.goals.get(*place) else { return html! {} };
    let is_by_goalposts = scorecard.normalise == Normalise::Goalposts;
    html! {
        <div class="criteria">
            for (it, criterion) in goal.kpis.iter().enumerate() {
                <div class="criterion" key={criterion.figure.id()}>
                    { criterion_fields(*place, it, criterion, figure(scores, *place, it), is_by_goalposts, words, edit) }
                </div>
            }
            { adding(*place, &goal.kpis, facts, words, edit) }
            if goal.kpis.iter().any(|it| is_aimed_by_table(it, facts, is_by_goalposts)) { <p class="muted">{ words.from_table }</p> }
        </div>
    }
}

/// Whether the table's rows say what scores 100: a single row does not, and neither does what was typed or comes from elsewhere.
fn is_aimed_by_table(it: &Criterion, facts: &Facts, is_by_goalposts: bool) -> bool {
    let uses_goalposts = it.normalise.map_or(is_by_goalposts, |it| it == Normalise::Goalposts);
    uses_goalposts && facts.rows.len() > 1 && it.goalposts.target.is_none() && it.asked.target_from.is_none()
}

/// Between which shares of the goal the leader stays first; nothing where no share changes that.
fn holds(range: Option<(f64, f64)>, words: &Words) -> Html {
    const END: f64 = 0.005;
    let Some((low, high)) = range else { return html! {} };
    let share = |it: f64| words.share_of(it).into();
    let sentence = match (low > END, high < 1.0 - END) {
        (false, false) => return html! {},
        (true, false) => words.say(words.holds_above, &[share(low)]),
        (false, true) => words.say(words.holds_below, &[share(high)]),
        (true, true) => words.say(words.holds_between, &[share(low), share(high)]),
    };
    html! { <p class="muted holds">{ sentence }</p> }
}

/// Where on the slider the lead turns: the points at which the goal has this share, the others staying as they are.
fn turning_points(props: &Props) -> Vec<f64> {
    let (Some((low, high)), Some(share)) = (props.holds, props.share) else { return Vec::new() };
    if props.scorecard.weighting.method != WeightMethod::Points || share >= 1.0 || share <= 0.0 {
        return Vec::new();
    }
    let others = props.weight * (1.0 - share) / share;
    let points = |share: f64| others * share / (1.0 - share);
    [low, high].into_iter().filter(|it| *it > 0.0 && *it < 1.0).map(points).filter(|it| *it <= MOST).collect()
}

/// Whether the goal itself has a control, which its name labels.
fn has_control(method: WeightMethod) -> bool {
    use WeightMethod::*;
    matches!(method, Points | Swing | Votes | RankOrder)
}

fn has_slider(method: WeightMethod) -> bool {
    matches!(method, WeightMethod::Points | WeightMethod::Swing)
}

/// How the goal is weighed: a slider with a number field, or another way.
fn control(
    props: &Props,
    name: &str,
    id: &str,
    percent: Option<&str>,
    edit: &Callback<Edit>,
    later: &Part<Later>,
    words: &Words,
) -> Html {
    let Props { language, place, weight, scorecard, act, .. } = props;
    if !has_slider(scorecard.weighting.method) {
        return later.show(words, |it| (it.goal_control)(props, name, id, edit, words));
    }
    let (place, weight) = (*place, *weight);
    let set = edit.reform(move |weight: Option<f64>| Edit::WeightMoved { goal: place, weight: weight.unwrap_or(0.0) });
    let oninput = {
        let edit = edit.clone();
        Callback::from(move |event: InputEvent| {
            let weight = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            edit.emit(Edit::WeightMoved { goal: place, weight });
        })
    };
    let release = act.reform(|_: Event| Action::Released);
    html! {
        <div class="goal-weight">
            <div class="slider">
                <svg aria-hidden="true" focusable="false">
                    <rect class="track" width="100%" height="100%" />
                    <rect width={bar::percent(weight)} height="100%" />
                </svg>
                <svg class="turns" aria-hidden="true" focusable="false">
                    for it in turning_points(props) { <line x1={bar::percent(it)} x2={bar::percent(it)} y1="0" y2="100%" /> }
                </svg>
                <input id={id.to_owned()} type="range" min="0" max={MOST.to_string()} step="1" value={weight.round().to_string()}
                    aria-valuetext={percent.map(|share| words.say(words.share, &[share.into()]))} {oninput} onchange={release} />
            </div>
            <NumberField id={format!("weight-{id}")} name={words.say(words.weight_of, &[name.into()])}
                value={weight.round()} unit={Unit::Points} language={*language} onset={set} may_be_empty=false not_negative=true />
        </div>
    }
}

/// A number of votes, a place; nothing where pairs or the data decide.
pub fn other_control(props: &Props, name: &str, id: &str, edit: &Callback<Edit>, words: &Words) -> Html {
    let Props { language, place, weight, scorecard, .. } = props;
    let (place, weight) = (*place, *weight);
    let set = edit.reform(move |weight: Option<f64>| Edit::WeightMoved { goal: place, weight: weight.unwrap_or(0.0) });
    let field_name = |template: &str| words.say(template, &[name.into()]);
    match scorecard.weighting.method {
        WeightMethod::Votes => {
            let step = |by: f64| {
                edit.reform(move |_: MouseEvent| Edit::WeightMoved { goal: place, weight: (weight + by).max(0.0) })
            };
            html! {
                <div class="vote">
                    <span class="muted">{ words.votes }</span>
                    <button type="button" class="step" aria-label={field_name(words.vote_less)} aria-disabled={(weight <= 0.0).then_some("true")} onclick={step(-1.0)}>{ "−" }</button>
                    <NumberField id={id.to_owned()} name={field_name(words.votes_for)} value={weight} unit={Unit::Points}
                        language={*language} onset={set} may_be_empty=false not_negative=true />
                    <button type="button" class="step" aria-label={field_name(words.vote_more)} onclick={step(1.0)}>{ "+" }</button>
                </div>
            }
        }
        WeightMethod::RankOrder => {
            let onchoose = {
                let edit = edit.clone();
                Callback::from(move |value: String| {
                    if let Some(weight) = float::read(&value) {
                        edit.emit(Edit::WeightMoved { goal: place, weight });
                    }
                })
            };
            let n = scorecard.goals.len().max(weight as usize);
            html! {
                <div class="vote">
                    <span class="muted">{ words.place_label }</span>
                    <Select id={id.to_owned()} name={field_name(words.place_of)} value={weight.to_string()} {onchoose}>
                        for it in 1..=n { <option key={it} value={it.to_string()}>{ it }</option> }
                    </Select>
                </div>
            }
        }
        _ => html! {},
    }
}

fn figure(scores: &Scores, goal: usize, it: usize) -> Option<&NormalisedFigure> {
    scores.figures.list.get(*scores.figures.goals.get(goal)?.get(it)?)
}

/// What a figure is called, and in what it is counted.
pub fn named(figure: &Figure, language: Language) -> (String, Unit) {
    match figure {
        Figure::Kpi(kpi) => (kpi.name.get(language).to_owned(), kpi.unit),
        Figure::Column(header) => (header.clone(), Unit::PerUnit),
        Figure::Unknown(id) => (id.clone(), Unit::PerUnit),
    }
}

fn criterion_fields(
    goal: usize,
    place: usize,
    criterion: &Criterion,
    used: Option<&NormalisedFigure>,
    is_by_goalposts: bool,
    words: &Words,
    edit: &Callback<Edit>,
) -> Html {
    let language = words.language;
    let (name, unit) = named(&criterion.figure, language);
    let id = |field: &str| format!("{field}-{goal}-{place}");
    let args: [Arg; 1] = [name.as_str().into()];
    let goalposts = used.and_then(|it| it.goalposts);
    let (weigh, baseline, target) = (
        edit.reform(move |it: Option<f64>| Edit::KpiWeighed { goal, place, weight: it.unwrap_or(0.0) }),
        edit.reform(move |value| Edit::BaselineSet { goal, place, value }),
        edit.reform(move |value| Edit::TargetSet { goal, place, value }),
    );
    html! {
        <>
            <p class="criterion-name">
                <span>{ name.clone() }</span>
                <button type="button" class="remove" aria-label={words.say(words.kpi_remove, &args)}
                    onclick={edit.reform(move |_: MouseEvent| Edit::KpiRemoved { goal, place })}>{ "×" }</button>
            </p>
            <div class="field">
                <label for={id("kpi-weight")}>{ words.kpi_weight }</label>
                <NumberField id={id("kpi-weight")} name={words.say(words.kpi_weight_of, &args)} value={criterion.weight}
                    unit={Unit::Points} {language} onset={weigh} may_be_empty=false not_negative=true />
            </div>
            <div class="field">
                <label for={id("baseline")}>{ words.baseline }</label>
                <NumberField id={id("baseline")} name={words.say(words.baseline_of, &args)} value={criterion.goalposts.baseline}
                    otherwise={goalposts.map(|it| it.0)} {unit} {language} onset={baseline} />
            </div>
            <div class="field">
                <label for={id("target")}>{ words.target }</label>
                <NumberField id={id("target")} name={words.say(words.target_of, &args)} value={criterion.goalposts.target}
                    otherwise={goalposts.map(|it| it.1)} {unit} {language} onset={target} />
            </div>
            { aim::fields(goal, place, criterion, &name, is_by_goalposts, words, edit) }
        </>
    }
}

/// A select that adds a KPI of the table, or one of its plain columns.
fn adding(goal: usize, present: &[Criterion], facts: &Kept<Facts>, words: &Words, edit: &Callback<Edit>) -> Html {
    let language = words.language;
    let onchoose = {
        let (edit, facts) = (edit.clone(), facts.clone());
        Callback::from(move |id: String| {
            let figure = match id.strip_prefix("column:") {
                Some(header) => Some(Figure::Column(header.to_owned())),
                None => facts.kpi_of(&id).map(Figure::Kpi),
            };
            if let Some(figure) = figure {
                edit.emit(Edit::KpiAdded { goal, figure });
            }
        })
    };
    let is_free = |id: &str| present.iter().all(|it| it.figure.id() != id);
    let columns = facts.data.columns.iter().filter(|column| column.is_numeric() && column.role != Role::Ignored);
    let columns =
        columns.map(|column| (format!("column:{}", column.header), &column.header)).filter(|it| is_free(&it.0));
    html! {
        <Select class="add" name={words.kpi_add} value="" {onchoose}>
            <option value="">{ format!("+ {}", words.kpi_add) }</option>
            for kpi in facts.kpis().filter(|kpi| is_free(kpi.id) && facts.has_kpi(kpi)) {
                <option key={kpi.id} value={kpi.id}>{ kpi.name.get(language) }</option>
            }
            <optgroup label={words.own_columns}>
                for (id, header) in columns { <option value={id}>{ header }</option> }
            </optgroup>
        </Select>
    }
}
