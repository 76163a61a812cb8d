//! Whether a disclosure is open: what stands in it is asked for only then.

use web_sys::HtmlElement;
use yew::prelude::*;

/// Whether it is open, and what hears that somebody opens or closes it.
#[hook]
pub fn use_opened() -> (bool, Callback<Event>) {
    let is_open = use_state(|| false);
    let ontoggle = {
        let is_open = is_open.setter();
        Callback::from(move |event: Event| {
            is_open.set(event.target_unchecked_into::<HtmlElement>().has_attribute("open"));
        })
    };
    (*is_open, ontoggle)
}
