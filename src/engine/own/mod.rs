//! KPIs of a person's own: a typed formula such as `(likes + 2 * comments) / reach` becomes a [`Kpi`] like any other.
//!
//! [`parse()`] reads the formula and says where it cannot; [`kpi`] turns a whole definition into a catalogue entry, so that
//! value, words, numbers, missing measures, SQL and exports follow as they do for the built-in ones.
//!
//! A [`Kpi`] lives as long as the program, since everything points at it. Own ones are therefore made once for each
//! different definition and kept; [`MOST_KEPT`] of them, at most some megabytes, then no further ones.

mod compile;
mod expr;
mod kept;
pub mod notes;
mod parse;
mod token;
mod vocabulary;

pub use expr::{Expr, Function, Sign};
pub use kept::MOST_KEPT;
pub use parse::{Parsed, Place, parse};

use super::kpi::Kpi;
use super::note::Note;
use super::unit::{Better, Unit};

/// In front of the id of every own KPI.
pub const PREFIX: &str = "own:";
/// So many own KPIs one request may have.
pub const MOST: usize = 100;
/// So many letters a formula may have.
pub const MOST_LETTERS: usize = 500;
/// So many letters a name may have.
pub const MOST_NAME_LETTERS: usize = 80;

/// An own KPI as a person defines it.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// `own:` and letters `a` to `z`, digits and `_`.
    pub id: String,
    /// The person's name for it.
    pub name: String,
    /// The formula as it was typed.
    pub formula: String,
    /// The unit that the person chose.
    pub unit: Unit,
    /// Which direction the person called better.
    pub better: Better,
}

/// The units that a person can choose.
pub const UNITS: [Unit; 7] =
    [Unit::Percent, Unit::Count, Unit::PerUnit, Unit::Multiple, Unit::Money, Unit::Seconds, Unit::Points];

/// What keeps a formula from being used, and where in its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong and what to do.
    pub note: Note,
    /// Where it begins, in bytes of the formula.
    pub from: usize,
    /// Where it ends, in bytes of the formula.
    pub to: usize,
}

/// The KPI that a definition stands for.
///
/// # Errors
/// The first thing in the formula that cannot be read, with its place.
pub fn kpi(definition: &Definition) -> Result<&'static Kpi, Problem> {
    let parsed = parse(&definition.formula)?;
    let whole = |kind| Problem { note: Note::new(kind), from: 0, to: definition.formula.len() };
    kept::kpi(definition, &parsed.expr).ok_or_else(|| whole(&notes::TOO_MANY_KEPT))
}

/// An id from any words: `own:` and what is left of them. Nothing where no letter or digit is.
pub fn id_of(words: &str) -> Option<String> {
    const LONGEST: usize = 40;
    let words = words.strip_prefix(PREFIX).unwrap_or(words);
    let mut slug = String::new();
    for letter in words.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            _ if slug.ends_with('_') || slug.is_empty() => {}
            _ => slug.push('_'),
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    let slug = slug.trim_end_matches('_');
    (!slug.is_empty()).then(|| format!("{PREFIX}{slug}"))
}
