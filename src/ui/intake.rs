//! Files on their way in: one batch at a time, the newest wins, and one can stop waiting.

use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, File};
use yew::prelude::*;

use super::action::Action;
use super::files::{self, Arrival, Content, Refusal};
use super::large;
use super::state::Table;
use super::words::Words;
use crate::engine::language::Language;
use crate::paste;
use crate::paste::reshape::{Join, Label, Step};

/// What is going on with files.
#[derive(Clone)]
pub struct Intake {
    /// Reads these files: the first becomes the table, the others are added to it.
    pub take: Callback<Vec<File>>,
    /// Reads another sheet of a file.
    pub take_sheet: Callback<(File, String)>,
    busy: UseStateHandle<Option<Rc<Busy>>>,
    refusals: UseStateHandle<Vec<Refusal>>,
}

/// Files that are being read.
struct Busy {
    name: String,
    stopper: Option<AbortController>,
}

/// Files on their way in.
#[hook]
pub fn use_intake(language: Language, act: &Callback<Action>) -> Intake {
    let busy = use_state(|| None::<Rc<Busy>>);
    let refusals = use_state(Vec::<Refusal>::new);
    // Which batch is the newest, and how to stop it.
    let newest = use_mut_ref(|| (0_u32, None::<AbortController>));
    let start = {
        let (busy, refusals, act, newest) = (busy.setter(), refusals.setter(), act.clone(), newest.clone());
        Rc::new(move |files: Vec<File>, sheet: Option<String>, language: Language| {
            let Some(first) = files.first() else { return };
            let stopper = files::stopper();
            let (batch, before) = {
                let mut newest = newest.borrow_mut();
                newest.0 += 1;
                (newest.0, std::mem::replace(&mut newest.1, stopper.clone()))
            };
            before.iter().for_each(AbortController::abort);
            busy.set(Some(Rc::new(Busy { name: first.name(), stopper: stopper.clone() })));
            refusals.set(Vec::new());
            let (busy, refusals, act, newest) = (busy.clone(), refusals.clone(), act.clone(), newest.clone());
            spawn_local(async move {
                let is_sheet = sheet.is_some();
                let (mut contents, mut refused, mut project) = (Vec::new(), Vec::new(), None);
                let alone = files.len() == 1;
                for file in files {
                    let signal = stopper.as_ref().map(AbortController::signal);
                    match files::read(file, sheet.clone(), language, signal, alone).await {
                        Some(Ok(Arrival::Table(content))) => contents.push(content),
                        Some(Ok(Arrival::Project(opening))) => project = Some(opening),
                        Some(Err(refusal)) => refused.push(refusal),
                        // The person stopped it: what was read before is no table either.
                        None => return,
                    }
                }
                let is_stopped = stopper.is_some_and(|it| it.signal().aborted());
                if is_stopped || newest.borrow().0 != batch {
                    return;
                }
                busy.set(None);
                refusals.set(refused);
                if let Some(opening) = project {
                    act.emit(Action::ProjectCame(opening));
                } else if let Some(table) = together(contents, Words::of(language)) {
                    act.emit(if is_sheet { Action::SheetChosen(table) } else { Action::Arrived(table) });
                }
            });
        })
    };
    // The listeners of the page are set up once, so the callback stays the same while the language changes.
    let spoken = use_mut_ref(|| language);
    *spoken.borrow_mut() = language;
    let take = {
        let (start, spoken) = (start.clone(), spoken.clone());
        use_callback((), move |files: Vec<File>, ()| {
            let language = *spoken.borrow();
            start(files, None, language);
        })
    };
    let take_sheet = Callback::from(move |(file, sheet): (File, String)| start(vec![file], Some(sheet), language));
    Intake { take, take_sheet, busy, refusals }
}

/// The files of one batch as one table; a column says which row came from which.
fn together(contents: Vec<Content>, words: &Words) -> Option<Table> {
    let mut contents = contents.into_iter();
    let Content { text, held, html, origin } = contents.next()?;
    let above = files::stem(&origin.name).to_owned();
    let more = contents.map(|it| {
        let label = Label {
            header: words.file.to_owned(),
            above: above.clone(),
            below: files::stem(&it.origin.name).to_owned(),
        };
        Step::Join(Join { pasted: paste::reconcile(Some(&it.text), it.html.as_deref()), label: Some(label) })
    });
    let more: Vec<Step> = more.collect();
    // A large text goes to the worker, unless its HTML has to be read with it.
    let is_plain = held.is_none() && html.is_none();
    let large = if is_plain { large::handed_over(&JsString::from(&*text)) } else { None };
    let (text, held) = large.map_or((text, held), |(head, held)| (head, Some(held)));
    Some(Table { more, text, held, html, origin: Some(Rc::new(origin)) })
}

impl Intake {
    /// What is being read, with a way to stop it, and what could not be read.
    pub fn view(&self, words: &Words) -> Html {
        let stop = self.busy.as_ref().and_then(|busy| busy.stopper.clone()).map(|stopper| {
            let busy = self.busy.setter();
            Callback::from(move |_: MouseEvent| {
                stopper.abort();
                busy.set(None);
            })
        });
        let dismiss = {
            let refusals = self.refusals.setter();
            Callback::from(move |_: MouseEvent| refusals.set(Vec::new()))
        };
        html! {
            <>
                if let Some(busy) = &*self.busy {
                    <p class="summary" role="status">
                        { words.say(words.file_busy, &[busy.name.as_str().into()]) }
                        if let Some(stop) = stop {
                            <button type="button" class="link" onclick={stop}>{ words.stop }</button>
                        }
                    </p>
                }
                if !self.refusals.is_empty() {
                    <div class="refused" role="alert">
                        for refusal in self.refusals.iter() {
                            <div key={refusal.name.clone()}>
                                <strong>{ &refusal.name }</strong>
                                for sentence in refusal.sentences.iter() { <p>{ sentence }</p> }
                            </div>
                        }
                        <button type="button" class="link" onclick={dismiss}>{ words.close }</button>
                    </div>
                }
            </>
        }
    }
}
