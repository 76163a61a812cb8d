//! The frame of a score against scipy, pymcdm, pyrepo-mcda and exact fractions (`method/generate.py`), against printed
//! figures, where it has to refuse, and against its own laws.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use proptest::prelude::*;
use serde_json::{Value, json};
use zielwert::engine::note::Level;
use zielwert::method::aggregate::{Mean, weighted_mean};
use zielwert::method::inputs::Cell;
use zielwert::method::robust::belief::{after_votes, firmness, nothing_known, stated};
use zielwert::method::robust::draws::simulate;
use zielwert::method::robust::flip::{flip_points, stability};
use zielwert::method::robust::probability::{Duel, expected_ranks};
use zielwert::method::robust::random::Random;
use zielwert::method::robust::reallocate::smallest_reallocation;
use zielwert::method::robust::{Standing, lead, with_weight};
use zielwert::method::{calculate, explain, normalise, rank, weigh};

/// Equal within a relative tolerance, through arrays and objects. What is zero but for rounding may differ by 1e-14.
fn agrees(found: &Value, expected: &Value, tolerance: f64) -> bool {
    match (found, expected) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= tolerance * a.abs().max(b.abs()) || a.abs().max(b.abs()) < 1e-14
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agrees(a, b, tolerance))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && b.iter().all(|(key, b)| a.get(key).is_some_and(|a| agrees(a, b, tolerance)))
        }
        (a, b) => a == b,
    }
}

#[track_caller]
fn check(method: &str, inputs: Value, expected: Value) {
    let found = calculate(method, &inputs).unwrap().value;
    assert!(agrees(&found, &expected, 1e-9), "{method} of {inputs}\n  gives {found}\n  not   {expected}");
}

#[test]
fn every_formula_agrees_with_other_programs() {
    let file: Value = serde_json::from_str(include_str!("method/cases.json")).unwrap();
    let cases = file["cases"].as_array().unwrap();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let method = case["method"].as_str().unwrap();
            let found = calculate(method, &case["inputs"]).unwrap().value;
            (!agrees(&found, &case["value"], 1e-9)).then(|| {
                format!("{method} ({}) of {}\n  gives {found}\n  not   {}", case["by"], case["inputs"], case["value"])
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn printed_figures_are_met() {
    // Saaty 2008, Decision making with the analytic hierarchy process, what people in the USA drink: coffee, wine, tea,
    // beer, sodas, milk, water; priorities printed to three digits.
    let matrix = json!([
        [1, 9, 5, 2, 1, 1, 0.5],
        [1.0 / 9.0, 1, 1.0 / 3.0, 1.0 / 9.0, 1.0 / 9.0, 1.0 / 9.0, 1.0 / 9.0],
        [0.2, 3, 1, 1.0 / 3.0, 0.25, 1.0 / 3.0, 1.0 / 9.0],
        [0.5, 9, 3, 1, 0.5, 1, 1.0 / 3.0],
        [1, 9, 4, 2, 1, 2, 0.5],
        [1, 9, 3, 1, 0.5, 1, 1.0 / 3.0],
        [2, 9, 9, 3, 2, 3, 1]
    ]);
    let value = calculate("ahp", &json!({"matrix": matrix})).unwrap().value;
    let printed = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327];
    for (found, printed) in value["weights"].as_array().unwrap().iter().zip(printed) {
        assert!((found.as_f64().unwrap() - printed).abs() < 6e-4, "{value}");
    }
    // Barron and Barrett 1996: rank-order centroid weights of five attributes.
    check(
        "rank_order_centroid",
        json!({"ranks": [1, 2, 3, 4, 5]}),
        json!([137.0 / 300.0, 77.0 / 300.0, 47.0 / 300.0, 0.09, 0.04]),
    );
    // Two goals with a vote of 5 to 3: P(w₁ > ½) for Beta(6, 4), scipy.stats.beta.sf(0.5, 6, 4).
    check("win_probability", json!({"difference": [1, -1], "alpha": [6, 4]}), json!(0.74609375));
}

/// The value is `null` and one note of level error says why.
#[track_caller]
fn refuses(method: &str, inputs: Value, code: &str) {
    let answer = calculate(method, &inputs).unwrap();
    let errors: Vec<&str> =
        answer.notes.iter().filter(|note| note.kind.level == Level::Error).map(|note| note.kind.code).collect();
    assert_eq!((&answer.value, errors), (&Value::Null, vec![code]), "{method} of {inputs}");
}

#[test]
fn unusable_settings_give_null_and_one_error() {
    refuses("goalposts", json!({"x": [1, 2], "baseline": 3, "target": 3}), "target_is_baseline");
    refuses("share_of_leader", json!({"x": [1, 0, 2], "direction": 1}), "not_positive_under_share");
    refuses("share_of_leader", json!({"x": [1, -3], "direction": -1}), "not_positive_under_share");
    refuses("weighted_mean", json!({"x": [1, 2], "w": [1, -1]}), "weights_negative");
    refuses("weighted_mean", json!({"x": [1, 2], "w": [0, 0]}), "weights_all_zero");
    refuses("weighted_mean", json!({"x": [-0.1, 2], "w": [1, 1], "kind": "geometric"}), "negative_under_mean");
    refuses("weighted_mean", json!({"x": [-1, 3], "w": [1, 1], "kind": "harmonic"}), "negative_under_mean");
    refuses("weighted_mean", json!({"x": [null, null], "w": [1, 1]}), "nothing_present");
    refuses("weighted_mean", json!({"x": [1, 2, 3], "w": [1, 1]}), "input_length");
    refuses("weighted_mean", json!({"x": [1, 2], "w": [1, null]}), "input_has_gaps");
    refuses("weighted_mean", json!({"x": [1, 2], "w": [1, 1], "kind": "median"}), "input_wrong");
    refuses("weighted_mean", json!({"x": [1, "2"], "w": [1, 1]}), "input_wrong");
    refuses("weighted_mean", json!({"w": [1, 1]}), "input_missing");
    refuses("coverage", json!({"x": [1, 2], "w": [-1, 2]}), "weights_negative");
    refuses("entropy", json!({"matrix": [[1, 2], [-1, 3]], "direction": [1, 1]}), "negative_under_entropy");
    refuses("entropy", json!({"matrix": [[1, null], [null, 3]]}), "no_complete_row");
    refuses("critic", json!({"matrix": [[1, 2], [2, 3]], "direction": [1, 2]}), "input_not_a_direction");
    refuses("critic", json!({"matrix": [[1, 2], [2]]}), "input_wrong");
    // 0.1 + 0.2 − 0.3 is nothing but for rounding.
    refuses("influence", json!({"matrix": [[0.1, 0.2, -0.3], [-0.1, -0.2, 0.3]], "w": [1, 1, 1]}), "scores_all_equal");
    refuses("ahp", json!({"matrix": [[1, 2, 3], [0.5, 1, 2]]}), "ahp_not_square");
    refuses("ahp", json!({"matrix": [[1, 3], [3, 1]]}), "ahp_not_reciprocal");
    refuses("ahp", json!({"matrix": [[2, 3], [0.3333333333333333, 2]]}), "ahp_not_reciprocal");
    refuses("ahp", json!({"matrix": [[1, -3], [-0.3333333333333333, 1]]}), "ahp_not_positive");
    refuses("ahp", json!({"matrix": [[1, null], [null, 1]]}), "ahp_not_positive");
    refuses("ahp_group", json!({"matrices": [[[1, 2], [0.5, 1]], [[1]]]}), "ahp_sizes_differ");
    refuses("spearman", json!({"x": [1, 1, 1], "y": [1, 2, 3]}), "not_defined");
    refuses("kendall_tau_b", json!({"x": [1, null], "y": [1, 2]}), "not_defined");
    refuses("skewness", json!({"x": [1, 2, null]}), "too_few_or_equal");
    refuses("excess_kurtosis", json!({"x": [4, 4, 4, 4, 4]}), "too_few_or_equal");
    refuses("log_shifted", json!({"x": [4, 4], "shiftShareOfRange": 0.01}), "all_equal");
    refuses("win_probability", json!({"difference": [1, -1], "alpha": [1, 0.5]}), "alpha_not_whole");
    refuses("win_probability", json!({"difference": [1, null], "alpha": [1, 1]}), "input_has_gaps");
    refuses("difference_geometric", json!({"a": [0, 1], "b": [1, 1], "w": [1, 1]}), "not_positive_under_geometric");
    refuses("difference_arithmetic", json!({"a": [null, 1], "b": [1, null], "w": [1, 1]}), "nothing_shared");
    refuses("influence", json!({"matrix": [[1, 0], [0, 1]], "w": [1, 1]}), "scores_all_equal");
    refuses("stability", json!({"scores": [[null, null]], "w": [1, 1]}), "no_leader");
    refuses(
        "rate_and_mix",
        json!({"exposureBefore": [0], "rateBefore": [0.1], "exposureAfter": [5], "rateAfter": [0.1]}),
        "no_exposure",
    );
}

#[test]
fn edge_cases_follow_the_published_table() {
    // What separates nothing: every cell is missing, and a note says so.
    for method in ["min_max", "z_score"] {
        let answer = calculate(method, &json!({"x": [5, 5, null], "direction": -1})).unwrap();
        assert_eq!(answer.value, json!([null, null, null]));
        assert_eq!(answer.notes.iter().map(|it| it.kind.code).collect::<Vec<_>>(), ["separates_nothing"]);
    }
    check("percentile_rank", json!({"x": [5, 5, 5]}), json!([0.5, 0.5, 0.5]));
    check("percentile_rank", json!({"x": [5]}), json!([null]));
    check("share_of_leader", json!({"x": [1, 2, 8], "direction": -1}), json!([1, 0.5, 0.125]));
    // Near ties, and the ties of the table.
    check("ranks", json!({"score": [0.1 + 0.2, 0.3, 0.2]}), json!([1, 1, 3]));
    check("ranks", json!({"score": [3, 2, 2, 0]}), json!([1, 2, 2, 4]));
    check("ranks", json!({"score": [null, null]}), json!([null, null]));
    check("ranks", json!({"score": [0, -0.0, 1e-300]}), json!([2, 2, 1]));
    // 0 ln 0 is 0; a constant column weighs exactly 0; all constant share equally; one left has all.
    check("entropy", json!({"matrix": [[0, 3], [1, 3]], "direction": [1, -1]}), json!([1, 0]));
    check("entropy", json!({"matrix": [[0, 3], [1, 3]], "direction": [0]}), json!([1, 0]));
    check("entropy", json!({"matrix": [[2, 3], [2, 3]]}), json!([0.5, 0.5]));
    let nothing = calculate("entropy", &json!({"matrix": [[0, 3], [2, 1]]})).unwrap().value;
    check("entropy", json!({"matrix": [[1e-20, 3], [2, 1]]}), nothing);
    check("entropy", json!({"matrix": [[2, 3]]}), json!([0.5, 0.5]));
    check("critic", json!({"matrix": [[1, 7, 3], [2, 7, 4]]}), json!([0.5, 0, 0.5]));
    check("critic", json!({"matrix": [[7, 7], [7, 7]]}), json!([0.5, 0.5]));
    check("critic", json!({"matrix": [[1, 7], [2, 7], [null, 8]]}), json!([1, 0]));
    // Direction matters: the two agree once the second is turned.
    check("critic", json!({"matrix": [[1, 3], [2, 2], [4, 0]], "direction": [1, -1]}), json!([0.5, 0.5]));
    // AHP of up to two goals cannot contradict itself.
    check(
        "ahp",
        json!({"matrix": [[1, 4], [0.25, 1]]}),
        json!({"weights": [0.8, 0.2], "lambdaMax": 2, "consistencyIndex": 0, "consistencyRatio": 0, "worst": null}),
    );
    // Judgements rounded down are not better than consistent.
    let rounded = calculate("ahp", &json!({"matrix": [[1, 3, 3], [0.3, 1, 1], [0.3, 1, 1]]})).unwrap().value;
    assert_eq!((&rounded["lambdaMax"], &rounded["consistencyIndex"]), (&json!(3.0), &json!(0.0)));
    // A zero knocks out; without weight it does not.
    check("weighted_mean", json!({"x": [0, 1], "w": [1, 1], "kind": "harmonic"}), json!(0));
    check("weighted_mean", json!({"x": [0, 0.5], "w": [0, 1], "kind": "geometric"}), json!(0.5));
    // Copeland with a missing cell does not depend on the order of the rows.
    check("copeland", json!({"matrix": [[1, 2], [2, null], [3, 1]], "w": [1, 1]}), json!([-1, 0, 1]));
    check("copeland", json!({"matrix": [[3, 1], [2, null], [1, 2]], "w": [1, 1]}), json!([1, 0, -1]));
    check("win_probability", json!({"difference": [1e-13, -1e-13], "alpha": [1, 5]}), json!(0.5));
    check("win_probability", json!({"difference": [0.5, 0], "alpha": [1, 5]}), json!(1));
    check("win_probability", json!({"difference": [-0.5, 0], "alpha": [1, 5]}), json!(0));
    check(
        "smallest_reallocation",
        json!({"leader": [0.5, 0.7], "challenger": [0.7, 0.5], "w": [1, 1]}),
        json!({"amount": 0, "change": [0, 0]}),
    );
    // A goal with all the weight has no others to keep in proportion.
    check("flip_point", json!({"a": [0.9, 0.1], "b": [0.1, 0.9], "w": [1, 0]}), json!([null, 0.5]));
    check(
        "stability",
        json!({"scores": [[0.9, 0.1], [0.1, 0.9]], "w": [1, 0]}),
        json!({"leader": 0, "intervals": [null, [0, 0.5]]}),
    );
    check(
        "tornado",
        json!({"row": [0.4, 0.9, null], "w": [1, 0, 0]}),
        json!({"base": 0.4, "ranges": [[0.4, 0.4], [0.4, 0.4], [0.4, 0.4]]}),
    );
    check(
        "rank_bounds",
        json!({"matrix": [[null], [0.5], [null]], "w": [1]}),
        json!({"best": [1, 1, 1], "worst": [3, 3, 3]}),
    );
    // A channel that is new keeps its rate: all of it is mix.
    check(
        "rate_and_mix",
        json!({"exposureBefore": [100, null], "rateBefore": [0.1, null], "exposureAfter": [100, 100], "rateAfter": [0.1, 0.3]}),
        json!({"before": 0.1, "after": 0.2, "ratePart": 0, "mixPart": 0.1}),
    );
    check("goalposts", json!({"x": [null, 1e308], "baseline": -1e308, "target": 1e308}), json!([null, null]));
}

#[test]
fn a_knocked_out_or_incomplete_row_flips_where_it_should() {
    let standing = |row: &[Cell], mean| Standing::new(row, mean).unwrap();
    // Under the geometric mean the zero of b counts as long as the first goal weighs anything.
    let (a, b) =
        (standing(&[Some(0.5), Some(0.4)], Mean::Geometric), standing(&[Some(0.0), Some(0.9)], Mean::Geometric));
    assert_eq!(flip_points(&a, &b, &[0.5, 0.5]), [Some(0.0), Some(1.0)]);
    let moved = smallest_reallocation(&a, &b, &[0.3, 0.7]).unwrap();
    assert!((moved.amount - 0.3).abs() < 1e-9, "{moved:?}");
    assert!(smallest_reallocation(&b, &a, &[0.3, 0.7]).unwrap().amount == 0.0, "a already leads");
    // b lacks the second goal: 0.8 t + 0.2 (1 − t) against 0.5 is level at one half.
    let (a, b) = (standing(&[Some(0.8), Some(0.2)], Mean::Arithmetic), standing(&[Some(0.5), None], Mean::Arithmetic));
    let points = flip_points(&a, &b, &[0.9, 0.1]);
    assert!((points[0].unwrap() - 0.5).abs() < 1e-12 && (points[1].unwrap() - 0.5).abs() < 1e-12, "{points:?}");
    let moved = smallest_reallocation(&a, &b, &[0.9, 0.1]).unwrap();
    assert!((moved.amount - 0.4).abs() < 1e-6, "{moved:?}");
    let found = stability(&[a, b], &[0.9, 0.1]).unwrap();
    assert_eq!(found.leader, 0);
    assert!((found.intervals[0].unwrap().0 - 0.5).abs() < 1e-12, "{found:?}");
}

/// scipy 1.17.1, linprog over all levels: least movement with the leader at most and the challenger at least at the level.
#[test]
fn a_reallocation_with_gaps_is_as_small_as_the_linear_programme_says() {
    let standing = |row: &[Cell], mean| Standing::new(row, mean).unwrap();
    // The leader's only goal gives nearly all its weight.
    let leader = standing(&[None, Some(0.9), None, None], Mean::Arithmetic);
    let challenger = standing(&[Some(0.65), Some(0.35), Some(0.3), Some(1.0)], Mean::Arithmetic);
    let found = smallest_reallocation(&leader, &challenger, &[6.0 / 17.0, 2.0 / 17.0, 2.0 / 17.0, 7.0 / 17.0]).unwrap();
    assert!((found.amount - 0.302_521_865_546).abs() < 1e-4, "{found:?}");
    // Level only where the leader's only goal has no weight at all.
    let leader = standing(&[Some(0.65), None, None, None], Mean::Arithmetic);
    let challenger = standing(&[Some(0.4), Some(0.2), Some(0.65), Some(0.05)], Mean::Arithmetic);
    assert_eq!(smallest_reallocation(&leader, &challenger, &[0.1875, 0.1875, 0.4375, 0.1875]), None);
    // Two goals take weight.
    let leader = standing(&[Some(0.35), Some(0.25), Some(0.75)], Mean::Harmonic);
    let challenger = standing(&[None, Some(0.25), Some(0.6)], Mean::Harmonic);
    let found = smallest_reallocation(&leader, &challenger, &[5.0 / 17.0, 9.0 / 17.0, 3.0 / 17.0]).unwrap();
    assert!((found.amount - 0.303_167_172).abs() < 1e-4, "{found:?}");
}

/// With goals missing the search has no guarantee; against every point of a grid it holds its own in 99 of 100 cases.
#[test]
fn a_reallocation_is_about_as_small_as_any_on_a_grid() {
    let mut random = Random::new(11);
    let mut row = || (0..3).map(|_| if random.uniform() < 0.25 { None } else { Some(random.uniform()) }).collect();
    let grid: Vec<[f64; 3]> =
        (0..=40).flat_map(|i| (0..=40 - i).map(move |j| [i, j, 40 - i - j].map(|it| f64::from(it) / 40.0))).collect();
    let (mut asked, mut worse) = (0, 0);
    for round in 0..1200 {
        let mean = [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic][round % 3];
        let (a, b, w): (Vec<Cell>, Vec<Cell>, Vec<Cell>) = (row(), row(), row());
        let (a, b) = (Standing::new(&a, mean).unwrap(), Standing::new(&b, mean).unwrap());
        let w = weigh::shares(&w.iter().map(|it| it.unwrap_or(0.01)).collect::<Vec<_>>()).unwrap();
        if lead(&a, &b, &w).is_none_or(|it| it <= 0.0) {
            continue;
        }
        let cost = |to: &[f64; 3]| to.iter().zip(&w).map(|(to, from)| (to - from).max(0.0)).sum::<f64>();
        let level = grid.iter().filter(|to| lead(&a, &b, *to).is_some_and(|it| it <= 0.0));
        let Some(least) = level.map(cost).reduce(f64::min).filter(|it| *it < 0.97) else { continue };
        asked += 1;
        worse += usize::from(smallest_reallocation(&a, &b, &w).is_none_or(|found| found.amount > least + 0.005));
    }
    assert!(asked > 100 && worse * 100 <= asked, "{worse} of {asked}");
}

#[test]
fn beliefs_round_by_largest_remainder() {
    assert_eq!(stated(&[0.5, 0.3, 0.2], 20.0), [10, 6, 4]);
    assert_eq!(stated(&[1.0, 1.0, 1.0], 20.0), [7, 7, 6]);
    assert_eq!(stated(&[98.0, 1.0, 1.0, 0.0], 20.0), [20, 1, 1, 0]);
    assert_eq!(stated(&[0.07, 0.13, 0.8], 100.0), [7, 13, 80]);
    assert_eq!(after_votes(&[5.0, 3.0, 2.0, 1.0]), [6, 4, 3, 2]);
    // Five to two stay five to two, however many vote.
    assert_eq!(after_votes(&[5e9, 2e9, 1.0, 0.0]), [1_000_001, 400_001, 1, 0]);
    assert_eq!(nothing_known(&[0.1, 0.0, 7.0]), [1, 0, 1]);
}

#[test]
fn draws_agree_with_the_exact_answer() {
    // Standard error of a share of 10,000 draws: at most 0.005.
    let rows: Vec<Vec<f64>> = vec![vec![0.9, 0.2, 0.4], vec![0.3, 0.8, 0.5], vec![0.5, 0.5, 0.6], vec![0.3, 0.8, 0.5]];
    let alpha = [3, 1, 2];
    let standings: Vec<Standing> = rows.iter().map(|row| complete(row)).collect();
    let refs: Vec<&Standing> = standings.iter().collect();
    let slices: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    let pairs: Vec<(usize, usize)> = (0..4).flat_map(|a| (a + 1..4).map(move |b| (a, b))).collect();
    let drawn = simulate(&refs, &alpha, 10_000, 1, &pairs);
    let mut duel = Duel::new(&alpha);
    for ((a, b), share) in pairs.iter().zip(&drawn.wins) {
        let exact = duel.between(refs[*a], refs[*b]);
        assert!((share - exact).abs() < 0.02, "{a} against {b}: {share}, not {exact}");
    }
    assert_eq!(duel.between(refs[1], refs[3]), 0.5, "equal rows");
    for (found, expected) in drawn.expected_rank.iter().zip(expected_ranks(&slices, &alpha)) {
        assert!((found - expected).abs() < 0.03, "{found}, not {expected}");
    }
    let table = drawn.acceptability.unwrap();
    for k in 0..4 {
        assert!((table.iter().map(|row| row[k]).sum::<f64>() - 1.0).abs() < 1e-9, "place {k} is taken once");
    }
    assert_eq!(table[1], table[3], "equal rows share their places");
}

#[test]
fn firmness_keeps_the_order_of_the_rows() {
    let rows = [
        Some(complete(&[0.2, 0.3])),
        None,
        Some(complete(&[0.9, 0.1])),
        Standing::new(&[Some(0.6), None], Mean::Arithmetic),
    ];
    let found = firmness(&rows, &[3, 2, 0], &[1, 1], 10_000, 1);
    assert!(!found.exact);
    let table = found.head_to_head.unwrap();
    assert_eq!((table[0][0], table[1][0], table[0][1]), (Some(0.5), None, None));
    // w₁ > ⅒ ÷ 0.9: exact; against the incomplete row 0.9 w + 0.1 (1 − w) > 0.6: w > ⅝, drawn.
    assert!((table[2][0].unwrap() - (1.0 - 2.0 / 9.0)).abs() < 1e-12, "{:?}", table[2]);
    assert!((table[2][3].unwrap() - 0.375).abs() < 0.02, "{:?}", table[2]);
    assert_eq!(found.beats_next, [None, None, table[2][0], table[3][2]]);
    assert_eq!(found.expected_rank[1], None);
    let places = found.acceptability.unwrap();
    assert_eq!((places[1][0], places[0].len(), places[0][3]), (None, 4, Some(0.0)));
}

#[test]
fn large_tables_are_answered_too() {
    let row = |i: usize| [(i * 7919 % 1000) as f64 / 1000.0, (i * 104_729 % 997) as f64 / 997.0, 0.5];
    let rows: Vec<Option<Standing>> = (0..300).map(|i| Some(complete(&row(i)))).collect();
    let order: Vec<usize> = (0..300).collect();
    let exact = firmness(&rows, &order, &[2, 1, 1], 2_000, 1);
    assert!(exact.exact && exact.head_to_head.is_none() && exact.acceptability.is_none());
    assert!(exact.beats_next[0].is_some() && exact.beats_next[299].is_none());
    let mut some = rows;
    some[0] = Standing::new(&[Some(0.4), None, Some(0.9)], Mean::Arithmetic);
    let drawn = firmness(&some, &order, &[2, 1, 1], 2_000, 1);
    assert!(!drawn.exact);
    for i in 1..300 {
        let (a, b) = (exact.expected_rank[i].unwrap(), drawn.expected_rank[i].unwrap());
        assert!((a - b).abs() < 6.0, "row {i}: {a} and {b}");
    }
}

#[test]
fn a_belief_too_firm_for_the_recursion_is_answered_by_draws() {
    let answer = calculate("win_probability", &json!({"difference": [0.1, -0.1], "alpha": [20_000, 20_000]})).unwrap();
    assert!((answer.value.as_f64().unwrap() - 0.5).abs() < 0.02);
    assert_eq!(answer.notes[0].kind.code, "answered_by_draws");
}

fn complete(row: &[f64]) -> Standing {
    Standing::new(&row.iter().map(|it| Some(*it)).collect::<Vec<_>>(), Mean::Arithmetic).unwrap()
}

/// Values on 0..1 that are sometimes exactly equal, sometimes at an end.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![4 => 0.0..=1.0f64, 1 => Just(0.0), 1 => Just(1.0), 1 => Just(0.5)]
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![4 => value().prop_map(Some), 1 => Just(None)]
}

fn weights(m: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.01..10.0f64, m).prop_map(|w| weigh::shares(&w).unwrap())
}

proptest! {
    #[test]
    fn arithmetic_is_at_least_geometric_is_at_least_harmonic(x in prop::collection::vec(cell(), 5), w in weights(5)) {
        let of = |mean| weighted_mean(&x, &w, mean);
        match (of(Mean::Arithmetic), of(Mean::Geometric), of(Mean::Harmonic)) {
            (Some(a), Some(g), Some(h)) => prop_assert!(a >= g - 1e-12 && g >= h - 1e-12, "{a} {g} {h}"),
            (None, None, None) => prop_assert!(x.iter().all(Option::is_none)),
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn probabilities_of_a_pair_sum_to_one(
        difference in prop::collection::vec(-1.0..1.0f64, 1..8),
        alpha in prop::collection::vec(0u32..6, 8),
    ) {
        let mut duel = Duel::new(&alpha[..difference.len()]);
        let there = duel.probability(difference.iter().copied());
        let back = duel.probability(difference.iter().map(|it| -it));
        prop_assert!((0.0..=1.0).contains(&there));
        prop_assert!((there + back - 1.0).abs() < 1e-14, "{there} {back}");
    }

    #[test]
    fn a_better_row_wins_more_often(
        difference in prop::collection::vec(-1.0..1.0f64, 6),
        alpha in prop::collection::vec(1u32..6, 6),
        more in 0.0..0.5f64,
        goal in 0usize..6,
    ) {
        let mut duel = Duel::new(&alpha);
        let before = duel.probability(difference.iter().copied());
        let after = duel.probability(difference.iter().enumerate().map(|(j, it)| if j == goal { it + more } else { *it }));
        prop_assert!(after >= before - 1e-14, "{before} {after}");
    }

    #[test]
    fn expected_places_sum_up(rows in prop::collection::vec(prop::collection::vec(value(), 3), 1..8)) {
        let slices: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let n = rows.len() as f64;
        let sum: f64 = expected_ranks(&slices, &[1, 2, 3]).iter().sum();
        prop_assert!((sum - n * (n + 1.0) / 2.0).abs() < 1e-9);
    }

    #[test]
    fn every_place_is_taken_once(rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..8)) {
        let standings: Vec<Standing> = rows
            .iter()
            .filter(|row| row.iter().any(Option::is_some))
            .map(|row| Standing::new(row, Mean::Geometric).unwrap())
            .collect();
        let refs: Vec<&Standing> = standings.iter().collect();
        let found = simulate(&refs, &[2, 1, 1], 50, 3, &[]);
        let table = found.acceptability.unwrap();
        for (k, row) in table.iter().enumerate() {
            let mean: f64 = row.iter().enumerate().map(|(place, share)| share * (place + 1) as f64).sum();
            prop_assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!((table.iter().map(|it| it[k]).sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!((mean - found.expected_rank[k]).abs() < 1e-9, "{mean} {}", found.expected_rank[k]);
        }
    }

    #[test]
    fn a_flip_point_draws_level_and_turns_the_order(
        a in prop::collection::vec(cell(), 4),
        b in prop::collection::vec(cell(), 4),
        w in weights(4),
    ) {
        for mean in [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic] {
            let (a, b) = (Standing::new(&a, mean).unwrap(), Standing::new(&b, mean).unwrap());
            for (j, point) in flip_points(&a, &b, &w).into_iter().enumerate() {
                let Some(t) = point else { continue };
                prop_assert!((0.0..=1.0).contains(&t));
                if a.has_zero() || b.has_zero() {
                    continue;
                }
                let scale = a.bent.iter().chain(&b.bent).fold(1.0f64, |most, it| most.max(it.abs()));
                let level = with_weight(&w, j, t).and_then(|w| lead(&a, &b, &w)).unwrap_or(0.0);
                prop_assert!(level.abs() <= 1e-6 * scale, "{mean:?}: lead {level} at {t}");
            }
        }
    }

    #[test]
    fn the_leader_leads_inside_its_interval_and_only_there(
        rows in prop::collection::vec(prop::collection::vec(value(), 3), 2..6),
        w in weights(3),
    ) {
        let standings: Vec<Standing> = rows.iter().map(|row| complete(row)).collect();
        let found = stability(&standings, &w).unwrap();
        let ahead = |j: usize, t: f64| {
            let w = with_weight(&w, j, t).unwrap();
            standings.iter().filter_map(|rival| lead(&standings[found.leader], rival, &w)).fold(f64::MAX, f64::min)
        };
        for (j, interval) in found.intervals.iter().enumerate() {
            let (low, high) = interval.unwrap();
            prop_assert!(low <= w[j] + 1e-12 && w[j] <= high + 1e-12);
            for t in [low, (low + high) / 2.0, high] {
                prop_assert!(ahead(j, t) >= -1e-9);
            }
            if low > 1e-3 {
                prop_assert!(ahead(j, low - 1e-3) < 1e-12);
            }
            if high < 1.0 - 1e-3 {
                prop_assert!(ahead(j, high + 1e-3) < 1e-12);
            }
        }
    }

    #[test]
    fn a_reallocation_draws_level(
        a in prop::collection::vec(cell(), 4),
        b in prop::collection::vec(cell(), 4),
        w in weights(4),
    ) {
        let (a, b) = (Standing::new(&a, Mean::Arithmetic).unwrap(), Standing::new(&b, Mean::Arithmetic).unwrap());
        if let (Some(found), Some(before)) = (smallest_reallocation(&a, &b, &w), lead(&a, &b, &w)) {
            let moved: Vec<f64> = w.iter().zip(&found.change).map(|(weight, change)| weight + change).collect();
            prop_assert!(moved.iter().all(|it| *it >= -1e-9));
            prop_assert!(found.change.iter().sum::<f64>().abs() < 1e-9);
            prop_assert!((found.change.iter().map(|it| it.abs()).sum::<f64>() / 2.0 - found.amount).abs() < 1e-9);
            let moved: Vec<f64> = moved.iter().map(|it| it.max(0.0)).collect();
            if let Some(after) = lead(&a, &b, &moved) {
                prop_assert!(if before > 1e-9 { after.abs() < 1e-6 } else { found.amount < 1e-12 }, "{before} {after} {found:?}");
            }
        }
    }

    #[test]
    fn contributions_add_up(
        a in prop::collection::vec(0.001..1.0f64, 5),
        b in prop::collection::vec(0.001..1.0f64, 5),
        w in weights(5),
    ) {
        let cells = |x: &[f64]| x.iter().map(|it| Some(*it)).collect::<Vec<Cell>>();
        let (a, b) = (cells(&a), cells(&b));
        for (mean, found) in [
            (Mean::Arithmetic, explain::difference_arithmetic(&a, &b, &w)),
            (Mean::Geometric, explain::difference_geometric(&a, &b, &w)),
        ] {
            let difference = weighted_mean(&a, &w, mean).unwrap() - weighted_mean(&b, &w, mean).unwrap();
            prop_assert!((found.unwrap().total - difference).abs() < 1e-12);
        }
    }

    #[test]
    fn influence_sums_to_one(rows in prop::collection::vec(prop::collection::vec(value(), 4), 2..9), w in weights(4)) {
        if let Some(shares) = explain::influence(&rows, &w) {
            prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-6, "{shares:?}");
        }
    }

    #[test]
    fn another_row_changes_nothing_under_goalposts(x in -5.0..5.0f64) {
        let (free, held) = normalise::goalposts(x, -1.0, 3.0).unwrap();
        prop_assert!((free - (x + 1.0) / 4.0).abs() < 1e-12 && held == free.clamp(0.0, 1.0));
    }

    #[test]
    fn places_do_not_depend_on_the_order_of_the_rows(x in prop::collection::vec(cell(), 1..12)) {
        let places = rank::competition(&x);
        let mut reversed: Vec<Cell> = x.clone();
        reversed.reverse();
        let mut back = rank::competition(&reversed);
        back.reverse();
        prop_assert_eq!(places, back);
    }

    #[test]
    fn weights_from_data_sum_to_one(rows in prop::collection::vec(prop::collection::vec(value(), 4), 1..9)) {
        let directions = vec![normalise::Direction::Lower; 4];
        for w in [weigh::entropy(&rows).unwrap(), weigh::critic(&rows, &directions).unwrap()] {
            prop_assert!((w.iter().sum::<f64>() - 1.0).abs() < 1e-9 && w.iter().all(|it| *it >= 0.0), "{w:?}");
        }
    }

    #[test]
    fn no_input_makes_a_formula_panic(
        numbers in prop::collection::vec(prop::option::of(prop_oneof![
            -1e3..1e3f64, Just(0.0), Just(1e308), Just(-1e308), Just(5e-324), Just(1.0), Just(-1.0)
        ]), 0..7),
        width in 1usize..4,
    ) {
        let matrix: Vec<&[Cell]> = numbers.chunks_exact(width).collect();
        let (list, table) = (json!(numbers), json!(matrix));
        for entry in zielwert::method::catalogue::all() {
            for shape in [&list, &table, &json!([table]), &json!(numbers.first())] {
                let inputs: Value = entry.inputs.iter().map(|it| (it.name.to_owned(), (*shape).clone())).collect();
                calculate(entry.name, &inputs).unwrap();
            }
            // The same list for everything that takes one, its first number for the rest.
            let inputs: Value = entry
                .inputs
                .iter()
                .map(|it| {
                    let shape = match it.kind.id() {
                        "numbers" | "number_or_numbers" => list.clone(),
                        "matrix" => table.clone(),
                        "matrices" => json!([table]),
                        "number" => json!(numbers.first()),
                        _ => Value::Null,
                    };
                    (it.name.to_owned(), shape)
                })
                .collect();
            calculate(entry.name, &inputs).unwrap();
        }
    }
}
