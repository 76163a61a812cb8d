//! What one takes along: sentences for a mail, the ranking as a table, files.

use std::rc::Rc;

use yew::prelude::*;

use super::browser;
use super::derived::Derived;
use super::kept::Kept;
use super::state::State;
use super::words::Words;
use crate::api::{Analysis, ChosenScorecard, Request};
use crate::engine::language::Language;
use crate::engine::score::Scorecard;
use crate::export::{self, Format};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub state: State,
    pub derived: Derived,
    /// What a colleague would say about it.
    pub sentences: Kept<Vec<String>>,
}

/// What the page offers of the formats.
const OFFERED: [(&str, &str); 3] = [("csv", "CSV"), ("markdown", "Markdown"), ("json", "JSON")];

#[component]
pub fn Take(props: &Props) -> Html {
    let Props { language, state, derived, sentences } = props;
    let words = Words::of(*language);
    let said = use_state(|| None::<bool>);
    let copy = |write: Rc<dyn Fn() -> String>| {
        let said = said.clone();
        Callback::from(move |_: MouseEvent| said.set(Some(browser::copy(&write()))))
    };
    let written = |id: &'static str| {
        let (state, derived, language) = (state.clone(), derived.clone(), *language);
        move || {
            let (request, analysis) = request_and_analysis(&state, &derived, language);
            format(id).map(|format| (format.write)(&request, &analysis)).unwrap_or_default()
        }
    };
    let save = |id: &'static str| {
        let write = written(id);
        Callback::from(move |_: MouseEvent| {
            if let Some(format) = format(id) {
                browser::save(&format!("{}.{}", words.file_name, format.ending), format.media_type, &write());
            }
        })
    };
    let mail = sentences.join("\n");
    html! {
        <section class="take" aria-labelledby="take">
            <p class="kicker">{ words.take_kicker }</p>
            <h2 id="take">{ words.take_heading }</h2>
            <blockquote>{ for sentences.iter().map(|sentence| html! { <p>{ sentence }</p> }) }</blockquote>
            <div class="buttons">
                <button type="button" onclick={copy(Rc::new(move || mail.clone()))}>{ words.copy_sentences }</button>
                <button type="button" onclick={copy(Rc::new(written("tsv")))}>{ words.copy_table }</button>
                for (id, name) in OFFERED {
                    <button type="button" key={id} onclick={save(id)}>{ words.say(words.download, &[name.into()]) }</button>
                }
                <button type="button" onclick={copy(Rc::new(browser::address))}>{ words.copy_link }</button>
            </div>
            <p role="status" class="muted">{ said.map(|copied| if copied { words.copied } else { words.copy_failed }) }</p>
            <p class="muted">{ words.link_hint }</p>
        </section>
    }
}

fn format(id: &str) -> Option<&'static Format> {
    export::LIGHT.iter().find(|format| format.id == id)
}

fn request_and_analysis(state: &State, derived: &Derived, language: Language) -> (Request, Analysis) {
    let request = Request {
        text: Some(state.text.to_string()),
        html: state.html.as_deref().map(str::to_owned),
        language,
        corrections: (*state.corrections).clone(),
        settings: derived.facts.settings.clone(),
        interactions_chosen: state.counting.interactions.is_some(),
        scorecard: Some(ChosenScorecard::Own(Scorecard::clone(&derived.scorecard))),
        ..Request::default()
    };
    let analysis = Analysis {
        reading: (*derived.reading).clone(),
        facts: derived.facts.0.clone(),
        scorecard: derived.scorecard.0.clone(),
        settled: Vec::new(),
        scores: derived.scores.0.clone(),
        robustness: None,
        checks: None,
        sources: None,
        fairness: None,
    };
    (request, analysis)
}
