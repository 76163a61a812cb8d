//! Everything that is to be said, gravest first: what happened, where, and what to do.

use yew::prelude::*;

use super::kept::Kept;
use super::words::Words;
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
}

/// Whether a note should be looked at.
pub fn is_grave(note: &Note) -> bool {
    note.kind.level < Level::Info
}

/// How many of each level stand there before one asks for more.
const FIRST: usize = 4;

#[component]
pub fn Notes(props: &Props) -> Html {
    let Props { language, notes, grave } = props;
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
            <ul>{ for sorted.iter().take(most).map(|note| item(note, words)) }</ul>
            if more > 0 {
                <button type="button" class="link" {onclick}>{ words.say(words.more_notes, &[more.into()]) }</button>
            }
        </div>
    }
}

/// One note with its mark: a shape and a word, so that colour is not all.
pub fn item(note: &Note, words: &Words) -> Html {
    let (class, mark, level) = match note.kind.level {
        Level::Error => ("error", "■", words.levels[0]),
        Level::Warning => ("warning", "▲", words.levels[1]),
        Level::Info => ("info", "●", words.levels[2]),
    };
    let line = note.line.map(|line| words.say(words.place_line, &[(line as usize).into()]));
    let column = note.column.as_ref().map(|column| words.say(words.place_column, &[column.into()]));
    let place: Vec<String> = line.into_iter().chain(column).collect();
    html! {
        <li class={class}>
            <span class="mark" aria-hidden="true">{ mark }</span>
            <strong>{ level }</strong>
            <span class="message">{ text::message(note, words.language) }</span>
            if !place.is_empty() { <span class="place">{ place.join(", ") }</span> }
        </li>
    }
}
