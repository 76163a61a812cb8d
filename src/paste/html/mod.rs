//! The clipboard's HTML beside its plain text: the table where the text has none, evidence where it has.
//!
//! ```text
//! html ──token──► tags ──reader──► table ─┬─reconcile──► one text, its decimal mark, notes
//! text ───────────────────────────────────┘
//! ```

mod token;
mod entity;
mod reader;
mod raw;
mod reconcile;
mod exact;
mod spans;
mod edits;
pub(super) mod notes;

pub(super) use entity::resolve;
pub(super) use exact::digits;
pub use reconcile::{Pasted, reconcile};
