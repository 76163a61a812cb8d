//! What is around the numbers: what the page begins with, and how it keeps in step with the address, with whoever embeds it, and with
//! whoever reloads it.

use std::rc::Rc;

use js_sys::Promise;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::action::Action;
use super::derived::Derived;
use super::desk::Desk;
use super::kept::Kept;
use super::page::{PageProps, first_language};
use super::place::{self, Place};
use super::state::State;
use super::wish::Choice;
use super::{address, browser, handed, large, lexicon, request, storage};
use crate::api::{ChosenScorecard, Project};
use crate::engine::language::Language;
use crate::text;

/// What this device kept, with what the address brings along. An address that has to be inflated comes a moment later.
fn own_desk(language: Language) -> Desk {
    let kept = storage::kept().and_then(|text| Project::read(&text).ok());
    let desk = kept.map_or_else(
        || Desk::new(Default::default(), language),
        |project| {
            let asked = browser::query("lang").and_then(|code| Language::from_code(&code));
            let language = asked.unwrap_or(project.request.language);
            let mut state = request::state(project);
            large::hand_over(&mut state);
            Desk::new(state, language)
        },
    );
    match address::read_plain(&browser::fragment(), language) {
        Some(Ok(opened)) => desk.after(Action::AddressOpened(Box::new(opened))),
        _ => desk,
    }
}

/// What the page begins with: what it was given, else what is its own. A guest in somebody else's page has neither storage nor
/// address.
pub fn first_desk(props: &PageProps) -> Desk {
    let chosen = handed::given(&props.handed).map(|it| it.language).or(props.options.language);
    let language = chosen.unwrap_or_else(first_language);
    let given = props.opened.as_ref().and_then(|it| address::desk_of(&json(it)?, language));
    let given = given.map(|mut desk| {
        if !props.place.is_guest {
            large::hand_over(&mut desk.now);
        }
        desk
    });
    let desk = given.unwrap_or_else(|| match props.place.is_guest {
        true => Desk::new(Default::default(), language),
        false => own_desk(language),
    });
    match place::system(props.options.system.as_deref()) {
        Some(system) if desk.now.choice == Choice::Fitting => {
            Desk::new(State { choice: Choice::System(system), ..desk.now }, desk.language)
        }
        _ => desk,
    }
}

fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// Follows what the place is given after the start.
#[hook]
pub fn use_given(props: &PageProps, act: &Callback<Action>) {
    let is_first = use_mut_ref(|| true);
    {
        let act = act.clone();
        use_effect_with(props.options.language, move |language| {
            if let Some(language) = language {
                act.emit(Action::LanguageChosen(*language));
            }
        });
    }
    {
        let (act, is_first) = (act.clone(), is_first.clone());
        use_effect_with(props.options.system.clone(), move |id| {
            if !*is_first.borrow() {
                let system = place::system(id.as_deref());
                act.emit(Action::ChoiceMade(system.map_or(Choice::Fitting, Choice::System)));
            }
        });
    }
    let act = act.clone();
    use_effect_with(props.opened.clone(), move |opened| {
        let was_first = is_first.replace(false);
        if let (Some(value), false) = (opened.as_ref().and_then(|it| json(it)), was_first)
            && let Some(desk) = address::desk_of(&value, Language::default())
        {
            let has_numbers = ["text", "html", "table"].iter().any(|key| value.get(key).is_some());
            let desk = Box::new(desk);
            act.emit(if has_numbers { Action::Given(desk) } else { Action::AddressOpened(desk) });
        }
    });
}

/// Tells whoever wants to hear it what came out, once things have settled.
#[hook]
pub fn use_telling(place: &Kept<Place>, desk: &UseReducerHandle<Desk>, derived: &Derived) {
    const SETTLED: i32 = 50;
    let (place, desk, derived) = (place.clone(), desk.clone(), derived.clone());
    let what = (derived.scores.clone(), desk.language);
    use_effect_with(what, move |(_, language)| {
        let language = *language;
        let is_told = place.is_heard() && !derived.scores.rows.is_empty();
        let tell = move || {
            let scorecard = request::settings_of(&desk.now, language).scorecard;
            let scorecard = scorecard.unwrap_or_else(|| ChosenScorecard::Own((*derived.scorecard).clone()));
            place.tell(&derived, Some(scorecard), language);
        };
        let timer = is_told.then(|| browser::after(SETTLED, tell)).flatten();
        move || drop(timer)
    });
}

/// Gives whoever reloads the page everything that was entered.
#[hook]
pub fn use_keeper(place: &Kept<Place>, desk: &UseReducerHandle<Desk>) {
    let newest = use_mut_ref(|| desk.clone());
    newest.replace(desk.clone());
    let place = place.clone();
    use_effect_with((), move |()| {
        let write = Closure::<dyn Fn() -> Promise>::new(move || {
            let desk = newest.borrow().clone();
            future_to_promise(
                async move { Ok(large::project_text(&desk).await.map_or(JsValue::UNDEFINED, Into::into)) },
            )
        });
        place.give_project(write.as_ref());
        move || {
            place.give_project(&JsValue::UNDEFINED);
            drop(write);
        }
    });
}

/// Keeps the address and the settings alike: settings are written into it, and an address that is opened sets them.
#[hook]
pub fn use_address(
    place: &Kept<Place>,
    desk: &UseReducerHandle<Desk>,
    act: &Callback<Action>,
    said: &UseStateHandle<Rc<Vec<String>>>,
    is_elsewhere: bool,
) {
    // The address that was read or written last. Over any other nothing is written: somebody has just opened it.
    let known = use_mut_ref(|| None::<String>);
    let (has_address, is_guest) = (place.has_address, place.is_guest);
    {
        let (known, desk) = (known.clone(), desk.clone());
        let parts = (desk.now.clone(), desk.language, is_elsewhere);
        use_effect_with(parts, move |(_, _, is_elsewhere)| {
            let is_elsewhere = *is_elsewhere;
            let write = move || {
                let settings = address::settings(&desk, first_language());
                spawn_local(async move {
                    let fragment = address::write(&settings).await;
                    let there = browser::fragment();
                    let is_known = known.borrow().as_ref() == Some(&there);
                    // Under an entry of the lexicon, which may have been opened meanwhile, nobody would see the settings change.
                    let is_free = is_known && lexicon::entry_of(&there).is_none();
                    if is_free && there != fragment && (!fragment.is_empty() || address::is_ours(&there)) {
                        browser::set_fragment(&fragment);
                        *known.borrow_mut() = Some(browser::fragment());
                    }
                });
            };
            let timer = (has_address && !is_elsewhere).then(|| browser::after(300, write)).flatten();
            move || drop(timer)
        });
    }
    let (act, said) = (act.clone(), said.setter());
    use_effect_with((), move |()| {
        let read = move |is_first: bool| {
            let (act, said, known) = (act.clone(), said.clone(), known.clone());
            spawn_local(async move {
                let fragment = browser::fragment();
                let language = first_language();
                // A question keeps the table that is there, and how it was put right.
                let question = address::question(&fragment).filter(|_| !is_first);
                // A plain one was read before the page was drawn.
                if let Some(path) = question {
                    act.emit(Action::PathOpened(path));
                } else if address::is_ours(&fragment)
                    && !(is_first && matches!(address::read_plain(&fragment, language), Some(Ok(_))))
                {
                    let opened = address::read(&fragment, language).await;
                    // Where two were opened at once, the one that is there counts.
                    if browser::fragment() != fragment {
                        return;
                    }
                    match opened {
                        Ok(mut desk) => {
                            large::hand_over(&mut desk.now);
                            act.emit(Action::AddressOpened(Box::new(desk)));
                        }
                        Err(note) => said.set(Rc::new(vec![text::message(&note, language)])),
                    }
                }
                *known.borrow_mut() = Some(fragment);
            });
        };
        // A page in a frame writes no address, but opens the one that it was given.
        if !is_guest {
            read(true);
        }
        let listening = has_address.then(|| browser::on_new_fragment(move || read(false)));
        move || drop(listening)
    });
}

/// The entry of the lexicon that the address names.
#[hook]
pub fn use_lexicon(place: &Kept<Place>) -> Option<AttrValue> {
    let has_address = place.has_address;
    let named = move || lexicon::entry_of(&browser::fragment()).filter(|_| has_address).map(AttrValue::from);
    let entry = use_state(named);
    {
        let entry = entry.clone();
        use_effect_with((), move |()| {
            let listening = browser::on_new_fragment(move || entry.set(named()));
            move || drop(listening)
        });
    }
    (*entry).clone()
}
