//! Two rows or two periods side by side: parts that add up, worked out by hand.

mod support;

use serde_json::{Value, json};
use support::same;
use zielwert::api::report::PeriodsReport;
use zielwert::api::report::{Comparison, RowComparison};
use zielwert::api::{Analysis, Compare, PeriodsWish, Request, compare, periods};

fn asked(request: Value, what: Value) -> Comparison {
    let request = Request::from_json(&request).expect("an object");
    compare(&request, &Compare::from_json(&what).expect("an object"))
}

fn goal(id: &str, weight: f64) -> Value {
    json!({ "id": id, "weight": weight, "kpis": [{ "kpi": format!("column:{id}"), "baseline": 0, "target": 1 }] })
}

/// Rows of a and b under weights 6 and 4.
fn of_rows(rows: Value, aggregate: &str, what: Value) -> Comparison {
    let request = json!({
        "table": { "columns": ["Firma", "a", "b"], "rows": rows },
        "columns": { "a": "criterion", "b": "criterion" },
        "scorecard": { "goals": [goal("a", 6.0), goal("b", 4.0)], "aggregate": aggregate, "minimumCoverage": 0.3 },
        "language": "en",
    });
    asked(request, what)
}

fn rows(comparison: &Comparison) -> &RowComparison {
    comparison.rows.as_ref().unwrap_or_else(|| panic!("{:?}", comparison.notes))
}

fn codes(comparison: &Comparison) -> Vec<&str> {
    comparison.notes.iter().map(|note| note.code.as_str()).collect()
}

#[test]
fn a_difference_is_weight_times_difference() {
    let found = of_rows(json!([["A", 1, 0], ["B", 0, 1]]), "arithmetic", json!({ "a": "B", "b": "A" }));
    let it = rows(&found);
    same("total", it.total, Some(-20.0));
    for (goal, part) in [("a", -60.0), ("b", 40.0)] {
        same(goal, it.goals.get(goal).copied().flatten(), Some(part));
    }
    assert_eq!(it.way.as_deref(), Some("arithmetic"));
    same("rest", it.rest, Some(0.0));
    same("of a KPI", it.kpis[0].points, Some(-60.0));
    assert_eq!(
        found.sentences,
        [
            "A has 60.0 points, 20.0 more than B (40.0).",
            "What makes the difference: “a” (+60.0).",
            "On the other side: “b” (−40.0)."
        ]
    );
}

#[test]
fn who_is_second_is_not_level() {
    for (other, said) in
        [(0.4995, "A has 50.0 points, less than 0.1 more than B (50.0)."), (0.5, "A and B are level with 50.0 points.")]
    {
        let rows = json!([["A", 0.5, 0.5], ["B", 0.5, other]]);
        assert_eq!(of_rows(rows, "arithmetic", json!({ "a": "A", "b": "B" })).sentences[0], said);
    }
}

#[test]
fn what_one_row_lacks_stands_apart() {
    let found = of_rows(json!([["A", 1, 0], ["C", null, 0.1]]), "arithmetic", json!({}));
    let it = rows(&found);
    // A 60, C 10: they share b alone, on which C is ten points ahead.
    same("total", it.total, Some(50.0));
    assert_eq!(it.goals.get("a"), Some(&None));
    same("b", it.goals.get("b").copied().flatten(), Some(-10.0));
    same("rest", it.rest, Some(60.0));
    assert!(it.kpis.is_empty());
    assert!(found.sentences.iter().any(|it| it.contains("+60.0 points belong to no goal")), "{:?}", found.sentences);
}

#[test]
fn a_difference_of_products_is_split_by_logarithms() {
    let request = json!({
        "table": { "columns": ["Firma", "a", "b"], "rows": [["A", 0.8, 0.5], ["B", 0.4, 0.9]] },
        "columns": { "a": "criterion", "b": "criterion" },
        "scorecard": { "goals": [goal("a", 1.0), goal("b", 1.0)], "aggregate": "geometric" },
    });
    let found = asked(request, json!({ "a": "A", "b": "B" }));
    let it = rows(&found);
    // Python 3.11: √0.4 − √0.36, and its parts after Ang 2004.
    same("total", it.total, Some(3.245_553_203_367_592));
    same("a", it.goals.get("a").copied().flatten(), Some(21.351_889_160_998_39));
    same("b", it.goals.get("b").copied().flatten(), Some(-18.106_335_957_630_8));
    assert_eq!(it.way.as_deref(), Some("log_mean"));
}

#[test]
fn where_no_split_adds_up_there_is_none() {
    for (table, aggregate) in
        [(json!([["A", 1, 0], ["B", 0.5, 1]]), "geometric"), (json!([["A", 1, 0.5], ["B", 0.5, 1]]), "harmonic")]
    {
        let found = of_rows(table, aggregate, json!({}));
        let it = rows(&found);
        assert!(it.total.is_some() && it.way.is_none() && it.rest.is_none());
        assert!(it.goals.iter().all(|(_, part)| part.is_none()));
    }
}

#[test]
fn without_names_the_leader_meets_who_comes_next() {
    let three = json!([["A", 0.1, 0], ["B", 0.5, 1], ["C", 1, 1]]);
    for (what, expected) in [
        (json!({}), ("C", "B")),
        (json!({ "a": "A" }), ("A", "C")),
        (json!({ "b": "C" }), ("B", "C")),
        (json!({ "a": null, "b": "A" }), ("C", "A")),
    ] {
        let found = of_rows(three.clone(), "arithmetic", what.clone());
        assert_eq!((rows(&found).a.as_str(), rows(&found).b.as_str()), expected, "{what}");
    }
    for (what, code) in
        [(json!({ "a": "Z" }), "compare_unknown_row"), (json!({ "a": "A", "b": "A" }), "compare_needs_two_rows")]
    {
        let found = of_rows(three.clone(), "arithmetic", what);
        assert!(found.rows.is_none());
        assert_eq!(codes(&found), [code]);
    }
    assert_eq!(codes(&of_rows(json!([["A", 1, 1]]), "arithmetic", json!({}))), ["compare_needs_two_rows"]);
    assert_eq!(Compare::from_json(&json!("A")), None);
}

/// Both channels fall from September to October while the total rises.
fn simpson(what: Value) -> Comparison {
    let table = json!({
        "columns": ["Firma", "Kanal", "Monat", "Reichweite", "Likes"],
        "rows": [
            ["A", "LinkedIn", "2026-09", 100, 10], ["A", "X", "2026-09", 900, 18],
            ["A", "LinkedIn", "2026-10", 800, 72], ["A", "X", "2026-10", 200, 2],
        ],
    });
    asked(json!({ "table": table, "language": "en" }), what)
}

#[test]
fn a_rate_moves_by_rates_and_by_mix() {
    let what = json!({ "from": "2026-09", "to": "2026-10", "kpi": "engagement_rate_by_reach" });
    for of in [Value::Null, json!("A")] {
        let mut what = what.clone();
        what["of"] = of;
        let found = simpson(what);
        let rate = found.periods.as_ref().and_then(|it| it.rate.as_ref()).expect("a rate");
        assert_eq!((rate.kpi.as_str(), rate.by.as_str()), ("engagement_rate_by_reach", "channel"));
        for (what, part, expected) in [
            ("before", rate.before, 0.028),
            ("after", rate.after, 0.074),
            ("rates", rate.rate_part, -0.01),
            ("mix", rate.mix_part, 0.056),
        ] {
            same(what, Some(part), Some(expected));
        }
        assert!(rate.paradox);
        let parts: Vec<_> = rate.parts.iter().map(|it| (it.label.as_str(), it.exposure_after, it.rate_after)).collect();
        assert_eq!(parts, [("LinkedIn", 800.0, Some(0.09)), ("X", 200.0, Some(0.01))]);
        assert!(codes(&found).contains(&"simpsons_paradox"));
        let said = "“Engagement rate by reach” went from 2.80% to 7.40%: −1.00\u{a0}percentage points by the rates \
                    themselves, +5.60\u{a0}percentage points by the shift between the parts.";
        assert_eq!(found.sentences[0], said);
        assert!(found.sentences.iter().any(|it| it.starts_with("Mind: in every part")));
    }
}

#[test]
fn one_channel_alone_has_no_mix() {
    let found =
        simpson(json!({ "from": "2026-09", "to": "2026-10", "of": "A · X", "kpi": "engagement_rate_by_reach" }));
    let rate = found.periods.as_ref().and_then(|it| it.rate.as_ref()).expect("a rate");
    same("rates", Some(rate.rate_part), Some(-0.01));
    same("mix", Some(rate.mix_part), Some(0.0));
    assert!(!rate.paradox);
}

#[test]
fn one_part_in_both_periods_is_no_paradox() {
    let rows = |more: Value| {
        let mut rows = vec![
            json!(["LinkedIn", "2026-09", 1000, 20]),
            json!(["LinkedIn", "2026-10", 1000, 19]),
            json!(["TikTok", "2026-10", 1000, 100]),
        ];
        rows.extend(more.as_array().expect("rows").iter().cloned());
        let table = json!({ "columns": ["Kanal", "Monat", "Reichweite", "Likes"], "rows": rows });
        let what = json!({ "from": "2026-09", "to": "2026-10", "kpi": "engagement_rate_by_reach" });
        asked(json!({ "table": table }), what).periods.and_then(|it| it.rate).expect("a rate").paradox
    };
    assert!(!rows(json!([])));
    assert!(!rows(json!([["X", "2026-09", 1000, 20], ["X", "2026-10", 1000, 20]])), "X stayed as it was");
    assert!(rows(json!([["X", "2026-09", 1000, 20], ["X", "2026-10", 1000, 18]])));
}

#[test]
fn a_score_moves_by_figures_and_by_weights() {
    let request = json!({
        "table": { "columns": ["Firma", "Monat", "a", "b"], "rows": [["A", "2026-09", 0.2, 0.8], ["A", "2026-10", 0.6, 0.6]] },
        "columns": { "a": "criterion", "b": "criterion" },
        "scorecard": { "goals": [goal("a", 1.0), goal("b", 1.0)] },
        "language": "en",
    });
    let with = |weights: Value| {
        asked(request.clone(), json!({ "from": "2026-09", "to": "2026-10", "of": "A", "weightsBefore": weights }))
    };
    let found = with(json!([3, 1]));
    let score = found.periods.as_ref().and_then(|it| it.score.as_ref()).expect("a score");
    for (what, part, expected) in [
        ("before", score.before, 35.0),
        ("after", score.after, 60.0),
        ("figures", score.score_part, 17.5),
        ("weights", score.weight_part, 7.5),
        ("a", score.goals.get("a").expect("a goal").score_part, 25.0),
        ("weight of a", score.goals.get("a").expect("a goal").weight_part, -10.0),
        ("b", score.goals.get("b").expect("a goal").score_part, -7.5),
        ("weight of b", score.goals.get("b").expect("a goal").weight_part, 17.5),
    ] {
        same(what, Some(part), Some(expected));
    }
    let said = "The score went from 35.0 to 60.0 points: +17.5 by performance, +7.5 by other weights.";
    assert!(found.sentences.iter().any(|it| it == said), "{:?}", found.sentences);
    let alone = with(Value::Null);
    let score = alone.periods.as_ref().and_then(|it| it.score.as_ref()).expect("a score");
    same("under the same weights", Some(score.weight_part), Some(0.0));
    same("before", Some(score.before), Some(50.0));
    for wrong in [json!([1]), json!([-1, 2]), json!([0, 0])] {
        assert!(codes(&with(wrong)).contains(&"weights_unusable"));
    }
}

#[test]
fn what_is_not_there_is_said() {
    let found = simpson(json!({ "from": "2026-08", "to": "2026-10" }));
    assert_eq!(codes(&found), ["compare_unknown_period", "compare_without_scores"]);
    assert!(found.periods.as_ref().is_some_and(|it| it.rate.is_none() && it.score.is_none()));
    let empty = asked(json!({}), json!({ "from": "a", "to": "b" }));
    assert!(codes(&empty).contains(&"compare_unknown_period"));
    assert_eq!(codes(&asked(json!({}), json!({}))), ["compare_needs_two_rows"]);
}

fn last_two(request: Value, wish: Value) -> PeriodsReport {
    let request = Request::from_json(&request).expect("an object");
    periods(&Analysis::unquestioned(&request), &request, &PeriodsWish::from_json(&wish))
}

/// Two months as two pastes: A is in both, B in the first, C in the second.
fn months(scorecard: Value) -> Value {
    let label = json!({ "header": "Monat", "above": "2026-09", "below": "2026-10" });
    json!({
        "text": "Firma\tReichweite\tLikes\nA\t1000\t50\nB\t400\t8\n",
        "steps": [{ "step": "join", "text": "Firma\tReichweite\tLikes\nA\t2000\t120\nC\t100\t9\n", "label": label }],
        "language": "en", "scorecard": scorecard,
    })
}

#[test]
fn the_last_two_periods_stand_row_by_row() {
    let scorecard = json!({ "goals": [
        { "id": "engagement", "weight": 1, "kpis": [{ "kpi": "engagement_rate_by_reach", "baseline": 0, "target": 0.1 }] },
        { "id": "reach", "weight": 1, "kpis": [{ "kpi": "total_reach", "baseline": 0, "target": 4000 }] },
    ] });
    let found = last_two(months(scorecard.clone()), json!({ "of": "A", "weightsBefore": [1, 3] }));
    assert_eq!(found.unavailable, None);
    assert_eq!((found.from.as_deref(), found.to.as_deref()), (Some("2026-09"), Some("2026-10")));
    assert_eq!(found.kpi.as_deref(), Some("engagement_rate_by_reach"));
    let said: Vec<_> = found.rows.iter().map(|row| (row.label.as_str(), row.said.as_deref())).collect();
    assert_eq!(
        said,
        [
            ("A", None),
            ("B", Some("In 2026-09 only: 2026-10 has no numbers.")),
            ("C", Some("New in 2026-10: 2026-09 has no numbers.")),
        ]
    );
    // A: 5 % and 6 % of reach; 50 and 60 points, 25 and 50 points.
    let rate = found.rows[0].rate.as_ref().expect("a rate");
    same("before", rate.before, Some(0.05));
    same("after", rate.after, Some(0.06));
    same("change", rate.change, Some(0.2));
    assert_eq!(rate.change_shown.as_deref(), Some("+20.0 %").map(|it| it.replace(' ', "")).as_deref());
    same("difference", rate.difference, Some(0.01));
    assert_eq!(rate.difference_shown.as_deref(), Some("+1.00\u{a0}pp"));
    let score = &found.rows[0].score;
    same("before, under 1 : 3", score.before, Some(0.25 * 50.0 + 0.75 * 25.0));
    same("after, under 1 : 1", score.after, Some(0.5 * 60.0 + 0.5 * 50.0));
    // Means of the weights times the changes, and means of the scores times the changes of weight.
    same("own part", score.score_part, Some(0.375 * 10.0 + 0.625 * 25.0));
    same("weight part", score.weight_part, Some(0.25 * 55.0 - 0.25 * 37.5));
    assert!(
        found.rows[1].rate.as_ref().is_some_and(|it| it.before.is_some() && it.after.is_none() && it.change.is_none())
    );
    let split = found.split.expect("a split");
    assert_eq!(codes(&split), [] as [&str; 0]);
    assert_eq!((found.of.as_deref(), split.periods.and_then(|it| it.of)), (Some("A"), Some("A".to_owned())));
    // Weights of then that cannot be used: those of now stand in, row by row too, and it is said.
    for wrong in [json!([1]), json!([-1, 2]), json!([0, 0]), json!(["x", 1])] {
        let found = last_two(months(scorecard.clone()), json!({ "of": "A", "weightsBefore": wrong }));
        assert_eq!(codes(&found.split.expect("a split")), ["weights_unusable"]);
        let score = &found.rows[0].score;
        same("before, under 1 : 1", score.before, Some(0.5 * 50.0 + 0.5 * 25.0));
        same("weight part", score.weight_part, Some(0.0));
    }
    // The whole table: two rows of which one is new and one is gone.
    let whole = last_two(months(scorecard), json!({ "of": "nobody", "kpi": "likes_rate" }));
    assert_eq!(whole.of, None);
    let rate = whole.split.and_then(|it| it.periods).and_then(|it| it.rate).expect("a rate");
    same("of all, before", Some(rate.before), Some(58.0 / 1400.0));
    same("of all, after", Some(rate.after), Some(129.0 / 2100.0));
    same("the parts add up", Some(rate.rate_part + rate.mix_part), Some(rate.after - rate.before));
}

#[test]
fn better_is_what_the_scorecard_says() {
    let of = |goal: Value, now: f64| {
        let table = json!({ "columns": ["Firma", "Monat", "Reichweite", "Impressionen"],
                            "rows": [["A", "2026-09", 100, 200], ["A", "2026-10", 100, now]] });
        let card = json!({ "goals": [{ "id": "x", "weight": 1, "kpis": [goal] }] });
        let found = last_two(json!({ "table": table, "scorecard": card }), json!({ "kpi": "frequency" }));
        found.rows[0].rate.as_ref().and_then(|it| it.is_better)
    };
    let lower = json!({ "kpi": "frequency", "weight": 1, "direction": "lower" });
    let posts = json!({ "kpi": "frequency", "weight": 1, "baseline": 5, "target": 2 });
    for (goal, now, is_better) in [
        (json!("total_reach"), 300.0, Some(true)),
        (json!("total_reach"), 200.0, None),
        (json!("frequency"), 150.0, Some(false)),
        (lower, 150.0, Some(true)),
        (posts, 300.0, Some(false)),
    ] {
        assert_eq!(of(goal.clone(), now), is_better, "{goal} {now}");
    }
}

#[test]
fn where_there_are_no_two_periods_one_reads_why() {
    for (text, sentence) in [
        ("Firma\tReichweite\tLikes\nA\t1000\t50\n", "The table does not say which period"),
        ("Firma\tMonat\tReichweite\tLikes\nA\t2026-09\t1000\t50\n", "So far there are only numbers of 2026-09."),
        (
            "Firma\tMonat\tReichweite\tLikes\nA\t2026-09\t1000\t50\nB\t2026-10\t900\t5\n",
            "nothing that occurs in two of them",
        ),
        ("Post\tDatum\tReichweite\tLikes\nA\t2026-09-01\t1000\t50\nB\t2026-10-01\t900\t5\n", "These are single posts"),
        ("", "The table does not say which period"),
    ] {
        let found = last_two(json!({ "text": text, "language": "en" }), json!({}));
        assert!(
            found.unavailable.as_deref().is_some_and(|it| it.contains(sentence)),
            "{text}: {:?}",
            found.unavailable
        );
    }
}
