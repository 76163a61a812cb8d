//! KPIs of a person's own: what can be typed, what it is worth, and where it goes wrong.

mod support;

use proptest::prelude::*;
use serde_json::{Value, json};
use zielwert::api::{self, Request};
use zielwert::engine::language::Language;
use zielwert::engine::measure;
use zielwert::engine::own::{self, Definition, Expr, Function, Sign, parse};
use zielwert::engine::unit::{Better, Unit};
use zielwert::text;

fn definition(formula: &str, unit: Unit) -> Definition {
    Definition {
        id: "own:test".to_owned(),
        name: "Test".to_owned(),
        formula: formula.to_owned(),
        unit,
        better: Better::Higher,
    }
}

/// What a formula is worth over a table, one value for each result row.
#[track_caller]
fn check(formula: &str, unit: Unit, table: &str, per: &str, expected: &[Option<f64>]) {
    let kpi = own::kpi(&definition(formula, unit)).unwrap_or_else(|it| panic!("{formula}: {it:?}"));
    let facts = support::facts(table, |settings| {
        settings.per = zielwert::engine::settings::Per::from_id(per).expect("a known kind of row");
        settings.own = vec![kpi];
    });
    let column = facts.kpi(kpi);
    assert_eq!(column.values.len(), expected.len(), "{formula}");
    for (row, expected) in expected.iter().enumerate() {
        support::same(&format!("{formula}, row {row}"), column.values.get(row), *expected);
    }
}

const ONE: &str = "likes comments shares saves reach followers impressions cost Extra Rabatt
                   10 4 2 0 200 1000 400 20 3 0.5";

#[test]
fn formulas_have_the_value_that_they_say() {
    let one = |formula: &str, expected: f64| check(formula, Unit::PerUnit, ONE, "row", &[Some(expected)]);
    one("(likes + 2 * comments) / reach", 0.09);
    one("(Likes+2×Kommentare)÷Reichweite", 0.09);
    one("likes - comments - shares", 4.0);
    one("likes − (comments − shares)", 8.0);
    one("cost / likes / comments", 0.5);
    one("cost / (likes / comments)", 8.0);
    one("-likes + 12", 2.0);
    one("- -likes", 10.0);
    one("likes * -2", -20.0);
    one("1,5 * likes", 15.0);
    one("1.5 * likes", 15.0);
    one("1.000,5 * likes", 10_005.0);
    one("1,000.5 * likes", 10_005.0);
    one("1.000.000 + likes", 1_000_010.0);
    one("0,125 * likes", 1.25);
    one("50 % * likes", 5.0);
    one("likes * 12,5%", 1.25);
    one("sqrt(reach * 2)", 20.0);
    one("Wurzel(reach*2)", 20.0);
    one("min(likes; comments)", 4.0);
    one("max(likes, comments, 11)", 11.0);
    one("min(likes;1,5)", 1.5);
    one("[Extra] + likes", 13.0);
    one("[extra] * 2", 6.0);
    one("Interaktionen / Reichweite", 0.08);
    one("interactions", 16.0);
    one("gewichtete Interaktionen / reach", 24.0 / 200.0);
}

#[test]
fn what_is_missing_or_divides_by_zero_is_missing() {
    let table = "company likes comments reach
                 A 10 5 0
                 B 10 - 100
                 C 0 5 100";
    check("likes / reach", Unit::Percent, table, "row", &[None, Some(0.1), Some(0.0)]);
    check("comments / likes", Unit::Percent, table, "row", &[Some(0.5), None, None]);
    check("min(likes; comments)", Unit::Count, table, "row", &[Some(5.0), None, Some(0.0)]);
    check("sqrt(likes - 5)", Unit::Count, table, "row", &[Some(5f64.sqrt()), Some(5f64.sqrt()), None]);
    check("[Umsatz] / likes", Unit::Count, table, "row", &[None, None, None]);
    check("likes / shares", Unit::Count, table, "row", &[None, None, None]);
}

/// Two months of one company: a rate adds up each row's own base, a figure of stocks takes the latest.
#[test]
fn rows_are_pooled_as_for_built_in_kpis() {
    let table = "company period likes followers followers_start followers_end cost Bonus response_time
                 A 2026-08 10 100 90 100 5 1 60
                 A 2026-09 30 300 100 300 15 3 120";
    let value = |formula: &str, unit: Unit, expected: f64| check(formula, unit, table, "company", &[Some(expected)]);
    value("likes / followers", Unit::Percent, 40.0 / 400.0);
    value("likes / followers * 1000", Unit::PerUnit, 40.0 / 300.0 * 1000.0);
    value("followers", Unit::Count, 300.0);
    value("(followers_end - followers_start) / followers_start", Unit::Percent, (300.0 - 90.0) / 90.0);
    value("cost / likes", Unit::Money, 20.0 / 40.0);
    // A plain criterion is averaged, as in a scorecard.
    value("[Bonus] * 2", Unit::Count, 4.0);
    value("response_time", Unit::Seconds, 90.0);
    for (formula, id) in [
        ("interactions / followers", "engagement_rate_by_followers"),
        ("likes / followers", "applause_rate"),
        ("cost / interactions", "cost_per_engagement"),
    ] {
        let facts = support::facts(table, |settings| settings.per = zielwert::engine::settings::Per::Company);
        let built_in = support::kpi(id);
        let kpi = own::kpi(&definition(formula, built_in.unit)).expect("a formula");
        support::same(id, facts.kpi(kpi).values.get(0), facts.kpi(built_in).values.get(0));
        assert_eq!(facts.detail(kpi, 0).interval, facts.detail(built_in, 0).interval, "{id}");
    }
}

/// The code of what is wrong and the text that is marked.
#[track_caller]
fn wrong(formula: &str, code: &str, marked: &str) {
    let problem = parse(formula).expect_err(formula);
    assert_eq!(problem.note.kind.code, code, "{formula}: {problem:?}");
    assert_eq!(&formula[problem.from..problem.to], marked, "{formula}: {problem:?}");
    for language in [Language::De, Language::En] {
        let message = text::message(&problem.note, language);
        assert!(message.len() > 10 && !message.contains('{'), "{formula}: {message}");
    }
}

#[test]
fn what_cannot_be_read_is_marked_at_its_place() {
    wrong("", "formula_empty", "");
    wrong("  ", "formula_empty", "  ");
    wrong("likes +", "formula_value_expected", "");
    wrong("likes + * 2", "formula_unexpected", "*");
    wrong("(likes + 2", "formula_bracket_open", "(");
    wrong("likes + 2)", "formula_bracket_extra", ")");
    wrong("likes comments", "formula_sign_expected", "comments");
    wrong("likes 2", "formula_sign_expected", "2");
    wrong("likez / reach", "formula_unknown_word", "likez");
    wrong("Ümsätze / reach", "formula_unknown_word", "Ümsätze");
    wrong("likes / Kanal", "formula_label", "Kanal");
    wrong("likes / 0", "formula_divides_by_zero", "/ 0");
    wrong("likes / (0)", "formula_divides_by_zero", "/ (0)");
    wrong("1.000 * likes", "formula_number_unclear", "1.000");
    wrong("likes * 12,345", "formula_number_unclear", "12,345");
    wrong("1,2,3 * likes", "formula_number_unreadable", "1,2,3");
    wrong("2x * likes", "formula_number_unreadable", "2");
    wrong("2 + 3", "formula_nothing_measured", "2 + 3");
    wrong("[ ] + likes", "formula_column_empty", "[ ]");
    wrong("likes / [Umsatz", "formula_bracket_open", "[Umsatz");
    wrong("sqrt likes", "formula_arguments", "sqrt");
    wrong("sqrt(likes; reach)", "formula_arguments", "sqrt");
    wrong("min(likes)", "formula_arguments", "min");
    wrong("(likes; reach)", "formula_unexpected", ";");
    wrong("likes & reach", "formula_unexpected", "&");
    wrong("likes; reach", "formula_unexpected", ";");
    wrong("<script>alert(1)</script>", "formula_unexpected", "<");
    wrong("__proto__ * likes", "formula_unknown_word", "__proto__");
    let deep = format!("{}likes{}", "(".repeat(100), ")".repeat(100));
    assert_eq!(parse(&deep).expect_err("too deep").note.kind.code, "formula_too_deep");
    let long = format!("likes{}", " + likes".repeat(100));
    assert_eq!(parse(&long).expect_err("too long").note.kind.code, "formula_too_long");
}

#[test]
fn a_near_miss_is_offered() {
    let said = |formula: &str| text::message(&parse(formula).expect_err(formula).note, Language::En);
    assert!(said("folowers / reach").contains("Did you mean “followers”"), "{}", said("folowers / reach"));
    assert!(said("Reichweitte").contains("“Reichweite”"), "{}", said("Reichweitte"));
    assert!(!said("xylophon").contains("Did you mean"));
}

#[test]
fn every_measure_can_be_typed_by_id_and_by_either_name() {
    for entry in measure::ALL.iter().filter(|entry| !entry.measure.is_identity()) {
        for word in [entry.id, entry.name.de, entry.name.en] {
            for word in [word.to_owned(), word.to_uppercase()] {
                let parsed = parse(&format!("{word} * 2")).unwrap_or_else(|it| panic!("{word}: {it:?}"));
                let leaf = &parsed.places[0].leaf;
                let is_it = match leaf {
                    Expr::Measure(measure) => *measure == entry.measure,
                    Expr::Counted => entry.id == "interactions",
                    _ => false,
                };
                assert!(is_it, "{word} became {leaf:?}");
                assert_eq!((parsed.places[0].from, parsed.places[0].to), (0, word.len()), "{word}");
            }
        }
    }
}

fn expressions() -> impl Strategy<Value = Expr> {
    let numbers = prop_oneof![Just(0.5), Just(1.234), Just(1000.0), 0.0..1e9f64, (0..10_000u32).prop_map(f64::from)];
    let measures: Vec<_> =
        measure::ALL.iter().map(|it| it.measure).filter(|it| !it.is_identity() && it.id() != "interactions").collect();
    let leaf = prop_oneof![
        numbers.prop_map(Expr::Number),
        proptest::sample::select(measures).prop_map(Expr::Measure),
        Just(Expr::Counted),
        Just(Expr::Weighted),
        "[^ \\t\\r\\n\\p{Z}][a-zß\\]\\[ =]{0,6}[a-z\\]]".prop_map(Expr::Column),
    ];
    let signs = proptest::sample::select(vec![Sign::Plus, Sign::Minus, Sign::Times, Sign::Over]);
    leaf.prop_recursive(4, 16, 3, move |inner| {
        let two = (inner.clone(), signs.clone(), inner.clone());
        prop_oneof![
            inner.clone().prop_map(|it| Expr::Negative(Box::new(it))),
            two.prop_map(|(a, sign, b)| Expr::Two(Box::new(a), sign, Box::new(b))),
            inner.clone().prop_map(|it| Expr::Call(Function::Root, vec![it])),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(|it| Expr::Call(Function::Least, it)),
            proptest::collection::vec(inner, 2..4).prop_map(|it| Expr::Call(Function::Greatest, it)),
        ]
    })
}

fn divides_by_zero(expr: &Expr) -> bool {
    match expr {
        Expr::Two(_, Sign::Over, b) if **b == Expr::Number(0.0) => true,
        Expr::Two(a, _, b) => divides_by_zero(a) || divides_by_zero(b),
        Expr::Negative(it) => divides_by_zero(it),
        Expr::Call(_, parts) => parts.iter().any(divides_by_zero),
        _ => false,
    }
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_as_itself(expr in expressions()) {
        for language in [Language::De, Language::En] {
            let printed = expr.print(language);
            let fits = printed.chars().count() <= own::MOST_LETTERS;
            if fits && expr.has_leaf() && !divides_by_zero(&expr) {
                prop_assert_eq!(&parse(&printed).map(|it| it.expr), &Ok(expr.clone()), "{}", printed);
            }
        }
    }

    #[test]
    fn no_text_makes_the_parser_stumble(formula in "(\\PC|likes|reach|\\[|\\]|\\(|\\)|min|sqrt|;|,|\\.|[0-9]|%|-|/| ){0,40}") {
        if let Err(problem) = parse(&formula) {
            prop_assert!(problem.from <= problem.to && problem.to <= formula.len());
            prop_assert!(formula.get(problem.from..problem.to).is_some());
        }
    }
}

fn report(request: &Value) -> Value {
    let request = Request::from_json(request).expect("an object");
    serde_json::to_value(api::analyse(&request)).expect("plain data")
}

fn codes(report: &Value) -> Vec<&str> {
    report["notes"].as_array().into_iter().flatten().filter_map(|note| note["code"].as_str()).collect()
}

#[test]
fn a_request_uses_them_like_built_in_ones() {
    let request = json!({
        "text": "Kanal\tLikes\tKommentare\tReichweite\tUmsatz netto\nA\t10\t5\t200\t50\nB\t30\t0\t200\t10\n", "language": "de",
        "ownKpis": [
            { "id": "own:depth", "name": "Tiefe", "formula": "(likes + 2 * comments) / reach", "unit": "percent", "direction": "higher" },
            { "id": "own:per_like", "name": "Umsatz je Like", "formula": "[Umsatz netto] / likes", "unit": "money", "direction": "higher" },
            { "id": "own:broken", "name": "Kaputt", "formula": "likes + / reach", "unit": "count", "direction": "lower" },
            { "id": "own:absent", "name": "Fehlt", "formula": "ä + 1", "unit": "count" },
            { "id": "own:column", "name": "Spalte", "formula": "likes / [Gibt’s nicht]", "unit": "count" },
        ],
        "scorecard": { "goals": [
            { "id": "depth", "weight": 1, "kpis": [{ "kpi": "own:depth" }] },
            { "id": "broken", "weight": 1, "kpis": [{ "kpi": "own:broken" }, { "kpi": "own:per_like", "baseline": 0, "target": 10 }] },
        ], "minimumCoverage": 0 },
    });
    let report = report(&request);
    let depth = &report["rows"][0]["kpis"]["own:depth"];
    assert_eq!(depth["value"], json!(0.1));
    assert_eq!(depth["display"], json!("10,0\u{a0}%"));
    assert_eq!(depth["formula"], json!("(Likes + 2 × Kommentare) ÷ Reichweite"));
    assert_eq!(depth["numbers"], json!("(10 + 2 × 5) ÷ 200"));
    assert_eq!(report["rows"][1]["kpis"]["own:per_like"]["value"], json!(10.0 / 30.0));
    let goals = &report["score"]["rows"][0]["goals"];
    assert!(goals["depth"].as_f64().is_some_and(|score| score > 0.0), "{goals}");
    assert_eq!(goals["broken"], json!(50.0));
    let own = &report["ownKpis"];
    assert_eq!(own[0]["words"], json!("(Likes + 2 * Kommentare) / Reichweite"));
    assert_eq!(own[2]["problem"]["from"], json!(8));
    assert_eq!(own[2]["problem"]["to"], json!(9));
    assert_eq!(own[3]["problem"]["to"], json!(1));
    assert_eq!(own[4]["missing"], json!([{ "message": "column:Gibt’s nicht", "from": 8, "to": 22 }]));
    let unavailable: Vec<&Value> =
        report["unavailable"].as_array().into_iter().flatten().filter(|it| it["kpi"] == "own:column").collect();
    assert_eq!(unavailable, [&json!({ "kpi": "own:column", "missing": ["column:Gibt’s nicht"] })]);
    let codes = codes(&report);
    for code in ["own_kpi_unusable", "own_kpi_column_missing", "own_kpi_unknown"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}

#[test]
fn exports_carry_them() {
    let request = json!({
        "text": "Kanal\tLikes\tReichweite\tX\nA\t10\t200\t5\nB\t30\t200\t7\n", "language": "en",
        "ownKpis": [{ "id": "own:depth", "name": "Depth", "formula": "min(likes; [X]) / reach", "unit": "percent" }],
        "scorecard": { "goals": [{ "id": "depth", "weight": 1, "kpis": ["own:depth"] }] },
    });
    let request = Request::from_json(&request).expect("an object");
    let export = |format: &str| zielwert::export::export(&request, format).expect("a known format");
    assert!(export("csv").lines().next().is_some_and(|it| it.contains("Depth")), "{}", export("csv"));
    assert!(export("csv").contains("0.035"), "{}", export("csv"));
    assert!(export("markdown").contains("| Depth |"));
    let mut points = request.clone();
    points.settings.own = vec![own::kpi(&definition("min(likes; [X]) / reach", Unit::Points)).expect("a formula")];
    let markdown = zielwert::export::export(&points, "markdown").expect("a known format");
    let table = zielwert::export::table::write(&api::Analysis::unquestioned(&points), Language::En);
    for found in [markdown, table] {
        assert!(found.contains("0.0250") && found.contains("100.0"), "{found}");
    }
    let sql = export("sql");
    let code: Vec<&str> = sql.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
    let code = code.join("\n");
    assert!(code.contains("LEAST(likes, own_1)") && code.contains("own_kpi_depth AS \"own:depth\""), "{code}");
    assert_eq!(code.matches("own:").count(), 1, "{code}");
    let analysis = api::Analysis::unquestioned(&request);
    let sheets = zielwert::export::workbook(&request, &analysis)["sheets"].clone();
    assert!(sheets[1]["rows"].to_string().contains("\"Depth\""), "{}", sheets[1]);
    let method = sheets[2]["rows"].to_string();
    assert!(!method.contains("own:") && method.contains("3.40%") && method.contains("÷ Reach"), "{method}");
}

#[test]
fn a_root_of_a_negative_number_divides_nothing_by_zero() {
    for (formula, says) in [("sqrt(likes - reach)", false), ("likes / (reach - reach)", true)] {
        let found = report(&json!({
            "text": "Firma\tLikes\tReichweite\nA\t100\t1000\nB\t95\t1000\n",
            "ownKpis": [{ "id": "own:it", "name": "It", "formula": formula, "unit": "per_unit" }],
        }));
        assert_eq!(codes(&found).contains(&"zero_base"), says, "{formula}");
    }
}

#[test]
fn the_noise_of_their_counts_is_a_source() {
    let found = report(&json!({
        "text": "Firma\tLikes\tReichweite\nA\t100\t1000\nB\t95\t1000\nC\t90\t1000\n",
        "ownKpis": [{ "id": "own:rate", "name": "Rate", "formula": "likes / reach", "unit": "percent" }],
        "scorecard": { "goals": [{ "id": "engagement", "weight": 1,
                                   "kpis": [{ "kpi": "own:rate", "weight": 1, "baseline": 0, "target": 1 }] }],
                       "robustness": { "sources": true } },
    }));
    let total = found["robustness"]["sources"]["counts"]["total"].as_f64();
    assert!(total.is_some_and(|it| it > 0.9), "{:?}", found["robustness"]["sources"]);
}

#[test]
fn what_is_hostile_is_left_out_with_a_note() {
    let many: Vec<Value> =
        (0..1000).map(|it| json!({ "id": format!("own:k{it}"), "name": "k", "formula": "likes" })).collect();
    let cases = [
        (json!("x"), "setting_unusable"),
        (json!([1, null, {}]), "setting_unusable"),
        (json!([{ "name": "…", "formula": "likes" }]), "setting_unusable"),
        (json!([{ "id": "own:a", "formula": "likes" }, { "id": "own:a", "formula": "reach" }]), "own_kpi_twice"),
        (json!([{ "id": "own:a", "formula": "(".repeat(100_000) }]), "own_kpi_unusable"),
        (json!(many), "own_kpis_too_many"),
    ];
    for (own, code) in cases {
        let report = report(&json!({ "text": "Kanal\tLikes\nA\t1\nB\t2\n", "ownKpis": own }));
        assert!(codes(&report).contains(&code), "{code} in {:?}", codes(&report));
        assert_eq!(report["rows"].as_array().map(Vec::len), Some(2));
    }
    // A name of a built-in KPI or of JavaScript's own stays behind the prefix.
    for id in ["reach_rate", "__proto__", "own:__proto__", "constructor", "Größe & Co"] {
        assert!(own::id_of(id).is_some_and(|it| it.starts_with("own:")), "{id}");
    }
}
