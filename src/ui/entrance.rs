//! What the front and the page with numbers both show where numbers come in, and around it.

use yew::prelude::*;

use super::panel;
use super::place::Place;
use super::words::FrontWords;
use crate::examples::{self, Example};

/// Examples that stand there at once; the others are behind a switch.
const FIRST: usize = 3;

/// What the picker offers first.
const ACCEPTED: &str = ".csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.zip,.json,text/csv,text/plain";

/// The field for a table. Where it shows but the beginning of one, a key typed there would cut off the rest: it only takes another.
pub fn field(
    words: &FrontWords,
    field: &NodeRef,
    oninput: Callback<InputEvent>,
    onpaste: Callback<Event>,
    onkeydown: Callback<KeyboardEvent>,
    is_beginning: bool,
) -> Html {
    html! {
        <>
            <label for="paste">{ words.paste_label }</label>
            <textarea id="paste" ref={field} {oninput} {onpaste} {onkeydown} readonly={is_beginning} placeholder={words.paste_placeholder} wrap="off" spellcheck="false"
                autocomplete="off" autocapitalize="off" aria-describedby="promise" />
        </>
    }
}

/// The ways for files, and what happens to numbers.
pub fn files(words: &FrontWords, picker: &NodeRef, onpick: Callback<Event>) -> Html {
    html! {
        <>
            <p class="drop-here" aria-hidden="true">{ words.drop_here }</p>
            <div class="file">
                <input ref={picker} type="file" id="file" class="aside" multiple=true accept={ACCEPTED} onchange={onpick} />
                <label for="file" class="button">{ words.file_open }</label>
                <span class="muted">{ words.file_hint }</span>
            </div>
            <p class="promise" id="promise">{ words.promise }</p>
        </>
    }
}

/// The examples under a heading, each with a sentence where they are new to the reader.
pub fn examples(
    words: &FrontWords,
    heading: &'static str,
    are_new: bool,
    load: impl Fn(&'static Example) -> Callback<MouseEvent>,
) -> Html {
    let example = |example: &&'static Example| {
        html! {
            <li key={example.id}>
                // By its id the focus finds it again behind the front.
                <button type="button" class="link" id={format!("example-{}", example.id)} onclick={load(example)}>{ example.name.get(words.language) }</button>
                if are_new { <span>{ example.definition.get(words.language) }</span> }
            </li>
        }
    };
    html! {
        <div class="examples">
            <p id="examples">{ heading }</p>
            <ul aria-labelledby="examples">{ for examples::ALL.iter().take(FIRST).map(example) }</ul>
            <details>
                <summary>{ words.more_examples }</summary>
                <ul>{ for examples::ALL.iter().skip(FIRST).map(example) }</ul>
            </details>
        </div>
    }
}

/// What one gets, while there is nothing to show yet.
pub fn gains(words: &FrontWords) -> Html {
    html! {
        <section class="gains" aria-label={words.what_you_get}>
            for (heading, sentence) in words.gains {
                <div key={heading}>
                    <h2>{ heading }</h2>
                    <p>{ sentence }</p>
                </div>
            }
        </section>
    }
}

/// Below a part of the page in somebody else's: where the whole is to be found.
pub fn credit(words: &FrontWords, place: &Place) -> Html {
    let Some(home) = &place.home else { return html! {} };
    html! { <p>{ words.credit }{ " " }<a href={home.clone()} target="_blank" rel="noopener">{ "Zielwert" }</a></p> }
}

/// The last lines of the whole page.
pub fn foot(words: &FrontWords, place: &Place, open: impl Fn(panel::Kind) -> Callback<MouseEvent>) -> Html {
    html! {
        <>
            <p>{ words.foot }{ " " }{ words.foot_licence }</p>
            if place.has_panels() {
                <p class="foot-links">
                    <button type="button" class="link" id="proof" onclick={open(panel::Kind::Privacy)}>{ words.proof_link }</button>
                    <button type="button" class="link" id="embed" onclick={open(panel::Kind::Snippets)}>{ words.embed_link }</button>
                </p>
            }
        </>
    }
}
