//! What was read, and what of it is doubtful. Closed while nothing is.

use yew::prelude::*;

use super::kept::Kept;
use super::notes;
use super::reading_table::ReadingTable;
use super::state::Action;
use super::words::Words;
use crate::api::Reading;
use crate::engine::data_set::{Column, Reason, Role};
use crate::engine::language::Language;
use crate::engine::note::Note;
use crate::examples;
use crate::paste::Corrections;
use std::rc::Rc;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub text: Rc<str>,
    pub reading: Kept<Reading>,
    pub corrections: Rc<Corrections>,
    pub notes: Kept<Vec<Note>>,
    /// Whether nothing can be ranked before a column is put right: then the table shows itself.
    pub is_stuck: bool,
    pub act: Callback<Action>,
}

/// Below this a reading should be looked at.
pub const SURE: f64 = 0.8;

/// Whether a column should be looked at.
pub fn is_doubtful(column: &Column) -> bool {
    column.confidence < SURE && !column.assigned && !matches!(column.role, Role::Ignored)
}

/// How many places should be looked at.
pub fn doubts(reading: &Reading, all: &[Note]) -> usize {
    let columns = reading.data.columns.iter().filter(|column| is_doubtful(column)).count();
    columns + all.iter().filter(|note| notes::is_grave(note)).count()
}

#[component]
pub fn ReadingSection(props: &Props) -> Html {
    let Props { language, text, reading, corrections, notes, is_stuck, act } = props;
    let words = Words::of(*language);
    let n_doubts = doubts(reading, notes);
    let chosen = use_state(|| None::<bool>);
    let is_open = chosen.unwrap_or(*is_stuck);
    let toggle = {
        let chosen = chosen.clone();
        Callback::from(move |_: MouseEvent| chosen.set(Some(!is_open)))
    };
    let data = &reading.data;
    let heading = if n_doubts > 0 {
        words.say(words.reading_doubts, &[n_doubts.into()])
    } else {
        words.say(words.reading_clear, &[data.columns.len().into()])
    };
    let source = data.source.and_then(|source| examples::ALL.iter().find(|example| example.source == Some(source)));
    html! {
        <section class={classes!("reading", (n_doubts > 0).then_some("doubtful"))} aria-labelledby="reading">
            <p class="kicker">{ words.reading_kicker }</p>
            <div class="headline">
                <h2 id="reading">{ heading }</h2>
                <button type="button" class="plain" aria-expanded={is_open.to_string()} aria-controls="reading-body" onclick={toggle}>
                    { if is_open { words.reading_hide } else { words.reading_show } }
                </button>
            </div>
            if let Some(source) = source {
                <p class="muted">{ words.say(words.reading_source, &[source.name.into()]) }</p>
            }
            <notes::Notes language={*language} notes={notes.clone()} grave=true />
            <div id="reading-body" hidden={!is_open}>
                if is_open {
                    <ReadingTable language={*language} reading={reading.clone()} corrections={corrections.clone()}
                        notes={notes.clone()} act={act.clone()} />
                    <notes::Notes language={*language} notes={notes.clone()} grave=false />
                    { set_aside(reading, text, words) }
                }
            </div>
        </section>
    }
}

/// The lines that were set aside, with their text and the reason.
fn set_aside(reading: &Reading, text: &str, words: &Words) -> Html {
    const MOST: usize = 30;
    let skipped = &reading.data.skipped;
    if skipped.is_empty() {
        return html! {};
    }
    let wanted: Vec<u32> = skipped.iter().take(MOST).map(|(line, _)| *line).collect();
    let last = wanted.iter().copied().max().unwrap_or(0) as usize;
    let lines: Vec<&str> = text.lines().take(last).collect();
    let shown = |line: u32| -> String {
        let text = lines.get((line as usize).saturating_sub(1)).map_or("", |it| it.trim());
        text.chars().take(80).map(|it| if it == '\t' { ' ' } else { it }).collect()
    };
    html! {
        <div class="set-aside">
            <h3>{ words.skipped }</h3>
            <ul>
                for (line, reason) in skipped.iter().take(MOST) {
                    <li key={*line}>
                        <span class="place">{ words.line }{ " " }{ *line }</span>
                        { " " }{ reason_words(*reason, words) }
                        if !shown(*line).is_empty() { <q>{ shown(*line) }</q> }
                    </li>
                }
            </ul>
            if skipped.len() > MOST {
                <p class="muted">{ words.say(words.shown, &[MOST.into(), skipped.len().into()]) }</p>
            }
        </div>
    }
}

fn reason_words(reason: Reason, words: &Words) -> &'static str {
    let place = match reason {
        Reason::Preamble => 0,
        Reason::Total => 1,
        Reason::Empty => 2,
        Reason::Description => 3,
        Reason::Duplicate => 4,
        Reason::Malformed => 5,
        Reason::LeftOut => 6,
    };
    words.reasons[place]
}
