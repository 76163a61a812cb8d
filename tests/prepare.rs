//! What a scorecard can ask for beside goals and goalposts: outliers, logarithms, targets from elsewhere, peers, and
//! values from 1 to 100. Outliers as in COINr's own example; moments and quantiles from scipy 1.17.1 and numpy 2.4.6.

mod support;

use serde_json::{Value, json};
use support::same;
use zielwert::api::{Report, Request, analyse};
use zielwert::export::export;

fn request(columns: Value, rows: Value, scorecard: Value) -> Request {
    let request = json!({
        "table": { "columns": columns, "rows": rows },
        "columns": { "x": "criterion", "y": "criterion" },
        "scorecard": scorecard,
        "language": "en",
    });
    Request::from_json(&request).expect("an object")
}

fn report(columns: Value, rows: Value, scorecard: Value) -> Report {
    analyse(&request(columns, rows, scorecard))
}

/// One goal with one figure.
fn card(kpi: Value) -> Value {
    json!({ "goals": [{ "id": "g", "weight": 1, "kpis": [kpi] }] })
}

/// Scores of a single column of numbers.
fn of_numbers(numbers: &[f64], kpi: Value) -> Report {
    let rows: Vec<Value> = numbers.iter().enumerate().map(|(row, x)| json!([format!("row {row}"), x])).collect();
    report(json!(["Firma", "x"]), json!(rows), card(kpi))
}

fn scores(report: &Report) -> Vec<Option<f64>> {
    report.score.rows.iter().map(|row| row.score).collect()
}

#[track_caller]
fn check(report: &Report, expected: &[Option<f64>]) {
    let found = scores(report);
    assert_eq!(found.len(), expected.len());
    for (row, (found, expected)) in found.iter().zip(expected).enumerate() {
        same(&format!("row {row}"), *found, *expected);
    }
}

#[track_caller]
fn says(report: &Report, code: &str) -> String {
    let note = report.notes.iter().find(|note| note.code == code);
    note.unwrap_or_else(|| panic!("no {code} in {:?}", report.notes)).message.clone()
}

/// One to ten, 30 and 100: the example of COINr's treatment vignette, of which its rule pulls 100 in to 30.
const COINR: [f64; 12] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 30.0, 100.0];

#[test]
fn outliers_count_like_the_next_value() {
    for (asked, tenth, last_but_one) in
        [("off", 9.0 / 99.0, 29.0 / 99.0), ("auto", 9.0 / 29.0, 1.0), ("forced", 1.0, 1.0)]
    {
        let found = of_numbers(&COINR, json!({ "kpi": "column:x", "normalise": "min_max", "outliers": asked }));
        same(asked, found.score.rows[9].score, Some(100.0 * tenth));
        same(asked, found.score.rows[10].score, Some(100.0 * last_but_one));
        same(asked, found.score.rows[11].score, Some(100.0));
        assert_eq!(found.notes.iter().any(|note| note.code == "outliers_held"), asked != "off", "{asked}");
    }
}

#[test]
fn the_outlier_rule_of_a_scorecard_can_be_switched_off_for_a_figure() {
    let mut all = card(json!({ "kpi": "column:x", "normalise": "min_max" }));
    all["outliers"] = json!("auto");
    let rows: Vec<Value> = COINR.iter().map(|x| json!([x.to_string(), x])).collect();
    let on = report(json!(["Firma", "x"]), json!(rows), all.clone());
    same("on", on.score.rows[10].score, Some(100.0));
    all["goals"][0]["kpis"][0]["outliers"] = json!("off");
    let off = report(json!(["Firma", "x"]), json!(rows), all);
    same("off", off.score.rows[10].score, Some(2900.0 / 99.0));
}

#[test]
fn where_pulling_in_does_not_help_the_logarithm_is_taken() {
    // Sixty ones and seven outliers: skewness 3.57 and 2.78, excess kurtosis 12.3 and 6.07 before and after five points.
    let mut numbers = vec![1.0; 60];
    numbers.extend((1..=7).map(|k| 100.0 * f64::from(k)));
    let found = of_numbers(&numbers, json!({ "kpi": "column:x", "normalise": "min_max", "outliers": "auto" }));
    says(&found, "logarithm_taken");
    // COINr's log_CT: ln(x − min + 0.01 range).
    let ct = |x: f64| (x - 1.0 + 6.99f64).ln();
    same("100", found.score.rows[60].score, Some(100.0 * (ct(100.0) - ct(1.0)) / (ct(700.0) - ct(1.0))));
}

#[test]
fn too_few_rows_know_no_outliers() {
    let found =
        of_numbers(&[1.0, 2.0, 3.0, 1000.0], json!({ "kpi": "column:x", "normalise": "min_max", "outliers": "auto" }));
    says(&found, "too_few_for_outliers");
    same("untouched", found.score.rows[2].score, Some(200.0 / 999.0));
}

#[test]
fn logarithms_keep_goalposts_where_they_are() {
    // By hand: the range of goalposts and values is 0 to 100, the shift 1.
    let kpi = json!({ "kpi": "column:x", "baseline": 0, "target": 100, "log": true });
    let ln = |x: f64| (x + 1.0).ln() / 101f64.ln() * 100.0;
    check(&of_numbers(&[0.0, 9.0, 100.0, 50.0], kpi), &[Some(0.0), Some(ln(9.0)), Some(100.0), Some(ln(50.0))]);
    // Counts: ln(1 + x), whatever the range.
    let rows = json!([["A", 99], ["B", 9], ["C", 0]]);
    let kpi = json!({ "kpi": "total_reach", "baseline": 0, "target": 99, "log": true });
    check(&report(json!(["Firma", "Reichweite"]), rows, card(kpi)), &[Some(100.0), Some(50.0), Some(0.0)]);
}

#[test]
fn a_quantile_of_the_rows_can_be_the_target() {
    let numbers = [3.0, 8.0, 1.0, 4.0, 10.0, 7.0];
    // numpy: the upper quartile is 7.75, the lower 3.25.
    let higher = json!({ "kpi": "column:x", "targetFrom": { "from": "quantile", "p": 0.75 } });
    let expected: Vec<_> = numbers.iter().map(|x| Some(f64::min(x / 7.75, 1.0) * 100.0)).collect();
    check(&of_numbers(&numbers, higher), &expected);
    let lower = json!({ "kpi": "column:x", "direction": "lower", "targetFrom": { "from": "quantile", "p": 0.75 } });
    let expected: Vec<_> = numbers.iter().map(|x| Some(((10.0 - x) / 6.75).clamp(0.0, 1.0) * 100.0)).collect();
    check(&of_numbers(&numbers, lower), &expected);
    let typed = json!({ "kpi": "column:x", "target": 10, "targetFrom": { "from": "quantile" } });
    same("typed wins", of_numbers(&numbers, typed).score.rows[1].score, Some(80.0));
}

#[test]
fn the_same_figure_can_have_two_targets_in_two_goals() {
    let kpi = |p: f64| json!([{ "kpi": "column:x", "targetFrom": { "from": "quantile", "p": p } }]);
    let goals = json!([{ "id": "a", "weight": 1, "kpis": kpi(0.5) }, { "id": "b", "weight": 1, "kpis": kpi(1.0) }]);
    let rows = json!([["A", 1], ["B", 2], ["C", 4]]);
    // Against the median of 2 and the largest of 4.
    check(&report(json!(["Firma", "x"]), rows, json!({ "goals": goals })), &[Some(37.5), Some(75.0), Some(100.0)]);
}

#[test]
fn the_period_before_can_be_the_target() {
    let rows = json!([
        ["A", "2026-09", 10],
        ["B", "2026-09", 40],
        ["A", "2026-10", 9],
        ["B", "2026-10", 60],
        ["C", "2026-10", 5]
    ]);
    let columns = json!(["Firma", "Monat", "x"]);
    let plain =
        report(columns.clone(), rows.clone(), card(json!({ "kpi": "column:x", "targetFrom": "previous_period" })));
    check(&plain, &[None, None, Some(90.0), Some(100.0), None]);
    assert!(says(&plain, "target_from_before").contains("2 rows"));
    same("unclamped", plain.score.rows[3].contributions[0].unclamped, Some(1.5));
    let more = json!({ "kpi": "column:x", "targetFrom": { "from": "previous_period", "factor": 1.2 } });
    same("a fifth more", report(columns, rows, card(more)).score.rows[2].score, Some(75.0));
    let without = report(
        json!(["Firma", "x"]),
        json!([["A", 1], ["B", 2]]),
        card(json!({ "kpi": "column:x", "targetFrom": "previous_period" })),
    );
    says(&without, "no_period_before");
    assert!(scores(&without).iter().all(Option::is_some));
}

#[test]
fn a_benchmark_is_applied_to_its_own_formula_and_channel_alone() {
    let columns = json!(["Firma", "Kanal", "Follower", "Beiträge", "Interaktionen"]);
    let rows = json!([
        ["A", "Instagram", 10000, 10, 235],
        ["A", "Twitter", 10000, 10, 350],
        ["A", "LinkedIn", 10000, 10, 100]
    ]);
    let asked = |kpi: &str| card(json!({ "kpi": kpi, "targetFrom": { "from": "benchmark", "id": "rival_iq_2023" } }));
    let found = report(columns.clone(), rows.clone(), asked("engagement_rate_per_post"));
    // Rival IQ 2023: 0.47 % on Instagram, 0.035 % on Twitter, none for LinkedIn.
    check(&found, &[Some(50.0), Some(100.0), None]);
    same("ten times", found.score.rows[1].contributions[0].unclamped, Some(10.0));
    let said = says(&found, "target_from_benchmark");
    for part in ["Rival IQ 2023", "median", "interactions of a post ÷ followers", "2022", "2,100 companies"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let other = report(columns, rows, asked("engagement_rate_by_followers"));
    says(&other, "benchmark_of_another_formula");
    assert!(scores(&other).iter().all(Option::is_some), "the table's own target stands in");
}

#[test]
fn peers_are_compared_with_one_another() {
    let columns = json!(["Firma", "Branche", "x"]);
    let rows = json!([
        ["A", "Stahl", 10],
        ["B", "Stahl", 20],
        ["C", "Stahl", 40],
        ["D", "Chemie", 1],
        ["E", "Chemie", 2],
        ["F", "Chemie", 4],
        ["G", "", 5]
    ]);
    let among = |normalise: &str| {
        let mut card = card(json!({ "kpi": "column:x", "normalise": normalise }));
        card["peers"] = json!("group");
        report(columns.clone(), rows.clone(), card)
    };
    // numpy: the 90th percentiles are 36 and 3.6.
    let third = 1000.0 / 36.0;
    check(
        &among("goalposts"),
        &[Some(third), Some(2.0 * third), Some(100.0), Some(third), Some(2.0 * third), Some(100.0), None],
    );
    let third = 100.0 / 3.0;
    check(&among("min_max"), &[Some(0.0), Some(third), Some(100.0), Some(0.0), Some(third), Some(100.0), None]);
    check(&among("percentile_rank"), &[Some(0.0), Some(50.0), Some(100.0), Some(0.0), Some(50.0), Some(100.0), None]);
    check(&among("share_of_leader"), &[Some(25.0), Some(50.0), Some(100.0), Some(25.0), Some(50.0), Some(100.0), None]);
    let said = among("min_max");
    let among: Vec<_> = said.score.rows.iter().map(|row| (row.peers.as_deref(), row.rank_among_peers)).collect();
    let (steel, chemistry) = (Some("Stahl"), Some("Chemie"));
    assert_eq!(among[..4], [(steel, Some(3)), (steel, Some(2)), (steel, Some(1)), (chemistry, Some(3))]);
    assert_eq!(among[6], (None, None));
    assert!(says(&said, "peers_compared").contains("2 groups") && says(&said, "without_peers").contains("1 row"));
}

#[test]
fn a_row_alone_among_its_peers_is_compared_with_nobody() {
    let mut card = card(json!({ "kpi": "column:x", "normalise": "min_max" }));
    card["peers"] = json!("group");
    let rows = json!([["A", "Stahl", 10], ["B", "Stahl", 20], ["C", "Chemie", 1]]);
    let found = report(json!(["Firma", "Branche", "x"]), rows, card.clone());
    check(&found, &[Some(0.0), Some(100.0), None]);
    assert!(says(&found, "alone_among_peers").contains("1 row"));
    let without = report(json!(["Firma", "x"]), json!([["A", 1], ["B", 2]]), card);
    says(&without, "no_peers");
    check(&without, &[Some(0.0), Some(100.0)]);
}

#[test]
fn size_classes_are_powers_of_ten_of_followers() {
    let columns = json!(["Firma", "Follower", "x"]);
    let rows = json!([
        ["A", 50, 1],
        ["B", 999, 2],
        ["C", 1000, 10],
        ["D", 9999, 20],
        ["E", 2_000_000, 1],
        ["F", 90_000_000, 3]
    ]);
    let mut card = card(json!({ "kpi": "column:x", "normalise": "min_max" }));
    card["peers"] = json!("size");
    let found = report(columns, rows, card);
    check(&found, &[Some(0.0), Some(100.0), Some(0.0), Some(100.0), Some(0.0), Some(100.0)]);
    let names: Vec<_> = [0, 2, 4].map(|row| found.score.rows[row].peers.clone().unwrap_or_default()).into();
    assert_eq!(names, ["below 1,000 followers", "1,000 to below 10,000 followers", "1,000,000 followers and more"]);
}

#[test]
fn under_the_geometric_mean_a_zero_knocks_out_or_counts_as_one_of_a_hundred() {
    let goal = |id: &str, weight: f64| json!({ "id": id, "weight": weight, "kpis": [{ "kpi": format!("column:{id}"), "baseline": 0, "target": 10 }] });
    let with = |zeros: Value| {
        let card = json!({ "goals": [goal("x", 1.0), goal("y", 3.0)], "aggregate": "geometric", "zeros": zeros });
        report(json!(["Firma", "x", "y"]), json!([["A", 0, 5], ["B", 10, 10], ["C", null, 5]]), card)
    };
    let knocked = with(Value::Null);
    check(&knocked, &[Some(0.0), Some(100.0), Some(50.0)]);
    assert!(says(&knocked, "knocked_out").contains("“x” comes to zero in 1 row."));
    // By hand: 1 and 50.5 of 100.
    let lifted = with(json!("one_to_hundred"));
    let low = (0.75 * 50.5f64.ln()).exp();
    check(&lifted, &[Some(low), Some(100.0), Some(50.5)]);
    assert!(lifted.notes.iter().all(|note| note.code != "knocked_out"));
    same("a missing figure at its worst", lifted.score.rows[2].low, Some(low));
    let points: f64 = lifted.score.rows[0].contributions.iter().filter_map(|it| it.points).sum();
    same("points add up", Some(points), Some(low));
}

#[test]
fn the_warehouse_script_says_what_it_cannot_do() {
    let kpi = json!({ "kpi": "column:x", "normalise": "min_max", "outliers": "auto" });
    let rows: Vec<Value> = COINR.iter().map(|x| json!([x.to_string(), x])).collect();
    let asked = request(json!(["Firma", "x"]), json!(rows), card(kpi));
    let script = export(&asked, "sql").expect("a format");
    assert!(script.contains("Scores and ranks stay empty here"), "{script}");
    let plain = request(json!(["Firma", "x"]), json!(rows), card(json!({ "kpi": "column:x" })));
    assert!(!export(&plain, "sql").expect("a format").contains("stay empty"));
}

#[test]
fn settings_that_cannot_be_used_are_named() {
    for kpi in [
        json!({ "kpi": "column:x", "outliers": "sometimes" }),
        json!({ "kpi": "column:x", "log": 3 }),
        json!({ "kpi": "column:x", "targetFrom": { "from": "quantile", "p": 2 } }),
        json!({ "kpi": "column:x", "targetFrom": { "from": "previous_period", "factor": -1 } }),
        json!({ "kpi": "column:x", "targetFrom": { "from": "benchmark", "id": "nobody_2020" } }),
        json!({ "kpi": "column:x", "targetFrom": "the moon" }),
    ] {
        let found = of_numbers(&[1.0, 2.0, 3.0], kpi.clone());
        says(&found, "setting_unusable");
        assert!(scores(&found).iter().all(Option::is_some), "{kpi}");
    }
    let kpi = json!({ "kpi": "column:x", "normalise": "min_max", "targetFrom": { "from": "quantile" } });
    says(&of_numbers(&[1.0, 2.0, 3.0], kpi), "target_without_goalposts");
}
