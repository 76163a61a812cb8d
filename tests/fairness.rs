//! Fair comparison in a report: whole tables against scipy and numpy (`fairness/generate.py`), and where it has to refuse.

mod support;

use serde_json::{Value, json};
use support::same;
use zielwert::api::report::FairnessReport;
use zielwert::api::{Report, Request, analyse};

fn report(request: Value) -> Report {
    analyse(&Request::from_json(&request).expect("an object"))
}

/// Accounts with their followers and the interactions of each post.
fn of_accounts(accounts: &[(f64, Vec<f64>)], language: &str) -> Report {
    let rows: Vec<Value> = accounts
        .iter()
        .enumerate()
        .flat_map(|(n, (followers, posts))| posts.iter().map(move |it| json!([format!("Konto {n}"), followers, it])))
        .collect();
    report(json!({
        "table": { "columns": ["Firma", "Follower", "Interaktionen"], "rows": rows },
        "per": "company",
        "language": language,
        "fairness": { "kpi": "engagement_rate_by_followers" },
    }))
}

fn fairness(report: &Report) -> &FairnessReport {
    report.fairness.as_ref().expect("asked for")
}

fn says(report: &Report, code: &str) -> bool {
    report.notes.iter().any(|note| note.code == code)
}

#[test]
fn whole_tables_are_compared_as_scipy_would() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("fairness/cases.json")).expect("JSON");
    assert_eq!(cases.len(), 4);
    for (n, case) in cases.iter().enumerate() {
        let accounts: Vec<(f64, Vec<f64>)> = serde_json::from_value(case["table"].clone()).expect("accounts");
        let report = of_accounts(&accounts, "en");
        let found = fairness(&report);
        let at = |what: &str| format!("case {n}: {what}");
        same(&at("phi"), found.phi, case["phi"].as_f64());
        same(&at("needed"), Some(found.interactions_for_ten_percent), case["needed"].as_f64());
        let size = found.size.as_ref().expect("enough rows");
        same(&at("slope"), Some(size.slope), case["slope"].as_f64());
        same(&at("residual"), Some(size.residual_sd), case["residualSd"].as_f64());
        let funnel = found.funnel.as_ref().expect("counts");
        same(&at("target"), Some(funnel.target), case["target"].as_f64());
        same(&at("funnel phi"), Some(funnel.phi), case["funnelPhi"].as_f64());
        assert_eq!(Some(funnel.inflated), case["inflated"].as_bool(), "case {n}");
        let between = found.shrinkage.as_ref().expect("counts").between_variance;
        same(&at("between"), Some(between), case["between"].as_f64());
        assert_eq!(says(&report, "interval_is_a_lower_limit"), case["phi"].is_null(), "case {n}");
        for (row, (it, expected)) in found.rows.iter().zip(case["rows"].as_array().expect("rows")).enumerate() {
            let at = |what: &str| format!("case {n}, row {row}: {what}");
            let number = |key: &str| expected[key].as_f64();
            same(&at("value"), it.value, number("value"));
            let size = it.size.as_ref().expect("a size");
            same(&at("expected"), Some(size.expected), number("expected"));
            same(&at("low"), Some(size.low), number("low"));
            same(&at("high"), Some(size.high), number("high"));
            same(&at("index"), Some(size.index), number("index"));
            let limits = it.funnel.as_ref().expect("limits");
            same(&at("lower limit"), Some(limits.low), expected["limits"][0].as_f64());
            same(&at("upper limit"), Some(limits.high), expected["limits"][1].as_f64());
            let place = match it.value.expect("a rate") {
                rate if rate > limits.high => "above",
                rate if rate < limits.low => "below",
                _ => "within",
            };
            assert_eq!(limits.place, place);
            let shrunk = it.shrunk.as_ref().expect("counts");
            same(&at("shrunk"), Some(shrunk.value), number("shrunk"));
            same(&at("own weight"), Some(shrunk.own_weight), number("ownWeight"));
            same(&at("shrunk low"), shrunk.interval.map(|it| it.low), expected["interval"][0].as_f64());
            same(&at("shrunk high"), shrunk.interval.map(|it| it.high), expected["interval"][1].as_f64());
        }
    }
}

#[test]
fn nothing_is_compared_unasked() {
    let plain = report(json!({ "text": "Firma\tFollower\tLikes\nA\t100\t5\n" }));
    assert!(plain.fairness.is_none());
    let json = serde_json::to_value(&plain).expect("JSON");
    assert!(json.get("fairness").is_none());
    assert!(report(json!({ "text": "Firma\tFollower\tLikes\nA\t100\t5\n", "fairness": false })).fairness.is_none());
}

#[test]
fn size_needs_ten_rows_that_span_a_factor_of_ten() {
    for (n, growth, carries) in [(9, 3.0, false), (10, 1.1, false), (10, 1.3, true), (10, 1.29, false)] {
        let accounts: Vec<_> = (0..n).map(|k| (1000.0 * f64::powi(growth, k), vec![20.0 + f64::from(k)])).collect();
        let report = of_accounts(&accounts, "de");
        assert_eq!(fairness(&report).size.is_some(), carries, "{n} rows growing by {growth}");
        assert_eq!(says(&report, "too_few_for_size"), !carries);
        assert!(fairness(&report).rows.iter().all(|row| row.value.is_some()), "the raw rate stands");
    }
}

#[test]
fn too_few_is_below_ten_and_silence_has_no_logarithm() {
    let mut accounts: Vec<_> = (0..12).map(|k| (1000.0 * f64::powi(1.5, k), vec![30.0 + f64::from(k)])).collect();
    accounts[0].1 = vec![0.0];
    accounts[1].1 = vec![9.0];
    accounts[2].1 = vec![10.0];
    let report = of_accounts(&accounts, "en");
    let few: Vec<bool> = fairness(&report).rows.iter().take(3).map(|row| row.too_few).collect();
    assert_eq!(few, [true, true, false]);
    assert!(fairness(&report).rows[0].size.is_none() && fairness(&report).rows[1].size.is_some());
    assert!(says(&report, "rate_without_logarithm"));
    let sentence = "For Konto 0 and Konto 1 the numbers do not carry a rank: fewer than ten counted actions. \
                    A rate is known within 10% only from about 430 on.";
    assert!(report.sentences.iter().any(|it| it == sentence), "{:?}", report.sentences);
}

#[test]
fn a_rate_of_zero_is_a_rate() {
    let rows: Vec<Value> = (0..3).map(|it| json!([format!("Konto {it}"), 1000, 0])).collect();
    let table = json!({ "columns": ["Firma", "Follower", "Likes"], "rows": rows });
    let report = report(json!({ "table": table, "fairness": true, "language": "en" }));
    let note = report.notes.iter().find(|it| it.code == "too_few_for_size").expect("three rows");
    assert!(note.message.ends_with("0 rows have a rate above zero and followers."), "{}", note.message);
}

#[test]
fn a_single_period_is_no_trend() {
    let with = |periods: [&str; 2], is_fair: bool| {
        let rows: Vec<Value> = periods.iter().map(|it| json!(["A", it, 1000, 50])).collect();
        report(json!({
            "table": { "columns": ["Firma", "Monat", "Follower", "Likes"], "rows": rows }, "fairness": is_fair, "language": "en",
        }))
    };
    for (periods, is_one) in [(["2026-09", "2026-09"], true), (["2026-09", "2026-10"], false), (["", ""], false)] {
        for is_fair in [false, true] {
            let said = with(periods, is_fair).notes.iter().filter(|it| it.code == "one_period_is_no_trend").count();
            assert_eq!(said, usize::from(is_one), "{periods:?}");
        }
        assert_eq!(with(periods, true).sentences.iter().any(|it| it.contains("rises or falls")), is_one, "{periods:?}");
    }
}

#[test]
fn what_is_no_rate_of_actions_is_not_compared() {
    let asked = |columns: Value, row: Value, kpi: &str| {
        report(json!({ "table": { "columns": columns, "rows": [row] }, "fairness": { "kpi": kpi } }))
    };
    let other = asked(json!(["Firma", "Follower", "Likes"]), json!(["A", 100, 5]), "total_reach");
    assert_eq!(fairness(&other).kpi, "engagement_rate_by_followers");
    assert!(says(&other, "fairness_needs_actions"));
    let none = asked(json!(["Firma", "Kosten"]), json!(["A", 100]), "cost_per_click");
    assert!(none.fairness.is_none() && says(&none, "fairness_needs_actions"));
    let unknown = asked(json!(["Firma", "Follower", "Likes"]), json!(["A", 100, 5]), "no_such");
    assert!(says(&unknown, "setting_unusable"));
}

#[test]
fn empty_and_hostile_tables_give_no_rates_and_no_panic() {
    for rows in
        [json!([]), json!([["A", 0, 0]]), json!([["A", null, null], ["B", -5, -1]]), json!([["A", 1e308, 1e308]])]
    {
        let table = json!({ "columns": ["Firma", "Follower", "Likes"], "rows": rows });
        let found = report(json!({ "table": table, "fairness": true }));
        let json = serde_json::to_string(&found).expect("JSON");
        assert!(!json.contains("NaN"));
    }
}
