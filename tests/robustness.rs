//! How firm a ranking is: small cases that can be worked out by hand.

mod support;

use serde_json::{Value, json};
use support::same;
use zielwert::api::{Analysis, Report, Request, analyse, assemble, firmness};

/// Two goals that score the columns a and b as they stand, from 0 to 1.
fn request(rows: Value, change: impl FnOnce(&mut Value)) -> Request {
    let goal = |id: &str, weight: f64| {
        json!({ "id": id, "weight": weight,
                "kpis": [{ "kpi": format!("column:{id}"), "weight": 1, "baseline": 0, "target": 1 }] })
    };
    let mut scorecard = json!({ "goals": [goal("a", 6.0), goal("b", 4.0)], "robustness": { "firmness": 10 } });
    change(&mut scorecard);
    let request = json!({
        "table": { "columns": ["Firma", "a", "b"], "rows": rows },
        "columns": { "a": "criterion", "b": "criterion" },
        "scorecard": scorecard,
        "language": "en",
    });
    Request::from_json(&request).expect("an object")
}

fn report(rows: Value, change: impl FnOnce(&mut Value)) -> Report {
    analyse(&request(rows, change))
}

fn three() -> Value {
    json!([["A", 1, 0], ["B", 0, 1], ["C", 0.5, 0.5]])
}

#[test]
fn pairs_have_exact_probabilities() {
    let report = report(three(), |_| {});
    let firm = report.robustness.expect("asked for");
    assert!(firm.exact);
    let table = firm.head_to_head.expect("three rows");
    // w ~ Beta(6, 4): P(w > ½) = P(fewer than 6 heads of 9) = 382 ÷ 512.
    same("A above B", table[0][1], Some(382.0 / 512.0));
    same("B above A", table[1][0], Some(130.0 / 512.0));
    same("diagonal", table[2][2], Some(0.5));
    let ranks = firm.expected_rank.expect("ranks");
    same("rank of A", ranks[0], Some(1.0 + 2.0 * 130.0 / 512.0));
    same("rank of C", ranks[2], Some(2.0));
    // A 60, C 50, B 40: A is followed by C, C by B.
    same("A beats C", firm.beats_next[0], Some(382.0 / 512.0));
    same("C beats B", firm.beats_next[2], Some(382.0 / 512.0));
    same("B is last", firm.beats_next[1], None);
    for row in &firm.rank_acceptability.expect("three rows") {
        same("shares of places", Some(row.iter().flatten().sum()), Some(1.0));
    }
}

#[test]
fn turning_points_are_where_scores_meet() {
    let report = report(three(), |_| {});
    let firm = report.robustness.expect("asked for");
    // Challengers in rank order: C, then B; both draw level at one half.
    let flips: Vec<_> = firm.flip_points.iter().map(|it| (it.goal.as_str(), it.challenger.as_str())).collect();
    assert_eq!(flips, [("a", "C"), ("a", "B"), ("b", "C"), ("b", "B")]);
    for flip in &firm.flip_points {
        same("flip point", flip.weight, Some(0.5));
    }
    assert_eq!(firm.stability.get("a").copied().flatten(), Some((0.5, 1.0)));
    assert_eq!(firm.stability.get("b").copied().flatten(), Some((0.0, 0.5)));
    let to_b = &firm.smallest_reallocation[1];
    same("points", to_b.points, Some(10.0));
    assert_eq!((to_b.from.as_slice(), to_b.to.as_deref()), (["a".to_owned()].as_slice(), Some("b")));
}

#[test]
fn a_dominated_row_never_draws_level() {
    let report = report(json!([["A", 1, 1], ["B", 0.5, 0.5]]), |_| {});
    let firm = report.robustness.expect("asked for");
    assert_eq!(firm.smallest_reallocation[0].points, None);
    assert_eq!(firm.flip_points.iter().filter_map(|it| it.weight).count(), 0);
    same("certain", firm.beats_next[0], Some(1.0));
    assert!(report.sentences.iter().any(|it| it.contains("No other weighting")), "{:?}", report.sentences);
}

#[test]
fn votes_are_known_better_than_points() {
    let voted = report(three(), |card| {
        card["weighting"] = json!({ "method": "votes", "values": [6, 4], "abstentions": 9 });
    });
    // Alpha 1 + votes: Beta(7, 5), P(w > ½) = P(Bin(11, ½) < 7) = 1486 ÷ 2048.
    same("A above B", voted.robustness.expect("asked for").head_to_head.expect("small")[0][1], Some(1486.0 / 2048.0));
    let unknown = report(three(), |card| card["robustness"] = json!({ "belief": "none" }));
    same("nothing known", unknown.robustness.expect("asked for").head_to_head.expect("small")[0][1], Some(0.5));
}

#[test]
fn missing_goals_and_zeros_are_answered_by_draws() {
    let gaps = report(json!([["A", 1, 0], ["B", 0.2, null], ["C", 0.5, 0.5]]), |card| {
        card["minimumCoverage"] = json!(0.5);
    });
    let firm = gaps.robustness.expect("asked for");
    assert!(!firm.exact);
    // B scores 0.2 whatever the weights, A scores w: P(w > 0.2) under Beta(6, 4) is 0.99693.
    let found = firm.head_to_head.expect("small")[0][1].expect("both have scores");
    assert!((found - 0.99693).abs() < 0.002, "{found}");
    let below = report(json!([["A", 1, 0], ["B", 0.2, null]]), |_| {});
    let firm = below.robustness.expect("asked for");
    assert_eq!(firm.head_to_head.expect("small")[0], [Some(0.5), None]);
    assert_eq!(firm.beats_next, [None, None]);
}

#[test]
fn nothing_is_computed_unasked_or_from_spoiled_weights() {
    assert!(report(three(), |card| card["robustness"] = Value::Null).robustness.is_none());
    let spoiled = report(three(), |card| card["goals"][0]["weight"] = json!(-1));
    assert!(spoiled.robustness.is_none());
    assert!(spoiled.score.weights.iter().all(|(_, weight)| weight.is_none()));
}

#[test]
fn the_same_seed_gives_the_same_answer() {
    let request = request(three(), |_| {});
    let once = serde_json::to_string(&assemble(&request, &Analysis::new(&request))).expect("JSON");
    let twice = serde_json::to_string(&assemble(&request, &Analysis::new(&request))).expect("JSON");
    assert_eq!(once, twice);
}

#[test]
fn influence_adds_up_to_one() {
    let firm = report(three(), |_| {}).robustness.expect("asked for");
    same("sum", Some(firm.influence.iter().filter_map(|(_, share)| *share).sum()), Some(1.0));
}

#[test]
fn intervals_and_tiers_follow_the_noise_of_the_counts() {
    let request = |likes: [u32; 3]| {
        let rows = json!([["A", likes[0], 1000], ["B", likes[1], 1000], ["C", likes[2], 1000]]);
        Request::from_json(&json!({
            "table": { "columns": ["Firma", "Likes", "Reichweite"], "rows": rows },
            "scorecard": { "goals": [{ "id": "engagement", "weight": 1, "kpis": [
                { "kpi": "engagement_rate_by_reach", "baseline": 0, "target": 0.2 }] }], "robustness": {} },
        }))
        .expect("an object")
    };
    let close = analyse(&request([100, 95, 20]));
    assert_eq!(close.robustness.expect("asked for").tiers, [vec!["A", "B"], vec!["C"]]);
    let far = analyse(&request([100, 50, 20]));
    assert_eq!(far.robustness.as_ref().expect("asked for").tiers, [["A"], ["B"], ["C"]]);
    // 100 of 1000 with a gamma of shape 100.5: rate 0.0819 to 0.1211 (scipy), half of the target 0.2.
    let span = far.score.rows[0].interval.expect("counts");
    assert!((span.low - 40.9).abs() < 1.0 && (span.high - 60.6).abs() < 1.0, "{span:?}");
}

#[test]
fn small_numbers_are_said_in_counts() {
    let report = |rows: Value| {
        let table = json!({ "columns": ["Firma", "Interaktionen", "Follower"], "rows": rows });
        analyse(&Request::from_json(&json!({ "table": table, "language": "en" })).expect("an object"))
    };
    // The published 0.0003 % of 27 million followers are 81 interactions.
    let tiny = report(json!([["A", 81, 27_000_000]]));
    let note = tiny.notes.iter().find(|note| note.code == "tiny_rate").expect("a tiny rate");
    assert!(note.message.contains("81 of 27,000,000 are 0.000300%"), "{}", note.message);
    let few = report(json!([["A", 9, 100], ["B", 10, 100]]));
    assert!(few.notes.iter().any(|note| note.code == "too_few" && note.message.starts_with("1 row has")));
    assert!(few.notes.iter().all(|note| note.code != "tiny_rate"));
}

/// What a page asks for with every change says what the whole report says.
#[test]
fn firmness_alone_is_the_report_s_and_small() {
    let row = |it: usize| json!([format!("R{it}"), it as f64 / 300.0, if it == 7 { None } else { Some(0.5) }]);
    let request = request((0..300).map(row).collect(), |_| {});
    let analysis = Analysis::new(&request);
    let (alone, report) = (firmness(&request, &analysis).expect("asked for"), assemble(&request, &analysis));
    let whole = report.robustness.as_ref().expect("asked for");
    assert_eq!(alone.beats_next, whole.beats_next);
    assert_eq!(alone.stability, whole.stability);
    assert_eq!(alone.sentences, report.sentences);
    let spans = |it: &zielwert::api::report::ScoreRow| it.interval.map(|it| (it.low, it.high));
    assert_eq!(alone.intervals, report.score.rows.iter().map(spans).collect::<Vec<_>>());
    for (row, it) in report.rows.iter().enumerate() {
        let tier = whole.tiers.iter().position(|labels| labels.contains(&it.label));
        assert_eq!(alone.tiers[row], tier, "{}", it.label);
    }
    let bytes = serde_json::to_vec(&alone).expect("plain data").len();
    assert!(bytes < 100 * report.rows.len(), "{bytes} bytes are read anew at each change");
    assert!(firmness(&request, &Analysis { robustness: None, ..analysis }).is_none());
}
