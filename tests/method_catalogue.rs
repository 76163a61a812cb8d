//! Every worked example of the method catalogue holds, and every entry is complete.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use serde_json::Value;
use zielwert::method::{calculate, catalogue};

/// Equal within 1e-9 relative, through arrays and objects.
fn close(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-6)
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| close(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| close(a, b)))
        }
        (a, b) => a == b,
    }
}

#[test]
fn every_worked_example_holds() {
    for entry in catalogue::all() {
        assert!(!entry.examples.is_empty(), "{} has no example", entry.name);
        for example in entry.examples {
            let inputs: Value = serde_json::from_str(example.inputs).expect(entry.name);
            let expected: Value = serde_json::from_str(example.value).expect(entry.name);
            let answer = calculate(entry.name, &inputs).expect(entry.name);
            assert!(
                close(&answer.value, &expected),
                "{} of {}: {}, not {expected}",
                entry.name,
                example.inputs,
                answer.value
            );
        }
    }
}

#[test]
fn every_entry_is_complete_and_unique() {
    let mut names: Vec<&str> = catalogue::all().map(|entry| entry.name).collect();
    for entry in catalogue::all() {
        for text in [entry.title, entry.purpose, entry.formula]
            .map(|it| [it.de, it.en])
            .as_flattened()
            .iter()
            .chain([&entry.source])
        {
            assert!(!text.is_empty(), "{} lacks a text", entry.name);
        }
        for input in entry.inputs {
            assert!(
                input.default.is_none_or(|it| serde_json::from_str::<Value>(it).is_ok()),
                "default of {}",
                input.name
            );
        }
    }
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "a name stands twice");
}

#[test]
fn words_of_a_formula_are_those_of_its_reader() {
    // Functions are called alike everywhere, and ways of sharing a place by what the call takes.
    const SYMBOLS: [&str; 12] =
        ["min", "max", "exp", "cov", "var", "alpha", "dirichlet", "betacdf", "gamma", "bin", "beta", "poisson"];
    const CHOICES: [&str; 3] = ["competition", "dense", "average"];
    for entry in catalogue::all() {
        let words = |text: &str| -> Vec<String> {
            let words =
                text.split(|it: char| !(it.is_ascii_alphabetic() || "äöüÄÖÜß".contains(it))).filter(|it| it.len() > 2);
            words
                .map(str::to_lowercase)
                .filter(|it| ![&SYMBOLS[..], &CHOICES[..]].concat().contains(&it.as_str()))
                .collect()
        };
        let english = words(entry.formula.en);
        for word in words(entry.formula.de) {
            let is_both = ["rate", "index", "median", "wilson", "pearson", "follower"].contains(&word.as_str());
            assert!(is_both || !english.contains(&word), "{word} in the German formula of {}", entry.name);
        }
        let is_plain = entry.formula.de == entry.formula.en;
        assert!(!is_plain || english.is_empty(), "{english:?} in both formulas of {}", entry.name);
    }
}

#[test]
fn missing_and_wrong_inputs_give_null_and_a_note() {
    let nothing = Value::Object(serde_json::Map::new());
    for entry in catalogue::all() {
        let answer = calculate(entry.name, &nothing).unwrap();
        assert!(answer.value.is_null() && !answer.notes.is_empty(), "{} of nothing", entry.name);
        for junk in
            ["\"word\"", "true", "[]", "{}", "[[]]", "[null]", "[[null]]", "1e308", "-1", "[1e308, -1e308, null]"]
        {
            let junk: Value = serde_json::from_str(junk).unwrap();
            let inputs: Value = entry.inputs.iter().map(|it| (it.name.to_owned(), junk.clone())).collect();
            let _ = calculate(entry.name, &inputs).unwrap();
        }
    }
}
