//! The formula of a person's own KPI: read or refused at a place inside the text, in both languages.

use serde_json::json;
use zielwert::api::{self, Request};
use zielwert::engine::language::Language;

pub fn run(formula: &str) {
    let length = formula.encode_utf16().count() as u32;
    for language in [Language::De, Language::En] {
        if let Some(problem) = api::check_formula(formula, language) {
            assert!(problem.from <= problem.to && problem.to <= length, "{}..{} of {length}", problem.from, problem.to);
            continue;
        }
        let request = json!({
            "text": "Firma\tLikes\tReichweite\tx\nA\t1\t10\t3\nB\t0\t\t-2\n",
            "ownKpis": [{ "id": "own:a", "name": "a", "formula": formula }],
            "scorecard": { "goals": [{ "id": "a", "weight": 1, "kpis": ["own:a"] }] },
        });
        let report = api::analyse(&Request::from_json(&request).unwrap_or_default());
        let values = report.rows.iter().filter_map(|row| row.kpis.get("own:a")?.value);
        assert!(values.into_iter().all(f64::is_finite));
    }
}
