//! What was read, and what of it is doubtful. Closed while nothing is.

use yew::prelude::*;

use super::action::Action;
use super::kept::Kept;
use super::notes::{self, Spot};
use super::parts::{Later, use_part};
use super::reading_table::ReadingTable;
use super::steps::Steps;
use super::words::Words;
use crate::api::Reading;
use crate::engine::data_set::{Column, Reason, Role};
use crate::engine::language::Language;
use crate::engine::note::Note;
use crate::examples;
use crate::paste::Corrections;
use crate::paste::reshape::Step;
use std::rc::Rc;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub text: Rc<str>,
    pub steps: Rc<Vec<Step>>,
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

/// How many places should be looked at: what notes say, and the doubtful columns of which none speaks.
pub fn doubts(reading: &Reading, all: &[Note]) -> usize {
    let grave: Vec<&Note> = all.iter().filter(|note| notes::is_grave(note)).collect();
    let is_said = |column: &Column| grave.iter().any(|note| note.column.as_deref() == Some(&column.header));
    let columns = reading.data.columns.iter().filter(|column| is_doubtful(column) && !is_said(column));
    columns.count() + grave.len()
}

#[component]
pub fn ReadingSection(props: &Props) -> Html {
    let Props { language, reading, notes, is_stuck, act, .. } = props;
    let words = Words::of(*language);
    let n_doubts = doubts(reading, notes);
    let chosen = use_state(|| None::<bool>);
    let is_open = chosen.unwrap_or(*is_stuck);
    let later = use_part::<Later>(is_open);
    // What a note has led to, and how often: the same place may be asked for again.
    let target = use_state(|| None::<(Spot, u32)>);
    let toggle = {
        let (chosen, target) = (chosen.clone(), target.setter());
        Callback::from(move |_: MouseEvent| {
            chosen.set(Some(!is_open));
            target.set(None);
        })
    };
    let jump = {
        let (chosen, target) = (chosen.clone(), target.clone());
        Callback::from(move |place: Spot| {
            chosen.set(Some(true));
            target.set(Some((place, target.as_ref().map_or(0, |(_, times)| times + 1))));
        })
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
            <notes::Notes language={*language} notes={notes.clone()} grave=true reading={reading.clone()} jump={jump.clone()} act={act.clone()} />
            <div id="reading-body" hidden={!is_open}>
                if is_open {
                    { later.show(words, |it| (it.reading)(props, target.as_ref(), &jump)) }
                }
            </div>
        </section>
    }
}

/// The table as it was read, and what can be done about it. `target` is what a note has led to.
pub fn body(props: &Props, target: Option<&(Spot, u32)>, jump: &Callback<Spot>) -> Html {
    let Props { language, text, steps, reading, corrections, notes, act, .. } = props;
    html! {
        <>
            <ReadingTable language={*language} reading={reading.clone()} corrections={corrections.clone()}
                notes={notes.clone()} target={target.cloned()} act={act.clone()} />
            <notes::Notes language={*language} notes={notes.clone()} grave=false reading={reading.clone()} jump={jump.clone()} act={act.clone()} />
            { set_aside(reading, text, steps, target.and_then(|(place, _)| place.0), act, Words::of(*language)) }
            <Steps language={*language} text={text.clone()} steps={steps.clone()} reading={reading.clone()} act={act.clone()} />
        </>
    }
}

/// The lines that were set aside, with their text and the reason; what could be a row after all can be made one.
fn set_aside(
    reading: &Reading,
    text: &str,
    steps: &[Step],
    found: Option<u32>,
    act: &Callback<Action>,
    words: &Words,
) -> Html {
    const MOST: usize = 30;
    let skipped = &reading.data.skipped;
    if skipped.is_empty() {
        return html! {};
    }
    // One that a note leads to is shown wherever it stands.
    let beyond = skipped.iter().skip(MOST).filter(|(line, _)| Some(*line) == found);
    let listed: Vec<(u32, Reason)> = skipped.iter().take(MOST).chain(beyond).copied().collect();
    let joined = steps.iter().filter_map(|step| match step {
        Step::Join(join) => Some(join.pasted.text.as_str()),
        _ => None,
    });
    // Lines of added tables go on where the text before ends.
    let all = std::iter::once(text).chain(joined).flat_map(|text| text.lines());
    let last = listed.iter().map(|(line, _)| *line).max().unwrap_or(0) as usize;
    let lines: Vec<&str> = all.take(last).collect();
    let shown = |line: u32| -> String {
        let text = lines.get((line as usize).saturating_sub(1)).map_or("", |it| it.trim());
        text.chars().take(80).map(|it| if it == '\t' { ' ' } else { it }).collect()
    };
    let count = |line: u32| act.reform(move |_: MouseEvent| Action::StepTaken(Step::KeepLine(line)));
    html! {
        <div class="set-aside">
            <h3>{ words.skipped }</h3>
            <ul>
                for (line, reason) in listed {
                    <li key={line} id={format!("aside-{line}")} class={(Some(line) == found).then_some("found")}>
                        <span class="place">{ words.line }{ " " }{ line }</span>
                        { " " }{ reason_words(reason, words) }
                        if !shown(line).is_empty() { <q>{ shown(line) }</q> }
                        if matches!(reason, Reason::Total | Reason::Duplicate | Reason::Malformed | Reason::LeftOut) {
                            { " " }
                            <button type="button" class="link" onclick={count(line)}
                                aria-label={format!("{}: {} {line}", words.count_line, words.line)}>{ words.count_line }</button>
                        }
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
