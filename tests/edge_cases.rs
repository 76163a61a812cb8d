//! The published edge-case contract, line by line: where established packages differ, crash or answer NaN, what Zielwert
//! does. One table, one check.

mod support;

use serde_json::{Value, json};
use zielwert::api::{Request, analyse};
use zielwert::method::calculate;

/// What is asked, and what must come out.
enum Asked {
    /// Columns a, b, c of a table under a scorecard.
    Table { rows: Value, card: Value, found: Found },
    /// A formula by name.
    Formula { name: &'static str, inputs: Value, value: Value },
}

/// What a report has to say; what is `None` is not looked at.
#[derive(Default)]
struct Found {
    scores: Option<Vec<Option<f64>>>,
    ranks: Option<Vec<Option<u32>>>,
    weights: Option<Vec<f64>>,
    copeland: Option<Vec<Option<i32>>>,
}

struct Line {
    situation: &'static str,
    asked: Asked,
    /// The code of the note that says so; empty where there is nothing to say.
    says: &'static str,
}

const NONE: Option<f64> = None;

fn scores<const N: usize>(scores: [Option<f64>; N]) -> Found {
    Found { scores: Some(scores.to_vec()), ..Found::default() }
}

fn ranked<const N: usize, const M: usize>(values: [Option<f64>; N], ranks: [Option<u32>; M]) -> Found {
    Found { ranks: Some(ranks.to_vec()), ..scores(values) }
}

fn weights<const N: usize>(weights: [f64; N]) -> Found {
    Found { weights: Some(weights.to_vec()), ..Found::default() }
}

/// A goal for each of the first columns a, b, c.
fn card(kpis: &[Value], change: Value) -> Value {
    let ids = ["a", "b", "c"];
    let goal = |(id, kpi): (&str, &Value)| {
        let mut kpi = kpi.clone();
        kpi["kpi"] = json!(format!("column:{id}"));
        json!({ "id": id, "weight": 1, "kpis": [kpi] })
    };
    let goals: Vec<Value> = ids.into_iter().zip(kpis).map(goal).collect();
    let mut card = json!({ "goals": goals, "minimumCoverage": 0 });
    for (key, value) in change.as_object().expect("an object") {
        card[key] = value.clone();
    }
    card
}

fn posts() -> Value {
    json!({ "baseline": 0, "target": 10 })
}

fn table(rows: Value, card: Value, found: Found) -> Asked {
    Asked::Table { rows, card, found }
}

fn formula(name: &'static str, inputs: Value, value: Value) -> Asked {
    Asked::Formula { name, inputs, value }
}

#[allow(clippy::too_many_lines, reason = "one table")]
fn lines() -> Vec<Line> {
    let line = |situation, says, asked| Line { situation, asked, says };
    let any = || json!({});
    let is = Some::<f64>;
    let at = Some::<u32>;
    let min_max = || json!({ "normalise": "min_max" });
    let ahp_16: Vec<Vec<f64>> = (1..=16).map(|i| (1..=16).map(|j| f64::from(i) / f64::from(j)).collect()).collect();
    let ahp_16_weights: Vec<f64> = (1..=16).map(|i| f64::from(i) / 136.0).collect();
    vec![
        line(
            "all values equal, min-max: left out, its weight goes to the rest",
            "separates_nothing",
            table(
                json!([[1, 7], [2, 7]]),
                card(&[any(), any()], min_max()),
                ranked([is(0.0), is(100.0)], [at(2), at(1)]),
            ),
        ),
        line(
            "one row: goalposts work, rank 1 of 1",
            "",
            table(json!([[5]]), card(&[posts()], json!({})), ranked([is(50.0)], [at(1)])),
        ),
        line(
            "one row under min-max: nothing to compare with",
            "separates_nothing",
            table(json!([[5]]), card(&[any()], min_max()), ranked([NONE], [None])),
        ),
        line(
            "missing cell, min-max: stays missing, the others are normalised",
            "",
            table(
                json!([[1], [null], [3]]),
                card(&[any()], min_max()),
                ranked([is(0.0), NONE, is(100.0)], [at(2), None, at(1)]),
            ),
        ),
        line(
            "missing cell, geometric mean: skipped like under the others",
            "",
            table(
                json!([[10, null], [2.5, 10]]),
                card(&[posts(), posts()], json!({ "aggregate": "geometric" })),
                scores([is(100.0), is(50.0)]),
            ),
        ),
        line(
            "missing cell, Copeland: shared criteria decide, in any order of rows",
            "",
            table(
                json!([[1, null], [2, 1], [null, 2]]),
                card(&[posts(), posts()], json!({ "robustness": { "draws": 10 } })),
                Found { copeland: Some(vec![Some(-1), Some(0), Some(1)]), ..Found::default() },
            ),
        ),
        line(
            "missing cell, Copeland, the other way round",
            "",
            table(
                json!([[null, 2], [2, 1], [1, null]]),
                card(&[posts(), posts()], json!({ "robustness": { "draws": 10 } })),
                Found { copeland: Some(vec![Some(1), Some(0), Some(-1)]), ..Found::default() },
            ),
        ),
        line(
            "zero, geometric: 0 with the reason",
            "knocked_out",
            table(
                json!([[0, 10], [10, 10]]),
                card(&[posts(), posts()], json!({ "aggregate": "geometric" })),
                ranked([is(0.0), is(100.0)], [at(2), at(1)]),
            ),
        ),
        line(
            "zero, geometric from 1 to 100: √(1 × 100)",
            "",
            table(
                json!([[0, 10], [10, 10]]),
                card(&[posts(), posts()], json!({ "aggregate": "geometric", "zeros": "one_to_hundred" })),
                scores([is(10.0), is(100.0)]),
            ),
        ),
        line(
            "negative, harmonic: refused",
            "negative_under_mean",
            formula("weighted_mean", json!({ "x": [-1, 3], "w": [1, 1], "kind": "harmonic" }), Value::Null),
        ),
        line(
            "target = baseline: refused",
            "target_is_baseline",
            table(json!([[5], [6]]), card(&[json!({ "baseline": 5, "target": 5 })], json!({})), scores([NONE, NONE])),
        ),
        line(
            "target = baseline, by formula",
            "target_is_baseline",
            formula("goalposts", json!({ "x": [5, 6], "baseline": 5, "target": 5, "truncate": true }), Value::Null),
        ),
        line(
            "a target at the worst row, no baseline: asks for another",
            "target_is_baseline",
            table(json!([[0], [6]]), card(&[json!({ "target": 0 })], json!({})), scores([NONE, NONE])),
        ),
        line(
            "lower is better, share of leader: min ÷ x",
            "",
            table(
                json!([[1], [2], [8]]),
                card(&[json!({ "normalise": "share_of_leader", "direction": "lower" })], json!({})),
                ranked([is(100.0), is(50.0), is(12.5)], [at(1), at(2), at(3)]),
            ),
        ),
        line(
            "negatives, share of leader: refused, never reversed",
            "not_positive",
            table(
                json!([[-1], [-3]]),
                card(&[json!({ "normalise": "share_of_leader" })], json!({})),
                scores([NONE, NONE]),
            ),
        ),
        line(
            "weights that do not sum to 1: rescaled, the shares shown",
            "",
            table(
                json!([[10, 0]]),
                card(&[posts(), posts()], json!({ "weighting": { "method": "points", "values": [30, 10] } })),
                Found { weights: Some(vec![0.75, 0.25]), ..scores([is(75.0)]) },
            ),
        ),
        line(
            "weights all zero: refused",
            "weights_unusable",
            table(
                json!([[10, 0]]),
                card(&[posts(), posts()], json!({ "weighting": { "method": "points", "values": [0, 0] } })),
                ranked([NONE], [None]),
            ),
        ),
        line(
            "a negative weight: refused",
            "weights_unusable",
            table(
                json!([[10, 0]]),
                card(&[posts(), posts()], json!({ "weighting": { "method": "points", "values": [1.5, -0.5] } })),
                ranked([NONE], [None]),
            ),
        ),
        line(
            "ties: 1, 2, 2, 4",
            "",
            table(
                json!([[1], [5], [5], [9]]),
                card(&[posts()], json!({})),
                ranked([is(10.0), is(50.0), is(50.0), is(90.0)], [at(4), at(2), at(2), at(1)]),
            ),
        ),
        line(
            "near ties 0.1 + 0.2 and 0.3: one place",
            "",
            table(
                json!([[0.1 + 0.2], [0.3]]),
                card(&[json!({ "baseline": 0, "target": 1 })], json!({})),
                ranked([is(30.0), is(30.0)], [at(1), at(1)]),
            ),
        ),
        line(
            "no score: no rank, and the others keep theirs",
            "",
            table(
                json!([[null], [3], [5]]),
                card(&[posts()], json!({})),
                ranked([NONE, is(30.0), is(50.0)], [None, at(2), at(1)]),
            ),
        ),
        // The method's worked example: 0 ln 0 = 0; b is constant in the complete rows and weighs exactly 0.
        line(
            "entropy, zero and constant column",
            "",
            table(
                json!([[0, 1, 2], [1, 1, 1], [null, 4, 9]]),
                card(&[posts(), posts(), posts()], json!({ "weighting": { "method": "entropy" } })),
                weights([0.924_467_180_105_483_5, 0.0, 0.075_532_819_894_516_52]),
            ),
        ),
        line(
            "entropy, negative: refused",
            "negative_under_entropy",
            table(
                json!([[-1, 1], [2, 3]]),
                card(&[posts(), posts()], json!({ "weighting": { "method": "entropy" } })),
                scores([NONE, NONE]),
            ),
        ),
        line(
            "CRITIC, constant column: exactly 0 for it alone",
            "",
            table(
                json!([[1, 7, 4], [2, 7, 1], [4, 7, 9]]),
                card(&[posts(), posts(), posts()], json!({ "weighting": { "method": "critic" } })),
                weights([0.5019685344498261, 0.0, 0.4980314655501738]),
            ),
        ),
        // numpy 2.4.6 on direction-aware min-max columns; without the direction it would be 0.3454, 0.3677, 0.2869.
        line(
            "CRITIC, lower is better: the direction is respected",
            "",
            table(
                json!([[1, 9, 3], [2, 7, 8], [4, 8, 5], [3, 2, 4]]),
                card(&[any(), any(), json!({ "direction": "lower" })], json!({ "weighting": { "method": "critic" } })),
                weights(CRITIC),
            ),
        ),
        line(
            "AHP of sixteen goals: any positive reciprocal matrix",
            "",
            formula("ahp", json!({ "matrix": ahp_16 }), json!({ "weights": ahp_16_weights, "consistencyRatio": 0 })),
        ),
        line(
            "AHP of a group's geometric mean",
            "",
            formula(
                "ahp_group",
                json!({ "matrices": [[[1, 3], [1.0 / 3.0, 1]], [[1, 5], [0.2, 1]]] }),
                json!({ "weights": [15f64.sqrt() / (1.0 + 15f64.sqrt()), 1.0 / (1.0 + 15f64.sqrt())] }),
            ),
        ),
    ]
}

const CRITIC: [f64; 3] = [0.34590145321924437, 0.3468396478334316, 0.307258898947324];

/// Equal within 1e-9, zeros exactly; of objects the keys that are expected.
fn close(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or(f64::NAN), b.as_f64().unwrap_or(f64::NAN));
            (a - b).abs() <= 1e-9 * b.abs().max(1e-3)
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| close(a, b)),
        (Value::Object(a), Value::Object(b)) => b.iter().all(|(key, b)| a.get(key).is_some_and(|a| close(a, b))),
        (a, b) => a == b,
    }
}

#[track_caller]
fn check(line: &Line) {
    let (codes, found, expected): (Vec<String>, Value, Value) = match &line.asked {
        Asked::Formula { name, inputs, value } => {
            let answer = calculate(name, inputs).expect("a formula");
            (answer.notes.iter().map(|note| note.kind.code.to_owned()).collect(), answer.value, value.clone())
        }
        Asked::Table { rows, card, found } => {
            let rows: Vec<Value> = rows
                .as_array()
                .expect("rows")
                .iter()
                .enumerate()
                .map(|(n, row)| {
                    let mut cells = vec![json!(format!("row {n}"))];
                    cells.extend(row.as_array().expect("cells").iter().cloned());
                    json!(cells)
                })
                .collect();
            let width = rows[0].as_array().map_or(0, Vec::len);
            let columns = ["Firma", "a", "b", "c"].into_iter().take(width).collect::<Vec<_>>();
            let request = json!({
                "table": { "columns": columns, "rows": rows }, "scorecard": card,
                "columns": { "a": "criterion", "b": "criterion", "c": "criterion" },
            });
            let report = analyse(&Request::from_json(&request).expect("an object"));
            let all = &report.score.rows;
            let weights: Vec<_> = report.score.weights.iter().map(|(_, weight)| *weight).collect();
            let copeland = report.robustness.as_ref().and_then(|it| it.copeland.as_ref());
            let copeland: Option<Vec<_>> = copeland.map(|rows| rows.iter().map(|it| it.score).collect());
            let (mut is, mut shall) = (json!({}), json!({}));
            if let Some(scores) = &found.scores {
                is["scores"] = all.iter().map(|row| row.score).collect();
                shall["scores"] = json!(scores);
            }
            if let Some(ranks) = &found.ranks {
                is["ranks"] = all.iter().map(|row| row.rank).collect();
                shall["ranks"] = json!(ranks);
            }
            if let Some(expected) = &found.weights {
                is["weights"] = json!(weights);
                shall["weights"] = json!(expected);
                for (found, expected) in weights.iter().zip(expected) {
                    assert!(*expected != 0.0 || *found == Some(0.0), "{}: exactly zero", line.situation);
                }
            }
            if let Some(expected) = &found.copeland {
                is["copeland"] = json!(copeland);
                shall["copeland"] = json!(expected);
            }
            let text = serde_json::to_string(&report).expect("JSON");
            assert!(!text.contains("NaN"), "{}", line.situation);
            (report.notes.iter().map(|note| note.code.clone()).collect(), is, shall)
        }
    };
    assert!(close(&found, &expected), "{}\n  gives {found}\n  not   {expected}", line.situation);
    let said = line.says.is_empty() || codes.iter().any(|code| code == line.says);
    assert!(said, "{}: {codes:?}", line.situation);
}

#[test]
fn every_line_of_the_edge_case_table_holds() {
    let lines = lines();
    assert_eq!(lines.len(), 27, "a line is missing");
    lines.iter().for_each(check);
}
