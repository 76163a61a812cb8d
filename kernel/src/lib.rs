//! The loops of Zielwert that run over every cell, every row or every draw.
//!
//! The program is compiled for size, since people wait for it to arrive; this crate alone is compiled for speed. What
//! belongs here takes plain slices and gives plain numbers: a missing cell is NaN inside, and nothing here knows goals,
//! notes or words. Functions are neither generic nor inlined across the border: both
//! would be compiled where they are used, for size.

pub mod checks;
pub mod columns;
pub mod dates;
pub mod draws;
pub mod glance;
pub mod hashes;
mod marks;
pub mod means;
pub mod names;
pub mod noise;
pub mod numbers;
pub mod order;
mod pair;
pub mod places;
pub mod random;
pub mod records;
