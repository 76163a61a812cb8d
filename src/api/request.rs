//! The request as other programs write it, read tolerantly: what cannot be used is left out with a note, never thrown.

mod options;
mod scorecard;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::look::Look;
use super::{notes, own, steps};
use crate::engine::data_set::Decimal;
use crate::engine::goal::GoalSystem;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::note::{Note, NoteKind};
use crate::engine::own::{Definition, UNITS};
use crate::engine::score::Scorecard;
use crate::engine::settings::{Per, Settings};
use crate::order;
use crate::paste::reshape::Step;
use crate::paste::{Corrections, Order, Share};

/// Everything that a report is made from.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Pasted plain text.
    pub text: Option<String>,
    /// The number of a text that a [`super::Memory`] holds, instead of `text`.
    pub held: Option<u32>,
    /// The clipboard's HTML beside it.
    pub html: Option<String>,
    /// A table that needs no splitting; wins over text.
    pub table: Option<GivenTable>,
    /// What was done to the table before it is read.
    pub steps: Vec<Step>,
    /// Language of the answer.
    pub language: Language,
    /// The person's corrections of the reading.
    pub corrections: Corrections,
    /// How to count.
    pub settings: Settings,
    /// Whether the person said what counts as an interaction.
    pub interactions_chosen: bool,
    /// The person's own KPIs as they were defined, those included that cannot be used.
    pub own_kpis: Vec<Definition>,
    /// What counts as success; `None`: what fits the measures present.
    pub scorecard: Option<ChosenScorecard>,
    /// Whether rows are compared fairly, and by which rate; the inner `None`: the scorecard's first.
    pub fairness: Option<Option<&'static Kpi>>,
    /// What a report shows beside the result.
    pub look: Look,
    /// How much each value explains; `None`: everything up to 200 rows.
    pub detail: Option<Detail>,
    /// What could not be used of the request.
    pub notes: Vec<Note>,
}

/// A scorecard of one's own or one of the catalogue.
#[derive(Clone, Debug)]
pub enum ChosenScorecard {
    /// A goal system by its id.
    System(&'static GoalSystem),
    /// One's own.
    Own(Scorecard),
}

/// How much each value explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// With display, formula and numbers.
    Full,
    /// The values alone.
    Values,
}

/// A table of cells that are numbers, words or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GivenTable {
    /// The headers.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

impl Request {
    /// A request for a pasted text with everything else left to evidence.
    pub fn of_text(text: impl Into<String>) -> Self {
        Request { text: Some(text.into()), ..Request::default() }
    }

    /// Reads a request; `None` only where it is not an object at all.
    pub fn from_json(value: &Value) -> Option<Self> {
        let Value::Object(object) = value else { return None };
        let mut request = Request::default();
        let mut reader = Reader { notes: Vec::new(), path: String::new(), own: Vec::new() };
        reader.request(object, &mut request);
        request.notes = reader.notes;
        Some(request)
    }
}

struct Reader {
    notes: Vec<Note>,
    path: String,
    /// The own KPIs that a scorecard may name.
    own: Vec<&'static Kpi>,
}

impl Reader {
    fn request(&mut self, object: &Map<String, Value>, request: &mut Request) {
        // First, since a scorecard names them.
        if let Some(value) = object.get("ownKpis") {
            request.own_kpis = own::read(value, &mut self.notes);
            self.settings_of_own_kpis(value);
            self.own = own::kpis(&request.own_kpis, &mut self.notes);
            request.settings.own = self.own.clone();
        }
        for (key, value) in object {
            if value.is_null() {
                continue;
            }
            match key.as_str() {
                "text" => request.text = self.string(key, value),
                "held" => request.held = self.some_or_note(key, value, value.as_f64().map(|it| it as u32)),
                "html" => request.html = self.string(key, value),
                "table" => request.table = self.table(value),
                "steps" => {
                    for step in self.array(key, value) {
                        request.steps.extend(self.some_or_note(key, step, steps::read(step)));
                    }
                }
                "language" => {
                    let language = value.as_str().and_then(Language::from_code);
                    request.language = self.some_or_note(key, value, language).unwrap_or_default();
                }
                "columns" => self.chosen(key, value, |it| Some(it.to_owned()), &mut request.corrections.columns),
                "numbers" => self.chosen(key, value, Decimal::from_id, &mut request.corrections.numbers),
                "dates" => self.chosen(key, value, Order::from_id, &mut request.corrections.dates),
                "shares" => self.chosen(key, value, Share::from_id, &mut request.corrections.shares),
                "per" => {
                    let per = value.as_str().and_then(Per::from_id);
                    request.settings.per = self.some_or_note(key, value, per).unwrap_or_default();
                }
                "days" => {
                    let days = value.as_f64().filter(|days| *days > 0.0);
                    request.settings.days = self.some_or_note(key, value, days);
                }
                "interactions" => {
                    let kinds: Vec<Measure> =
                        self.array(key, value).iter().filter_map(|kind| self.kind("interactions", kind)).collect();
                    if !kinds.is_empty() {
                        request.settings.interactions = kinds;
                        request.interactions_chosen = true;
                    }
                }
                "interactionWeights" => request.settings.weights = self.interaction_weights(key, value),
                "ownKpis" => {}
                "report" => {
                    let (look, unusable) = Look::read(self.object(key, value));
                    request.look = look;
                    for key in unusable {
                        self.unusable(&format!("report.{key}"), &value[key]);
                    }
                }
                "scorecard" => request.scorecard = self.chosen_scorecard(value),
                "fairness" => request.fairness = self.fairness(value),
                "detail" => {
                    let detail = match value.as_str() {
                        Some("full") => Some(Detail::Full),
                        Some("values") => Some(Detail::Values),
                        _ => None,
                    };
                    request.detail = self.some_or_note(key, value, detail);
                }
                _ => self.unknown(key),
            }
        }
    }

    /// Headers with one of several words each.
    fn chosen<T>(&mut self, key: &str, value: &Value, read: fn(&str) -> Option<T>, to: &mut BTreeMap<String, T>) {
        for (header, word) in self.object(key, value) {
            match word.as_str().and_then(read) {
                Some(meaning) => _ = to.insert(header.clone(), meaning),
                None if word.is_null() => {}
                None => self.unusable(&format!("{key}.{header}"), word),
            }
        }
    }

    fn interaction_weights(&mut self, key: &str, value: &Value) -> Vec<(Measure, f64)> {
        let mut weights = Vec::new();
        for (kind, weight) in self.object(key, value) {
            let measure = self.kind(key, &Value::String(kind.clone()));
            match (measure, weight.as_f64().filter(|it| *it >= 0.0)) {
                (Some(measure), Some(number)) => weights.push((measure, number)),
                (Some(_), None) if !weight.is_null() => self.unusable(&format!("{key}.{kind}"), weight),
                _ => {}
            }
        }
        // In one order, whatever a file's is: the same weights are the same setting.
        order::by_key(&mut weights, |it| it.0);
        weights
    }

    /// What [`own::read`] passes over in the definitions.
    fn settings_of_own_kpis(&mut self, value: &Value) {
        let definitions = value.as_array().map(Vec::as_slice).unwrap_or_default();
        for (key, value) in definitions.iter().filter_map(Value::as_object).flatten() {
            match (key.as_str(), value.as_str()) {
                _ if value.is_null() => {}
                ("id" | "name" | "formula", _) => {}
                ("unit", word) if UNITS.iter().any(|unit| Some(unit.id()) == word) => {}
                ("direction", Some("higher" | "lower")) => {}
                ("unit" | "direction", _) => self.unusable(&format!("ownKpis.{key}"), value),
                _ => self.unknown(&format!("ownKpis.{key}")),
            }
        }
    }

    fn table(&mut self, value: &Value) -> Option<GivenTable> {
        let object = value.as_object();
        let rows = object.and_then(|it| it.get("rows")).and_then(Value::as_array);
        let columns = object.and_then(|it| it.get("columns")).and_then(Value::as_array);
        let (Some(rows), Some(columns)) = (rows, columns) else {
            self.unusable("table", value);
            return None;
        };
        for key in object.into_iter().flat_map(Map::keys).filter(|it| !matches!(it.as_str(), "columns" | "rows")) {
            self.unknown(&format!("table.{key}"));
        }
        let columns = columns.iter().map(|it| it.as_str().map_or_else(|| plain(it), str::to_owned)).collect();
        let mut table = GivenTable { columns, rows: Vec::with_capacity(rows.len()) };
        for row in rows {
            match row.as_array() {
                Some(cells) => table.rows.push(cells.clone()),
                None => self.unusable("table.rows", row),
            }
        }
        Some(table)
    }

    fn kind(&mut self, path: &str, value: &Value) -> Option<Measure> {
        let measure = value.as_str().and_then(Measure::from_id).filter(|measure| !measure.is_identity());
        self.some_or_note(path, value, measure)
    }

    fn string(&mut self, path: &str, value: &Value) -> Option<String> {
        let text = value.as_str().map(str::to_owned);
        self.some_or_note(path, value, text)
    }

    fn object<'a>(&mut self, path: &str, value: &'a Value) -> &'a Map<String, Value> {
        static EMPTY: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
        self.some_or_note(path, value, value.as_object()).unwrap_or(&EMPTY)
    }

    fn array<'a>(&mut self, path: &str, value: &'a Value) -> &'a [Value] {
        self.some_or_note(path, value, value.as_array()).map(Vec::as_slice).unwrap_or_default()
    }

    fn some_or_note<T>(&mut self, path: &str, value: &Value, read: Option<T>) -> Option<T> {
        if read.is_none() {
            self.unusable(path, value);
        }
        read
    }

    fn unusable(&mut self, path: &str, value: &Value) {
        self.note(&notes::SETTING_UNUSABLE, path, Some(value));
    }

    fn unknown(&mut self, key: &str) {
        self.note(&notes::SETTING_UNKNOWN, key, None);
    }

    fn note(&mut self, kind: &'static NoteKind, path: &str, value: Option<&Value>) {
        // A hostile request with thousands of wrong keys shall not answer with thousands of notes.
        const MOST: usize = 100;
        if self.notes.len() >= MOST {
            return;
        }
        let mut note = Note::new(kind).with(format!("{}{path}", self.path));
        if let Some(value) = value {
            note = note.with(plain(value));
        }
        self.notes.push(note);
    }
}

/// A value as a short text for a note.
pub(super) fn plain(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), |it| it.to_string()),
        other => other.to_string(),
    };
    if text.chars().count() > 60 { text.chars().take(60).chain(['…']).collect() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::note::Arg;
    use serde_json::json;

    /// The codes of a request's notes, each with the path that it names.
    #[track_caller]
    fn says(request: Value, expected: &[(&str, &str)]) {
        let notes = Request::from_json(&request).map(|it| it.notes).unwrap_or_default();
        let said: Vec<(&str, Option<&Arg>)> = notes.iter().map(|it| (it.kind.code, it.args.first())).collect();
        let paths: Vec<Arg> = expected.iter().map(|it| it.1.into()).collect();
        let expected: Vec<_> = expected.iter().zip(&paths).map(|((code, _), path)| (*code, Some(path))).collect();
        assert_eq!(said, expected, "{request}");
    }

    #[test]
    fn what_is_unknown_is_said_wherever_it_stands() {
        let (unknown, unusable) = ("setting_unknown", "setting_unusable");
        says(json!({ "wish": 1, "text": null }), &[(unknown, "wish")]);
        says(json!({ "table": { "columns": ["a"], "rows": [], "header": true } }), &[(unknown, "table.header")]);
        let own = json!({ "id": "own:a", "name": "a", "formula": "likes", "unit": "percent", "direction": "lower" });
        says(json!({ "ownKpis": [own] }), &[]);
        says(json!({ "ownKpis": [{ "name": "a", "formula": "likes", "unit": null }] }), &[]);
        says(
            json!({ "ownKpis": [{ "name": "a", "formula": "likes", "unit": "miles", "direction": "up", "wish": 1 }] }),
            &[(unusable, "ownKpis.direction"), (unusable, "ownKpis.unit"), (unknown, "ownKpis.wish")],
        );
        let targets = |it: Value| json!({ "scorecard": { "targets": { "A": { "reach_rate": it } } } });
        says(targets(json!({ "baseline": 0, "target": null })), &[]);
        says(targets(json!(null)), &[]);
        says(targets(json!({ "goal": 1 })), &[(unknown, "scorecard.targets.A.reach_rate.goal")]);
        says(targets(json!({ "target": "1" })), &[(unusable, "scorecard.targets.A.reach_rate.target")]);
        says(targets(json!(0.5)), &[(unusable, "scorecard.targets.A.reach_rate")]);
    }
}
