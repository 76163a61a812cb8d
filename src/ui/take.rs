//! What one takes along: sentences for a mail, the ranking as a table, files.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use web_sys::{AbortController, AbortSignal};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::action::Action;
use super::browser;
use super::deep::{self, Given, Question};
use super::derived::Derived;
use super::files;
use super::firm;
use super::kept::Kept;
use super::look::LookFields;
use super::request;
use super::state::State;
use super::warehouse::warehouse;
use super::words::Words;
use crate::api::{Analysis, ChosenScorecard, Request};
use crate::engine::language::Language;
use crate::export;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub state: State,
    pub derived: Derived,
    /// What a colleague would say about it.
    pub sentences: Kept<Vec<String>>,
    pub act: Callback<Action>,
}

/// A file that the page offers.
struct File {
    /// The id that `exportReport` takes.
    id: &'static str,
    name: &'static str,
    ending: &'static str,
    media_type: &'static str,
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the page offers of the formats.
const OFFERED: [File; 5] = [
    File { id: "html", name: "HTML", ending: "html", media_type: "text/html" },
    File { id: "xlsx", name: "Excel", ending: "xlsx", media_type: XLSX },
    File { id: "csv", name: "CSV", ending: "csv", media_type: "text/csv" },
    File { id: "markdown", name: "Markdown", ending: "md", media_type: "text/markdown" },
    File { id: "json", name: "JSON", ending: "json", media_type: "application/json" },
];

/// The scorecard as a script for an engine.
const SCRIPTS: [File; 2] = [
    File { id: "sql", name: "SQL (DuckDB)", ending: "duckdb.sql", media_type: "application/sql" },
    File { id: "spark_sql", name: "SQL (Spark)", ending: "spark.sql", media_type: "application/sql" },
];

#[component]
pub fn Take(props: &Props) -> Html {
    let Props { language, state, derived, sentences, act } = props;
    let words = Words::of(*language);
    let said = use_state(|| None::<AttrValue>);
    let copy = |write: Rc<dyn Fn() -> String>| {
        let said = said.clone();
        Callback::from(move |_: MouseEvent| {
            said.set(Some(if browser::copy(&write()) { words.copied } else { words.copy_failed }.into()));
        })
    };
    // Copied while the click is handled, so written right here.
    let table = {
        let (state, derived, language) = (state.clone(), derived.clone(), *language);
        let said = said.clone();
        Callback::from(move |_: MouseEvent| {
            let (request, analysis) = request_and_analysis(&state, &derived, language);
            let table = export::table::write(&analysis, language);
            let copied = browser::copy_both(&export::tsv(&request, &analysis), &table);
            // Of a large table the page has the top alone.
            let (n_rows, n_all) = (derived.facts.rows.len(), derived.top.as_ref().map_or(0, |top| top.n_rows));
            said.set(Some(match copied {
                true if n_rows < n_all => words.say(words.copied_top, &[n_rows.into(), n_all.into()]).into(),
                true => words.copied.into(),
                false => words.copy_failed.into(),
            }));
        })
    };
    let print = {
        let (state, derived, said, language) = (state.clone(), derived.clone(), said.clone(), *language);
        Callback::from(move |_: MouseEvent| {
            let question = report(&state, &derived, language, "html");
            let said = said.clone();
            said.set(Some(words.writing.into()));
            spawn_local(async move {
                said.set(match deep::ask(&question).await {
                    Ok(Given::Text(html)) if browser::print(&html).is_some() => None,
                    _ => Some(words.deep_failed.into()),
                });
            });
        })
    };
    let save = |file: &'static File| {
        let (state, derived, said, language) = (state.clone(), derived.clone(), said.clone(), *language);
        Callback::from(move |_: MouseEvent| {
            let question = report(&state, &derived, language, file.id);
            let said = said.clone();
            said.set(Some(words.writing.into()));
            spawn_local(async move {
                let name = format!("{}.{}", words.file_name, file.ending);
                said.set(match deep::ask(&question).await {
                    Ok(Given::Text(text)) => {
                        browser::save(&name, file.media_type, text);
                        None
                    }
                    _ => Some(words.deep_failed.into()),
                });
            });
        })
    };
    // A workbook of a large table takes seconds: one sees how far it is, and can stop it.
    let job = use_state(|| None::<Writing>);
    let newest = use_mut_ref(|| None::<AbortController>);
    let save_book = |file: &'static File| {
        let (state, derived, said, language) = (state.clone(), derived.clone(), said.clone(), *language);
        let (job, newest) = (job.setter(), newest.clone());
        Callback::from(move |_: MouseEvent| {
            let Ok(stopper) = AbortController::new() else { return };
            let (question, signal) = (report(&state, &derived, language, file.id), stopper.signal());
            newest.replace(Some(stopper)).iter().for_each(AbortController::abort);
            let (said, job) = (said.clone(), job.clone());
            said.set(None);
            job.set(Some(Writing { done: None }));
            spawn_local(async move {
                let written = written(&question, &signal, &job).await;
                // Whoever stopped it has said so already.
                if signal.aborted() {
                    return;
                }
                job.set(None);
                match written {
                    Some(bytes) => {
                        let name = format!("{}.{}", words.file_name, file.ending);
                        browser::save_parts(&name, file.media_type, &Array::of1(&bytes));
                    }
                    None => said.set(Some(words.deep_failed.into())),
                }
            });
        })
    };
    let stop = {
        let (job, newest) = (job.setter(), newest.clone());
        Callback::from(move |_: MouseEvent| {
            newest.take().iter().for_each(AbortController::abort);
            job.set(None);
        })
    };
    let button = |file: &'static File| {
        let save = if file.id == "xlsx" { save_book(file) } else { save(file) };
        html! {
            <button type="button" key={file.id} onclick={save}>{ words.say(words.download, &[file.name.into()]) }</button>
        }
    };
    let mail = sentences.join("\n");
    html! {
        <section class="take" aria-labelledby="take">
            <p class="kicker">{ words.take_kicker }</p>
            <h2 id="take">{ words.take_heading }</h2>
            <blockquote>{ for sentences.iter().map(|sentence| html! { <p>{ sentence }</p> }) }</blockquote>
            <div class="buttons">
                <button type="button" onclick={copy(Rc::new(move || mail.clone()))}>{ words.copy_sentences }</button>
                <button type="button" onclick={table}>{ words.copy_table }</button>
                <button type="button" onclick={print}>{ words.report_print }</button>
                { for OFFERED.iter().filter(|file| file.id != "xlsx" || files::has_sheets()).map(button) }
            </div>
            <LookFields language={*language} look={state.look.clone()} act={act.clone()} />
            if let Some(Writing { done }) = &*job {
                <p class="summary busy">
                    <progress aria-label={words.writing} max="1" value={done.map(|it| it.to_string())} />
                    <span>{ words.writing }</span>
                    <button type="button" class="link" onclick={stop}>{ words.cancel }</button>
                </p>
            }
            <p role="status" class="muted">{ (*said).clone() }</p>
            { warehouse(words, derived, SCRIPTS.iter().map(button).collect()) }
        </section>
    }
}

/// A workbook is being written.
#[derive(Clone, Copy, PartialEq)]
struct Writing {
    /// How much of it is done, from 0 to 1; not known while it is described.
    done: Option<f64>,
}

/// A workbook's bytes; none where it cannot be written or was stopped.
async fn written(
    question: &Question,
    signal: &AbortSignal,
    job: &UseStateSetter<Option<Writing>>,
) -> Option<Uint8Array> {
    let Ok(Given::Text(description)) = deep::ask(question).await else { return None };
    if signal.aborted() {
        return None;
    }
    let told = {
        let job = job.clone();
        move |done: f64| job.set(Some(Writing { done: Some(done) }))
    };
    files::write_book(&description, signal, told).await.ok()
}

/// Asks for a file, with today's date for those that show one. What is read by people says how firm the ranking is, as the page does.
fn report(state: &State, derived: &Derived, language: Language, format: &'static str) -> Question {
    let mut request = request::with_look(state, language);
    request.look.date = Some(browser::today(language.code()));
    if matches!(format, "html" | "markdown") && state.held.is_none() && firm::is_asked(derived.facts.rows.len()) {
        request.scorecard = Some(ChosenScorecard::Own(firm::asked_with(&derived.scorecard)));
    }
    match format {
        // The engine describes a workbook, the spreadsheet module makes the file.
        "xlsx" => Question::about("workbook", &request, []),
        format => Question::about("exportReport", &request, [format.into()]),
    }
}

fn request_and_analysis(state: &State, derived: &Derived, language: Language) -> (Request, Analysis) {
    let request = request::of(state, language);
    let analysis = Analysis {
        reading: (*derived.reading).clone(),
        facts: derived.facts.0.clone(),
        scorecard: derived.scorecard.0.clone(),
        settled: Vec::new(),
        scores: derived.scores.0.clone(),
        robustness: None,
        checks: None,
        sources: None,
        fairness: None,
    };
    (request, analysis)
}
