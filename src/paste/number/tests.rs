//! Every form of cell that people paste. The expected values can be checked in the head.

use super::{Cell, Clock, Flags, Gap, Marks, Unit, Why, scan};
use crate::engine::data_set::Decimal::{self, Comma, Point};

/// What the cell is worth under a decimal comma and under a decimal point.
#[track_caller]
fn check(text: &str, comma: f64, point: f64) {
    let Cell::Number(figure) = scan(text) else { panic!("{text}: {:?}", scan(text)) };
    let value = |decimal: Decimal| {
        let own = match figure.digits.marks {
            Marks::Say(own) => own,
            _ => decimal,
        };
        let letter = match figure.unit {
            Unit::Letter { power, .. } => i32::from(power),
            _ => 0,
        };
        figure.value(own, letter).expect("a number")
    };
    assert_eq!((value(Comma), value(Point)), (comma, point), "{text}");
}

#[test]
fn grouping_and_decimals() {
    for (text, value) in [
        ("0", 0.0),
        ("12", 12.0),
        ("-5", -5.0),
        ("1234", 1234.0),
        ("1234.56", 1234.56),
        ("1234,56", 1234.56),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1 234,56", 1234.56),
        ("1\u{a0}234,56", 1234.56),
        ("1\u{202f}234,56", 1234.56),
        ("1\u{2009}234,56", 1234.56),
        ("1'234.56", 1234.56),
        ("1\u{2019}234.56", 1234.56),
        ("1 234", 1234.0),
        ("12 345 678", 12_345_678.0),
        ("1 234.567", 1234.567),
        ("1'234'567", 1_234_567.0),
        ("1.234.567", 1_234_567.0),
        ("1,234,567", 1_234_567.0),
        ("12,34,567", 1_234_567.0),
        ("1,23,45,678.5", 12_345_678.5),
        ("1.234.567,8", 1_234_567.8),
        ("1.234,567", 1234.567),
        ("0,125", 0.125),
        ("0.5", 0.5),
        (".5", 0.5),
        (",5", 0.5),
        ("12,5", 12.5),
        ("1.25", 1.25),
        ("1,1250", 1.125),
        ("1234.567", 1234.567),
        ("424.0", 424.0),
        ("5.", 5.0),
        ("12,", 12.0),
        ("1,23E+05", 123_000.0),
        ("1.23E+17", 1.23e17),
        ("2e3", 2000.0),
        ("5E-3", 0.005),
        ("0.03278688524590164", 0.03278688524590164),
        ("0.123456789012345678901234", 0.123_456_789_012_345_68),
        (" 12 ", 12.0),
        ("\u{a0}12", 12.0),
        ("\u{200e}12\u{200e}", 12.0),
        ("\u{feff}12", 12.0),
        ("=\"12\"", 12.0),
        ("'12", 12.0),
        ("１２", 12.0),
        ("١٢٣", 123.0),
        ("١٬٢٣٤٫٥", 1234.5),
        ("१२", 12.0),
    ] {
        check(text, value, value);
    }
}

#[test]
fn lone_groups_of_three_are_open() {
    check("1.234", 1234.0, 1.234);
    check("1,234", 1.234, 1234.0);
    check("-12.345", -12345.0, -12.345);
    check("123,456", 123.456, 123456.0);
}

#[test]
fn units_around_the_number() {
    for (text, value) in [
        ("12,5 %", 0.125),
        ("12.5%", 0.125),
        ("12,5 Prozent", 0.125),
        ("5 ‰", 0.005),
        ("+0,3 pp", 0.003),
        ("0,3 %-Pkt.", 0.003),
        ("0,3 Prozentpunkte", 0.003),
        ("27 Mio.", 27e6),
        ("1,2 MM", 1.2e6),
        ("5 hundred", 500.0),
        ("3 тысяч", 3e3),
        ("27 Millionen", 27e6),
        ("1,2 Million", 1.2e6),
        ("3,4 Tsd.", 3400.0),
        ("3,4 T", 3400.0),
        ("3,4 Tausend", 3400.0),
        ("1,2 Mrd.", 1.2e9),
        ("1,2 Mrd", 1.2e9),
        ("1,2 Milliarden", 1.2e9),
        ("1.2K", 1200.0),
        ("1,2k", 1200.0),
        ("1.2M", 1.2e6),
        ("1,2M", 1.2e6),
        ("3B", 3e9),
        ("1.67 M", 1.67e6),
        ("1,2 mil", 1200.0),
        ("1,2 mln", 1.2e6),
        ("1,2 M", 1.2e6),
        ("1,2 Md", 1.2e9),
        ("1,2 тыс.", 1200.0),
        ("1,2 млн", 1.2e6),
        ("1,2 Bio.", 1.2e12),
        ("1.2bn", 1.2e9),
        ("1.5 lakh", 150_000.0),
        ("2 miljoen", 2_000_000.0),
        ("12 duizend", 12_000.0),
        ("1.2K views", 1200.0),
        ("1,2 Mio. Aufrufe", 1.2e6),
        ("€ 12,50", 12.5),
        ("12,50 €", 12.5),
        ("12.50 EUR", 12.5),
        ("12,50\u{a0}€", 12.5),
        ("€1,234.5", 1234.5),
        ("CHF 1'000.–", 1000.0),
        ("CHF 1'000.-", 1000.0),
        ("1'000.— CHF", 1000.0),
        ("12,- €", 12.0),
        ("1.000,– €", 1000.0),
        ("Fr. 12.50", 12.5),
        ("US$ 5.50", 5.5),
        ("R$ 1.234,50", 1234.5),
        ("5,3 Mio. €", 5.3e6),
        ("€5.3m", 5.3e6),
        ("$1.2M", 1.2e6),
        ("12,5 T€", 12_500.0),
        ("12 TEUR", 12_000.0),
        ("1,5 k€", 1500.0),
        ("9,90 EUR/Monat", 9.9),
        ("3,5x", 3.5),
        ("4,2-fach", 4.2),
        ("27 comments", 27.0),
        ("463 Aufrufe", 463.0),
        ("1.234.567 Views", 1_234_567.0),
        ("12 345 vues", 12_345.0),
        ("10 (geschätzt)", 10.0),
        ("12*", 12.0),
        ("12 ▲", 12.0),
        ("1.234,5 (+5 %)", 1234.5),
        ("12 (-3)", 12.0),
        ("12 (↓ 3)", 12.0),
        ("%12,5", 0.125),
        ("Ø 12,5", 12.5),
        ("Platz 3", 3.0),
        ("#3", 3.0),
        ("T€ 12,5", 12_500.0),
    ] {
        check(text, value, value);
    }
    check("2,316 Views", 2.316, 2316.0);
    check("$1,234", 1.234, 1234.0);
}

#[test]
fn negative_in_every_spelling() {
    for text in
        ["-5", "−5", "–5", "- 5", "5-", "5 -", "(5)", "( 5 )", "(5,00 €)", "-5 €", "€-5", "-€5", "€ (5)", "5- €", "－5"]
    {
        match scan(text) {
            Cell::Number(figure) => {
                assert_eq!(figure.value(Comma, 0), Some(-5.0), "{text}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
    check("(1.234,5)", -1234.5, -1234.5);
    check("1.234,0-", -1234.0, -1234.0);
    check("+5", 5.0, 5.0);
}

#[test]
fn flags_are_kept() {
    for (text, flags, value) in [
        ("ca. 500", Flags::ABOUT, 500.0),
        ("~500", Flags::ABOUT, 500.0),
        ("≈ 500", Flags::ABOUT, 500.0),
        ("rund 500", Flags::ABOUT, 500.0),
        ("about 500", Flags::ABOUT, 500.0),
        (">1000", Flags::BOUND, 1000.0),
        ("> 1000", Flags::BOUND, 1000.0),
        (">= 1000", Flags::BOUND, 1000.0),
        ("≥1000", Flags::BOUND, 1000.0),
        ("< 15", Flags::BOUND, 15.0),
        ("<15", Flags::BOUND, 15.0),
        ("über 1000", Flags::BOUND, 1000.0),
        ("Über 1000", Flags::BOUND, 1000.0),
        ("mehr als 1000", Flags::BOUND, 1000.0),
        ("1000+", Flags::BOUND, 1000.0),
        ("1000 +", Flags::BOUND, 1000.0),
        ("463 Aufrufe", Flags::WORDS, 463.0),
        ("1,23E+05", Flags::SCIENTIFIC, 123_000.0),
        ("1,2 Mio.", Flags::POWER, 1.2e6),
    ] {
        let Cell::Number(figure) = scan(text) else { panic!("{text}") };
        assert!(figure.flags.has(flags), "{text}: {:?}", figure.flags);
        assert_eq!(figure.value(Comma, 0), Some(value), "{text}");
    }
    check("10.000+", 10_000.0, 10.0);
}

#[test]
fn a_share_in_brackets_stands_beside_its_count() {
    for (text, count, share) in
        [("561 (67%)", 561.0, 0.67), ("561 (67,5 %)", 561.0, 0.675), ("1.204 (5%)", 1204.0, 0.05)]
    {
        let Cell::Number(figure) = scan(text) else { panic!("{text}: {:?}", scan(text)) };
        assert_eq!(figure.value(Comma, 0), Some(count), "{text}");
        assert_eq!(figure.share.and_then(|it| it.value(Comma, -2)), Some(share), "{text}");
    }
}

#[test]
fn single_durations_keep_their_unit() {
    for (text, value, unit) in [
        ("1,5 h", 1.5, Unit::Time(3600)),
        ("15 Min.", 15.0, Unit::Time(60)),
        ("2 Std.", 2.0, Unit::Time(3600)),
        ("45 s", 45.0, Unit::Time(1)),
        ("45 Sek.", 45.0, Unit::Time(1)),
        ("30 Tage", 30.0, Unit::Time(86_400)),
        ("2 Wochen", 2.0, Unit::Time(604_800)),
        ("15 m", 15.0, Unit::Letter { power: 6, seconds: 60 }),
        ("3 T", 3.0, Unit::Letter { power: 3, seconds: 86_400 }),
    ] {
        let Cell::Number(figure) = scan(text) else { panic!("{text}") };
        assert_eq!((figure.value(Comma, 0), figure.unit), (Some(value), unit), "{text}");
    }
    assert_eq!(
        scan("12:30"),
        Cell::Clock(Clock { parts: [12, 30, 0], n_parts: 2, fraction: 0.0, negative: false, hours_first: None })
    );
}

#[test]
fn missing_in_every_spelling() {
    for (text, gap) in [
        ("", Gap::Empty),
        ("  ", Gap::Empty),
        ("\u{a0}", Gap::Empty),
        ("\u{200b}", Gap::Empty),
        ("=\"\"", Gap::Empty),
        ("–", Gap::Said),
        ("—", Gap::Said),
        ("-", Gap::Said),
        ("--", Gap::Said),
        ("---", Gap::Said),
        ("- - -", Gap::Said),
        ("...", Gap::Said),
        ("k. A.", Gap::Said),
        ("k.A.", Gap::Said),
        ("k.\u{a0}A.", Gap::Said),
        ("keine Angabe", Gap::Said),
        ("n/a", Gap::Said),
        ("N/A", Gap::Said),
        ("n. a.", Gap::Said),
        ("NA", Gap::Said),
        ("NaN", Gap::Said),
        ("null", Gap::Said),
        ("undefined", Gap::Said),
        ("n. v.", Gap::Said),
        ("Nicht verfügbar", Gap::Said),
        ("(not set)", Gap::Said),
        ("- €", Gap::Said),
        ("– %", Gap::Said),
        ("#DIV/0!", Gap::Error),
        ("#NV", Gap::Error),
        ("#N/A", Gap::Error),
        ("#WERT!", Gap::Error),
        ("#VALUE!", Gap::Error),
        ("#REF!", Gap::Error),
        ("#BEZUG!", Gap::Error),
        ("#NAME?", Gap::Error),
        ("#ZAHL!", Gap::Error),
        ("#NUM!", Gap::Error),
        ("#NULL!", Gap::Error),
        ("#ÜBERLAUF!", Gap::Error),
        ("#ERROR!", Gap::Error),
        ("####", Gap::TooNarrow),
        ("########", Gap::TooNarrow),
    ] {
        assert_eq!(scan(text), Cell::Missing(gap), "{text}");
    }
}

#[test]
fn what_is_no_number_says_why() {
    for (text, why) in [
        ("007", Why::Id),
        ("00", Why::Id),
        ("1234567890123456789", Why::Id),
        ("1234567890123456", Why::Id),
        ("1.23.456", Why::Groups),
        ("12.34.567", Why::Groups),
        ("1,2,3", Why::Groups),
        ("1.2345,6", Why::Groups),
        ("1,234.567,8", Why::Groups),
        ("1234 567", Why::Groups),
        ("0.123.456", Why::Groups),
        ("12 34", Why::Behind),
        ("true", Why::Truth),
        ("Ja", Why::Truth),
        ("Lifetime", Why::Words),
        ("inf", Why::Words),
        ("Infinity", Why::Words),
        ("1e999", Why::TooLarge),
        ("0x1F", Why::Behind),
        ("5G", Why::Behind),
        ("3 von 10", Why::Behind),
        ("10-20", Why::Behind),
        ("4,5/5", Why::Behind),
        ("#hashtag", Why::Words),
        ("Deutschland: 84,5%", Why::Words),
        ("18.07.2018", Why::Date),
        ("7/18/2018", Why::Date),
        ("2026-08-01", Why::Date),
        ("Mär 23", Why::Date),
        ("01. Feb", Why::Date),
        ("1. Mai", Why::Date),
        ("2-Feb", Why::Date),
        ("Feb 01", Why::Date),
        ("01.02.", Why::Date),
        ("12/31", Why::Date),
        ("Aug 19, 2011", Why::Date),
    ] {
        assert_eq!(scan(text), Cell::Unreadable(why), "{text}");
    }
}

/// What the kernel reads by itself, the reader of all numbers reads alike; `None` where the kernel leaves it.
#[track_caller]
fn check_plain(cell: &str) -> Option<f64> {
    use zielwert_kernel::numbers::Page;
    let grid = crate::paste::Grid::new(format!("{cell}\u{1f}\n"), Some('\u{1f}'));
    let mut page = Page { first_row: 7, ..Page::default() };
    grid.cells().numbers(&[0], 0, &mut page);
    if !page.left.is_empty() {
        assert_eq!((page.left.as_slice(), page.plain.count), (&[7][..], 0), "{cell}");
        return None;
    }
    let value = page.values.first().copied().unwrap_or_default();
    match scan(&grid.cell(0, 0)) {
        Cell::Missing(Gap::Empty) => assert!(value.is_nan() && page.plain.count == 0, "{cell}"),
        Cell::Number(figure) => {
            assert_eq!(figure.draft().map(f64::to_bits), Some(value.to_bits()), "{cell}");
            let mut counts = [0; 4];
            match figure.digits.marks {
                Marks::None => {}
                Marks::Say(Decimal::Comma) => counts[0] = 1,
                Marks::Say(Decimal::Point) => counts[1] = 1,
                Marks::Open(Decimal::Comma) => counts[2] = 1,
                Marks::Open(Decimal::Point) => counts[3] = 1,
            }
            let [comma, point] = page.says;
            let [open_comma, open_point] = page.open;
            assert_eq!([comma, point, open_comma, open_point].map(|it| it.count), counts, "{cell}");
            assert_eq!((page.plain.count, page.plain.row), (1, 7), "{cell}");
        }
        other => panic!("{cell}: {other:?}"),
    }
    Some(value)
}

#[test]
fn the_kernel_reads_plain_numbers_and_leaves_the_rest() {
    let read = [
        ("0", 0.0),
        ("7", 7.0),
        ("-12", -12.0),
        ("999999999999999", 999_999_999_999_999.0),
        ("1.234", 1234.0),
        ("1,234", 1234.0),
        ("0.123", 0.123),
        ("1234.567", 1234.567),
        ("1.234.567", 1_234_567.0),
        ("1.234.567,89", 1_234_567.89),
        ("-1,234,567.891", -1_234_567.891),
        ("12,5", 12.5),
        ("\"1.234,50\"", 1234.5),
    ];
    for (cell, value) in read {
        assert_eq!(check_plain(cell), Some(value), "{cell}");
    }
    for cell in [
        "007",
        "00,5",
        ".5",
        "5.",
        "1.23.456",
        "1.234.56",
        "1,2.345,6",
        "12.345.678,",
        "+1",
        "1 234",
        "5 %",
        "x",
        "-",
        "1234567890123456",
    ] {
        assert_eq!(check_plain(cell), None, "{cell}");
    }
}

/// Every text of up to seven of these letters.
#[test]
fn the_kernel_reads_as_the_full_reader_does() {
    const LETTERS: &[u8] = b"01.,-";
    for length in 0..=7_u32 {
        for number in 0..LETTERS.len().pow(length) {
            let letter = |place: u32| char::from(LETTERS[number / LETTERS.len().pow(place) % LETTERS.len()]);
            check_plain(&(0..length).map(letter).collect::<String>());
        }
    }
}
