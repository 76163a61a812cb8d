//! The page.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Puts the page in the place that index.html keeps for it.
pub fn start() {
    let place = web_sys::window().and_then(|window| window.document()).and_then(|it| it.get_element_by_id("app"));
    if let Some(place) = place {
        yew::Renderer::<App>::with_root(place).render();
    }
}

/// The whole page.
#[component]
fn App() -> Html {
    let text = use_state(String::new);
    let oninput = {
        let text = text.clone();
        move |event: InputEvent| {
            let field = event.target().and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok());
            text.set(field.map(|it| it.value()).unwrap_or_default());
        }
    };
    html! {
        <main>
            <h1>{ "Zielwert" }</h1>
            <label for="paste">{ "Zahlen einfügen" }</label>
            <textarea id="paste" {oninput} />
            <p role="status">{ text.lines().count() }</p>
        </main>
    }
}
