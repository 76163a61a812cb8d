//! Tables that are too large to be worked on in the page: the worker keeps them and gives the top of the ranking, with
//! everything settled that depends on the other rows. The page shows that top with the same sections as any other table.

use std::rc::Rc;

use js_sys::JsString;
use serde_json::Value;
use yew::prelude::*;

use super::browser;
use super::deep::{self, Answer, Given, Question, use_answer};
use super::desk::Desk;
use super::kept::Kept;
use super::request;
use super::state::{Held, State};
use super::words::Words;
use crate::api::{ChosenScorecard, GivenTable, Project, Request};
use crate::engine::data_set::Numbers;
use crate::engine::facts::Facts;
use crate::engine::kpi::Kpi;
use crate::engine::language::{Language, Text};
use crate::engine::note::{Level, Note, NoteKind};
use crate::engine::score::{Figures, RowScore, Scale, Scorecard, Scores, State as FigureState, score_figures};
use crate::engine::settings::Settings;
use crate::paste::Corrections;
use crate::text;

/// So much of it stays in the page: enough to show how it was read. It is read there again, and a field lays all of it out.
const HEAD: u32 = 16_000;

/// From so many characters or bytes on a text goes to the worker.
pub const LARGE: u32 = 200_000;

/// How many rows of the ranking the page has.
const TOP: usize = 300;

/// Whether a text is too large for a field, and for work in the page.
pub fn is_large(text: &JsString) -> bool {
    text.length() >= LARGE
}

/// Hands a large text over: its beginning, and where the whole of it is. None where it is small, or nobody takes it.
pub fn handed_over(text: &JsString) -> Option<(Rc<str>, Held)> {
    if !is_large(text) {
        return None;
    }
    let id = deep::hold(text)?;
    let head = String::from(text.substring(0, HEAD));
    let end = head.rfind('\n').map_or(head.len(), |end| end + 1);
    Some((head.get(..end).unwrap_or_default().into(), Held { id, size: text.length() as usize }))
}

/// A text file that the worker reads and keeps.
pub struct HeldFile {
    /// The beginning of its text.
    pub text: Rc<str>,
    /// Where the whole of it is.
    pub held: Held,
    /// Whether there is nothing in it.
    pub is_blank: bool,
    /// What decoding gave reason to say; what the file is, where it is no text.
    pub notes: Vec<Note>,
}

/// Hands a large file over as it is, so that the page has nothing to do with its size. None where it is small, where nobody takes
/// it, or where the worker fails over it.
pub async fn file(file: &web_sys::File, language: Language) -> Option<HeldFile> {
    if file.size() < f64::from(LARGE) {
        return None;
    }
    let id = deep::hold(file)?;
    let question = Question::held("heldText", id, [id.into(), HEAD.into(), language.code().into()]);
    let Ok(Given::Json(json)) = deep::ask(&question).await else { return None };
    let answer: Value = serde_json::from_str(&json).ok()?;
    Some(HeldFile {
        text: answer.get("text").and_then(Value::as_str)?.into(),
        held: Held { id, size: answer.get("size").and_then(Value::as_u64)? as usize },
        is_blank: answer.get("isBlank").and_then(Value::as_bool)?,
        notes: answer.get("notes").and_then(Value::as_array).into_iter().flatten().filter_map(note).collect(),
    })
}

/// How a project gets here.
#[derive(Clone, Debug)]
pub enum Opening {
    /// The text of a file.
    Text(Rc<str>),
    /// A file, or a large text, that the worker reads.
    Held(u32),
}

impl Opening {
    /// A file: a large one is handed over as it is. None where it cannot be read.
    pub async fn of_file(file: &web_sys::File) -> Option<Opening> {
        if file.size() >= f64::from(LARGE)
            && let Some(id) = deep::hold(file)
        {
            return Some(Opening::Held(id));
        }
        Some(Opening::Text(browser::text_of(file).await?.into()))
    }

    /// A text; a large one is handed over.
    pub fn of_text(text: Rc<str>) -> Opening {
        let held = if text.len() >= LARGE as usize { deep::hold(&JsString::from(&*text)) } else { None };
        held.map_or(Opening::Text(text), Opening::Held)
    }

    /// What was on the desk, and what is to be said about it; sentences alone where it cannot be opened.
    pub async fn open(self, language: Language) -> Result<(Desk, Vec<String>), Vec<String>> {
        let sentences = |notes: &[Note], language| notes.iter().map(|note| text::message(note, language)).collect();
        match self {
            Opening::Text(text) => {
                let project = Project::read(&text).map_err(|note| sentences(&[note], language))?;
                let (language, said) = (project.request.language, sentences(&project.notes, project.request.language));
                Ok((Desk::new(request::state(project), language), said))
            }
            Opening::Held(id) => opened(id, language).await,
        }
    }
}

/// The project in a text that was handed over. The worker reads it; the page gets all but the numbers, and of them the beginning.
async fn opened(id: u32, language: Language) -> Result<(Desk, Vec<String>), Vec<String>> {
    let failed = || vec![Words::of(language).deep_failed.to_owned()];
    let question = Question::held("openProject", id, [id.into(), LARGE.into(), HEAD.into(), language.code().into()]);
    let Ok(Given::Json(json)) = deep::ask(&question).await else { return Err(failed()) };
    let answer: Value = serde_json::from_str(&json).unwrap_or_default();
    let word = |key: &str| answer.get(key).and_then(Value::as_str);
    if let Some(refused) = word("refused") {
        return Err(vec![refused.to_owned()]);
    }
    // What is no project at all is refused as any other text is.
    let project = Project::read(word("project").unwrap_or_default());
    let project = project.map_err(|note| vec![text::message(&note, language)])?;
    let said = answer.get("notes").and_then(Value::as_array).into_iter().flatten();
    let said = said.filter_map(|it| it.get("message")?.as_str()).map(str::to_owned).collect();
    let size = answer.get("size").and_then(Value::as_u64).unwrap_or_default() as usize;
    let is_whole = answer.get("isWhole").and_then(Value::as_bool) == Some(true);
    let language = project.request.language;
    let state = State {
        text: word("text").unwrap_or_default().into(),
        html: word("html").map(Into::into),
        held: (!is_whole).then_some(Held { id, size }),
        ..request::state(project)
    };
    Ok((Desk::new(state, language), said))
}

/// The whole text of which the state has only the beginning.
pub async fn whole(held: &Held) -> Option<Rc<str>> {
    let question = Question::held("heldText", held.id, [held.id.into(), u32::MAX.into()]);
    let Ok(Given::Json(json)) = deep::ask(&question).await else { return None };
    let answer: Value = serde_json::from_str(&json).ok()?;
    answer.get("text").and_then(Value::as_str).map(Into::into)
}

/// The text of a project file with everything that was entered; none where the worker fails over it.
pub async fn project_text(desk: &Desk) -> Option<JsString> {
    let Some(held) = &desk.now.held else { return Some(request::project(desk).write().into()) };
    let mut project = request::project(desk);
    project.request = Request { text: None, html: None, held: Some(held.id), ..project.request };
    match deep::ask(&Question::held("writeProject", held.id, [project.write().into()])).await {
        Ok(Given::Text(text)) => Some(text),
        _ => None,
    }
}

/// The same for the text of a project that was opened.
pub fn hand_over(state: &mut State) {
    if state.text.len() < LARGE as usize {
        return;
    }
    if let Some((head, held)) = handed_over(&JsString::from(&*state.text)) {
        *state = State { text: head, html: None, held: Some(held), ..state.clone() };
    }
}

/// What the worker says about a large table.
#[derive(Clone, Debug)]
pub struct Top {
    pub facts: Rc<Facts>,
    /// What the reading and the figures give reason to say.
    pub notes: Vec<Note>,
    pub sentences: Vec<String>,
    /// Rows of the table, of the result, and those of them with a score.
    pub n_table_rows: usize,
    pub n_rows: usize,
    pub n_ranked: usize,
    /// How many rows were found where rows were searched for.
    pub n_found: usize,
    /// The scorecard by which all this was scored.
    pub scorecard: Rc<Scorecard>,
    answer: Rc<Value>,
}

/// Asks for the top of a large table; `wanted` is what is searched for in the labels.
#[hook]
pub fn use_top(state: &State, language: Language, wanted: &str) -> (Option<Rc<Top>>, Answer) {
    let question =
        state.held.as_ref().map(|_| Question::about("top", &request::of(state, language), [TOP.into(), wanted.into()]));
    let answer = use_answer(question);
    let value = answer.value.clone().map(Kept);
    let top = use_memo(value, |value| value.as_ref().and_then(|it| Top::new(it.0.clone(), state)).map(Rc::new));
    ((*top).clone().filter(|_| state.held.is_some()), answer)
}

impl Top {
    fn new(answer: Rc<Value>, state: &State) -> Option<Self> {
        let count = |key: &str| answer.get(key).and_then(Value::as_u64).unwrap_or(0) as usize;
        let facts = Rc::new(facts(&answer)?);
        let list = |key: &str| answer.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        Some(Top {
            facts,
            notes: list("notes").iter().filter_map(note).collect(),
            sentences: list("sentences").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            n_table_rows: count("tableRows"),
            n_rows: count("allRows"),
            n_ranked: count("ranked"),
            n_found: count("found"),
            scorecard: scorecard(&answer, state)?.into(),
            answer,
        })
    }

    /// The scores as the worker has worked them out over all rows.
    pub fn scores(&self, scorecard: &Scorecard) -> Scores {
        let list = |key: &str| self.answer.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut figures = Figures::new(&self.facts, scorecard);
        for (figure, told) in figures.list.iter_mut().zip(list("figures")) {
            figure.values = Numbers::new(numbers(told.get("values")));
            figure.scale = Scale::None; // Only the worker knows all rows.
            let ends = told.get("goalposts").and_then(Value::as_array);
            figure.goalposts = ends.and_then(|it| Some((it.first()?.as_f64()?, it.get(1)?.as_f64()?)));
            figure.state = match told.get("state").and_then(Value::as_str) {
                Some("left_out") => FigureState::LeftOut,
                Some("spoiled") => FigureState::Spoiled,
                _ => FigureState::Used,
            };
        }
        let mut scores = score_figures(figures, scorecard);
        // Of an earlier question there may be other figures.
        let (n_goals, n_figures) = (scorecard.goals.len(), scores.figures.list.len());
        scores.rows = list("scores").iter().map(|it| row_score(it, n_goals, n_figures)).collect();
        scores.notes = list("scoreNotes").iter().filter_map(note).collect();
        scores.weights = self
            .answer
            .get("weights")
            .and_then(Value::as_array)
            .map(|it| it.iter().filter_map(Value::as_f64).collect::<Vec<f64>>())
            .filter(|it| it.len() == n_goals);
        scores.consistency_ratio = self.answer.get("consistencyRatio").and_then(Value::as_f64);
        scores
    }

    /// The text's beginning is read as the whole of it was: what differs is corrected.
    pub fn corrections(&self, corrections: &Corrections) -> Corrections {
        let mut all = corrections.clone();
        let columns = self.answer.pointer("/table/columns").and_then(Value::as_array);
        for column in columns.into_iter().flatten() {
            let word = |key: &str| column.get(key).and_then(Value::as_str);
            let Some(header) = word("header") else { continue };
            let Some(mark) = word("decimal").and_then(crate::engine::data_set::Decimal::from_id) else { continue };
            all.numbers.entry(header.to_owned()).or_insert(mark);
        }
        all
    }
}

/// The worker's scorecard. The page's own may show a goal by other KPIs, since it sees the top alone.
fn scorecard(answer: &Value, state: &State) -> Option<Scorecard> {
    let own = Request { own_kpis: (*state.own).clone(), ..Request::default() };
    let mut asked = own.to_json();
    asked["scorecard"] = answer.get("scorecard")?.clone();
    match Request::from_json(&asked)?.scorecard? {
        ChosenScorecard::Own(scorecard) => Some(scorecard),
        ChosenScorecard::System(_) => None,
    }
}

/// Whether two scorecards show the same goals by the same figures, whatever their weights.
pub fn is_alike(one: &Scorecard, other: &Scorecard) -> bool {
    let shown = |it: &Scorecard| -> Vec<(String, Vec<String>)> {
        it.goals.iter().map(|goal| (goal.id.clone(), goal.kpis.iter().map(|it| it.figure.id()).collect())).collect()
    };
    shown(one) == shown(other)
}

/// The rows as a table whose KPIs are given.
fn facts(answer: &Value) -> Option<Facts> {
    const LABEL: &str = "post";
    let labels = answer.get("labels")?.as_array()?;
    let mut columns = vec![LABEL.to_owned()];
    let mut rows: Vec<Vec<Value>> = labels.iter().map(|label| vec![label.clone()]).collect();
    let mut corrections = Corrections::default();
    for (list, is_kpi) in [("kpis", true), ("columns", false)] {
        for (id, values) in answer.get(list)?.as_object()? {
            let role = if !is_kpi {
                "criterion"
            } else if Kpi::from_id(id).is_some() {
                id.as_str()
            } else {
                continue;
            };
            corrections.columns.insert(id.clone(), role.to_owned());
            columns.push(id.clone());
            for (row, value) in rows.iter_mut().zip(values.as_array()?) {
                row.push(value.clone());
            }
        }
    }
    let table = GivenTable { columns, rows };
    let data = crate::api::read_given(&table, &corrections);
    let mut facts = Facts::new(Rc::new(data), Settings::default());
    // Labels are whole already; what a repeated one carries was decided among all rows.
    for (row, label) in facts.rows.iter_mut().zip(labels) {
        row.label = label.as_str().unwrap_or_default().to_owned();
    }
    Some(facts)
}

fn numbers(value: Option<&Value>) -> Vec<Option<f64>> {
    value.and_then(Value::as_array).into_iter().flatten().map(Value::as_f64).collect()
}

fn row_score(value: &Value, n_goals: usize, n_figures: usize) -> RowScore {
    let list = |key: &str, length: usize| {
        let mut numbers = numbers(value.get(key));
        numbers.resize(length, None);
        numbers
    };
    let number = |key: &str| value.get(key).and_then(Value::as_f64);
    let place = |key: &str| number(key).map(|it| it as u32);
    RowScore {
        score: number("score"),
        rank: place("rank"),
        coverage: number("coverage").unwrap_or(0.0),
        low: number("low"),
        high: number("high"),
        rank_low: place("rankLow"),
        rank_high: place("rankHigh"),
        goals: list("goals", n_goals).into(),
        points: list("points", n_figures).into(),
    }
}

/// A note that comes as a sentence.
macro_rules! said {
    ($name:ident $level:ident) => {
        static $name: NoteKind = NoteKind { code: "said", level: Level::$level, text: Text { de: "{0}", en: "{0}" } };
    };
}
said!(SAID_ERROR Error);
said!(SAID_WARNING Warning);
said!(SAID_INFO Info);

fn note(value: &Value) -> Option<Note> {
    let kind = match value.get("level")?.as_str()? {
        "error" => &SAID_ERROR,
        "warning" => &SAID_WARNING,
        _ => &SAID_INFO,
    };
    let note = Note::new(kind).with(value.get("message")?.as_str()?);
    let line = value.get("line").and_then(Value::as_u64).map(|it| it as u32);
    let column = value.get("column").and_then(Value::as_str).map(str::to_owned);
    Some(Note { line, column, ..note })
}
