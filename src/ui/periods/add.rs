//! The numbers of a further period: pasted or from a file, under the settings that hold, with a name where the table has none.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::api::{self, Reading};
use crate::engine::data_set::DataSet;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::paste::reshape::{Join, Label, Step};
use crate::paste::{self, Corrections, Options, Pasted};
use crate::ui::action::Action;
use crate::ui::browser;
use crate::ui::files::{self, Arrival};
use crate::ui::flavours::Flavours;
use crate::ui::kept::Kept;
use crate::ui::words::Words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// How the table was read; of a large one the beginning.
    pub reading: Kept<Reading>,
    /// All periods that are known, where the worker knows more of them.
    pub known: Vec<String>,
    pub act: Callback<Action>,
    pub onclose: Callback<()>,
}

/// The numbers that are to be added.
#[derive(Clone, Debug, Default, PartialEq)]
struct Numbers {
    text: Rc<str>,
    html: Option<Rc<str>>,
}

/// The header and the words of the period column.
fn period(data: &DataSet) -> Option<(String, Vec<String>)> {
    let column = data.column_of(Measure::Period)?;
    let mut all: Vec<String> = Vec::new();
    for row in 0..data.len() {
        let word = column.word(row).trim().to_owned();
        if !word.is_empty() && !all.contains(&word) {
            all.push(word);
        }
    }
    Some((column.header.clone(), all))
}

#[component]
pub fn AddPeriod(props: &Props) -> Html {
    let Props { language, reading, known, act, onclose } = props;
    let words = Words::of(*language);
    let (field, clipboard) = (use_node_ref(), use_mut_ref(|| None::<Flavours>));
    let numbers = use_state(Numbers::default);
    let (above, below) = (use_state(|| month(1)), use_state(|| month(0)));
    let problem = use_state(|| None::<String>);
    let read = use_memo((*numbers).clone(), |numbers| {
        let pasted = pasted(numbers);
        let reading = api::read_pasted(pasted, &Options::default(), &[], &Corrections::default());
        (reading.data.len(), period(&reading.data))
    });
    let (n_rows, own) = (read.0, read.1.clone());
    let here = period(&reading.data)
        .map(|(header, names)| (header, if known.len() > names.len() { known.clone() } else { names }));
    {
        // What has come from elsewhere than the keyboard is shown too.
        let field = field.clone();
        use_effect_with(numbers.text.clone(), move |text| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>().filter(|it| it.value() != **text) {
                field.set_value(text);
            }
        });
    }
    use_effect_with((), {
        let field = field.clone();
        move |()| _ = field.cast::<HtmlTextAreaElement>().map(|it| it.focus())
    });
    let onpaste = {
        let (clipboard, numbers, field) = (clipboard.clone(), numbers.setter(), field.clone());
        let problem = problem.setter();
        Callback::from(move |event: Event| {
            let pasted = Flavours::of(&event).and_then(|it| it.pasted(&event, &field, &clipboard));
            if let Some((text, html)) = pasted {
                problem.set(None);
                numbers.set(Numbers { text, html });
            }
        })
    };
    let oninput = {
        let (clipboard, numbers, problem) = (clipboard.clone(), numbers.setter(), problem.setter());
        Callback::from(move |event: InputEvent| {
            let text: Rc<str> = event.target_unchecked_into::<HtmlTextAreaElement>().value().into();
            let html = Flavours::beside(&text, &clipboard);
            problem.set(None);
            numbers.set(Numbers { text, html });
        })
    };
    let onfile = {
        let (numbers, problem, act, language) = (numbers.setter(), problem.setter(), act.clone(), *language);
        Callback::from(move |event: Event| {
            let picker = event.target_unchecked_into::<HtmlInputElement>();
            let file = files::list(picker.files()).into_iter().next();
            picker.set_value("");
            let (numbers, problem, act) = (numbers.clone(), problem.clone(), act.clone());
            let Some(file) = file else { return };
            spawn_local(async move {
                match files::read(file, None, language, None, false).await {
                    Some(Ok(Arrival::Table(it))) => {
                        problem.set(None);
                        numbers.set(Numbers { text: it.text, html: it.html });
                    }
                    Some(Ok(Arrival::Project(opening))) => act.emit(Action::ProjectCame(opening)),
                    Some(Err(refusal)) => problem.set(Some(refusal.sentences.join(" "))),
                    None => {}
                }
            });
        })
    };
    let onsubmit = {
        let (act, onclose, problem) = (act.clone(), onclose.clone(), problem.setter());
        let (numbers, here, own) = (numbers.clone(), here.clone(), own.clone());
        let (above, below) = ((*above).trim().to_owned(), (*below).trim().to_owned());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let there: &[String] = here.as_ref().map_or(&[], |it| &it.1);
            let is_open = |name: &str, is_asked: bool| is_asked && name.is_empty();
            let said = if numbers.text.trim().is_empty() || n_rows == 0 {
                Some(words.period_empty.to_owned())
            } else if is_open(&above, here.is_none()) || is_open(&below, own.is_none()) {
                Some(words.period_unnamed.to_owned())
            } else if own.is_none() && (there.contains(&below) || here.is_none() && above == below) {
                Some(words.say(words.period_exists, &[below.as_str().into()]))
            } else {
                None
            };
            if said.is_some() {
                return problem.set(said);
            }
            let header = here.as_ref().or(own.as_ref()).map_or(words.period_header, |it| it.0.as_str()).to_owned();
            let label = Label {
                header,
                above: if here.is_none() { above.clone() } else { String::new() },
                below: if own.is_none() { below.clone() } else { String::new() },
            };
            let is_labelled = here.is_none() || own.is_none();
            let join = Join { pasted: pasted(&numbers), label: is_labelled.then_some(label) };
            act.emit(Action::StepTaken(Step::Join(join)));
            onclose.emit(());
        })
    };
    let name = |id: &'static str, label: &'static str, state: &UseStateHandle<String>| {
        let value = (**state).clone();
        let (state, problem) = (state.clone(), problem.clone());
        let oninput = Callback::from(move |event: InputEvent| {
            problem.set(None);
            state.set(event.target_unchecked_into::<HtmlInputElement>().value());
        });
        html! {
            <div class="field">
                <label for={id}>{ label }</label>
                <input {id} type="text" maxlength="60" autocomplete="off" {value} {oninput} />
            </div>
        }
    };
    let cancel = onclose.reform(|_: MouseEvent| ());
    html! {
        <form class="add-table join" {onsubmit}>
            <label for="period-numbers">{ words.period_numbers }</label>
            <textarea id="period-numbers" ref={field} wrap="off" spellcheck="false" autocomplete="off" autocapitalize="off"
                {oninput} {onpaste} aria-invalid={problem.is_some().to_string()} aria-describedby="period-said" />
            <p class="muted">
                { words.period_hint }{ " " }
                <input type="file" id="period-file" class="aside" onchange={onfile} />
                <label for="period-file" class="link">{ words.file_open }</label>
            </p>
            if n_rows > 0 {
                <p>
                    { words.say(words.period_read, &[n_rows.into()]) }
                    if let Some((_, names)) = &own { { " " }{ words.say(words.period_own, &[names.join(", ").into()]) } }
                </p>
            }
            <div class="fields">
                if here.is_none() { { name("period-above", words.period_before, &above) } }
                if own.is_none() { { name("period-below", words.period_new, &below) } }
            </div>
            <p id="period-said" class="bad" role="alert">{ (*problem).clone() }</p>
            <div class="buttons">
                <button type="submit">{ words.period_join }</button>
                <button type="button" class="plain" onclick={cancel}>{ words.close }</button>
            </div>
        </form>
    }
}

fn pasted(numbers: &Numbers) -> Pasted {
    paste::reconcile(Some(&numbers.text), numbers.html.as_deref())
}

/// The month so many months ago, as `2026-10`.
fn month(ago: i32) -> String {
    browser::day_in_months(-ago).chars().take(7).collect()
}
