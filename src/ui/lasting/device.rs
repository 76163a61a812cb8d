//! The switch for what this device keeps, and what happens when another tab keeps something too.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::ui::browser;
use crate::ui::desk::Desk;
use crate::ui::large::{self, Opening};
use crate::ui::request;
use crate::ui::storage::{self, Denied};
use crate::ui::words::{FrontWords, Words};

/// Typing pauses for so long before something is kept; a page that is left waits for nothing.
const PAUSE: i32 = 600;

/// After a change to a large table's settings, since all of it is written again.
const LONG_PAUSE: i32 = 2_000;

/// No browser keeps more characters; then nothing is asked for.
const MOST_CHARACTERS: usize = 5_000_000;

/// Keeps a large table with everything that was done to it; where it does not fit in, all but its numbers.
async fn keep_large(desk: Desk) -> Result<(), Denied> {
    let settings = || request::project(&desk).write();
    let Some(held) = &desk.now.held else { return storage::keep(&settings()) };
    let text = if held.size < MOST_CHARACTERS { large::project_text(&desk).await } else { None };
    match text.map(|text| storage::keep(&String::from(text))) {
        Some(Err(Denied::Closed)) => Err(Denied::Closed),
        Some(Ok(())) => Ok(()),
        _ => storage::keep(&settings()).and(Err(Denied::NoNumbers)),
    }
}

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
    let is_on = use_state(|| may_keep && storage::is_kept());
    let denied = use_state(|| None::<Denied>);
    let elsewhere = use_state(|| None::<Rc<str>>);
    let pending = use_mut_ref(|| None::<Desk>);
    let keep = {
        let (pending, denied) = (pending.clone(), denied.setter());
        // Nothing twice: whoever comes first, the timer or the end of the page, takes what is to be kept.
        move || {
            let Some(desk) = pending.borrow_mut().take() else { return };
            if desk.now.held.is_none() {
                return denied.set(storage::keep(&request::project(&desk).write()).err());
            }
            let denied = denied.clone();
            spawn_local(async move { denied.set(keep_large(desk).await.err()) });
        }
    };
    // The numbers of a large table come from the worker, for which a page that is left has no time: what was kept before stays.
    let keep_at_once = {
        let (pending, keep) = (pending.clone(), keep.clone());
        move || {
            let is_large = pending.borrow().as_ref().is_some_and(|desk| desk.now.held.is_some());
            if !is_large {
                keep();
            }
        }
    };
    {
        let (is_on, elsewhere) = (is_on.setter(), elsewhere.setter());
        use_effect_with((), move |()| {
            if !may_keep {
                return;
            }
            browser::on_leave(keep_at_once);
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
        use_effect_with(parts, move |(state, language, is_on, is_paused)| {
            let pause = if state.held.is_some() { LONG_PAUSE } else { PAUSE };
            let timer = (*is_on && !*is_paused).then(|| {
                *pending.borrow_mut() = Some(Desk::new(state.clone(), *language));
                browser::after(pause, keep)
            });
            move || {
                drop(timer);
                *pending.borrow_mut() = None;
            }
        });
    }
    let switch = {
        let (is_on, denied, elsewhere) = (is_on.setter(), denied.setter(), elsewhere.setter());
        // Without the steps back, which are many.
        let desk = Desk::new(desk.now.clone(), desk.language);
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
            Denied::NoNumbers => words.device_no_numbers,
        });
        let below = html! {
            <>
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
            </>
        };
        keeping(words, self.is_on, onchange, below)
    }

    /// Keeps from now on.
    pub fn switch_on(&self) {
        self.switch.emit(true);
    }
}

/// The switch, and what stands below it.
pub fn keeping(words: &FrontWords, is_on: bool, onchange: Callback<Event>, below: Html) -> Html {
    html! {
        <div class="device">
            <label class="check">
                <input type="checkbox" checked={is_on} {onchange} />{ words.device_keep }
            </label>
            <p class="muted">{ words.device_hint }</p>
            { below }
        </div>
    }
}
