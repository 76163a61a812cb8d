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

/// A report over the criteria a, b, c … of these rows, each scored from 0 to 1 unless `goal` says otherwise.
fn criteria(rows: Value, weights: &[f64], change: impl Fn(usize, &mut Value), card: Value) -> Report {
    let ids: Vec<String> = (0..weights.len()).map(|it| char::from(b'a' + it as u8).to_string()).collect();
    let goal = |(place, (id, weight)): (usize, (&String, &f64))| {
        let mut kpi = json!({ "kpi": format!("column:{id}"), "baseline": 0, "target": 1 });
        change(place, &mut kpi);
        json!({ "id": id, "weight": weight, "kpis": [kpi] })
    };
    let mut card = card;
    card["goals"] = ids.iter().zip(weights).enumerate().map(goal).collect();
    let columns: Vec<&str> = std::iter::once("Firma").chain(ids.iter().map(String::as_str)).collect();
    let roles: serde_json::Map<_, _> = ids.iter().map(|id| (id.clone(), json!("criterion"))).collect();
    let request = json!({ "table": { "columns": columns, "rows": rows }, "columns": roles, "scorecard": card });
    analyse(&Request::from_json(&request).expect("an object"))
}

#[test]
fn a_row_that_is_knocked_out_is_like_no_other() {
    for mean in ["geometric", "harmonic"] {
        let rows = json!([["A", 0.9, 0.8], ["B", 0.3, 0.2], ["C", 0, 0.5]]);
        let report = criteria(rows, &[1.0, 1.0], |_, _| {}, json!({ "aggregate": mean, "robustness": {} }));
        let firm = report.robustness.expect("asked for");
        let shares: Vec<Vec<f64>> = firm
            .rank_acceptability
            .expect("three rows")
            .iter()
            .map(|row| row.iter().map(|it| it.unwrap_or(-1.0)).collect())
            .collect();
        assert_eq!(shares, [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]], "{mean}");
    }
    let rows = json!([["A", 0.9, 0.8, 0.3], ["B", 0.3, 0.2, null], ["C", 0.1, 0.5, 0]]);
    let card = json!({ "aggregate": "geometric", "minimumCoverage": 0, "robustness": { "belief": "none" } });
    let firm = criteria(rows, &[1.0, 1.0, 1.0], |_, _| {}, card).robustness.expect("asked for");
    same("A above B", firm.head_to_head.expect("three rows")[0][1], Some(1.0));
}

#[test]
fn turning_points_are_about_the_stated_weights() {
    // Nothing is separated in c: of the stated 25, 25 and 50 only a and b count, as 1 : 1. They would have to be 3 : 5.
    let constant = |place: usize, kpi: &mut Value| {
        if place == 2 {
            *kpi = json!({ "kpi": "column:c", "normalise": "min_max" });
        }
    };
    let rows = json!([["A", 1, 0, 0.7], ["B", 0, 0.6, 0.7]]);
    let report = criteria(rows, &[25.0, 25.0, 50.0], constant, json!({ "robustness": {} }));
    let firm = report.robustness.expect("asked for");
    let flips: Vec<Option<f64>> = firm.flip_points.iter().map(|it| it.weight).collect();
    same("a", flips[0], Some(1.0 / 6.0));
    same("b", flips[1], Some(5.0 / 14.0));
    same("c", flips[2], None);
    same("from", firm.stability.get("a").copied().flatten().map(|it| it.0), Some(1.0 / 6.0));
    same("points", firm.smallest_reallocation[0].points, Some(6.25));
    // What weighs nothing and is missing is a gap as soon as it weighs something.
    let rows = json!([["A", null, 0.7], ["B", 1, 0.69]]);
    let report = criteria(rows, &[0.0, 1.0], |_, _| {}, json!({ "robustness": {}, "minimumCoverage": 0 }));
    let firm = report.robustness.expect("asked for");
    // 0.7 = t + 0.69 (1 − t)
    same("flip", firm.flip_points[0].weight, Some(1.0 / 31.0));
    same("until", firm.stability.get("a").copied().flatten().map(|it| it.1), Some(1.0 / 31.0));
}

#[test]
fn nobody_draws_level_where_a_row_has_no_score() {
    // B has nothing but b: with all the weight on a it has no score at all.
    let report = report(json!([["A", 1, 0.9], ["B", null, 0.5]]), |card| card["minimumCoverage"] = json!(0));
    let firm = report.robustness.expect("asked for");
    assert!(firm.flip_points.iter().all(|flip| flip.weight.is_none()), "{:?}", firm.flip_points);
    assert!(firm.smallest_reallocation.iter().all(|it| it.points.is_none()), "{:?}", firm.smallest_reallocation);
    // A cannot reach B in a or c, and has no b.
    let goal = |id: &str, weight: f64| json!({ "id": id, "weight": weight, "kpis": [{ "kpi": format!("column:{id}"), "baseline": 0, "target": 1 }] });
    let request = json!({
        "table": { "columns": ["Firma", "a", "b", "c"], "rows": [["A", 0.25, null, 0.2], ["B", 0.5, 0.25, 0.65]] },
        "columns": { "a": "criterion", "b": "criterion", "c": "criterion" },
        "scorecard": { "goals": [goal("a", 3.0), goal("b", 3.0), goal("c", 4.0)], "robustness": {}, "minimumCoverage": 0 },
    });
    let firm = analyse(&Request::from_json(&request).expect("an object")).robustness.expect("asked for");
    assert!(firm.flip_points.iter().all(|flip| flip.weight.is_none()), "{:?}", firm.flip_points);
    assert!(firm.smallest_reallocation.iter().all(|it| it.points.is_none()), "{:?}", firm.smallest_reallocation);
}

#[test]
fn a_score_without_noise_is_its_own_interval() {
    let rows = json!([["A", 10000], ["B", 20000]]);
    let request = json!({
        "table": { "columns": ["Firma", "Follower"], "rows": rows },
        "scorecard": { "goals": [{ "id": "e", "weight": 1, "kpis": [{ "kpi": "audience_size", "baseline": 0, "target": 50000 }] }], "robustness": {} },
    });
    let report = analyse(&Request::from_json(&request).expect("an object"));
    let interval = report.score.rows[0].interval.as_ref().expect("drawn");
    assert_eq!((interval.low, interval.high), (20.0, 20.0));
}

/// Which sentences stand there, and which do not.
#[test]
fn sentences_say_what_is_so() {
    let weighed = |weights: [f64; 2], rows: Value| {
        report(rows, |card| {
            for (goal, weight) in card["goals"].as_array_mut().expect("goals").iter_mut().zip(weights) {
                goal["weight"] = json!(weight);
            }
        })
    };
    let small_and_large = json!([["A", 0.7, 1], ["B", 0.5, 0.4], ["C", 0.6, 0.4]]);
    let shared = json!([["A", 0.7, 0.7], ["B", 0.7, 0.7], ["C", 0.6, 0.4]]);
    for (weights, rows, says, silent) in [
        ([0.0, 0.0], three(), "the goals’ weights cannot be used", "what your goals measure"),
        ([95.0, 5.0], small_and_large.clone(), "A wins it mostly on the goal “a”", "“b”."),
        ([1.0, 0.0], small_and_large, "A wins it mostly on the goal “a”", "“b”."),
        ([1.0, 1.0], shared, "A and B share the lead with 70.0 points.", "wins it"),
        ([1.0, 1.0], json!([["A", 0.7, 0.7], ["B", 0.7, 0.7]]), "No weight parts A and B", "in the others"),
        // A gap of 0.2468 that shrinks by 2 for each share moved: 12.34 points.
        ([0.6234, 0.3766], json!([["A", 1, 0], ["B", 0, 1]]), "Move 13 of 100 points from “a” to “b”", "Move 12"),
        // Half of the weight is measured: too little, but not nothing.
        (
            [1.0, 1.0],
            json!([["A", 1, null], ["B", 0.5, null]]),
            "too much of what your goals measure",
            "not in the table",
        ),
        ([1.0, 1.0], json!([["A", null, null], ["B", null, null]]), "is not in the table", "set aside"),
        // Without the only goal that is measured nobody has a score.
        ([0.7, 0.3], json!([["A", 1, null], ["B", 0.5, null]]), "A leads", "even if you dropped"),
        // Better on one goal of two, but on more than half of the weight.
        (
            [6.0, 4.0],
            json!([["A", 0.5, 1], ["B", 0.6, 0]]),
            "on more than half of the weight, B would lead",
            "most goals",
        ),
        // Without b both are level: nobody else leads, and A is not ahead.
        ([0.5, 0.5], json!([["B", 1, 0.5], ["A", 1, 1]]), "A leads", "somebody else leads"),
        ([0.5, 0.5], json!([["B", 1, 0.5], ["A", 1, 1]]), "A leads", "even if you dropped"),
    ] {
        let said = weighed(weights, rows.clone()).sentences.join(" ");
        assert!(said.contains(says) && !said.contains(silent), "{rows}: {said}");
    }
}

#[test]
fn every_goal_that_takes_weight_is_named() {
    let rows = json!([["A", 0.35, 0.25, 0.75], ["B", null, 0.25, 0.6]]);
    let card = json!({ "aggregate": "harmonic", "minimumCoverage": 0, "robustness": {} });
    let report = criteria(rows, &[5.0, 9.0, 3.0], |_, _| {}, card);
    // scipy 1.17.1, linprog over all levels: 0.3031672.
    let says = |it: &String| it == "Verschieben Sie 31 von 100 Punkten von „b“ zu „c“ und „a“, so zieht B gleich.";
    assert!(report.sentences.iter().any(says), "{:?}", report.sentences);
}

#[test]
fn who_is_no_longer_knocked_out_passes() {
    let report = report(json!([["A", 0.1, 0.1], ["B", 0, 0.9]]), |card| card["aggregate"] = json!("geometric"));
    // Without a, 90 points against 10.
    let says = "Move 60 of 100 points from “a” to “b” and B is ahead of A.";
    assert!(report.sentences.iter().any(|it| it == says), "{:?}", report.sentences);
}

#[test]
fn the_least_weight_on_a_zero_of_the_leader_is_some_weight() {
    let rows = json!([["A", 1, 0], ["B", 0.25, 0.3]]);
    for mean in ["geometric", "harmonic"] {
        let report = criteria(rows.clone(), &[1.0, 0.0], |_, _| {}, json!({ "aggregate": mean, "robustness": {} }));
        let says = "Verschieben Sie 0,1 von 100 Punkten von „a“ zu „b“, so liegt B vor A.";
        assert!(report.sentences.iter().any(|it| it == says), "{:?}", report.sentences);
    }
}

#[test]
fn no_weight_goes_where_nothing_is_measured() {
    // Nothing is separated in a. All weight has to leave B's zero in b, and only c is left for it.
    let plain = |place: usize, kpi: &mut Value| {
        if place == 0 {
            *kpi = json!({ "kpi": "column:a", "normalise": "min_max" });
        }
    };
    let rows = json!([["A", 7, 1, 0.05], ["B", 7, 0, 1]]);
    let report = criteria(rows, &[0.0, 55.0, 45.0], plain, json!({ "aggregate": "harmonic", "robustness": {} }));
    let says = "Verschieben Sie 55 von 100 Punkten von „b“ zu „c“, so liegt B vor A.";
    assert!(report.sentences.iter().any(|it| it == says), "{:?}", report.sentences);
}

#[test]
fn nothing_known_is_not_said_to_be_a_small_step() {
    let report = report(json!([["A", 1, 0.1], ["B", 0.1, 0.9]]), |card| {
        card["goals"][0]["weight"] = json!(9);
        card["goals"][1]["weight"] = json!(1);
        card["robustness"] = json!({ "belief": "none" });
    });
    // Any weight of a above 8 ÷ 17 keeps A ahead.
    let says = "That is open: if your weights turn out differently, A is ahead of B in 53 of 100 cases";
    assert!(report.sentences.iter().any(|it| it.starts_with(says)), "{:?}", report.sentences);
}

#[test]
fn what_is_in_the_table_is_not_said_to_be_missing() {
    for kpi in [
        json!({ "kpi": "column:a", "baseline": 1, "target": 1 }),
        json!({ "kpi": "column:a", "normalise": "min_max" }),
        json!({ "kpi": "column:a", "normalise": "share_of_leader" }),
    ] {
        let rows = json!([["A", -1, 0], ["B", -1, 0]]);
        let said = report(rows, |card| card["goals"] = json!([{ "id": "a", "weight": 1, "kpis": [kpi] }])).sentences;
        assert_eq!(said, ["No row has a score: what your goals measure is set aside here. The notes say why."]);
    }
    // A column of one's own without goalposts, in a single row; and one of two goals without a share of the leader.
    let half = json!([
        { "id": "a", "weight": 1, "kpis": [{ "kpi": "column:a", "normalise": "share_of_leader" }] },
        { "id": "b", "weight": 1, "kpis": [{ "kpi": "column:b", "baseline": 0, "target": 2 }] },
    ]);
    for (rows, goals, says) in [
        (
            json!([["A", 5, 1]]),
            json!([{ "id": "a", "kpis": ["column:a"] }]),
            "No row has a score: what your goals measure is set aside here. The notes say why.",
        ),
        (
            json!([["A", 5, 1], ["B", 0, 2]]),
            half.clone(),
            "No row has a score, because too much of what your goals measure is set aside here. The notes say why.",
        ),
        (
            json!([["A", 5, null], ["B", 4, null]]),
            half,
            "No row has a score, because too much of what your goals measure is missing.",
        ),
    ] {
        assert_eq!(report(rows, |card| card["goals"] = goals).sentences, [says]);
    }
}

#[test]
fn targets_of_rows_that_are_not_there_are_noted() {
    let with = |targets: Value| {
        let report = report(three(), |card| card["targets"] = targets);
        report.notes.into_iter().find(|note| note.code == "targets_without_row").map(|note| note.message)
    };
    let target = json!({ "column:a": { "baseline": 0, "target": 0.5 } });
    assert_eq!(with(json!({ "A": target })), None);
    let one = "There are targets of their own for 1 row that is not in the table: Z. They have no effect.";
    assert_eq!(with(json!({ "A": target, "Z": target })).as_deref(), Some(one));
    let four = "There are targets of their own for 4 rows that are not in the table: V, W, X …. They have no effect.";
    assert_eq!(with(json!({ "V": target, "W": target, "X": target, "Y": target })).as_deref(), Some(four));
}

#[test]
fn a_setting_is_quoted_as_it_was_given() {
    let report = report(three(), |card| card["minimumCoverage"] = json!(65.0));
    let note = report.notes.iter().find(|note| note.code == "setting_unusable").expect("refused");
    assert!(note.message.contains("“65”"), "{}", note.message);
}

#[test]
fn who_scores_columns_is_not_asked_for_kpis() {
    let asks = |report: Report| report.notes.iter().any(|note| note.code == "no_kpi");
    assert!(!asks(report(three(), |_| {})));
    assert!(asks(report(three(), |card| card["goals"][0]["weight"] = json!(-1))));
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
fn z_scores_that_cancel_have_no_influence_and_a_common_lead() {
    // Two rows: z is 1/√2 or −1/√2 in every goal, and 40 + 2 stand against 1 + 40 + 1.
    let rows = json!([["A", 13, 91, 87, 20, 90], ["B", 57.42, 97, 17.96, 67, 72]]);
    let plain = |place: usize, kpi: &mut Value| {
        *kpi = json!({ "kpi": format!("column:{}", char::from(b'a' + place as u8)) });
    };
    let weights = [40.0, 1.0, 40.0, 1.0, 2.0];
    let report = criteria(rows, &weights, plain, json!({ "normalise": "z_score", "robustness": {} }));
    let firm = report.robustness.expect("asked for");
    assert!(firm.influence.iter().all(|(_, share)| share.is_none()));
    for (place, (goal, stays)) in firm.stability.iter().enumerate() {
        let (low, high) = stays.unwrap_or_default();
        // A, the first of the two, is ahead in c and e.
        let expected =
            if [2, 4].contains(&place) { (weights[place] / 84.0, 1.0) } else { (0.0, weights[place] / 84.0) };
        same(&format!("{goal} from"), Some(low), Some(expected.0));
        same(&format!("{goal} to"), Some(high), Some(expected.1));
    }
}

#[test]
fn who_beats_whom_is_not_told_by_rounding() {
    // Both goal scores of x are 0; in y, which weighs less, A is ahead.
    let rows = json!([["A", 80.68, 77.77, 95], ["B", 61.48, 74, 4.75]]);
    let card = json!({ "normalise": "z_score", "robustness": {}, "goals": [
        { "id": "x", "weight": 3, "kpis": ["column:a", { "kpi": "column:b", "direction": "lower" }] },
        { "id": "y", "weight": 1, "kpis": ["column:c"] },
    ] });
    let table = json!({ "columns": ["Firma", "a", "b", "c"], "rows": rows });
    let request = json!({ "table": table, "columns": { "a": "criterion", "b": "criterion", "c": "criterion" }, "scorecard": card });
    let firm = analyse(&Request::from_json(&request).expect("an object")).robustness.expect("asked for");
    let copeland: Vec<_> = firm.copeland.expect("two rows").iter().map(|it| it.score).collect();
    assert_eq!(copeland, [Some(1), Some(-1)]);
}

#[test]
fn what_does_not_count_hides_no_influence() {
    for (rows, weights) in [
        (json!([["A", 1, 5], ["B", 0.5, 5], ["C", 0, 5]]), [6.0, 4.0]),
        (json!([["A", 1, null], ["B", 0.5, 1], ["C", 0, 1]]), [1.0, 0.0]),
    ] {
        let report = report(rows, |card| {
            for (goal, weight) in card["goals"].as_array_mut().expect("goals").iter_mut().zip(weights) {
                goal["weight"] = json!(weight);
            }
            card["goals"][1]["kpis"] = json!([{ "kpi": "column:b", "weight": 1, "normalise": "min_max" }]);
        });
        let firm = report.robustness.expect("asked for");
        let shares: Vec<_> = firm.influence.iter().map(|(_, share)| *share).collect();
        assert_eq!(shares, [Some(1.0), Some(0.0)]);
    }
}

#[test]
fn intervals_hold_the_score() {
    let rows = json!([["A", 0, 100], ["B", 100, 100], ["C", 50, 100]]);
    let report = analyse(
        &Request::from_json(&json!({
            "table": { "columns": ["Firma", "Beantwortet", "Anfragen"], "rows": rows },
            "scorecard": { "goals": [{ "id": "x", "weight": 1, "kpis": [
                { "kpi": "response_rate", "baseline": 0, "target": 1 }] }], "robustness": {} },
        }))
        .expect("an object"),
    );
    let ends: Vec<_> = report
        .score
        .rows
        .iter()
        .map(|row| row.interval.as_ref().map(|it| (it.low, it.high)).expect("counts"))
        .collect();
    // Beta(0.5, 100.5): its quantile at 0.975 is 0.02476 (scipy 1.17).
    assert!(ends[0].0 == 0.0 && (ends[0].1 - 2.48).abs() < 0.2, "{ends:?}");
    assert!(ends[1].1 == 100.0 && (ends[1].0 - 97.52).abs() < 0.2, "{ends:?}");
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

/// Where the movement comes from is the report's, sentence and shares.
#[test]
fn the_movement_alone_is_the_report_s() {
    let row = |it: usize| json!([format!("R{it}"), it as f64 / 9.0, (it * 7 % 10) as f64 / 9.0]);
    let request = request((0..10).map(row).collect(), |card| card["robustness"]["sources"] = json!(true));
    let analysis = Analysis::new(&request);
    let movement = firmness(&request, &analysis).and_then(|it| it.movement).expect("asked for");
    let report = assemble(&request, &analysis);
    assert!(report.sentences.contains(&movement.sentence), "{}", movement.sentence);
    let of = |it: &zielwert::api::report::SourcesReport| serde_json::to_value(it).expect("plain data");
    let whole = report.robustness.and_then(|it| it.sources).expect("asked for");
    assert_eq!(of(&movement.sources), of(&whole));
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
    assert!(alone.movement.is_none(), "only where it is asked for");
    let bytes = serde_json::to_vec(&alone).expect("plain data").len();
    assert!(bytes < 100 * report.rows.len(), "{bytes} bytes are read anew at each change");
    assert!(firmness(&request, &Analysis { robustness: None, ..analysis }).is_none());
}
