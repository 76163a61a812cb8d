//! What a scorecard can ask for beside goals, weights and goalposts.

use serde_json::Value;

use super::Reader;
use crate::engine::benchmarks::Benchmark;
use crate::engine::kpi::Kpi;
use crate::engine::score::{AskedOfFigure, Outliers, Peers, Scorecard, TargetFrom, Zeros};

impl Reader {
    /// Reads a key of a scorecard; says whether it was one of these.
    pub(super) fn scorecard_option(&mut self, key: &str, value: &Value, scorecard: &mut Scorecard) -> bool {
        let word = value.as_str();
        match key {
            "zeros" => {
                scorecard.zeros = self.some_or_note(key, value, word.and_then(Zeros::from_id)).unwrap_or_default()
            }
            "outliers" => {
                let outliers = self.some_or_note(key, value, word.and_then(Outliers::from_id));
                scorecard.asked.outliers = outliers.unwrap_or_default();
            }
            "peers" => scorecard.asked.peers = self.some_or_note(key, value, word.and_then(Peers::from_id)),
            _ => return false,
        }
        true
    }

    /// Reads a key of a figure; says whether it was one of these.
    pub(super) fn figure_option(&mut self, key: &str, value: &Value, asked: &mut AskedOfFigure) -> bool {
        let path = format!("goals.kpis.{key}");
        match key {
            "log" => asked.log = self.some_or_note(&path, value, value.as_bool()).unwrap_or(false),
            "outliers" => {
                let outliers = value.as_str().and_then(Outliers::from_id);
                asked.outliers = self.some_or_note(&path, value, outliers);
            }
            "targetFrom" if value == "typed" => asked.target_from = None,
            "targetFrom" => asked.target_from = self.some_or_note(&path, value, target_from(value)),
            _ => return false,
        }
        true
    }
}

impl Reader {
    /// `true`, or an object that may name the rate.
    pub(super) fn fairness(&mut self, value: &Value) -> Option<Option<&'static Kpi>> {
        if let Some(wanted) = value.as_bool() {
            return wanted.then_some(None);
        }
        let mut kpi = None;
        for (key, value) in self.object("fairness", value) {
            match key.as_str() {
                _ if value.is_null() => {}
                "kpi" => kpi = self.some_or_note("fairness.kpi", value, value.as_str().and_then(Kpi::from_id)),
                _ => self.unknown(&format!("fairness.{key}")),
            }
        }
        value.is_object().then_some(kpi)
    }
}

/// `"previous_period"`, or an object whose `from` says which.
fn target_from(value: &Value) -> Option<TargetFrom> {
    let number = |key: &str, default: Option<f64>| match value.get(key) {
        None | Some(Value::Null) => default,
        Some(it) => it.as_f64(),
    };
    match value.as_str().or_else(|| value.get("from")?.as_str())? {
        "previous_period" => {
            let factor = number("factor", Some(1.0)).filter(|it| it.is_finite() && *it > 0.0)?;
            Some(TargetFrom::PreviousPeriod { factor })
        }
        "quantile" => {
            let p = number("p", Some(0.75)).filter(|it| (0.0..=1.0).contains(it))?;
            Some(TargetFrom::Quantile { p })
        }
        "benchmark" => {
            let benchmark = Benchmark::from_id(value.get("id")?.as_str()?)?;
            let channel = value.get("channel").and_then(Value::as_str).map(str::to_owned);
            Some(TargetFrom::Benchmark { benchmark, channel })
        }
        _ => None,
    }
}
