//! From goals, channels and customers to a small table that can be filled in right here.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::browser;
use super::state::Visit;
use super::words::Words;
use crate::engine::language::Language;
use crate::guide::picks::{self, Customers, PICKS};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub visit: Rc<Visit>,
    /// The pasted text, which may be the table that was laid out.
    pub text: Rc<str>,
    pub act: Callback<Action>,
}

#[component]
pub fn Pick(props: &Props) -> Html {
    let Props { language, visit, text, act } = props;
    let words = Words::of(*language);
    let blank = picks::blank_table(&visit.goals, &visit.channels, visit.customers, *language);
    let change = |change: Rc<dyn Fn(&mut Visit)>| {
        let (act, visit) = (act.clone(), visit.clone());
        Callback::from(move |_: Event| {
            let mut visit = (*visit).clone();
            change(&mut visit);
            act.emit(Action::Picked(visit));
        })
    };
    let toggled = |list: &[&'static str], id: &'static str, all: &[&'static str]| -> Vec<&'static str> {
        let is_in = list.contains(&id);
        all.iter().copied().filter(|it| if *it == id { !is_in } else { list.contains(it) }).collect()
    };
    let all_goals: Vec<&'static str> = PICKS.iter().map(|pick| pick.goal.id).collect();
    let choice = |kind: &str, name: &str, id: &str, label: &str, checked: bool, onchange: Callback<Event>| {
        let id = format!("pick-{id}");
        html! {
            <div class="check" key={id.clone()}>
                <input type={kind.to_owned()} name={name.to_owned()} id={id.clone()} {checked} {onchange} />
                <label for={id}>{ label.to_owned() }</label>
            </div>
        }
    };
    let customers = |it: Customers, id: &'static str, label: &'static str| {
        let onchange = change(Rc::new(move |visit| {
            // Channels that nobody has chosen follow the customers.
            if visit.channels == picks::usual_channels(visit.customers) {
                visit.channels = picks::usual_channels(it).to_vec();
            }
            visit.customers = it;
        }));
        choice("radio", "customers", id, label, visit.customers == it, onchange)
    };
    let goal = |pick: &picks::Pick| {
        let goals = toggled(&visit.goals, pick.goal.id, &all_goals);
        let onchange = change(Rc::new(move |visit| visit.goals = goals.clone()));
        choice(
            "checkbox",
            "goals",
            pick.goal.id,
            pick.goal.name.get(*language),
            visit.goals.contains(&pick.goal.id),
            onchange,
        )
    };
    let channel = |channel: &&'static str| {
        let channels = toggled(&visit.channels, channel, picks::CHANNELS);
        let onchange = change(Rc::new(move |visit| visit.channels = channels.clone()));
        choice("checkbox", "channels", channel, channel, visit.channels.contains(channel), onchange)
    };
    let kpis: Vec<&str> = {
        let picked = PICKS.iter().filter(|pick| visit.goals.contains(&pick.goal.id));
        let mut names: Vec<&str> =
            picked.flat_map(|pick| pick.kpis(visit.customers)).map(|kpi| kpi.name.get(*language)).collect();
        let mut seen = Vec::new();
        names.retain(|name| {
            !seen.contains(name) && {
                seen.push(*name);
                true
            }
        });
        names
    };
    let is_ready = !visit.goals.is_empty() && !visit.channels.is_empty();
    let lay_out = {
        let blank: Rc<str> = blank.as_str().into();
        act.reform(move |_: MouseEvent| Action::TableLaidOut(blank.clone()))
    };
    let copied = use_state(|| None::<bool>);
    let copy = {
        let (copied, blank) = (copied.clone(), blank.clone());
        Callback::from(move |_: MouseEvent| copied.set(Some(browser::copy(&blank))))
    };
    // Another table of the person's stays where it is until the button is pressed.
    let is_other = !text.trim().is_empty();
    html! {
        <section class="pick" aria-labelledby="pick">
            <h2 id="pick">{ words.pick_heading }</h2>
            <div class="picks">
                <fieldset>
                    <legend>{ words.pick_goals }</legend>
                    { for PICKS.iter().map(goal) }
                </fieldset>
                <fieldset>
                    <legend>{ words.pick_customers }</legend>
                    { customers(Customers::Consumers, "consumers", words.pick_consumers) }
                    { customers(Customers::Businesses, "businesses", words.pick_businesses) }
                </fieldset>
                <fieldset>
                    <legend>{ words.pick_channels }</legend>
                    <div class="columns">{ for picks::CHANNELS.iter().map(channel) }</div>
                </fieldset>
            </div>
            if is_ready {
                <p class="lead">{ words.say(words.pick_result, &[text::listed(&kpis, *language).into()]) }</p>
                <div class="buttons">
                    <button type="button" onclick={lay_out}>{ if is_other { words.pick_again } else { words.pick_table } }</button>
                    <button type="button" onclick={copy}>{ words.pick_copy }</button>
                </div>
                <p role="status" class="muted">{ copied.map(|copied| if copied { words.copied } else { words.copy_failed }) }</p>
            } else {
                <p class="notice">{ words.pick_nothing }</p>
            }
        </section>
    }
}
