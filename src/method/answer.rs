//! What a calculation answers: a value and notes. Anything that is not a finite number leaves as `null`.

use serde_json::{Map, Value};

use crate::engine::note::Note;

/// The answer of one calculation.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The value; `null` where there is none.
    pub value: Value,
    /// Why there is none, or what else should be known.
    pub notes: Vec<Note>,
}

/// A number as it leaves.
pub fn number(value: f64) -> Value {
    // Adding zero turns −0 into 0, which JavaScript tells apart; a value that is not finite becomes null.
    Value::from(value + 0.0)
}

/// A number that may be missing.
pub fn cell(value: Option<f64>) -> Value {
    value.map_or(Value::Null, number)
}

/// Numbers.
pub fn numbers(values: impl IntoIterator<Item = f64>) -> Value {
    values.into_iter().map(number).collect()
}

/// Numbers of which some may be missing.
pub fn cells(values: impl IntoIterator<Item = Option<f64>>) -> Value {
    values.into_iter().map(cell).collect()
}

/// Named values.
pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut object = Map::new();
    for (name, value) in fields {
        object.insert(name.to_owned(), value);
    }
    object.into()
}
