//! Whether the numbers of a table can be true together: each doubt is raised where it should be, with its place, and not where
//! all is well. And odd texts: whatever is pasted, the answer comes soon and in words.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_types, reason = "that the answer comes soon is what is tested")]

use std::time::{Duration, Instant};

use zielwert::api::{self, Request};
use zielwert::engine::settings::Per;
use zielwert::paste::{Corrections, Options, Order, parse, read};

/// What is said about a text, by code, line and column.
fn said(text: &str, per: Per) -> Vec<(String, Option<u32>)> {
    let mut request = Request::of_text(text);
    request.settings.per = per;
    api::analyse(&request).notes.into_iter().map(|note| (note.code.to_owned(), note.line)).collect()
}

/// The note is raised on that line for the first text, and not at all for the second.
#[track_caller]
fn check(code: &str, line: Option<u32>, doubtful: &str, sound: &str) {
    let found = said(doubtful, Per::Row);
    assert!(found.contains(&(code.to_owned(), line)), "{code} is missing: {found:?}");
    let found = said(sound, Per::Row);
    assert!(!found.iter().any(|(it, _)| it == code), "{code} should not be there: {found:?}");
}

#[test]
fn counts_that_are_fractions_are_named() {
    check(
        "count_with_fractions",
        Some(2),
        "Kanal\tFollower\tEngagement\nA\t1000\t3,4\nB\t2000\t1,2\n",
        "Kanal\tFollower\tEngagement\nA\t1000\t34\nB\t2000\t12\n",
    );
    check(
        "losses_without_sign",
        None,
        "Monat\tNeue Follower\tVerlorene Follower\n2026-01\t12\t-3\n2026-02\t20\t-5\n",
        "Monat\tVerlorene Follower\n2026-01\t3\n",
    );
}

#[test]
fn numbers_of_a_given_table_are_not_converted_and_that_is_said() {
    let said = |header: &str, cell: serde_json::Value| {
        let table = serde_json::json!({ "columns": ["Kanal", header], "rows": [["A", cell]] });
        let request = Request::from_json(&serde_json::json!({ "table": table })).unwrap();
        api::analyse(&request).notes.iter().any(|it| it.code == "numbers_as_given")
    };
    for (header, cell, expected) in [
        ("Follower in Tsd.", 12.5.into(), true),
        ("Antwortzeit (h)", 2.into(), true),
        ("Engagement-Rate (%)", 4.5.into(), true),
        ("Engagement-Rate (%)", 0.045.into(), false),
        ("Follower in Tsd.", "12,5".into(), false),
        ("Kosten (EUR)", 12.5.into(), false),
        ("Arbeitszeit (Stunden)", 2.into(), false),
        ("Antwortzeit (Sekunden)", 2.into(), false),
    ] {
        assert_eq!(said(header, cell), expected, "{header}");
    }
}

#[test]
fn channels_without_a_figure_are_not_ranked() {
    let text = "Kanal\tJan\tFeb\tMrz\nInstagram\t100\t200\t300\nLinkedIn\t50\t60\t70\n";
    let report = api::analyse(&Request::of_text(text));
    assert!(report.score.rows.iter().all(|it| it.score.is_none()));
    assert!(report.notes.iter().any(|it| it.code == "no_kpi"));
    // Companies that are on more channels than others are told apart by that.
    let mut request = Request::of_text("Firma\tKanal\tNotiz\nACME\tX\t1\nACME\tLinkedIn\t2\nBosch\tX\t3\n");
    request.settings.per = Per::Company;
    assert!(api::analyse(&request).score.rows.iter().any(|it| it.score.is_some()));
}

#[test]
fn follower_growth_is_a_count_where_it_looks_like_one() {
    let growth = |cells: [&str; 2]| {
        let text = format!("Kanal\tFollower\tFollower-Wachstum\nA\t10.000\t{}\nB\t20.000\t{}\n", cells[0], cells[1]);
        let report = api::analyse(&Request::of_text(&text));
        let has = |id: &str| report.rows[0].kpis.0.iter().find(|it| it.0 == id).and_then(|it| it.1.value);
        (has("follower_growth"), has("follower_growth_rate"))
    };
    assert_eq!(growth(["+340", "+12"]).0, Some(340.0));
    assert_eq!(growth(["3,4 %", "1,2 %"]), (None, Some(0.034)));
    assert_eq!(growth(["3,4", "1,2"]), (None, Some(0.034)));
}

#[test]
fn remarks_are_no_comments() {
    let interactions = |text: &str| {
        let report = api::analyse(&Request::of_text(text));
        report.rows[0].kpis.0.iter().find(|it| it.0 == "interactions").and_then(|it| it.1.value)
    };
    let remarks =
        "Kanal\tFollower\tLikes\tKommentar\nInstagram\t100\t45\tReel ging viral\nFacebook\t80\t30\tneue Serie\n";
    assert_eq!(interactions(remarks), Some(45.0));
    let both = "Kanal\tKommentar\tLikes\tKommentare\nInstagram\tging viral\t45\t5\nFacebook\t\t30\t4\n";
    assert_eq!(interactions(both), Some(50.0));
    let notes = api::analyse(&Request::of_text(both)).notes;
    assert!(notes.iter().all(|it| it.code != "second_column_for_measure"));
    // A single word may be a cell that somebody forgot.
    assert_eq!(interactions("Kanal\tLikes\tKommentare\nInstagram\t45\tunbekannt\n"), None);
}

#[test]
fn names_of_a_pivot_table_hold_for_the_rows_below_them() {
    let text = "Unternehmen\tKanal\tFollower\nSiemens\tInstagram\t1000\n\tLinkedIn\t2000\nBosch\tInstagram\t1500\n\tLinkedIn\t2500\n";
    let mut request = Request::of_text(text);
    request.settings.per = Per::Company;
    let report = api::analyse(&request);
    let followers: Vec<_> = report
        .rows
        .iter()
        .map(|row| (row.label.as_str(), row.kpis.0.iter().find(|it| it.0 == "audience_size").and_then(|it| it.1.value)))
        .collect();
    assert_eq!(followers, [("Siemens", Some(3000.0)), ("Bosch", Some(4000.0))]);
    // Groups within groups, and months first.
    for (text, labels) in [
        (
            "Firma\tKanal\tFormat\tLikes\nA\tInstagram\tBild\t1\n\t\tReel\t2\n\tX\tBild\t3\nB\tX\tBild\t4\n",
            "A · Instagram|A · Instagram (2)|A · X|B · X",
        ),
        (
            "Monat\tKanal\tLikes\nJan 2026\tInstagram\t1\n\tX\t2\nFeb 2026\tInstagram\t3\n\tX\t4\n",
            "Instagram · Jan 2026|X · Jan 2026|Instagram · Feb 2026|X · Feb 2026",
        ),
        (
            "Kanal\tPlatzierung\tLikes\nInstagram\tFeed\t1\n\tStory\t2\nFacebook\tFeed\t3\n\tStory\t4\n",
            "Instagram|Instagram (2)|Facebook|Facebook (2)",
        ),
        (
            "Jahr\tMonat\tKanal\tLikes\n2025\tDezember\tInstagram\t1\n\t\tX\t2\n2026\tJanuar\tInstagram\t3\n\t\tX\t4\n",
            "Instagram · Dezember 2025|X · Dezember 2025|Instagram · Januar 2026|X · Januar 2026",
        ),
    ] {
        let report = api::analyse(&Request::of_text(text));
        let found: Vec<&str> = report.rows.iter().map(|it| it.label.as_str()).collect();
        assert_eq!(found.join("|"), labels, "{text}");
    }
    // Not where a name is missing now and then, or the rows below are not told apart.
    let doubtful = "Unternehmen\tKanal\tFollower\nA\tInstagram\t1\nB\tInstagram\t2\n\tInstagram\t3\nC\tX\t3\nD\tX\t3\nE\tX\t4\nF\tX\t4\n";
    let alike = "Unternehmen\tKanal\tFollower\nA\tX\t1\n\tX\t2\n\tX\t3\n";
    check("names_filled_down", Some(3), text, doubtful);
    check("names_filled_down", Some(3), text, alike);
}

#[test]
fn what_cannot_be_true_together_is_named() {
    check(
        "reach_above_impressions",
        Some(3),
        "Konto\tReichweite\tImpressionen\nA\t50\t90\nB\t95\t90\n",
        "Konto\tReichweite\tImpressionen\nA\t50\t90\nB\t90\t90\n",
    );
    check(
        "interactions_above_reach",
        Some(2),
        "Konto\tReichweite\tLikes\tKommentare\nA\t50\t49\t2\nB\t95\t9\t1\n",
        "Konto\tReichweite\tLikes\tKommentare\nA\t50\t49\t1\nB\t95\t9\t1\n",
    );
    check(
        "total_not_sum",
        Some(3),
        "Konto\tLikes\tKommentare\tGeteilt\tInteraktionen\nA\t5\t2\t1\t8\nB\t5\t2\t1\t9\n",
        "Konto\tLikes\tKommentare\tGeteilt\tInteraktionen\nA\t5\t2\t1\t8\nB\t6\t2\t1\t9\n",
    );
    check(
        "duplicate_records",
        Some(4),
        "Post ID\tLikes\tReichweite\na1\t5\t90\na2\t6\t80\na1\t5\t90\n",
        "Post ID\tLikes\tReichweite\na1\t5\t90\na2\t6\t80\na3\t5\t90\n",
    );
    check("negative_count", Some(2), "Konto\tLikes\nA\t-5\nB\t5\n", "Konto\tLikes\nA\t0\nB\t5\n");
    check(
        "currencies_differ",
        None,
        "Konto\tKosten (EUR)\tUmsatz (USD)\nA\t5,00\t90,00\n",
        "Konto\tKosten (Tsd. EUR)\tUmsatz (EUR)\nA\t5,00\t90,00\n",
    );
    check(
        "currencies_differ",
        None,
        "Konto\tKosten\tUmsatz\nA\t5,00 €\t$90,00\n",
        "Konto\tKosten\tUmsatz\nA\t5,00 €\t90,00\n",
    );
    check(
        "scale_above",
        Some(1),
        "Angaben in Tausend\nKonto\tLikes\nA\t5\nB\t7\n",
        "Angaben in Prozent, Zeitraum 30 Tage\nKonto\tLikes\nA\t5\nB\t7\n",
    );
    check(
        "scale_above",
        Some(1),
        "Reichweite (in 1.000)\n\nKonto\tLikes\nA\t5\nB\t7\n",
        "Bericht in T 4\n\nKonto\tLikes\nA\t5\nB\t7\n",
    );
    // One reaction in a hundred thousand: the count says more than the rate.
    check(
        "tiny_rate",
        None,
        "Konto\tFollower\tLikes\nA\t1.000.000\t3\nB\t900.000\t12\n",
        "Konto\tFollower\tLikes\nA\t1.000\t30\nB\t900\t12\n",
    );
}

#[test]
fn reach_by_day_is_not_people() {
    let days = "Datum\tKanal\tReichweite\tLikes\n2026-11-01\tX\t90\t5\n2026-11-02\tX\t80\t6\n";
    let codes = |per| said(days, per).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    assert!(codes(Per::Channel).contains(&"people_counted_twice".to_owned()));
    assert!(!codes(Per::Row).contains(&"people_counted_twice".to_owned()));
}

#[test]
fn which_mean_of_ready_made_rates_is_said() {
    let means = |rest: &str, per| {
        let text = format!("Kanal\tEngagement-Rate\t{rest}");
        let codes = said(&text, per).into_iter().map(|(code, _)| code).filter(|it| it.starts_with("given_"));
        codes.collect::<Vec<_>>()
    };
    let reach = "Reichweite\nX\t1 %\t100\nX\t3 %\t300\nY\t2 %\t50\n";
    assert_eq!(means(reach, Per::Channel), ["given_weighted"]);
    assert!(means(reach, Per::Row).is_empty());
    assert_eq!(means("Notiz\nX\t1 %\ta\nX\t3 %\tb\n", Per::Channel), ["given_plain_mean"]);
    let both = "Reichweite\nX\t1 %\t100\nX\t3 %\t300\nY\t2 %\t\nY\t4 %\t\n";
    assert_eq!(means(both, Per::Channel), ["given_weighted", "given_plain_mean"]);
}

#[test]
fn the_person_settles_the_order_of_dates() {
    let text = "Datum\tLikes\n03/04/2026\t1\n02/05/2026\t2\n04/04/2026\t3\n";
    let first = |order: Option<Order>| {
        let dates = order.map(|it| ("Datum".to_owned(), it)).into_iter().collect();
        let data = read(parse(text, &Options::default()), &Corrections { dates, ..Corrections::default() });
        let is_asked = data.notes.iter().any(|it| it.kind.code == "date_order_undecided");
        (data.periods[0].unwrap().first, is_asked)
    };
    // Days since 1970-01-01: the 4th of March and the 3rd of April 2026.
    assert_eq!(first(None), (20_516, true));
    assert_eq!(first(Some(Order::DayFirst)), (20_546, false));
    assert_eq!(first(Some(Order::MonthFirst)), (20_516, false));
    let request =
        serde_json::json!({ "text": text, "dates": { "*": "day_first", "x": "week_first", "y": "year_first" } });
    let request = Request::from_json(&request).unwrap();
    assert_eq!(request.corrections.dates.get("*"), Some(&Order::DayFirst));
    assert_eq!(request.corrections.dates.get("y"), Some(&Order::YearFirst));
    assert_eq!(request.notes.len(), 1);
}

#[test]
fn the_person_settles_fractions_or_per_cent() {
    let text = "Konto\tEngagement-Rate\nA\t0,4\nB\t0,8\n";
    let first = |share: Option<&str>| {
        let shares: serde_json::Map<_, _> =
            share.map(|it| ("Engagement-Rate".to_owned(), it.into())).into_iter().collect();
        let request = Request::from_json(&serde_json::json!({ "text": text, "shares": shares })).unwrap();
        let data = api::read(&request).data;
        let is_asked = data.notes.iter().any(|it| it.kind.code == "rate_scale_undecided");
        (data.columns[1].numbers.get(0).unwrap(), is_asked)
    };
    assert!(first(None).1, "a rate of 40 % or of 0.4 %: nobody can know");
    assert_eq!(first(Some("fraction")), (0.4, false));
    assert_eq!(first(Some("percent")), (0.004, false));
}

/// Odd texts, and a word of what is said about each (none: nothing needs to be).
fn odd() -> Vec<(&'static str, String, Option<&'static str>)> {
    let wide = |n: usize| format!("{}\n{}\n", vec!["x"; n].join("\t"), vec!["1"; n].join("\t"));
    vec![
        ("NUL bytes", "Konto\tLikes\0\nA\t5\0\nB\t7\n".to_owned(), Some("nul_characters")),
        ("mixed line endings", "Konto\tLikes\r\nA\t5\rB\t7\nC\t9".to_owned(), None),
        ("right to left", "الحساب\tFollower\tLikes\nقناة\t١٠٠\t5\nערוץ\t200\t7\n".to_owned(), None),
        ("an unterminated quote", "Konto,Likes\nA,5\n\"B,7\nC,9\n".to_owned(), Some("quote_unclosed")),
        (
            "a quote open over 60,000 lines",
            format!("Konto,Likes\nA,5\n\"{}", "B,7\n".repeat(60_000)),
            Some("quote_unclosed"),
        ),
        ("a million columns", wide(1_000_000), Some("too_many_columns")),
        ("60,000 lines of one column", "7\n".repeat(60_000), None),
        ("five million separators", ";".repeat(5_000_000), None),
        ("a hundred thousand quotes", "\"".repeat(100_001), None),
        ("quotes behind spaces that never close", format!("a;b\n{}", " \"\\\"a;1\n".repeat(30_000)), None),
        ("escaped quotes that lead nowhere", format!("a;b\n{}x;\"2\"\n", "\"\\\"a;1\n".repeat(30_000)), None),
        ("5 MB without a break", "x".repeat(5_000_000), None),
        ("control characters", (0..32).map(|it| char::from(it as u8)).cycle().take(100_000).collect(), None),
    ]
}

#[test]
fn odd_texts_are_answered_soon_and_in_words() {
    for (what, text, code) in odd() {
        let start = Instant::now();
        let report = api::analyse(&Request::of_text(text));
        // Generous: tests are built without optimisation and machines are busy.
        assert!(start.elapsed() < Duration::from_secs(30), "{what} took {:?}", start.elapsed());
        let codes: Vec<&str> = report.notes.iter().map(|it| it.code.as_str()).collect();
        assert!(code.is_none_or(|code| codes.contains(&code)), "{what}: {codes:?}");
    }
}

#[test]
fn mixed_line_endings_and_foreign_scripts_are_read_whole() {
    let rows = |text: &str| {
        let report = api::analyse(&Request::of_text(text));
        report
            .rows
            .iter()
            .map(|row| (row.label.clone(), row.measures.get("likes").copied().flatten()))
            .collect::<Vec<_>>()
    };
    let mixed = rows("Konto\tFollower\tLikes\r\nA\t100\t5\rB\t200\t7\nC\t300\t9");
    assert_eq!(mixed, [("A".to_owned(), Some(5.0)), ("B".to_owned(), Some(7.0)), ("C".to_owned(), Some(9.0))]);
    let foreign = rows("الحساب\tFollower\tLikes\nقناة\t100\t5\nערוץ\t200\t7\n");
    assert_eq!(foreign, [("قناة".to_owned(), Some(5.0)), ("ערוץ".to_owned(), Some(7.0))]);
}
