//! Every example is what it says: its platform's shape, invented sums that hold, small enough to travel with the page.

use zielwert::examples::{self, Example};
use zielwert::paste::{Header, Options, header, parse, platform};

/// The line of the header, where that is not the first. `0`: the labels stand in the first column.
const HEADER_LINES: &[(&str, usize)] = &[
    ("industry", 3),
    ("service", 2),
    ("brand", 2),
    ("communities", 2),
    ("meta_overview", 3),
    ("instagram_download", 0),
    ("linkedin_content", 2),
    ("linkedin_posts", 2),
    ("linkedin_competitors", 2),
    ("linkedin_personal", 2),
    ("google_analytics", 10),
    ("google_ads", 4),
    ("fanpage_karma", 3),
];

fn header_line(example: &Example) -> usize {
    HEADER_LINES.iter().find(|(id, _)| *id == example.id).map_or(1, |(_, line)| *line)
}

fn separator(example: &Example) -> char {
    let line = example.text.lines().nth(header_line(example).saturating_sub(1)).unwrap_or_default();
    let count = |mark: char| line.matches(mark).count();
    ['\t', ';', ','].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(',')
}

/// Headers and rows of an example, cut at its own header and separator.
fn cut(example: &Example) -> (Vec<String>, Vec<Vec<String>>) {
    let text: String = example.text.split_inclusive('\n').skip(header_line(example).saturating_sub(1)).collect();
    let header = if header_line(example) == 0 { Header::None } else { Header::First };
    let table = parse(text, &Options { separator: Some(separator(example)), header });
    let rows: Vec<Vec<String>> = (0..table.len())
        .map(|row| (0..table.columns.len()).map(|column| table.cell(row, column).into_owned()).collect())
        .collect();
    if header_line(example) == 0 {
        return (rows.iter().map(|row| row[0].clone()).collect(), Vec::new());
    }
    (table.columns.clone(), rows)
}

fn german(cell: &str) -> f64 {
    cell.replace('.', "").replace(',', ".").parse().unwrap_or(0.0)
}

#[test]
fn each_is_recognised_as_its_platform_and_no_other() {
    let mut wrong = Vec::new();
    for example in examples::ALL {
        let (columns, _) = cut(example);
        let headers: Vec<&str> = columns.iter().map(String::as_str).collect();
        let found = platform::recognise(&headers, &[]).map(|it| it.id);
        let others = platform::candidates(&headers).len();
        if found != example.source || others != usize::from(example.source.is_some()) {
            wrong.push(format!("{}: {found:?} ({others}) from {headers:?}", example.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_platform_has_an_example() {
    for platform in platform::ALL {
        assert!(examples::ALL.iter().any(|it| it.source == Some(platform.id)), "{}", platform.id);
    }
}

#[test]
fn ids_are_unique_and_words_are_there() {
    for (index, example) in examples::ALL.iter().enumerate() {
        assert!(examples::ALL.iter().skip(index + 1).all(|it| it.id != example.id), "{}", example.id);
        for text in [example.name, example.definition] {
            assert!(!text.de.is_empty() && !text.en.is_empty(), "{}", example.id);
        }
    }
}

#[test]
fn they_travel_light() {
    let total: usize = examples::ALL.iter().map(|it| it.text.len()).sum();
    assert!(total < 52_500, "{total} bytes go with the page");
}

#[test]
fn every_row_is_as_wide_as_its_header() {
    for example in examples::ALL {
        let (columns, rows) = cut(example);
        for row in &rows {
            assert_eq!(row.len(), columns.len(), "{}: {row:?}", example.id);
        }
    }
}

/// The shape of the Publitek report: 40 companies, five channels, 27 million followers, 62 % of them on LinkedIn.
#[test]
fn the_industry_has_the_shape_of_the_report() {
    let example = Example::from_id("industry").expect("in the list");
    let (columns, rows) = cut(example);
    let column = |name: &str| columns.iter().position(|it| it == name).expect(name);
    let (company, channel, followers) = (column("Unternehmen"), column("Kanal"), column("Follower"));
    let (total, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row[company] == "Gesamt");
    let mut companies: Vec<&str> = rows.iter().map(|row| row[company].as_str()).collect();
    companies.dedup();
    assert_eq!((companies.len(), rows.len()), (40, 200));
    for name in ["Follower", "Beiträge", "Reichweite", "Likes", "Kommentare", "Geteilt"] {
        let sum: f64 = rows.iter().map(|row| german(&row[column(name)])).sum();
        assert_eq!(sum, german(&total[0][column(name)]), "{name}");
    }
    let all: f64 = rows.iter().map(|row| german(&row[followers])).sum();
    let linkedin: f64 = rows.iter().filter(|row| row[channel] == "LinkedIn").map(|row| german(&row[followers])).sum();
    assert!((27_000_000.0..27_100_000.0).contains(&all), "{all}");
    assert_eq!((linkedin / all * 100.0).round(), 62.0);
    // The column that gives the decimal mark away agrees with its parts.
    for row in &rows {
        let given = german(&row[column("Interaktionen je Beitrag")]);
        let sum: f64 = ["Likes", "Kommentare", "Geteilt"].iter().map(|name| german(&row[column(name)])).sum();
        let per_post = sum / german(&row[column("Beiträge")]);
        assert!(row[column("Interaktionen je Beitrag")] == "k. A." || (given - per_post).abs() <= 0.051, "{row:?}");
    }
}

/// Total rows are the sums of the others.
#[test]
fn totals_hold() {
    let check = |id: &str, total: &str, name: &str| {
        let example = Example::from_id(id).expect(id);
        let (columns, rows) = cut(example);
        let column = columns.iter().position(|it| it.replace('\u{ad}', "") == name).expect(name);
        let number = |cell: &str| cell.parse::<f64>().unwrap_or_else(|_| german(cell));
        let sum: f64 = rows.iter().filter(|row| row[0] != total).map(|row| number(&row[column])).sum();
        let stated: f64 = rows.iter().filter(|row| row[0] == total).map(|row| number(&row[column])).sum();
        assert!((sum - stated).abs() < 1e-6 && stated > 0.0, "{id} {name}: {sum} {stated}");
    };
    check("youtube_studio", "Gesamt", "Aufrufe");
    check("youtube_studio", "Gesamt", "Wiedergabezeit (Stunden)");
    check("youtube_studio", "Gesamt", "Abonnenten");
    check("youtube_studio_en", "Total", "Views");
    check("pinterest", "Total", "Saves");
    check("google_ads", "Gesamt: Kampagnen", "Kosten");
}

/// Meta's own rates follow from the raw columns to ten digits.
#[test]
fn meta_ads_rates_are_reproducible() {
    let (columns, rows) = cut(Example::from_id("meta_ads").expect("in the list"));
    assert_eq!(columns.len(), 52);
    let column = |name: &str| columns.iter().position(|it| it == name).expect(name);
    for row in &rows {
        let number = |name: &str| row[column(name)].replace(',', ".").parse::<f64>().unwrap_or(f64::NAN);
        for (rate, above, below, factor) in [
            ("CPC (alle) (EUR)", "Ausgegebener Betrag (EUR)", "Klicks (alle)", 1.0),
            ("CPC (Kosten pro Link-Klick) (EUR)", "Ausgegebener Betrag (EUR)", "Link-Klicks", 1.0),
            ("CPM (Kosten pro 1.000 Impressionen) (EUR)", "Ausgegebener Betrag (EUR)", "Impressionen", 1000.0),
            ("Kosten pro 1.000 erreichten Personen (EUR)", "Ausgegebener Betrag (EUR)", "Reichweite", 1000.0),
            ("Kosten pro Beitragsinteraktion (EUR)", "Ausgegebener Betrag (EUR)", "Beitragsinteraktionen", 1.0),
            ("CTR (alle)", "Klicks (alle)", "Impressionen", 100.0),
            ("CTR (Link-Klickrate)", "Link-Klicks", "Impressionen", 100.0),
            ("Frequenz", "Impressionen", "Reichweite", 1.0),
        ] {
            let (given, ours) = (number(rate), number(above) / number(below) * factor);
            assert!((given - ours).abs() <= ours.abs() * 1e-9, "{rate}: {given} {ours}");
        }
    }
}

/// No example leaves the person with nothing to look at.
#[test]
fn every_example_has_measures() {
    for example in examples::ALL {
        let (columns, _) = cut(example);
        let headers: Vec<&str> = columns.iter().map(String::as_str).collect();
        let above: Vec<&str> = example.text.lines().take(header_line(example).saturating_sub(1)).collect();
        let row = header::recognise_table(&headers, &above, &[], &[]);
        let known = row.columns.iter().filter(|it| it.confidence > 0.0).count();
        assert!(known >= 2, "{}", example.id);
    }
}

/// What the reading of a paste finds by itself: header, platform, and the records that are no rows.
#[test]
fn each_is_read_without_a_setting() {
    let mut wrong = Vec::new();
    for example in examples::ALL {
        let table = parse(example.text, &Options::default());
        let headers: Vec<&str> = table.columns.iter().map(String::as_str).collect();
        let found = platform::recognise(&headers, &[]).map(|it| it.id);
        let line = table.header_line.unwrap_or(0) as usize;
        if line != header_line(example) || found != example.source {
            wrong.push(format!("{}: header on line {line}, {found:?} {headers:?} {:?}", example.id, table.skipped));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The Publitek question: who leads depends on whether engagement or reach counts for more.
#[test]
fn the_industry_leader_turns_with_the_weight() {
    let leader = |engagement: f64, per: &str| -> String {
        let request = serde_json::json!({
            "text": Example::from_id("industry").expect("in the list").text,
            "per": per,
            "detail": "values",
            "scorecard": { "goals": [
                { "id": "engagement", "name": "", "weight": engagement,
                  "kpis": [{ "kpi": "engagement_rate_by_reach", "weight": 1 }, { "kpi": "engagement_rate_by_followers", "weight": 1 }] },
                { "id": "reach", "name": "", "weight": 100.0 - engagement,
                  "kpis": [{ "kpi": "total_reach", "weight": 3 }, { "kpi": "reach_rate", "weight": 1 }] },
            ] },
        });
        let request = zielwert::api::Request::from_json(&request).expect("an object");
        let report = serde_json::to_value(zielwert::api::analyse(&request)).expect("a report");
        let rows = report["score"]["rows"].as_array().expect("rows").clone();
        let first: Vec<&str> =
            rows.iter().filter(|row| row["rank"] == 1).filter_map(|row| row["label"].as_str()).collect();
        assert_eq!(first.len(), 1, "{first:?}");
        first[0].to_owned()
    };
    assert_eq!(leader(75.0, "company"), "Grellnau Bildverarbeitung");
    assert_eq!(leader(25.0, "company"), "Veltrauk Sensorik");
    assert_ne!(leader(90.0, "row"), leader(10.0, "row"));
}
