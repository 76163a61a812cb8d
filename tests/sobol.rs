//! Sobol indices against SALib (`sobol/generate.py`), and against the known values of the Ishigami function.

use serde_json::{Value, json};
use zielwert::method::calculate;
use zielwert::method::robust::random::Random;
use zielwert::method::robust::sobol::{Index, indices, seeded_errors, standard_errors};

#[test]
fn indices_are_those_of_salib() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("sobol/cases.json")).expect("JSON");
    assert_eq!(cases.len(), 3);
    for case in cases {
        let inputs = json!({ "a": case["a"], "b": case["b"], "ab": case["ab"] });
        let found = calculate("sobol_indices", &inputs).expect("a formula").value;
        for key in ["first", "total"] {
            let numbers = |value: &Value| serde_json::from_value::<Vec<f64>>(value[key].clone()).expect("numbers");
            let (found, expected) = (numbers(&found), numbers(&case));
            assert_eq!(found.len(), expected.len());
            for (found, expected) in found.iter().zip(&expected) {
                assert!(
                    (found - expected).abs() <= 1e-9 * expected.abs().max(1e-3),
                    "{}: {found} {expected}",
                    case["name"]
                );
            }
        }
    }
}

#[test]
fn standard_errors_are_those_of_salib() {
    /// The quantile of the standard normal distribution at 0.975, scipy 1.17.
    const Z: f64 = 1.959963984540054;
    let cases: Vec<Value> = serde_json::from_str(include_str!("sobol/cases.json")).expect("JSON");
    for case in cases {
        let numbers = |value: &Value| serde_json::from_value::<Vec<f64>>(value.clone()).expect("numbers");
        let ab: Vec<Vec<f64>> = case["ab"].as_array().expect("a matrix").iter().map(numbers).collect();
        let resamples: Vec<Vec<usize>> = serde_json::from_value(case["resamples"].clone()).expect("places");
        let mut places = resamples.iter().flatten().copied();
        let mut next = || places.next().expect("a place");
        let found = standard_errors(&numbers(&case["a"]), &numbers(&case["b"]), &ab, resamples.len(), &mut next);
        let found = found.expect("it varies");
        let check = |key: &str, of: &dyn Fn(&Index) -> f64| {
            let expected = numbers(&case[key]);
            assert_eq!(found.len(), expected.len());
            for (found, expected) in found.iter().map(of).zip(expected) {
                let name = &case["name"];
                assert!((Z * found - expected).abs() <= 1e-9 * expected, "{name} {key}: {} {expected}", Z * found);
            }
        };
        check("firstConf", &|it| it.first);
        check("totalConf", &|it| it.total);
    }
}

/// What the resamples say is how far estimates from other points stray.
#[test]
fn seeded_errors_are_the_spread_of_estimates() {
    let model = |x: [f64; 2]| 2.0 * x[0] + x[1] + x[0] * x[1];
    let (n, rounds) = (400, 200);
    let mut random = Random::new(9);
    let (mut totals, mut errors) = (Vec::new(), 0.0);
    for round in 0..rounds {
        let mut point = || [random.normal(), random.normal()];
        let (a, b): (Vec<_>, Vec<_>) = (0..n).map(|_| (point(), point())).unzip();
        let of = |points: Vec<[f64; 2]>| points.into_iter().map(model).collect::<Vec<f64>>();
        let mixed = [
            of(a.iter().zip(&b).map(|(a, b)| [b[0], a[1]]).collect()),
            of(a.iter().zip(&b).map(|(a, b)| [a[0], b[1]]).collect()),
        ];
        let (a, b) = (of(a), of(b));
        totals.push(indices(&a, &b, &mixed).expect("it varies")[0].total);
        errors += seeded_errors(&a, &b, &mixed, round).expect("it varies")[0].total / rounds as f64;
    }
    let mean = totals.iter().sum::<f64>() / rounds as f64;
    let spread = (totals.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / (rounds - 1) as f64).sqrt();
    assert!((errors / spread - 1.0).abs() < 0.15, "{errors} {spread}");
}

/// Ishigami and Homma 1990 with a = 7, b = 0.1: closed forms in Saltelli and others 2008, Global Sensitivity Analysis.
#[test]
fn the_ishigami_function_has_its_known_indices() {
    let known = [(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)];
    let pi = std::f64::consts::PI;
    let model = |x: &[f64; 3]| x[0].sin() + 7.0 * x[1].sin().powi(2) + 0.1 * x[2].powi(4) * x[0].sin();
    let mut random = Random::new(1);
    let mut sample = |n: usize| -> Vec<[f64; 3]> {
        (0..n).map(|_| std::array::from_fn(|_| pi * (2.0 * random.uniform() - 1.0))).collect()
    };
    let (a, b) = (sample(60_000), sample(60_000));
    let of = |points: &[[f64; 3]]| points.iter().map(&model).collect::<Vec<f64>>();
    let mixed = |j: usize| {
        let point = |(a, b): (&[f64; 3], &[f64; 3])| std::array::from_fn(|k| if k == j { b[k] } else { a[k] });
        of(&a.iter().zip(&b).map(point).collect::<Vec<[f64; 3]>>())
    };
    let found = indices(&of(&a), &of(&b), &[mixed(0), mixed(1), mixed(2)]).expect("it varies");
    for (found, (first, total)) in found.iter().zip(known) {
        assert!((found.first - first).abs() < 0.02 && (found.total - total).abs() < 0.02, "{found:?} {first} {total}");
    }
}

#[test]
fn what_does_not_vary_or_fit_is_refused() {
    for (inputs, code) in [
        (json!({ "a": [1, 1], "b": [1, 1], "ab": [[1, 1]] }), "nothing_varies"),
        (json!({ "a": [1, 2], "b": [1], "ab": [[1, 1]] }), "input_length"),
        (json!({ "a": [1, 2], "b": [1, 3], "ab": [[1, 1, 1]] }), "input_length"),
        (json!({ "a": [1, 2], "b": [1, 3], "ab": [[1, null]] }), "input_has_gaps"),
    ] {
        let answer = calculate("sobol_indices", &inputs).expect("a formula");
        assert!(answer.value.is_null());
        assert_eq!(answer.notes.iter().map(|note| note.kind.code).collect::<Vec<_>>(), [code], "{inputs}");
    }
}
