//! Cases for the warehouse scripts: what goes in, the scripts, and what `analyse` says must come out. `run.py` runs them
//! on the real engines; here they are written, and what needs no engine is checked.

mod cases;
mod quotes;
mod random;

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use zielwert::api::{Analysis, Request};
use zielwert::engine::data_set::{Column, DataSet, Role};
use zielwert::engine::facts::Facts;
use zielwert::export::export;

/// A request, and what stands in the warehouse where that is not what the request holds.
pub(crate) struct Case {
    name: String,
    request: Value,
    /// Cells that the warehouse holds although the request has nothing there: row, column, `"NaN"` or `"Infinity"`.
    instead: Vec<(usize, &'static str, &'static str)>,
    /// Columns that are left out of the warehouse's table.
    absent: Vec<&'static str>,
    /// Columns with a type of their own in DuckDB.
    types: Vec<(&'static str, &'static str)>,
    /// The script cannot run, and the engine has to name this column.
    refused: Option<&'static str>,
    /// Whether Spark runs it too: it takes seconds to plan a script.
    on_spark: bool,
}

impl Case {
    fn new(name: impl Into<String>, request: Value) -> Self {
        Case {
            name: name.into(),
            request,
            instead: Vec::new(),
            absent: Vec::new(),
            types: Vec::new(),
            refused: None,
            on_spark: false,
        }
    }

    fn on_spark_if(self, on_spark: bool) -> Self {
        Case { on_spark, ..self }
    }
}

#[test]
fn cases_for_the_engines_are_written() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sql");
    fs::create_dir_all(&folder).unwrap();
    let mut lines = String::new();
    let mut count = 0;
    for case in cases::all().into_iter().chain(random::all()) {
        lines.push_str(&written(&case).to_string());
        lines.push('\n');
        count += 1;
    }
    fs::write(folder.join("cases.jsonl"), lines).unwrap();
    assert!(count > 100, "{count} cases");
}

/// A case as one line for `run.py`.
fn written(case: &Case) -> Value {
    let request = Request::from_json(&case.request).expect("a request is an object");
    let analysis = Analysis::new(&request);
    let scripts = ["sql", "spark_sql"].map(|format| export(&request, format).expect("a known format"));
    for script in &scripts {
        // One statement, which can stand behind CREATE TABLE … AS and inside brackets.
        assert!(!script.contains('\0') && script.trim_end().ends_with("place"), "{}: {script}", case.name);
        let bare = quotes::outside(script);
        assert!(!bare.contains("kuckuck") && !bare.contains("DROP") && !bare.contains(';'), "{}: {bare}", case.name);
    }
    let (columns, rows) = table(case, &analysis);
    let mut out = json!({
        "name": case.name,
        "sql": scripts[0],
        "spark_sql": scripts[1],
        "columns": columns,
        "rows": rows,
        "expected": expected(&analysis),
        "on_spark": case.on_spark,
    });
    if let Some(column) = case.refused {
        out["refused"] = json!(column);
    }
    out
}

/// What the warehouse holds: the request's table under the ids of measures and identities.
fn table(case: &Case, analysis: &Analysis) -> (Vec<Value>, Vec<Vec<Value>>) {
    let data = &analysis.reading.data;
    let mut names: Vec<(String, bool)> = Vec::new();
    let mut cells: Vec<Vec<Value>> = Vec::new();
    let mut add = |name: &str, is_number: bool, column: Vec<Value>| {
        if !names.iter().any(|it| it.0.eq_ignore_ascii_case(name)) && !case.absent.contains(&name) {
            names.push((name.to_owned(), is_number));
            cells.push(column);
        }
    };
    for column in &data.columns {
        let own = || (column.header.clone(), column.is_numeric());
        let (name, is_number) = match column.role {
            Role::Measure(measure) => (measure.id().to_owned(), !measure.is_identity()),
            Role::Kpi(kpi) => (kpi.id.to_owned(), true),
            Role::Criterion | Role::Unknown => own(),
            Role::Ignored => continue,
        };
        if is_number && !column.is_numeric() && !data.is_empty() {
            continue;
        }
        let of_measure = |row: usize| match column.role {
            Role::Measure(measure) if is_number => summed(data, &Role::Measure(measure), row),
            _ if is_number => column.numbers.get(row),
            _ => None,
        };
        let cell = |row: usize| {
            if is_number { json!(of_measure(row)) } else { json!(column.words.original(row)) }
        };
        add(&name, is_number, (0..data.len()).map(cell).collect());
        // A column among several of its measure can be scored alone, by its header.
        add(&column.header, column.is_numeric(), (0..data.len()).map(|row| json!(column.numbers.get(row))).collect());
    }
    for (row, name, value) in &case.instead {
        if let Some(place) = names.iter().position(|it| it.0 == *name) {
            cells[place][*row] = json!(value);
        }
    }
    let columns = names
        .iter()
        .zip(&cells)
        .map(|((name, is_number), cells)| {
            let is_whole = cells.iter().all(|cell| cell.is_null() || cell.as_f64().is_some_and(|it| it.fract() == 0.0));
            let kind = match (is_number, is_whole) {
                (false, _) => "text",
                (true, true) => "integer",
                (true, false) => "double",
            };
            let kind = case.types.iter().find(|it| it.0 == name).map_or(kind, |it| it.1);
            json!({ "name": name, "type": kind })
        })
        .collect();
    let rows = (0..data.len()).map(|row| cells.iter().map(|column| column[row].clone()).collect()).collect();
    (columns, rows)
}

/// Several columns of one measure are one column in the warehouse: their sum.
fn summed(data: &DataSet, role: &Role, row: usize) -> Option<f64> {
    let is_part = |column: &&Column| column.role == *role && column.is_numeric();
    data.columns.iter().filter(is_part).filter_map(|column| column.numbers.get(row)).reduce(|sum, it| sum + it)
}

/// What `analyse` says: column to value for each result row.
fn expected(analysis: &Analysis) -> Vec<Value> {
    let (facts, scores): (&Facts, _) = (&analysis.facts, &analysis.scores);
    let ids: Vec<&str> = analysis.scorecard.goals.iter().map(|goal| goal.id.as_str()).collect();
    (0..facts.rows.len())
        .map(|row| {
            let it = &scores.rows[row];
            let mut out = Map::new();
            out.insert("label".into(), json!(facts.rows[row].label));
            for kpi in facts.kpis().filter(|kpi| facts.has_kpi(kpi)) {
                out.insert(kpi.id.to_owned(), json!(facts.kpi(kpi).values.get(row)));
            }
            for (place, score) in it.goals.iter().enumerate() {
                // The second goal of the same id has a number behind it.
                let before = ids[..place].iter().filter(|id| id.eq_ignore_ascii_case(ids[place])).count();
                let number = if before > 0 { format!("_{}", before + 1) } else { String::new() };
                out.insert(format!("goal_{}{number}", ids[place]), json!(score));
            }
            out.insert("score".into(), json!(it.score));
            out.insert("rank".into(), json!(it.rank));
            out.insert("coverage".into(), json!(it.coverage));
            out.insert("low".into(), json!(it.low));
            out.insert("high".into(), json!(it.high));
            out.insert("rank_low".into(), json!(it.rank_low));
            out.insert("rank_high".into(), json!(it.rank_high));
            Value::Object(out)
        })
        .collect()
}
