//! Panels that are no part of the calculating: the snippet builder and the proof of privacy. Plain scripts fill them, which
//! are fetched when somebody opens one.

use web_sys::Element;
use yew::prelude::*;

use super::browser;
use super::kept::Kept;
use super::place::Place;
use super::words::Words;
use crate::engine::language::Language;

/// A panel that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What to put into one's own page.
    Snippets,
    /// That nothing leaves the browser.
    Privacy,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub place: Kept<Place>,
    pub kind: Kind,
    /// What the page shows now, as a request in JSON.
    pub request: AttrValue,
    pub close: Callback<()>,
}

#[component]
pub fn Panel(props: &Props) -> Html {
    let Props { language, place, kind, request, close } = props;
    let words = Words::of(*language);
    let (dialog, inside) = (use_node_ref(), use_node_ref());
    {
        let (dialog, inside, place, request) = (dialog.clone(), inside.clone(), place.clone(), request.clone());
        use_effect_with((*kind, *language), move |(kind, language)| {
            if let (Some(dialog), Some(inside)) = (dialog.get(), inside.cast::<Element>()) {
                browser::call(&dialog, "showModal");
                let name = if *kind == Kind::Snippets { "snippets" } else { "privacy" };
                place.show_panel(name, &inside, &request, *language);
            }
        });
    }
    // The dialog itself gives the focus back; it says when it is closed.
    let onclick = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| dialog.get().iter().for_each(|it| browser::call(it, "close")))
    };
    let (kicker, heading) = match kind {
        Kind::Snippets => (words.embed_kicker, words.embed_heading),
        Kind::Privacy => (words.proof_kicker, words.proof_heading),
    };
    html! {
        <dialog class="explain panel" ref={dialog} aria-labelledby="panel" onclose={close.reform(|_: Event| ())}>
            <div class="sheet">
                <button type="button" class="close" aria-label={words.close} {onclick}>{ "×" }</button>
                <p class="kicker">{ kicker }</p>
                <h2 id="panel">{ heading }</h2>
                <div class="inside" ref={inside}></div>
            </div>
        </dialog>
    }
}
