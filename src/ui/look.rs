//! How a report looks: heading, name, logo, colour. All of it stays with the person.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::action::Action;
use super::address;
use super::files;
use super::words::Words;
use crate::api::Look;
use crate::engine::language::Language;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub look: Rc<Look>,
    pub act: Callback<Action>,
}

/// A picture of more bytes than this is none that a mail would take.
const MOST_BYTES: f64 = 500_000.0;

#[component]
pub fn LookFields(props: &Props) -> Html {
    let Props { language, look, act } = props;
    let words = Words::of(*language);
    let problem = use_state(|| None::<&'static str>);
    let set = |change: fn(&mut Look, Option<String>)| {
        let (act, look) = (act.clone(), look.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            let mut look = (*look).clone();
            change(&mut look, Some(value.trim().to_owned()).filter(|it| !it.is_empty()));
            act.emit(Action::LookSet(look));
        })
    };
    let choose = {
        let (act, look, problem) = (act.clone(), look.clone(), problem.setter());
        Callback::from(move |event: Event| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let file = field.files().and_then(|files| files.get(0));
            let (act, look, problem) = (act.clone(), look.clone(), problem.clone());
            if let Some(file) = file {
                spawn_local(async move {
                    let is_picture = Look::PICTURES.contains(&file.type_().as_str()) && file.size() <= MOST_BYTES;
                    let bytes = if is_picture { files::bytes_of(&file).await } else { None };
                    problem.set(bytes.is_none().then_some(words.look_logo_unusable));
                    if let Some(bytes) = bytes {
                        let logo = format!("data:{};base64,{}", file.type_(), address::base64(&bytes.to_vec()));
                        act.emit(Action::LookSet(Look { logo: Some(logo), ..(*look).clone() }));
                    }
                });
            }
            field.set_value("");
        })
    };
    let remove = {
        let look = look.clone();
        act.reform(move |_: MouseEvent| Action::LookSet(Look { logo: None, ..(*look).clone() }))
    };
    let text = |id: &'static str,
                label: &'static str,
                value: &Option<String>,
                change: fn(&mut Look, Option<String>)| {
        html! {
            <div class="field">
                <label for={id}>{ label }</label>
                <input {id} type="text" maxlength="80" autocomplete="off" value={value.clone().unwrap_or_default()} onchange={set(change)} />
            </div>
        }
    };
    html! {
        <details class="look">
            <summary>{ words.look_heading }</summary>
            <div class="look-fields">
                { text("look-title", words.look_title, &look.title, |look, it| look.title = it) }
                { text("look-agency", words.look_agency, &look.agency, |look, it| look.agency = it) }
                <div class="field">
                    <label for="look-colour">{ words.look_colour }</label>
                    <input id="look-colour" type="color" value={look.colour.clone().unwrap_or_else(|| "#0b5fa5".to_owned())}
                        onchange={set(|look, it| look.colour = it)} />
                </div>
                <div class="field">
                    <label class="button">
                        <input type="file" class="aside" accept={Look::PICTURES.join(",")} onchange={choose} />{ words.look_logo }
                    </label>
                    if let Some(logo) = &look.logo {
                        <img class="look-logo" src={logo.clone()} alt={words.look_logo_name} />
                        <button type="button" class="link" onclick={remove}>{ words.look_logo_remove }</button>
                    }
                </div>
            </div>
            <p role="status" class="problem">{ *problem }</p>
            <p class="muted">{ words.look_hint }</p>
        </details>
    }
}
