//! What a formula's catalogue entry is: a name, what it is for, what it takes, how it reads, and worked examples.

use serde_json::Value;

use super::inputs::Inputs;
use crate::engine::language::Text;
use crate::engine::note::Note;

/// One formula that `calculate` offers. Adding one is a constant of this kind in its file's `ENTRIES`.
#[derive(Debug)]
pub struct Entry {
    /// The contract's name.
    pub name: &'static str,
    /// The name in plain words.
    pub title: Text,
    /// What it is for, in one or two sentences.
    pub purpose: Text,
    /// What it takes.
    pub inputs: &'static [Input],
    /// The formula in symbols, and in words where there is none.
    pub formula: Text,
    /// Where the formula comes from.
    pub source: &'static str,
    /// Worked examples: test, documentation and show-me at once.
    pub examples: &'static [Example],
    /// The calculation.
    pub run: fn(&mut Inputs<'_>) -> Outcome,
}

/// A value, or the note that says why there is none.
pub type Outcome = Result<Value, Note>;

/// One input of a formula.
#[derive(Debug)]
pub struct Input {
    /// Its key.
    pub name: &'static str,
    /// What it has to be.
    pub kind: Kind,
    /// What stands in for it where it is absent, as JSON text; `None` where it must be given.
    pub default: Option<&'static str>,
}

impl Input {
    /// An input that must be given.
    pub const fn required(name: &'static str, kind: Kind) -> Self {
        Input { name, kind, default: None }
    }

    /// An input that may be left out.
    pub const fn optional(name: &'static str, kind: Kind, default: &'static str) -> Self {
        Input { name, kind, default: Some(default) }
    }
}

/// What an input has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One number.
    Number,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// An array of numbers; `null` is a missing one.
    Numbers,
    /// One number for all, or an array of numbers.
    NumberOrNumbers,
    /// An array of rows of equal length; `null` is a missing cell.
    Matrix,
    /// Several matrices of one size.
    Matrices,
}

impl Kind {
    /// The id that leaves in the catalogue.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Number => "number",
            Kind::Flag => "flag",
            Kind::Choice(_) => "choice",
            Kind::Numbers => "numbers",
            Kind::NumberOrNumbers => "number_or_numbers",
            Kind::Matrix => "matrix",
            Kind::Matrices => "matrices",
        }
    }
}

/// A worked example: both sides as JSON text.
#[derive(Debug)]
pub struct Example {
    /// The inputs.
    pub inputs: &'static str,
    /// The value that they give, within 1e-9.
    pub value: &'static str,
}
