//! Hostile words in every place that takes words, through every file and picture: they come out as words.

use serde_json::{Value, json};
use zielwert::api::{self, Analysis, Request, Wish};
use zielwert::guide::calendar::{Review, calendar};
use zielwert::{export, guide, picture};

/// The name of the element and the attribute that the payloads would make.
const MARK: &str = "zz9";

/// Each breaks out of something: text, an attribute, a style, a title, a comment, a data section.
const MARKUP: &[&str] = &[
    "<zz9>",
    "<zz9 zz9=1>",
    "\"><zz9>",
    "'><zz9>",
    "\" zz9=\"1",
    "' zz9='1",
    "</style><zz9>",
    "</title><zz9>",
    "</desc></text></svg><zz9>",
    "</td></tr></table><zz9>",
    "--><zz9>",
    "]]><zz9>",
    "<!-- zz9",
    "<![CDATA[zz9",
    "<script>zz9</script>",
    "<img src=zz9 onerror=alert(1)>",
    "&lt;zz9&gt;",
    "<zz9",
    "\u{0}<zz9>",
    "<\u{200b}zz9>",
    "javascript:zz9",
];

/// Cells that a spreadsheet would run: the beginnings that OWASP lists, behind what may stand in front.
const FORMULAS: &[&str] = &[
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"//x\";\"y\")",
    "x\t=1+1",
    "x;=1+1",
    "x,=1+1",
    "x\n=1+1",
    "x\r\n=1+1",
    "\"=1+1\"",
    "\";=1+1;\"",
    "\",=1+1,\"",
];

/// Every place of a request that takes words, with these words in it.
fn requests(words: &str) -> Vec<(&'static str, Value)> {
    let table = || {
        json!({ "columns": ["Firma", "Kanal", "Monat", "Likes", "Reichweite", "x"],
                "rows": [["A", "X", "2026-09", 10, 100, 5], ["B", "X", "2026-09", 20, 100, 7], ["A", "X", "2026-10", 30, 200, 1]] })
    };
    let goal = |id: &str, kpis: Value| json!({ "id": id, "name": id, "weight": 1, "kpis": kpis });
    let with = |change: &dyn Fn(&mut Value)| {
        let mut request = json!({
            "table": table(),
            "columns": { "Firma": "company", "Kanal": "channel", "Monat": "period", "x": "criterion" },
            "scorecard": { "goals": [goal("engagement", json!(["engagement_rate_by_reach"])), goal("x", json!(["column:x"]))],
                           "robustness": { "draws": 20 } },
        });
        change(&mut request);
        request
    };
    let cell = |place: usize| with(&|it| it["table"]["rows"][0][place] = json!(words));
    let column = |role: &'static str| {
        with(&|it| {
            it["table"]["columns"][5] = json!(words);
            it["table"]["rows"][0][5] = json!(words);
            it["columns"][words] = json!(role);
            it["scorecard"]["goals"][1]["kpis"][0] = json!(format!("column:{words}"));
        })
    };
    let mut all = vec![
        ("company", cell(0)),
        ("channel", cell(1)),
        ("period", cell(2)),
        ("number", cell(3)),
        ("goal id", with(&|it| it["scorecard"]["goals"][0]["id"] = json!(words))),
        ("goal name", with(&|it| it["scorecard"]["goals"][0]["name"] = json!(words))),
        ("figure", with(&|it| it["scorecard"]["goals"][0]["kpis"][0] = json!(words))),
        (
            "own KPI",
            with(&|it| {
                it["ownKpis"] =
                    json!([{ "id": "own:a", "name": words, "formula": "likes / reach", "unit": "percent" }]);
                it["scorecard"]["goals"][0]["kpis"][0] = json!("own:a");
            }),
        ),
        ("own formula", with(&|it| it["ownKpis"] = json!([{ "id": "own:a", "name": "a", "formula": words }]))),
        (
            "own column",
            with(&|it| {
                it["ownKpis"] = json!([{ "id": "own:a", "name": "a", "formula": format!("[{words}] / likes") }]);
            }),
        ),
        (
            "look",
            with(&|it| {
                it["report"] =
                    json!({ "title": words, "agency": words, "date": words, "logo": words, "colour": words });
            }),
        ),
        ("targets", with(&|it| it["scorecard"]["targets"] = json!({ words: { words: { "target": 1 } } }))),
        ("unknown key", with(&|it| it[words] = json!(words))),
        ("unknown value", with(&|it| it["per"] = json!(words))),
        ("unknown weighting", with(&|it| it["scorecard"]["weighting"] = json!({ words: 1, "method": words }))),
        ("step", with(&|it| it["steps"] = json!([{ "step": "drop_column", "column": words }, { "step": words }]))),
        ("text", json!({ "text": format!("Firma\tLikes\tReichweite\n{words}\t1\t2\nB\t2\t2\n") })),
        ("preamble", json!({ "text": format!("{words}\n\nFirma\tLikes\tReichweite\nA\t1\t2\nB\t2\t2\n{words}\n") })),
        (
            "html",
            json!({ "html": format!("<table><tr><th>Firma<th>Likes<th>Reichweite<tr><td>{words}<td>1<td>2<tr><td>B<td>2<td>2</table>") }),
        ),
    ];
    all.extend(
        ["criterion", "ignore", "group", "post", "link", "text", "nothing"].map(|role| ("column", column(role))),
    );
    all
}

/// Names of elements and attributes of mark-up, as a browser would find them.
fn names(markup: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |it| it.1);
            continue;
        }
        // Before an element's name stands nothing, or a slash.
        if !rest.trim_start_matches('/').starts_with(|it: char| it.is_ascii_alphabetic() || it == '!' || it == '?') {
            continue;
        }
        let end = |it: char| it.is_whitespace() || matches!(it, '>' | '/');
        rest = rest.trim_start_matches('/');
        let name = rest[..rest.find(end).unwrap_or(rest.len())].to_lowercase();
        rest = &rest[rest.find(end).unwrap_or(rest.len())..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches(|it: char| it.is_whitespace() || it == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let length = rest[1..]
                .find(|it: char| it.is_whitespace() || matches!(it, '=' | '>' | '/'))
                .map_or(rest.len(), |it| it + 1);
            let key = rest[..length].to_lowercase();
            rest = rest[length..].trim_start();
            let mut value = "";
            if let Some(given) = rest.strip_prefix('=') {
                let given = given.trim_start();
                (value, rest) = match given.chars().next() {
                    Some(quote @ ('"' | '\'')) => given[1..].split_once(quote).unwrap_or((&given[1..], "")),
                    _ => given.split_at(given.find(|it: char| it.is_whitespace() || it == '>').unwrap_or(given.len())),
                };
            }
            attributes.push((key, value.to_lowercase()));
        }
        found.push((name, attributes));
    }
    found
}

/// Nothing in it came from the words, runs, or leads anywhere.
#[track_caller]
fn harmless(what: &str, markup: &str) {
    for (name, attributes) in names(markup) {
        assert!(
            !name.contains(MARK) && !["script", "iframe", "object", "embed", "foreignobject"].contains(&&*name),
            "{what}: <{name}>"
        );
        for (key, value) in attributes {
            assert!(!key.contains(MARK) && !key.starts_with("on"), "{what}: {key} in <{name}>");
            let leads = ["href", "src", "xlink:href", "action", "formaction"].contains(&&*key);
            assert!(!leads || value.starts_with('#') || value.starts_with("data:image/"), "{what}: {key}={value}");
        }
    }
}

#[test]
fn the_check_sees_what_would_do_harm() {
    for bad in [
        "<zz9>",
        "<p zz9=1>",
        "<p a=\"b\" zz9='1'>",
        "<a href='javascript:x'>",
        "<b onclick=x>",
        "<script>",
        "<img/src=x>",
        "</p><ZZ9",
    ] {
        assert!(std::panic::catch_unwind(|| harmless("", bad)).is_err(), "{bad}");
    }
    for good in ["&lt;zz9>", "<p title=\"<zz9>\">", "<!-- <zz9> -->", "< zz9>", "<use href=\"#a\"/>", "<p>zz9</p>"] {
        harmless("", good);
    }
}

#[test]
fn no_word_becomes_markup() {
    for (number, words) in MARKUP.iter().enumerate() {
        for (place, value) in requests(words) {
            let request = Request::from_json(&value).expect("an object");
            let analysis = Analysis::new(&request);
            let what = |format: &str| format!("{words:?} as {place} in {format}");
            for format in ["html", "svg", "markdown"] {
                let file = export::export_of(&request, format, |_| analysis.clone()).expect("a known format");
                harmless(&what(format), &file);
            }
            // Pictures take long and shorten words: some of them, short ones first, are enough.
            for picture in picture::ALL.iter().filter(|_| number % 4 == 0) {
                for standalone in [true, false] {
                    let wish = json!({ "picture": picture.id, "standalone": standalone, "idPrefix": words, "row": words, "goal": words });
                    let drawn = api::draw_analysis(&analysis, &request, &Wish::from_json(&wish)).expect("a picture");
                    let Some(svg) = drawn.svg else { continue };
                    harmless(&what(picture.id), &svg);
                    assert!(roxmltree::Document::parse(&svg).is_ok(), "{} is no XML", what(picture.id));
                }
            }
        }
    }
}

/// In Markdown no link, picture or heading comes from the words, and no table row ends early.
#[test]
fn no_word_becomes_markdown() {
    for words in
        ["[x](javascript:alert(1))", "![x](//y)", "<//y>", "a|b|c", "# x", "`x`", "**x**", "a\n# zz9", "\\[x](y)", "\\"]
    {
        for (place, value) in requests(words) {
            let request = Request::from_json(&value).expect("an object");
            let file = export::export(&request, "markdown").expect("a known format");
            // Pairs of backslash and letter are letters.
            let mut bare = String::new();
            let mut letters = file.chars();
            while let Some(letter) = letters.next() {
                match letter {
                    '\\' => _ = letters.next(),
                    _ => bare.push(letter),
                }
            }
            let what = format!("{words:?} as {place}\n{file}");
            assert!(
                !bare.contains("](") && !bare.contains('<') && !bare.contains('`') && !bare.contains("**"),
                "{what}"
            );
            assert!(bare.lines().all(|line| !line.starts_with('#') || !line.contains(MARK)), "{what}");
            let columns: Vec<usize> =
                bare.lines().filter(|it| it.starts_with('|')).map(|it| it.matches('|').count()).collect();
            assert!(columns.windows(2).all(|it| it[0] == it[1]), "{what}");
        }
    }
}

#[test]
fn no_cell_becomes_a_formula() {
    for words in FORMULAS {
        for (place, mut value) in requests(words) {
            for language in ["de", "en"] {
                value["language"] = json!(language);
                let request = Request::from_json(&value).expect("an object");
                for format in ["csv", "tsv"] {
                    let file = export::export(&request, format).expect("a known format");
                    let separator = match (format, language) {
                        ("tsv", _) => b'\t',
                        (_, "de") => b';',
                        _ => b',',
                    };
                    let mut reader = csv::ReaderBuilder::new();
                    let mut reader = reader.delimiter(separator).has_headers(false).from_reader(file.as_bytes());
                    for record in reader.records() {
                        // Not flexible: a row that is longer than the others was broken into.
                        for cell in record.expect("rows of one length").iter() {
                            let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
                            let begins =
                                cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
                            assert!(is_number || !begins, "{words:?} as {place} in {format}: {cell:?}");
                        }
                    }
                }
            }
        }
    }
}

/// Keys that mean something to JavaScript are keys like any other.
#[test]
fn keys_of_prototypes_are_plain_keys() {
    for key in ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", ""] {
        for (place, value) in requests(key) {
            let request = Request::from_json(&value).expect("an object");
            let written = request.to_json();
            assert_eq!(Request::from_json(&written).expect("an object").to_json(), written, "{key} as {place}");
            let file = export::export(&request, "json").expect("a known format");
            let report: Value = serde_json::from_str(&file).expect("JSON");
            assert!(report["score"]["rows"].as_array().is_some_and(|it| !it.is_empty()), "{key} as {place}");
            if place == "goal id" {
                assert!(report["score"]["weights"][key].is_number(), "{file}");
            }
        }
    }
}

/// As deep as JSON can be read, in every place.
#[test]
fn deep_nesting_is_a_note() {
    for (open, close) in [("[", "]"), ("{\"kpis\":", "}"), ("{\"a\":[", "]}")] {
        for n in [30, 60, 120] {
            let n = n / open.matches(['[', '{']).count();
            let deep: Value = serde_json::from_str(&format!("{}1{}", open.repeat(n), close.repeat(n))).expect("JSON");
            for key in
                ["text", "table", "columns", "scorecard", "steps", "ownKpis", "report", "interactions", "unknown"]
            {
                let request = Request::from_json(&json!({ key: deep })).expect("an object");
                assert!(!request.notes.is_empty(), "{key}");
                api::analyse(&request);
            }
            let card = json!({ "text": "a\tb\n1\t2\n", "scorecard": { "goals": [deep, { "kpis": [deep] }], "targets": deep, "weighting": deep, "robustness": deep } });
            api::analyse(&Request::from_json(&card).expect("an object"));
        }
    }
}

/// A calendar's lines hold what they are for: words begin no line of their own.
#[test]
fn no_word_becomes_a_calendar_entry() {
    for words in ["x\r\nATTACH:http://y", "x\nBEGIN:VALARM", "x\rATTENDEE:mailto:y", "END:VCALENDAR", "a;b,c\\d"] {
        let words = words.to_owned();
        let review = Review {
            id: words.clone(),
            day: words.clone(),
            every_months: 1,
            title: words.clone(),
            description: words.clone(),
        };
        let good = Review { day: "2026-12-01".to_owned(), ..review.clone() };
        for stamp in ["20261126T120000Z", words.as_str()] {
            let file = calendar(&[review.clone(), good.clone()], stamp);
            for line in file.lines() {
                let begins = ["ATTACH", "ATTENDEE", "BEGIN:VALARM"].iter().any(|it| line.starts_with(it));
                assert!(!begins, "{words:?}: {file}");
            }
            assert_eq!(file.lines().filter(|it| *it == "END:VCALENDAR").count(), 1, "{file}");
        }
    }
}

/// Answers of the starting questions are words of ours and names of the table's, never mark-up of theirs.
#[test]
fn stories_hold_no_markup_of_ours() {
    for path in guide::ALL {
        let story = guide::answer(path, &Request::of_text("Firma\tKanal\tFollower\tLikes\nA\tX\t10\t1\nB\tX\t20\t3\n"));
        assert_eq!(names(&story.to_string()), [], "{}", path.question.id);
    }
}
