//! A measurement plan on one page: goal, KPI, baseline, target, who looks after it, and when it is looked at again.

use std::rc::Rc;

use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::{Action, edits};
use super::browser;
use super::goal::named;
use super::kept::Kept;
use super::number_field::NumberField;
use super::select::Select;
use super::state::Plan;
use super::told::{items, text};
use super::wish::Edit;
use super::words::Words;
use crate::engine::language::Language;
use crate::engine::score::Scorecard;
use crate::guide::calendar::{Review, calendar};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// The plan as the guide drew it up.
    pub block: Rc<Value>,
    /// What the person has entered.
    pub plan: Rc<Plan>,
    /// The goals whose targets the plan shows and sets.
    pub scorecard: Kept<Scorecard>,
    pub act: Callback<Action>,
}

/// How often one looks again, in months; the page proposes the quarter.
const RHYTHMS: [u32; 4] = [1, 3, 6, 0];
const USUAL: u32 = 3;

#[component]
pub fn PlanTable(props: &Props) -> Html {
    let Props { language, block, plan, scorecard, act } = props;
    let words = Words::of(*language);
    let proposed = use_memo((), |()| browser::day_in_months(1));
    let first = plan.first.clone().unwrap_or_else(|| (*proposed).clone());
    let rhythm = plan.every_months.unwrap_or(USUAL);
    let set = |change: fn(&mut Plan, &str, String)| {
        let (act, plan) = (act.clone(), plan.clone());
        move |key: &str| {
            let (act, plan, key) = (act.clone(), plan.clone(), key.to_owned());
            Callback::from(move |event: InputEvent| {
                let mut plan = (*plan).clone();
                change(&mut plan, &key, event.target_unchecked_into::<HtmlInputElement>().value());
                act.emit(Action::Planned(plan));
            })
        }
    };
    let set_owner = set(|plan, kpi, value| _ = plan.owners.insert(kpi.to_owned(), value));
    let set_day = set(|plan, kpi, value| _ = plan.days.insert(kpi.to_owned(), value));
    let set_first = set(|plan, _, value| plan.first = Some(value));
    let on_rhythm = {
        let (act, plan) = (act.clone(), plan.clone());
        Callback::from(move |months: String| {
            act.emit(Action::Planned(Plan { every_months: months.parse().ok(), ..(*plan).clone() }));
        })
    };
    let day = |kpi: &str| plan.days.get(kpi).cloned().unwrap_or_else(|| first.clone());
    let owner = |kpi: &str| plan.owners.get(kpi).cloned().unwrap_or_default();
    let save = {
        let reviews: Vec<Review> =
            items(block, "lines").map(|line| review(line, &owner, &day, rhythm, words)).collect();
        Callback::from(move |_: MouseEvent| {
            browser::save(words.calendar_file, "text/calendar", calendar(&reviews, &browser::now()));
        })
    };
    let print = Callback::from(|_: MouseEvent| browser::print_only("plan"));
    let line = |line: &Value| {
        let kpi = text(line, "kpi");
        let name = text(line, "name");
        let args = || [name.as_str().into()];
        html! {
            <tr key={kpi.to_string()}>
                <td data-head={words.plan_goal}>{ text(line, "goal") }</td>
                <th scope="row" data-head={words.kpi}>{ name.clone() }</th>
                <td class="num" data-head={words.plan_baseline}>{ text(line, "baseline") }</td>
                <td class="num" data-head={words.plan_target}>{ target(line, scorecard, words, act) }</td>
                <td data-head={words.plan_owner}>
                    <input type="text" autocomplete="off" aria-label={words.say(words.plan_owner_of, &args())}
                        value={owner(&kpi)} oninput={set_owner(&kpi)} />
                </td>
                <td data-head={words.plan_review}>
                    <input type="date" aria-label={words.say(words.plan_review_of, &args())} value={day(&kpi)} oninput={set_day(&kpi)} />
                </td>
            </tr>
        }
    };
    html! {
        <section class="block plan" aria-labelledby="plan">
            <h3 id="plan">{ text(block, "heading") }</h3>
            <p class="muted">{ text(block, "lead") }</p>
            <div class="rhythm">
                <div class="field">
                    <label for="plan-first">{ words.plan_first }</label>
                    <input id="plan-first" type="date" value={first.clone()} oninput={set_first("")} />
                </div>
                <div class="field">
                    <label for="plan-rhythm">{ words.plan_rhythm }</label>
                    <Select id="plan-rhythm" value={rhythm.to_string()} onchoose={on_rhythm}>
                        for (months, name) in RHYTHMS.into_iter().zip(words.plan_rhythms) {
                            <option key={months} value={months.to_string()}>{ name }</option>
                        }
                    </Select>
                </div>
            </div>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ words.plan_goal }</th>
                        <th scope="col">{ words.kpi }</th>
                        <th scope="col" class="num">{ words.plan_baseline }</th>
                        <th scope="col" class="num">{ words.plan_target }</th>
                        <th scope="col">{ words.plan_owner }</th>
                        <th scope="col">{ words.plan_review }</th>
                    </tr>
                </thead>
                <tbody>{ for items(block, "lines").map(line) }</tbody>
            </table>
            <div class="buttons">
                <button type="button" onclick={print}>{ words.plan_print }</button>
                <button type="button" onclick={save}>{ words.plan_calendar }</button>
            </div>
        </section>
    }
}

/// The field of a target. It is the target of the goals, so that plan and score cannot disagree.
fn target(line: &Value, scorecard: &Kept<Scorecard>, words: &Words, act: &Callback<Action>) -> Html {
    let (kpi, name) = (text(line, "kpi"), text(line, "name"));
    let mut criteria = scorecard
        .goals
        .iter()
        .enumerate()
        .flat_map(|(goal, it)| it.kpis.iter().enumerate().map(move |(place, criterion)| (goal, place, criterion)));
    let Some((goal, place, criterion)) = criteria.find(|it| it.2.figure.id() == *kpi) else {
        return html! { text(line, "target") };
    };
    let (_, unit) = named(&criterion.figure, words.language);
    let set = edits(act, scorecard).reform(move |value| Edit::TargetSet { goal, place, value });
    html! {
        <>
            <NumberField id={format!("plan-target-{kpi}")} name={words.say(words.target_of, &[name.as_str().into()])}
                value={criterion.goalposts.target} otherwise={line.get("mark").and_then(Value::as_f64)}
                {unit} language={words.language} onset={set} />
            if is_reached(line) { <span class="hint">{ words.plan_hold }</span> }
        </>
    }
}

fn is_reached(line: &Value) -> bool {
    line.get("reached").and_then(Value::as_bool).unwrap_or_default()
}

fn review(
    line: &Value,
    owner: &impl Fn(&str) -> String,
    day: &impl Fn(&str) -> String,
    every_months: u32,
    words: &Words,
) -> Review {
    let kpi = text(line, "kpi");
    let mut description = vec![
        format!("{}: {}", words.plan_goal, text(line, "goal")),
        format!("{}: {}", words.plan_baseline, text(line, "baseline")),
        match is_reached(line) {
            true => format!("{}: {} ({})", words.plan_target, text(line, "target"), words.plan_hold),
            false => format!("{}: {}", words.plan_target, text(line, "target")),
        },
    ];
    let who = owner(&kpi);
    if !who.trim().is_empty() {
        description.push(format!("{}: {who}", words.plan_owner));
    }
    Review {
        id: format!("{kpi}-{}", day(&kpi)),
        day: day(&kpi),
        every_months,
        title: words.say(words.plan_review_title, &[text(line, "name").as_str().into()]),
        description: description.join("\n"),
    }
}
