//! What a warehouse gives, pasted again: the same KPIs, scores and ranks, and no figure of the result taken for a measure.

mod support;

use support::same;
use zielwert::api::{Analysis, ChosenScorecard, Request};
use zielwert::engine::data_set::Role;
use zielwert::engine::kpi::Kpi;
use zielwert::engine::kpis;
use zielwert::engine::measure::Measure;
use zielwert::engine::note::Level;
use zielwert::examples::{self, Example};

/// Columns of the result that are neither label nor KPI.
const RESULTS: &[&str] = &["score", "rank", "coverage", "low", "high", "rank_low", "rank_high"];

/// How an engine writes its result as text.
struct Written {
    separator: char,
    null: &'static str,
    /// Whether numbers without a fraction keep their `.0`.
    points: bool,
}

/// DuckDB's and Spark's csv, and what a notebook or a client shows.
const WAYS: [Written; 3] = [
    Written { separator: ',', null: "", points: true },
    Written { separator: '\t', null: "NULL", points: true },
    Written { separator: '\t', null: "null", points: false },
];

/// The result of the script for this table, in the order of its SELECT.
fn result(analysis: &Analysis, way: &Written) -> String {
    let (facts, scores) = (&analysis.facts, &analysis.scores);
    let present: Vec<&'static Kpi> = facts.kpis().filter(|kpi| facts.has_kpi(kpi)).collect();
    let mut header = vec!["label".to_owned()];
    header.extend(present.iter().map(|kpi| kpi.id.to_owned()));
    header.extend(analysis.scorecard.goals.iter().map(|goal| format!("goal_{}", goal.id)));
    header.extend(RESULTS.iter().map(|it| (*it).to_owned()));
    let number = |value: Option<f64>| match value {
        Some(value) if way.points => format!("{value:?}"),
        Some(value) => value.to_string(),
        None => way.null.to_owned(),
    };
    let whole = |value: Option<u32>| value.map_or(way.null.to_owned(), |value| value.to_string());
    let separator = way.separator.to_string();
    let mut out = header.join(&separator);
    for (place, (row, score)) in facts.rows.iter().zip(&scores.rows).enumerate() {
        let mut cells = vec![format!("\"{}\"", row.label.replace('"', "\"\""))];
        cells.extend(present.iter().map(|kpi| number(facts.kpi(kpi).values.get(place))));
        cells.extend(score.goals.iter().map(|goal| number(*goal)));
        cells.extend([number(score.score), whole(score.rank), number(Some(score.coverage))]);
        cells.extend([number(score.low), number(score.high), whole(score.rank_low), whole(score.rank_high)]);
        out.push('\n');
        out.push_str(&cells.join(&separator));
    }
    out.push('\n');
    out
}

/// Everything that a person reads is the same after the way through the warehouse.
#[track_caller]
fn check(name: &str, analysis: &Analysis, way: &Written) {
    let text = result(analysis, way);
    let scorecard = Some(ChosenScorecard::Own((*analysis.scorecard).clone()));
    let mut request = Request { scorecard, ..Request::of_text(text) };
    request.settings.own = analysis.facts.settings.own.clone();
    let back = Analysis::new(&request);
    assert_eq!(back.reading.data.source, Some("zielwert"), "{name}");
    for column in &back.reading.data.columns {
        let header = column.header.as_str();
        match column.role {
            Role::Unknown => {
                let is_own = analysis.facts.settings.own.iter().any(|kpi| kpi.id == header);
                let is_result = header.starts_with("goal_") || RESULTS.contains(&header);
                assert!(is_own || is_result, "{name}: {header} means nothing");
            }
            Role::Kpi(kpi) => assert_eq!(kpi.id, header, "{name}"),
            // Sums are read as what they are sums of, so that more can be made of them.
            Role::Measure(measure) => {
                let expected = match header {
                    "label" => Measure::Group,
                    "interactions" => Measure::Interactions,
                    "total_reach" => Measure::Reach,
                    "total_impressions" => Measure::Impressions,
                    _ => panic!("{name}: {header} is read as {}", measure.id()),
                };
                assert_eq!(measure, expected, "{name}: {header}");
            }
            other => panic!("{name}: {header} is read as {other:?}"),
        }
    }
    for note in &back.reading.data.notes {
        assert!(note.kind.level != Level::Error, "{name}: {}", note.kind.code);
        // There is nothing to ask about what was written here.
        assert!(!note.kind.code.ends_with("_undecided") && !note.kind.code.ends_with("_assumed"), "{name}: {note:?}");
    }
    assert_eq!(back.facts.rows.len(), analysis.facts.rows.len(), "{name}");
    for (row, (before, after)) in analysis.facts.rows.iter().zip(&back.facts.rows).enumerate() {
        assert_eq!(after.label, before.label, "{name}");
        for kpi in analysis.facts.kpis().filter(|kpi| analysis.facts.has_kpi(kpi)) {
            let found = back.facts.has_kpi(kpi).then(|| back.facts.kpi(kpi).values.get(row)).flatten();
            same(&format!("{name}: {} of {}", kpi.id, before.label), found, analysis.facts.kpi(kpi).values.get(row));
        }
        let (before, after) = (&analysis.scores.rows[row], &back.scores.rows[row]);
        same(&format!("{name}: score"), after.score, before.score);
        assert_eq!(
            (after.rank, after.rank_low, after.rank_high),
            (before.rank, before.rank_low, before.rank_high),
            "{name}"
        );
    }
}

#[test]
fn every_example_comes_back_as_it_was() {
    for example in examples::ALL {
        let analysis = Analysis::new(&Request::of_text(example.text));
        // Where nothing is known about any row, there is nothing to bring back.
        if !kpis::ALL.iter().any(|kpi| analysis.facts.has_kpi(kpi)) {
            continue;
        }
        for way in &WAYS {
            check(example.id, &analysis, way);
        }
    }
}

/// A person's own KPIs come back by their ids, as fractions, and score what they scored.
#[test]
fn own_kpis_come_back_too() {
    let request = serde_json::json!({
        "table": { "columns": ["company", "reach", "likes", "comments"], "rows": [["A", 1000, 500, 7], ["B", 900, 1800, 0], ["C", 50, null, 3]] },
        "ownKpis": [
            { "id": "own:depth", "name": "Tiefe", "formula": "likes / reach", "unit": "percent" },
            { "id": "own:talk", "name": "Gespräch", "formula": "comments * 2", "unit": "count" },
        ],
        "scorecard": { "goals": [{ "id": "g", "kpis": [{ "kpi": "own:depth", "baseline": 0, "target": 3 }, "own:talk"] }], "minimumCoverage": 0.2 },
    });
    let analysis = Analysis::new(&Request::from_json(&request).expect("an object"));
    let own = analysis.facts.settings.own[0];
    same("B", analysis.facts.kpi(own).values.get(1), Some(2.0));
    assert!(analysis.scores.rows.iter().all(|row| row.score.is_some()));
    for way in &WAYS {
        check("own KPIs", &analysis, way);
    }
}

/// An engagement rate of 150 % is no 1.5 %, and a long watch time no minutes.
#[test]
fn fractions_and_seconds_are_read_as_such() {
    let text = "label,engagement_rate_by_followers,average_watch_time,goal_reach,score,rank,coverage,low,high,rank_low,rank_high\n\
                A,1.5,12.5,70,70,1,1,70,70,1,1\nB,2.25,90,50,50,2,1,50,50,2,2\nC,,,,,,0,0,100,1,2\n";
    let back = Analysis::new(&Request::of_text(text));
    for (id, expected) in [
        ("engagement_rate_by_followers", [Some(1.5), Some(2.25), None]),
        ("average_watch_time", [Some(12.5), Some(90.0), None]),
    ] {
        for (row, expected) in expected.into_iter().enumerate() {
            same(id, back.facts.kpi(support::kpi(id)).values.get(row), expected);
        }
    }
}

/// The example is what DuckDB gave for this table.
#[test]
fn the_example_is_what_the_script_gives() {
    let table = "company,followers,reach,likes\nTheater,20500,69900,2170\nMuseum,22200,87900,2643\n\
                 Orchester,4200,12600,702\nKino,9800,,1240\n";
    let before = Analysis::new(&Request::of_text(table));
    let back = Analysis::new(&Request::of_text(Example::from_id("warehouse").expect("in the list").text));
    for (row, it) in back.facts.rows.iter().enumerate() {
        let place = before.facts.rows.iter().position(|other| other.label == it.label).expect("a row of the table");
        for kpi in kpis::ALL.iter().filter(|kpi| before.facts.has_kpi(kpi)) {
            let found = back.facts.kpi(kpi).values.get(row);
            same(&format!("{}: {}", it.label, kpi.id), found, before.facts.kpi(kpi).values.get(place));
        }
        same(&it.label, back.scores.rows[row].score, before.scores.rows[place].score);
        assert_eq!(back.scores.rows[row].rank, before.scores.rows[place].rank, "{}", it.label);
    }
    assert_eq!(back.facts.rows.len(), before.facts.rows.len());
}
