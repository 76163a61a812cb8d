//! Everything that Zielwert knows, as plain data: measures, KPIs, goals, goal systems, benchmarks, examples, methods, pictures, questions.

use serde_json::{Value, json};

use super::object::Object;
use crate::engine::language::Language;
use crate::engine::{benchmarks, goals, kpis, measure};
use crate::{examples, guide, method, picture, text};

/// The catalogue in one language.
pub fn catalogue(language: Language) -> Value {
    let measures: Vec<Value> = measure::ALL
        .iter()
        .map(|entry| {
            json!({
                "id": entry.id, "name": entry.name.get(language), "definition": entry.definition.get(language),
                "unit": entry.unit.id(), "aliases": entry.aliases,
            })
        })
        .collect();
    let kpis: Vec<Value> = kpis::ALL
        .iter()
        .map(|kpi| {
            json!({
                "id": kpi.id, "name": kpi.name.get(language), "definition": kpi.definition.get(language),
                "formula": text::words(kpi, None, language), "unit": kpi.unit.id(), "direction": kpi.better.id(),
                "baseline": kpi.goalposts.0, "target": kpi.goalposts.1,
                "aliases": kpi.aliases, "others": kpi.others.get(language), "source": kpi.source,
            })
        })
        .collect();
    let goals: Vec<Value> = goals::GOALS
        .iter()
        .map(|goal| {
            let kpis: Vec<Value> =
                goal.kpis.iter().map(|(kpi, weight)| json!({ "kpi": kpi.id, "weight": weight })).collect();
            json!({
                "id": goal.id, "name": goal.name.get(language), "definition": goal.definition.get(language),
                "kpis": kpis, "source": goal.source,
            })
        })
        .collect();
    let goal_systems: Vec<Value> = goals::GOAL_SYSTEMS
        .iter()
        .map(|system| {
            let goals: Vec<Value> =
                system.goals.iter().map(|(goal, weight)| json!({ "id": goal.id, "weight": weight })).collect();
            json!({
                "id": system.id, "name": system.name.get(language), "definition": system.definition.get(language),
                "goals": goals, "source": system.source,
            })
        })
        .collect();
    let examples: Vec<Value> = examples::ALL
        .iter()
        .map(|example| {
            json!({
                "id": example.id, "name": example.name.get(language),
                "definition": example.definition.get(language), "text": example.text,
            })
        })
        .collect();
    let pictures: Vec<Value> = picture::ALL
        .iter()
        .map(|it| json!({ "id": it.id, "name": it.name.get(language), "definition": it.question.get(language) }))
        .collect();
    let methods: Vec<Value> = method::catalogue::all().map(|entry| describe(entry, language)).collect();
    let benchmarks: Vec<Value> = benchmarks::ALL
        .iter()
        .map(|it| {
            let channels = Object::of(it.channels.iter().map(|(channel, value)| (channel.id, *value)));
            json!({
                "id": it.id, "name": it.name.get(language), "definition": it.statistic.get(language), "kpi": it.kpi.id,
                "formula": it.formula.get(language), "year": it.year, "sample": it.sample.get(language),
                "channels": channels.0, "source": it.source,
            })
        })
        .collect();
    let paths: Vec<Value> = guide::ALL
        .iter()
        .map(|path| {
            json!({
                "id": path.question.id, "question": path.question.text.get(language), "why": path.question.why.get(language),
                "example": path.example, "per": path.per.id(), "goalSystem": path.system.map(|it| it.id),
            })
        })
        .collect();
    json!({
        "benchmarks": benchmarks, "measures": measures, "kpis": kpis, "goals": goals, "goalSystems": goal_systems, "examples": examples,
        "methods": methods, "pictures": pictures, "paths": paths,
    })
}

fn describe(entry: &method::entry::Entry, language: Language) -> Value {
    let inputs: Vec<Value> = entry
        .inputs
        .iter()
        .map(|input| json!({ "name": input.name, "kind": input.kind.id(), "default": input.default }))
        .collect();
    let examples: Vec<Value> =
        entry.examples.iter().map(|example| json!({ "inputs": example.inputs, "value": example.value })).collect();
    json!({
        "id": entry.name, "name": entry.title.get(language), "definition": entry.purpose.get(language),
        "formula": entry.formula.get(language), "inputs": inputs, "source": entry.source, "examples": examples,
    })
}
