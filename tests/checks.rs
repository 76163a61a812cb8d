//! On what a ranking hangs: cases that can be worked out by hand.

mod support;

use serde_json::{Value, json};
use support::same;
use zielwert::api::report::RobustnessReport;
use zielwert::api::{Report, Request, analyse};

fn report(columns: Value, rows: Value, goals: Value, robustness: Value) -> Report {
    let request = json!({
        "table": { "columns": columns, "rows": rows },
        "columns": { "a": "criterion", "b": "criterion", "c": "criterion" },
        "scorecard": { "goals": goals, "robustness": robustness },
        "language": "en",
    });
    analyse(&Request::from_json(&request).expect("an object"))
}

fn column(id: &str) -> Value {
    json!({ "kpi": format!("column:{id}"), "weight": 1, "baseline": 0, "target": 1 })
}

fn goal(id: &str, weight: f64) -> Value {
    json!({ "id": id, "weight": weight, "kpis": [column(id)] })
}

/// A 60, C 50, B 40.
fn three(robustness: Value) -> Report {
    let rows = json!([["A", 1, 0], ["B", 0, 1], ["C", 0.5, 0.5]]);
    report(json!(["Firma", "a", "b"]), rows, json!([goal("a", 6.0), goal("b", 4.0)]), robustness)
}

fn firm(report: &Report) -> &RobustnessReport {
    report.robustness.as_ref().expect("asked for")
}

#[test]
fn copeland_counts_who_beats_whom() {
    let report = three(json!({}));
    let found: Vec<_> =
        firm(&report).copeland.as_ref().expect("few rows").iter().map(|it| (it.score, it.rank)).collect();
    assert_eq!(found, [(Some(2), Some(1)), (Some(-2), Some(3)), (Some(0), Some(2))]);
}

#[test]
fn a_second_opinion_is_said_where_it_differs() {
    // A is far ahead on one goal and a little behind on the two others.
    let rows = json!([["A", 1, 0.4, 0.4], ["B", 0.3, 0.5, 0.5]]);
    let goals = json!([goal("a", 4.0), goal("b", 3.0), goal("c", 3.0)]);
    let report = report(json!(["Firma", "a", "b", "c"]), rows, goals, json!({}));
    assert_eq!(report.score.rows[0].rank, Some(1));
    assert_eq!(firm(&report).copeland.as_ref().expect("few rows")[1].rank, Some(1));
    assert!(report.sentences.iter().any(|it| it.contains("B would lead")), "{:?}", report.sentences);
}

#[test]
fn what_a_single_goal_decides_is_seen_without_it() {
    let report = three(json!({}));
    let all = firm(&report).leave_one_out.as_ref().expect("few rows");
    let found: Vec<_> = all.iter().map(|it| (it.goal.as_str(), it.leader.as_deref(), it.changes_leader)).collect();
    assert_eq!(found, [("a", Some("B"), true), ("b", Some("A"), false)]);
    assert_eq!(all[0].ranks, [Some(3), Some(1), Some(2)]);
    same("shift", Some(all[0].mean_shift), Some(4.0 / 3.0));
    let said = "The lead hangs on “a”: without this goal somebody else leads, such as B.";
    assert!(report.sentences.iter().any(|it| it == said), "{:?}", report.sentences);
}

#[test]
fn kpis_of_a_goal_are_left_out_one_by_one() {
    let goals = json!([{ "id": "g", "weight": 1, "kpis": [column("a"), column("b")] }, goal("c", 1.0)]);
    let rows = json!([["A", 1, 0.2, 0.5], ["B", 0.5, 0.4, 0.6]]);
    let report = report(json!(["Firma", "a", "b", "c"]), rows, goals, json!({}));
    let all = firm(&report).leave_one_out.as_ref().expect("few rows");
    let found: Vec<_> = all.iter().map(|it| (it.goal.as_str(), it.kpi.as_deref(), it.leader.as_deref())).collect();
    // A scores 0.55, B 0.525; without column a 0.35 against 0.5, without b 0.75 against 0.55.
    assert_eq!(
        found,
        [
            ("g", None, Some("B")),
            ("g", Some("column:a"), Some("B")),
            ("g", Some("column:b"), Some("A")),
            ("c", None, Some("A")),
        ]
    );
}

#[test]
fn a_tornado_moves_one_weight_and_the_others_in_proportion() {
    let report = three(json!({}));
    let rows = firm(&report).tornado.as_ref().expect("few rows");
    let row = rows[0].as_ref().expect("a score");
    same("base", Some(row.base), Some(60.0));
    // 0.6 becomes 0.48 and 0.72, 0.4 becomes 0.32 and 0.48.
    for (goal, low, high) in [("a", 48.0, 72.0), ("b", 52.0, 68.0)] {
        let span = row.ranges.get(goal).expect("a goal");
        same(goal, Some(span.low), Some(low));
        same(goal, Some(span.high), Some(high));
    }
}

#[test]
fn figures_that_say_the_same_are_named() {
    // numpy 2.4.6, corrcoef: 0.9615239476408232 of a and b, 0.164 and 0.344 of the others; 0.947 of a and b in four rows.
    let x = [[0.1, 0.2, 0.9], [0.2, 0.3, 0.1], [0.3, 0.5, 0.5], [0.4, 0.5, 0.3], [0.5, 0.8, 1.0]];
    let rows = |n: usize| -> Value { (0..n).map(|k| json!([format!("row {k}"), x[k][0], x[k][1], x[k][2]])).collect() };
    let goals = json!([goal("a", 1.0), goal("b", 1.0), goal("c", 1.0)]);
    let asked = |n: usize| report(json!(["Firma", "a", "b", "c"]), rows(n), goals.clone(), json!({}));
    let found = asked(5);
    let all = &firm(&found).redundant;
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((all[0].a.kpi.as_str(), all[0].b.goal.as_str()), ("column:a", "b"));
    same("r", Some(all[0].r), Some(0.961_523_947_640_823_2));
    assert!(found.notes.iter().any(|note| note.code == "redundant"));
    assert!(firm(&asked(4)).redundant.is_empty(), "four rows correlate by accident");
}

#[test]
fn figures_that_contradict_or_count_twice_are_told_from_those_that_say_the_same() {
    let rows: Value =
        (0..6).map(|k| json!([format!("row {k}"), f64::from(k) / 5.0, 1.0 - f64::from(k) / 5.0])).collect();
    let twice = json!([goal("a", 1.0), { "id": "dialogue", "weight": 1, "kpis": [column("a")] }]);
    for (goals, said, sentence) in [
        (json!([goal("a", 1.0), goal("b", 1.0)]), "“a” and “b” say nearly the opposite (correlation −1)", None),
        (twice, "“a” counts in two goals, “a” and “Dialogue”", Some("“a” counts in two goals, “a” and “Dialogue”")),
    ] {
        let found = report(json!(["Firma", "a", "b"]), rows.clone(), goals, json!({}));
        let notes: Vec<&str> =
            found.notes.iter().filter(|it| it.code == "redundant").map(|it| it.message.as_str()).collect();
        assert!(notes.len() == 1 && notes[0].starts_with(said), "{notes:?}");
        assert!(!found.sentences.iter().any(|it| it.contains("nearly the same")), "{:?}", found.sentences);
        let is_said = |it: &&str| found.sentences.iter().any(|sentence| sentence.starts_with(it));
        assert!(sentence.iter().all(is_said), "{:?}", found.sentences);
    }
}

#[test]
fn what_the_counts_leave_open_is_not_called_firm() {
    // B is ahead on the only goal that counts, by less than chance may make it; then on both of two goals.
    let rows = json!([["A", 10, 1000], ["B", 12, 1000], ["C", 1, 1000]]);
    let rate = json!([{ "kpi": "engagement_rate_by_followers", "baseline": 0, "target": 0.02 }]);
    let goals = |n: usize| -> Value {
        let both = [json!({ "id": "a", "weight": 1, "kpis": rate }), json!({ "id": "b", "weight": 1, "kpis": rate })];
        both.into_iter().take(n).collect()
    };
    for (n, said, never) in [
        (1, "Only one goal counts, so weights do not change the order.", "even if your weights"),
        (
            2,
            "Against other weights that is firm (B stays ahead of A in more than 99 of 100 cases), against the chance",
            "That is firm",
        ),
    ] {
        let found = report(json!(["Firma", "Likes", "Followers"]), rows.clone(), goals(n), json!({}));
        let all = found.sentences.join(" ");
        assert!(all.contains(said) && !all.contains(never), "{all}");
        assert!(all.contains("cannot be told apart with confidence"), "{all}");
    }
}

#[test]
fn where_only_weights_matter_they_are_the_source() {
    // Two rows, each best at one goal: whoever has the heavier goal leads, however it is normalised and averaged.
    let rows = json!([["A", 1, 0], ["B", 0, 1]]);
    let asked = report(
        json!(["Firma", "a", "b"]),
        rows,
        json!([goal("a", 6.0), goal("b", 4.0)]),
        json!({ "firmness": 10, "sources": true }),
    );
    let found = firm(&asked).sources.as_ref().expect("asked for");
    assert!((found.weights.first - 1.0).abs() < 0.1 && (found.weights.total - 1.0).abs() < 0.1, "{found:?}");
    for source in [found.counts, found.method] {
        same("no part in it", Some(source.total), Some(0.0));
        same("alone", Some(source.first), Some(0.0));
    }
    // P(B leads) under Beta(6, 4) is 130 ÷ 512; both rows then stand one place off.
    assert!((found.mean_shift - 130.0 / 512.0).abs() < 0.04 && (found.leader_stays - 382.0 / 512.0).abs() < 0.04);
    assert_eq!(found.evaluations, 5 * 1024);
}

#[test]
fn three_that_always_share_the_lead_lead() {
    let rows = json!([["A", 1, 1], ["B", 1, 1], ["C", 1, 1], ["D", 1, 0], ["E", 0, 1]]);
    let asked =
        report(json!(["Firma", "a", "b"]), rows, json!([goal("a", 6.0), goal("b", 4.0)]), json!({ "sources": true }));
    same("stays", firm(&asked).sources.as_ref().map(|it| it.leader_stays), Some(1.0));
}

#[test]
fn where_only_counts_matter_they_are_the_source() {
    let rows = json!([["A", 100, 1000], ["B", 95, 1000], ["C", 90, 1000]]);
    let goals = json!([{ "id": "engagement", "weight": 1, "kpis": [
        { "kpi": "engagement_rate_by_reach", "baseline": 0, "target": 1 }] }]);
    let asked = report(json!(["Firma", "Likes", "Reichweite"]), rows, goals, json!({ "sources": true }));
    let found = firm(&asked).sources.as_ref().expect("asked for");
    assert!((found.counts.first - 1.0).abs() < 0.1 && (found.counts.total - 1.0).abs() < 0.1, "{found:?}");
    same("weights", Some(found.weights.total), Some(0.0));
    assert!(found.method.total < 0.02, "{found:?}");
    let said = asked.sentences.iter().find(|it| it.starts_with("The order is unsettled")).expect("a sentence");
    assert!(said.contains("the chance in small numbers (about 100%"), "{said}");
}

#[test]
fn nothing_is_split_unasked_or_where_nothing_moves() {
    assert!(firm(&three(json!({}))).sources.is_none());
    assert!(firm(&three(json!({ "sources": false }))).sources.is_none());
    let rows = json!([["A", 1, 1], ["B", 0, 0]]);
    let still =
        report(json!(["Firma", "a", "b"]), rows, json!([goal("a", 6.0), goal("b", 4.0)]), json!({ "sources": true }));
    assert!(firm(&still).sources.is_none());
    assert!(still.sentences.iter().any(|it| it.contains("even if you dropped any one of your goals")));
}

#[test]
fn gaps_zeros_and_single_rows_are_no_trouble() {
    for rows in [
        json!([["A", 1, 0]]),
        json!([["A", null, null], ["B", null, 1]]),
        json!([["A", 0, 0], ["B", 0, 0]]),
        json!([["A", 1, null], ["B", 0.5, 0.5], ["C", null, 0.1]]),
        json!([]),
    ] {
        for aggregate in ["arithmetic", "geometric", "harmonic"] {
            let request = json!({
                "table": { "columns": ["Firma", "a", "b"], "rows": rows },
                "columns": { "a": "criterion", "b": "criterion" },
                "scorecard": {
                    "goals": [goal("a", 1.0), goal("b", 1.0)], "aggregate": aggregate, "minimumCoverage": 0.5,
                    "robustness": { "sources": true, "draws": 100 },
                },
            });
            let report = analyse(&Request::from_json(&request).expect("an object"));
            let json = serde_json::to_string(&report).expect("JSON");
            assert!(!json.contains("NaN"), "{rows} {aggregate}");
        }
    }
}
