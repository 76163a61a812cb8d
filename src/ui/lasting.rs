//! Going on later: the project as a file, on this device, or in a link.

mod device;
mod link;

use std::rc::Rc;

use js_sys::JsString;
use web_sys::{File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::browser;
use super::desk::Desk;
use super::large::{self, Opening};
use super::request;
use super::state::State;
use super::words::{FrontWords, Words};
use crate::engine::language::Language;
pub use device::{Device, keeping, use_device};
use link::Link;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub state: State,
    pub device: Device,
    /// A project file was chosen.
    pub open: Callback<Opening>,
    /// What kept the last file or link from being opened, or was left out of it.
    pub said: Rc<Vec<String>>,
    /// Whether the page's address is its own.
    pub has_address: bool,
}

#[component]
pub fn Lasting(props: &Props) -> Html {
    let Props { language, state, device, open, said, has_address } = props;
    let words = Words::of(*language);
    let failed = use_state(|| false);
    let save = {
        let (desk, failed) = (Desk::new(state.clone(), *language), failed.setter());
        Callback::from(move |_: MouseEvent| {
            let write =
                |text: JsString| browser::save(&format!("{}.json", words.project_file), "application/json", text);
            failed.set(false);
            if desk.now.held.is_none() {
                return write(request::project(&desk).write().into());
            }
            let (desk, failed) = (desk.clone(), failed.clone());
            spawn_local(async move {
                match large::project_text(&desk).await {
                    Some(text) => write(text),
                    None => failed.set(true),
                }
            });
        })
    };
    let onchange = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let file = field.files().and_then(|files| files.get(0));
            if let Some(file) = file {
                open_file(file, open.clone());
            }
            // The same file can be chosen again.
            field.set_value("");
        })
    };
    let is_blank = *state == State::default();
    let save = html! { if !is_blank { <button type="button" onclick={save}>{ words.project_save }</button> } };
    let told = html! {
        <>
            <div role="status">
                if !said.is_empty() { <ul class="said">{ for said.iter().map(|it| html! { <li>{ it }</li> }) }</ul> }
            </div>
            if *failed { <p class="problem" role="alert">{ words.deep_failed }</p> }
            if state.held.is_some() { <p class="muted">{ words.project_large }</p> }
            if !is_blank && *has_address { <Link language={*language} state={state.clone()} /> }
        </>
    };
    view(words, save, &NodeRef::default(), onchange, told, device.view(words))
}

/// Opens a project file, or has it said why not.
pub fn open_file(file: File, open: Callback<Opening>) {
    spawn_local(async move {
        let opening = Opening::of_file(&file).await;
        open.emit(opening.unwrap_or_else(|| Opening::Text("".into())));
    });
}

/// The ways to go on later: one to save where there is something, one to open a project, what is said of it, and the device.
pub fn view(
    words: &FrontWords,
    save: Html,
    picker: &NodeRef,
    onopen: Callback<Event>,
    told: Html,
    device: Html,
) -> Html {
    html! {
        <section class="lasting" aria-labelledby="lasting">
            <h2 id="lasting">{ words.lasting_heading }</h2>
            <div class="buttons">
                { save }
                <label class="button">
                    <input ref={picker} type="file" class="aside" accept=".json,application/json" onchange={onopen} />{ words.project_open }
                </label>
            </div>
            { told }
            { device }
        </section>
    }
}
