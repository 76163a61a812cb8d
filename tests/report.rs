//! The report as HTML, and what every format does with hostile names.

use serde_json::{Value, json};
use zielwert::api::{self, Analysis, Request};
use zielwert::engine::language::Language;
use zielwert::export;

fn export(request: &Value, format: &str) -> String {
    let request = Request::from_json(request).expect("an object");
    export::export(&request, format).expect("a known format")
}

fn rows(n: usize) -> String {
    let row = |it: usize| {
        format!("Marke {it}\t{}\t{}\t{}\t{}\n", 1000 + 37 * it, 40 + it * 7 % 50, 5 + it % 9, 900 + 11 * it)
    };
    format!("Unternehmen\tFollower\tLikes\tKommentare\tReichweite\n{}", (0..n).map(row).collect::<String>())
}

/// Tags that a report consists of; a person's words can add none.
const TAGS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "div",
    "h1",
    "h2",
    "p",
    "img",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "svg",
    "rect",
    "ul",
    "li",
    "b",
    "dl",
    "dt",
    "dd",
    "footer",
    "g",
    "path",
    "text",
    "line",
    "desc",
    "circle",
    "polyline",
    "figure",
    "figcaption",
    "use",
    "defs",
    "polygon",
    "clippath",
    "tspan",
    "section",
];

/// Every tag is known, nothing in it is called `on…`, no address leads anywhere.
#[track_caller]
fn check_markup(html: &str) {
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let name: String = tag.chars().filter(|it| *it != '/').take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_lowercase();
        assert!(TAGS.contains(&name.as_str()) || tag.starts_with("!doctype"), "<{tag}>");
        let attributes = tag.to_lowercase();
        assert!(!attributes.contains(" on") && !attributes.contains("javascript:"), "<{tag}>");
        assert!(!attributes.contains("href") && !attributes.contains("src=\"http"), "<{tag}>");
    }
    let policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
    assert!(html.contains(policy));
}

#[test]
fn a_report_has_its_parts_in_both_languages() {
    let parts = [
        (
            "de",
            [
                "Rangliste",
                "Die Zahlen dahinter",
                "So ist gerechnet",
                "Wie gut die Daten sind",
                "Quellen",
                "Fehlende Werte zählen nie als null",
                "Mindestabdeckung",
            ],
        ),
        (
            "en",
            [
                "Ranking",
                "The figures behind it",
                "How it was calculated",
                "How good the data are",
                "Sources",
                "Missing values never count as zero",
                "Minimum coverage",
            ],
        ),
    ];
    for (language, parts) in parts {
        let html = export(&json!({ "text": rows(5), "language": language }), "html");
        check_markup(&html);
        assert!(html.starts_with("<!doctype html>") && html.contains(&format!("<html lang=\"{language}\">")));
        for part in parts {
            assert!(html.contains(part), "{language}: {part}");
        }
        assert!(html.contains("Marke 4"));
    }
}

/// The sheet of the method as text.
fn method_sheet(request: &Value) -> String {
    let request = Request::from_json(request).expect("an object");
    export::workbook(&request, &Analysis::new(&request))["sheets"][2]["rows"].to_string()
}

#[test]
fn every_setting_is_in_the_method_box() {
    let request = json!({
        "text": rows(5), "language": "en", "per": "company", "days": 30, "interactions": ["likes"],
        "columns": { "Kommentare": "ignore" }, "numbers": { "*": "comma" }, "steps": [{ "step": "drop_line", "line": 3 }],
        "ownKpis": [{ "id": "own:depth", "name": "Depth", "formula": "likes / reach", "unit": "percent" }],
        "scorecard": {
            "goals": [{ "id": "x", "name": "My goal", "weight": 3, "kpis": [{ "kpi": "own:depth", "baseline": 0, "target": 0.25, "direction": "higher" }] },
                      { "id": "engagement", "weight": 1 }],
            "aggregate": "geometric", "minimumCoverage": 0.5, "robustness": { "draws": 500, "seed": 7, "firmness": 30 } },
    });
    let (html, sheet) = (export(&request, "html"), method_sheet(&request));
    check_markup(&html);
    for said in [
        "My goal",
        "25.0%",
        "Depth = Likes ÷ Reach",
        "geometric",
        "50.0%",
        "a company",
        "30 days",
        "Likes",
        "Kommentare = ignored",
        "all columns: comma",
        "1 step before reading",
        "500 draws",
        "seed 7",
    ] {
        assert!(html.contains(said), "{said}");
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
    // The sheet of the ranking has the weights.
    assert!(html.contains("75.0%"));
}

/// Each of these changes the result; what nobody set is not said.
#[test]
fn what_is_asked_beside_goals_is_in_the_method_box_too() {
    let said = |corrections: Value, scorecard: Value| {
        let mut request = json!({ "text": format!("{}\n", rows(8)), "language": "en", "scorecard": scorecard });
        let all = request.as_object_mut().expect("an object");
        all.extend(corrections.as_object().expect("an object").clone());
        let html = export(&request, "html");
        check_markup(&html);
        html
    };
    let goals = |kpi: Value| json!({ "goals": [{ "id": "reach", "weight": 1, "kpis": [kpi] }] });
    let with = |key: &str, value: &str| {
        let mut card = goals(json!("reach_rate"));
        card[key] = value.into();
        card["aggregate"] = "geometric".into();
        card
    };
    let nothing = said(json!({}), goals(json!("reach_rate")));
    for (corrections, scorecard, expected) in [
        (json!({}), with("peers", "size"), "<dt>Compared</dt><dd>within the size class by followers</dd>"),
        (json!({}), with("outliers", "forced"), "<dt>Outliers</dt><dd>always pulled in to the next value</dd>"),
        (json!({}), with("zeros", "one_to_hundred"), "<dt>Zeros</dt><dd>only slow down"),
        (json!({}), goals(json!({ "kpi": "reach_rate", "log": true })), "<td>Reach rate (logarithm)</td>"),
        (
            json!({}),
            goals(json!({ "kpi": "reach_rate", "direction": "lower", "outliers": "auto", "normalise": "min_max" })),
            "(less is better; between smallest and largest value; Outliers: tamed where",
        ),
        (json!({ "dates": { "Datum": "month_first" } }), goals(json!("reach_rate")), "<dd>Datum: month first</dd>"),
        (
            json!({ "dates": { "Datum": "year_first" } }),
            goals(json!("reach_rate")),
            "<dt>Order in dates</dt><dd>Datum: year first</dd>",
        ),
        (json!({ "shares": { "*": "percent" } }), goals(json!("reach_rate")), "<dd>all columns: per cent</dd>"),
    ] {
        assert!(said(corrections, scorecard).contains(expected), "{expected}");
        assert!(!nothing.contains(expected), "{expected}");
    }
}

/// Where full points come from, and which way is better.
#[test]
fn the_method_box_says_where_targets_come_from() {
    let kpis = json!([
        { "kpi": "frequency", "baseline": 5, "target": 2 },
        { "kpi": "total_reach", "targetFrom": { "from": "previous_period", "factor": 1.1 } },
    ]);
    let html = export(
        &json!({
            "text": "Firma\tMonat\tReichweite\tImpressionen\nA\t2026-09\t100\t200\nA\t2026-10\t120\t300\n", "language": "en",
            "scorecard": { "goals": [{ "id": "x", "weight": 1, "kpis": kpis }] },
        }),
        "html",
    );
    for said in ["from the period before", "Frequency (less is better)"] {
        assert!(html.contains(said), "{said}");
    }
    assert!(!html.contains("from the rows"), "nothing is");
}

#[test]
fn an_agency_brings_name_logo_and_colour() {
    let logo = "data:image/png;base64,iVBORw0KGgo=";
    let look = json!({ "title": "Q3 & Co", "agency": "Agentur \"Nord\"", "logo": logo, "colour": "#AA3300", "date": "26.11.2026" });
    let html = export(&json!({ "text": rows(3), "report": look }), "html");
    check_markup(&html);
    for said in ["<title>Q3 &amp; Co</title>", "Agentur &quot;Nord&quot; · 26.11.2026", logo, "--brand:#AA3300"] {
        assert!(html.contains(said), "{said}");
    }
    for (key, bad) in [
        ("colour", "red;background:url(//x)"),
        ("colour", "#12345"),
        ("logo", "https://example.com/a.png"),
        ("logo", "data:text/html;base64,AAAA"),
        ("logo", "data:image/png;base64,AA\" onerror=\"alert(1)"),
    ] {
        let request = json!({ "text": rows(3), "report": { key: bad } });
        let html = export(&request, "html");
        check_markup(&html);
        assert!(!html.contains("<img") && !html.contains("<body style"), "{bad}");
        assert!(html.contains("report."), "the report says that {key} was left out");
    }
}

/// Numbers of rows are written as the reader writes numbers.
#[test]
fn many_rows_are_counted_as_people_write_it() {
    let measured = |n: usize| (0..n).map(|it| format!("F{it}\t100\t5\n")).collect::<String>();
    let unmeasured = |n: usize| (0..n).map(|it| format!("L{it}\t\t\n")).collect::<String>();
    for (rows, language, expected) in [
        (measured(1200), "de", "1.200 Zeilen liegen mit"),
        (measured(1200), "en", "1,200 rows share the lead"),
        (measured(2) + &unmeasured(1200), "de", "1.200 von 1.202 Zeilen haben keinen Wert"),
    ] {
        let request = json!({ "text": format!("Firma\tReichweite\tLikes\n{rows}"), "language": language });
        let report = api::analyse(&Request::from_json(&request).expect("an object"));
        assert!(report.sentences.iter().any(|it| it.contains(expected)), "{expected}: {:?}", report.sentences);
    }
}

/// Names of which each does harm somewhere: in mark-up, in a spreadsheet, in a disguise.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "=HYPERLINK(\"http://x\";\"y\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "</td></table><h1>x",
    "a\u{202e}gnp.exe",
    "[x](javascript:alert(1))",
];

#[test]
fn hostile_names_do_nothing_in_any_format() {
    for name in HOSTILE {
        let quoted = name.replace('"', "\"\"");
        let text =
            format!("Unternehmen\tLikes\tReichweite\t\"Spalte {quoted}\"\n\"{quoted}\"\t10\t100\t5\nB\t20\t100\t7\n");
        let request = json!({
            "text": text, "report": { "title": name, "agency": name, "date": name },
            "ownKpis": [{ "id": "own:x", "name": name, "formula": "likes / reach", "unit": "percent" }],
            "scorecard": { "goals": [{ "id": name, "name": name, "weight": 1, "kpis": ["own:x", format!("column:Spalte {name}")] }] },
        });
        check_markup(&export(&request, "html"));
        assert!(!export(&request, "html").contains('\u{202e}'));
        for (format, separator) in [("csv", ';'), ("tsv", '\t')] {
            let table = export(&request, format);
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(separator as u8)
                .has_headers(false)
                .flexible(true)
                .from_reader(table.as_bytes());
            let mut n_cells = 0;
            for record in reader.records() {
                for cell in record.expect("a record").iter() {
                    n_cells += 1;
                    let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
                    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                    assert!(is_number || !begins, "{format}: {cell}");
                }
            }
            assert!(n_cells > 10);
        }
        // Brackets that begin no link stand behind a backslash.
        let analysis = api::Analysis::new(&Request::from_json(&request).expect("an object"));
        let table = export::table::write(&analysis, Language::De);
        let cells = table.split(['<', '>']).skip(2).step_by(2);
        for cell in cells.filter(|it| it.parse::<f64>().is_err() && it.replace(',', ".").parse::<f64>().is_err()) {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
        assert!(!table.contains("<script") && !table.contains("<img") && !table.contains("<h1"), "{table}");
        let markdown = export(&request, "markdown").replace(r"\]", "");
        assert!(
            !markdown.contains("<script") && !markdown.contains("<img") && !markdown.contains("](java"),
            "{markdown}"
        );
        let json: Value = serde_json::from_str(&export(&request, "json")).expect("JSON");
        assert!(json["score"]["rows"].is_array());
    }
}

#[test]
fn an_empty_request_gives_a_report_that_says_so() {
    for request in
        [json!({}), json!({ "text": "" }), json!({ "text": "Kanal\tLikes\n" }), json!({ "text": "\u{0}\u{1}" })]
    {
        let html = export(&request, "html");
        check_markup(&html);
        assert!(html.contains("Es gibt noch nichts zu berichten") || html.contains("Rangliste"), "{request}");
    }
}

#[test]
fn long_reports_stay_within_bounds() {
    let html = export(&json!({ "text": rows(5_000), "language": "de" }), "html");
    check_markup(&html);
    assert!(html.matches("<tr").count() > 5_000);
    assert!(!html.contains("Die Zahlen dahinter"));
}

/// On paper the ranking fills one page, and the second takes as many rows of figures as there is room for; what is left out is counted.
#[test]
fn every_row_is_printed_or_counted() {
    for (n, ranking_is_whole, figures_are_whole) in
        [(1, true, true), (6, true, true), (14, true, true), (50, true, false), (51, false, false), (200, false, false)]
    {
        let html = export(&json!({ "text": rows(n), "language": "en" }), "html");
        let (ranking, figures) = html.split_once("<h2 class=\"second\">").expect("two tables");
        for (part, is_whole) in [(ranking, ranking_is_whole), (figures, figures_are_whole)] {
            assert!((0..n).all(|it| part.contains(&format!("<td>Marke {it}</td>"))), "{n}: the file has all of them");
            let hidden = part.matches("<tr class=\"more\">").count();
            let counted = format!("The first {} of {n} rows are printed", n - hidden);
            assert_eq!((hidden == 0, part.contains(&counted)), (is_whole, !is_whole), "{n}: {hidden}");
            assert!(n - hidden >= 5.min(n));
        }
    }
}

#[test]
fn numbers_are_null_where_nothing_was_calculated_and_absent_where_only_values_are_asked() {
    let text = "Kanal\tEngagement-Rate\tLikes\tReichweite\nX\t1 %\t5\t100\nY\t2 %\t\t50\n";
    let kpi = |detail: &str, row: usize, id: &str| {
        let json = export(&json!({ "text": text, "detail": detail }), "json");
        let report: Value = serde_json::from_str(&json).expect("JSON");
        report["rows"][row]["kpis"][id].as_object().expect("a KPI").clone()
    };
    assert_eq!(kpi("full", 0, "engagement_rate_by_reach")["numbers"], "5 ÷ 100");
    // Ready-made, and missing.
    assert_eq!(kpi("full", 1, "engagement_rate_by_reach").get("numbers"), Some(&Value::Null));
    assert_eq!(kpi("full", 1, "interactions").get("numbers"), Some(&Value::Null));
    assert_eq!(kpi("values", 0, "engagement_rate_by_reach").get("numbers"), None);
}

#[test]
fn a_change_in_per_cent_names_no_row() {
    for (text, label) in [
        ("Erreichte Konten\t12.345\nVeränderung\t-52,7% zum Vormonat\nFollower\t900\nLikes\t31\n", "1"),
        ("Projekt\tFollower\tLikes\n-5% Rabatt\t900\t31\nSommer\t800\t20\n", "-5% Rabatt"),
    ] {
        let request = Request::from_json(&serde_json::json!({ "text": text })).expect("an object");
        assert_eq!(api::analyse(&request).rows[0].label, label, "{text}");
    }
}

#[test]
fn rows_of_one_label_are_told_apart_by_further_words() {
    for (text, expected) in [
        (
            "Kanal\tFormat\tFollower\tLikes\nInstagram\tReel\t10\t5\nInstagram\tBild\t10\t6\nFacebook\tBild\t20\t7\n",
            "Instagram: Reel | Instagram (2): Bild | Facebook: Bild",
        ),
        (
            "Campaign\tStatus\tAd set\tPlacement\tImpressions\tClicks\nA\tactive\tBroad\tFeed\t10\t5\nA\tactive\tBroad\tStories\t10\t6\n\
             A\tactive\tNarrow\tFeed\t10\t6\nB\tpaused\tBroad\tFeed\t20\t7\n",
            "A: Broad · Feed | A (2): Broad · Stories | A (3): Narrow · Feed | B: Broad · Feed",
        ),
        (
            "Kampagne\tAnzeigengruppe\tReichweite\tLikes\nA\tLookalike 1 %\t10\t5\nA\tLookalike 3 %\t10\t6\n",
            "A: Lookalike 1 % | A (2): Lookalike 3 %",
        ),
        // As far as they can.
        (
            "Kanal\tFormat\tFollower\tLikes\nInstagram\tReel\t10\t5\nInstagram\tReel\t10\t6\nInstagram\tBild\t20\t7\n",
            "Instagram: Reel | Instagram (2): Reel | Instagram (3): Bild",
        ),
        (
            "Platzierung\tFormat\tReichweite\tLikes\nFeed\tReel\t10\t5\nFeed\tBild\t10\t6\n",
            "Feed: Reel | Feed (2): Bild",
        ),
        // Where nothing repeats, or what stands beside is no name.
        ("Kanal\tFormat\tFollower\tLikes\nInstagram\tReel\t10\t5\nFacebook\tBild\t20\t7\n", "Instagram | Facebook"),
        (
            "Kanal\tAdresse\tFollower\tLikes\nInstagram\thttps://a.de\t10\t5\nInstagram\thttps://b.de\t20\t7\n",
            "Instagram | Instagram (2)",
        ),
    ] {
        let request = Request::from_json(&json!({ "text": text })).expect("an object");
        let facts = Analysis::new(&request).facts;
        let named = |row: usize| match facts.further(row) {
            Some(further) => format!("{}: {further}", facts.rows[row].label),
            None => facts.rows[row].label.clone(),
        };
        assert_eq!((0..facts.rows.len()).map(named).collect::<Vec<_>>().join(" | "), expected, "{text}");
    }
    // The first sentence names who leads by them too; the label stays as it is.
    for (text, language, begin) in [
        (
            "Kanal\tFormat\tFollower\tLikes\nX\tBild\t10\t1\nX\tReel\t10\t6\n",
            "de",
            "X (2) „Reel“ führt mit 100,0 Punkten, ",
        ),
        (
            "Kanal\tFormat\tFollower\tLikes\nX\tBild\t10\t1\nX\tReel\t10\t6\n",
            "en",
            "X (2) “Reel” leads with 100.0 points, ",
        ),
        ("Kanal\tFormat\tFollower\tLikes\nX\tBild\t10\t1\nY\tReel\t10\t6\n", "de", "Y führt mit 100,0 Punkten, "),
    ] {
        let request = Request::from_json(&json!({ "text": text, "language": language })).expect("an object");
        let sentence = api::analyse(&request).sentences.remove(0);
        assert!(sentence.starts_with(begin), "{sentence}");
    }
    // And so do the sentences that follow it.
    let text = "Kanal\tFormat\tFollower\tReichweite\tLikes\nX\tBild\t10\t9\t1\nX\tReel\t10\t8\t6\nX\tStory\t10\t7\t2\n";
    let request = Request::from_json(&json!({ "text": text, "language": "de", "scorecard": { "goals": [
        { "id": "reach", "weight": 30 }, { "id": "engagement", "weight": 70 }], "robustness": { "belief": "stated" } } }));
    let sentences = api::analyse(&request.expect("an object")).sentences;
    assert!(sentences.len() > 2, "{sentences:?}");
    for sentence in sentences {
        for (at, _) in sentence.match_indices('X') {
            let rest = sentence[at + 1..].trim_start_matches(" (2)").trim_start_matches(" (3)");
            assert!(rest.starts_with(" „"), "{sentence}");
        }
    }
}

#[test]
fn rows_of_a_compact_pivot_table_are_called_by_their_group_and_their_own_name() {
    let text = "Zeilenbeschriftungen\tSumme von Likes\tSumme von Reichweite\nInstagram\t154\t4600\nReels\t34\t1200\nFotos\t120\t3400\n\
                Facebook\t17\t1500\nReels\t9\t800\nFotos\t8\t700\nGesamtergebnis\t171\t6100\n";
    let request = Request::from_json(&serde_json::json!({ "text": text })).expect("an object");
    let labels: Vec<String> = api::analyse(&request).rows.into_iter().map(|it| it.label).collect();
    assert_eq!(labels, ["Instagram · Reels", "Instagram · Fotos", "Facebook · Reels", "Facebook · Fotos"]);
}
