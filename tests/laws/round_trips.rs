//! What is written reads back as it was: tables in every format and language, requests, project files.

use proptest::prelude::*;
use serde_json::{Value, json};
use zielwert::api::{self, Analysis, Project, Request, Scenario};
use zielwert::engine::language::Language;
use zielwert::export;
use zielwert::paste::{Header, Options};

use super::tables::{card, close};
use super::{anything, tried};

/// A table of three accounts or more with these labels, whose figures have many decimals.
fn table(rows: &[(String, [Option<u32>; 4])]) -> Value {
    let cells =
        rows.iter().map(|(label, [likes, reach, followers, seconds])| json!([label, likes, reach, followers, seconds]));
    json!({ "columns": ["Firma", "Likes", "Reichweite", "Follower", "Antwortzeit"], "rows": cells.collect::<Vec<Value>>() })
}

fn request(table: &Value, language: &str) -> Request {
    let columns = json!({ "Firma": "company", "Likes": "likes", "Reichweite": "reach", "Follower": "followers", "Antwortzeit": "response_time" });
    let request =
        json!({ "table": table, "columns": columns, "language": language, "scorecard": "engagement_or_reach" });
    Request::from_json(&request).expect("an object")
}

/// Header, rows and, of each cell that is no word, its number: what an export must hold.
fn expected(analysis: &Analysis) -> Vec<(String, Vec<Option<f64>>)> {
    let (facts, scores) = (&analysis.facts, &analysis.scores);
    let present: Vec<_> = facts.kpis().filter(|kpi| facts.has_kpi(kpi)).collect();
    let mut rows: Vec<usize> = (0..facts.rows.len()).collect();
    rows.sort_by_key(|row| (scores.rows[*row].rank.unwrap_or(u32::MAX), *row));
    let numbers = |row: usize| {
        let it = &scores.rows[row];
        let mut numbers = vec![it.rank.map(f64::from), it.score, Some(it.coverage)];
        numbers.extend(it.goals.iter().copied());
        numbers.extend(present.iter().map(|kpi| facts.kpi(kpi).values.get(row)));
        numbers
    };
    rows.into_iter().map(|row| (facts.rows[row].label.clone(), numbers(row))).collect()
}

/// A cell as a spreadsheet of that language reads it.
fn number(cell: &str, language: Language) -> Option<f64> {
    let plain = if language == Language::De { cell.replace(',', ".") } else { cell.to_owned() };
    (!cell.is_empty()).then(|| plain.parse().unwrap_or_else(|_| panic!("{cell} is no number")))
}

const WAYS: [(&str, Language); 4] =
    [("csv", Language::De), ("csv", Language::En), ("tsv", Language::De), ("tsv", Language::En)];

fn counts() -> impl Strategy<Value = [Option<u32>; 4]> {
    let count = || prop::option::weighted(0.9, prop_oneof![1u32..50, 1u32..3_000_000]);
    [count(), count(), count(), count()]
}

/// Labels with everything that has a meaning in some table.
fn labels() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[=+@\\-'\";,|\\t\\n\\r a-z0-9äß€]{1,9}", "\\PC{1,6}",]
}

proptest! {
    #![proptest_config(tried(50))]

    /// Cell by cell: every label and every number is there, to the last digit, whatever the labels are.
    #[test]
    fn exported_tables_cut_into_the_same_cells(rows in prop::collection::vec((labels(), counts()), 1..6)) {
        let table = table(&rows);
        for (format, language) in WAYS {
            let request = request(&table, language.code());
            let analysis = Analysis::new(&request);
            let file = export::export(&request, format).expect("a known format");
            let options = Options { header: Header::First, ..Options::default() };
            let read = api::parse(&file, &options, language);
            let expected = expected(&analysis);
            prop_assert_eq!(read.rows.len(), expected.len(), "{}\n{}", format, file);
            for (cells, (label, numbers)) in read.rows.iter().zip(&expected) {
                let is_formula = label.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
                let label = if is_formula { format!("'{label}") } else { label.clone() };
                prop_assert_eq!(&cells[1], &label);
                let found: Vec<_> =
                    cells.iter().enumerate().filter(|(it, _)| *it != 1).map(|(_, it)| number(it, language)).collect();
                prop_assert_eq!(&found, numbers, "{}", file);
            }
        }
    }

    /// As a person would do it: what was saved is pasted again, and every column holds the same numbers.
    #[test]
    fn exported_tables_read_as_the_same_numbers(rows in prop::collection::vec(counts(), 2..7)) {
        let rows: Vec<_> = rows.into_iter().enumerate().map(|(it, counts)| (format!("Firma {it}"), counts)).collect();
        let table = table(&rows);
        for (format, language) in WAYS {
            let request = request(&table, language.code());
            let expected = expected(&Analysis::new(&request));
            let file = export::export(&request, format).expect("a known format");
            let data = api::read(&Request::of_text(file.clone())).data;
            prop_assert_eq!(data.len(), expected.len(), "{}", file);
            let columns = data.columns.iter().enumerate().filter(|(place, _)| *place != 1).map(|(_, it)| it);
            for (place, column) in columns.enumerate() {
                let is_asked = data.notes.iter().any(|it| {
                    it.column.as_deref() == Some(&column.header) && it.kind.code == "decimal_undecided"
                });
                for (row, (_, numbers)) in expected.iter().enumerate() {
                    let found = column.numbers.get(row);
                    prop_assert!(is_asked || found == numbers[place], "{format} {language:?} {}: {found:?} for {:?}\n{file}", column.header, numbers[place]);
                }
            }
        }
    }

    /// The JSON file is the report.
    #[test]
    fn exported_reports_hold_the_report(rows in prop::collection::vec((labels(), counts()), 1..5)) {
        let request = request(&table(&rows), "de");
        let file: Value = serde_json::from_str(&export::export(&request, "json").expect("a known format")).expect("JSON");
        let report = api::analyse(&request);
        let written = file["score"]["rows"].as_array().expect("rows");
        prop_assert_eq!(written.len(), report.score.rows.len());
        for (written, row) in written.iter().zip(&report.score.rows) {
            prop_assert_eq!(written["label"].as_str(), Some(row.label.as_str()));
            close("score", written["score"].as_f64(), row.score);
        }
    }

    /// Whatever a request was read from, it is written so that it reads as the same request.
    #[test]
    fn requests_read_back(value in anything::request()) {
        let once = Request::from_json(&value).expect("an object").to_json();
        let twice = Request::from_json(&once).expect("an object").to_json();
        prop_assert_eq!(&twice, &once);
    }

    /// A project file of it opens as what was saved: the same numbers to the fifteenth digit, which is as far as JSON is read here.
    #[test]
    fn project_files_read_back(value in anything::request(), card in card(), name in "[a-zA-ZäöüÄÖÜß0-9<>&\"=]{0,20}") {
        let mut value = value;
        value["scorecard"] = card.json();
        let request = Request::from_json(&value).expect("an object");
        let scenarios = vec![Scenario { name, scorecard: request.scorecard.clone() }];
        let once = Project { request, scenarios, ..Project::default() }.write();
        let project = Project::read(&once).expect("a project");
        prop_assert_eq!(project.scenarios.len(), 1);
        let json = |file: &str| -> Value { serde_json::from_str(file).expect("JSON") };
        prop_assert!(is_alike(&json(&project.write()), &json(&once)), "{}\n{}", project.write(), once);
    }
}

/// Whether two values are the same, their numbers but for what a double cannot hold.
fn is_alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or_default(), b.as_f64().unwrap_or_default());
            (a - b).abs() <= 1e-15 * a.abs()
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_alike(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| is_alike(a, b)))
        }
        (a, b) => a == b,
    }
}
