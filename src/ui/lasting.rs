//! Going on later: the project as a file, on this device, or in a link.

mod device;
mod link;

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::browser;
use super::request;
use super::state::{Desk, State};
use super::words::Words;
use crate::engine::language::Language;
pub use device::{Device, use_device};
use link::Link;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub state: State,
    pub device: Device,
    /// A project file's text was chosen.
    pub open: Callback<Rc<str>>,
    /// What kept the last file or link from being opened, or was left out of it.
    pub said: Rc<Vec<String>>,
    /// Whether the page's address is its own.
    pub has_address: bool,
}

#[component]
pub fn Lasting(props: &Props) -> Html {
    let Props { language, state, device, open, said, has_address } = props;
    let words = Words::of(*language);
    let save = {
        let (state, language) = (state.clone(), *language);
        Callback::from(move |_: MouseEvent| {
            let project = request::project(&Desk::new(state.clone(), language));
            browser::save(&format!("{}.json", words.project_file), "application/json", &project.write());
        })
    };
    let onchange = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let file = field.files().and_then(|files| files.get(0));
            // The same file can be chosen again.
            let open = open.clone();
            if let Some(file) = file {
                spawn_local(async move {
                    let text = browser::text_of(&file).await.unwrap_or_default();
                    open.emit(text.into());
                });
            }
            field.set_value("");
        })
    };
    let is_blank = *state == State::default();
    html! {
        <section class="lasting" aria-labelledby="lasting">
            <h2 id="lasting">{ words.lasting_heading }</h2>
            <div class="buttons">
                if !is_blank { <button type="button" onclick={save}>{ words.project_save }</button> }
                <label class="button">
                    <input type="file" class="aside" accept=".json,application/json" {onchange} />{ words.project_open }
                </label>
            </div>
            <div role="status">
                if !said.is_empty() { <ul class="said">{ for said.iter().map(|it| html! { <li>{ it }</li> }) }</ul> }
            </div>
            if state.held.is_some() { <p class="notice">{ words.project_large }</p> }
            if !is_blank && *has_address { <Link language={*language} state={state.clone()} /> }
            { device.view(words) }
        </section>
    }
}
