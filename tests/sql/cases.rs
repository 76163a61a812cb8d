//! Every example, every choice of a scorecard, and what people name things to see what happens.

use serde_json::{Value, json};
use zielwert::api::{Analysis, Request};
use zielwert::engine::data_set::Role;
use zielwert::examples;

use crate::Case;

pub(crate) fn all() -> Vec<Case> {
    let mut all = Vec::new();
    for (place, example) in examples::ALL.iter().enumerate() {
        let read = Analysis::new(&Request::of_text(example.text)).reading.data;
        let has = |per: &str| read.columns.iter().any(|it| matches!(it.role, Role::Measure(it) if it.id() == per));
        let mut kinds = vec!["row"];
        kinds.extend(["company", "channel", "period", "post", "group"].into_iter().filter(|per| has(per)));
        // Without such a column the whole table is one row.
        kinds.extend(["group", "company"].into_iter().find(|per| !has(per)));
        // Every example on Spark, by turns under another kind of row.
        let on_spark = place % kinds.len();
        for (kind, per) in kinds.into_iter().enumerate() {
            let request = json!({ "text": example.text, "per": per });
            let case = Case::new(format!("example {} per {per}", example.id), request);
            all.push(case.on_spark_if(kind == on_spark));
        }
    }
    all.extend(scorecards());
    all.extend(counting());
    all.extend(hostile());
    all.extend(types());
    all.extend(missing());
    all.extend(given());
    all.extend(own_kpis());
    all.extend(settled());
    all
}

/// Figures that came ready-made, an index whose parts are lacking, and rows that name nothing.
fn given() -> Vec<Case> {
    let tables = [
        // Nothing was got for the money: what the export says of that does not count.
        ("nothing got", "group;cost;conversions;cost_per_conversion\nA;100;0;0\nB;50;5;10\nC;60;;20\nC;30;0;7\n"),
        ("index without parts", "channel;likes;followers;new_followers\nA;10;100;\nB;20;100;0\n"),
        ("accounts", "name;followers;likes\nA;100;5\nB;300;9\n"),
        (
            "rates with their bases",
            "channel;company;engagement_rate_by_reach;reach;cost_per_engagement;likes;comments;cost_per_mille;response_time_median\n\
             A;x;0.1;100;2;10;1;5;60\nA;y;0.3;300;4;;2;6;90\nA;x;0.7;;3;5;5;;30\nB;y;0.2;0;1;1;1;2;\nB;x;0.4;0;;2;2;3;10\n",
        ),
        ("per post", "channel;posts;applause_per_post;posts_per_day\nA;10;1;2\nA;30;3;4\nB;;2;5\n"),
        ("per post in posts", "channel;post;applause_per_post\nA;x;1\nA;y;3\nA;z;\n"),
        (
            "counts",
            "channel;company;period;follower_growth;audience_size;total_reach;weighted_interactions\n\
             A;x;2026-01;10;100;7;1\nA;x;2026-02;-3;110;;2\nA;y;2026-01;;50;8;\nB;x;2026-01;4;;9;3\n",
        ),
    ];
    let mut all = Vec::new();
    for (name, text) in tables {
        for per in ["row", "group", "channel", "company"] {
            let case = Case::new(format!("{name} per {per}"), json!({ "text": text, "per": per }));
            all.push(case.on_spark_if(per == "row"));
        }
    }
    all
}

/// What a scorecard can ask for beside goalposts: peers, logarithms, targets from elsewhere, values from 1 to 100.
fn settled() -> Vec<Case> {
    let mut table = table();
    // Groups: one for most rows of a company, two for some, none for others; followers of several classes of size.
    let groups = ["a", "a", "a", "b", "b", "b", "b", "", "", "c", "a", "a"];
    if let Some(columns) = table["columns"].as_array_mut() {
        columns.push(json!("group"));
    }
    for (row, group) in table["rows"].as_array_mut().into_iter().flatten().zip(groups) {
        row.as_array_mut().expect("a row").push(json!(group));
    }
    table["rows"][4][3] = json!(2_000_000);
    let mut all = Vec::new();
    let mut add = |name: String, per: &str, card: Value| {
        let request = json!({ "table": table.clone(), "per": per, "scorecard": card, "language": "en" });
        let on_spark = ["group z_score per row", "size goalposts per channel", "log goalposts lower per company"];
        let on_spark = on_spark.contains(&name.as_str());
        all.push(Case::new(name, request).on_spark_if(on_spark));
    };
    let goals = |more: Value, kpis: &[&str]| {
        let figure = |id: &&str| {
            let mut figure = more.clone();
            figure["kpi"] = json!(id);
            figure
        };
        json!([
            { "id": "a", "weight": 2, "kpis": kpis.iter().map(figure).collect::<Vec<_>>() },
            { "id": "b", "kpis": [{ "kpi": "engagement_rate_by_reach", "baseline": 0, "target": 0.1 }] },
        ])
    };
    const KPIS: &[&str] = &["reach_rate", "interactions", "follower_growth", "cost_per_click"];
    for peers in ["group", "channel", "size"] {
        for way in ["goalposts", "min_max", "percentile_rank", "share_of_leader", "z_score"] {
            for per in ["row", "channel", "company"] {
                let kpis = if way == "z_score" { json!([{ "id": "a", "kpis": KPIS }]) } else { goals(json!({}), KPIS) };
                let card = json!({ "goals": kpis, "normalise": way, "peers": peers, "minimumCoverage": 0.2 });
                add(format!("{peers} {way} per {per}"), per, card);
            }
        }
    }
    for (name, more) in [
        ("plain", json!({})),
        ("lower", json!({ "direction": "lower" })),
        ("target", json!({ "target": 2000 })),
        ("baseline", json!({ "baseline": -5 })),
        ("both", json!({ "baseline": 1, "target": 3000 })),
    ] {
        let ways: &[&str] = if name == "plain" || name == "lower" {
            &["goalposts", "min_max", "percentile_rank", "share_of_leader"]
        } else {
            &["goalposts"]
        };
        for way in ways {
            for per in ["row", "company"] {
                let mut more = more.clone();
                more["log"] = json!(true);
                let own = json!({ "ABB": { "interactions": { "baseline": 7, "target": 70 } }, "gone": { "interactions": { "target": 9e5 } } });
                let card =
                    json!({ "goals": goals(more, KPIS), "normalise": way, "targets": own, "minimumCoverage": 0.2 });
                add(format!("log {way} {name} per {per}"), per, card.clone());
                let mut among = card;
                among["peers"] = json!("size");
                add(format!("log {way} {name} among peers per {per}"), per, among);
            }
        }
    }
    for (name, from) in [
        ("half", json!({ "from": "quantile", "p": 0.5 })),
        ("usual", json!({ "from": "quantile", "p": 0.9 })),
        ("instagram", json!({ "from": "benchmark", "id": "rival_iq_2023", "channel": "Instagram" })),
        ("published", json!({ "from": "benchmark", "id": "rival_iq_2023" })),
        ("other formula", json!({ "from": "benchmark", "id": "buffer_2025" })),
    ] {
        let kpi = |id: &str, more: Value| {
            let mut kpi = more;
            kpi["kpi"] = json!(id);
            kpi["targetFrom"] = from.clone();
            kpi
        };
        // Once each: a scorecard knows one goalpost for a figure and a row.
        let cards = [
            json!([
                kpi("engagement_rate_per_post", json!({})),
                kpi("cost_per_click", json!({})),
                kpi("follower_growth", json!({}))
            ]),
            json!([
                kpi("engagement_rate_per_post", json!({ "direction": "lower", "baseline": 0.5 })),
                kpi("reach_rate", json!({ "target": 3 }))
            ]),
            json!([
                kpi("engagement_rate_per_post", json!({ "log": true })),
                kpi("reach_rate", json!({ "direction": "lower" }))
            ]),
        ];
        let own =
            json!({ "ABB": { "engagement_rate_per_post": { "target": 0.3 }, "cost_per_click": { "baseline": 0.9 } } });
        for (place, per) in ["row", "channel", "company"].into_iter().enumerate() {
            for (card, kpis) in cards.iter().enumerate() {
                for peers in [Value::Null, json!("group")] {
                    let among = if peers.is_null() { "all" } else { "peers" };
                    let goals = json!([{ "id": "a", "kpis": kpis }]);
                    let asked =
                        json!({ "goals": goals, "targets": own.clone(), "peers": peers, "minimumCoverage": 0.2 });
                    // Each card with each kind of row in turn.
                    if (place + card) % 3 != usize::from(peers.is_null()) {
                        add(format!("target {card} from {name} among {among} per {per}"), per, asked);
                    }
                }
            }
        }
    }
    for way in ["goalposts", "min_max", "percentile_rank", "share_of_leader"] {
        for peers in [Value::Null, json!("size")] {
            let among = if peers.is_null() { "all" } else { "peers" };
            let card = json!({ "goals": goals(json!({}), KPIS), "normalise": way, "aggregate": "geometric", "zeros": "one_to_hundred", "minimumCoverage": 0.2, "peers": peers });
            add(format!("from 1 to 100 {way} among {among}"), "row", card);
        }
    }
    all
}

/// A made table: posts of four companies on three channels over three months, with gaps, zeros and ties.
fn table() -> Value {
    json!({
        "columns": ["company", "channel", "period", "followers", "followers_start", "followers_end", "posts", "reach", "impressions",
            "likes", "comments", "shares", "saves", "cost", "clicks", "response_time", "Qualität", "Note %"],
        "rows": [
            ["Siemens", "LinkedIn", "2026-01", 1000, 980, 1000, 4, 5000, 9000, 120, 14, 3, null, 12.5, 40, 3600, 3.5, "12 %"],
            ["Siemens", "LinkedIn", "2026-02", 1100, 1000, 1100, 6, 5600, 9900, 130, 12, 8, null, 13.25, 41, 1800, 4, "8 %"],
            ["Siemens", "Instagram", "2026-01", 500, 500, 480, 10, 2500, null, 300, 30, 5, 12, 0, 0, null, 2, null],
            ["Siemens", "Instagram", "2026-03", null, 480, 530, 12, 2600, 4000, 310, null, 6, 13, 8, 22, 900, 2.5, "3 %"],
            ["ABB", "LinkedIn", "2026-02", 2000, 1950, 2000, 8, 9000, 15000, 400, 44, 30, null, 40, 110, 7200, 5, "40 %"],
            ["ABB", "LinkedIn", "2026-02", 2040, 1950, 2040, 8, 9100, 15200, 380, 40, 25, null, 41, 100, 600, 5, "41 %"],
            ["ABB", "X", null, 90, null, 90, 2, 0, 0, 0, 0, 0, 0, 5, 0, null, null, null],
            ["Festo", "Instagram", "2026-01", 800, 800, 880, 5, 4000, 7000, 200, 20, 10, 8, 10, 30, 60, 4.5, "20 %"],
            ["Festo", "Instagram", "2026-01", 840, 800, 880, 5, 4000, 7000, 200, 20, 10, 8, 10, 30, 60, 4.5, "20 %"],
            ["Bosch", "", "2026-01", 300, null, null, null, 700, 900, 10, 1, 0, 0, null, null, 86400, 1, "1 %"],
            ["Bosch", "LinkedIn", "2026-03", 310, 300, 310, 1, 720, 950, 9, 2, 1, 1, 3, 5, 43200, 1, "1 %"],
            ["Bosch", "LinkedIn", "2025-12", 290, 280, 290, 2, 600, 850, 8, 1, 1, 1, 2.5, 4, 40000, 1.5, "1 %"],
        ],
    })
}

fn goals() -> Value {
    json!([
        { "id": "reach", "weight": 40, "kpis": [{ "kpi": "reach_rate", "weight": 2 }, { "kpi": "total_impressions" }] },
        { "id": "engagement", "weight": 30, "kpis": ["engagement_rate_by_followers", "performance_index"] },
        { "id": "efficiency", "weight": 20, "kpis": [{ "kpi": "cost_per_click" }] },
        { "id": "service", "weight": 10, "kpis": [{ "kpi": "response_time_p90", "baseline": 90000, "target": 0 }] },
    ])
}

/// Every normalisation under every mean, and every other choice of a scorecard.
fn scorecards() -> Vec<Case> {
    const ON_SPARK: &[&str] = &[
        "goalposts arithmetic per channel",
        "percentile_rank arithmetic per company",
        "mixed ways per company",
        "min_max geometric per row",
        "z_score arithmetic per channel",
        "percentile_rank harmonic per row",
        "share_of_leader geometric per row",
        "own targets beside {\"target\":4}",
        "own columns per row",
        "constant columns per row",
    ];
    let mut all = Vec::new();
    let mut add = |name: String, per: &str, scorecard: Value| {
        let on_spark = ON_SPARK.contains(&name.as_str());
        let request = json!({ "table": table(), "per": per, "scorecard": scorecard, "language": "en" });
        all.push(Case::new(name, request).on_spark_if(on_spark));
    };
    for way in ["goalposts", "min_max", "z_score", "percentile_rank", "share_of_leader"] {
        for mean in ["arithmetic", "geometric", "harmonic"] {
            for per in ["row", "channel", "company"] {
                let card = json!({ "goals": goals(), "normalise": way, "aggregate": mean, "minimumCoverage": 0.5 });
                add(format!("{way} {mean} per {per}"), per, card);
            }
        }
    }
    for (method, more) in [
        ("points", json!({ "values": [1, 2, 3, 4] })),
        ("votes", json!({ "values": [5, 3, 0, 1], "abstentions": 9 })),
        ("swing", json!({ "values": [100, 80, 10, 5] })),
        ("rank_order", json!({ "values": [1, 2, 2, 4] })),
        ("ahp", json!({ "matrix": [[1, 2, 3, 4], [0.5, 1, 2, 3], [0.33, 0.5, 1, 2], [0.25, 0.33, 0.5, 1]] })),
        ("equal", json!({})),
        ("entropy", json!({})),
        ("critic", json!({})),
        ("points", json!({ "values": [1, -2, 3, 4] })),
        ("points", json!({ "values": [0, 0, 0, 0] })),
        ("points", json!({ "values": [1, 2] })),
    ] {
        let mut weighting = more.clone();
        weighting["method"] = json!(method);
        add(format!("weights {weighting}"), "channel", json!({ "goals": goals(), "weighting": weighting }));
    }
    for minimum in [0.0, 0.6, 0.9, 1.0] {
        add(format!("coverage {minimum}"), "row", json!({ "goals": goals(), "minimumCoverage": minimum }));
    }
    let mixed = json!([
        { "id": "a", "kpis": [{ "kpi": "reach_rate", "normalise": "min_max" }, { "kpi": "frequency", "normalise": "percentile_rank", "direction": "lower" }] },
        { "id": "b", "kpis": [{ "kpi": "engagement_rate_by_reach", "normalise": "share_of_leader" }, { "kpi": "cost_per_mille", "normalise": "percentile_rank" }] },
        { "id": "a", "kpis": [{ "kpi": "audience_size", "baseline": 100 }, { "kpi": "interactions", "target": 500 }] },
        { "id": "A", "kpis": [{ "kpi": "rank_average" }, { "kpi": "channel_coverage" }] },
    ]);
    for per in ["row", "channel", "company", "period", "group"] {
        add(format!("mixed ways per {per}"), per, json!({ "goals": mixed.clone(), "aggregate": "geometric" }));
    }
    let own = json!({
        "Siemens": { "reach_rate": { "baseline": 0, "target": 9 }, "column:Qualität": { "target": 4 } },
        "ABB": { "reach_rate": { "target": 2 } },
        "Bosch": { "reach_rate": { "baseline": 1, "target": 1 } },
        "nobody": { "reach_rate": { "baseline": 0, "target": 1 } },
        "O'Neill \\ \"Söhne\" ${env:HOME}": { "reach_rate": { "baseline": 0, "target": 1 } },
    });
    let with_own = |posts: Value| {
        let mut kpi = json!({ "kpi": "reach_rate" });
        for (key, value) in posts.as_object().into_iter().flatten() {
            kpi[key] = value.clone();
        }
        json!([{ "id": "r", "kpis": [kpi, { "kpi": "column:Qualität" }] }, { "id": "e", "kpis": ["interactions"] }])
    };
    for posts in [
        json!({}),
        json!({ "baseline": 0, "target": 4 }),
        json!({ "target": 4 }),
        json!({ "baseline": 1 }),
        json!({ "baseline": 2, "target": 2 }),
    ] {
        let name = format!("own targets beside {posts}");
        add(name, "company", json!({ "goals": with_own(posts), "targets": own.clone() }));
    }
    for (name, goal) in [
        ("no goals", json!([])),
        ("a goal without figures", json!([{ "id": "mine", "kpis": [] }, { "id": "e", "kpis": ["interactions"] }])),
        ("an unknown figure", json!([{ "id": "x", "kpis": ["interactions", "no_such_thing"] }])),
        (
            "negative figure weight",
            json!([{ "id": "x", "kpis": [{ "kpi": "interactions", "weight": -1 }] }, { "id": "y", "kpis": ["reach_rate"] }]),
        ),
        (
            "figure without weight",
            json!([{ "id": "x", "kpis": [{ "kpi": "interactions", "weight": 0 }, "reach_rate"] }, { "id": "y", "weight": 0, "kpis": ["frequency"] }]),
        ),
        (
            "figure without weight beside one that may separate nothing",
            json!([{ "id": "x", "weight": 3, "kpis": [{ "kpi": "audience_size", "normalise": "min_max" }, { "kpi": "reach_rate", "weight": 0 }] }, { "id": "y", "kpis": ["interactions"] }]),
        ),
        (
            "target on baseline",
            json!([{ "id": "x", "kpis": [{ "kpi": "interactions", "baseline": 5, "target": 5 }, "reach_rate"] }]),
        ),
        (
            "own columns",
            json!([{ "id": "x", "kpis": ["column:Qualität", "column:Note %", "column:followers", "column:company", "column:nowhere"] }]),
        ),
        (
            "constant columns",
            json!([{ "id": "x", "kpis": [{ "kpi": "virality_rate_by_views", "normalise": "min_max" }] }, { "id": "y", "kpis": [{ "kpi": "channel_share", "normalise": "min_max" }] }]),
        ),
    ] {
        for per in ["row", "company", "group"] {
            add(format!("{name} per {per}"), per, json!({ "goals": goal.clone() }));
        }
    }
    // Where all values are nothing, own targets alone value a row.
    let whole = json!({ "total_reach": { "baseline": 0, "target": 5 } });
    let target = json!({ "total_reach": { "target": 5 } });
    for (name, own) in [
        ("whole targets", json!({ "A": whole, "B": whole, "C": whole })),
        ("whole and half targets", json!({ "A": whole, "B": target, "C": whole })),
        ("one half target", json!({ "A": target })),
        ("no own targets", json!({})),
    ] {
        let table =
            json!({ "columns": ["Firma", "Reichweite", "Likes"], "rows": [["A", 0, 3], ["B", 0, 2], ["C", null, 1]] });
        let goals = json!([{ "id": "r", "kpis": ["total_reach", "interactions"] }]);
        let card = json!({ "goals": goals, "targets": own });
        let request = json!({ "table": table, "scorecard": card, "language": "en" });
        all.push(Case::new(format!("{name} where all is nothing"), request).on_spark_if(name == "one half target"));
    }
    // More gained than there are.
    let table = json!({ "columns": ["Firma", "Neue Follower", "Follower"], "rows": [["A", 30, 25], ["B", 25, 25], ["C", 5, 25]] });
    let card = json!({ "goals": [{ "id": "g", "kpis": ["follower_growth_rate"] }] });
    all.push(Case::new("gross growth".to_owned(), json!({ "table": table, "scorecard": card, "language": "en" })));
    all
}

/// What counts, how long it took, and what a row is.
fn counting() -> Vec<Case> {
    let mut all = Vec::new();
    for (name, settings) in [
        ("days", json!({ "days": 31 })),
        (
            "interactions",
            json!({ "interactions": ["likes", "clicks"], "interactionWeights": { "likes": 0.5, "saves": 4 } }),
        ),
        ("total", json!({ "interactions": ["interactions"] })),
        ("ignored", json!({ "columns": { "posts": "ignore", "likes": "ignore", "company": "ignore" } })),
    ] {
        for per in ["row", "channel", "company", "period", "group"] {
            let mut request = settings.clone();
            request["table"] = table();
            request["per"] = json!(per);
            all.push(Case::new(format!("{name} per {per}"), request).on_spark_if(name == "days" && per == "period"));
        }
    }
    let posts = json!({
        "columns": ["Beitrag", "Datum", "Link", "days", "followers", "Likes", "Kommentare", "engagement_rate_by_followers", "Reichweite"],
        "rows": [
            ["Messe", "01.09.2026", "https://a", 1, 100, 10, 2, null, 50],
            ["Messe", "01.09.2026", "https://b", 2, 120, 12, 1, null, 60],
            ["Tag der offenen Tür", "September 2026", "https://c", 3, null, 4, 2, "5 %", null],
            ["", "irgendwann", "https://d", null, 90, 0, 0, null, 0],
        ],
    });
    for per in ["row", "post", "period", "company"] {
        let card = json!({ "goals": [{ "id": "e", "kpis": ["engagement_rate_by_followers", "posts_per_day"] }] });
        let request = json!({ "table": posts.clone(), "per": per, "scorecard": card });
        all.push(Case::new(format!("posts per {per}"), request.clone()).on_spark_if(per == "post"));
        let without = Case::new(format!("posts without the ready-made rate per {per}"), request);
        let mut without = without.on_spark_if(per == "row");
        without.request["table"]["rows"][2][7] = json!(null);
        without.absent = vec!["engagement_rate_by_followers"];
        all.push(without);
    }
    // Sub-total of digits: a chain of ties, each within 1e-9 of its neighbour but not of the first.
    let chain: Vec<Value> = (0..6).map(|step| json!([format!("row {step}"), 1e9 - 0.6 * f64::from(step), 5])).collect();
    for way in ["goalposts", "percentile_rank"] {
        let card = json!({ "goals": [{ "id": "size", "kpis": [{ "kpi": "audience_size", "baseline": 0, "target": 2e9, "normalise": way }] }] });
        let table = json!({ "columns": ["company", "followers", "likes"], "rows": chain.clone() });
        all.push(
            Case::new(format!("a chain of ties under {way}"), json!({ "table": table, "scorecard": card }))
                .on_spark_if(true),
        );
    }
    let labels =
        json!({ "columns": ["Kunde", "followers"], "rows": [["A", 1], ["A", 2], ["", 3], ["A", 4], ["2", 5]] });
    all.push(Case::new("repeated labels", json!({ "table": labels })));
    let words =
        json!({ "columns": ["Irgendwas", "followers"], "rows": [["so", 1], ["so", 2], ["", 3], ["anders", 4]] });
    all.push(Case::new("labels from the first words", json!({ "table": words.clone() })));
    for per in ["row", "company"] {
        let table = json!({ "columns": ["company", "followers", "likes", "period"], "rows": [] });
        let case = Case::new(format!("empty tables per {per}"), json!({ "table": table, "per": per }));
        all.push(case.on_spark_if(per == "company"));
    }
    for (name, rows) in [
        ("zeros alone", json!([["a", "X", 0, 0, 0, 0, 0, 0, 0], ["b", "X", 0, 0, 0, 0, 0, 0, 0]])),
        (
            "zeros below",
            json!([["a", "X", 0, 0, 5, 7, 9, 0, 3], ["a", "Y", 0, 4, 0, 7, 1, 0, 0], ["b", "X", 9, 0, 0, 1, 1, 0, 2]]),
        ),
        ("one row", json!([["a", "X", 1200, 4, 5000, 70, 9, 12.5, 3]])),
        ("one row of nothing", json!([["a", "X", null, null, null, null, null, null, null]])),
        (
            "ties",
            json!([["a", "X", 9, 1, 5, 1, 1, 2, 1], ["b", "X", 9, 1, 5, 1, 1, 2, 1], ["c", "X", 9, 1, 5, 1, 1, 2, 1]]),
        ),
    ] {
        let columns = ["company", "channel", "followers", "posts", "reach", "likes", "clicks", "cost", "inquiries"];
        for per in ["row", "company", "group"] {
            let request = json!({ "table": { "columns": columns, "rows": rows.clone() }, "per": per });
            all.push(
                Case::new(format!("{name} per {per}"), request).on_spark_if(per == "company" && name == "zeros below"),
            );
        }
    }
    all.push(Case::new("nothing at all", json!({})));
    all
}

/// Names that try to get out of their quotes, and doubles that are no numbers.
fn hostile() -> Vec<Case> {
    let mut all = Vec::new();
    for (place, name) in [
        "select",
        "kuckuck b",
        "kuckuck \"quotes\"",
        "kuckuck `ticks`",
        "x\"; DROP TABLE zielwert_input; -- kuckuck",
        "x`; DROP TABLE zielwert_input; -- kuckuck",
        "')) OR kuckuck=1 --",
        "kuckuck\\slash\\",
        "${env:HOME}",
        "/* kuckuck",
        "-- kuckuck\nDROP TABLE zielwert_input",
        "dots.and.kuckuck",
        "kuckuck ümläut ✓",
    ]
    .into_iter()
    .enumerate()
    {
        let table = json!({
            "columns": ["company", "followers", "likes", name],
            "rows": [[name, 10, 1, 5], ["b", 20, 4, 7], ["c", 30, null, 7.5]],
        });
        let mut card = json!({
            "goals": [
                { "id": name, "name": name, "kpis": [{ "kpi": format!("column:{name}") }, "interactions"] },
                { "id": "size", "kpis": ["audience_size"] },
            ],
            "targets": { "b": { "audience_size": { "target": 99 } } },
        });
        card["targets"][name] = json!({ "audience_size": { "baseline": 3, "target": 50 } });
        for per in ["row", "company"] {
            let request = json!({
                "table": table.clone(), "scorecard": card.clone(), "per": per, "columns": { name: "criterion" }
            });
            let on_spark = per == "company" && [3, 8, 10].contains(&place);
            all.push(Case::new(format!("hostile name {place} per {per}"), request).on_spark_if(on_spark));
        }
    }
    for per in ["row", "period"] {
        let table = json!({
            "columns": ["company", "period", "followers", "likes"],
            "rows": [
                ["a", "1. September 2026", 10, 1],
                ["a", "'); DROP TABLE zielwert_input; -- kuckuck", 11, 2],
                ["b", "kuckuck \\' OR 1=1", 30, 4],
                ["b", "02.09.2026", 31, null],
            ],
        });
        let case = Case::new(format!("hostile periods per {per}"), json!({ "table": table, "per": per }));
        all.push(case.on_spark_if(per == "row"));
    }
    for per in ["row", "company"] {
        let table = json!({
            "columns": ["company", "followers", "likes", "cost"],
            "rows": [["a", 10.5, null, 1], ["b", null, 4, 7.5], ["c", 30, 0, null], ["c", 0, 2, 0.5]],
        });
        let mut case = Case::new(format!("not numbers per {per}"), json!({ "table": table, "per": per }));
        case.instead = vec![(0, "likes", "NaN"), (1, "followers", "Infinity"), (2, "cost", "-Infinity")];
        all.push(case.on_spark_if(per == "company"));
    }
    all
}

/// Numbers and days in whichever type the warehouse keeps them.
fn types() -> Vec<Case> {
    let table = json!({
        "columns": ["company", "channel", "period", "followers", "posts", "reach", "likes", "comments", "cost"],
        "rows": [
            ["a", "X", "2026-09-01", 2_000_000_000, 3, 4_000_000_000_u64, 120, 7, 12.25],
            ["a", "X", "2026-09-02", 2_000_000_100, 3, 4_100_000_000_u64, 100, 0, 0.5],
            ["a", "Y", "2026-09-02", 2_100_000_000, 1, 3_900_000_000_u64, 127, 1, 7],
            ["b", "X", "2026-09-01", 12, 0, 90, null, 2, 3.75],
        ],
    });
    let kinds = [
        (
            "whole numbers",
            vec![
                ("followers", "INTEGER"),
                ("posts", "TINYINT"),
                ("reach", "HUGEINT"),
                ("likes", "SMALLINT"),
                ("comments", "UTINYINT"),
            ],
        ),
        ("decimals", vec![("followers", "DECIMAL(12, 0)"), ("likes", "DECIMAL(5, 2)"), ("cost", "DECIMAL(9, 2)")]),
        ("words", vec![("followers", "VARCHAR"), ("likes", "VARCHAR"), ("cost", "VARCHAR")]),
        ("days", vec![("period", "DATE"), ("cost", "FLOAT")]),
        ("times", vec![("period", "TIMESTAMP")]),
    ];
    let mut all = Vec::new();
    for (name, types) in kinds {
        for per in ["channel", "company"] {
            let mut case = Case::new(format!("{name} per {per}"), json!({ "table": table.clone(), "per": per }));
            case.types = types.clone();
            all.push(case);
        }
    }
    all
}

/// Each column that the script needs is left out in turn: the engine has to say which one it is.
fn missing() -> Vec<Case> {
    let table = table();
    let names = ["company", "channel", "period", "followers", "posts", "reach", "likes", "response_time", "Qualität"];
    let mut all = Vec::new();
    for name in names {
        for per in ["row", "company"] {
            let card = json!({ "goals": [{ "id": "g", "kpis": ["reach_rate", "column:Qualität"] }] });
            let request = json!({ "table": table.clone(), "per": per, "scorecard": card });
            let mut case = Case::new(format!("without {name} per {per}"), request);
            case.absent = vec![name];
            case.refused = Some(name);
            all.push(case.on_spark_if(name == "likes" && per == "row"));
        }
    }
    all
}

/// KPIs from a person's formulas, as figures of the scorecard too.
fn own_kpis() -> Vec<Case> {
    let own = json!([
        { "id": "own:depth", "name": "'); DROP TABLE zielwert_input; -- kuckuck", "formula": "(likes + 2 * comments) / reach", "unit": "percent" },
        { "id": "own:quality", "name": "Qualität je Like", "formula": "[Qualität] / max(likes; 1)", "unit": "per_unit" },
        { "id": "own:least", "name": "Engpass", "formula": "min(likes; comments; [Note %]) - sqrt(followers)", "unit": "count", "direction": "lower" },
        { "id": "own:zero", "name": "Geteilt durch nichts", "formula": "cost / (likes - likes)", "unit": "money" },
        { "id": "own:growth", "name": "Zuwachs", "formula": "(followers_end - followers_start) / followers_start * 50 %", "unit": "percent" },
        { "id": "own:nowhere", "name": "Fehlt", "formula": "likes / [Gibt's nicht]", "unit": "count" },
    ]);
    let goals = json!([
        { "id": "depth", "weight": 2, "kpis": ["own:depth", { "kpi": "own:quality", "normalise": "percentile_rank" }] },
        { "id": "least", "weight": 1, "kpis": [{ "kpi": "own:least", "normalise": "min_max" }, "own:growth", "own:nowhere"] },
    ]);
    ["row", "channel", "company", "period"]
        .into_iter()
        .map(|per| {
            let card = json!({ "goals": goals.clone(), "minimumCoverage": 0.2 });
            let request = json!({ "table": table(), "per": per, "ownKpis": own.clone(), "scorecard": card });
            Case::new(format!("own KPIs per {per}"), request).on_spark_if(per == "channel")
        })
        .collect()
}
