//! The way of a text, as far as each job goes.

use zielwert::api::{Analysis, Request};
use zielwert::paste::{self, Corrections, Options};

/// Does one job with a text and gives a number that shows whether it was done right.
pub fn run(job: &str, text: String) -> Option<f64> {
    Some(match job {
        // Cut into cells.
        "cut" => paste::parse(text, &Options::default()).len() as f64,
        // Columns recognised, every number read: what other parsers call dynamic or inferred types.
        "typed" => {
            let data = paste::read(paste::parse(text, &Options::default()), &Corrections::default());
            data.columns.iter().flat_map(|it| it.numbers.present()).sum()
        }
        // KPIs, normalised figures, scores and ranks: what the page works out before it shows anything.
        "scored" => {
            let analysis = Analysis::new(&Request::of_text(text));
            analysis.scores.rows.iter().filter_map(|it| it.score).sum()
        }
        _ => return None,
    })
}
