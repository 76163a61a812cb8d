//! A pasted table to typed columns: whatever people write as a number is read right, or named.

use std::collections::BTreeMap;

use zielwert::engine::data_set::{Column, DataSet, Decimal, Role};
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

#[test]
fn what_nothing_decides_is_asked() {
    let data = column("Punkte im Spiel", &["1.234", "2.345"]);
    assert_eq!(values(&data, "Punkte im Spiel"), [Some(1234.0), Some(2345.0)]);
    assert!(codes(&data).contains(&"decimal_undecided"), "{:?}", codes(&data));
    let column = &data.columns[0];
    assert!(column.confidence < 0.6);
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
fn conflicting_cells_are_marked() {
    let data = column("Ausgaben", &["1.234,5", "2.345,6", "1,234.5"]);
    assert_eq!(values(&data, "Ausgaben"), [Some(1234.5), Some(2345.6), Some(1234.5)]);
    let note = data.notes.iter().find(|it| it.kind.code == "marks_mixed").expect("a note");
    assert_eq!((note.line, note.column.as_deref()), (Some(4), Some("Ausgaben")));
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
        ("Antwortzeit", &["PT2H15M", "PT5M"], &[8100.0, 300.0]),
        ("Antwortzeit", &["1,5 h", "30 s"], &[5400.0, 30.0]),
        ("Wiedergabezeit", &["0:17", "12:30"], &[17.0, 750.0]),
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
