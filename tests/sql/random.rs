//! Tables and scorecards by chance, the same ones every time.

use serde_json::{Value, json};
use zielwert::engine::kpis;
use zielwert::engine::measure;

use crate::Case;

/// So many tables are made.
const TABLES: u64 = 150;
/// And so many of them run on Spark too.
const ON_SPARK: u64 = 3;

pub(crate) fn all() -> Vec<Case> {
    (0..TABLES)
        .map(|seed| {
            let request = Chance(seed.wrapping_mul(0x9E37_79B9) + 1).request();
            Case::new(format!("random {seed}"), request).on_spark_if(seed < ON_SPARK)
        })
        .collect()
}

/// A small generator (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        it ^ (it >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }

    fn request(&mut self) -> Value {
        let n = self.pick(&[0, 1, 1, 2, 3, 8, 20, 45]);
        let measures: Vec<&'static str> = measure::ALL
            .iter()
            .filter(|entry| !entry.measure.is_identity())
            .map(|entry| entry.id)
            .filter(|_| self.one_in(2))
            .collect();
        let words: Vec<&str> =
            ["company", "channel", "period", "post", "group"].into_iter().filter(|_| !self.one_in(3)).collect();
        let gaps = self.pick(&[2, 5, 20, 10_000]);
        // Few different values make ties and zeros; whole ones keep sums exact whatever their order.
        let most = self.pick(&[3, 50, 100_000]);
        let is_whole = self.one_in(2);
        let mut columns: Vec<String> = words.iter().chain(&measures).map(|it| (*it).to_owned()).collect();
        columns.push("Eigenes".to_owned());
        let months = ["2026-01", "2026-02", "2026-03", "2025-12", ""];
        let days = ["2026-01-31", "2026-02-01", "2026-02-01", "2026-01-30 14:00", ""];
        let periods = if self.one_in(2) { months } else { days };
        let rows: Vec<Value> = (0..n)
            .map(|row| {
                let mut cells: Vec<Value> = words
                    .iter()
                    .map(|word| match *word {
                        "company" => json!(self.pick(&["A", "B", "C", ""])),
                        "channel" => json!(self.pick(&["LinkedIn", "X", " X ", ""])),
                        "period" => json!(self.pick(&periods)),
                        "post" => json!(format!("Post {}", row / 2)),
                        _ => json!(self.pick(&["alt", "neu"])),
                    })
                    .collect();
                for _ in 0..=measures.len() {
                    let value = self.below(most) as f64 + if is_whole { 0.0 } else { self.below(8) as f64 / 8.0 };
                    cells.push(if self.one_in(gaps) { Value::Null } else { json!(value) });
                }
                json!(cells)
            })
            .collect();
        let mut request = json!({
            "table": { "columns": columns, "rows": rows },
            "per": self.pick(&["row", "post", "channel", "channel", "company", "company", "period", "group"]),
            "columns": { "Eigenes": "criterion" },
            "language": self.pick(&["de", "en"]),
        });
        if self.one_in(4) {
            request["days"] = json!(30);
        }
        if self.one_in(4) {
            request["interactions"] = json!(["likes", "comments", "clicks", "posts"]);
        }
        if !self.one_in(4) {
            request["scorecard"] = self.scorecard();
        }
        request
    }

    fn scorecard(&mut self) -> Value {
        let ways = ["goalposts", "goalposts", "min_max", "percentile_rank", "share_of_leader"];
        let is_z = self.one_in(6);
        let goals: Vec<Value> = (0..1 + self.below(4))
            .map(|goal| {
                let kpis: Vec<Value> = (0..1 + self.below(3)).map(|_| self.figure(&ways, is_z)).collect();
                json!({ "id": format!("goal {goal}"), "weight": self.below(5), "kpis": kpis })
            })
            .collect();
        json!({
            "goals": goals,
            "normalise": if is_z { "z_score" } else { self.pick(&ways) },
            "aggregate": if is_z { "arithmetic" } else { self.pick(&["arithmetic", "geometric", "harmonic"]) },
            "minimumCoverage": self.pick(&[0.0, 0.3, 0.65]),
            "weighting": { "method": self.pick(&["points", "equal", "rank_order", "entropy", "critic"]) },
            "targets": if self.one_in(3) { json!({ "A": { "reach_rate": { "baseline": 0, "target": 3 } }, "B": { "column:Eigenes": { "target": 9 } } }) } else { json!({}) },
        })
    }

    fn figure(&mut self, ways: &[&str], is_z: bool) -> Value {
        let kpi = match self.below(8) {
            0 => "column:Eigenes",
            1 => "rank_average",
            2 => "reach_rate",
            3 => "performance_index",
            _ => self.pick(kpis::ALL).id,
        };
        let mut figure = json!({ "kpi": kpi, "weight": self.below(4) });
        if self.one_in(3) {
            figure["direction"] = json!(self.pick(&["higher", "lower"]));
        }
        if !is_z && self.one_in(2) {
            figure["normalise"] = json!(self.pick(ways));
        }
        if self.one_in(4) {
            figure["target"] = json!(self.pick(&[0.5, 10.0, 1000.0]));
        }
        if self.one_in(4) {
            figure["baseline"] = json!(self.pick(&[0.0, 0.5, 2000.0]));
        }
        figure
    }
}
