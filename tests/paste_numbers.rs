//! A pasted table to typed columns: whatever people write as a number is read right, or named.

use std::collections::BTreeMap;

use proptest::prelude::*;
use zielwert::engine::data_set::{Column, DataSet, Decimal, Reason, Role};
use zielwert::engine::measure::Measure;
use zielwert::paste::{self, Corrections, Options};

/// Reads a table of one column.
fn column(header: &str, cells: &[&str]) -> DataSet {
    let text = std::iter::once(&header).chain(cells).map(|it| format!("\"{it}\"\n")).collect::<String>();
    let options = Options { header: paste::Header::First, ..Options::default() };
    paste::read(paste::parse(text, &options), &Corrections::default())
}

fn table(text: &str) -> DataSet {
    let options = Options { header: paste::Header::First, ..Options::default() };
    paste::read(paste::parse(text, &options), &Corrections::default())
}

fn find<'a>(data: &'a DataSet, header: &str) -> &'a Column {
    data.columns.iter().find(|it| it.header == header).unwrap_or_else(|| panic!("no column {header}"))
}

fn values(data: &DataSet, header: &str) -> Vec<Option<f64>> {
    (0..data.len()).map(|row| find(data, header).numbers.get(row)).collect()
}

fn codes(data: &DataSet) -> Vec<&'static str> {
    data.notes.iter().map(|it| it.kind.code).collect()
}

#[test]
fn numbers_in_quotes_behind_a_space_are_numbers() {
    let data = table("\"Channel\", \"Followers\", \"Likes\"\n\"A\", \"1200\", \"30\"\n\"B\", \"900\", \"50\"\n");
    assert_eq!(values(&data, " \"Followers\""), [Some(1200.0), Some(900.0)]);
    assert_eq!(values(&data, " \"Likes\""), [Some(30.0), Some(50.0)]);
}

/// One column under a header that says nothing, whose cells must give these values (NaN: missing).
#[track_caller]
fn check(header: &str, cells: &[&str], expected: &[f64]) {
    let data = column(header, cells);
    let expected: Vec<Option<f64>> = expected.iter().map(|it| Some(*it).filter(|it| it.is_finite())).collect();
    assert_eq!(values(&data, header), expected, "{header}: {cells:?}\n{:#?}", data.notes);
}

const NONE: f64 = f64::NAN;

#[test]
fn the_column_decides_on_the_mark() {
    // Each row: header, cells, values. The evidence is in the other cells, then in the kind of measure.
    for (header, cells, expected) in [
        ("Likes", &["1.234", "987"][..], &[1234.0, 987.0][..]),
        ("Likes", &["1,234", "987"], &[1234.0, 987.0]),
        ("Likes", &["1.234.567", "1.234"], &[1_234_567.0, 1234.0]),
        ("Ausgaben", &["1.234", "19,47"], &[1234.0, 19.47]),
        ("Ausgaben", &["1,234", "19.47"], &[1234.0, 19.47]),
        ("Ausgaben", &["1.234", "2.500"], &[1234.0, 2500.0]),
        ("Umsatz", &["1,234 €", "2,500 €"], &[1234.0, 2500.0]),
        ("CPC", &["1,125", "1,054"], &[1.125, 1.054]),
        ("CPC", &["1.125", "1.054"], &[1.125, 1.054]),
        ("Frequenz", &["1,125", "2,250"], &[1.125, 2.25]),
        ("Views", &["1.2K", "1,234"], &[1200.0, 1234.0]),
        ("Views", &["1,2 Mio.", "1.234"], &[1_200_000.0, 1234.0]),
        ("Views", &["1,234 Mio.", "2,5 Mio."], &[1_234_000.0, 2_500_000.0]),
        ("Reichweite", &["12 345", "1 234"], &[12_345.0, 1234.0]),
        ("Reichweite", &["12'345", "1'234"], &[12_345.0, 1234.0]),
        ("Reichweite", &["12,34,567", "1,234"], &[1_234_567.0, 1234.0]),
        ("Irgendwas", &["0,125", "1,125"], &[0.125, 1.125]),
        ("Irgendwas", &["1,1250", "1,125"], &[1.125, 1.125]),
        ("CPC", &["12 ct", "1,20 €", "50 Cent"], &[0.12, 1.2, 0.5]),
        ("Ausgaben", &["99¢", "$ 1.20"], &[0.99, 1.2]),
        ("Likes", &["12 ct", "3"], &[NONE, 3.0]),
        // Zeros in front are no digits that count.
        ("Irgendwas", &["0,0005167958656330749", "0,5"], &[0.0005167958656330749, 0.5]),
        ("Irgendwas", &["0.00000000000000000000125", "0.5"], &[1.25e-21, 0.5]),
    ] {
        check(header, cells, expected);
    }
}

#[test]
fn other_columns_decide_before_the_kind() {
    // Meta Ads: decimals with a comma, among them some that look like thousands.
    let data = table("Reichweite;Ausgegebener Betrag (EUR)\n1200;1,125\n900;12,5\n");
    assert_eq!(values(&data, "Ausgegebener Betrag (EUR)"), [Some(1.125), Some(12.5)]);
    let data = table("Name\tA\tB\nx\t1,125\t3,5\ny\t1,054\t12,25\n");
    assert_eq!(values(&data, "A"), [Some(1.125), Some(1.054)]);
}

/// What a table gives for a column, and whether its mark is asked about.
#[track_caller]
fn asks(text: &str, header: &str, expected: &[f64], asked: bool) {
    let data = table(text);
    let expected: Vec<Option<f64>> = expected.iter().map(|it| Some(*it)).collect();
    assert_eq!(values(&data, header), expected, "{text}");
    assert_eq!(codes(&data).contains(&"decimal_undecided"), asked, "{text}: {:?}", codes(&data));
}

#[test]
fn whole_numbers_below_a_thousand_make_groups_of_three_thousands() {
    for (header, cells, expected, asked) in [
        ("Ø Likes pro Post", ["1.234", "987", "2.345"], [1234.0, 987.0, 2345.0], false),
        ("Kosten pro Lead", ["1.234 €", "987 €", "45 €"], [1234.0, 987.0, 45.0], false),
        ("CPM", ["1,234", "2,345", "512"], [1234.0, 2345.0, 512.0], false),
        ("Wiedergabezeit (Std.)", ["1.234", "987", "45"], [4_442_400.0, 3_553_200.0, 162_000.0], false),
        // Nobody needs to be asked about a column without a known name either.
        ("Irgendwas", ["1.234", "987", "45"], [1234.0, 987.0, 45.0], false),
        // Small whole numbers leave it open, and so do sums of minutes.
        ("Antwortzeit (s)", ["1.234", "87", "45"], [1.234, 87.0, 45.0], true),
        ("Wiedergabezeit (s)", ["12.345", "9.870", "45.120"], [12.345, 9.87, 45.12], true),
        ("Irgendwas", ["1.234", "97", "45"], [1234.0, 97.0, 45.0], true),
        // Decimals all the same: small counts of contacts, a rate of a hundred, numbers that nobody grouped.
        ("Frequenz", ["1,125", "2", "1"], [1.125, 2.0, 1.0], false),
        ("Antwortrate (%)", ["98.765", "100", "87.123"], [0.98765, 1.0, 0.87123], false),
        ("Kosten pro Lead", ["1,234", "4567", "987"], [1.234, 4567.0, 987.0], false),
        // What is counted in thousands or millions may have decimals.
        ("Follower in Mio.", ["1.234", "2.345", "3.456"], [1_234_000.0, 2_345_000.0, 3_456_000.0], true),
        ("Umsatz (Mio. €)", ["1.234", "2.345", "45"], [1.234e9, 2.345e9, 4.5e7], true),
        ("Reichweite (Tsd.)", ["1.234", "2.345", "45"], [1_234_000.0, 2_345_000.0, 45_000.0], true),
        ("Reichweite (Tsd.)", ["1.234", "987", "45"], [1_234_000.0, 987_000.0, 45_000.0], false),
    ] {
        asks(
            &format!("Kanal\t{header}\nA\t{}\nB\t{}\nC\t{}\n", cells[0], cells[1], cells[2]),
            header,
            &expected,
            asked,
        );
    }
}

#[test]
fn columns_that_nobody_knows_are_heard_last() {
    // What stands in a column of days is no number.
    asks("Stand;Kosten\n1.10.;1.234\n15.10.;2.500\n", "Kosten", &[1234.0, 2500.0], false);
    // Times of day, stars and versions say little about money.
    asks("Uhrzeit;Kosten\n14.30;1.234\n15.45;2.500\n", "Kosten", &[1.234, 2.5], true);
    asks("Sterne;CTR;Kosten\n4.5;1,25 %;1.234\n4.7;2,5 %;2.500\n", "Kosten", &[1234.0, 2500.0], false);
    asks("Frequenz;Kosten\n1.5;1,234\n1.7;2,500\n", "Kosten", &[1234.0, 2500.0], false);
}

#[test]
fn three_decimals_before_a_power_are_asked_about() {
    asks("Kanal;Umsatz\nA;1.234 Mio. €\nB;2.345 Mio. €\n", "Umsatz", &[1_234_000.0, 2_345_000.0], true);
    asks("Kanal;Umsatz\nA;1.234 Mio. €\nB;2.5 Mio. €\n", "Umsatz", &[1_234_000.0, 2_500_000.0], false);
}

#[test]
fn units_below_the_names_belong_to_them() {
    for text in [
        "Kanal;Reichweite;Kosten;Antwortzeit\n;in Tsd.;T€;Minuten\nA;100;12,5;2\nB;200;13,0;3\n",
        "Kanal;Reichweite;Kosten;Antwortzeit\nEinheit;(Tsd.);[TEUR];min\nA;100;12,5;2\nB;200;13,0;3\n",
        "Kanal;Posts;Reichweite;Kosten;Antwortzeit\n;Anzahl;Tsd.;T€;min\nA;4;100;12,5;2\nB;5;200;13,0;3\n",
    ] {
        let data = paste::read(paste::parse(text, &Options::default()), &Corrections::default());
        let by = |measure| data.columns.iter().position(|it| it.role == Role::Measure(measure)).unwrap_or(99);
        let of = |measure| data.columns.get(by(measure)).and_then(|it| it.numbers.get(0));
        assert_eq!(of(Measure::Reach), Some(100_000.0), "{text}");
        assert_eq!(of(Measure::Cost), Some(12_500.0), "{text}");
        assert_eq!(of(Measure::ResponseTime), Some(120.0), "{text}");
        assert_eq!(data.skipped, [(2, Reason::Description)], "{text}");
    }
    // A header that names the form of its clocks is not asked about.
    let data = column("Antwortzeit (hh:mm)", &["01:30", "00:45"]);
    assert_eq!(values(&data, "Antwortzeit (hh:mm)"), [Some(5400.0), Some(2700.0)]);
    assert!(!codes(&data).contains(&"clock_undecided"), "{:?}", codes(&data));
    let data = table("Post\tUhrzeit\tLikes\nA\t18:00\t5\nB\t9:30\t6\n");
    assert!(!codes(&data).contains(&"clock_undecided"), "{:?}", codes(&data));
    let data = column("Antwortzeit (mm:ss)", &["01:30", "00:45"]);
    assert_eq!(values(&data, "Antwortzeit (mm:ss)"), [Some(90.0), Some(45.0)]);
}

#[test]
fn marks_of_footnotes_are_no_part_of_a_number() {
    check("Follower[1]", &["1.234[2]", "987 [a]", "12¹"], &[1234.0, 987.0, 12.0]);
    check("Likes²", &["12[1][2]", "3"], &[12.0, 3.0]);
    assert_eq!(find(&column("Follower[1]", &["5"]), "Follower[1]").role, Role::Measure(Measure::Followers));
    assert_eq!(find(&column("Likes²", &["5"]), "Likes²").role, Role::Measure(Measure::Likes));
}

#[test]
fn what_nothing_decides_is_asked() {
    let data = column("Punkte im Spiel", &["1.234", "2.345"]);
    assert_eq!(values(&data, "Punkte im Spiel"), [Some(1234.0), Some(2345.0)]);
    assert!(codes(&data).contains(&"decimal_undecided"), "{:?}", codes(&data));
    let column = &data.columns[0];
    assert!(column.confidence < 0.6);
}

#[test]
fn a_share_whose_marks_contradict_its_column_is_quoted_as_one() {
    let data = column("CTR", &["12,5 %", "1,5 %", "2.5%"]);
    let note = data.notes.iter().find(|it| it.kind.code == "marks_mixed").expect("a note");
    let said = zielwert::text::message(note, zielwert::engine::language::Language::De);
    assert!(said.contains("Gelesen als 2,5"), "{said}");
}

#[test]
fn a_table_on_its_side_is_asked_about_once() {
    let text = "Kennzahl\tLinkedIn\tInstagram\nFollower\t1.200\t3.400\nLikes\t4.500\t1.340\nReichweite\t9.100\t8.000\n";
    let data = paste::read(paste::parse(text, &Options::default()), &Corrections::default());
    assert_eq!(codes(&data), ["transposed"]);
}

#[test]
fn the_person_decides_over_every_cell() {
    let corrections =
        |decimal| Corrections { numbers: BTreeMap::from([("*".to_owned(), decimal)]), ..Corrections::default() };
    let text = "Likes\n1.234\n12.5\n1.234,5\n";
    let options = Options { header: paste::Header::First, separator: Some('\t') };
    let read = |decimal| paste::read(paste::parse(text, &options), &corrections(decimal));
    assert_eq!(values(&read(Decimal::Comma), "Likes"), [Some(1234.0), Some(125.0), Some(1234.5)]);
    assert_eq!(values(&read(Decimal::Point), "Likes"), [Some(1.234), Some(12.5), Some(1.2345)]);
}

#[test]
fn a_mark_that_stands_twice_is_said_to() {
    let numbers = BTreeMap::from([("Likes".to_owned(), Decimal::Point)]);
    let dates = BTreeMap::from([("Nirgends".to_owned(), paste::Order::MonthFirst)]);
    let corrections = Corrections { numbers, dates, ..Corrections::default() };
    let data = paste::read(paste::parse("Likes\n1.234.567\n12\n", &Options::default()), &corrections);
    let note = data.notes.iter().find(|it| it.kind.code == "cell_unreadable").expect("a note");
    assert!(format!("{:?}", note.args).contains("stands in it twice"), "{:?}", note.args);
    // What was said about a column that is not there, of whatever kind.
    assert!(codes(&data).contains(&"correction_without_column"));
}

#[test]
fn units_and_shares_beside_a_number() {
    for (header, cells, expected) in [
        ("Umsatz (EUR, Tsd.)", &["1,5", "2,5"][..], &[1500.0, 2500.0][..]),
        ("Kosten pro Lead (T€)", &["0,05", "0,1"], &[50.0, 100.0]),
        ("Kosten pro Tausend (EUR)", &["4,5", "5,5"], &[4.5, 5.5]),
        ("Ausgaben (CAD)", &["CA$1,234.50", "CA$12.50"], &[1234.5, 12.5]),
        // A share in brackets has a mark of its own.
        ("CTR", &["561 (67,5 %)", "1.204 (5,2 %)"], &[0.675, 0.052]),
        ("CTR", &["561 (67.5%)", "1,204 (5.2%)"], &[0.675, 0.052]),
    ] {
        let rows = cells.iter().enumerate().map(|(row, cell)| format!("{cell}\tZ{row}\n")).collect::<String>();
        let data = table(&format!("{header}\tName\n{rows}"));
        let expected: Vec<Option<f64>> = expected.iter().copied().map(Some).collect();
        assert_eq!(values(&data, header), expected, "{header}: {cells:?}");
    }
}

#[test]
fn conflicting_cells_are_marked() {
    let data = column("Ausgaben", &["1.234,5", "2.345,6", "1,234.5"]);
    assert_eq!(values(&data, "Ausgaben"), [Some(1234.5), Some(2345.6), Some(1234.5)]);
    let note = data.notes.iter().find(|it| it.kind.code == "marks_mixed").expect("a note");
    assert_eq!((note.line, note.column.as_deref()), (Some(4), Some("Ausgaben")));
    // Thousands beside three decimals: one of the two is foreign, although the column's mark allows both.
    let asked = |cells: &[&str]| {
        let data = column("Ausgaben", cells);
        data.notes.iter().find(|it| it.kind.code == "decimal_undecided").and_then(|it| it.line)
    };
    assert_eq!(asked(&["1.234", "2.345", "1,234", "12,5"]), Some(4));
    assert_eq!(asked(&["1.234", "2.345", "12,5"]), None);
    assert_eq!(asked(&["1,234", "0,125", "12,5"]), None);
}

#[test]
fn shares_are_fractions() {
    for (header, cells, expected) in [
        ("CTR", &["12,5 %", "1 %"][..], &[0.125, 0.01][..]),
        ("CTR", &["5 ‰", "1 %"], &[0.005, 0.01]),
        ("CTR (%)", &["0,6", "0,8"], &[0.006, 0.008]),
        ("Engagement Rate", &["5%", "0,05"], &[0.05, 0.05]),
        ("Engagement Rate", &["25,5", "31,2"], &[0.255, 0.312]),
        ("Engagement Rate", &["0.0327868", "0.0123457"], &[0.0327868, 0.0123457]),
        ("Irgendein Anteil", &["5%", "12,5%"], &[0.05, 0.125]),
    ] {
        check(header, cells, expected);
    }
}

#[test]
fn parts_that_leave_much_open_do_not_decide() {
    // Mostly clicks, which LinkedIn counts: 412 of 10,000 are 4 %, though likes and comments are 0.12 %.
    let data = table("Impressions\tClicks\tLikes\tComments\tEngagement rate\n10000\t400\t10\t2\t0.0412\n");
    assert_eq!(values(&data, "Engagement rate"), [Some(0.0412)]);
    // Comments alone say nothing about the rate of all interactions.
    let data = table("Follower\tKommentare\tEngagement-Rate\n10000\t20\t0,031\n20000\t44\t0,028\n");
    assert_eq!(values(&data, "Engagement-Rate"), [Some(0.031), Some(0.028)]);
}

#[test]
fn a_scale_that_only_the_usual_size_decides_is_asked_about() {
    for (header, cells, asked) in [
        ("Engagement Rate", &["0,6", "0,8"][..], true),
        ("Engagement Rate", &["1,2", "2,3"], false),
        ("Engagement Rate", &["0,012", "0,023"], false),
        ("CTR (%)", &["0,6", "0,8"], false),
        // Fractions that nobody formatted, below a header with a sign.
        ("CTR (%)", &["0,0123", "0,0234"], true),
        ("Engagement-Rate (%)", &["0,035", "0,041"], true),
        ("Antwortrate (%)", &["0,95", "0,87"], true),
        ("Antwortrate (%)", &["0,95", "87"], false),
        ("Follower-Wachstum (%)", &["0,2", "-0,1"], false),
        ("Engagement-Rate (‰)", &["0,35", "0,41"], false),
        ("CTR", &["0,6 %", "0,8 %"], false),
    ] {
        let data = column(header, cells);
        let note = data.notes.iter().find(|it| it.kind.code == "rate_scale_undecided");
        assert_eq!(note.is_some(), asked, "{header} {cells:?}");
        // A header with a sign is not asked for one.
        let said = note.map(|it| zielwert::text::message(it, zielwert::engine::language::Language::De));
        assert_eq!(said.is_some_and(|it| it.contains("Überschrift")), asked && !header.contains('%'), "{header}");
    }
}

#[test]
fn a_number_in_quotes_does_not_stand_back_for_one_without() {
    let data = table(
        "Date,Impressions (organic),Impressions (total),Clicks (total)\n\
         09/13/2026,2086,\"2,186\",43\n09/14/2026,2714,\"3,240\",63\n",
    );
    assert_eq!(find(&data, "Impressions (total)").role, Role::Measure(Measure::Impressions));
    assert_eq!(values(&data, "Impressions (total)"), [Some(2186.0), Some(3240.0)]);
    let data = table("Kanal;Reichweite;Reichweite gesamt\nA;\"\";\"100\"\nB;\"\";\"200\"\n");
    assert_eq!(find(&data, "Reichweite gesamt").role, Role::Measure(Measure::Reach));
}

#[test]
fn rates_that_are_written_in_two_ways_are_asked_about() {
    for (text, asked) in [
        ("Engagement-Rate\tCTR\n2,5\t0,02\n1,8\t0,03\n", &["CTR"][..]),
        ("Engagement-Rate\tCTR\n2,5\t1,02\n1,8\t0,93\n", &[]),
        ("Engagement-Rate\tCTR\n0,025\t0,02\n0,018\t0,03\n", &[]),
        ("Engagement-Rate\tCTR\n2,5 %\t0,02\n1,8 %\t0,03\n", &[]),
        ("Engagement-Rate\tCTR\n0\t0,02\n0\t0,03\n", &[]),
        // The parts have decided.
        ("Impressionen\tKlicks\tCTR\tEngagement-Rate\n1000\t20\t0,02\t2,5\n1000\t30\t0,03\t1,8\n", &[]),
    ] {
        let data = table(text);
        let columns = data.notes.iter().filter(|it| it.kind.code == "rate_scale_undecided");
        assert_eq!(columns.filter_map(|it| it.column.as_deref()).collect::<Vec<_>>(), asked, "{text}");
    }
}

#[test]
fn money_with_three_decimals_where_thousands_are_not_grouped() {
    // YouTube, Facebook and Google Analytics write so in their own files; what a person has copied from them may group.
    let youtube = "Video,Videotitel,Veröffentlichungszeitpunkt des Videos,Aufrufe,Geschätzter Umsatz (EUR)\n\
                   a,A,\"Jan 1, 2026\",1900,8.123\nb,B,\"Jan 2, 2026\",800,4.222\n";
    asks(youtube, "Geschätzter Umsatz (EUR)", &[8.123, 4.222], false);
    asks(&youtube.replace(',', ";"), "Geschätzter Umsatz (EUR)", &[8123.0, 4222.0], false);
    asks(&youtube.replace(",800,4.222", ",800,950"), "Geschätzter Umsatz (EUR)", &[8123.0, 950.0], false);
    asks(&youtube.replace("900", "1.900"), "Geschätzter Umsatz (EUR)", &[8123.0, 4222.0], false);
    asks("Monat,Reichweite,Kosten\nJan,15000,1.250\nFeb,19000,980\n", "Kosten", &[1250.0, 980.0], false);
    asks("Kampagne,Impressionen,Kosten\nA,1500,8.123\nB,900,4.222\n", "Kosten", &[8123.0, 4222.0], false);
}

#[test]
fn the_parts_decide_between_fraction_and_per_cent() {
    // 12 ÷ 2000 = 0.006, written as 0.6 per cent: the rule "at most 1 means a fraction" would be wrong.
    let data = table("Impressionen\tKlicks\tCTR\n2000\t12\t0,6\n1000\t8\t0,8\n");
    assert_eq!(values(&data, "CTR"), [Some(0.006), Some(0.008)]);
    let data = table("Impressionen\tKlicks\tCTR\n2000\t12\t0,006\n1000\t8\t0,008\n");
    assert_eq!(values(&data, "CTR"), [Some(0.006), Some(0.008)]);
}

#[test]
fn durations_are_seconds_and_hours_stay_hours() {
    for (header, cells, expected) in [
        ("Wiedergabezeit (Stunden)", &["1,5", "2"][..], &[5400.0, 7200.0][..]),
        ("Wiedergabezeit (Minuten)", &["1,5", "2"], &[90.0, 120.0]),
        ("Antwortzeit", &["2h 15m", "45 Min."], &[8100.0, 2700.0]),
        ("Antwortzeit", &["2 Std. 15 Min.", "1 T 8 Std."], &[8100.0, 115_200.0]),
        ("Antwortzeit", &["00:12:30", "01:00:00"], &[750.0, 3600.0]),
        ("Antwortzeit (Std.)", &["12:30", "1:00"], &[45_000.0, 3600.0]),
        ("Antwortzeit (Min.)", &["12:30", "1:00"], &[750.0, 60.0]),
        ("Antwortzeit", &["01:30", "26:10"], &[5400.0, 94_200.0]),
        ("Antwortzeit", &["01:30", "0:26:10"], &[90.0, 1570.0]),
        ("Antwortzeit", &["PT2H15M", "PT5M"], &[8100.0, 300.0]),
        ("Antwortzeit", &["1,5 h", "30 s"], &[5400.0, 30.0]),
        ("Wiedergabezeit", &["0:17", "12:30"], &[17.0, 750.0]),
        ("Durchschnittliche Wiedergabedauer", &["0:17", "12:30"], &[17.0, 750.0]),
        ("Wiedergabezeit", &["3 m", "2 m"], &[180.0, 120.0]),
        ("Arbeitsstunden", &["1,5", "2"], &[1.5, 2.0]),
        ("Arbeitsstunden", &["90 Min.", "2 Std."], &[1.5, 2.0]),
        ("Arbeitsstunden", &["1:30", "2:00"], &[1.5, 2.0]),
        ("Likes", &["3 m", "1M"], &[3e6, 1e6]),
    ] {
        check(header, cells, expected);
    }
}

#[test]
fn missing_is_never_zero() {
    check(
        "Likes",
        &["12", "", "–", "k. A.", "n/a", "#DIV/0!", "####", "0"],
        &[12.0, NONE, NONE, NONE, NONE, NONE, NONE, 0.0],
    );
    let data = column("Likes", &["12", "#DIV/0!", "####"]);
    assert!(codes(&data).contains(&"spreadsheet_errors"));
    assert!(codes(&data).contains(&"column_too_narrow"));
}

#[test]
fn counts_hold_no_other_units() {
    check(
        "Likes",
        &["12", "5 %", "3 €", "2h 15m", "463 Aufrufe", "561 (67%)"],
        &[12.0, NONE, NONE, NONE, 463.0, 561.0],
    );
}

#[test]
fn every_unreadable_cell_is_named_with_its_place() {
    let data = column("Likes", &["12", "viele", "3 von 10", "007", "true", "Mär 23", "1.23.456", "44", "45", "46"]);
    let places: Vec<(Option<u32>, Option<&str>)> = data
        .notes
        .iter()
        .filter(|it| it.kind.code == "cell_unreadable")
        .map(|it| (it.line, it.column.as_deref()))
        .collect();
    assert_eq!(places, (3..=8).map(|line| (Some(line), Some("Likes"))).collect::<Vec<_>>());
    assert!(codes(&data).contains(&"dates_among_numbers"));
}

#[test]
fn many_unreadable_cells_are_counted() {
    let cells: Vec<String> = (0..100_000).map(|it| if it % 2 == 0 { "x".to_owned() } else { it.to_string() }).collect();
    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    let data = column("Likes", &cells);
    assert!(data.notes.len() < 30, "{}", data.notes.len());
    assert!(codes(&data).contains(&"more_cells_unreadable"));
}

#[test]
fn unknown_columns_keep_their_numbers() {
    let data =
        table("Firma\tFarbe\tNote\tTitel\tPLZ\nA\trot\t1,5\t5 Tipps\t01067\nB\tblau\t2\t7 Regeln für 2024\t80331\n");
    assert_eq!(find(&data, "Note").role, Role::Unknown);
    assert_eq!(values(&data, "Note"), [Some(1.5), Some(2.0)]);
    for header in ["Farbe", "Titel", "PLZ"] {
        assert!(!find(&data, header).is_numeric(), "{header}");
    }
    assert_eq!(find(&data, "PLZ").word(0), "01067");
}

#[test]
fn a_lone_group_follows_the_other_columns_kind() {
    // "Detail Expands" is unknown, but the likes beside it are whole numbers.
    let data = table("Likes\tDetail Expands\n1,204\t1,104\n980\t88\n");
    assert_eq!(values(&data, "Detail Expands"), [Some(1104.0), Some(88.0)]);
    assert!(!codes(&data).contains(&"decimal_undecided"), "{:?}", codes(&data));
}

#[test]
fn kinds_that_contradict_each_other_are_asked_about() {
    let data = table("Likes\tCPC\n1,204\t1,125\n2,980\t1,054\n");
    assert_eq!(values(&data, "Likes"), [Some(1204.0), Some(2980.0)]);
    assert_eq!(values(&data, "CPC"), [Some(1.125), Some(1.054)]);
    assert!(codes(&data).contains(&"decimal_undecided"), "{:?}", codes(&data));
}

#[test]
fn arithmetic_decides_where_the_kind_cannot() {
    // 4,500 ÷ 4,000 = 1.125 and 4,216 ÷ 4,000 = 1.054; the header says nothing.
    let data = table("Reichweite\tImpressionen\tIrgendwas\n4000\t4500\t1.125\n4000\t4216\t1.054\n");
    assert_eq!(values(&data, "Irgendwas"), [Some(1.125), Some(1.054)]);
    // The sum of likes, comments and shares.
    let data = table("Likes\tKommentare\tShares\tIrgendwas\n1000\t200\t34\t1.234\n2000\t300\t45\t2.345\n");
    assert_eq!(values(&data, "Irgendwas"), [Some(1234.0), Some(2345.0)]);
}

#[test]
fn the_clipboard_decides_before_the_cells() {
    let options = Options { header: paste::Header::First, separator: Some('\t') };
    let read = |decimal| {
        let table = paste::parse("Name\tWert\na\t1.234\nb\t2.345\n", &options);
        paste::read_from_clipboard(table, &Corrections::default(), Some(decimal))
    };
    assert_eq!(values(&read(Decimal::Comma), "Wert"), [Some(1234.0), Some(2345.0)]);
    assert_eq!(values(&read(Decimal::Point), "Wert"), [Some(1.234), Some(2.345)]);
}

#[test]
fn cells_that_deny_the_clipboard_were_text() {
    let options = Options { header: paste::Header::First, separator: Some('\t') };
    let read = |text: &str| {
        paste::read_from_clipboard(paste::parse(text, &options), &Corrections::default(), Some(Decimal::Point))
    };
    let text = "Kanal\tLikes\tKosten\nA\t1.234\t1.500\nB\t56\t19,47\n";
    let data = read(text);
    assert_eq!(values(&data, "Likes"), [Some(1234.0), Some(56.0)]);
    assert_eq!(values(&data, "Kosten"), [Some(1500.0), Some(19.47)]);
    // Another column that shows the declared mark speaks for it.
    let data = read("Kanal\tCPC\tWert\tKosten\nA\t1.234\t0.5\t19,47\nB\t2.345\t0.7\t20,10\n");
    assert_eq!(values(&data, "CPC"), [Some(1.234), Some(2.345)]);
}

#[test]
fn a_declared_decimal_comma_speaks_for_the_day_first() {
    let options = Options { header: paste::Header::First, separator: Some('\t') };
    let table = paste::parse("Datum\tLikes\n3/4/2026\t5\n", &options);
    let data = paste::read_from_clipboard(table, &Corrections::default(), Some(Decimal::Comma));
    // The 3rd of April 2026 in days since 1970-01-01.
    assert_eq!(data.periods[0].unwrap().first, 20_546);
}

#[test]
fn what_can_hardly_be_is_asked_about() {
    let said = |text: &str, code: &str| codes(&table(text)).contains(&code);
    for (text, code, expected) in [
        // 1,200,000 millions.
        ("Kanal\tReichweite (Mio.)\nA\t1200000\nB\t2\n", "scaled_twice", true),
        ("Kanal\tReichweite (Mio.)\nA\t1200\nB\t2\n", "scaled_twice", false),
        // More than a thousand per cent, because other columns have commas.
        ("Kanal\tEngagement-Rate\tKosten\nA\t1.234\t10,50\nB\t2.345\t9,10\n", "decimal_undecided", true),
        ("Kanal\tEngagement-Rate\tKosten\nA\t1,234\t10,50\nB\t2,345\t9,10\n", "decimal_undecided", false),
        // 1,234 likes of 100,000 followers are 1.234 %.
        (
            "Kanal\tFollower\tLikes\tEngagement-Rate\nA\t100,000\t1,234\t1.234\nB\t100,000\t2,345\t2.345\n",
            "decimal_undecided",
            false,
        ),
        (
            "Kanal\tFollower\tLikes\tEngagement-Rate\nA\t100.000\t1.234\t1.234\nB\t100.000\t2.345\t2.345\n",
            "decimal_undecided",
            false,
        ),
        // Words under the name of a measure.
        ("Reichweite\tJan\nInstagram\t5\nLinkedIn\t6\n", "column_not_numbers", true),
    ] {
        assert_eq!(said(text, code), expected, "{text:?} {code}");
    }
}

#[test]
fn years_of_two_digits_may_stand_first() {
    let days = |header: &str, cells: &[&str]| -> (Vec<i32>, Vec<&'static str>) {
        let data = table(&format!("{header}\tLikes\n{}\t5\n", cells.join("\t5\n")));
        (data.periods.iter().map(|it| it.unwrap().first).collect(), codes(&data))
    };
    // The 30th of December 2024 is day 20087.
    let (first, notes) = days("Datum", &["24/12/30", "24/12/31", "25/01/01"]);
    assert_eq!((first, notes.contains(&"date_order_undecided")), (vec![20_087, 20_088, 20_089], false));
    let (first, notes) = days("Datum", &["30/12/24", "31/12/24", "01/01/25"]);
    assert_eq!((first, notes.contains(&"date_order_undecided")), (vec![20_087, 20_088, 20_089], false));
    assert!(days("Datum", &["24-01-25", "24-02-25"]).1.contains(&"date_order_undecided"));
    // December 2023 begins on day 19692.
    assert_eq!(days("Monat", &["12/23", "01/24"]).0, [19_692, 19_723]);
    assert_eq!(days("Monat", &["Dez 23", "Jan 24"]).0, [19_692, 19_723]);
    let first = days("Monat (Datum)", &["05/12", "06/12", "13/12"]).0;
    assert_eq!((first[1] - first[0], first[2] - first[0]), (1, 8));
}

#[test]
fn semicolons_leave_the_comma_to_numbers() {
    let options = Options { header: paste::Header::First, separator: Some(';') };
    let data = paste::read(paste::parse("Name;Wert\na;1,234\nb;2,345\n", &options), &Corrections::default());
    assert_eq!(values(&data, "Wert"), [Some(1.234), Some(2.345)]);
}

#[test]
fn one_column_can_be_set_and_the_others_stay() {
    let corrections =
        Corrections { numbers: BTreeMap::from([("A".to_owned(), Decimal::Point)]), ..Corrections::default() };
    let options = Options { header: paste::Header::First, separator: Some('\t') };
    let table = paste::parse("Name\tA\tB\nx\t1.234\t1.234\ny\t2.345\t2.345,5\n", &options);
    let data = paste::read(table, &corrections);
    assert_eq!(values(&data, "A"), [Some(1.234), Some(2.345)]);
    assert_eq!(values(&data, "B"), [Some(1234.0), Some(2345.5)]);
    assert_eq!(find(&data, "A").decimal, Some(Decimal::Point));
    assert_eq!(find(&data, "B").decimal, Some(Decimal::Comma));
}

fn corrected(text: &str, columns: &[(&str, &str)]) -> DataSet {
    let columns = columns.iter().map(|(header, what)| ((*header).to_owned(), (*what).to_owned())).collect();
    let options = Options { header: paste::Header::First, separator: Some('\t') };
    paste::read(paste::parse(text, &options), &Corrections { columns, ..Corrections::default() })
}

#[test]
fn the_person_says_what_a_column_is() {
    let text = "Wer\tDaumen\tNoten\tRest\tLikes\nA\t5\t1,5\t9\t3\n";
    let data = corrected(text, &[("Daumen", "likes"), ("Noten", "criterion"), ("Rest", "ignore")]);
    assert_eq!(find(&data, "Daumen").role, Role::Measure(Measure::Likes));
    assert!(find(&data, "Daumen").assigned);
    assert_eq!(find(&data, "Noten").role, Role::Criterion);
    assert_eq!(find(&data, "Rest").role, Role::Ignored);
    assert!(!find(&data, "Rest").is_numeric());
    // What the person chose stands; the recognised one stands back and says so.
    assert_eq!(find(&data, "Likes").role, Role::Unknown);
    assert!(codes(&data).contains(&"second_column_for_measure"));
}

#[test]
fn assigned_columns_share_a_measure_and_are_added_up() {
    let data = corrected("A\tB\n1\t2\n\t3\n\t\n4\t\n", &[("A", "likes"), ("B", "likes")]);
    assert_eq!(find(&data, "A").role, Role::Measure(Measure::Likes));
    assert_eq!(find(&data, "B").role, Role::Measure(Measure::Likes));
    assert!(codes(&data).contains(&"columns_added_up"));
}

#[test]
fn corrections_without_meaning_are_said() {
    let data = corrected("Likes\n1\n", &[("Likes", "thumbs"), ("Nirgends", "likes")]);
    assert_eq!(find(&data, "Likes").role, Role::Measure(Measure::Likes));
    assert!(codes(&data).contains(&"correction_unknown"));
    assert!(codes(&data).contains(&"correction_without_column"));
}

#[test]
fn the_first_column_of_two_stands() {
    let data = table("Likes\tLikes (2)\n1\t2\n");
    assert_eq!(find(&data, "Likes").role, Role::Measure(Measure::Likes));
    assert_eq!(find(&data, "Likes (2)").role, Role::Unknown);
    assert_eq!(values(&data, "Likes (2)"), [Some(2.0)]);
    assert!(codes(&data).contains(&"second_column_for_measure"));
}

#[test]
fn rows_that_are_alike_in_every_cell_are_said_and_count() {
    for (text, said) in [
        ("Beitrag\tDatum\tLikes\nFest\t3.4.26\t14\nFest\t3.4.26\t14\n", true),
        ("Beitrag\tDatum\tLikes\nFest\t3.4.26\t14\nFest\t3.4.26\t15\n", false),
        ("Kanal\tMonat\tLikes\nA\tJan 26\t14\nB\tJan 26\t14\nA\tJan 26\t14\n", true),
        // Two posts that nobody named may well be alike.
        ("Kanal\tLikes\tKommentare\nA\t14\t0\nA\t14\t0\n", false),
        ("Beitrag\tDatum\tLikes\n\t3.4.26\t14\n\t3.4.26\t14\n", false),
        // Names that stand once above their rows.
        ("Kanal\tMonat\tLikes\nA\tJan 26\t13\n\tFeb 26\t14\n\tFeb 26\t14\nB\tJan 26\t15\n", true),
        ("Kanal\tMonat\tLikes\nA\tJan 26\t13\n\tFeb 26\t14\nB\tJan 26\t15\n\tFeb 26\t14\n", false),
    ] {
        let data = table(text);
        assert_eq!(codes(&data).contains(&"identical_rows"), said, "{text}");
        assert!(data.skipped.is_empty(), "{text}");
    }
}

#[test]
fn repeated_records_are_set_aside() {
    let data = table("Beitrags-ID\tLikes\n17\t1\n18\t2\n17\t1\n\t4\n\t5\n");
    assert_eq!(values(&data, "Likes"), [Some(1.0), Some(2.0), Some(4.0), Some(5.0)]);
    assert_eq!(data.skipped, [(4, Reason::Duplicate)]);
    assert_eq!(data.lines, [2, 3, 5, 6]);
    assert_eq!(find(&data, "Beitrags-ID").word(2), "");
    // The same profile in two months is no repetition.
    let data = table("Link\tMonat\tLikes\nx.de/a\t2026-01\t1\nx.de/a\t2026-02\t2\nx.de/a\t2026-02\t2\n");
    assert_eq!(values(&data, "Likes"), [Some(1.0), Some(2.0)]);
    // Two posts whose identifiers lost their last digits are not the same.
    let data = table("Post ID\tLikes\n1,78405E+16\t1\n1,78405E+16\t2\n");
    assert_eq!(values(&data, "Likes"), [Some(1.0), Some(2.0)]);
    assert!(codes(&data).contains(&"id_digits_lost"));
    let data = table("Post ID\tLikes\n1234567890123450000\t1\n1234567890123450000\t2\n");
    assert_eq!(values(&data, "Likes"), [Some(1.0), Some(2.0)]);
    assert!(codes(&data).contains(&"id_digits_lost"));
    let data = table("Post ID\tLikes\n17841234567890100\t1\n17841234567890123\t2\n17841234567890123\t3\n");
    assert_eq!(values(&data, "Likes"), [Some(1.0), Some(2.0)]);
}

#[test]
fn given_numbers_stand_as_they_are() {
    use paste::Cell::{Missing, Number, Text};
    let rows = vec![
        vec![Text("A".into()), Number(0.05), Text("1.234,5".into()), Number(1.5)],
        vec![Text("A".into()), Text("5 %".into()), Number(7.0), Missing],
        vec![Text("A".into()), Number(2.0), Text("k. A.".into()), Number(f64::NAN)],
    ];
    let columns = ["Link", "CTR", "Ausgaben", "Likes"].map(str::to_owned).to_vec();
    let data = paste::read_cells(columns, rows.into_iter().map(Vec::into_iter), &Corrections::default());
    assert_eq!(values(&data, "CTR"), [Some(0.05), Some(0.05), Some(2.0)]);
    assert_eq!(values(&data, "Ausgaben"), [Some(1234.5), Some(7.0), None]);
    assert_eq!(values(&data, "Likes"), [Some(1.5), None, None]);
    // Nothing is set aside, not even a repeated link.
    assert_eq!((data.len(), data.skipped.len()), (3, 0));
    assert_eq!(data.lines, [1, 2, 3]);
    assert_eq!(find(&data, "Ausgaben").word(1), "7");
}

#[test]
fn given_headers_are_told_apart() {
    let columns = ["Likes", "Likes", "Likes (2)", "Likes"].map(str::to_owned).to_vec();
    let data =
        paste::read_cells(columns, std::iter::empty::<std::vec::IntoIter<paste::Cell>>(), &Corrections::default());
    let headers: Vec<&str> = data.columns.iter().map(|it| it.header.as_str()).collect();
    assert_eq!(headers, ["Likes", "Likes (2)", "Likes (2) (2)", "Likes (3)"]);
}

#[test]
fn what_cannot_be_true_together_is_said() {
    for (text, code) in [
        ("Reichweite\tImpressionen\n500\t400\n", "reach_above_impressions"),
        ("Reichweite\tLikes\tKommentare\n50\t40\t20\n", "interactions_above_reach"),
        ("Likes\tKommentare\n5\t-3\n", "negative_count"),
        ("Likes\tKommentare\tShares\tInteraktionen\n5\t3\t1\t20\n", "total_not_sum"),
        ("Likes\tAntwortzeit\n5\t3\n", "duration_unit_assumed"),
        ("Ausgaben\tLikes\n5 €\t1\n6 $\t1\n", "currencies_mixed"),
        ("Firma\tFarbe\nA\trot\n", "no_numbers"),
        ("Firma\tFarbe\nA\trot 1a\n", "no_number_columns"),
        ("Firma\tLikes\nA\t\n", "column_empty"),
        ("Likes\tReichweite\n1\t5 %\n2\t6 %\n", "column_not_counted"),
        ("Likes\n12\nca. 500\n", "approximate_numbers"),
        ("Likes\n12\n1,23E+05\n", "scientific_notation"),
    ] {
        let data = table(text);
        assert!(codes(&data).contains(&code), "{text}: {:?}", codes(&data));
    }
    // Likes, comments, shares and saves: the total is right.
    let data = table("Likes\tKommentare\tShares\tSaves\tInteraktionen\n5\t3\t1\t2\t11\n5\t3\t1\t2\t9\n");
    assert!(!codes(&data).contains(&"total_not_sum"), "{:?}", codes(&data));
}

#[test]
fn words_behind_a_number_that_the_others_do_not_have_are_named() {
    for (header, cells, is_asked) in [
        ("Follower", &["75.000+", "8.200+", "74 Repos", "5.000+"][..], true),
        ("Follower", &["1.200", "800 Posts", "950"], true),
        ("Views", &["1,2 Mio. Aufrufe", "463 Aufrufe", "12 Tsd. Aufrufe"], false),
        ("Zuschauer", &["463 Leute", "12 Leute", "40"], false),
        ("Follower", &["1.200 Abonnenten", "800", "950"], false),
        ("Follower", &["1.200", "800 Personen", "950 (geschätzt)"], false),
        ("Likes", &["12 Herzen", "15 Herzen", "9 Herzen"], false),
        ("Likes", &["12 Herzen", "1 Herz", "9 Herzen"], false),
        ("Posts", &["12 Posts", "1 Post", "8 Posts"], false),
        ("Beiträge", &["12 Beiträge", "1 Beitrag", "8"], false),
        ("Anzahl Videos", &["3 Videos", "1 Video", "4 Videos"], false),
        ("Posts", &["12 Likes", "13", "14"], true),
        ("Posts", &["12 Stories", "13 Posts", "14"], true),
        ("Follower", &["1.200", "800 seit März", "900"], false),
        ("Follower", &["1200 ungefähr", "13000", "900 circa"], false),
        ("Kosten", &["120 netto", "130 brutto", "140"], false),
    ] {
        let data = column(header, cells);
        assert_eq!(codes(&data).contains(&"words_behind_number"), is_asked, "{header}: {cells:?}");
    }
}

#[test]
fn a_rate_over_something_else_is_used_and_said() {
    let rate = |base: &str, header: &str, rates: [&str; 3]| {
        let count = if header == "CTR" { "Klicks" } else { "Likes" };
        let rows = [(60, 1000), (30, 1500), (90, 900)].iter().zip(rates);
        let rows: String = rows.map(|((count, base), rate)| format!("{count}\t{base}\t{rate}\n")).collect();
        let data = table(&format!("{count}\t{base}\t{header}\n{rows}"));
        assert!(matches!(find(&data, header).role, Role::Kpi(_)), "{header} over {base}");
        assert!(!codes(&data).contains(&"marks_mixed"), "{header} over {base}");
        codes(&data).contains(&"rate_of_other_base")
    };
    assert!(rate("Views", "Like Rate", ["0.06", "0.02", "0.1"]));
    assert!(rate("Views", "Like Rate", ["6,0 %", "2,0 %", "10,0 %"]));
    assert!(!rate("Views", "Like Rate", ["0.05", "0.01", "0.08"]));
    assert!(!rate("Follower", "Like Rate", ["0.06", "0.02", "0.1"]));
    assert!(rate("Aufrufe", "CTR", ["6,0 %", "2,0 %", "10,0 %"]));
}

#[test]
fn a_score_on_another_scale_is_not_the_kpi_of_its_name() {
    let score = |header: &str, values: [&str; 3]| {
        let rows: String = ["A", "B", "C"].iter().zip(values).map(|(name, it)| format!("{name}\t{it}\n")).collect();
        let data = table(&format!("Konto\t{header}\n{rows}"));
        assert!(!codes(&data).contains(&"marks_mixed"), "{values:?}");
        (matches!(find(&data, header).role, Role::Kpi(_)), codes(&data).contains(&"score_on_other_scale"))
    };
    assert_eq!(score("Sentiment score", ["0,35", "-0,2", "0,8"]), (false, true));
    assert_eq!(score("sentiment_score", ["0.35", "-0.2", "0.8"]), (false, true));
    assert_eq!(score("Sentiment score", ["35", "-20", "80"]), (false, true));
    assert_eq!(score("Tonalitätsscore", ["3,6", "1", "4,25"]), (true, false));
    assert_eq!(score("NPS", ["35", "-20", "80"]), (true, false));
    assert_eq!(score("NPS", ["350", "-200", "800"]), (false, true));
}

#[test]
fn an_identifier_of_many_rows_is_that_of_a_page() {
    let rows = |n_ids: usize, grows: bool| -> String {
        let row = |it: usize| format!("{}\t{}\n", it % n_ids, if grows { it } else { it % n_ids });
        (0..40).map(row).collect()
    };
    for (n_ids, grows, n_rows, code) in [
        (2, true, 40, "identifier_of_many_rows"),
        // The same rows again and again, and four exports of the same posts.
        (2, false, 2, "duplicate_records"),
        (10, true, 10, "duplicate_records"),
    ] {
        let data = table(&format!("ID\tLikes\n{}", rows(n_ids, grows)));
        assert_eq!((data.len(), codes(&data).contains(&code)), (n_rows, true), "{n_ids} {grows}: {:?}", codes(&data));
    }
}

#[test]
fn negative_counts_keep_their_value() {
    check("Reaktionen", &["-2", "5", "(3)", "4-"], &[-2.0, 5.0, -3.0, -4.0]);
    check("Zuwachs", &["▲ 12", "▼ 3", "↑5", "⬇\u{fe0f} 2", "500 ↑"], &[12.0, -3.0, 5.0, -2.0, 500.0]);
    assert_eq!(codes(&column("Antwortzeit", &["1-2 h", "3 h", "4 h"])), ["cell_unreadable"]);
}

#[test]
fn headers_scale_bare_numbers() {
    check("Reichweite (Tsd.)", &["1,5", "12"], &[1500.0, 12_000.0]);
    check("Reichweite (Tsd.)", &["1,2 Mio.", "12"], &[1_200_000.0, 12_000.0]);
    check("Umsatz (Mio. EUR)", &["1,5", "0,2"], &[1_500_000.0, 200_000.0]);
}

#[test]
fn periods_are_days() {
    let data = table("Monat\tLikes\nSeptember 2026\t1\nOktober 2026\t2\n");
    let days: Vec<_> = data.periods.iter().map(|it| it.map(|it| (it.first, it.last))).collect();
    assert_eq!(days, [Some((20_697, 20_726)), Some((20_727, 20_757))]);
    assert!(table("Monat\tLikes\nVorher\t1\nNachher\t2\n").periods.is_empty());
    let data = table("Datum\tLikes\n03/04/2026\t1\n04/04/2026\t2\n");
    assert!(codes(&data).contains(&"date_order_undecided"));
}

#[test]
fn the_end_of_each_period_tells_how_its_beginning_is_written() {
    let starts = |ends: [&str; 2]| {
        let data = table(&format!("Datum\tBis\tLikes\n5/1/2026\t{}\t1\n6/1/2026\t{}\t2\n", ends[0], ends[1]));
        (data.periods.first().copied().flatten().map(|it| it.first), codes(&data).contains(&"date_order_undecided"))
    };
    // The 1st of May; the 5th of January, of which nobody can be sure.
    assert_eq!(starts(["5/31/2026", "6/30/2026"]), (Some(20_574), false));
    assert!(starts(["x", "y"]).1);
    // So does a sample of many.
    let days = |days: [u32; 2]| {
        let lines: String =
            (0..5000).map(|it| format!("5/{}/2026\t5/{}/2026\t1\n", days[0], days[usize::from(it > 2500)])).collect();
        codes(&table(&format!("Datum\tBis\tLikes\n{lines}"))).contains(&"date_order_undecided")
    };
    assert!(days([6, 6]) && !days([6, 31]));
}

#[test]
fn numbers_that_are_no_dates_are_no_period() {
    for (header, cells, is_period) in [
        ("created_date", ["13", "5"], false),
        ("Datum", ["13.01.2026", "14.01.2026"], true),
        ("Datum", ["vorher", "nachher"], true),
        ("Woche", ["13", "14"], true),
        ("Zeitraum", ["1", "2"], true),
    ] {
        let data = column(header, &cells);
        assert_eq!(find(&data, header).role == Role::Measure(Measure::Period), is_period, "{header}: {cells:?}");
    }
}

#[test]
fn what_is_returned_and_what_grows_is_read_by_its_size() {
    for (header, cells, id, expected, asked) in [
        ("ROAS", ["3,5", "4,2"], "return_on_ad_spend", [3.5, 4.2], false),
        ("ROAS (%)", ["350", "420"], "return_on_ad_spend", [3.5, 4.2], false),
        ("ROAS", ["350", "1.420"], "return_on_ad_spend", [3.5, 14.2], false),
        ("ROAS", ["350 %", "420"], "return_on_ad_spend", [3.5, 4.2], false),
        ("ROAS", ["25", "4,2"], "return_on_ad_spend", [25.0, 4.2], false),
        ("Follower-Wachstum", ["120", "-30"], "follower_growth", [120.0, -30.0], false),
        ("Follower-Wachstum", ["1,2", "-0,3"], "follower_growth_rate", [0.012, -0.003], false),
        ("Follower growth", ["1.2", "-0.3"], "follower_growth_rate", [0.012, -0.003], false),
        ("Follower growth", ["1.2%", "-0.3%"], "follower_growth_rate", [0.012, -0.003], false),
        ("Follower growth", ["12", "-3"], "follower_growth", [12.0, -3.0], false),
        ("Follower-Zuwachs", ["1,2 %", "3 %"], "follower_growth_rate", [0.012, 0.03], false),
        ("Follower-Wachstum", ["+12", "-3"], "follower_growth_rate", [0.12, -0.03], true),
        ("Follower-Wachstum (%)", ["12", "-3"], "follower_growth_rate", [0.12, -0.03], false),
    ] {
        let data = table(&format!("Kanal\t{header}\nA\t{}\nB\t{}\n", cells[0], cells[1]));
        let got = values(&data, header).into_iter().flatten();
        assert!(got.eq(expected), "{header} {cells:?}: {:?}", values(&data, header));
        assert!(matches!(find(&data, header).role, Role::Kpi(kpi) if kpi.id == id), "{header} {cells:?}");
        assert_eq!(codes(&data).contains(&"growth_undecided"), asked, "{header} {cells:?}");
    }
}

#[test]
fn two_numbers_in_a_column_of_weeks_are_week_and_year() {
    let turn = [Some((20_444, 20_450)), Some((20_451, 20_457))];
    for (header, cells, expected) in [
        ("KW", ["52/2025", "01/2026"], turn),
        ("Woche", ["52/25", "1/26"], turn),
        ("Week", ["2025-52", "2026-01"], turn),
        ("Kalenderwoche", ["202552", "202601"], turn),
        ("Calendarweek", ["52/2025", "01/2026"], turn),
        ("KW", ["52.2025", "KW 1 2026"], turn),
        // Two weeks, not a week and its year.
        ("KW", ["25/26", "27/28"], [None, None]),
        // Months where the header does not say weeks.
        ("Zeitraum", ["12/2025", "01/2026"], [Some((20_423, 20_453)), Some((20_454, 20_484))]),
    ] {
        let data = table(&format!("{header}\tLikes\n{}\t1\n{}\t2\n", cells[0], cells[1]));
        let days: Vec<_> = (0..2).map(|row| data.periods.get(row).copied().flatten()).collect();
        assert_eq!(days.iter().map(|it| it.map(|it| (it.first, it.last))).collect::<Vec<_>>(), expected, "{cells:?}");
    }
}

#[test]
fn a_year_in_a_column_of_its_own_belongs_to_the_period() {
    let labels = |text: &str| -> Vec<String> {
        let data = table(text);
        let period = data.columns.iter().find(|it| it.role == Role::Measure(Measure::Period));
        let word = |row: usize| period.map(|it| it.words.get(row).into_owned());
        (0..data.len()).filter_map(word).collect()
    };
    for (text, expected) in [
        ("Jahr\tMonat\tLikes\n2025\t12\t1\n2026\t1\t2\n", ["2025-12", "2026-01"]),
        ("Jahr\tMonat\tLikes\n2025\tNov\t1\n\tDez\t2\n", ["Nov 2025", "Dez 2025"]),
        ("Month\tYear\tLikes\nNovember\t2025\t1\nNovember\t2026\t2\n", ["November 2025", "November 2026"]),
        ("KW\tJahr\tLikes\n52\t2025\t1\n1\t2026\t2\n", ["2025-W52", "2026-W01"]),
        ("Jahr\tQuartal\tLikes\n2025\t4\t1\n2026\tQ1\t2\n", ["2025-Q4", "Q1 2026"]),
        ("Tag\tMonat\tJahr\tLikes\n1\t3\t2026\t1\n2\t12\t2026\t2\n", ["2026-03-01", "2026-12-02"]),
        ("Jahr\tMonat\tTag\tLikes\n2026\tMärz\t1.\t1\n\tMärz\t2.\t2\n", ["1. März 2026", "2. März 2026"]),
        ("Year\tMonth\tDay\tLikes\n2025\t12\tMon\t1\n2026\t1\tTue\t2\n", ["2025-12", "2026-01"]),
        ("Tag\tMonat\tJahr\tLikes\nMo\t3\t2026\t1\nDi\t3\t2026\t2\n", ["Mo", "Di"]),
        // The month has its year, or the other column is none.
        ("Jahr\tMonat\tLikes\n2025\t2025-12\t1\n2026\t2026-01\t2\n", ["2025-12", "2026-01"]),
        ("Jahr\tMonat\tLikes\n1\t12\t1\n2\t1\t2\n", ["12", "1"]),
        ("Jahr\tMonat\tLikes\n2025\t13\t1\n2026\t1\t2\n", ["13", "1"]),
    ] {
        assert_eq!(labels(text), expected, "{text}");
    }
    let data = table("Jahr\tMonat\tLikes\n2025\t12\t1\n2026\t1\t2\n");
    let days: Vec<_> = data.periods.iter().map(|it| it.map(|it| (it.first, it.last))).collect();
    assert_eq!(days, [Some((20_423, 20_453)), Some((20_454, 20_484))]);
    assert_eq!(codes(&data), ["years_put_together"]);
    // The same post in the same month of another year is no repetition.
    let data = table("Post ID\tJahr\tMonat\tLikes\n77\t2025\t12\t1\n77\t2026\t12\t2\n");
    assert_eq!(data.len(), 2);
}

/// Meta computes these rates itself; its raw columns must give them to ten digits.
#[test]
fn rates_of_meta_ads_are_exact() {
    let text = "Impressionen\tReichweite\tKlicks (alle)\tAusgegebener Betrag (EUR)\tCTR (alle)\tCPC (alle) (EUR)\tFrequenz\n\
                31877\t25000\t2093\t250,00\t6,565862534\t0,1194457716\t1,27508\n";
    let data = table(text);
    let value = |header: &str| values(&data, header)[0].unwrap();
    let same = |one: f64, other: f64| assert!((one / other - 1.0).abs() < 1e-9, "{one} {other}");
    same(value("CTR (alle)"), value("Klicks (alle)") / value("Impressionen"));
    same(value("CPC (alle) (EUR)"), value("Ausgegebener Betrag (EUR)") / value("Klicks (alle)"));
    same(value("Frequenz"), value("Impressionen") / value("Reichweite"));
}

/// How people write numbers: group and decimal mark.
const LOCALES: &[(&str, &str)] = &[
    (".", ","),
    (",", "."),
    (" ", ","),
    ("\u{a0}", ","),
    ("\u{202f}", ","),
    ("\u{2009}", ","),
    ("'", "."),
    ("\u{2019}", "."),
    ("'", ","),
    ("", ","),
    ("", "."),
];

fn written(cents: i64, (group, decimal): (&str, &str)) -> String {
    let whole = (cents.unsigned_abs() / 100).to_string();
    let mut out = if cents < 0 { "-".to_owned() } else { String::new() };
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    format!("{out}{decimal}{:02}", cents.unsigned_abs() % 100)
}

proptest! {
    #[test]
    fn amounts_in_any_locale_read_back(
        cents in prop::collection::vec(-10_000_000_000_i64..10_000_000_000, 1..30),
        locale in 0..LOCALES.len(),
        suffix in prop::sample::select(vec!["", " €", "\u{a0}EUR", "€"]),
    ) {
        let cells: Vec<String> = cents.iter().map(|it| written(*it, LOCALES[locale]) + suffix).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let data = column("Ausgaben", &cells);
        let expected: Vec<Option<f64>> = cents.iter().map(|it| Some(*it as f64 / 100.0)).collect();
        prop_assert_eq!(values(&data, "Ausgaben"), expected);
    }

    #[test]
    fn counts_in_any_locale_read_back(counts in prop::collection::vec(0_i64..1_000_000_000_000, 1..30), locale in 0..LOCALES.len()) {
        let cells: Vec<String> = counts
            .iter()
            .map(|it| written(*it * 100, LOCALES[locale]))
            .map(|it| it[..it.len() - 3].to_owned())
            .collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let data = column("Impressionen", &cells);
        let expected: Vec<Option<f64>> = counts.iter().map(|it| Some(*it as f64)).collect();
        prop_assert_eq!(values(&data, "Impressionen"), expected);
    }

    #[test]
    fn rates_read_back_as_fractions(basis_points in prop::collection::vec(1_i64..10_000, 1..30), locale in 0..LOCALES.len()) {
        let cells: Vec<String> = basis_points.iter().map(|it| written(*it, LOCALES[locale]) + " %").collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let data = column("CTR", &cells);
        let expected: Vec<Option<f64>> = basis_points.iter().map(|it| Some(*it as f64 / 10_000.0)).collect();
        prop_assert_eq!(values(&data, "CTR"), expected);
    }

    #[test]
    fn durations_read_back(seconds in 1_u32..400_000, form in 0..5) {
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let cell = match form {
            0 => format!("{hours}:{minutes:02}:{rest:02}"),
            1 => format!("{hours}h {minutes}m {rest}s"),
            2 => format!("{hours} Std. {minutes} Min. {rest} Sek."),
            3 => format!("PT{hours}H{minutes}M{rest}S"),
            _ => format!("{seconds} Sek."),
        };
        let data = column("Antwortzeit", &[&cell]);
        prop_assert_eq!(values(&data, "Antwortzeit"), [Some(f64::from(seconds))]);
    }

    #[test]
    fn any_text_is_read_without_panic(
        cells in prop::collection::vec(prop::collection::vec(prop::sample::select(NASTY.to_vec()), 0..12), 1..40),
        header in prop::sample::select(vec!["Likes", "CTR (%)", "Antwortzeit", "Datum", "Ausgaben", "Wer weiß", "Post ID", "Umsatz in Tsd."]),
    ) {
        let cells: Vec<String> = cells.iter().map(|it| it.concat()).collect();
        let rows = cells.iter().map(|it| std::iter::once(paste::Cell::Text(it.clone())));
        let data = paste::read_cells(vec![header.to_owned()], rows, &Corrections::default());
        prop_assert_eq!(data.len(), cells.len());
        for (row, cell) in cells.iter().enumerate() {
            prop_assert_eq!(data.columns[0].words.original(row), cell.as_str());
        }
    }
}

/// Pieces that numbers, dates and their neighbours are made of.
const NASTY: &[&str] = &[
    "0",
    "1",
    "12",
    "999",
    "123456789012345678901234567890",
    ".",
    ",",
    "-",
    "–",
    "−",
    "+",
    " ",
    "\u{a0}",
    "\u{202f}",
    "'",
    "’",
    "(",
    ")",
    "%",
    "‰",
    "€",
    "$",
    "E",
    "e",
    "E+",
    "K",
    "M",
    "Mio.",
    "T",
    "h",
    "Std.",
    "Min.",
    "m",
    "s",
    ":",
    "/",
    "#",
    "##",
    "NV",
    "k. A.",
    "ca. ",
    "> ",
    "<",
    "~",
    "PT",
    "H",
    "Jan",
    "März",
    "KW",
    "Q",
    "ä",
    "🙂",
    "\u{200b}",
    "\u{feff}",
    "ß",
    "İ",
    "\"",
    "\n",
    "x",
    "=\"",
    "1.234",
    "1,234",
    "2026",
    "31.12.",
    "12:30",
    "SEK",
    "pp",
    "inf",
    "nan",
    "−−",
    "٣",
    "１",
];

/// A number with so many decimals, as it is written somewhere.
fn written_with(value: i64, decimals: u32, (group, decimal): (&str, &str)) -> String {
    let scale = 10_i64.pow(decimals);
    let text = written(value / scale * 100, (group, decimal));
    let whole = &text[..text.len() - 3];
    if decimals == 0 {
        return whole.to_owned();
    }
    format!("{whole}{decimal}{:0width$}", value % scale, width = decimals as usize)
}

proptest! {
    /// The one fault that nobody forgives: a number that is read wrong without a word.
    #[test]
    fn no_number_of_a_table_is_wrong_in_silence(
        rows in prop::collection::vec((0_i64..3_000_000, 0_i64..9_000_000, 1_i64..9_000, 0_i64..5_000_000, 0_i64..90_000), 1..12),
        locale in 0..LOCALES.len(),
        order in 0..5_usize,
    ) {
        let mut columns: Vec<(&str, u32, Vec<i64>)> = vec![
            ("Likes", 0, rows.iter().map(|it| it.0).collect()),
            ("Ausgaben", 2, rows.iter().map(|it| it.1).collect()),
            ("CPC", 3, rows.iter().map(|it| it.2).collect()),
            ("Irgendwas", 0, rows.iter().map(|it| it.3).collect()),
            ("Noch etwas", 1, rows.iter().map(|it| it.4).collect()),
        ];
        columns.rotate_left(order);
        // Only some of the columns, so that little evidence is left.
        columns.truncate(1 + order);
        let headers: Vec<&str> = columns.iter().map(|it| it.0).collect();
        let mut text = headers.join("\t") + "\n";
        for row in 0..rows.len() {
            let cells: Vec<String> =
                columns.iter().map(|(_, decimals, values)| written_with(values[row], *decimals, LOCALES[locale])).collect();
            text += &(cells.join("\t") + "\n");
        }
        let options = Options { header: paste::Header::First, separator: Some('\t') };
        let data = paste::read(paste::parse(text.clone(), &options), &Corrections::default());
        for (header, decimals, expected) in &columns {
            let expected: Vec<Option<f64>> =
                expected.iter().map(|it| Some(*it as f64 / 10_f64.powi(*decimals as i32))).collect();
            let asked = data.notes.iter().any(|it| {
                it.column.as_deref() == Some(*header) && matches!(it.kind.code, "decimal_undecided" | "marks_mixed")
            });
            let given = values(&data, header);
            prop_assert!(asked || given == expected, "{header}\n{text}\n{given:?}\n{expected:?}\n{:?}", codes(&data));
        }
    }
}
