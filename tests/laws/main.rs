//! Laws that hold for every table and every scorecard, tried on random ones: `PROPTEST_CASES=10000 cargo test --test laws`
//! tries more of them.

use proptest::prelude::ProptestConfig;

mod anything;
mod round_trips;
mod scores;
mod tables;

/// Tries this share, in per cent, of the usual number of cases: what takes longer is tried less often.
fn tried(percent: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: (config.cases * percent / 100).max(1), failure_persistence: None, ..config }
}
