//! The warehouse script that `sql.py` runs on millions of posts.

use serde_json::json;
use zielwert::api::Request;
use zielwert::export::{UnknownFormat, export};

/// Posts to accounts, eight KPIs in four goals; goalposts from the table and set ones, percentile ranks and min-max.
pub fn script() -> Result<String, UnknownFormat> {
    let request = json!({
        "language": "en",
        "per": "channel",
        "table": {
            "columns": ["company", "channel", "period", "post", "followers", "reach", "impressions", "likes", "comments", "shares",
                "saves", "link_clicks"],
            "rows": [["a", "b", "2026-01-01", "1", 1, 1, 1, 1, 1, 1, 1, 1]],
        },
        "scorecard": {
            "goals": [
                { "id": "reach", "weight": 30, "kpis": ["reach_rate", { "kpi": "total_impressions", "normalise": "percentile_rank" }] },
                { "id": "engagement", "weight": 40, "kpis": [
                    { "kpi": "engagement_rate_by_reach", "baseline": 0, "target": 0.1 },
                    { "kpi": "engagement_rate_by_followers", "normalise": "min_max" },
                ] },
                { "id": "dialogue", "weight": 20, "kpis": ["conversation_per_post", "amplification_per_post"] },
                { "id": "customer_acquisition", "weight": 10, "kpis": ["link_click_through_rate", "save_rate"] },
            ],
        },
    });
    export(&Request::from_json(&request).unwrap_or_default(), "sql")
}
