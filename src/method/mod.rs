//! Every formula by name, on plain arrays: what [`calculate`] offers and what the scoring engine calls.
//!
//! A file holds one family: plain functions first, then the entries that make them callable by name. The entries
//! together are the [`catalogue`], from which `calculate`, the lexicon and the tests of the worked examples follow.
//! A missing cell is `None` and never zero; a result that is not a finite number leaves as `null`.

pub mod entry;
pub mod inputs;
pub mod answer;
pub mod catalogue;
pub mod describe;
pub mod normalise;
pub mod outliers;
pub mod weigh;
pub mod ahp;
pub mod aggregate;
pub mod rank;
pub mod agreement;
pub mod robust;
pub mod explain;
pub mod stats;

use std::fmt;

use serde_json::Value;

pub use answer::Answer;
use inputs::Inputs;

/// Calculates the formula `method` from named inputs.
///
/// Inputs that cannot be used give the value `null` and a note of level error that names the input.
///
/// # Errors
/// Only for mistakes in the call itself: a formula that does not exist, inputs that are no object.
pub fn calculate(method: &str, inputs: &Value) -> Result<Answer, CallError> {
    let entry = catalogue::find(method).ok_or_else(|| CallError::UnknownMethod(method.to_owned()))?;
    let given = inputs.as_object().ok_or(CallError::InputsAreNoObject)?;
    let mut inputs = Inputs::new(given, entry.inputs);
    let value = (entry.run)(&mut inputs).unwrap_or_else(|note| {
        inputs.note(note);
        Value::Null
    });
    Ok(Answer { value, notes: inputs.into_notes() })
}

/// A mistake in the call itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// No formula has this name.
    UnknownMethod(String),
    /// The inputs are not an object of named values.
    InputsAreNoObject,
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CallError::UnknownMethod(name) => {
                write!(f, "there is no formula named \"{name}\"; catalogue(language).methods lists them")
            }
            CallError::InputsAreNoObject => write!(f, "the inputs of a formula have to be an object of named values"),
        }
    }
}

impl std::error::Error for CallError {}
