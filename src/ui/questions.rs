//! Five questions to start from, and what is told of one while it is followed.

use serde_json::Value;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::action::Action;
use super::address::QUESTION;
use super::browser;
use super::kept::Kept;
use super::parts::{Later, fetched};
use super::place::Place;
use super::told::{Told, items, text};
use super::words::{FrontWords, Words};
use crate::engine::language::Language;
use crate::guide::{self, Path, Question};

/// The questions as quiet links. They open without a new page, and can be copied as addresses.
pub fn view(words: &FrontWords, ask: impl Fn(&'static Question) -> Callback<()>) -> Html {
    let language = words.language;
    html! {
        <section class="questions" aria-labelledby="questions">
            <h2 id="questions">{ words.questions_heading }</h2>
            <ul>
                for question in guide::QUESTIONS.iter() {
                    <li key={question.id}>
                        <a href={format!("#{QUESTION}{}", question.id)} onclick={on_plain_click(ask(question))}>{ question.text.get(language) }</a>
                        <p>{ question.why.get(language) }</p>
                    </li>
                }
            </ul>
        </section>
    }
}

/// Where the click is a plain one; a new tab opens the address.
fn on_plain_click(open: Callback<()>) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            open.emit(());
        }
    })
}

/// Follows a question and leads to it.
pub fn open(question: &'static Question, place: &Kept<Place>, act: &Callback<Action>) {
    let Some(path) = Path::from_id(question.id) else { return };
    act.emit(Action::PathOpened(path));
    let place = place.clone();
    spawn_local(async move {
        // It is drawn by a part that may still be on its way.
        _ = fetched::<Later>().await;
        browser::later(0, move || place.lead_to("question"));
    });
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub path: &'static str,
    pub told: Told,
    /// Whether there is an answer to jump to.
    pub has_answer: bool,
    /// Loads the path's example, where the table is another one.
    pub example: Option<Callback<MouseEvent>>,
    pub act: Callback<Action>,
}

/// The question that is followed: what the path does, the study, its figures, and what they do not say.
#[component]
pub fn Story(props: &Props) -> Html {
    let Props { language, path, told, has_answer, example, act } = props;
    let words = Words::of(*language);
    let Some(path) = Path::from_id(path) else { return html! {} };
    let place = guide::ALL.iter().position(|it| it.question.id == path.question.id).unwrap_or_default() + 1;
    let standing = use_context::<Kept<Place>>();
    let to_answer = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        standing.iter().for_each(|it| it.lead_to("answer"));
    });
    html! {
        <div class="question">
            <p class="kicker">{ words.say(words.question_place, &[place.into(), guide::ALL.len().into()]) }</p>
            <h1 id="question" tabindex="-1">{ path.question.text.get(*language) }</h1>
            { match &told.value {
                Some(told) => story(told, words),
                None if told.failed => html! { <p class="lead">{ path.question.why.get(*language) }</p> },
                None => html! { <><p class="lead">{ path.question.why.get(*language) }</p><div class="skeleton" aria-hidden="true"><i /><i /><i /></div></> },
            } }
            if let Some(sentence) = told.value.as_ref().map(|told| text(told, "answer")).filter(|it| *has_answer && !it.is_empty()) {
                <p class="finding"><span class="kicker">{ words.finding }</span>{ sentence }</p>
            }
            <p class="way">
                if *has_answer { <a href="#answer" onclick={to_answer}>{ words.to_answer }</a> }
                if let Some(example) = example {
                    <button type="button" class="link" onclick={example.clone()}>{ words.path_example }</button>
                }
                <button type="button" class="link" onclick={act.reform(|_: MouseEvent| Action::PathLeft)}>{ words.path_leave }</button>
            </p>
        </div>
    }
}

fn story(told: &Value, words: &Words) -> Html {
    html! {
        <>
            <p class="lead">{ text(told, "lead") }</p>
            <figure class="study">
                <figcaption>{ words.study }{ " " }<cite>{ text(told, "study") }</cite></figcaption>
                <dl>
                    for figure in items(told, "figures") {
                        <div><dt>{ text(figure, "label") }</dt><dd>{ text(figure, "value") }</dd></div>
                    }
                </dl>
                <p><strong>{ words.limits }</strong>{ " " }{ text(told, "limits") }</p>
            </figure>
        </>
    }
}
