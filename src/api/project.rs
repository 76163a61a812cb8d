//! The project file: everything that a person entered, as versioned JSON. Files of every older version keep opening.
//!
//! ```json
//! { "zielwert": 1, "request": { "text": "…", "scorecard": { } }, "scenarios": [ { "name": "…", "scorecard": { } } ] }
//! ```
//!
//! Beside them what [`super::walk`] describes. A link holds the request alone, with the same keys inside.
//!
//! A file comes from anywhere. It is refused with one sentence where it is none of ours, and repaired with notes where parts of
//! it cannot be used; nothing in it is ever executed, and keys that nobody knows change nothing.

use serde_json::{Map, Value, json};

use super::notes;
use super::object::Object;
use super::request::{ChosenScorecard, Request};
use super::walk::{Plan, Walk};
use crate::engine::note::Note;

/// The version that is written, and the newest that is read.
pub const VERSION: u64 = 1;
/// Larger files are refused before they are read.
pub const MOST_BYTES: usize = 64 << 20;
/// More goals than this nobody weighs.
const MOST_GOALS: usize = 100;
/// More figures than this no goal has.
const MOST_KPIS: usize = 100;
/// More steps, corrections or scenarios than this nobody makes.
const MOST_OTHERS: usize = 1_000;
/// More scorecards than this nobody compares.
pub const MOST_SCENARIOS: usize = 20;
/// More people than this nobody asks.
pub const MOST_PEOPLE: usize = 20;
/// So many letters the name of a scenario or a person may have.
pub(super) const MOST_NAME_LETTERS: usize = 80;

/// A scorecard that was kept to compare with.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The person's name for it.
    pub name: String,
    /// What counts as success; `None`: what fits the measures present.
    pub scorecard: Option<ChosenScorecard>,
}

/// Everything that a person entered.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Table, corrections, settings, own KPIs, scorecard, language, and how a report looks.
    pub request: Request,
    /// The scorecards that were kept.
    pub scenarios: Vec<Scenario>,
    /// The starting question that was followed.
    pub walk: Option<Walk>,
    /// What was entered into the measurement plan.
    pub plan: Plan,
    /// What could not be used.
    pub notes: Vec<Note>,
}

/// Whether a text looks like a project file rather than like a table: an object that says so at its beginning, as those that
/// are written here do, or at its end.
pub fn is_project(text: &str) -> bool {
    const LOOKED_AT: usize = 400;
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let boundary =
        |place: usize| (0..=place.min(text.len())).rev().find(|it| text.is_char_boundary(*it)).unwrap_or_default();
    let (start, end) = (&text[..boundary(LOOKED_AT)], &text[boundary(text.len().saturating_sub(LOOKED_AT))..]);
    text.starts_with('{') && [start, end].iter().any(|it| it.contains("\"zielwert\""))
}

impl Project {
    /// Reads a file.
    ///
    /// # Errors
    /// One sentence where the file cannot be opened at all.
    pub fn read(text: &str) -> Result<Project, Note> {
        if text.len() > MOST_BYTES {
            return Err(Note::new(&notes::PROJECT_TOO_LARGE).with(MOST_BYTES >> 20));
        }
        let text = text.trim_start_matches('\u{feff}');
        let value: Value = serde_json::from_str(text).map_err(|reason| {
            let is_cut_off = reason.is_eof() && is_project(text);
            Note::new(if is_cut_off { &notes::PROJECT_CUT_OFF } else { &notes::PROJECT_FOREIGN })
        })?;
        let version = value.get("zielwert").and_then(Value::as_u64).filter(|it| *it > 0);
        match version {
            None => Err(Note::new(&notes::PROJECT_FOREIGN)),
            Some(version) if version > VERSION => Err(Note::new(&notes::PROJECT_FROM_THE_FUTURE)),
            Some(_) => Ok(Project::of(value)),
        }
    }

    /// The project of a request alone, as links carry it.
    pub fn of_request(mut request: Value) -> Project {
        let mut value = Map::new();
        if let Some(object) = request.as_object_mut() {
            (value, *object) = std::mem::take(object).into_iter().partition(|(key, _)| BESIDE.contains(&key.as_str()));
        }
        value.insert("request".to_owned(), request);
        Project::of(value.into())
    }

    /// The inverse of [`Project::of_request`].
    pub fn to_request(&self) -> Value {
        let mut request = self.request.to_json();
        if let Some(object) = request.as_object_mut() {
            object.extend(self.beside());
        }
        request
    }

    fn of(mut value: Value) -> Project {
        let mut project = Project::default();
        let mut request = value.get_mut("request").map(Value::take).unwrap_or_default();
        bound_request(&mut request, &mut project.notes);
        // Megabytes perhaps: moved rather than copied.
        let [text, html] = ["text", "html"].map(|key| match request.get_mut(key) {
            Some(Value::String(text)) => Some(std::mem::take(text)),
            _ => None,
        });
        project.request = Request::from_json(&request).unwrap_or_else(|| {
            project.notes.push(Note::new(&notes::PROJECT_EMPTY));
            Request::default()
        });
        if project.request.table.is_some() {
            // A given table wins over a text, and becomes one.
            let unlike = project.request.write_out();
            project.notes.extend(unlike);
        } else {
            project.request.text = text;
            project.request.html = html;
        }
        let own = request.get("ownKpis").cloned().unwrap_or_default();
        project.walk = Walk::read(&value);
        project.plan = value.get("plan").map(Plan::read).unwrap_or_default();
        let mut scenarios = value.get_mut("scenarios").map(Value::take).unwrap_or_default();
        bound(&mut scenarios, MOST_SCENARIOS, "scenarios", &mut project.notes);
        for item in scenarios.as_array_mut().into_iter().flatten() {
            let scenario = scenario(item, &own, &mut project.notes);
            project.scenarios.push(scenario);
        }
        project.notes.append(&mut project.request.notes);
        project
    }

    /// The file.
    pub fn write(&self) -> String {
        // The version first, so that a file that was cut off can still be told from a stranger; the text last.
        let beside: String = self.beside().iter().map(|(key, value)| format!("\"{key}\":{value},")).collect();
        format!("{{\"zielwert\":{VERSION},{beside}\"request\":{}}}", self.request.to_json())
    }

    /// What stands beside the request, where there is something.
    fn beside(&self) -> Map<String, Value> {
        let mut out = Map::new();
        if !self.scenarios.is_empty() {
            out.insert("scenarios".to_owned(), self.scenarios.iter().map(scenario_json).collect());
        }
        if let Some(walk) = &self.walk {
            walk.write(&mut out);
        }
        if let Some(plan) = self.plan.write() {
            out.insert("plan".to_owned(), plan);
        }
        out
    }
}

/// The keys of what stands beside the request.
const BESIDE: [&str; 4] = ["scenarios", "path", "picks", "plan"];

fn scenario_json(it: &Scenario) -> Value {
    let mut request = Request { scorecard: it.scorecard.clone(), ..Request::default() }.to_json();
    let mut object = Map::new();
    object.insert("name".to_owned(), it.name.as_str().into());
    if let Some(scorecard) = request.get_mut("scorecard") {
        object.insert("scorecard".to_owned(), scorecard.take());
    }
    object.into()
}

/// A scenario's scorecard is read as a request's, own KPIs included.
fn scenario(item: &mut Value, own: &Value, notes: &mut Vec<Note>) -> Scenario {
    let name = item.get("name").and_then(Value::as_str).unwrap_or_default();
    let name = name.trim().chars().take(MOST_NAME_LETTERS).collect();
    let mut request = json!({ "ownKpis": own });
    request["scorecard"] = item.get_mut("scorecard").map(Value::take).unwrap_or_default();
    bound_request(&mut request, notes);
    Scenario { name, scorecard: Request::from_json(&request).and_then(|it| it.scorecard) }
}

/// Cuts lists that no person made down to a size that a page can show.
fn bound_request(request: &mut Value, notes: &mut Vec<Note>) {
    for key in ["steps", "columns", "numbers", "ownKpis"] {
        if let Some(list) = request.get_mut(key) {
            bound(list, MOST_OTHERS, key, notes);
        }
    }
    let Some(scorecard) = request.get_mut("scorecard").filter(|it| it.is_object()) else { return };
    if let Some(targets) = scorecard.get_mut("targets") {
        bound(targets, MOST_OTHERS * 10, "targets", notes);
    }
    if let Some(people) = scorecard.pointer_mut("/weighting/matrices") {
        bound(people, MOST_PEOPLE, "matrices", notes);
    }
    let Some(goals) = scorecard.get_mut("goals") else { return };
    bound(goals, MOST_GOALS, "goals", notes);
    for goal in goals.as_array_mut().into_iter().flatten() {
        if let Some(kpis) = goal.get_mut("kpis") {
            bound(kpis, MOST_KPIS, "kpis", notes);
        }
    }
}

fn bound(list: &mut Value, most: usize, name: &str, notes: &mut Vec<Note>) {
    let n = match list {
        Value::Array(items) => {
            let n = items.len();
            items.truncate(most);
            n
        }
        Value::Object(entries) if entries.len() > most => {
            let n = entries.len();
            *entries = Object::of(std::mem::take(entries).into_iter().take(most)).0;
            n
        }
        _ => return,
    };
    if n > most {
        notes.push(Note::new(&notes::PROJECT_LIST_CUT).with(name).with(n).with(most));
    }
}
