//! Zielwert: from pasted numbers to engagement rates, reach rates and goal-weighted success scores.
//!
//! The data goes in one direction, and the folders stand in its order:
//!
//! ```text
//! text ──paste::parse──► Table ──paste::read──► DataSet ──engine::facts──► Facts ──engine::score──► Scores ──api──► Report
//! ```
//!
//! - [`engine`]: the nouns (measures, KPIs, goals, notes) and the arithmetic. Knows no browser, no clock and no locale.
//! - [`method`]: every formula by name, on plain arrays: what `calculate` offers and what the engine calls.
//! - [`paste`]: text becomes a table, a table becomes typed columns. Never fails; doubts travel as notes.
//! - [`text`]: numbers and notes in the reader's language.
//! - [`api`]: the functions and the plain data that embedding pages rely on.
//! - [`picture`]: charts as accessible SVG, each saying its finding.
//! - [`export`]: a report as csv, tsv, Markdown, JSON …
//! - [`guide`]: five questions to start from, each with a study, an example and an answer.
//! - [`examples`]: one paste per platform, in its exact shape.

pub mod api;
pub mod engine;
pub mod examples;
pub mod export;
mod float;
pub mod guide;
#[cfg(feature = "js")]
pub mod js;
pub mod method;
mod order;
pub mod paste;
pub mod picture;
#[cfg(feature = "sheets")]
pub mod sheets;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
