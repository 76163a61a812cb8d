//! The five starting questions: each answers from its example, in both languages, and has a sensible state for bad input.

use serde_json::{Value, json};
use zielwert::api::Request;
use zielwert::examples::Example;
use zielwert::guide::{self, Path};

fn request(path: &Path, text: &str, language: &str) -> Request {
    let scorecard = match (path.system, path.votes) {
        (Some(system), Some((votes, abstentions))) => {
            let goals: Vec<Value> =
                system.goals.iter().map(|(goal, _)| json!({ "id": goal.id, "weight": 1 })).collect();
            json!({
                "goals": goals,
                "weighting": { "method": "votes", "values": votes, "abstentions": abstentions },
            })
        }
        (Some(system), None) => json!(system.id),
        (None, _) => Value::Null,
    };
    let request = json!({ "text": text, "language": language, "per": path.per.id(), "scorecard": scorecard });
    Request::from_json(&request).expect("an object")
}

fn example(path: &Path) -> &'static str {
    path.example.map_or(NO_SYSTEM, |id| Example::from_id(id).expect("the example exists").text)
}

/// A table as one fills it in on the path without a system.
const NO_SYSTEM: &str = "Kanal\tReichweite\tFollower\tKommentare\nFacebook\t4.100\t2.000\t31\nXing\t900\t700\t4\n";

/// Every sentence of an answer.
fn texts(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(text) => all.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|it| texts(it, all)),
        Value::Object(map) => map.values().for_each(|it| texts(it, all)),
        _ => {}
    }
}

fn check_sound(answer: &Value, what: &str) {
    let mut all = Vec::new();
    texts(answer, &mut all);
    for text in &all {
        assert!(!text.contains("NaN") && !text.contains("inf ") && !text.contains('{'), "{what}: {text}");
        assert!(!text.contains('!'), "{what}: {text}");
    }
    for block in answer["blocks"].as_array().expect("blocks") {
        if block["kind"] == "table" {
            let width = block["columns"].as_array().expect("columns").len();
            for row in block["rows"].as_array().expect("rows") {
                assert_eq!(row.as_array().map(Vec::len), Some(width), "{what}: {block}");
            }
        }
    }
}

fn tables(answer: &Value) -> Vec<&Value> {
    answer["blocks"].as_array().expect("blocks").iter().filter(|it| it["kind"] == "table").collect()
}

#[test]
fn ids_are_unique_and_the_paths_lead_somewhere() {
    let ids: Vec<&str> = guide::ALL.iter().map(|path| path.question.id).collect();
    assert_eq!(ids, ["engagement_or_reach", "no_system", "brand", "meeting", "answers"]);
    for path in guide::ALL {
        assert!(Path::from_id(path.question.id).is_some_and(|it| it.question.id == path.question.id));
        if let (Some(system), Some((votes, _))) = (path.system, path.votes) {
            assert_eq!(system.goals.len(), votes.len(), "{}", path.question.id);
        }
    }
}

#[test]
fn every_path_answers_from_its_example_in_both_languages() {
    for path in guide::ALL {
        for language in ["de", "en"] {
            let answer = guide::answer(path, &request(path, example(path), language));
            if std::env::var("SHOW").is_ok_and(|it| it == path.question.id) {
                println!("{answer:#}");
            }
            check_sound(&answer, path.question.id);
            for key in ["question", "why", "lead", "study", "limits", "answer"] {
                assert!(
                    answer[key].as_str().is_some_and(|it| it.len() > 10),
                    "{} {key}: {}",
                    path.question.id,
                    answer[key]
                );
            }
            assert!(answer["figures"].as_array().is_some_and(|it| it.len() >= 3), "{}", path.question.id);
            assert!(answer["next"].as_array().is_some_and(|it| it.len() >= 3), "{}", path.question.id);
            assert!(answer["blocks"].as_array().is_some_and(|it| it.len() >= 2), "{}", path.question.id);
        }
    }
}

#[test]
fn every_picture_of_an_answer_is_in_the_catalogue() {
    for path in guide::ALL {
        let answer = guide::answer(path, &request(path, example(path), "de"));
        for block in answer["blocks"].as_array().expect("blocks").iter().filter(|it| it["kind"] == "picture") {
            let id = block["picture"].as_str().unwrap_or_default();
            assert!(zielwert::picture::Picture::from_id(id).is_some(), "{}: {id}", path.question.id);
        }
    }
}

#[test]
fn publitek_s_rate_is_81_interactions() {
    // 27 000 000 × 0.0003 % = 81.
    let path = &guide::ENGAGEMENT_OR_REACH;
    let answer = guide::answer(path, &request(path, example(path), "en"));
    let text = answer.to_string();
    assert!(text.contains("makes 81 interactions"), "{text}");
    let tables = tables(&answer);
    let networks = tables.iter().find(|it| it["columns"][0] == "Channel").expect("networks");
    assert_eq!(networks["rows"][0][0], "LinkedIn");
    assert_eq!(networks["rows"][0][2], "62%");
    let places = tables.iter().find(|it| it["columns"][1] == "Mean rank").expect("places");
    assert_eq!(places["rows"].as_array().map(Vec::len), Some(12));
    assert_eq!(places["columns"].as_array().map(Vec::len), Some(8));
}

#[test]
fn the_camps_of_the_meeting_see_different_ones_ahead() {
    let path = &guide::MEETING;
    let answer = guide::answer(path, &request(path, example(path), "en"));
    let camps = tables(&answer)[0];
    assert_eq!(camps["heading"], "4 camps, 3 different winners");
    assert_eq!(camps["rows"].as_array().map(Vec::len), Some(5));
    assert_eq!(camps["rows"][4][1], "11");
    // Nine votes on four goals: (12 choose 3).
    assert!(answer.to_string().contains("in 220 ways"), "{answer}");
}

#[test]
fn one_camp_s_winner_is_the_other_s() {
    let path = &guide::MEETING;
    let answer = |rows: Value, votes: &[f64], abstentions: f64| {
        let goal = |id: &str| {
            let kpi = json!({ "kpi": format!("column:{id}"), "baseline": 0, "target": 1 });
            json!({ "id": id, "weight": 1, "kpis": [kpi] })
        };
        let goals: Vec<Value> = ["a", "b", "c"].into_iter().take(votes.len()).map(goal).collect();
        let request = json!({
            "table": { "columns": ["Firma", "a", "b", "c"], "rows": rows }, "language": "en",
            "columns": { "a": "criterion", "b": "criterion", "c": "criterion" },
            "scorecard": { "goals": goals,
                           "weighting": { "method": "votes", "values": votes, "abstentions": abstentions } },
        });
        guide::answer(path, &Request::from_json(&request).expect("an object"))
    };
    for (rows, says) in [
        (json!([["A", 1, 0.87], ["B", 0.5, 0.5]]), "All camps see the same one ahead"),
        (json!([["A", 1, 1], ["B", 0.5, 1]]), "All camps see the same one ahead"),
        (json!([["A", 1, null], ["B", 0.5, null]]), "All camps see the same one ahead"),
        (json!([["A", 1, 0], ["B", 0.5, 1]]), "2 camps, 2 different winners"),
    ] {
        assert_eq!(tables(&answer(rows, &[2.0, 1.0], 0.0))[0]["heading"], says);
    }
    // B wins by a vote for b alone.
    let one = answer(json!([["A", 1, 0], ["B", 0, 1]]), &[1.0, 1.0], 1.0).to_string();
    for said in [
        "1 without an opinion weighs nothing here.",
        "The 1 without an opinion could still turn the top",
        "in 2 ways. In 1 of them A stays ahead.",
        "B wins in 1 case; soonest if 1 of them votes for “b”.",
    ] {
        assert!(one.contains(said), "{said}: {one}");
    }
    // C wins where one votes for b and one for c, and in no other way.
    let rows = json!([["A", 1, 0, 0], ["B", 0, 1, 0], ["C", 0, 0.6, 0.6], ["D", 0, 0, 1]]);
    let mixed = answer(rows, &[2.0, 1.0, 1.0], 2.0).to_string();
    assert!(mixed.contains("C wins in 1 case.") && mixed.contains("B wins in 1 case; soonest if 2"), "{mixed}");
}

#[test]
fn a_meeting_that_does_not_vote_has_shares_and_no_votes() {
    let path = &guide::MEETING;
    let system = path.system.expect("a system");
    let goals: Vec<Value> = system.goals.iter().map(|(goal, _)| json!({ "id": goal.id, "weight": 45 })).collect();
    let scorecard = json!({ "goals": goals, "weighting": { "method": "rank_order", "values": [1, 2, 3, 4] } });
    let request = Request::from_json(&json!({ "text": example(path), "language": "en", "scorecard": scorecard }));
    let answer = guide::answer(path, &request.expect("an object"));
    let camps = tables(&answer)[0];
    assert_eq!(camps["columns"][1], "Weight");
    // Rank-order centroid of four places: (1 + 1/2 + 1/3 + 1/4) / 4 = 0.52083 (Barron and Barrett 1996).
    assert_eq!(camps["rows"][0][1], "52%");
    assert_eq!(camps["rows"][4][1], "100%");
    assert!(answer["answer"].as_str().is_some_and(|it| !it.contains("votes")), "{answer}");
}

#[test]
fn the_brands_moved_and_the_plan_names_every_kpi_once() {
    let path = &guide::BRAND;
    let answer = guide::answer(path, &request(path, example(path), "de"));
    let table = tables(&answer)[0];
    assert_eq!(table["rows"].as_array().map(Vec::len), Some(6));
    let plan = answer["blocks"].as_array().expect("blocks").iter().find(|it| it["kind"] == "plan").expect("a plan");
    let lines = plan["lines"].as_array().expect("lines");
    let mut kpis: Vec<&str> = lines.iter().filter_map(|it| it["kpi"].as_str()).collect();
    let all = kpis.len();
    kpis.sort_unstable();
    kpis.dedup();
    assert_eq!(kpis.len(), all);
    assert!(all >= 4, "{plan}");
    let blocks = answer["blocks"].as_array().expect("blocks");
    let difference = blocks.iter().find(|it| it["picture"] == "difference").expect("a picture");
    assert_eq!(difference["row"], "Feldmark Kaffee · 2. Quartal 2026");
    assert_eq!(difference["other"], "Feldmark Kaffee · 2. Quartal 2025");
    for line in lines {
        assert_ne!(line["target"], "–", "{line}");
        assert!(line["mark"].is_f64(), "{line}");
        assert!(line["reached"].is_boolean(), "{line}");
    }
}

#[test]
fn before_and_after_are_each_brand_s_own() {
    let path = &guide::BRAND;
    let answer_per = |per: &str, rows: Value, goal: Value| {
        let card = json!({ "goals": [{ "id": "x", "weight": 1, "kpis": [goal] }] });
        let table = json!({ "columns": ["Firma", "Kanal", "Monat", "Reichweite", "Impressionen"], "rows": rows });
        let request = json!({ "table": table, "language": "en", "scorecard": card, "per": per });
        guide::answer(path, &Request::from_json(&request).expect("an object"))
    };
    let answer = |rows: Value, goal: Value| answer_per("row", rows, goal);
    let frequency = || json!({ "kpi": "frequency", "baseline": 5, "target": 2 });
    let plan = |answer: &Value| {
        let blocks = answer["blocks"].as_array().expect("blocks");
        blocks.iter().find(|it| it["kind"] == "plan").map(|it| it["lines"][0].clone()).expect("a plan")
    };
    // Sorted newest first, with another channel below.
    let rows =
        json!([["A", "X", "2026-10", 100, 300], ["A", "X", "2026-09", 100, 400], ["A", "Y", "2026-09", 100, 450]]);
    let found = answer(rows, frequency());
    let line = plan(&found);
    assert_eq!((&line["baseline"], &line["reached"]), (&json!("3.00\u{a0}×"), &json!(false)));
    // Two steps of different periods, and nobody gained.
    let rows = json!([
        ["A", "X", "2026-08", 100, 300],
        ["A", "X", "2026-09", 100, 400],
        ["B", "X", "2026-09", 100, 300],
        ["B", "X", "2026-10", 100, 400],
    ]);
    let found = answer(rows, frequency());
    assert_eq!(found["answer"], "None of 2 is better off than before");
    assert_eq!(tables(&found)[0]["columns"][1], "Before");
    assert!(tables(&found)[0]["rows"].to_string().contains("A · X (2026-08 → 2026-09)"), "{found}");
    // Targets of single rows are those of the periods, not of the places in another table.
    let rows = json!([
        ["A", "X", "2026-09", 100, 200],
        ["B", "X", "2026-09", 150, 400],
        ["A", "X", "2026-10", 200, 400],
        ["B", "X", "2026-10", 150, 300],
    ]);
    let quantile = json!({ "kpi": "total_reach", "targetFrom": { "from": "quantile", "p": 0.9 } });
    let found = answer_per("channel", rows, quantile);
    assert!(
        found["answer"].as_str().is_some_and(|it| it.starts_with("1 of 2 is better off than before, most clearly A")),
        "{found}"
    );
}

#[test]
fn response_times_are_ordered_fastest_first() {
    let table = json!({ "columns": ["Firma", "Antwortzeit (min)"], "rows": [["A", 90], ["B", 5], ["C", null]] });
    let request = json!({ "table": table, "language": "en", "per": "company", "scorecard": "responsiveness" });
    let found = guide::answer(&guide::ANSWERS, &Request::from_json(&request).expect("an object"));
    let table = tables(&found)[0].clone();
    let names: Vec<&Value> = table["rows"].as_array().expect("rows").iter().map(|it| &it[0]).collect();
    assert_eq!(names, ["B", "A", "C"]);
    assert!(table["lead"].as_str().is_some_and(|it| it.contains("esponse time")), "{table}");
}

#[test]
fn those_who_answer_are_counted_beside_the_study() {
    let path = &guide::ANSWERS;
    let answer = guide::answer(path, &request(path, example(path), "en"));
    let questions = tables(&answer)[0];
    assert_eq!(questions["rows"].as_array().map(Vec::len), Some(3));
    // Of sixteen companies only Taktnetz answers at least half of the questions on every channel of its own.
    assert_eq!(questions["rows"][0][2], "1 of 16 (6%)");
    assert_eq!(tables(&answer).len(), 3, "companies and sectors too");
}

/// What people come with on any path.
const AWKWARD: &[(&str, &str)] = &[
    ("nothing", ""),
    ("one word", "Hallo"),
    ("a header alone", "Konto\tFollower\tLikes"),
    ("one row", "Konto\tFollower\tLikes\nA\t100\t5"),
    ("one number column", "Unternehmen\tFollower\nA\t100\nB\t200\nC\t300"),
    ("all equal", "Unternehmen\tKanal\tFollower\tLikes\nA\tX\t100\t5\nB\tX\t100\t5\nC\tX\t100\t5"),
    ("zero followers", "Unternehmen\tKanal\tFollower\tLikes\nA\tX\t0\t0\nB\tX\t0\t0"),
    ("nothing measured", "Unternehmen\tKanal\tFollower\tLikes\nA\tX\t\t\nB\tY\t\t"),
    ("right to left", "Unternehmen\tKanal\tFollower\tLikes\nشركة\tX\t100\t5\nחברה\tX\t200\t3"),
    ("no answers", "Unternehmen\tKanal\tAnfragen\tBeantwortet\nA\tX\t0\t0\nB\tX\t5\t"),
    ("one period", "Marke\tMonat\tReichweite\tFollower\nA\tMai 2026\t100\t50"),
];

#[test]
fn bad_input_ends_in_words_on_every_path() {
    let long = format!("Unternehmen\tKanal\tFollower\tLikes\n{}\tX\t100\t5\nB\tX\t5\t5", "Ä".repeat(300));
    let cases = AWKWARD.iter().copied().chain([("long names", long.as_str())]);
    for (what, text) in cases {
        for path in guide::ALL {
            for language in ["de", "en"] {
                let answer = guide::answer(path, &request(path, text, language));
                check_sound(&answer, &format!("{} with {what}", path.question.id));
                assert!(answer["lead"].as_str().is_some_and(|it| !it.is_empty()));
            }
        }
    }
}

#[test]
fn ten_thousand_rows_are_summed_up() {
    let mut text = "Unternehmen\tKanal\tFollower\tLikes\tReichweite\n".to_owned();
    for row in 0..10_000 {
        text.push_str(&format!(
            "Firma {}\tKanal {}\t{}\t{}\t{}\n",
            row / 5,
            row % 5,
            100 + row % 977,
            row % 91,
            50 + row % 731
        ));
    }
    for path in guide::ALL {
        let answer = guide::answer(path, &request(path, &text, "de"));
        for table in tables(&answer) {
            assert!(table["rows"].as_array().is_some_and(|it| it.len() <= 12), "{}", path.question.id);
        }
    }
}
