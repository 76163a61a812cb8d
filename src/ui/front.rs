//! What stands there before there are numbers. It is small and comes with the page; whatever a person does first is kept and handed
//! over as soon as the rest of the program is there, which is fetched at the first sign of somebody.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::flavours::Flavours;
use super::handed::{First, Focus, Handed, Onward, Typed};
use super::kept::Kept;
use super::large::is_large;
use super::parts::{Part, Whole, failure, use_part};
use super::place::Place;
use super::words::FrontWords;
use super::{browser, calculator, crash, entrance, files, lasting, masthead, panel, questions};
use crate::engine::language::Language;
use crate::examples::Example;
use crate::guide::Question;

/// Signs that somebody is about to do something.
const SIGNS: [&str; 7] = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "wheel", "dragenter"];

#[derive(Properties, PartialEq)]
pub struct Props {
    pub place: Kept<Place>,
    /// The language to begin with.
    pub language: Language,
    /// Takes what was done first, once the rest of the program is there.
    pub hand: Callback<Kept<Handed>>,
}

/// The whole page as long as nothing has been entered.
#[component]
pub fn Front(props: &Props) -> Html {
    let Props { place, hand, .. } = props;
    let language = use_state(|| props.language);
    let words = FrontWords::of(*language);
    let first = use_reducer(Doings::default);
    let whole = use_whole(!first.0.is_empty());
    use_document(place, *language);
    let (field, figures) = (use_node_ref(), use_node_ref());
    let (picker, project_picker) = (use_node_ref(), use_node_ref());
    let pasted = use_mut_ref(Pasted::default);
    let onward = use_memo((), |()| Onward::default());
    use_picker(&picker, &onward, &first.dispatcher(), |files| Some(First::Files(files)));
    use_picker(&project_picker, &onward, &first.dispatcher(), |files| files.into_iter().next().map(First::Project));
    use_arrivals(&first.dispatcher(), &field, &pasted);
    let is_here = matches!(whole, Part::Here(_));
    {
        let (hand, field, figures, pasted, language, onward) =
            (hand.clone(), field.clone(), figures.clone(), pasted.clone(), *language, Onward::clone(&onward));
        let first = first.0.clone();
        use_effect_with((first.len(), is_here), move |_| {
            if is_here && !first.is_empty() {
                let mut pasted = pasted.borrow_mut();
                let large = pasted.large.take();
                let is_in_field = large.is_none();
                onward.leave();
                let in_field = || browser::text_property(field.get()?.as_ref(), "value");
                let text = large.or_else(in_field).unwrap_or_else(|| JsString::from(""));
                let typed = Typed { text, is_in_field, clipboard: pasted.clipboard.take() };
                hand.emit(Kept(Rc::new(Handed {
                    first: first.into(),
                    language,
                    typed: Some(typed).into(),
                    figures: calculator::figures_in(&figures).into(),
                    focus: Focus::now(),
                    onward,
                })));
            }
        });
    }

    let begin = |it: First| {
        let first = first.dispatcher();
        Callback::from(move |_: MouseEvent| first.dispatch(it.clone()))
    };
    let oninput = {
        let first = first.dispatcher();
        Callback::from(move |_: InputEvent| first.dispatch(First::Text))
    };
    let onpaste = {
        let (first, field, pasted) = (first.dispatcher(), field.clone(), pasted.clone());
        Callback::from(move |event: Event| {
            // A field of megabytes makes every browser slow; HTML alone is no text of a field.
            if pasted.borrow_mut().take(&event, &field) {
                event.prevent_default();
                // What follows is drawn a turn later: taking megabytes from the clipboard has been long enough.
                let first = first.clone();
                browser::later(0, move || first.dispatch(First::Text));
            }
        })
    };
    let onfigure = {
        let first = first.dispatcher();
        Callback::from(move |_: InputEvent| first.dispatch(First::Figures))
    };
    let onkeep = {
        let first = first.dispatcher();
        Callback::from(move |_: Event| first.dispatch(First::Keeping))
    };
    let choose = {
        let language = language.setter();
        Callback::from(move |it: Language| language.set(it))
    };
    let load = |example: &'static Example| begin(First::Example(example));
    let ask = |question: &'static Question| {
        let first = first.dispatcher();
        Callback::from(move |()| first.dispatch(First::Question(question)))
    };
    let open_panel = |kind: panel::Kind| begin(First::Panel(kind));
    html! {
        <>
            { masthead::view(words, place.has_address, false, &choose, html! {}, html! {}) }
            <main class="main empty">
                <div class="opening">
                    <h1>{ words.question }</h1>
                    <p class="lead">{ words.promise_lead }</p>
                    <div class="entrance" part="entrance">
                        <div class="paste">
                            { entrance::field(words, &field, oninput, onpaste, Callback::noop(), false) }
                            if let Part::Failed(again) = &whole {
                                { failure(words, again) }
                            } else if !first.0.is_empty() {
                                <p class="summary busy"><progress aria-label={words.busy} /><span>{ words.busy }</span></p>
                            }
                            { entrance::files(words, &picker, Callback::noop()) }
                            { entrance::examples(words, words.examples, true, load) }
                        </div>
                        { calculator::view(words, &figures, calculator::plain_fields(*language, &onfigure), calculator::no_rates(words)) }
                    </div>
                </div>
                { questions::view(words, ask) }
                { entrance::gains(words) }
                { lasting::view(words, html! {}, &project_picker, Callback::noop(), html! { <div role="status"></div> }, lasting::keeping(words, false, onkeep, html! {})) }
            </main>
            <footer class="foot" part="foot">{ entrance::foot(words, place, open_panel) }</footer>
        </>
    }
}

/// The rest of the program, wanted once something is to be done. It is fetched beforehand, at the first sign of somebody, if that
/// works out; whether it does is of interest only then.
#[hook]
pub fn use_whole(is_begun: bool) -> Part<Whole> {
    let is_near = use_state(|| false);
    _ = use_part::<Whole>(*is_near);
    let whole = use_part::<Whole>(is_begun);
    use_effect_with((), move |()| browser::at_first(&SIGNS, move || is_near.set(true)));
    whole
}

/// Tells the document its language and title, and a crash that there is nothing to give back yet.
#[hook]
pub fn use_document(place: &Kept<Place>, language: Language) {
    let place = place.clone();
    use_effect_with(language, move |language| {
        browser::set_language(language.code(), FrontWords::of(*language).page_title);
        crash::remember(crash::Pasted {
            text: "".into(),
            held: None,
            language: *language,
            place: place.element.clone(),
        });
    });
}

/// What was done so far, in order.
#[derive(Default)]
struct Doings(Vec<First>);

impl Reducible for Doings {
    type Action = First;

    fn reduce(self: Rc<Self>, first: First) -> Rc<Self> {
        // Of what stands in fields only the end counts.
        let is_known =
            |it: &First| matches!((it, &first), (First::Text, First::Text) | (First::Figures, First::Figures));
        if self.0.iter().any(is_known) {
            return self;
        }
        Rc::new(Doings(self.0.iter().cloned().chain([first]).collect()))
    }
}

/// What has been pasted so far.
#[derive(Default)]
struct Pasted {
    /// A large text.
    large: Option<JsString>,
    /// What the clipboard held beside the field's text.
    clipboard: Option<Rc<Flavours>>,
}

impl Pasted {
    /// Takes what a clipboard holds. Whether that is all of it; else the field takes the text.
    fn take(&mut self, event: &Event, field: &NodeRef) -> bool {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(|it| it.clipboard_data());
        let large = data.and_then(|data| browser::clipboard_text(&data)).filter(is_large);
        if let Some(large) = large {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value("");
            }
            self.large = Some(large);
            return true;
        }
        let Some(flavours) = Flavours::of(event) else { return false };
        let is_html_alone = flavours.text.is_empty() && !flavours.html.is_empty();
        self.clipboard = (!flavours.html.is_empty()).then(|| Rc::new(flavours));
        is_html_alone
    }
}

/// Follows a picker, which may be open longer than the front is there.
#[hook]
fn use_picker(
    picker: &NodeRef,
    onward: &Onward,
    first: &UseReducerDispatcher<Doings>,
    meant: fn(Vec<File>) -> Option<First>,
) {
    let (picker, onward, first) = (picker.clone(), onward.clone(), first.clone());
    use_effect_with((), move |()| {
        if let Some(field) = picker.cast::<HtmlInputElement>() {
            browser::on_pick(&field, move |files| {
                onward.pass(files).and_then(meant).into_iter().for_each(|it| first.dispatch(it));
            });
        }
    });
}

/// What comes in beside the fields: files anywhere, a paste anywhere, another address.
#[hook]
fn use_arrivals(first: &UseReducerDispatcher<Doings>, field: &NodeRef, pasted: &Rc<RefCell<Pasted>>) {
    let (first, field, pasted) = (first.clone(), field.clone(), pasted.clone());
    use_effect_with((), move |()| {
        let come = move |it: First| first.dispatch(it);
        let dropped = browser::on_drop(None, {
            let come = come.clone();
            move |files: Vec<File>| come(First::Files(files))
        });
        let moved = browser::on_new_fragment({
            let come = come.clone();
            move || come(First::Address)
        });
        let pasted = browser::on_paste(None, move |event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(|it| it.clipboard_data());
            if let Some(data) = data.filter(|it| files::are_all(&it.types())) {
                event.prevent_default();
                return come(First::Files(files::list(data.files())));
            }
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            if target.is_some_and(|it| it.closest("input, textarea, select, dialog").ok().flatten().is_some()) {
                return;
            }
            let text = Flavours::of(&event).map(|it| it.text).unwrap_or_default();
            let is_all = pasted.borrow_mut().take(&event, &field);
            if is_all || !text.trim().is_empty() {
                event.prevent_default();
                if let Some(field) = field.cast::<HtmlTextAreaElement>().filter(|_| !is_all) {
                    field.set_value(&text);
                }
                come(First::Text);
            }
        });
        move || drop((dropped, moved, pasted))
    });
}
