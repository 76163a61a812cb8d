//! The statistics against scipy, statsmodels and mpmath (`stats/generate.py`), against printed figures, and against their own laws.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use proptest::prelude::*;
use serde_json::{Value, json};
use zielwert::engine::language::Language;
use zielwert::engine::note::Level;
use zielwert::method::calculate;
use zielwert::method::stats::special::{Tail, beta, gamma, normal};
use zielwert::method::stats::theil_sen::median_slope;
use zielwert::method::stats::{compare, intervals, overdispersion, shrinkage};
use zielwert::text::message;
use zielwert_kernel::random::Random;

fn fixture(text: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(text).unwrap();
    file["cases"].as_array().unwrap().clone()
}

/// Equal within a relative tolerance, through arrays and objects. What is zero but for rounding may differ by 1e-13.
fn differs(found: &Value, expected: &Value, tolerance: f64) -> bool {
    match (found, expected) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() > tolerance * a.abs().max(b.abs()) && (a.abs() > 1e-13 || b.abs() > 1e-13)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() != b.len() || a.iter().zip(b).any(|(a, b)| differs(a, b, tolerance))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() != b.len() || b.iter().any(|(key, b)| a.get(key).is_none_or(|a| differs(a, b, tolerance)))
        }
        (a, b) => a != b,
    }
}

#[test]
fn every_formula_agrees_with_scipy_and_statsmodels() {
    let cases = fixture(include_str!("stats/cases.json"));
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let method = case["method"].as_str().unwrap();
            let found = calculate(method, &case["inputs"]).unwrap().value;
            differs(&found, &case["value"], 1e-9)
                .then(|| format!("{method} of {}\n  gives {found}\n  not   {}", case["inputs"], case["value"]))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn special_functions_keep_thirteen_digits() {
    let mut wrong = Vec::new();
    let mut check = |found: f64, expected: f64, tolerance: f64, what: &Value| {
        let error = if found == expected { 0.0 } else { ((found - expected) / expected).abs() };
        if error > tolerance || error.is_nan() {
            wrong.push(format!("{what}: {found:e}, not {expected:e}, off by {error:e}"));
        }
    };
    for case in fixture(include_str!("stats/special.json")) {
        let numbers: Vec<f64> = case.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
        // A tail is held to its digits where it is the smaller one: the larger is one minus it. Rounding x in its last digit shifts a tail
        // by about √n of such digits; below shape 1 the upper tail is one minus the lower, too.
        let allowed = |n: f64| (4e-16 * n.sqrt()).max(if n < 1.0 { 2e-12 } else { 1e-13 });
        match (case[0].as_str().unwrap(), numbers.as_slice()) {
            ("gamma", [a, x, lower, upper]) => {
                let found = gamma::tails(*a, *x);
                let (found, expected) = if lower < upper { (found.0, *lower) } else { (found.1, *upper) };
                check(found, expected, allowed(*a), &case);
            }
            ("beta", [a, b, x, lower, upper]) => {
                let found = beta::tails(*a, *b, *x);
                let (found, expected) = if lower < upper { (found.0, *lower) } else { (found.1, *upper) };
                check(found, expected, allowed(a + b), &case);
            }
            ("normal", [p, x]) => {
                check(normal::quantile(*p), *x, 1e-15, &case);
                // Rounding x shifts the far tail by x² of its last digits.
                check(normal::cdf(*x), *p, 1e-13 + x * x * 2e-16, &case);
            }
            ("student_t", [df, p, t]) => check(beta::student_t(*df, *p), *t, 1e-13, &case),
            other => panic!("unknown case {other:?}"),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Figures as they are printed, within half of their last digit.
#[test]
fn printed_figures_are_met() {
    let wilson = |k, n| intervals::wilson(k, n, 0.95).unwrap();
    let garwood = |y| intervals::garwood(y, 1.0, 0.95).unwrap();
    let newcombe = |x1, n1, x2, n2| compare::newcombe((x1, n1), (x2, n2), 0.95).unwrap();
    for (found, printed, decimals, source) in [
        (wilson(81.0, 263.0), (0.2553, 0.3662), 4, "Newcombe 1998, Statistics in Medicine 17, 857, table I, method 3"),
        (wilson(15.0, 148.0), (0.0624, 0.1605), 4, "the same"),
        (wilson(0.0, 20.0), (0.0000, 0.1611), 4, "the same"),
        (wilson(1.0, 29.0), (0.0061, 0.1718), 4, "the same"),
        (garwood(0.0), (0.000, 3.689), 3, "Garwood 1936; Ulm 1990, American Journal of Epidemiology 131, 373"),
        (garwood(1.0), (0.025, 5.572), 3, "the same"),
        (garwood(2.0), (0.242, 7.225), 3, "the same"),
        (garwood(10.0), (4.795, 18.390), 3, "the same"),
        (garwood(50.0), (37.111, 65.919), 3, "the same"),
        (garwood(100.0), (81.364, 121.627), 3, "the same"),
        (
            newcombe(56.0, 70.0, 48.0, 80.0),
            (0.0524, 0.3339),
            4,
            "Newcombe 1998, Statistics in Medicine 17, 873, table II",
        ),
        (newcombe(9.0, 10.0, 3.0, 10.0), (0.1705, 0.8090), 4, "the same"),
        (newcombe(5.0, 56.0, 0.0, 29.0), (-0.0381, 0.1926), 4, "the same"),
        (newcombe(0.0, 10.0, 0.0, 20.0), (-0.1611, 0.2775), 4, "the same"),
        (newcombe(10.0, 10.0, 0.0, 20.0), (0.6791, 1.0000), 4, "the same"),
    ] {
        let close = |a: f64, b: f64| (a - b).abs() <= 0.501 * 0.1_f64.powi(decimals);
        assert!(close(found.0, printed.0) && close(found.1, printed.1), "{found:?}, not {printed:?}: {source}");
    }
}

/// Eight posts with 12, 3, 0, 45, 7, 9, 110 and 2 interactions: phi = 61, and the Poisson interval 7.8 times too narrow.
#[test]
fn eight_posts_have_a_phi_of_61() {
    let posts: Vec<(f64, f64)> = [12.0, 3.0, 0.0, 45.0, 7.0, 9.0, 110.0, 2.0].iter().map(|it| (*it, 1000.0)).collect();
    let phi = overdispersion::overdispersion(&posts, 0.95).unwrap().phi.unwrap();
    assert_eq!(phi.round(), 61.0);
    assert_eq!((10.0 * phi.sqrt()).round(), 78.0);
    // The widened interval is the one that `kpis` report for several rows.
    let (low, high) = overdispersion::rate_interval(&posts, 0.95).unwrap();
    assert!((high / low).ln() > 7.7 * (4.0 * 1.96 / 188.0_f64.sqrt() / 2.0));
}

#[test]
fn a_rate_of_one_row_is_garwoods_and_of_even_rows_never_narrower_than_poisson() {
    assert_eq!(overdispersion::rate_interval(&[(10.0, 50.0)], 0.95), intervals::garwood(10.0, 50.0, 0.95));
    let even = [(10.0, 100.0), (10.0, 100.0), (10.0, 100.0)];
    assert_eq!(overdispersion::overdispersion(&even, 0.95).unwrap().phi, Some(0.0));
    let (low, high) = overdispersion::rate_interval(&even, 0.95).unwrap();
    // phi is at least 1: 0.1 · exp(± 1.96 ÷ √30).
    assert!((high / 0.1 - 1.430_235).abs() < 1e-6 && (low * high - 0.01).abs() < 1e-15);
    assert_eq!(overdispersion::rate_interval(&[(0.0, 5.0), (0.0, 5.0)], 0.95), intervals::garwood(0.0, 10.0, 0.95));
    assert_eq!(overdispersion::rate_interval(&[], 0.95), None);
    // Interactions without reach cannot be.
    assert_eq!(overdispersion::rate_interval(&[(3.0, 5.0), (1.0, 0.0)], 0.95), None);
}

/// Sen 1968: seven points whose median slope is 4.
#[test]
fn sens_own_example_has_slope_4() {
    let x = [1.0, 2.0, 3.0, 4.0, 10.0, 12.0, 18.0];
    let y = [9.0, 15.0, 19.0, 20.0, 45.0, 55.0, 78.0];
    let points: Vec<(f64, f64)> = x.into_iter().zip(y).collect();
    assert_eq!(median_slope(&points, 0.95).unwrap().slope, 4.0);
}

/// Above 1,000 rows slopes are counted instead of listed; both ways must find the same ones, ties included.
#[test]
fn counted_slopes_are_the_listed_ones() {
    let mut sampler = Random::new(7);
    let mut points: Vec<(f64, f64)> = (0..400)
        .map(|_| {
            let x = (8.0 * sampler.uniform()).round() + 0.1 * sampler.uniform().round();
            (x, 0.25 * (4.0 * (sampler.normal() - 0.3 * x)).round())
        })
        .collect();
    let listed = median_slope(&points, 0.95).unwrap();
    // Three copies: 1,200 rows. Every slope between two different points now occurs nine times.
    points = points.iter().flat_map(|it| [*it; 3]).collect();
    let counted = median_slope(&points, 0.95).unwrap();
    assert!((listed.slope - counted.slope).abs() < 1e-12, "{listed:?} {counted:?}");
    assert!(counted.low >= listed.low && counted.high <= listed.high);
}

/// What cannot be: the value is null, and one note of level error says why in both languages.
#[test]
fn impossible_inputs_get_null_and_a_sentence() {
    let share = |k: Value, n: Value| json!({"successes": k, "trials": n});
    let rows = |count: Value, exposure: Value| json!({"count": count, "exposure": exposure});
    let sizes = |followers: Value, rate: Value| json!({"followers": followers, "rate": rate, "at": 100});
    let mut all = Vec::new();
    for method in ["wilson", "jeffreys"] {
        all.push((method, share(json!(-1), json!(10))));
        all.push((method, share(json!(11), json!(10))));
        all.push((method, share(json!(0), json!(0))));
        all.push((method, share(json!(null), json!(10))));
        for confidence in [0.0, 1.0, -0.5, 95.0] {
            all.push((method, json!({"successes": 1, "trials": 10, "confidence": confidence})));
        }
    }
    all.push(("garwood", rows(json!(-1), json!(10))));
    all.push(("garwood", rows(json!(1), json!(0))));
    all.push(("garwood", json!({"count": 1, "exposure": 10, "confidence": 1})));
    for method in ["overdispersion", "shrinkage", "funnel_overdispersion"] {
        all.push((method, rows(json!([1, -2]), json!([10, 10]))));
        all.push((method, rows(json!([1, 2]), json!([10, 0]))));
        all.push((method, rows(json!([1, 2]), json!([10]))));
        all.push((method, rows(json!([null, 2]), json!([10, null]))));
    }
    for method in ["overdispersion", "funnel_overdispersion"] {
        all.push((method, rows(json!([5]), json!([100]))));
    }
    all.push(("funnel_overdispersion", rows(json!([0, 0]), json!([10, 10]))));
    all.push(("funnel_overdispersion", json!({"count": [1, 2], "exposure": [10, 10], "winsorise": 0.5})));
    all.push(("gamma_poisson_interval", json!({"count": 1, "exposure": 10, "alpha": null, "beta": null})));
    all.push(("gamma_poisson_interval", json!({"count": 0, "exposure": 10, "alpha": 0, "beta": 1})));
    all.push(("gamma_poisson_interval", json!({"count": 1, "exposure": 10, "alpha": 1, "beta": -1})));
    for method in ["size_adjusted", "size_prediction", "theil_sen"] {
        all.push((method, sizes(json!([100, 200]), json!([0.1, 0.2]))));
        all.push((method, sizes(json!([100, 100, 100]), json!([0.1, 0.2, 0.3]))));
        all.push((method, sizes(json!([100, 200, 0]), json!([0.1, 0.2, 0.3]))));
        all.push((method, sizes(json!([100, 200, 300]), json!([0.1, 0.2, 0]))));
    }
    all.push(("size_prediction", json!({"followers": [1, 2, 3], "rate": [1, 2, 4], "at": 0})));
    all.push(("funnel_limits", json!({"exposure": 0, "targetRate": 0.1, "probabilities": [0.5]})));
    all.push(("funnel_limits", json!({"exposure": 10, "targetRate": 0.1, "probabilities": [0.5, 1]})));
    all.push(("funnel_limits", json!({"exposure": 10, "targetRate": -0.1, "probabilities": [0.5]})));
    let periods = |y1: f64, e1: f64, phi: f64| json!({"countNow": y1, "exposureNow": e1, "countBefore": 1, "exposureBefore": 1, "phi": phi});
    all.push(("rate_ratio", periods(-1.0, 10.0, 1.0)));
    all.push(("rate_ratio", periods(1.0, 0.0, 1.0)));
    all.push(("rate_ratio", periods(1.0, 10.0, 0.0)));
    all.push(("newcombe", json!({"x1": 5, "n1": 4, "x2": 1, "n2": 10})));
    all.push(("newcombe", json!({"x1": 5, "n1": 10, "x2": 0, "n2": 0})));
    all.push(("probability_above", json!({"countA": 1, "exposureA": 10, "countB": -1, "exposureB": 10})));
    all.push(("probability_above", json!({"countA": 1, "exposureA": 0, "countB": 1, "exposureB": 10})));
    all.push(("benjamini_hochberg", json!({"p": [0.1, 1.2]})));
    all.push(("weekly_growth", json!({"before": 0, "after": 10, "weeks": 1})));
    all.push(("weekly_growth", json!({"before": 10, "after": -1, "weeks": 1})));
    all.push(("weekly_growth", json!({"before": 10, "after": 10, "weeks": 0})));
    for (method, inputs) in all {
        let answer = calculate(method, &inputs).unwrap();
        let errors: Vec<_> = answer.notes.iter().filter(|note| note.kind.level == Level::Error).collect();
        assert!(answer.value.is_null() && errors.len() == 1, "{method} of {inputs}: {} {errors:?}", answer.value);
        for language in [Language::De, Language::En] {
            let sentence = message(errors[0], language);
            assert!(sentence.ends_with('.') && !sentence.contains("{"), "{method} of {inputs}: {sentence}");
        }
    }
}

/// Where only a part has no value, the rest stands.
#[test]
fn what_can_be_said_is_said() {
    let answer = calculate("overdispersion", &json!({"count": [0, 0], "exposure": [10, 20]})).unwrap();
    assert_eq!(answer.value, json!({"rate": 0.0, "phi": null, "low": null, "high": null}));
    assert_eq!(answer.notes[0].kind.code, "nothing_counted");
    let before_zero = json!({"countNow": 5, "exposureNow": 100, "countBefore": 0, "exposureBefore": 100});
    let answer = calculate("rate_ratio", &before_zero).unwrap();
    // Five on one side of a fair coin: 2 ÷ 2⁵.
    assert!(!differs(&answer.value, &json!({"ratio": null, "low": null, "high": null, "p": 0.0625}), 1e-12));
    assert_eq!(answer.notes[0].kind.code, "no_ratio_from_zero");
    let weighted = json!({"countNow": 5.5, "exposureNow": 100, "countBefore": 4, "exposureBefore": 100});
    let answer = calculate("rate_ratio", &weighted).unwrap();
    assert!(answer.value["p"].is_null() && answer.value["low"].is_number());
    // Missing rows are passed over, and stay missing where an array answers.
    let gap = json!({"count": [20, null, 8], "exposure": [1000, 1000, 1000]});
    let full = json!({"count": [20, 8], "exposure": [1000, 1000]});
    let (gap, full) = (calculate("shrinkage", &gap).unwrap().value, calculate("shrinkage", &full).unwrap().value);
    assert_eq!((&gap["mean"], &gap["shrunk"][2]), (&full["mean"], &full["shrunk"][1]));
    assert!(gap["shrunk"][1].is_null() && gap["ownWeight"][1].is_null());
}

/// With phi above 1 the exact p no longer belongs to the interval; a warning names the one that does.
#[test]
fn p_says_so_where_posts_vary() {
    let inputs = json!({"countNow": 400, "exposureNow": 1000, "countBefore": 330, "exposureBefore": 1000, "phi": 6});
    let answer = calculate("rate_ratio", &inputs).unwrap();
    let note = answer.notes.iter().find(|note| note.kind.code == "p_knows_no_spread").unwrap();
    assert_eq!(note.kind.level, Level::Warning);
    assert!(answer.value["p"].as_f64().unwrap() < 0.05 && answer.value["low"].as_f64().unwrap() < 1.0);
    let found = compare::rate_ratio((400.0, 1000.0), (330.0, 1000.0), 6.0, 0.95).unwrap();
    assert!(found.p_with_spread.unwrap() > 0.05);
}

#[test]
fn draws_are_the_same_for_the_same_seed_and_have_the_right_mean_and_spread() {
    let draws = |of: &dyn Fn(&mut Random) -> f64| -> Vec<f64> {
        let mut sampler = Random::new(1);
        (0..40_000).map(|_| of(&mut sampler)).collect()
    };
    let moments = |draws: &[f64]| {
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        (mean, draws.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / draws.len() as f64)
    };
    assert_eq!(Random::new(5).uniform(), Random::new(5).uniform());
    assert_ne!(Random::new(5).uniform(), Random::new(6).uniform());
    // Mean and variance from the definitions; 40,000 draws are allowed five standard errors.
    type Draw<'a> = &'a dyn Fn(&mut Random) -> f64;
    let checks: [(Draw<'_>, f64, f64); 4] = [
        (&|it| it.uniform(), 0.5, 1.0 / 12.0),
        (&|it| it.normal(), 0.0, 1.0),
        (&|it| it.gamma(1.0), 1.0, 1.0),
        (&|it| it.gamma(81.5), 81.5, 81.5),
    ];
    for (place, (of, mean, variance)) in checks.into_iter().enumerate() {
        let found = moments(&draws(of));
        assert!((found.0 - mean).abs() < 5.0 * (variance / 40_000.0).sqrt(), "{place}: {found:?}");
        assert!((found.1 / variance - 1.0).abs() < 0.08, "{place}: {found:?}");
    }
}

/// Inputs from the edges of what a number can be.
fn extreme() -> impl Strategy<Value = Value> {
    let number =
        || prop::sample::select(vec![-1.0, 0.0, 5e-324, 1e-9, 0.5, 0.95, 1.0, 2.0, 7.0, 1e7, 1e16, 1e300, 1.7e308]);
    prop_oneof![
        number().prop_map(Value::from),
        prop::collection::vec(prop::option::weighted(0.9, number()), 0..6).prop_map(Value::from),
    ]
}

proptest! {
    #[test]
    fn extremes_give_numbers_or_null_and_a_note(values in prop::collection::vec(extreme(), 6)) {
        for entry in zielwert::method::catalogue::all() {
            let inputs: Value =
                entry.inputs.iter().zip(&values).map(|(input, value)| (input.name.to_owned(), value.clone())).collect();
            let answer = calculate(entry.name, &inputs).unwrap();
            prop_assert!(!answer.value.is_null() || !answer.notes.is_empty(), "{} of {inputs}", entry.name);
        }
    }

    #[test]
    fn shares_lie_in_their_interval_and_confidence_widens_it(
        n in 1u32..100_000_000, share in 0.0..=1.0_f64, confidence in 0.01..0.99_f64
    ) {
        let n = f64::from(n);
        let k = (n * share).round().min(n);
        for of in [intervals::wilson, intervals::jeffreys] {
            let (low, high) = of(k, n, confidence).unwrap();
            prop_assert!(0.0 <= low && low <= high && high <= 1.0);
            let (lower, higher) = of(k, n, confidence + 0.5 * (1.0 - confidence)).unwrap();
            prop_assert!(lower <= low && high <= higher);
            // Turning the share round turns the interval round.
            let (turned, _) = of(n - k, n, confidence).unwrap();
            prop_assert!((1.0 - turned - high).abs() < 1e-12);
        }
        let (low, high) = intervals::wilson(k, n, confidence).unwrap();
        prop_assert!(low <= k / n + 1e-15 && k / n <= high + 1e-15);
    }

    #[test]
    fn rates_lie_in_their_interval_and_scale_with_exposure(
        count in 0u32..2_000_000_000, exposure in 1e-3..1e12, confidence in 0.01..0.9999
    ) {
        let count = f64::from(count);
        let (low, high) = intervals::garwood(count, exposure, confidence).unwrap();
        prop_assert!(low <= count / exposure && count / exposure <= high);
        let (unit_low, unit_high) = intervals::garwood(count, 1.0, confidence).unwrap();
        prop_assert!((low * exposure - unit_low).abs() <= 1e-12 * unit_low);
        prop_assert!((high * exposure - unit_high).abs() <= 1e-12 * unit_high);
    }

    #[test]
    fn quantiles_undo_their_tails(shape in 0.05..1e9, b in 0.05..1e9, p in 1e-12..0.5) {
        // A rounding in the last digit of x moves its tail by about √n such digits.
        let allowed = 1e-12 + 4e-15 * f64::max(shape, b).sqrt();
        for tail in [Tail::Lower, Tail::Upper] {
            let pick = |tails: (f64, f64)| if tail == Tail::Lower { tails.0 } else { tails.1 };
            let x = gamma::quantile(shape, p, tail);
            prop_assert!((pick(gamma::tails(shape, x)) / p - 1.0).abs() < allowed || x == 0.0, "gamma {shape} {p} {x}");
            let x = beta::quantile(shape, b, p, tail);
            let off = (pick(beta::tails(shape, b, x)) / p - 1.0).abs();
            // Near 1 the distance from 1 is what counts, and x no longer holds it.
            prop_assert!(off < allowed || !(1e-300..0.9).contains(&x), "beta {shape} {b} {p} {x} off {off}");
        }
        prop_assert!((normal::cdf(normal::quantile(p)) / p - 1.0).abs() < 1e-12);
    }

    #[test]
    fn shrinking_keeps_every_rate_between_its_own_and_the_mean(
        rows in proptest::collection::vec((0u32..10_000, 1u32..1_000_000), 1..20)
    ) {
        let rows: Vec<_> = rows.iter().map(|(y, e)| Some((f64::from(*y), f64::from(*e)))).collect();
        let found = shrinkage::shrinkage(&rows).unwrap();
        for (row, (shrunk, weight)) in rows.iter().zip(found.shrunk.iter().zip(&found.own_weight)) {
            let own = row.unwrap().0 / row.unwrap().1;
            let (shrunk, weight) = (shrunk.unwrap(), weight.unwrap());
            prop_assert!((0.0..=1.0).contains(&weight));
            prop_assert!((shrunk - (weight * own + (1.0 - weight) * found.mean)).abs() <= 1e-9 * (own + found.mean));
        }
    }

    #[test]
    fn one_of_two_rates_is_above_the_other(ya in 0u32..10_000_000, yb in 0u32..10_000_000, ea in 1e-3..1e9, eb in 1e-3..1e9) {
        let (a, b) = ((f64::from(ya), ea), (f64::from(yb), eb));
        let above = compare::probability_above(a, b).unwrap();
        prop_assert!((above + compare::probability_above(b, a).unwrap() - 1.0).abs() < 1e-9);
        let ratio = compare::rate_ratio(a, b, 1.0, 0.95).unwrap();
        prop_assert!(ratio.p.is_some_and(|p| (0.0..=1.0).contains(&p)));
    }
}
