//! Project files: old ones keep opening, strange ones do no harm.

use serde_json::{Value, json};
use zielwert::api::{self, Project, is_project};
use zielwert::engine::language::Language;
use zielwert::text;

fn golden(name: &str) -> String {
    let path = format!("{}/tests/projects/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|reason| panic!("{path}: {reason}"))
}

fn read(text: &str) -> Project {
    assert!(is_project(text), "{}", text.chars().take(80).collect::<String>());
    Project::read(text).unwrap_or_else(|note| panic!("{}", text::message(&note, Language::En)))
}

/// Label and score of each row.
fn scores(project: &Project) -> Vec<(String, Option<f64>)> {
    let report = api::analyse(&project.request);
    report.score.rows.into_iter().map(|row| (row.label, row.score.map(|it| (it * 1e6).round() / 1e6))).collect()
}

#[track_caller]
fn check_scores(name: &str, expected: &[(&str, f64)]) -> Project {
    let project = read(&golden(name));
    let expected: Vec<_> = expected.iter().map(|(label, score)| ((*label).to_owned(), Some(*score))).collect();
    assert_eq!(scores(&project), expected, "{name}");
    // What is written again opens as the same.
    let again = read(&project.write());
    assert_eq!(again.write(), project.write(), "{name}");
    assert_eq!(scores(&again), expected, "{name}");
    project
}

#[test]
fn files_of_the_first_version_open() {
    let plain = check_scores("v1-plain.json", &PLAIN);
    assert_eq!(plain.notes, []);
    let project = check_scores("v1-everything.json", &EVERYTHING);
    let codes: Vec<&str> = project.notes.iter().map(|note| note.kind.code).collect();
    assert_eq!(codes, ["own_kpi_unusable"]);
    let names: Vec<&str> = project.scenarios.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Nur Reichweite", "Ausgewogen", "Eigene"]);
    assert_eq!(project.request.own_kpis.len(), 2, "one that cannot be read is kept, so that it can be put right");
    assert_eq!(project.request.look.agency.as_deref(), Some("Agentur Nord"));
    assert_eq!(project.request.steps.len(), 1);
    // A scenario names own KPIs too.
    let own = zielwert::api::Request { scorecard: project.scenarios[2].scorecard.clone(), ..project.request };
    let report = api::analyse(&own);
    assert!(report.score.rows.iter().all(|row| row.score.is_some()));
}

const PLAIN: [(&str, f64); 2] = [("LinkedIn", 69.058977), ("Instagram", 96.515576)];
const EVERYTHING: [(&str, f64); 2] = [("A", 78.042019), ("B", 76.536384)];

#[track_caller]
fn refused(text: &str, code: &str) {
    let note = Project::read(text).expect_err("a file that cannot be opened");
    assert_eq!(note.kind.code, code, "{}", text.chars().take(80).collect::<String>());
    for language in [Language::De, Language::En] {
        let sentence = text::message(&note, language);
        assert!(sentence.ends_with('.') && !sentence.contains('{'), "{sentence}");
    }
}

#[test]
fn what_is_none_of_ours_is_refused_in_a_sentence() {
    for text in ["", "   ", "Kanal\tLikes\n", "[]", "null", "7", "{}", "{\"zielwert\":\"1\"}", "{\"zielwert\":0}"] {
        refused(text, "project_foreign");
    }
    refused("{\"zielwert\":-1}", "project_foreign");
    refused("{\"zielwert\":1.5,\"request\":{}}", "project_foreign");
    refused("{\"zielwert\":2,\"request\":{}}", "project_from_the_future");
    refused("{\"zielwert\":18446744073709551615}", "project_from_the_future");
    refused(&format!("{{\"zielwert\":1,\"request\":{}", "[".repeat(100_000)), "project_foreign");
    refused(&"x".repeat((64 << 20) + 1), "project_too_large");
    let whole = golden("v1-everything.json");
    for end in (20..whole.len() - 3).step_by(37).filter(|end| whole.is_char_boundary(*end)) {
        refused(&whole[..end], "project_cut_off");
    }
}

#[test]
fn what_can_be_used_of_a_strange_file_is_used() {
    let opens = |file: &Value| read(&file.to_string());
    let text = "Kanal\tLikes\tReichweite\nA\t1\t10\nB\t2\t10\n";
    // Nothing in it.
    assert_eq!(opens(&json!({ "zielwert": 1 })).notes[0].kind.code, "project_empty");
    assert_eq!(opens(&json!({ "zielwert": 1, "request": 7 })).notes[0].kind.code, "project_empty");
    // A thousand goals with a thousand figures.
    let kpis: Vec<Value> = (0..1000).map(|_| json!("reach_rate")).collect();
    let goals: Vec<Value> = (0..1000).map(|it| json!({ "id": format!("g{it}"), "weight": 1, "kpis": kpis })).collect();
    let project = opens(&json!({ "zielwert": 1, "request": { "text": text, "scorecard": { "goals": goals } } }));
    assert!(project.notes.iter().any(|note| note.kind.code == "project_list_cut"));
    assert_eq!(api::analyse(&project.request).score.weights.0.len(), 100);
    // Keys that mean something elsewhere.
    let file = "{\"zielwert\":1,\"__proto__\":{\"a\":1},\"constructor\":{\"prototype\":{}},\"request\":{\"__proto__\":{\"text\":\"x\"},\
                \"text\":\"Kanal\\tLikes\\nA\\t1\\nB\\t2\\n\",\"columns\":{\"__proto__\":\"ignore\",\"constructor\":\"likes\"},\
                \"scorecard\":{\"__proto__\":{},\"goals\":[{\"id\":\"__proto__\",\"weight\":1,\"kpis\":[\"__proto__\",\"interactions\"]}]}}}";
    let project = read(file);
    assert_eq!(api::analyse(&project.request).score.rows.len(), 2);
    // Scripts in names come out as text.
    let name = "<script>alert(1)</script>";
    let file = json!({ "zielwert": 1, "request": { "text": text, "scorecard": { "goals": [{ "id": name, "name": name, "weight": 1, "kpis": ["interactions"] }] } },
        "scenarios": [{ "name": name }, 7, null] });
    let project = opens(&file);
    assert_eq!(project.scenarios.len(), 3);
    assert!(!zielwert::export::export(&project.request, "html").expect("a format").contains(name));
    // A hundred scenarios.
    let scenarios: Vec<Value> = (0..100).map(|it| json!({ "name": it.to_string(), "scorecard": "balanced" })).collect();
    let project = opens(&json!({ "zielwert": 1, "request": { "text": text }, "scenarios": scenarios }));
    assert_eq!(project.scenarios.len(), api::MOST_SCENARIOS);
}

#[test]
fn a_table_is_no_project() {
    for text in ["", "Kanal\tLikes", "{\"columns\":[]}", "{", "ä".repeat(300).as_str()] {
        assert!(!is_project(text), "{text}");
    }
    assert!(is_project("\u{feff}  {\n  \"zielwert\": 1"));
}

/// How long that takes is measured in the page: tests/e2e/project.test.mjs.
#[test]
fn ten_megabytes_open() {
    let row = "Marke\tLinkedIn\t1.234\t56\t7\t2.000\n";
    let text =
        format!("Unternehmen\tKanal\tFollower\tLikes\tKommentare\tReichweite\n{}", row.repeat((10 << 20) / row.len()));
    let file = json!({ "zielwert": 1, "request": { "text": text } }).to_string();
    assert_eq!(read(&file).request.text.map(|it| it.len()), Some(text.len()));
}

/// What embedding pages and other programs bring as cells opens as a text that reads the same.
#[test]
fn a_given_table_opens_with_its_numbers() {
    for (name, columns, rows, more) in [
        ("counts", json!(["Konto", "Follower", "Likes"]), json!([["A", 1234, 5], ["B", 900, null]]), json!({})),
        (
            "fractions",
            json!(["Konto", "Follower", "Ausgaben"]),
            json!([["A", 1.234, 0.5], ["B", 2, 1000.25]]),
            json!({}),
        ),
        (
            "German words beside",
            json!(["Konto", "Follower", "Ausgaben"]),
            json!([["A", "1.234", "5,5"], ["B", 2000, 7.25]]),
            json!({}),
        ),
        (
            "rates",
            json!(["Konto", "Follower", "Engagement-Rate"]),
            json!([["A", 100, 0.05], ["B", 100, 0.5]]),
            json!({}),
        ),
        (
            "rates above one",
            json!(["Konto", "Engagement-Rate"]),
            json!([["A", 0.5], ["B", 2.5], ["C", "3,5 %"]]),
            json!({}),
        ),
        ("a total that counts", json!(["Konto", "Likes"]), json!([["A", 5], ["B", 7], ["Gesamt", 12]]), json!({})),
        ("a repeated row", json!(["ID", "Likes"]), json!([["x1", 5], ["x1", 5], ["x2", 7]]), json!({})),
        ("quotes, tabs, lines", json!(["Konto", "Likes"]), json!([["A \"x\"\ty\nz", 5], ["'=1", 7]]), json!({})),
        ("a repeated header", json!(["Konto", "Likes", "Likes"]), json!([["A", 5, 6], ["B", 7, 8]]), json!({})),
        (
            "corrections",
            json!(["Konto", "Zahl"]),
            json!([["A", "1.234"], ["B", 5.5]]),
            json!({ "numbers": { "Zahl": "comma" }, "columns": { "Zahl": "likes" } }),
        ),
        ("empty", json!(["Konto", "Likes"]), json!([]), json!({})),
        (
            "numbers in headers",
            json!(["Konto", "2026"]),
            json!([["A", 5], ["B", 6]]),
            json!({ "columns": { "2026": "criterion" } }),
        ),
    ] {
        let mut request =
            json!({ "table": { "columns": columns, "rows": rows }, "text": "x\ty\n1\t2", "language": "de" });
        request.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
        let given = api::Request::from_json(&request).expect("a request");
        let project = read(&json!({ "zielwert": 1, "request": request }).to_string());
        assert_eq!(project.notes, [], "{name}");
        assert!(project.request.table.is_none() && project.request.text.is_some(), "{name}");
        let of = |request: &api::Request| {
            let report = json!(api::analyse(request));
            json!([report["rows"], report["score"]["rows"]])
        };
        let before = of(&given);
        assert_eq!(of(&project.request), before, "{name}");
        assert!(name == "empty" || before[0].as_array().is_some_and(|it| it.len() > 1), "{name}");
        // A link carries the request alone.
        assert_eq!(of(&Project::of_request(project.to_request()).request), before, "{name}, as a link");
    }
}
