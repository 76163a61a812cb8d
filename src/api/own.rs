//! A person's own KPIs as other programs write them: `{ "id": "own:depth", "name": "…", "formula": "…", "unit": "percent",
//! "direction": "higher" }`.

use serde_json::Value;

use super::notes;
use super::report::{OwnKpi, Span16};
use super::request::plain;
use crate::engine::facts::Facts;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::note::Note;
use crate::engine::own::{self, Definition, Expr, Place, Problem};
use crate::engine::unit::{Better, Unit};
use crate::text;

/// Reads a list of definitions; what cannot be used is left out with a note.
pub(super) fn read(value: &Value, notes: &mut Vec<Note>) -> Vec<Definition> {
    let unusable = |value: &Value| Note::new(&notes::SETTING_UNUSABLE).with("ownKpis").with(plain(value));
    let Value::Array(items) = value else {
        if !value.is_null() {
            notes.push(unusable(value));
        }
        return Vec::new();
    };
    if items.len() > own::MOST {
        notes.push(Note::new(&notes::OWN_KPIS_TOO_MANY).with(own::MOST));
    }
    let mut all: Vec<Definition> = Vec::new();
    for item in items.iter().take(own::MOST) {
        match definition(item) {
            Some(it) if all.iter().any(|other| other.id == it.id) => {
                notes.push(Note::new(&notes::OWN_KPI_TWICE).with(it.name));
            }
            Some(it) => all.push(it),
            None => notes.push(unusable(item)),
        }
    }
    all
}

fn definition(value: &Value) -> Option<Definition> {
    let word = |key: &str| value.get(key).and_then(Value::as_str);
    let formula: String = word("formula")?.chars().take(own::MOST_LETTERS + 1).collect();
    let name: String = word("name").unwrap_or_default().trim().chars().take(own::MOST_NAME_LETTERS).collect();
    let id = word("id").and_then(own::id_of).or_else(|| own::id_of(&name))?;
    let unit = own::UNITS.into_iter().find(|unit| Some(unit.id()) == word("unit")).unwrap_or(Unit::PerUnit);
    let better = if word("direction") == Some("lower") { Better::Lower } else { Better::Higher };
    let name = if name.is_empty() { id.clone() } else { name };
    Some(Definition { id, name, formula, unit, better })
}

/// The KPIs of these definitions; what cannot be read is said.
pub(super) fn kpis(definitions: &[Definition], notes: &mut Vec<Note>) -> Vec<&'static Kpi> {
    let kpi = |definition: &Definition| match own::kpi(definition) {
        Ok(kpi) => Some(kpi),
        Err(problem) => {
            let place = definition.formula.get(problem.from..problem.to).unwrap_or_default();
            let place = if place.trim().is_empty() { definition.formula.as_str() } else { place };
            let note = Note::new(&notes::OWN_KPI_UNUSABLE).with(definition.name.as_str());
            notes.push(note.with(plain(&Value::from(place))));
            None
        }
    };
    definitions.iter().filter_map(kpi).collect()
}

/// The own KPIs of a request with what is wrong or missing, each with its place in the typed formula.
pub fn listed(definitions: &[Definition], facts: Option<&Facts>, language: Language) -> Vec<OwnKpi> {
    let of = |definition: &Definition| {
        let (words, problem, missing) = match own::parse(&definition.formula) {
            Err(problem) => (None, Some(problem), Vec::new()),
            Ok(parsed) => {
                let lacks = |place: &&Place| facts.is_some_and(|facts| !has(facts, &place.leaf));
                let missing = parsed.places.iter().filter(lacks);
                let missing = missing.map(|it| span(&definition.formula, it.from, it.to, leaf_id(&it.leaf))).collect();
                (Some(parsed.expr.print(language)), None, missing)
            }
        };
        OwnKpi {
            id: definition.id.clone(),
            name: definition.name.clone(),
            formula: definition.formula.clone(),
            words,
            unit: definition.unit.id().to_owned(),
            direction: definition.better.id().to_owned(),
            problem: problem.map(|it| said(&definition.formula, &it, language)),
            missing,
        }
    };
    definitions.iter().map(of).collect()
}

/// What is wrong with a typed formula, if anything: for an editor that checks at every key.
pub fn check(formula: &str, language: Language) -> Option<Span16> {
    own::parse(formula).err().map(|problem| said(formula, &problem, language))
}

fn said(formula: &str, problem: &Problem, language: Language) -> Span16 {
    span(formula, problem.from, problem.to, text::message(&problem.note, language))
}

/// A place in a text as JavaScript counts.
fn span(formula: &str, from: usize, to: usize, message: String) -> Span16 {
    let count = |end: usize| formula.get(..end).unwrap_or(formula).encode_utf16().count() as u32;
    Span16 { message, from: count(from), to: count(to) }
}

fn has(facts: &Facts, leaf: &Expr) -> bool {
    match leaf {
        Expr::Measure(measure) => facts.has(*measure),
        Expr::Counted => !facts.counted().is_empty(),
        Expr::Weighted => !facts.weighted().is_empty(),
        Expr::Column(header) => facts.column_place(header).is_some(),
        _ => true,
    }
}

fn leaf_id(leaf: &Expr) -> String {
    match leaf {
        Expr::Measure(measure) => measure.id().to_owned(),
        Expr::Column(header) => format!("column:{header}"),
        Expr::Weighted => "weighted_interactions".to_owned(),
        _ => "interactions".to_owned(),
    }
}
