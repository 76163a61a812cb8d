//! Pictures: their findings, their markup, and that what is drawn is what was calculated.
//!
//! `UPDATE=1 cargo test --test pictures` writes the golden files anew; look at them before committing them.

mod scenes;

use roxmltree::{Document, Node};
use scenes::{Analysed, SCENES, drawn, request, three};
use serde_json::{Value, json};
use zielwert::api::{Wish, draw};
use zielwert::picture;

/// The XML of a picture, which is read without a fault.
#[track_caller]
fn parsed(svg: &str) -> Document<'_> {
    Document::parse(svg).unwrap_or_else(|fault| panic!("{fault}:\n{svg}"))
}

fn marks<'a>(document: &'a Document<'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(|it| it.attribute("class") == Some("mark"))
}

fn number(node: Node, name: &str) -> f64 {
    node.attribute(name).and_then(|it| it.parse().ok()).unwrap_or_else(|| panic!("{name} of {node:?}"))
}

#[test]
fn every_picture_of_every_scene_is_sound() {
    for (scene, request) in SCENES.iter().map(|it| (it.0, (it.1)())) {
        let analysed = Analysed::new(&request);
        for entry in picture::ALL {
            for (width, language, standalone) in
                [(320, "de", false), (860, "en", false), (480, "de", true), (1600, "en", true)]
            {
                let wish = json!({ "picture": entry.id, "width": width, "idPrefix": "p1", "standalone": standalone });
                let drawing = analysed.drawn(language, &wish);
                let at = format!("{scene}, {}, {width}, {language}", entry.id);
                match (&drawing.svg, &drawing.unavailable) {
                    (Some(svg), None) => sound(&at, svg, &drawing.title, &drawing.description, standalone),
                    (None, Some(reason)) => {
                        assert!(reason.ends_with('.'), "{at}: {reason}");
                        continue;
                    }
                    other => panic!("{at}: a picture or a reason, not {other:?}"),
                }
                let document = parsed(drawing.svg.as_deref().unwrap_or_default());
                let said: Vec<String> =
                    marks(&document).map(|it| it.attribute("data-say").unwrap_or_default().to_owned()).collect();
                let expected: Vec<String> =
                    drawing.marks.iter().map(|it| format!("{}: {}", it.label, it.value)).collect();
                assert_eq!(said, expected, "{at}");
                assert!(!drawing.table.rows.is_empty(), "{at}: numbers behind it");
                for row in &drawing.table.rows {
                    assert_eq!(row.len(), drawing.table.header.len(), "{at}: {row:?}");
                }
                for words in drawing.table.rows.iter().flatten().chain([&drawing.title, &drawing.description]) {
                    assert!(!words.contains("NaN") && !words.contains("inf"), "{at}: {words}");
                }
            }
        }
    }
}

#[track_caller]
fn sound(at: &str, svg: &str, title: &str, description: &str, standalone: bool) {
    let document = parsed(svg);
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"), "{at}");
    assert_eq!(root.attribute("aria-labelledby"), Some("p1-title p1-desc"), "{at}");
    let of = |id: &str| document.descendants().find(|it| it.attribute("id") == Some(id)).and_then(|it| it.text());
    assert_eq!(of("p1-title"), Some(title), "{at}");
    assert_eq!(of("p1-desc"), Some(description), "{at}");
    assert!(!title.is_empty() && !title.ends_with('.'), "{at}: {title}");
    assert!(description.ends_with('.'), "{at}: {description}");
    let mut ids: Vec<&str> = document.descendants().filter_map(|it| it.attribute("id")).collect();
    assert!(ids.iter().all(|id| id.starts_with("p1-")), "{at}: {ids:?}");
    let n = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n, "{at}: an id twice");
    for mark in marks(&document) {
        let own = mark.children().find(|it| it.has_tag_name(("http://www.w3.org/2000/svg", "title")));
        let said = mark.attribute("data-say");
        assert_eq!(own.and_then(|it| it.text()), said, "{at}");
        assert!(said.is_some_and(|it| it.contains(": ")), "{at}: {said:?}");
    }
    for node in document.descendants() {
        for it in node.attributes() {
            assert!(!it.value().contains("NaN") && !it.value().contains("inf"), "{at}: {}", it.value());
            if let Some(id) = it.value().strip_prefix("url(#").and_then(|it| it.strip_suffix(')')) {
                assert!(document.descendants().any(|it| it.attribute("id") == Some(id)), "{at}: {id}");
            }
        }
    }
    assert_eq!(root.attribute("width").is_some(), standalone, "{at}");
    assert_eq!(svg.contains("var("), !standalone, "{at}: a file cannot ask a page for its colours");
    assert_eq!(svg.contains("<style>"), standalone, "{at}: a page's policy may forbid styles");
}

/// What a picture says of a scene, or why it cannot be drawn.
#[track_caller]
fn says(request: &Value, wish: Value, german: &str, english: &str) {
    for (language, expected) in [("de", german), ("en", english)] {
        let mut request = request.clone();
        request["language"] = json!(language);
        let drawing = drawn(&request, &wish);
        let said = drawing.unavailable.as_ref().unwrap_or(&drawing.title);
        assert_eq!(said.replace('\u{a0}', " "), expected);
    }
}

#[test]
fn findings_of_the_ranking() {
    let wish = || json!({ "picture": "ranking" });
    for (rows, german, english) in [
        // A 60, C 50, B 40 of 100.
        (
            json!([["A", 1, 0], ["B", 0, 1], ["C", 0.5, 0.5]]),
            "A führt mit 60,0 Punkten, 10,0 vor C",
            "A leads with 60.0 points, 10.0 ahead of C",
        ),
        (
            json!([["A", 0.5, 0.5], ["B", 0.5, 0.49]]),
            "A führt mit 50,0 Punkten, aber knapp: B liegt nur 0,4 zurück",
            "A leads with 50.0 points, but narrowly: B is only 0.4 behind",
        ),
        (
            json!([["A", 0.5, 0.5], ["B", 0.5, 0.4995]]),
            "A führt mit 50,0 Punkten, weniger als 0,1 vor B",
            "A leads with 50.0 points, less than 0.1 ahead of B",
        ),
        (json!([["A", 0.5, 0.5]]), "A erreicht 50,0 von 100 Punkten", "A reaches 50.0 of 100 points"),
        (
            json!([["A", 0.5, 0.5], ["B", 0.5, 0.5]]),
            "Alle 2 Zeilen liegen gleichauf bei 50,0 Punkten",
            "All 2 rows are level at 50.0 points",
        ),
        (
            json!([["A", 0.5, 0.5], ["B", 0.5, 0.5], ["C", 0, 0]]),
            "A und B teilen sich mit 50,0 Punkten den ersten Platz",
            "A and B share first place with 50.0 points",
        ),
        (
            json!([["A", null, null]]),
            "Keine Zeile hat einen Wert: Von dem, was Ihre Ziele messen, zählt zu wenig, oder die Gewichte sind nicht zu verwenden.",
            "No row has a score: too little of what your goals measure counts, or the weights cannot be used.",
        ),
        (
            json!([]),
            "Noch gibt es nichts zu zeichnen: Fügen Sie zuerst eine Tabelle mit Ihren Zahlen ein.",
            "There is nothing to draw yet: paste a table with your numbers first.",
        ),
    ] {
        says(&request(rows, |_| {}), wish(), german, english);
    }
}

#[test]
fn findings_of_the_heat_table() {
    let wish = || json!({ "picture": "heat" });
    for (rows, german, english) in [
        (
            json!([["A", 1, 0], ["B", 0.4, 1], ["C", 0.5, 0.5]]),
            "Niemand ist überall vorn: A und B haben bei je 1 von 2 Kennzahlen den besten Wert",
            "Nobody is ahead everywhere: A and B have the best value in 1 of 2 KPIs each",
        ),
        (
            json!([["A", 1, 0.9], ["B", 1, 0.9], ["C", 0.4, 0.5]]),
            "A und B teilen sich bei allen Kennzahlen den besten Wert",
            "A and B share the best value in all KPIs",
        ),
        (
            json!([["A", 1, 0.9], ["B", 0.4, 0.5]]),
            "A hat bei allen 2 Kennzahlen den besten Wert",
            "A has the best value in all 2 KPIs",
        ),
        (
            json!([["A", 0.4, 0.5], ["B", 0.4, 0.5]]),
            "Keine Kennzahl unterscheidet die Zeilen",
            "No KPI sets the rows apart",
        ),
        (json!([["A", 0.4, 0.5]]), "A steht bei „b“ am besten: 0,500", "A is nearest to the target on “b”: 0.500"),
    ] {
        says(&request(rows, |_| {}), wish(), german, english);
    }
}

#[test]
fn no_cell_of_the_heat_table_is_too_narrow_for_its_number() {
    let kpis: Vec<Value> =
        (0..12).map(|it| json!({ "kpi": format!("column:k{it}"), "baseline": 0, "target": 2e6 })).collect();
    let columns: Vec<String> = std::iter::once("Firma".to_owned()).chain((0..12).map(|it| format!("k{it}"))).collect();
    let row = |name: &str, first: usize| {
        let numbers = (0..12).map(|it| json!(1_234_567 - 1000 * (first + it)));
        Value::Array(std::iter::once(json!(name)).chain(numbers).collect())
    };
    for n in [1, 5, 9, 12] {
        let request = json!({
            "table": { "columns": columns, "rows": [row("A", 1), row("B", 2)] },
            "columns": (0..12).map(|it| (format!("k{it}"), json!("criterion"))).collect::<serde_json::Map<_, _>>(),
            "scorecard": { "goals": [{ "id": "a", "weight": 1, "kpis": kpis[..n] }] },
        });
        for width in [300, 480, 860] {
            let drawing = drawn(&request, &json!({ "picture": "heat", "width": width }));
            let svg = drawing.svg.unwrap_or_default();
            let document = parsed(&svg);
            let texts = |mark: Node| mark.descendants().filter(|it| it.has_tag_name("text")).count();
            let numbers: Vec<usize> = marks(&document).map(texts).collect();
            assert_eq!(numbers, vec![1; 2 * n], "{n} KPIs at {width}");
        }
    }
}

#[test]
fn no_name_of_a_kpi_is_cut_in_the_head_of_the_heat_table() {
    let names =
        ["Reichweitenrate", "Weiterempfehlungswert (NPS)", "Kontaktanfragenrate", "Likes je Tag", "Konversationsrate"];
    let columns: Vec<&str> = std::iter::once("Firma").chain(names).collect();
    let kpis: Vec<Value> =
        names.iter().map(|it| json!({ "kpi": format!("column:{it}"), "baseline": 0, "target": 9 })).collect();
    for n in 1..=names.len() {
        let request = json!({
            "table": { "columns": columns, "rows": [["A", 1, 2, 3, 4, 5], ["B", 5, 4, 3, 2, 1]] },
            "columns": names.map(|it| (it.to_owned(), json!("criterion"))).into_iter().collect::<serde_json::Map<_, _>>(),
            "scorecard": { "goals": [{ "id": "a", "weight": 1, "kpis": kpis[..n] }] },
        });
        for width in [300, 480, 600, 720, 860, 1000] {
            let svg = drawn(&request, &json!({ "picture": "heat", "width": width })).svg.unwrap_or_default();
            let document = parsed(&svg);
            let cut = document
                .descendants()
                .filter(|it| it.has_tag_name("text"))
                .find_map(|it| it.text().filter(|it| it.contains('…')));
            assert_eq!(cut, None, "{n} KPIs at {width}");
        }
    }
}

#[test]
fn findings_of_the_weight_line() {
    let of = |goal: &str| json!({ "picture": "weight_line", "goal": goal });
    says(
        &request(three(), |_| {}),
        of("a"),
        // A has the first goal alone, B the second, C half of both: all three meet at one half.
        "Ab 50 % Gewicht für „a“ führt A statt B",
        "Above 50% weight for “a”, A leads instead of B",
    );
    says(
        &request(json!([["A", 0.9, 0.8], ["B", 0.4, 0.3]]), |_| {}),
        of("b"),
        "A führt bei jedem Gewicht von „b“",
        "A leads at every weight of “b”",
    );
    // B 0.8 − 0.4 t, C 0.7, A 0.1 + 0.9 t: B and C meet at a quarter, C and A at two thirds.
    says(
        &request(json!([["A", 1, 0.1], ["B", 0.4, 0.8], ["C", 0.7, 0.7]]), |_| {}),
        of("a"),
        "Die Führung wechselt 2-mal, je mehr „a“ zählt: bis 25 % B, bis 67 % C, darüber A",
        "The lead changes 2 times as “a” counts for more: B up to 25%, C up to 67%, then A",
    );
    says(
        &request(json!([["A", 0.5, 0.5], ["B", 0.5, 0.5]]), |_| {}),
        of("a"),
        "„a“ entscheidet nichts: Bei jedem Gewicht liegen A und B gleichauf vorn",
        "“a” decides nothing: at every weight A and B share the lead",
    );
    says(
        &request(three(), |scorecard| scorecard["goals"][1]["weight"] = json!(0)),
        of("a"),
        "Es zählt nur ein Ziel. Geben Sie einem zweiten Ziel ein Gewicht, dann zeigt das Bild, was davon abhängt.",
        "Only one goal counts. Give a second goal some weight, and the picture shows what depends on it.",
    );
}

#[test]
fn findings_of_waterfalls() {
    let of = |picture: &str, row: &str, other: &str| json!({ "picture": picture, "row": row, "other": other });
    for (wish, german, english) in [
        // A has all of the first goal (60) and nothing of the second (40).
        (
            of("waterfall", "A", ""),
            "A holt 60,0 von 60,0 Punkten mit „a“; am meisten fehlt bei „b“: 40,0",
            "A gets 60.0 of 60.0 points from “a”; most is missing on “b”: 40.0",
        ),
        // 60 (1 − ½) − 40 · ½
        (
            of("difference", "A", "C"),
            "A liegt 10,0 Punkte vor C, vor allem wegen „a“ (+30,0), trotz „b“ (−20,0)",
            "A is 10.0 points ahead of C, chiefly because of “a” (+30.0), despite “b” (−20.0)",
        ),
        (
            of("difference", "C", "A"),
            "C liegt 10,0 Punkte hinter A, vor allem wegen „a“ (−30,0), trotz „b“ (+20,0)",
            "C is 10.0 points behind A, chiefly because of “a” (−30.0), despite “b” (+20.0)",
        ),
        // At 0.48 A has 48, B 52, C 50; at 0.72 A has 72.
        (
            of("tornado", "A", ""),
            "A hängt am meisten am Gewicht von „a“: Ein Fünftel mehr oder weniger bewegt 24,0 Punkte und den Rang zwischen 1 und 3",
            "A depends most on the weight of “a”: a fifth more or less moves 24.0 points, and the rank between 1 and 3",
        ),
        (
            of("tornado", "C", ""),
            "Kein Gewicht ändert etwas: Ein Fünftel mehr oder weniger bewegt C um weniger als 0,1 Punkte",
            "No weight changes anything: a fifth more or less moves C by less than 0.1 points",
        ),
    ] {
        says(&request(three(), |_| {}), wish, german, english);
    }
    says(
        &request(json!([["A", 1, 1], ["B", 1, 1]]), |_| {}),
        of("waterfall", "A", ""),
        "A erreicht 100,0 Punkte, die meisten mit „a“: 60,0",
        "A reaches 100.0 points, most of them from “a”: 60.0",
    );
    says(
        &request(json!([["A", 1, 1], ["B", 1, 1]]), |_| {}),
        of("difference", "A", "B"),
        "A und B unterscheiden sich in keinem Ziel",
        "A and B differ in no goal",
    );
    says(
        &request(three(), |scorecard| scorecard["aggregate"] = json!("harmonic")),
        of("waterfall", "A", ""),
        "Unter dem harmonischen Mittel ist ein Wert keine Summe von Teilen. Mit dem arithmetischen oder geometrischen Mittel lässt er sich zerlegen.",
        "Under the harmonic mean a score is no sum of parts. With the arithmetic or the geometric mean it can be taken apart.",
    );
}

#[test]
fn findings_of_rank_acceptability() {
    let wish = || json!({ "picture": "rank_acceptability" });
    // w ~ Beta(6, 4): P(w > ½) = 382 ÷ 512, and C is never first.
    says(
        &request(three(), |scorecard| scorecard["robustness"] = json!({ "firmness": 10 })),
        wish(),
        "A steht in 75 von 100 denkbaren Gewichtungen vorn, B in 25",
        "A is ahead in 75 of 100 conceivable weightings, B in 25",
    );
    says(
        &request(json!([["A", 1, 1], ["B", 0.5, 0.5]]), |_| {}),
        wish(),
        "Platz 1 ist fest: A steht in über 99 von 100 denkbaren Gewichtungen vorn",
        "First place is firm: A is ahead in more than 99 of 100 conceivable weightings",
    );
    says(
        &request(json!([["A", 1, 1], ["B", 1, 1], ["C", 0.5, 0.5]]), |_| {}),
        wish(),
        "Kein Gewicht trennt sie: A und B teilen sich immer den ersten Platz",
        "No weight parts them: A and B always share first place",
    );
    says(
        &request(json!([["A", 1, 1]]), |_| {}),
        wish(),
        "Für einen Vergleich braucht es mindestens zwei Zeilen mit einem Wert.",
        "A comparison needs at least two rows with a score.",
    );
}

/// Rows of one company with followers and likes.
fn counts(header: &str, rows: &[&str]) -> Value {
    json!({ "text": format!("{header}\tFollower\tLikes\n{}\n", rows.join("\n")) })
}

#[test]
fn findings_of_counts() {
    let rows: Vec<String> = (1..=12).map(|it| format!("Konto {it}\t10000\t100")).collect();
    let mut rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let even = counts("Firma", &rows);
    rows.push("Ausreißer\t10000\t300");
    says(
        &counts("Firma", &rows),
        json!({ "picture": "funnel" }),
        "Ausreißer liegt bei „Engagement-Rate nach Followern“ höher, als Größe und Zufall erklären",
        "Ausreißer lies higher in “Engagement rate by followers” than size and chance explain",
    );
    says(
        &even,
        json!({ "picture": "funnel" }),
        "Bei „Engagement-Rate nach Followern“ liegt niemand außerhalb dessen, was der Zufall bei dieser Größe zulässt",
        "In “Engagement rate by followers” nobody lies outside of what chance allows at that size",
    );
    says(
        &counts("Kanal", &["LinkedIn\t620\t10", "X\t380\t90"]),
        json!({ "picture": "channel_mix" }),
        "LinkedIn hat 62 % der Follower, aber 10 % der Interaktionen",
        "LinkedIn has 62% of followers, but 10% of interactions",
    );
    // A row without a channel belongs to none.
    let nameless = counts("Kanal", &["LinkedIn\t620\t10", "–\t5000\t7", "X\t380\t90"]);
    says(
        &nameless,
        json!({ "picture": "channel_mix" }),
        "LinkedIn hat 62 % der Follower, aber 10 % der Interaktionen",
        "LinkedIn has 62% of followers, but 10% of interactions",
    );
    let svg = drawn(&nameless, &json!({ "picture": "channel_mix" })).svg.expect("a picture");
    assert!(svg.contains("1 Zeile nennt keinen Kanal und zählt nicht mit."), "{svg}");
    says(
        &even,
        json!({ "picture": "channel_mix" }),
        "Dafür braucht die Tabelle eine Spalte mit mindestens zwei Kanälen.",
        "For this the table needs a column with at least two channels.",
    );
    // 1.5 · exp(± 1.96 √(1/100 + 1/150)) − 1
    says(
        &counts("Kanal\tMonat", &["X\t2026-08\t1000\t100", "X\t2026-09\t1000\t150"]),
        json!({ "picture": "trend", "kpi": "engagement_rate_by_followers" }),
        "„Engagement-Rate nach Followern“ steigt bei X um 50,0 %, und das ist mehr als der Zufall des Zählens (+16,5 % bis +93,2 %)",
        "“Engagement rate by followers” rises by 50.0% for X, which is more than the chance in counting (+16.5% to +93.2%)",
    );
    says(
        &counts("Kanal\tMonat", &["X\t2026-08\t1000\t10", "X\t2026-09\t1000\t9"]),
        json!({ "picture": "trend", "kpi": "engagement_rate_by_followers" }),
        "„Engagement-Rate nach Followern“ fällt bei X um 10,0 %, doch das kann Zufall sein (−63,4 % bis +121 %)",
        "“Engagement rate by followers” falls by 10.0% for X, but that can be chance (−63.4% to +121%)",
    );
}

#[test]
fn tornado_and_difference_are_the_methods() {
    let tornado = drawn(&request(three(), |_| {}), &json!({ "picture": "tornado", "row": "A" }));
    let found = zielwert::method::calculate("tornado", &json!({ "row": [1, 0], "w": [0.6, 0.4] })).expect("a method");
    let ends = |goal: usize| found.value["ranges"][goal].as_array().expect("two ends").clone();
    let shown = |row: usize| [&tornado.table.rows[row][2], &tornado.table.rows[row][4]];
    let number = |text: &str| text.replace(',', ".").parse::<f64>().expect("a number") / 100.0;
    for (row, turned) in [(0, false), (1, true)] {
        let [less, more] = shown(row).map(|it| number(it));
        let (low, high) = if turned { (more, less) } else { (less, more) };
        let ends = ends(row);
        assert!((ends[0].as_f64().expect("low") - low).abs() < 1e-9, "{ends:?} {low}");
        assert!((ends[1].as_f64().expect("high") - high).abs() < 1e-9, "{ends:?} {high}");
    }
    // 0.8^0.6 0.5^0.4 against 0.4^0.6 0.9^0.4, split by the logarithmic mean: the parts add up.
    let rows = json!([["A", 0.8, 0.5], ["B", 0.4, 0.9]]);
    let of = |change: fn(&mut Value)| {
        let request = request(rows.clone(), change);
        drawn(&request, &json!({ "picture": "difference", "row": "A", "other": "B" }))
    };
    let inputs = json!({ "a": [0.8, 0.5], "b": [0.4, 0.9], "w": [0.6, 0.4] });
    for (name, drawing) in [
        ("difference_arithmetic", of(|_| {})),
        ("difference_geometric", of(|scorecard| scorecard["aggregate"] = json!("geometric"))),
    ] {
        let found = zielwert::method::calculate(name, &inputs).expect("a method").value;
        for (row, part) in drawing.table.rows.iter().zip(found["parts"].as_array().expect("parts")) {
            let shown = number(&row[4].replace('−', "-").replace('+', ""));
            assert!((shown - part.as_f64().expect("a part")).abs() < 6e-4, "{name}: {row:?} {part}");
        }
    }
}

/// The width of words by another estimate than the pictures' own: an average face.
fn width(words: &str, size: f64) -> f64 {
    let em = |letter: char| match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | '·' | ':' | '\u{a0}' | '(' | ')' => 0.28,
        'm' | 'w' | 'M' | 'W' | '%' | '…' => 0.85,
        '\u{2066}'..='\u{2069}' => 0.0,
        'A'..='Z' | 'Ä' | 'Ö' | 'Ü' => 0.65,
        letter if letter.is_ascii() => 0.54,
        _ => 0.5,
    };
    words.chars().map(em).sum::<f64>() * size
}

#[test]
fn words_neither_meet_nor_leave_the_frame() {
    for (scene, request) in SCENES.iter().map(|it| (it.0, (it.1)())) {
        let analysed = Analysed::new(&request);
        for entry in picture::ALL {
            for width in [280, 479, 480, 1600] {
                let drawing = analysed.drawn("de", &json!({ "picture": entry.id, "width": width }));
                let Some(svg) = drawing.svg else { continue };
                words_have_room(&format!("{scene}, {}, {width}", entry.id), &svg);
            }
        }
    }
}

#[track_caller]
fn words_have_room(at: &str, svg: &str) {
    let document = parsed(svg);
    let frame: Vec<f64> =
        document.root_element().attribute("viewBox").unwrap_or_default().split(' ').flat_map(str::parse).collect();
    let mut boxes: Vec<(String, [f64; 4])> = Vec::new();
    for text in document.descendants().filter(|it| it.tag_name().name() == "text") {
        let words = text.text().unwrap_or_default();
        let (x, y, size) = (number(text, "x"), number(text, "y"), number(text, "font-size"));
        let wide = width(words, size);
        let from = match text.attribute("text-anchor") {
            Some("middle") => x - wide / 2.0,
            Some("end") => x - wide,
            _ => x,
        };
        let area = [from, y - size * 0.72, from + wide, y + size * 0.2];
        assert!(area[0] >= -1.0 && area[2] <= frame[2] + 1.0, "{at}: {words} leaves the frame: {area:?} of {frame:?}");
        assert!(area[1] >= -1.0 && area[3] <= frame[3] + 1.0, "{at}: {words} leaves the frame: {area:?} of {frame:?}");
        for (other, taken) in &boxes {
            let (across, down) =
                (area[2].min(taken[2]) - area[0].max(taken[0]), area[3].min(taken[3]) - area[1].max(taken[1]));
            assert!(across < 1.0 || down < 1.0, "{at}: {words} lies on {other}: {area:?} {taken:?}");
        }
        boxes.push((words.to_owned(), area));
    }
}

#[test]
fn bars_are_as_long_as_their_points() {
    let drawing = drawn(&request(three(), |_| {}), &json!({ "picture": "ranking", "width": 860 }));
    let svg = drawing.svg.expect("three rows with scores");
    let document = parsed(&svg);
    let bars: Vec<(String, f64)> = marks(&document)
        .filter_map(|mark| {
            let rect = mark.children().find(|it| it.has_tag_name(("http://www.w3.org/2000/svg", "rect")))?;
            Some((mark.attribute("data-say")?.to_owned(), number(rect, "width")))
        })
        .collect();
    let width = |said: &str| bars.iter().find(|it| it.0 == said).unwrap_or_else(|| panic!("{said} of {bars:?}")).1;
    // A hairline of one pixel parts neighbours.
    let (a, c) = (width("A · a: 60,0 Punkte"), width("C · a: 30,0 Punkte") + 1.0);
    assert!((a / c - 2.0).abs() < 0.01, "{a} and {c}");
    let b = width("B · b: 40,0 Punkte");
    assert!((a / b - 1.5).abs() < 0.01, "{a} and {b}");
}

#[test]
fn crossings_are_the_flip_points() {
    let rows = json!([["A", 0.8, 0.2], ["B", 0.6, 0.8], ["C", 0.1, 0.1]]);
    let drawing = drawn(&request(rows, |_| {}), &json!({ "picture": "weight_line", "goal": "a" }));
    let inputs = json!({ "a": [0.8, 0.2], "b": [0.6, 0.8], "w": [0.6, 0.4] });
    let points = zielwert::method::calculate("flip_point", &inputs).expect("a method").value;
    assert_eq!(points[0], json!(0.75));
    let met: Vec<&Vec<String>> =
        drawing.table.rows.iter().filter(|it| it.last().is_some_and(|it| it.contains("überholt"))).collect();
    assert_eq!(
        met,
        [&["75,0 %", "65,0", "65,0", "10,0", "A überholt B; damit wechselt die Führung"]
            .map(|it| it.replace(" %", "\u{a0}%"))]
    );
    // The ring stands where the lines meet: three quarters of the way from 0 to 100 per cent.
    let svg = drawing.svg.expect("a picture");
    let document = parsed(&svg);
    let ring = marks(&document)
        .find(|it| it.attribute("data-say").is_some_and(|it| it.contains("A überholt B")))
        .and_then(|it| it.children().rfind(|it| it.tag_name().name() == "circle"))
        .expect("a ring");
    let tick = |words: &str| {
        let words = words.replace(' ', "\u{a0}");
        let text = document.descendants().find(|it| it.tag_name().name() == "text" && it.text() == Some(&words));
        number(text.unwrap_or_else(|| panic!("{words}")), "x")
    };
    let share = (number(ring, "cx") - tick("0 %")) / (tick("100 %") - tick("0 %"));
    assert!((share - 0.75).abs() < 1e-4, "{share}");
}

#[test]
fn what_people_typed_stays_words() {
    let hostile = "<script>alert('x')</script> \"&]]>\u{1}\u{202e}";
    let request = request(json!([[hostile, 0.9, 0.2], ["B", 0.3, 0.4]]), |scorecard| {
        scorecard["goals"][0]["name"] = json!("<b onclick=\"x\">&]]>");
    });
    for entry in picture::ALL {
        let drawing = drawn(&request, &json!({ "picture": entry.id, "idPrefix": "\"><script>" }));
        let Some(svg) = drawing.svg else { continue };
        let document = parsed(&svg);
        let names: Vec<&str> = document.descendants().map(|it| it.tag_name().name()).collect();
        assert!(!names.contains(&"script") && !names.contains(&"b"), "{}", entry.id);
        assert!(!svg.contains('\u{1}') && !svg.contains('\u{202e}'), "{}", entry.id);
        assert!(svg.contains("&lt;script&gt;alert(&#39;x&#39;)"), "{}: the words are still there", entry.id);
    }
}

#[test]
fn long_names_are_cut_in_the_picture_and_whole_in_its_marks() {
    let long = "Langname ".repeat(34);
    let drawing = drawn(&request(json!([[long, 0.9, 0.2], ["B", 0.3, 0.4]]), |_| {}), &json!({}));
    let svg = drawing.svg.expect("a picture");
    let document = parsed(&svg);
    let shown = document.descendants().filter(|it| it.tag_name().name() == "text").filter_map(|it| it.text());
    assert!(shown.clone().any(|it| it.starts_with("Langname") && it.ends_with('…')));
    assert!(shown.clone().all(|it| it.chars().count() < 120));
    assert!(drawing.marks.iter().any(|it| it.label.starts_with(long.trim())));
}

#[test]
fn the_export_is_a_file_of_its_own() {
    let of = |rows: Value| {
        let request = zielwert::api::Request::from_json(&request(rows, |_| {})).expect("an object");
        zielwert::export::export(&request, "svg").expect("a format")
    };
    let svg = of(three());
    let document = parsed(&svg);
    assert!(svg.contains("xmlns=\"http://www.w3.org/2000/svg\"") && svg.contains("prefers-color-scheme:dark"));
    let texts: Vec<&str> =
        document.descendants().filter(|it| it.tag_name().name() == "text").filter_map(|it| it.text()).collect();
    assert!(texts.contains(&"A führt mit 60,0 Punkten, 10,0 vor C"), "{texts:?}");
    // Without anything to draw it says so, as a picture.
    assert!(of(json!([])).contains("Noch gibt es nichts zu zeichnen"));
}

#[test]
fn an_unknown_picture_is_a_mistake_in_the_call() {
    let request = zielwert::api::Request::from_json(&request(three(), |_| {})).expect("an object");
    let wish = Wish { picture: Some("pie".to_owned()), ..Wish::default() };
    let fault = draw(&request, &wish).expect_err("no such picture").to_string();
    assert!(fault.starts_with("unknown picture \"pie\"; the pictures are ranking, "), "{fault}");
}

#[test]
fn entries_are_complete() {
    let mut ids: Vec<&str> = picture::ALL.iter().map(|it| it.id).collect();
    for entry in picture::ALL {
        for words in [entry.name.de, entry.name.en] {
            assert!(!words.is_empty() && !words.ends_with('.'), "{}", entry.id);
        }
        for words in [entry.question.de, entry.question.en] {
            assert!(words.ends_with('?'), "{}", entry.id);
        }
        let file = format!("{}/src/picture/{}.rs", env!("CARGO_MANIFEST_DIR"), entry.id);
        assert!(std::path::Path::new(&file).exists(), "{file}: a picture's file is called as the picture");
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), picture::ALL.len());
}

#[test]
fn pictures_that_a_guide_shows_exist() {
    use zielwert::api::{Request, catalogue};
    let request = Request::from_json(&scenes::golden()).expect("an object");
    for path in zielwert::guide::ALL {
        let told = serde_json::to_value(zielwert::guide::answer(path, &request)).expect("plain data");
        for block in told["blocks"].as_array().into_iter().flatten() {
            let Some(id) = block["picture"].as_str() else { continue };
            assert!(picture::Picture::from_id(id).is_some(), "{}: {id}", path.question.id);
        }
    }
    let listed = catalogue(zielwert::engine::language::Language::De);
    assert_eq!(listed["pictures"].as_array().map(Vec::len), Some(picture::ALL.len()));
}

#[test]
fn pictures_look_as_they_did() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    for entry in picture::ALL {
        let drawing = drawn(&scenes::golden(), &json!({ "picture": entry.id, "width": 320, "idPrefix": "golden" }));
        let svg = drawing.svg.unwrap_or_else(|| panic!("{}: {:?}", entry.id, drawing.unavailable));
        // One element a line, so that a change can be read.
        let svg = svg.replace("><", ">\n<") + "\n";
        let file = folder.join(format!("{}.svg", entry.id));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &svg).expect("the folder can be written");
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(svg == expected, "{} has changed: UPDATE=1 writes it anew\n{svg}", file.display());
    }
}
