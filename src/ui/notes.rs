//! Everything that is to be said, gravest first: what happened, where, and what to do.

use yew::prelude::*;

use super::action::Action;
use super::kept::Kept;
use super::remedies;
use super::words::Words;
use crate::api::Reading;
use crate::engine::language::Language;
use crate::engine::note::{Level, Note};
use crate::order;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub notes: Kept<Vec<Note>>,
    /// Only what should be looked at, or only what may be of interest.
    pub grave: bool,
    /// The table that they speak of.
    pub reading: Kept<Reading>,
    /// Leads to the place that a note names.
    pub jump: Callback<Spot>,
    pub act: Callback<Action>,
}

/// A line, a column or a cell of the table.
pub type Spot = (Option<u32>, Option<String>);

/// Whether a note should be looked at.
pub fn is_grave(note: &Note) -> bool {
    note.kind.level < Level::Info
}

/// How many of each level stand there before one asks for more.
const FIRST: usize = 4;

#[component]
pub fn Notes(props: &Props) -> Html {
    let Props { language, notes, grave, reading, jump, act } = props;
    let words = Words::of(*language);
    let all = use_state(|| false);
    let mut sorted: Vec<&Note> = notes.iter().filter(|note| is_grave(note) == *grave).collect();
    order::by_key(&mut sorted, |note| note.kind.level);
    let most = if *all { sorted.len() } else { FIRST };
    let more = sorted.len().saturating_sub(most);
    let onclick = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    if sorted.is_empty() {
        return html! {};
    }
    html! {
        <div class="notes">
            <ul>{ for sorted.iter().take(most).map(|note| with_ways_out(note, reading, jump, act, words)) }</ul>
            if more > 0 {
                <button type="button" class="link" {onclick}>{ words.say(words.more_notes, &[more.into()]) }</button>
            }
        </div>
    }
}

/// One note, a link to the place that it names, and what can be done about it.
fn with_ways_out(note: &Note, reading: &Reading, jump: &Callback<Spot>, act: &Callback<Action>, words: &Words) -> Html {
    let place = place(note, words);
    let is_there =
        note.line.is_some() || reading.data.columns.iter().any(|it| Some(&it.header) == note.column.as_ref());
    let onclick = {
        let (jump, place) = (jump.clone(), (note.line, note.column.clone()));
        Callback::from(move |_: MouseEvent| jump.emit(place.clone()))
    };
    let remedies = remedies::of(note, reading, words);
    let is_choice = remedies.len() > 1;
    html! {
        <li class={class(note)} data-code={note.kind.code}>
            { mark(note, words) }
            if !place.is_empty() && is_there {
                <span class="place"><button type="button" class="link" {onclick}>{ &place }</button></span>
            } else if !place.is_empty() {
                <span class="place">{ &place }</span>
            }
            if !remedies.is_empty() {
                <span class="remedies" role="group" aria-label={text::message(note, words.language)}>
                    for remedy in remedies {
                        <button type="button" key={remedy.name.clone()} aria-pressed={is_choice.then(|| remedy.holds.to_string())}
                            onclick={act.reform(move |_: MouseEvent| remedy.action.clone())}>{ remedy.name.clone() }</button>
                    }
                </span>
            }
        </li>
    }
}

/// One note with its mark: a shape and a word, so that colour is not all.
pub fn item(note: &Note, words: &Words) -> Html {
    let place = place(note, words);
    html! {
        <li class={class(note)} data-code={note.kind.code}>
            { mark(note, words) }
            if !place.is_empty() { <span class="place">{ place }</span> }
        </li>
    }
}

fn class(note: &Note) -> &'static str {
    match note.kind.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
    }
}

fn mark(note: &Note, words: &Words) -> Html {
    let (mark, level) = match note.kind.level {
        Level::Error => ("■", words.levels[0]),
        Level::Warning => ("▲", words.levels[1]),
        Level::Info => ("●", words.levels[2]),
    };
    html! {
        <>
            <span class="mark" aria-hidden="true">{ mark }</span>
            <strong>{ level }</strong>
            <span class="message">{ text::message(note, words.language) }</span>
        </>
    }
}

fn place(note: &Note, words: &Words) -> String {
    let line = note.line.map(|line| words.say(words.place_line, &[(line as usize).into()]));
    let column = note.column.as_ref().map(|column| words.say(words.place_column, &[column.into()]));
    line.into_iter().chain(column).collect::<Vec<String>>().join(", ")
}
