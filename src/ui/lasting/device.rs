//! The switch for what this device keeps, and what happens when another tab keeps something too.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::browser;
use crate::ui::large::Opening;
use crate::ui::request;
use crate::ui::state::Desk;
use crate::ui::storage::{self, Denied};
use crate::ui::words::Words;

/// Typing pauses for so long before something is kept; a page that is left waits for nothing.
const PAUSE: i32 = 600;

/// What this device keeps, and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// A guest in somebody else's page keeps nothing there.
    may_keep: bool,
    is_on: bool,
    denied: Option<Denied>,
    /// What another tab has kept meanwhile.
    elsewhere: Option<Rc<str>>,
    switch: Callback<bool>,
    /// Takes over what the other tab has, or keeps this tab's.
    settle: Callback<bool>,
}

/// Keeps the desk, where the page may keep anything and the person wants it. `open` takes over what another tab has kept.
#[hook]
pub fn use_device(may_keep: bool, desk: &Desk, open: &Callback<Opening>) -> Device {
    let is_on = use_state(|| may_keep && storage::kept().is_some());
    let denied = use_state(|| None::<Denied>);
    let elsewhere = use_state(|| None::<Rc<str>>);
    let pending = use_mut_ref(|| None::<Desk>);
    let keep = {
        let (pending, denied) = (pending.clone(), denied.setter());
        // Nothing twice: whoever comes first, the timer or the end of the page, takes what is to be kept.
        move || {
            let desk = pending.borrow_mut().take();
            desk.into_iter().for_each(|desk| denied.set(storage::keep(&request::project(&desk).write()).err()));
        }
    };
    {
        let (is_on, elsewhere, keep) = (is_on.setter(), elsewhere.setter(), keep.clone());
        use_effect_with((), move |()| {
            if !may_keep {
                return;
            }
            browser::on_leave(keep);
            storage::on_change_elsewhere(move |text| {
                // What another tab has deleted does not come back from here.
                is_on.set(text.is_some());
                elsewhere.set(text.map(Rc::from));
            });
        });
    }
    {
        let is_paused = elsewhere.is_some();
        let parts = (desk.now.clone(), desk.language, *is_on, is_paused);
        let desk = desk.clone();
        use_effect_with(parts, move |(_, _, is_on, is_paused)| {
            let timer = (*is_on && !*is_paused).then(|| {
                *pending.borrow_mut() = Some(desk);
                browser::after(PAUSE, keep)
            });
            move || {
                timer.flatten().into_iter().for_each(browser::stop);
                *pending.borrow_mut() = None;
            }
        });
    }
    let switch = {
        let (is_on, denied, elsewhere) = (is_on.setter(), denied.setter(), elsewhere.setter());
        let desk = desk.clone();
        Callback::from(move |wanted: bool| {
            let done = match wanted {
                true => storage::keep(&request::project(&desk).write()),
                false => storage::forget(),
            };
            elsewhere.set(None);
            is_on.set(wanted && done.is_ok());
            denied.set(done.err());
        })
    };
    let settle = {
        let (elsewhere, open) = (elsewhere.clone(), open.clone());
        Callback::from(move |takes: bool| {
            if let (true, Some(text)) = (takes, &*elsewhere) {
                open.emit(Opening::of_text(text.clone()));
            }
            elsewhere.set(None);
        })
    };
    Device { may_keep, is_on: *is_on, denied: *denied, elsewhere: (*elsewhere).clone(), switch, settle }
}

impl Device {
    /// The switch with what is to be said about it.
    pub fn view(&self, words: &Words) -> Html {
        if !self.may_keep {
            return html! {};
        }
        let onchange = self.switch.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
        let forget = self.switch.reform(|_: MouseEvent| false);
        let settle = |takes: bool| self.settle.reform(move |_: MouseEvent| takes);
        let denied = self.denied.map(|it| match it {
            Denied::Closed => words.device_closed,
            Denied::Full => words.device_full,
        });
        html! {
            <div class="device">
                <label class="check">
                    <input type="checkbox" checked={self.is_on} {onchange} />{ words.device_keep }
                </label>
                <p class="muted">{ words.device_hint }</p>
                <div role="status">
                    if let Some(denied) = denied { <p class="problem">{ denied }</p> }
                    if self.elsewhere.is_some() {
                        <p class="notice">
                            { words.device_elsewhere }{ " " }
                            <button type="button" class="link" onclick={settle(true)}>{ words.device_take_over }</button>{ " " }
                            <button type="button" class="link" onclick={settle(false)}>{ words.device_keep_mine }</button>
                        </p>
                    }
                </div>
                if self.is_on {
                    <button type="button" class="link" onclick={forget}>{ words.device_forget }</button>
                }
            </div>
        }
    }
}
