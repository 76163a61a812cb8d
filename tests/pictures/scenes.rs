//! Tables and scorecards that every picture has to cope with.

use serde_json::{Value, json};
use zielwert::api::{Analysis, DrawnPicture, Request, Wish, draw, draw_analysis};
use zielwert::engine::language::Language;

/// A picture of a request.
pub fn drawn(request: &Value, wish: &Value) -> DrawnPicture {
    let request = Request::from_json(request).expect("an object");
    draw(&request, &Wish::from_json(wish)).expect("a picture of that name")
}

/// A request that is analysed once for many pictures.
pub struct Analysed {
    request: Request,
    analysis: Analysis,
}

impl Analysed {
    pub fn new(request: &Value) -> Self {
        let request = Request::from_json(request).expect("an object");
        Analysed { analysis: Analysis::new(&request), request }
    }

    /// A picture of it.
    pub fn drawn(&self, language: &str, wish: &Value) -> DrawnPicture {
        let language = Language::from_code(language).expect("a language");
        let request = Request { language, ..self.request.clone() };
        draw_analysis(&self.analysis, &request, &Wish::from_json(wish)).expect("a picture of that name")
    }
}

/// Two goals that score the columns a and b as they stand, from 0 to 1, weighted 6 to 4.
pub fn request(rows: Value, change: impl FnOnce(&mut Value)) -> Value {
    let goal = |id: &str, weight: f64| {
        json!({ "id": id, "weight": weight,
                "kpis": [{ "kpi": format!("column:{id}"), "weight": 1, "baseline": 0, "target": 1 }] })
    };
    let mut scorecard = json!({ "goals": [goal("a", 6.0), goal("b", 4.0)] });
    change(&mut scorecard);
    json!({
        "table": { "columns": ["Firma", "a", "b"], "rows": rows },
        "columns": { "a": "criterion", "b": "criterion" },
        "scorecard": scorecard,
    })
}

pub fn three() -> Value {
    json!([["A", 1, 0], ["B", 0, 1], ["C", 0.5, 0.5]])
}

/// A table with everything that pictures look at: channels, months, followers, interactions, a gap.
pub fn golden() -> Value {
    let rows = json!([
        ["Alpha", "LinkedIn", "2026-08", 12000, 340, 41, 22000],
        ["Alpha", "LinkedIn", "2026-09", 12400, 410, 52, 23500],
        ["Alpha", "Instagram", "2026-08", 5300, 512, 96, 9800],
        ["Alpha", "Instagram", "2026-09", 5600, 488, 81, 9100],
        ["Beta", "LinkedIn", "2026-08", 51000, 690, 55, 61000],
        ["Beta", "LinkedIn", "2026-09", 51500, 720, 60, null],
    ]);
    json!({
        "table": { "columns": ["Firma", "Kanal", "Monat", "Follower", "Likes", "Kommentare", "Reichweite"], "rows": rows },
        "per": "channel",
        "scorecard": { "goals": [
            { "id": "engagement", "weight": 50 }, { "id": "reach", "weight": 30 }, { "id": "dialogue", "weight": 20 },
        ] },
    })
}

fn many(rows: usize, goals: usize, extra: Value) -> Value {
    let headers: Vec<String> = (1..=goals).map(|it| format!("Kriterium {it}")).collect();
    let mut columns = vec!["Name".to_owned()];
    columns.extend(headers.iter().cloned());
    let cell = |row: usize, goal: usize| json!(((row * 7919 + goal * 104_729 + 13) % 1000) as f64 / 10.0);
    let row = |row: usize| {
        let mut cells = vec![json!(format!("Konto {}", row + 1))];
        cells.extend((0..goals).map(|goal| cell(row, goal)));
        Value::Array(cells)
    };
    let goal = |place: usize| {
        json!({ "id": format!("g{place}"), "name": format!("Ziel {}", place + 1), "weight": 10 + place,
                "kpis": [{ "kpi": format!("column:{}", headers[place]), "weight": 1 }] })
    };
    let mut scorecard = json!({ "goals": (0..goals).map(goal).collect::<Vec<_>>() });
    for (key, value) in extra.as_object().into_iter().flatten() {
        scorecard[key] = value.clone();
    }
    let roles: serde_json::Map<String, Value> = headers.iter().map(|it| (it.clone(), json!("criterion"))).collect();
    json!({ "table": { "columns": columns, "rows": (0..rows).map(row).collect::<Vec<_>>() }, "columns": roles,
            "scorecard": scorecard })
}

fn example(id: &str) -> Value {
    let text = zielwert::examples::ALL.iter().find(|it| it.id == id).map(|it| it.text);
    json!({ "text": text })
}

/// A name and its request.
pub type Scene = (&'static str, fn() -> Value);

pub static SCENES: &[Scene] = &[
    ("golden", golden),
    ("nothing", || json!({ "text": "" })),
    ("one row", || json!({ "text": "Kanal\tFollower\tLikes\tKommentare\nLinkedIn\t1200\t34\t4\n" })),
    ("no score", || json!({ "text": "Firma\tNotiz\nAlpha\tgut\n", "scorecard": "balanced" })),
    ("all equal", || json!({ "text": "Kanal\tFollower\tLikes\nA\t100\t10\nB\t100\t10\nC\t100\t10\n" })),
    ("all zero", || json!({ "text": "Kanal\tFollower\tLikes\nA\t0\t0\nB\t0\t0\n" })),
    ("forty rows, one KPI", || many(40, 1, json!({}))),
    ("ten thousand rows", || many(10_000, 2, json!({}))),
    ("eight goals and draws", || many(12, 8, json!({ "robustness": { "draws": 500 } }))),
    ("geometric", || many(6, 3, json!({ "aggregate": "geometric" }))),
    ("harmonic", || many(6, 3, json!({ "aggregate": "harmonic" }))),
    ("z-scores", || many(6, 3, json!({ "normalise": "z_score" }))),
    ("weights that cannot be used", || many(6, 3, json!({ "weighting": { "values": [-1, 2, 3] } }))),
    ("no goals", || many(6, 3, json!({ "goals": [] }))),
    ("a goal without a KPI", || {
        json!({ "text": "Firma\tFollower\tLikes\tReichweite\nA\t100\t10\t50\nB\t200\t10\t90\n", "scorecard":
            { "goals": [{ "id": "engagement", "weight": 3 }, { "id": "satisfaction", "weight": 1 }] } })
    }),
    ("names", || {
        json!({ "table": { "columns": ["Firma", "Follower", "Likes", "Kommentare"], "rows": [
            ["Sehr lange Firmenbezeichnung ".repeat(11), 1200, 34, 4],
            ["شركة الأمل للصناعات الهندسية والتجارة العامة المحدودة", 4300, 410, 9],
            ["<script>alert('x')</script> \"&]]>", 800, 40, 3],
            ["חברה בעם", 900, 20, 1],
            ["株式会社東京機械製作所インターナショナル", 700, 10, 1],
        ] } })
    }),
    ("industry", || {
        let mut request = example("industry");
        request["per"] = json!("company");
        request
    }),
    ("posts", || example("meta_instagram_posts")),
    ("periods", || example("two_periods")),
    ("service", || example("service")),
    ("advertising", || example("meta_ads")),
];
