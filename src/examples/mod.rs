//! One paste per platform: our own invented figures in the exact header and number format of the source.

use crate::engine::language::Text;

/// An example that one click loads.
#[derive(Debug)]
pub struct Example {
    /// The id; also the id of the source it imitates.
    pub id: &'static str,
    /// What it is.
    pub name: Text,
    /// One sentence: what it shows.
    pub definition: Text,
    /// The text as it would be pasted.
    pub text: &'static str,
}

/// Every example.
pub static ALL: &[&Example] = &[];
