//! Steps as other programs write them: `{ "step": "drop_line", "line": 7 }`.

use serde_json::Value;

use crate::engine::data_set::Decimal;
use crate::paste;
use crate::paste::reshape::{Join, Label, Step, Unpivot, Wide};

/// Reads a step; none where it is no such thing.
pub fn read(value: &Value) -> Option<Step> {
    // JavaScript has one kind of number: its 7 is 7.0 here.
    let whole = |line: &f64| line.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(line);
    let line = || Some(value.get("line")?.as_f64().filter(whole)? as u32);
    Some(match value.get("step")?.as_str()? {
        "transpose" => Step::Transpose,
        "unpivot" => Step::Unpivot(unpivot(value)?),
        "header_line" => Step::HeaderLine(line()?),
        "drop_line" => Step::DropLine(line()?),
        "keep_line" => Step::KeepLine(line()?),
        "drop_column" => Step::DropColumn(word(value, "column")?),
        "join" => Step::Join(join(value)?),
        _ => return None,
    })
}

fn word(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

/// Without columns: those that are recognised.
fn unpivot(value: &Value) -> Option<Unpivot> {
    let items = |key: &str| value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let wide =
        |it: &Value| Some(Wide { column: word(it, "column")?, measure: word(it, "measure")?, of: word(it, "of")? });
    Some(Unpivot {
        header: word(value, "header").unwrap_or_default(),
        columns: items("columns").iter().map(wide).collect::<Option<_>>()?,
        totals: items("totals").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
    })
}

fn join(value: &Value) -> Option<Join> {
    let (text, html) = (word(value, "text"), word(value, "html"));
    if text.is_none() && html.is_none() {
        return None;
    }
    let label = value.get("label").and_then(|it| {
        Some(Label { header: word(it, "header")?, above: word(it, "above")?, below: word(it, "below")? })
    });
    let mut pasted = paste::reconcile(text.as_deref(), html.as_deref());
    // What its clipboard has said, where only its text was kept.
    pasted.separator = word(value, "separator").and_then(|it| it.chars().next()).or(pasted.separator);
    pasted.decimal = word(value, "decimal").and_then(|it| Decimal::from_id(&it)).or(pasted.decimal);
    Some(Join { pasted, label })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn steps_are_read_and_what_is_none_is_not() {
        let columns = vec![Wide { column: "Likes X".to_owned(), measure: "Likes".to_owned(), of: "X".to_owned() }];
        let unpivot = Unpivot { header: "Kanal".to_owned(), columns, totals: vec!["Likes".to_owned()] };
        let label = Label { header: "Kanal".to_owned(), above: "A".to_owned(), below: "B".to_owned() };
        let join = Join { pasted: paste::reconcile(Some("a\tb"), None), label: Some(label) };
        for (value, step) in [
            (json!({ "step": "transpose" }), Some(Step::Transpose)),
            (json!({ "step": "header_line", "line": 3 }), Some(Step::HeaderLine(3))),
            (json!({ "step": "drop_line", "line": 7 }), Some(Step::DropLine(7))),
            (json!({ "step": "keep_line", "line": 7 }), Some(Step::KeepLine(7))),
            (json!({ "step": "drop_column", "column": "Likes" }), Some(Step::DropColumn("Likes".to_owned()))),
            (json!({ "step": "unpivot" }), Some(Step::Unpivot(Unpivot::default()))),
            (
                json!({ "step": "unpivot", "header": "Kanal", "totals": ["Likes"],
                    "columns": [{ "column": "Likes X", "measure": "Likes", "of": "X" }] }),
                Some(Step::Unpivot(unpivot)),
            ),
            (
                json!({ "step": "join", "text": "a\tb", "label": { "header": "Kanal", "above": "A", "below": "B" } }),
                Some(Step::Join(join)),
            ),
            (json!({ "step": "drop_line", "line": 7.0 }), Some(Step::DropLine(7))),
            (json!({ "step": "drop_line", "line": 7.5 }), None),
            (json!({ "step": "drop_line", "line": 1e12 }), None),
            (json!({ "step": "drop_line", "line": 0 }), None),
            (json!({ "step": "drop_line", "line": -1 }), None),
            (json!({ "step": "drop_line" }), None),
            (json!({ "step": "join" }), None),
            (json!({ "step": "unpivot", "columns": [{ "column": "Likes X" }] }), None),
            (json!({ "step": "fly" }), None),
            (json!("transpose"), None),
        ] {
            assert_eq!(read(&value), step, "{value}");
        }
    }
}
