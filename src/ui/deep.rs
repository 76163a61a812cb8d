//! What the first score does not need is asked of the whole module, in a worker: exports, pictures, firmness, the lexicon.
//!
//! The one who mounts the page hands over `ask` (see www/ask.js); without it every question fails with a sentence.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, JsString, Promise, Reflect, Uint8Array};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::browser;
use crate::api::Request;
use crate::engine::language::Language;
use crate::examples::Example;

thread_local! {
    static ASK: RefCell<Option<Function>> = const { RefCell::new(None) };
    static EXAMPLE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Remembers how to ask (a function of a function's name and its arguments as JSON, which gives a promise) and how to get the
/// text of an example (a function of its file's name, which gives a promise).
pub fn prepare(ask: Option<Function>, example: Option<Function>) {
    ASK.with(|it| *it.borrow_mut() = ask);
    EXAMPLE.with(|it| *it.borrow_mut() = example);
}

/// Fetches an example and gives its text; where it cannot be had the console says why.
pub fn fetch_example(example: &'static Example, give: Callback<Rc<str>>) {
    spawn_local(async move {
        match text_of(example).await {
            Ok(text) => give.emit(text),
            Err(reason) => web_sys::console::warn_1(&reason.into()),
        }
    });
}

/// The text of an example, fetched where this build does not hold it.
async fn text_of(example: &'static Example) -> Result<Rc<str>, String> {
    if !example.text.is_empty() {
        return Ok(example.text.into());
    }
    let function = EXAMPLE.with(|it| it.borrow().clone()).ok_or("nobody to fetch it")?;
    let promise = function.call1(&JsValue::NULL, &example.file.into()).map_err(said)?;
    let text = JsFuture::from(promise.unchecked_into::<Promise>()).await.map_err(said)?;
    text.as_string().map(Into::into).ok_or_else(|| "no text".to_owned())
}

/// Hands a large text over (a string, bytes, a file), to be named by its number from now on; none where nobody takes it.
pub fn hold(source: &JsValue) -> Option<u32> {
    let held = method("hold")?.call1(&JsValue::NULL, source).ok()?;
    held.as_f64().map(|it| it as u32)
}

/// Ends everything that is under way.
pub fn cancel() {
    if let Some(cancel) = method("cancel") {
        _ = cancel.call0(&JsValue::NULL);
    }
}

fn method(name: &str) -> Option<Function> {
    let ask = ASK.with(|it| it.borrow().clone())?;
    browser::function(&ask, name)
}

/// The message of a JavaScript error.
fn said(reason: JsValue) -> String {
    let message = Reflect::get(&reason, &"message".into()).ok().and_then(|it| it.as_string());
    message.or_else(|| reason.as_string()).unwrap_or_default()
}

/// A function of the module and what it is called with.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    function: &'static str,
    /// The arguments as a JSON array.
    args: Rc<str>,
    /// The number of the large text that it is about.
    about: Option<u32>,
}

impl Question {
    /// Asks a function of the module, one argument after the other.
    pub fn new(function: &'static str, args: impl IntoIterator<Item = Value>) -> Self {
        Question { function, args: Value::Array(args.into_iter().collect()).to_string().into(), about: None }
    }

    /// Asks about a text that was handed over.
    pub fn held(function: &'static str, id: u32, args: impl IntoIterator<Item = Value>) -> Self {
        Question { about: Some(id), ..Question::new(function, args) }
    }

    /// Asks about what the person entered: the request comes first, `more` arguments follow.
    pub fn about(function: &'static str, request: &Request, more: impl IntoIterator<Item = Value>) -> Self {
        let args = std::iter::once(request.to_json()).chain(more);
        Question { about: request.held, ..Question::new(function, args) }
    }
}

/// What the module gave.
#[derive(Clone, Debug)]
pub enum Given {
    /// A text: a file's content. It stays the browser's, since the page's own memory never gives back what it has grown to.
    Text(JsString),
    /// Bytes: a file's content.
    Bytes(Uint8Array),
    /// Everything else, as JSON.
    Json(String),
}

/// Asks once. The error is a sentence of the machine's, for the console and for those who want to know.
pub async fn ask(question: &Question) -> Result<Given, String> {
    let function = ASK.with(|it| it.borrow().clone()).ok_or("nobody to ask")?;
    let args: &str = &question.args;
    let about = question.about.map_or(JsValue::UNDEFINED, JsValue::from);
    let promise = function.call3(&JsValue::NULL, &question.function.into(), &args.into(), &about).map_err(said)?;
    let answer = JsFuture::from(promise.unchecked_into::<Promise>()).await.map_err(said)?;
    let part = |key: &str| Reflect::get(&answer, &key.into()).ok();
    if let Some(text) = part("text").and_then(|it| it.dyn_into().ok()) {
        return Ok(Given::Text(text));
    }
    if let Some(bytes) = part("bytes").and_then(|it| it.dyn_into::<Uint8Array>().ok()) {
        return Ok(Given::Bytes(bytes));
    }
    part("json").and_then(|it| it.as_string()).map(Given::Json).ok_or_else(|| "an empty answer".to_owned())
}

/// The answer to a question that changes with the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The newest answer so far; of an earlier question while this one is waited for.
    pub value: Option<Rc<Value>>,
    /// Whether the answer to the question that stands now is still to come.
    pub is_waiting: bool,
    /// Why there is none.
    pub failure: Option<Rc<str>>,
    /// The number of the large text that it is about.
    about: Option<u32>,
}

/// Asks whenever the question changes. One question is under way at a time; of those that come meanwhile only the last one is asked.
#[hook]
pub fn use_answer(question: Option<Question>) -> Answer {
    let answer = use_state(Answer::default);
    let last = use_mut_ref(Answer::default);
    let queue = use_mut_ref(Queue::default);
    {
        let (answer, queue) = (answer.clone(), queue.clone());
        use_effect_with(question.clone(), move |question| {
            let begins = queue.borrow_mut().put(question.clone());
            if begins {
                spawn_local(work_off(queue, last, answer));
            } else if question.is_none() {
                *last.borrow_mut() = Answer::default();
                answer.set(Answer::default());
            }
        });
    }
    let is_waiting = queue.borrow().is_waiting(&question);
    // What was said about another text is nothing about this one.
    let about = question.and_then(|it| it.about);
    let known = Some(&*answer).filter(|it| it.about == about).cloned().unwrap_or_default();
    Answer { is_waiting: is_waiting && known.failure.is_none(), ..known }
}

/// What is to be asked, one question at a time.
#[derive(Default)]
struct Queue {
    next: Option<Question>,
    /// The question to which there is an answer.
    answered: Option<Question>,
    is_busy: bool,
    is_wanted: bool,
}

impl Queue {
    /// Puts a question in the place of the one before, or takes that back together with its answer. Whether somebody has to begin.
    fn put(&mut self, question: Option<Question>) -> bool {
        self.is_wanted = question.is_some();
        if !self.is_wanted {
            self.answered = None;
        }
        self.next = question;
        let begins = self.is_wanted && !self.is_busy;
        self.is_busy |= begins;
        begins
    }

    /// The next question; where there is none, nobody is busy any more.
    fn take(&mut self) -> Option<Question> {
        self.is_busy = self.next.is_some();
        self.next.take()
    }

    /// Here is an answer. Whether anybody still wants one.
    fn answer(&mut self, question: Question) -> bool {
        self.answered = Some(question).filter(|_| self.is_wanted);
        self.is_wanted
    }

    /// Whether the answer to a question is still to come.
    fn is_waiting(&self, question: &Option<Question>) -> bool {
        question.is_some() && self.answered != *question
    }
}

async fn work_off(queue: Rc<RefCell<Queue>>, last: Rc<RefCell<Answer>>, answer: UseStateHandle<Answer>) {
    loop {
        let next = queue.borrow_mut().take();
        let Some(question) = next else { return };
        let given = match ask(&question).await {
            Ok(Given::Json(json)) => serde_json::from_str(&json).map_err(|reason| reason.to_string()),
            Ok(Given::Text(text)) => Ok(Value::String(text.into())),
            Ok(Given::Bytes(_)) => Err("bytes are no answer here".to_owned()),
            Err(reason) => Err(reason),
        };
        let about = question.about;
        if !queue.borrow_mut().answer(question) {
            continue;
        }
        let now = match given {
            Ok(value) => Answer { value: Some(Rc::new(value)), is_waiting: false, failure: None, about },
            Err(reason) => {
                web_sys::console::warn_1(&reason.as_str().into());
                let value = Some(&*last.borrow()).filter(|it| it.about == about).and_then(|it| it.value.clone());
                Answer { failure: Some(reason.into()), is_waiting: false, value, about }
            }
        };
        *last.borrow_mut() = now.clone();
        answer.set(now);
    }
}

thread_local! {
    /// The catalogue of each language that was asked for.
    static CATALOGUES: RefCell<Vec<(Language, Rc<Value>)>> = const { RefCell::new(Vec::new()) };
}

fn catalogue(language: Language) -> Option<Rc<Value>> {
    CATALOGUES.with(|all| all.borrow().iter().find(|it| it.0 == language).map(|it| Rc::clone(&it.1)))
}

/// The whole module's catalogue, once it is wanted: with the texts that explain, which this build leaves out. It is kept once for
/// each language.
#[hook]
pub fn use_catalogue(language: Language, is_wanted: bool) -> Answer {
    let known = catalogue(language);
    let is_asked = is_wanted && known.is_none();
    let answer = use_answer(is_asked.then(|| Question::new("catalogue", [language.code().into()])));
    if known.is_some() {
        return Answer { value: known, ..Answer::default() };
    }
    // The other language's is no use.
    let value = answer.value.clone().filter(|_| is_asked && !answer.is_waiting);
    if let Some(value) = &value {
        CATALOGUES.with(|all| all.borrow_mut().push((language, Rc::clone(value))));
    }
    Answer { value, ..answer }
}

/// An entry of the whole module's catalogue, `list` being one of its lists (`kpis`, `goals` …).
#[hook]
pub fn use_entry(language: Language, list: &'static str, id: Option<&str>) -> Option<Value> {
    let is_asked = use_mut_ref(|| false);
    *is_asked.borrow_mut() |= id.is_some();
    let catalogue = use_catalogue(language, *is_asked.borrow()).value?;
    let entries = catalogue.get(list)?.as_array()?;
    entries.iter().find(|entry| entry.get("id").and_then(Value::as_str) == id).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part that is closed and opened again waits for its answer as it did the first time.
    #[test]
    fn a_question_that_was_taken_back_is_waited_for_again() {
        let question = || Some(Question::new("fairness", []));
        for comes_late in [false, true] {
            let mut queue = Queue::default();
            assert!(queue.put(question()) && queue.is_waiting(&question()));
            let asked = queue.take().expect("one was put in");
            if comes_late {
                assert!(!queue.put(None) && !queue.answer(asked));
            } else {
                assert!(queue.answer(asked) && !queue.is_waiting(&question()));
                assert!(!queue.put(None));
            }
            assert!(queue.take().is_none());
            assert!(queue.put(question()) && queue.is_waiting(&question()), "{comes_late}");
        }
    }
}
