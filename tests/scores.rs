//! Scores: normalisation, weights, means, missing cells, ranks, bounds, and that contributions add up.

mod support;

use serde_json::{Value, json};
use support::{facts, same};
use zielwert::api::{ChosenScorecard, Request};
use zielwert::engine::score::{Scorecard, Scores, score};

/// The scorecard of a JSON text.
fn scorecard(value: Value) -> Scorecard {
    let request = Request::from_json(&json!({ "scorecard": value })).expect("an object");
    assert_eq!(request.notes, [], "the scorecard is read whole");
    match request.scorecard {
        Some(ChosenScorecard::Own(scorecard)) => scorecard,
        other => panic!("{other:?}"),
    }
}

/// Scores of a table; columns that are no measure are plain criteria.
fn scores(table: &str, card: Value) -> Scores {
    score(&facts(table, |_| {}), &scorecard(card))
}

/// One goal for each column with these weights, each scored as it stands.
fn goals(columns: &[(&str, f64)], goalposts: Option<(f64, f64)>) -> Value {
    let goal = |(column, weight): &(&str, f64)| {
        let mut kpi = json!({ "kpi": format!("column:{column}"), "weight": 1 });
        if let Some((baseline, target)) = goalposts {
            kpi["baseline"] = json!(baseline);
            kpi["target"] = json!(target);
        }
        json!({ "id": column, "weight": weight, "kpis": [kpi] })
    };
    Value::Array(columns.iter().map(goal).collect())
}

#[track_caller]
fn check(scores: &Scores, expected: &[Option<f64>]) {
    assert_eq!(scores.rows.len(), expected.len());
    for (row, expected) in expected.iter().enumerate() {
        same(&format!("score of row {row}"), scores.rows[row].score, *expected);
    }
}

fn ranks(scores: &Scores) -> Vec<Option<u32>> {
    scores.rows.iter().map(|row| row.rank).collect()
}

fn codes(scores: &Scores) -> Vec<&str> {
    scores.notes.iter().map(|note| note.kind.code).collect()
}

const TABLE: &str = "
    company a  b
    A       10 0
    B       5  8
    C       0  10
    D       5  8
";

#[test]
fn goalposts_then_the_weighted_mean_then_competition_ranks() {
    let all = scores(TABLE, json!({ "goals": goals(&[("a", 1.0), ("b", 3.0)], Some((0.0, 10.0))) }));
    check(&all, &[Some(25.0), Some(72.5), Some(75.0), Some(72.5)]);
    assert_eq!(ranks(&all), [Some(4), Some(2), Some(1), Some(2)]);
    assert_eq!(all.weights, Some(vec![0.25, 0.75]));
    same("points of C in b", all.rows[2].points[1], Some(75.0));
}

#[test]
fn near_ties_are_ties() {
    let all =
        scores("company a\n A 0.3\n B 0.30000000000000004", json!({ "goals": goals(&[("a", 1.0)], Some((0.0, 1.0))) }));
    assert_eq!(ranks(&all), [Some(1), Some(1)]);
}

#[test]
fn lower_is_better_where_the_target_lies_below_the_baseline() {
    let card = json!({ "goals": goals(&[("a", 1.0)], Some((10.0, 0.0))) });
    check(&scores(TABLE, card), &[Some(0.0), Some(50.0), Some(100.0), Some(50.0)]);
}

#[test]
fn without_goalposts_the_table_gives_them() {
    // Type 7: 90th percentile of 0, 5, 5, 10 is 8.5.
    let all = scores(TABLE, json!({ "goals": goals(&[("a", 1.0)], None) }));
    check(&all, &[Some(100.0), Some(5.0 / 8.5 * 100.0), Some(0.0), Some(5.0 / 8.5 * 100.0)]);
    assert_eq!(codes(&all), ["targets_from_table"]);
    let lower = json!({ "goals": [{ "id": "a", "weight": 1, "kpis": [{ "kpi": "column:a", "direction": "lower" }] }] });
    check(&scores(TABLE, lower), &[Some(0.0), Some(3.5 / 8.5 * 100.0), Some(100.0), Some(3.5 / 8.5 * 100.0)]);
}

#[test]
fn a_single_row_takes_the_catalogues_goalposts() {
    let card = json!({ "goals": [{ "id": "x", "weight": 1, "kpis": ["frequency"] }] });
    let all = scores("company reach impressions\n A 100 200", card);
    let (baseline, target) = support::kpi("frequency").goalposts;
    same("score", all.rows[0].score, Some(((2.0 - baseline) / (target - baseline)).clamp(0.0, 1.0) * 100.0));
}

#[test]
fn own_targets_belong_to_their_row() {
    let mut card = json!({ "goals": goals(&[("a", 1.0)], Some((0.0, 10.0))) });
    card["targets"] = json!({ "B": { "column:a": { "baseline": 0, "target": 5 } } });
    check(&scores(TABLE, card), &[Some(100.0), Some(100.0), Some(0.0), Some(50.0)]);
}

#[test]
fn own_targets_are_asked_before_the_table() {
    let zeros = "company a\n A 0\n B 0";
    let check_own = |table: &str, own: Value, expected: &[Option<f64>], said: &[&str]| {
        let all = scores(table, json!({ "goals": goals(&[("a", 1.0)], None), "targets": own }));
        check(&all, expected);
        assert_eq!(codes(&all), said, "{table}");
    };
    let whole = json!({ "column:a": { "baseline": 0, "target": 5 } });
    let target = json!({ "column:a": { "target": 5 } });
    check_own(zeros, json!({ "A": whole, "B": whole }), &[Some(0.0), Some(0.0)], &[]);
    check_own(zeros, json!({ "A": target, "B": whole }), &[Some(0.0), Some(0.0)], &[]);
    check_own(zeros, json!({ "A": target }), &[Some(0.0), None], &[]);
    check_own("company a\n A 4\n B 3", json!({ "A": whole, "B": whole }), &[Some(80.0), Some(60.0)], &[]);
    check_own("company a\n A 4", json!({ "A": whole }), &[Some(80.0)], &[]);
}

const GAPS: &str = "
    company a  b  c
    A       10 -  5
    B       5  10 5
    C       -  -  10
";

#[test]
fn missing_cells_give_their_weight_to_the_rest_of_the_goal() {
    let card = json!({ "goals": [
        { "id": "x", "weight": 3, "kpis": [
            { "kpi": "column:a", "weight": 1, "baseline": 0, "target": 10 },
            { "kpi": "column:b", "weight": 1, "baseline": 0, "target": 10 }] },
        { "id": "y", "weight": 1, "kpis": [{ "kpi": "column:c", "weight": 1, "baseline": 0, "target": 10 }] },
    ] });
    let all = scores(GAPS, card);
    // A: coverage 3/4 × 1/2 + 1/4 = 0.625, below 0.65.
    check(&all, &[None, Some(0.75 * 75.0 + 0.25 * 50.0), None]);
    same("coverage of A", Some(all.rows[0].coverage), Some(0.625));
    same("coverage of C", Some(all.rows[2].coverage), Some(0.25));
    same("goal x of A", all.rows[0].goals[0], Some(100.0));
    // Bounds use the stated weights with the missing cell at 0 and at 1.
    same("low of A", all.rows[0].low, Some(0.375 * 100.0 + 0.25 * 50.0));
    same("high of A", all.rows[0].high, Some(0.75 * 100.0 + 0.25 * 50.0));
    same("low of B", all.rows[1].low, all.rows[1].score);
    assert_eq!((all.rows[1].rank_low, all.rows[1].rank_high), (Some(1), Some(3)));
    assert_eq!((all.rows[0].rank_low, all.rows[0].rank_high), (Some(1), Some(3)));
    assert_eq!(all.rows[0].points[..], [None, None, None]);
}

#[test]
fn a_missing_goal_gives_its_weight_to_the_others() {
    let mut card = json!({ "goals": goals(&[("a", 1.0), ("b", 1.0), ("c", 1.0)], Some((0.0, 10.0))) });
    card["minimumCoverage"] = json!(0.5);
    let all = scores(GAPS, card);
    check(&all, &[Some(75.0), Some(200.0 / 3.0), None]);
    same("points add up", Some(all.rows[0].points.iter().flatten().sum()), Some(75.0));
}

/// Found by fuzzing: the logarithm of a zero, times no weight, was no number and went into the report as one.
#[test]
fn a_zero_without_weight_adds_nothing() {
    for aggregate in ["arithmetic", "geometric"] {
        let goals = goals(&[("a", 1.0), ("b", 0.0)], Some((0.0, 10.0)));
        let found = scores("x\ta\tb\nA\t8\t0\nB\t5\t5\n", json!({ "goals": goals, "aggregate": aggregate }));
        check(&found, &[Some(80.0), Some(50.0)]);
        for (row, whole) in found.rows.iter().zip([80.0, 50.0]) {
            let sum: f64 = row.points.iter().flatten().sum();
            assert!((sum - whole).abs() < 1e-9, "{aggregate}: {:?}", row.points);
        }
    }
}

#[test]
fn geometric_and_harmonic_means_know_their_zeros() {
    let with = |mean: &str| {
        let mut card = json!({ "goals": goals(&[("a", 1.0), ("b", 3.0)], Some((0.0, 10.0))) });
        card["aggregate"] = json!(mean);
        scores(TABLE, card)
    };
    let geometric = with("geometric");
    check(
        &geometric,
        &[Some(0.0), Some((0.25 * 0.5f64.ln() + 0.75 * 0.8f64.ln()).exp() * 100.0), Some(0.0), geometric.rows[1].score],
    );
    same("log-mean parts add up", Some(geometric.rows[1].points.iter().flatten().sum()), geometric.rows[1].score);
    assert_eq!(geometric.rows[0].points[..], [Some(0.0), Some(0.0)]);
    let harmonic = with("harmonic");
    check(&harmonic, &[Some(0.0), Some(100.0 / (0.25 / 0.5 + 0.75 / 0.8)), Some(0.0), harmonic.rows[1].score]);
    assert_eq!(harmonic.rows[1].points[..], [None, None]);
}

#[test]
fn every_normalisation_keeps_its_contract() {
    let with = |way: &str| {
        let mut card = json!({ "goals": goals(&[("a", 1.0)], None) });
        card["normalise"] = json!(way);
        scores(TABLE, card)
    };
    check(&with("min_max"), &[Some(100.0), Some(50.0), Some(0.0), Some(50.0)]);
    // Mean 5, s = √(50/3): z of 10 is 5/s.
    let s = (50.0f64 / 3.0).sqrt();
    let z = with("z_score");
    check(&z, &[Some(50.0 + 50.0 / s), Some(50.0), Some(50.0 - 50.0 / s), Some(50.0)]);
    assert_eq!(z.rows[0].low, None);
    same("points add up to score − 50", z.rows[0].points[0], Some(50.0 / s));
    // Ranks 4, 2.5, 1, 2.5 of four.
    check(&with("percentile_rank"), &[Some(100.0), Some(50.0), Some(0.0), Some(50.0)]);
    let share = with("share_of_leader");
    check(&share, &[None, None, None, None]);
    assert_eq!(codes(&share), ["not_positive"]);
}

#[test]
fn what_rounding_makes_differ_is_the_same() {
    // 1 ÷ 3 ÷ 100 and 3 ÷ 3 ÷ 300.
    for way in ["min_max", "z_score"] {
        let card =
            json!({ "normalise": way, "goals": [{ "id": "a", "kpis": [{ "kpi": "engagement_rate_per_post" }] }] });
        let found = scores("company likes posts followers\n A 1 3 100\n B 3 3 300", card);
        assert_eq!(codes(&found), ["separates_nothing"], "{way}");
    }
}

#[test]
fn a_default_that_no_kpi_takes_spoils_nothing() {
    let card = json!({ "normalise": "z_score", "goals": [{ "id": "a", "kpis": [{ "kpi": "column:x", "normalise": "min_max" }] }] });
    check(&scores("company x\n A 2\n B 4\n C 8", card), &[Some(0.0), Some(100.0 / 3.0), Some(100.0)]);
}

#[test]
fn a_constant_column_is_left_out_for_all() {
    let table = "company a b\n A 1 3\n B 2 3";
    let mut card = json!({ "goals": goals(&[("a", 1.0), ("b", 1.0)], None) });
    card["normalise"] = json!("min_max");
    let all = scores(table, card);
    check(&all, &[Some(0.0), Some(100.0)]);
    same("coverage", Some(all.rows[0].coverage), Some(1.0));
    assert_eq!(all.weights, Some(vec![0.5, 0.5]));
    same("low", all.rows[0].low, Some(0.0));
}

#[test]
fn a_goal_with_nothing_else_that_weighs_is_left_out_with_its_column() {
    let table = "company a b c\n A 7 1 1\n B 7 2 3\n C 7 9 5";
    let card = |weighting: &str| {
        json!({ "normalise": "min_max", "weighting": { "method": weighting }, "goals": [
            { "id": "x", "weight": 3, "kpis": [{ "kpi": "column:a" }, { "kpi": "column:b", "weight": 0 }] },
            { "id": "y", "weight": 1, "kpis": [{ "kpi": "column:c" }] },
        ] })
    };
    for (weighting, shares) in [("points", [0.75, 0.25]), ("entropy", [0.0, 1.0]), ("critic", [0.0, 1.0])] {
        let all = scores(table, card(weighting));
        check(&all, &[Some(0.0), Some(50.0), Some(100.0)]);
        assert_eq!(all.weights, Some(shares.to_vec()), "{weighting}");
        let bounds = (all.rows[1].coverage, all.rows[1].low, all.rows[1].high);
        assert_eq!(bounds, (1.0, Some(50.0), Some(50.0)), "{weighting}");
    }
    // A goal that a setting spoils is another matter: it lacks.
    let mut spoiled = card("points");
    spoiled["goals"][0]["kpis"][1] = json!({ "kpi": "column:b", "normalise": "goalposts", "baseline": 1, "target": 1 });
    same("coverage", Some(scores(table, spoiled).rows[1].coverage), Some(0.25));
}

#[test]
fn z_scores_that_cancel_separate_nothing() {
    // Of two rows one has z = 1/√2 and the other −1/√2 in every column, so that both goal scores of x are 0.
    let card = json!({ "normalise": "z_score", "weighting": { "method": "critic" }, "goals": [
        { "id": "x", "kpis": [{ "kpi": "column:a" }, { "kpi": "column:b", "direction": "lower" }] },
        { "id": "y", "kpis": [{ "kpi": "column:c" }] },
        { "id": "z", "kpis": [{ "kpi": "column:d" }] },
    ] });
    let all = scores("company a b c d\n A 80.68 77.77 95 85.48\n B 61.48 74 4.75 54", card);
    assert_eq!(all.weights, Some(vec![0.0, 0.5, 0.5]));
}

#[test]
fn unusable_settings_spoil_what_they_touch() {
    let target = scores(TABLE, json!({ "goals": goals(&[("a", 1.0), ("b", 3.0)], Some((5.0, 5.0))) }));
    check(&target, &[None; 4]);
    assert_eq!(codes(&target), ["target_is_baseline", "target_is_baseline"]);
    for weights in [[-1.0, 2.0], [0.0, 0.0]] {
        let all = scores(TABLE, json!({ "goals": goals(&[("a", weights[0]), ("b", weights[1])], Some((0.0, 10.0))) }));
        check(&all, &[None; 4]);
        assert_eq!(all.weights, None);
        assert_eq!(codes(&all), ["weights_unusable"]);
        same("the goal is still scored", all.rows[0].goals[0], Some(100.0));
    }
    let unknown = scores(TABLE, json!({ "goals": [{ "id": "x", "weight": 1, "kpis": ["no_such", "column:nope"] }] }));
    assert_eq!(codes(&unknown), ["kpi_unknown", "column_unknown"]);
}

#[test]
fn every_weighting_ends_in_shares() {
    let with = |weighting: Value| {
        let mut card = json!({ "goals": goals(&[("a", 1.0), ("b", 3.0)], Some((0.0, 10.0))) });
        card["weighting"] = weighting;
        scores(TABLE, card)
    };
    let shares = |weighting: Value| with(weighting).weights.expect("usable");
    assert_eq!(shares(json!({ "method": "points", "values": [3, 1] })), [0.75, 0.25]);
    assert_eq!(shares(json!({ "method": "votes", "values": [4, 1], "abstentions": 9 })), [0.8, 0.2]);
    assert_eq!(shares(json!({ "method": "swing", "values": [100, 25] })), [0.8, 0.2]);
    assert_eq!(shares(json!({ "method": "equal" })), [0.5, 0.5]);
    assert_eq!(shares(json!({ "method": "rank_order", "values": [2, 1] })), [0.25, 0.75]);
    assert_eq!(shares(json!({ "method": "rank_order", "values": [1, 1] })), [0.5, 0.5]);
    let ahp = with(json!({ "method": "ahp", "matrix": [[1, 3], [1.0 / 3.0, 1]] }));
    same("ahp", ahp.weights.map(|it| it[0]), Some(0.75));
    same("consistency", ahp.consistency_ratio, Some(0.0));
    assert_eq!(codes(&with(json!({ "method": "ahp", "matrix": [[1, 3], [3, 1]] }))), ["matrix_unusable"]);
    // Four times as important, says one, and equally, says the other: √4 = 2 times, so 2 : 1.
    let group = with(json!({ "method": "ahp", "matrices": [[[1, 4], [0.25, 1]], [[1, 1], [1, 1]]] }));
    same("group", group.weights.map(|it| it[0]), Some(2.0 / 3.0));
    // Whoever has not compared all goals does not count, and it is said.
    let open = with(
        json!({ "method": "ahp", "matrices": [[[1, 4], [0.25, 1]], [[1, null], [null, 1]]], "people": ["Kim", null] }),
    );
    same("without the open one", open.weights.as_ref().map(|it| it[0]), Some(0.8));
    assert_eq!(codes(&open), ["comparisons_open"]);
    assert_eq!(codes(&with(json!({ "method": "ahp", "matrices": [[[1, null], [null, 1]]] }))), ["matrix_unusable"]);
    assert_eq!(codes(&with(json!({ "method": "points", "values": [1] }))), ["weights_misfit"]);
    let one = scores(
        "company a b\n A 1 2\n B 3 -",
        json!({ "goals": goals(&[("a", 1.0), ("b", 3.0)], Some((0.0, 10.0))), "weighting": { "method": "entropy" } }),
    );
    assert_eq!(codes(&one), ["weights_from_nothing"]);
    for method in ["entropy", "critic"] {
        let weights = shares(json!({ "method": method }));
        same(method, Some(weights.iter().sum()), Some(1.0));
    }
}

#[test]
fn weightings_say_what_they_rest_on() {
    let with = |table: &str, weighting: Value| {
        let mut card = json!({ "goals": goals(&[("a", 1.0), ("b", 3.0)], Some((0.0, 10.0))) });
        card["weighting"] = weighting;
        scores(table, card)
    };
    assert!(codes(&with(TABLE, json!({ "method": "entropy" }))).contains(&"weights_from_few_rows"));
    let five = format!("{TABLE}\n E 3 4\n");
    assert!(codes(&with(&five, json!({ "method": "critic" }))).contains(&"weights_from_data"));
    assert_eq!(codes(&with(&five, json!({ "method": "points" }))), Vec::<&str>::new());
    // Saaty's rule broken: a over b 3, b over c 3, and a over c only a ninth of what follows.
    let three = json!({ "goals": goals(&[("a", 1.0), ("b", 1.0), ("b", 1.0)], Some((0.0, 10.0))),
        "weighting": { "method": "ahp", "matrix": [[1, 3, 1], [1.0 / 3.0, 1, 3], [1, 1.0 / 3.0, 1]] } });
    let all = scores(TABLE, three);
    assert!(all.consistency_ratio.is_some_and(|it| it > 0.1));
    assert_eq!(codes(&all), ["comparisons_contradict"]);
}

#[test]
fn min_max_over_little_is_said() {
    let narrow = |last: &str| {
        let card = json!({ "goals": goals(&[("a", 1.0)], None), "normalise": "min_max" });
        codes(&scores(&format!("company a\n A 10.0\n B {last}"), card)).contains(&"small_differences")
    };
    // The mean is 10.05 and 10.3, a twentieth of it 0.5025 and 0.515.
    assert!(narrow("10.1"));
    assert!(!narrow("10.6"));
}
