//! A table and a scorecard put together from bytes: scores stay on their scale and contributions add up, whatever the mixture.

use serde_json::{Value, json};
use zielwert::api::{Analysis, Request, assemble};
use zielwert::export;

/// Bytes as choices; zeros when they are used up.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn below(&mut self, most: u8) -> usize {
        usize::from(self.byte() % most)
    }

    fn of<'b>(&mut self, all: &[&'b str]) -> &'b str {
        all[self.below(all.len() as u8)]
    }

    /// Missing, small, large, negative, tiny: what tables hold, and what they should not.
    fn number(&mut self) -> Value {
        let value = f64::from(self.byte());
        match self.byte() % 8 {
            0 => Value::Null,
            1 => json!(-value),
            2 => json!(value * 1e6),
            3 => json!(value / 1e6),
            4 => json!(value * 1e300),
            _ => json!(value),
        }
    }
}

fn request(choices: &mut Choices) -> Value {
    let columns = ["Firma", "Follower", "Likes", "Reichweite", "Kosten", "a", "b"];
    let rows: Vec<Value> = (0..choices.below(9))
        .map(|_| {
            let mut row = vec![json!(choices.of(&["A", "B", "C", ""]))];
            row.extend((1..columns.len()).map(|_| choices.number()));
            row.into()
        })
        .collect();
    let figures = [
        "reach_rate",
        "engagement_rate_by_followers",
        "cost_per_engagement",
        "total_reach",
        "column:a",
        "column:b",
        "nothing",
    ];
    let ways = ["goalposts", "min_max", "z_score", "percentile_rank", "share_of_leader"];
    let goals: Vec<Value> = (0..choices.below(5))
        .map(|place| {
            let kpis: Vec<Value> = (0..choices.below(4))
                .map(|_| {
                    let mut kpi = json!({ "kpi": choices.of(&figures), "weight": choices.number(), "direction": choices.of(&["higher", "lower"]) });
                    if choices.below(2) == 0 {
                        kpi["baseline"] = choices.number();
                        kpi["target"] = choices.number();
                    }
                    if choices.below(4) == 0 {
                        kpi["normalise"] = json!(choices.of(&ways));
                    }
                    kpi["log"] = json!(choices.below(8) == 0);
                    kpi
                })
                .collect();
            json!({ "id": format!("g{place}"), "weight": choices.number(), "kpis": kpis })
        })
        .collect();
    json!({
        "table": { "columns": columns, "rows": rows },
        "per": choices.of(&["row", "company"]),
        "scorecard": {
            "goals": goals,
            "normalise": choices.of(&ways),
            "aggregate": choices.of(&["arithmetic", "geometric", "harmonic"]),
            "minimumCoverage": f64::from(choices.byte()) / 255.0,
            "zeros": choices.of(&["knock_out", "one_to_hundred"]),
            "outliers": choices.of(&["off", "auto", "forced"]),
            "weighting": { "method": choices.of(&["points", "votes", "swing", "rank_order", "equal", "entropy", "critic"]) },
            "robustness": (choices.below(3) == 0).then(|| json!({ "draws": 20, "seed": choices.byte() })),
        },
    })
}

pub fn run(bytes: &[u8]) {
    let mut choices = Choices(bytes);
    let value = request(&mut choices);
    let request = Request::from_json(&value).unwrap_or_default();
    let analysis = Analysis::new(&request);
    let report = assemble(&request, &analysis);
    let is_z = analysis.scores.figures.is_z;
    for row in &report.score.rows {
        assert!((0.0..=1.0 + 1e-9).contains(&row.coverage), "{value}: coverage {}", row.coverage);
        let Some(score) = row.score else { continue };
        assert!(score.is_finite() && (is_z || (-1e-9..=100.0 + 1e-9).contains(&score)), "{value}: score {score}");
        let points: Vec<f64> = row.contributions.iter().filter_map(|it| it.points).collect();
        if !points.is_empty() {
            let (sum, whole) = (points.iter().sum::<f64>(), if is_z { score - 50.0 } else { score });
            assert!((sum - whole).abs() <= 1e-6 * whole.abs().max(1.0), "{value}: {points:?} and {whole}");
        }
    }
    let format = export::ALL[choices.below(export::ALL.len() as u8)].id;
    export::export_of(&request, format, |_| analysis).unwrap_or_default();
}
