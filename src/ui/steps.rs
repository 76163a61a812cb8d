//! What was done to the table before it was read, each step with a way back, and the tools for the next one.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::action::Action;
use super::flavours::Flavours;
use super::join_form::JoinForm;
use super::kept::Kept;
use super::words::Words;
use crate::api::Reading;
use crate::engine::language::Language;
use crate::paste;
use crate::paste::reshape::{Join, Label, Step, suggested};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub text: Rc<str>,
    pub steps: Rc<Vec<Step>>,
    pub reading: Kept<Reading>,
    pub act: Callback<Action>,
}

/// Which tool is open.
#[derive(Clone, Copy, PartialEq)]
enum Tool {
    None,
    Header,
    Join,
}

/// Lines among which the header is chosen.
const LINES: usize = 15;

#[component]
pub fn Steps(props: &Props) -> Html {
    let Props { language, text, steps, reading, act } = props;
    let words = Words::of(*language);
    let open = use_state(|| Tool::None);
    let toggle = |tool: Tool| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(if *open == tool { Tool::None } else { tool }))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(Tool::None))
    };
    let take = |step: Step| {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| act.emit(Action::StepTaken(step.clone())))
    };
    let unpivot = reading.data.notes.iter().filter_map(|note| suggested(note, *language));
    let unpivot = unpivot.into_iter().find(|step| matches!(step, Step::Unpivot(_)));
    let tool = |tool: Tool, name: &'static str| {
        html! {
            <button type="button" aria-expanded={(*open == tool).to_string()} aria-controls="tool" onclick={toggle(tool)}>{ name }</button>
        }
    };
    html! {
        <div class="reshape">
            if !steps.is_empty() {
                <h3>{ words.steps_heading }</h3>
                <ol class="done">
                    for (place, step) in steps.iter().enumerate() { { done(place, step, act, words) } }
                </ol>
            }
            <h3 id="tools">{ words.tools_heading }</h3>
            <div class="buttons" role="group" aria-labelledby="tools">
                <button type="button" onclick={take(Step::Transpose)}>{ Step::Transpose.name().get(*language) }</button>
                if let Some(step) = unpivot {
                    <button type="button" onclick={take(step.clone())}>{ step.name().get(*language) }</button>
                }
                { tool(Tool::Header, words.choose_header) }
                { tool(Tool::Join, words.add_table) }
            </div>
            <div id="tool">
                if *open == Tool::Header { { lines(text, reading.header_line, act, words) } }
                if *open == Tool::Join {
                    <AddTable language={*language} act={act.clone()} onclose={close} />
                }
            </div>
        </div>
    }
}

/// A step that was taken, with its way back.
fn done(place: usize, step: &Step, act: &Callback<Action>, words: &Words) -> Html {
    let undo = act.reform(move |_: MouseEvent| Action::StepUndone(place));
    let sentence = text::message(&step.note(), words.language);
    html! {
        <li key={place}>
            <span>{ &sentence }</span>
            <button type="button" class="link" aria-label={format!("{}: {sentence}", words.step_undo)} onclick={undo}>{ words.step_undo }</button>
        </li>
    }
}

/// The first lines as they were pasted: the one that is clicked becomes the header.
fn lines(text: &str, header: Option<u32>, act: &Callback<Action>, words: &Words) -> Html {
    let line = |(place, line): (usize, &str)| {
        let number = place as u32 + 1;
        let is_header = header == Some(number);
        let choose = act.reform(move |_: MouseEvent| Action::StepTaken(Step::HeaderLine(number)));
        let shown: String = line.chars().take(160).map(|it| if it == '\t' { '│' } else { it }).collect();
        html! {
            <li key={number}>
                <button type="button" class="line" aria-pressed={is_header.to_string()} disabled={line.trim().is_empty()} onclick={choose}>
                    <span class="place">{ words.say(words.place_line, &[(number as usize).into()]) }</span>
                    { " " }<code>{ shown }</code>
                </button>
            </li>
        }
    };
    html! {
        <>
            <p class="muted">{ words.choose_header_hint }</p>
            <ol class="lines">{ for text.lines().take(LINES).enumerate().map(line) }</ol>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct AddProps {
    language: Language,
    act: Callback<Action>,
    onclose: Callback<()>,
}

/// A second field: what is pasted into it is added to the table.
#[component]
fn AddTable(props: &AddProps) -> Html {
    let AddProps { language, act, onclose } = props;
    let words = Words::of(*language);
    let (field, clipboard) = (use_node_ref(), use_mut_ref(|| None::<Flavours>));
    // The HTML that speaks for what stands in the field.
    let beside = use_mut_ref(|| None::<Rc<str>>);
    let is_empty = use_state(|| false);
    let onpaste = {
        let (clipboard, beside, field) = (clipboard.clone(), beside.clone(), field.clone());
        let is_empty = is_empty.setter();
        Callback::from(move |event: Event| {
            let pasted = Flavours::of(&event).and_then(|it| it.pasted(&event, &field, &clipboard));
            if let Some((_, html)) = pasted {
                is_empty.set(false);
                *beside.borrow_mut() = html;
            }
        })
    };
    let oninput = {
        let (clipboard, beside, is_empty) = (clipboard.clone(), beside.clone(), is_empty.setter());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            is_empty.set(false);
            *beside.borrow_mut() = Flavours::beside(&text, &clipboard);
        })
    };
    let onjoin = {
        let (act, field, onclose, is_empty) = (act.clone(), field.clone(), onclose.clone(), is_empty.clone());
        Callback::from(move |label: Option<Label>| {
            let text = field.cast::<HtmlTextAreaElement>().map(|it| it.value()).unwrap_or_default();
            if text.trim().is_empty() {
                is_empty.set(true);
                return;
            }
            let pasted = paste::reconcile(Some(&text), beside.borrow().as_deref());
            act.emit(Action::StepTaken(Step::Join(Join { pasted, label })));
            onclose.emit(());
        })
    };
    html! {
        <div class="add-table">
            <label for="more">{ words.more_numbers }</label>
            <textarea id="more" ref={field} wrap="off" spellcheck="false" autocomplete="off" autocapitalize="off"
                aria-invalid={is_empty.to_string()} aria-describedby="more-empty" {onpaste} {oninput} />
            <p id="more-empty" class="bad" role="status">{ is_empty.then_some(words.more_numbers_empty) }</p>
            <JoinForm language={*language} id="more-join" {onjoin} oncancel={onclose.clone()} cancel={words.close} />
        </div>
    }
}
