//! A picture of the catalogue in the page: drawn by the whole module, read by pointer, touch or arrow keys, with its table.

use js_sys::Array;
use serde_json::Value;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::browser;
use super::deep::{self, Given, Question, use_answer, use_catalogue};
use super::kept::Kept;
use super::select::Select;
use super::told::{items, text, texts};
use super::words::Words;
use crate::api::Request;
use crate::engine::language::Language;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub language: Language,
    /// The settled request.
    pub asked: Option<Kept<Request>>,
    /// An id of the catalogue.
    pub picture: AttrValue,
    /// Where on the page it stands: what its ids begin with.
    pub place: AttrValue,
    /// The row that it is about, where it is about one.
    #[prop_or_default]
    pub row: Option<AttrValue>,
    /// The row that it is compared with.
    #[prop_or_default]
    pub other: Option<AttrValue>,
}

/// The widths between which a picture is drawn; beyond them it is scaled.
const NARROWEST: i32 = 280;
const WIDEST: i32 = 960;

#[component]
pub fn Picture(props: &Props) -> Html {
    let Props { language, asked, picture, place, row, other } = props;
    let words = Words::of(*language);
    let frame = use_node_ref();
    let width = use_state(|| None::<i32>);
    {
        let (frame, width) = (frame.clone(), width.clone());
        use_effect_with((), move |()| {
            let room = frame.cast::<HtmlElement>().map_or(WIDEST, |it| it.client_width());
            width.set(Some(room.clamp(NARROWEST, WIDEST)));
        });
    }
    let wanted = (asked.clone(), picture.clone(), row.clone(), other.clone(), *width);
    let question = use_memo((wanted, place.clone()), |((asked, picture, row, other, width), place)| {
        let wish = serde_json::json!({
            "picture": picture.as_str(), "row": row.as_deref(), "other": other.as_deref(), "width": (*width)?, "idPrefix": place.as_str(),
        });
        Some(Question::about("draw", asked.as_ref()?, [wish]))
    });
    let answer = use_answer((*question).clone());
    let said = use_state(AttrValue::default);
    let at = use_mut_ref(|| None::<usize>);
    // What a mark said, and which one was reached, belongs to the picture that is gone.
    {
        let (said, at) = (said.clone(), at.clone());
        use_effect_with((question, answer.value.clone().map(Kept)), move |_| {
            at.replace(None);
            said.set(AttrValue::default());
        });
    }
    let point = {
        let said = said.clone();
        Callback::from(move |event: PointerEvent| {
            let mark = event.target_dyn_into::<Element>().and_then(|it| it.closest(".mark").ok().flatten());
            if let Some(text) = mark.and_then(|it| it.get_attribute("data-say")) {
                said.set(text.into());
            }
        })
    };
    let walk = {
        let (frame, said, at) = (frame.clone(), said.clone(), at.clone());
        Callback::from(move |event: KeyboardEvent| {
            let marks = frame.cast::<Element>().and_then(|it| it.query_selector_all(".mark").ok());
            let Some(marks) = marks.filter(|it| it.length() > 0) else { return };
            let last = marks.length() as usize - 1;
            let now = *at.borrow();
            let next = match (event.key().as_str(), now) {
                ("ArrowRight" | "ArrowDown", None) | ("Home", _) => 0,
                ("ArrowRight" | "ArrowDown", Some(now)) => (now + 1).min(last),
                ("ArrowLeft" | "ArrowUp", Some(now)) => now.saturating_sub(1),
                ("ArrowLeft" | "ArrowUp", None) | ("End", _) => last,
                _ => return,
            };
            event.prevent_default();
            *at.borrow_mut() = Some(next);
            for place in 0..=last {
                let mark = marks.item(place as u32).and_then(|it| it.dyn_into::<Element>().ok());
                let Some(mark) = mark else { continue };
                _ = mark.set_attribute("class", if place == next { "mark on" } else { "mark" });
                if place == next {
                    said.set(mark.get_attribute("data-say").unwrap_or_default().into());
                }
            }
        })
    };
    let failed = use_state(|| false);
    let save = |as_png: bool| {
        let (props, failed) = (props.clone(), failed.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(wanted) = file_question(&props) else { return };
            let (failed, name) = (failed.clone(), format!("{}-{}", words.picture_file, props.picture));
            failed.set(false);
            spawn_local(async move { failed.set(save_picture(&wanted, &name, as_png).await.is_none()) });
        })
    };
    let copied = use_state(|| None::<bool>);
    let copy = {
        let (props, copied) = (props.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let Some(wanted) = file_question(&props) else { return };
            let copied = copied.clone();
            copied.set(None);
            let png = async move { browser::png(&svg_file(&wanted).await?).await };
            spawn_local(async move { copied.set(Some(browser::copy_png(png).await)) });
        })
    };
    let drawn =
        answer.value.as_deref().filter(|it| it.get("picture").and_then(Value::as_str) == Some(picture.as_str()));
    let body = match drawn {
        Some(drawn) if drawn.get("svg").and_then(Value::as_str).is_some() => {
            let svg = text(drawn, "svg");
            html! {
                <>
                    <p class="question-of">{ text(drawn, "question") }</p>
                    <h3>{ text(drawn, "title") }</h3>
                    <div class={classes!("drawn", answer.is_waiting.then_some("old"))} role="group" tabindex="0"
                        aria-label={words.picture_keys} onpointerover={point.clone()} onpointerdown={point} onkeydown={walk}>
                        { Html::from_html_unchecked(svg) }
                    </div>
                    <p class="readout" role="status">{ if said.is_empty() { words.picture_hint.into() } else { (*said).clone() } }</p>
                    <details>
                        <summary>{ words.picture_table }</summary>
                        { behind(drawn, words) }
                    </details>
                    <p class="picture-save">
                        <button type="button" class="link" onclick={copy}>{ words.png_copy }</button>
                        <button type="button" class="link" onclick={save(true)}>{ words.png_save }</button>
                        <button type="button" class="link" onclick={save(false)}>{ words.svg_save }</button>
                    </p>
                    <p role="status" class="muted">{ copied.map(|it| if it { words.copied } else { words.png_not_copied }) }</p>
                    if *failed { <p class="problem" role="alert">{ words.picture_failed }</p> }
                </>
            }
        }
        Some(drawn) => html! {
            <><p class="question-of">{ text(drawn, "question") }</p><p class="muted">{ text(drawn, "unavailable") }</p></>
        },
        None if answer.failure.is_some() => html! { <p class="muted">{ words.deep_failed }</p> },
        None => html! { <div class="skeleton tall" aria-hidden="true"><i /><i /><i /><i /></div> },
    };
    html! { <figure class="picture-frame" ref={frame}>{ body }</figure> }
}

/// The question for the same picture as a file, wide enough for a page or a slide.
fn file_question(props: &Props) -> Option<Question> {
    let Props { asked, picture, row, other, .. } = props;
    let wish = serde_json::json!({
        "picture": picture.as_str(), "row": row.as_deref(), "other": other.as_deref(), "width": WIDEST, "standalone": true,
    });
    Some(Question::about("draw", asked.as_ref()?, [wish]))
}

/// A picture as a file's text; none where it cannot be had.
async fn svg_file(wanted: &Question) -> Option<String> {
    let Ok(Given::Json(json)) = deep::ask(wanted).await else { return None };
    let drawn: Value = serde_json::from_str(&json).ok()?;
    drawn.get("svg").and_then(Value::as_str).map(str::to_owned)
}

/// Saves a picture; none where it cannot be had.
async fn save_picture(wanted: &Question, name: &str, as_png: bool) -> Option<()> {
    let svg = svg_file(wanted).await?;
    if as_png {
        let blob = browser::png(&svg).await?;
        browser::save_parts(&format!("{name}.png"), "image/png", &Array::of1(&blob));
    } else {
        browser::save(&format!("{name}.svg"), "image/svg+xml", &svg);
    }
    Some(())
}

/// The numbers behind a picture.
fn behind(drawn: &Value, words: &Words) -> Html {
    let Some(table) = drawn.get("table") else { return html! {} };
    html! {
        <div class="frame" role="region" tabindex="0" aria-label={words.picture_table}>
            <table class="plain-table">
                <thead><tr>for head in table.get("header").into_iter().flat_map(texts) { <th scope="col">{ head }</th> }</tr></thead>
                <tbody>
                    for row in items(table, "rows") {
                        <tr>
                            for (place, cell) in texts(row).enumerate() {
                                if place == 0 { <th scope="row">{ cell }</th> } else { <td>{ cell }</td> }
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct GalleryProps {
    pub language: Language,
    pub asked: Option<Kept<Request>>,
    /// The label of the chosen row.
    pub row: Option<AttrValue>,
}

/// One picture at a time, chosen by its question.
#[component]
pub fn Gallery(props: &GalleryProps) -> Html {
    let GalleryProps { language, asked, row } = props;
    let words = Words::of(*language);
    let chosen = use_state(|| AttrValue::from("heat"));
    let catalogue = use_catalogue(*language, true).value;
    let onchoose = {
        let chosen = chosen.clone();
        Callback::from(move |id: String| chosen.set(id.into()))
    };
    let Some(catalogue) = catalogue else { return html! {} };
    html! {
        <div class="gallery">
            <div class="field">
                <label for="picture">{ words.picture_label }</label>
                <Select id="picture" value={(*chosen).clone()} {onchoose}>
                    for it in items(&catalogue, "pictures") {
                        <option key={text(it, "id").to_string()} value={text(it, "id")}>{ format!("{}: {}", text(it, "name"), text(it, "definition")) }</option>
                    }
                </Select>
            </div>
            <Picture language={*language} asked={asked.clone()} picture={(*chosen).clone()} place="chosen" row={row.clone()} />
        </div>
    }
}
