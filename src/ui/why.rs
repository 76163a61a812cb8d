//! Why a row stands where it stands: what each KPI adds to its score.

use yew::prelude::*;

use super::action::Action;
use super::bar::{colour, percent};
use super::explain::Explained;
use super::goal::named;
use super::kept::Kept;
use super::picture::Gallery;
use super::place::Place;
use super::ranking;
use super::row_targets::RowTargets;
use super::words::Words;
use crate::api::Request;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::score::{Figure, Scorecard, Scores, State};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub facts: Kept<Facts>,
    pub scorecard: Kept<Scorecard>,
    pub scores: Kept<Scores>,
    pub row: usize,
    /// The settled request, for the pictures.
    pub asked: Option<Kept<Request>>,
    pub explain: Callback<Explained>,
    pub act: Callback<Action>,
}

#[component]
pub fn Why(props: &Props) -> Html {
    let Props { language, facts, scorecard, scores, row, explain, .. } = props;
    let place = use_context::<Kept<Place>>();
    let words = Words::of(*language);
    let (Some(it), Some(label)) = (scores.rows.get(*row), facts.rows.get(*row).map(|row| row.label.as_str())) else {
        return html! {};
    };
    let score = it.score.map(|score| text::score(score, *language));
    // Under the harmonic mean a score is no sum of parts.
    let adds_up = it.points.iter().any(Option::is_some);
    let is_z = scores.figures.is_z;
    let lead = match &score {
        Some(score) => words.say(if adds_up { words.why_lead } else { words.why_whole }, &[label.into(), score.into()]),
        None => ranking::reason(it, scores, scorecard.minimum_coverage, words),
    };
    let back = Callback::from(move |_: MouseEvent| place.iter().for_each(|it| it.lead_to("leaders")));
    html! {
        <section class="why" aria-labelledby="why">
            <p class="kicker">
                { words.why_kicker }
                if let Some(further) = facts.further(*row) { { " · " }{ further } }
            </p>
            <div class="headline">
                <h2 id="why" tabindex="-1">{ heading(scores, scorecard, *row, label, words) }</h2>
                <button type="button" class="plain" onclick={back}>{ words.back }</button>
            </div>
            <p class="lead">{ lead }</p>
            <div class="frame" role="region" tabindex="0" aria-label={words.composition}>
                <table class="waterfall">
                    <thead>
                        <tr>
                            <th scope="col">{ words.kpi }</th>
                            <th scope="col" class="num">{ words.value }</th>
                            <th scope="col">{ if is_z { words.normalise_ways[2].0 } else { words.achieved } }</th>
                            <th scope="col" class="num">{ words.points }</th>
                        </tr>
                    </thead>
                    { for (0..scorecard.goals.len()).map(|goal| goal_lines(props, goal, words, explain)) }
                    if let Some(score) = score {
                        <tfoot>
                            if is_z { <tr><th scope="row" colspan="3">{ words.middle }</th><td class="num">{ text::score(50.0, *language) }</td></tr> }
                            <tr><th scope="row" colspan="3">{ if adds_up { words.sum } else { words.score } }</th><td class="num">{ score }</td></tr>
                        </tfoot>
                    }
                </table>
            </div>
            <RowTargets language={*language} label={label.to_owned()} scorecard={scorecard.clone()} scores={scores.clone()} act={props.act.clone()} />
            <Gallery language={*language} asked={props.asked.clone()} row={AttrValue::from(label.to_owned())} />
        </section>
    }
}

/// The finding: where the most points come from.
fn heading(scores: &Scores, scorecard: &Scorecard, row: usize, label: &str, words: &Words) -> String {
    let it = &scores.rows[row];
    if it.score.is_none() {
        return words.say(words.why_no_score, &[label.into()]);
    }
    let mut points = vec![0.0; scorecard.goals.len()];
    for (figure, added) in scores.figures.list.iter().zip(&it.points) {
        points[figure.goal] += added.unwrap_or(0.0);
    }
    // What reads the same is the same.
    let is_alone = |best: &usize| (0..points.len()).all(|it| it == *best || points[*best] - points[it] >= 0.05);
    let best = (0..points.len()).max_by(|one, other| points[*one].total_cmp(&points[*other]));
    match best.filter(|best| points[*best] > 0.0 && points.len() > 1 && is_alone(best)) {
        Some(best) => {
            let name = text::goal_name(&scorecard.goals[best], words.language);
            words.say(words.why_heading, &[label.into(), name.into()])
        }
        None => words.say(words.why_heading_one, &[label.into()]),
    }
}

/// A goal and the figures that show it.
fn goal_lines(props: &Props, goal: usize, words: &Words, explain: &Callback<Explained>) -> Html {
    let Props { facts, scorecard, scores, row, .. } = props;
    let (entry, members) = (&scorecard.goals[goal], &scores.figures.goals[goal]);
    let it = &scores.rows[*row];
    let sum: Option<f64> =
        members.iter().filter_map(|place| it.points.get(*place).copied().flatten()).reduce(|a, b| a + b);
    let share = scores.weights.as_ref().map(|weights| words.share_of(weights[goal]));
    html! {
        <tbody key={goal} class={colour(goal)}>
            <tr class="goal-line">
                <th scope="rowgroup" colspan="2">
                    <span class="swatch" aria-hidden="true" />{ text::goal_name(entry, words.language) }
                    if let Some(share) = share { <span class="muted">{ words.say(words.share, &[share.into()]) }</span> }
                </th>
                <td>{ it.goals[goal].map(|score| match scores.figures.is_z {
                    true => distance((score - 50.0) / 10.0, words),
                    false => words.share_of(score / 100.0),
                }) }</td>
                <td class="num">{ sum.map_or_else(|| words.none.to_owned(), |sum| text::score(sum, words.language)) }</td>
            </tr>
            for (place, criterion) in members.iter().zip(&entry.kpis) {
                { figure_line(facts, scores, *place, &criterion.figure, (*row, it.points[*place]), words, explain) }
            }
        </tbody>
    }
}

/// Standard deviations from the mean, with their sign.
fn distance(z: f64, words: &Words) -> String {
    text::signed(z, &text::fixed(z, 2, words.language))
}

fn figure_line(
    facts: &Kept<Facts>,
    scores: &Scores,
    place: usize,
    figure: &Figure,
    (row, points): (usize, Option<f64>),
    words: &Words,
    explain: &Callback<Explained>,
) -> Html {
    let language = words.language;
    let normalised = &scores.figures.list[place];
    let (name, unit) = named(figure, language);
    let raw = normalised.raw.get(row).map(|value| text::show(value, unit, language));
    let achieved = normalised.values.get(row);
    let goalposts = normalised.goalposts.map(|(baseline, target)| {
        words.say(
            words.goalposts,
            &[text::show(baseline, unit, language).into(), text::show(target, unit, language).into()],
        )
    });
    let state = match normalised.state {
        State::LeftOut => Some(words.left_out),
        State::Spoiled => Some(words.spoiled),
        State::Used => None,
    };
    html! {
        <tr>
            <th scope="row">{ name }</th>
            <td class="num">
                { match (figure, raw) {
                    (Figure::Kpi(kpi), value) => html! {
                        <button type="button" class="figure" onclick={Explained::on_click(explain, facts.0.clone(), row, kpi)}>
                            { value.unwrap_or_else(|| words.not_measured.to_owned()) }
                        </button>
                    },
                    (_, Some(value)) => value.into(),
                    (_, None) => words.not_measured.into(),
                } }
            </td>
            <td class="achieved">
                if let Some(state) = state { <span class="muted">{ state }</span> }
                else if let Some(z) = achieved.filter(|_| scores.figures.is_z) { { distance(z, words) } }
                else if let Some(achieved) = achieved {
                    <svg class="bar thin" aria-hidden="true" focusable="false">
                        <rect class="track" width="100%" height="100%" />
                        <rect width={percent(100.0 * achieved)} height="100%" />
                    </svg>
                    <span class="achieved-number">{ words.share_of(achieved) }</span>
                }
                if let Some(goalposts) = goalposts { <span class="muted goalposts">{ goalposts }</span> }
            </td>
            <td class="num">{ points.map_or_else(|| words.none.to_owned(), |points| text::score(points, language)) }</td>
        </tr>
    }
}
