//! From cells to a table: header, rows, and what is set aside with which reason.

use zielwert::api::read_text;
use zielwert::engine::data_set::Reason;
use zielwert::engine::note::Level;
use zielwert::paste::{Corrections, Header, Options, Table, as_seen, parse};

/// What is expected of a table; cells are divided by `|`.
#[derive(Default)]
struct Expected<'a> {
    columns: &'a str,
    rows: &'a [&'a str],
    /// Lines with their reasons.
    skipped: &'a [(u32, Reason)],
    /// The codes of the notes.
    notes: &'a [&'a str],
}

#[track_caller]
fn check(text: &str, expected: Expected) {
    let table = parse(text, &Options::default());
    assert_eq!(table.columns.join("|"), expected.columns, "columns");
    assert_eq!(rows(&table), expected.rows, "rows");
    assert_eq!(table.skipped, expected.skipped, "skipped");
    assert_eq!(codes(&table), expected.notes, "notes");
}

fn rows(table: &Table) -> Vec<String> {
    (0..table.len()).map(|row| table.row(row).collect::<Vec<_>>().join("|")).collect()
}

fn codes(table: &Table) -> Vec<&str> {
    table.notes.iter().map(|note| note.kind.code).collect()
}

#[test]
fn a_plain_table() {
    check(
        "Kanal;Follower;Likes\nLinkedIn;1.200;30\nInstagram;2.400;\n",
        Expected {
            columns: "Kanal|Follower|Likes",
            rows: &["LinkedIn|1.200|30", "Instagram|2.400|"],
            ..Expected::default()
        },
    );
}

#[test]
fn without_a_header_columns_are_letters() {
    check(
        "LinkedIn;1.200;30\nInstagram;2.400;20\n",
        Expected {
            columns: "A|B|C",
            rows: &["LinkedIn|1.200|30", "Instagram|2.400|20"],
            notes: &["no_header"],
            ..Expected::default()
        },
    );
    check(
        "1,2\n3,x\n",
        Expected { columns: "A|B", rows: &["1|2", "3|x"], notes: &["no_header"], ..Expected::default() },
    );
    // Nothing but words: the first line is the header, as everybody writes it.
    check("a,b\nc,d\n", Expected { columns: "a|b", rows: &["c|d"], notes: &["no_numbers"], ..Expected::default() });
}

#[test]
fn years_and_months_are_headers() {
    check(
        "Kanal;2023;2024\nLinkedIn;1.200;30\n",
        Expected { columns: "Kanal|2023|2024", rows: &["LinkedIn|1.200|30"], ..Expected::default() },
    );
    check(
        "Konto;Jan 2024;Feb 2024\nx;1.200;30\ny;5;6",
        Expected { columns: "Konto|Jan 2024|Feb 2024", rows: &["x|1.200|30", "y|5|6"], ..Expected::default() },
    );
}

#[test]
fn what_stands_above_the_header_is_preamble() {
    check(
        "sep=;\n# exportiert am 1.10.2026\nBericht\nZeitraum: 1.9.–30.9.\n\nKanal;Likes;Rate\nFB;1.234;3,4\nIG;2.345;1,2\n",
        Expected {
            columns: "Kanal|Likes|Rate",
            rows: &["FB|1.234|3,4", "IG|2.345|1,2"],
            skipped: &[
                (1, Reason::Preamble),
                (2, Reason::Preamble),
                (3, Reason::Preamble),
                (4, Reason::Preamble),
                (5, Reason::Empty),
            ],
            notes: &["preamble"],
        },
    );
    // Facts about the report are no table of their own, although they have two columns.
    check(
        "Konto;Seeblick\nZeitraum;September\n\nKanal;Likes;Shares\nFB;1.234;3\nIG;2.345;1\n",
        Expected {
            columns: "Kanal|Likes|Shares",
            rows: &["FB|1.234|3", "IG|2.345|1"],
            skipped: &[(1, Reason::Preamble), (2, Reason::Preamble), (3, Reason::Empty)],
            notes: &["preamble"],
        },
    );
}

#[test]
fn explanations_around_the_header() {
    // Facebook Insights.
    check(
        "Post ID,Reach,Likes\n,Lifetime: the number of people who saw it,Lifetime: the number of likes\n12_3,400,20\n",
        Expected {
            columns: "Post ID|Reach|Likes",
            rows: &["12_3|400|20"],
            skipped: &[(2, Reason::Description)],
            notes: &["description"],
        },
    );
    // LinkedIn.
    check(
        "The day on which it was counted, in UTC\tHow often posts were seen, organic only\tHow often somebody reacted\n\
         Date\tImpressions\tReactions\n09/01/2026\t2086\t18\n09/02/2026\t2714\t23\n",
        Expected {
            columns: "Date|Impressions|Reactions",
            rows: &["09/01/2026|2086|18", "09/02/2026|2714|23"],
            skipped: &[(1, Reason::Description)],
            notes: &["description"],
        },
    );
    // A row without numbers is a row.
    check(
        "Kanal;Likes;Shares\nFB;n/a;-\nIG;1;2\n",
        Expected { columns: "Kanal|Likes|Shares", rows: &["FB|n/a|-", "IG|1|2"], ..Expected::default() },
    );
}

#[test]
fn merged_cells_make_headers_of_two_lines() {
    check(
        "Kanal;Likes;;Shares;\n;2024;2025;2024;2025\nFB;10;20;3;4\nIG;50;60;7;8\n",
        Expected {
            columns: "Kanal|Likes 2024|Likes 2025|Shares 2024|Shares 2025",
            rows: &["FB|10|20|3|4", "IG|50|60|7|8"],
            skipped: &[(2, Reason::Description)],
            notes: &["header_of_two_lines"],
        },
    );
    check(
        "Bericht\n;LinkedIn;;Instagram;\nFirma;Follower;Likes;Follower;Likes\nA;100;2;300;4\nB;500;6;700;8\n",
        Expected {
            columns: "Firma|Follower LinkedIn|Likes LinkedIn|Follower Instagram|Likes Instagram",
            rows: &["A|100|2|300|4", "B|500|6|700|8"],
            skipped: &[(1, Reason::Preamble), (2, Reason::Preamble)],
            notes: &["header_of_two_lines", "preamble"],
        },
    );
    // Not everything that one group has has the other, nor belongs to one.
    check(
        "Monat;Facebook;;;Instagram;;\n;Fans;Likes;Klicks;Follower;Likes;Klicks\nJan;5;6;7;8;9;10\nFeb;1;2;3;4;5;6\n",
        Expected {
            columns: "Monat|Fans Facebook|Likes Facebook|Klicks Facebook|Follower Instagram|Likes Instagram|Klicks Instagram",
            rows: &["Jan|5|6|7|8|9|10", "Feb|1|2|3|4|5|6"],
            skipped: &[(1, Reason::Preamble)],
            notes: &["header_of_two_lines"],
        },
    );
    check(
        ";Oktober;;September;;\nKanal;Likes;Shares;Likes;Shares;Notiz\nFB;5;6;7;8;neu\nIG;1;2;3;4;\n",
        Expected {
            columns: "Kanal|Likes Oktober|Shares Oktober|Likes September|Shares September|Notiz September",
            rows: &["FB|5|6|7|8|neu", "IG|1|2|3|4|"],
            skipped: &[(1, Reason::Preamble)],
            notes: &["header_of_two_lines"],
        },
    );
    // A label over both lines, as web pages and joined cells leave it.
    check(
        "Firma;LinkedIn;;Instagram;\nFirma;Likes;Follower;Likes;Follower\nA;5;100;6;200\nB;7;110;8;210\n",
        Expected {
            columns: "Firma|Likes LinkedIn|Follower LinkedIn|Likes Instagram|Follower Instagram",
            rows: &["A|5|100|6|200", "B|7|110|8|210"],
            skipped: &[(1, Reason::Description)],
            notes: &["header_of_two_lines"],
        },
    );
    check(
        "Firma;Likes;Likes;Follower\nFirma;2025;2026;Follower\nA;5;100;6\nB;7;110;8\n",
        Expected {
            columns: "Firma|Likes 2025|Likes 2026|Follower",
            rows: &["A|5|100|6", "B|7|110|8"],
            skipped: &[(2, Reason::Description)],
            notes: &["header_of_two_lines"],
        },
    );
    // The same name in each of the cells, which over numbers is just a repeated one.
    check(
        "Kanal;2025;2025;2026;2026\n;Likes;Shares;Likes;Shares\nFB;10;20;3;4\nIG;50;60;7;8\n",
        Expected {
            columns: "Kanal|Likes 2025|Shares 2025|Likes 2026|Shares 2026",
            rows: &["FB|10|20|3|4", "IG|50|60|7|8"],
            skipped: &[(1, Reason::Preamble)],
            notes: &["header_of_two_lines"],
        },
    );
    check(
        "Kanal;Likes;Likes\nFB;10;20\nIG;50;60\n",
        Expected {
            columns: "Kanal|Likes|Likes (2)",
            rows: &["FB|10|20", "IG|50|60"],
            notes: &["header_repeated"],
            ..Expected::default()
        },
    );
    // A column without a name, and rows whose names are blank as in a pivot table.
    check(
        "Kanal;Likes;;Notiz\nFB;10;20;x\n;50;60;y\n",
        Expected {
            columns: "Kanal|Likes|C|Notiz",
            rows: &["FB|10|20|x", "|50|60|y"],
            notes: &["header_missing"],
            ..Expected::default()
        },
    );
    check(
        "Firma;Kanal;;Follower\n;X;a;50\n;X;a;60\nA;Z;b;70\n",
        Expected {
            columns: "Firma|Kanal|C|Follower",
            rows: &["|X|a|50", "|X|a|60", "A|Z|b|70"],
            notes: &["header_missing"],
            ..Expected::default()
        },
    );
}

#[test]
fn a_repeated_header_line_is_a_duplicate() {
    check(
        "Kanal;Likes\nFB;1\n\nKanal;Likes\nIG;2\nKanal;Likes\nX;5\n",
        Expected {
            columns: "Kanal|Likes",
            rows: &["FB|1", "IG|2", "X|5"],
            skipped: &[(3, Reason::Empty), (4, Reason::Duplicate), (6, Reason::Duplicate)],
            notes: &["header_line_repeated"],
        },
    );
}

/// Whether the last (or first) row of a table with these rows is set aside as a total.
#[track_caller]
fn totals(text: &str, lines: &[u32], codes_expected: &[&str]) {
    let table = parse(text, &Options::default());
    let totals: Vec<u32> = table.skipped.iter().filter(|(_, it)| *it == Reason::Total).map(|(line, _)| *line).collect();
    assert_eq!(totals, lines, "{text}");
    assert_eq!(codes(&table), codes_expected, "{text}");
}

#[test]
fn totals_are_set_aside_where_they_are_totals() {
    totals("Kanal;Likes;Rate\nFB;1.200;3,4 %\nIG;2.300;1,2 %\nGesamt;3.500;2,1 %\n", &[4], &["total"]);
    totals("Kanal,Likes\nTotal,\"3,500\"\nFB,\"1,200\"\nIG,\"2,300\"\n", &[2], &["total"]);
    totals("Kanal\tLikes\nFB\t1,5 Tsd.\nIG\t2,3 Tsd.\nSumme:\t3,8 Tsd.\n", &[4], &["total"]);
    totals("Kanal;Kosten\nFB;1.200,25 €\nIG;2.300,50 €\n Gesamt\u{a0}:;3.500,75 €\n", &[4], &["total"]);
    // Reached people overlap: their total is less than the sum, and says nothing.
    totals("Kanal;Reichweite;Likes\nFB;1.200;10\nIG;2.300;20\nInsgesamt;3.000;30\n", &[4], &["total"]);
    // The total of a table that shows only its first rows is more than their sum, but it has no title and no date.
    totals(
        "Video,Titel,Datum,Aufrufe\nGesamt,,,9000\na1,Eins,\"Mar 4, 2025\",400\nb2,Zwei,\"Mar 5, 2025\",300\n",
        &[2],
        &["total"],
    );
    totals(
        "Status;Kampagne;Klicks\nAktiv;A;10\nAktiv;B;20\nGesamt: Kampagnen;;30\nGesamt: Konto;;30\n",
        &[4, 5],
        &["total", "total"],
    );
    // Subtotals, and the total of everything.
    totals(
        "Firma;Kanal;Likes\nA;FB;1\nA;IG;2\nA;Gesamt;3\nB;FB;4\nB;IG;5\nB;Gesamt;9\nGesamt;;12\n",
        &[4, 7, 8],
        &["total", "total", "total"],
    );
    totals("Kanal;Likes;Shares\nFB;10;4\nIG;20;6\n;30;10\n", &[4], &["total_unnamed"]);
    // In front as well, as ad managers and web statistics write it.
    totals("Kanal;Likes;Shares\n;30;10\nFB;10;4\nIG;20;6\n", &[2], &["total_unnamed"]);
    totals("Kanal;Likes;Shares\n;30;11\nFB;10;4\nIG;20;6\n", &[], &[]);
    totals("Likes;Notiz\n30;\n10;\n20;gut\n", &[], &[]);
    totals("Kanal;Likes;Shares\n;30;10\nFB;30;10\n", &[2], &["total_unnamed"]);
    totals("Beitrag;Likes\n;1\nA;1\n", &[], &[]);
    totals("Datum;Titel;Text;Likes;Reichweite\n3.2.2024;;;5;90\n2.2.2024;a;x;3;60\n1.2.2024;b;y;2;50\n", &[], &[]);
    totals("Quelle;Medium;Kampagne;Likes\ndirect;;;120\nfb;cpc;A;100\nig;cpc;B;20\n", &[], &[]);
    totals("Kanal;Likes;Shares\n;30;10\nFB;20;10\n", &[], &[]);
    totals("Kanal;Likes;Shares\nFB;30;10\n;30;10\n", &[], &[]);
    totals(
        "Beginn,Kampagne,Status,Attribution,Reichweite,Ausgaben\n2026-01-01,,,mehrere,15000,123.45\n2026-01-01,A,aktiv,7 Tage,9000,70\n\
         2026-01-01,B,aktiv,7 Tage,8000,53.45\n",
        &[2],
        &["total_unnamed"],
    );
    // Quarters among their months, and a year behind them; followers are no sum.
    totals(
        "Monat;Follower;Likes\nJan 2026;9;1\nFeb 2026;9;2\nMär 2026;10;4\nQ1 2026;10;7\nApr 2026;11;5\nMai 2026;11;6\n\
         Jun 2026;12;8\nQ2 2026;12;19\n2026;12;26\n",
        &[5, 9, 10],
        &["total", "total", "total"],
    );
    totals("Woche;Likes\nKW 1;10\nKW 2;20\nKW 3;31\nJanuar;61\n", &[5], &["total"]);
    // Whatever its numbers say, where all of its months are there; for each channel by itself.
    totals("Monat;Follower;Reichweite\nJan 26;10;5\nFeb 26;11;6\nMär 26;12;7\nQ1 2026;12;15\n", &[5], &["total"]);
    totals(
        "Monat;Kanal;Likes\nJan;FB;1\nJan;IG;2\nFeb;FB;3\nFeb;IG;4\nMär;FB;5\nMär;IG;6\nQ1;FB;9\nQ1;IG;12\n",
        &[8, 9],
        &["total", "total"],
    );
    totals("Monat;Follower\nQ1 2026;12\nApr 2026;11\nMai 2026;13\nJun 2026;14\n", &[], &[]);
    totals("Monat;Likes\nJan;10\nFeb;20\nYTD;30\n", &[4], &["total"]);
    totals("Monat;Likes\nQ4 2025;70\nJan 2026;10\nFeb 2026;20\n", &[], &[]);
    totals("Quartal;Likes\nQ1 2026;10\nQ2 2026;20\nQ3 2026;30\n", &[], &[]);
    totals("Kanal;Likes\nFB;10\nIG;20\nDurchschnitt;15\n", &[4], &["total"]);
}

#[test]
fn quotes_around_every_cell_change_nothing() {
    for text in [
        "Kanal;Likes;Shares\nFB;10;4\nIG;20;6\n;30;10\n",
        "Kanal;Monat;Likes\nFB;Jan;10\nFB;Feb;20\nFB Ergebnis;;30\nIG;Jan;5\nIG;Feb;6\nIG Ergebnis;;11\n",
        "Kanal;Likes;Reichweite\nInstagram;;\nJan;10;100\nFeb;20;200\nFacebook;;\nJan;30;300\nFeb;20;200\n",
        "Video;Titel;Aufrufe;Likes\nTotal;;350;36\nA1;A;100;10\nB2;B;200;20\n",
        "Kanal;Follower;Engagement\nA;100;5,0 %\nB;200;4,0 %\n",
    ] {
        let quoted = text.lines().map(|it| format!("\"{}\"\n", it.replace(';', "\";\""))).collect::<String>();
        let [plain, quoted] = [text, &quoted].map(|it| parse(it, &Options::default()));
        assert_eq!((&plain.columns, rows(&plain)), (&quoted.columns, rows(&quoted)), "{text}");
        assert_eq!((&plain.skipped, codes(&plain)), (&quoted.skipped, codes(&quoted)), "{text}");
    }
}

/// Which line is the header, how many columns and rows there are, and at which separator the text is cut.
#[track_caller]
fn found(text: &str, separator: Option<char>, header: Option<u32>, columns: usize, rows: usize) {
    let table = parse(text, &Options::default());
    let seen = (table.separator, table.header_line, table.columns.len(), table.len());
    assert_eq!(seen, (separator, header, columns, rows), "{text}");
}

#[test]
fn blank_lines_do_not_part_a_header_from_its_table() {
    let comma = Some(',');
    let semicolon = Some(';');
    found("Kanal;Follower;Likes\n\nFacebook;1200;30\nInstagram;900;50\nLinkedIn;300;20\n", semicolon, Some(1), 3, 3);
    // What Python writes on Windows.
    found("Kanal;Follower;Likes\r\r\nFacebook;1200;30\r\r\nInstagram;900;50\r\r\n", semicolon, Some(1), 3, 2);
    found("Name,Role,City\r\r\nAnna,CEO,Bern\r\r\nBert,CTO,Basel\r\r\nCleo,CFO,Genf\r\r\n", comma, Some(1), 3, 3);
    found("Kanal;Text;Status\nFacebook;abc;ok\nInstagram;def;ok\n\nLinkedIn;ghi;neu\n", semicolon, Some(1), 3, 3);
}

#[test]
fn separators_that_excel_leaves_behind_or_out() {
    found("Kanal;Follower;Likes;;;;\nFacebook;1200;30;;;;\nInstagram;900;50;;;;\n", Some(';'), Some(1), 3, 2);
    found(
        "Jahr;Monat;tmax; ;tmin; ;sun\n;;degC;;degC;;hours\n1978;09;17.5;;11.3;;40\n1978;10;15.5;;10.3;;30\n",
        Some(';'),
        Some(1),
        5,
        2,
    );
    found("Kanal,Follower,Likes,,\nFacebook,1200,30,,\nInstagram,900,50\nLinkedIn,300,20\n", Some(','), Some(1), 3, 3);
}

#[test]
fn numbers_and_dates_are_names_of_columns() {
    let tab = Some('\t');
    let semicolon = Some(';');
    found("Gebiet\t2018\t2019\t2020\nBasel-Stadt\t85.3\t85.0\t84.0\nJura\t91.9\t90.8\t87.4\n", tab, Some(1), 4, 2);
    found(";2021;2022;2023\nFacebook;150;230;310\nInstagram;250;240;210\n", semicolon, Some(1), 4, 2);
    found(
        "Country Name,Country Code,1960,1961\nAruba,ABW,54211,55438\nAfrica,AFE,130836765,134159786\n",
        Some(','),
        Some(1),
        4,
        2,
    );
    found("Produkt;Jan 2024;Feb 2024\nA;1148;1160\nB;210;205\n", semicolon, Some(1), 3, 2);
    found("Produkt;01.01.2024;01.02.2024\nA;1148;1160\nB;210;205\n", semicolon, Some(1), 3, 2);
    found("KW;40;41;42\nFacebook;150;230;310\nInstagram;250;240;210\n", semicolon, Some(1), 4, 2);
    found("state,2018\nAlabama,R+27\nAlaska,R+15\nArizona,R+9\n", Some(','), Some(1), 2, 3);
    // Numbers of a first row are none.
    found("Facebook;1950;2010\nInstagram;250;240\nX;2;4\n", semicolon, None, 3, 3);
    found("Facebook;1;2;3\nInstagram;250;240;3\n", semicolon, None, 4, 2);
}

#[test]
fn months_are_names_beside_an_empty_corner() {
    for text in [";Jan 2026;Feb 2026\nFollower;1.234;1.300\nLikes;12;13\n", ";2026-01;2026-02\nFB;1;2\nIG;3;4\n"] {
        assert_eq!(parse(text, &Options::default()).header_line, Some(1), "{text}");
    }
}

#[test]
fn a_header_of_words_over_words_comes_first() {
    found("state,name\nAL,Alabama\nAK,Alaska\nID,Idaho\nIA,Iowa\n", Some(','), Some(1), 2, 4);
    found("key,name\nAD,Andorra\nAE,United Arab Emirates\nAF,Afghanistan\n", Some(','), Some(1), 2, 3);
    found(
        "name;label;description\nid_pumpe;Id_Velopumpe;Eindeutig\nort;Ort;Ort\nlink;Link;Webseite\nx;Zum Objekt;URL\n",
        Some(';'),
        Some(1),
        3,
        4,
    );
}

#[test]
fn a_source_below_the_table_may_hold_its_separator() {
    found(
        "Date,Views\n2021-01-10,44781\n2021-01-11,44833\n\nQuelle: Statistisches Amt, Stand 1.11.2025\n",
        Some(','),
        Some(1),
        2,
        2,
    );
    found(
        "Channel,Followers,Likes\nFacebook,1200,30\nInstagram,900,50\nSource: Meta, exported on 1 Nov 2025\n",
        Some(','),
        Some(1),
        3,
        2,
    );
    found("Channel,Followers,Likes\nFacebook,1200,30\nSource: Meta,900,50\n", Some(','), Some(1), 3, 2);
}

#[test]
fn many_group_totals_take_no_longer_than_few() {
    let row = |it: usize| match it % 5 {
        4 => format!(
            "2024-{};Gesamt;{};{}\n",
            1 + it % 12,
            (it - 4..it).map(|it| it * 7 % 997).sum::<usize>(),
            (it - 4..it).map(|it| it * 3 % 701).sum::<usize>()
        ),
        _ => format!("2024-{};Kanal {};{};{}\n", 1 + it % 12, it % 5, it * 7 % 997, it * 3 % 701),
    };
    let text = format!("Monat;Kanal;Follower;Likes\n{}", (0..20_000).map(row).collect::<String>());
    let table = parse(&text, &Options::default());
    assert_eq!((table.len(), table.skipped.len()), (16_000, 4_000));
}

#[test]
fn exports_and_pivot_tables_have_totals_of_their_own() {
    // Google Ads ends with several, whose scope is wider than what is shown.
    totals(
        "Campaign,Impr.,Clicks,Cost\nA,100,10,5.00\nB,300,20,7.00\nTotal: Campaigns,400,30,12.00\nTotal: Account,450,33,13.00\nTotal: Search,400,30,12.00\n",
        &[4, 5, 6],
        &["total", "total", "total"],
    );
    totals("Status;Kampagne;Impr.;Klicks\nAktiv;A;100;10\nAktiv;B;300;20\nGesamt: Konto;;450;33\n", &[4], &["total"]);
    // Meta's comes first and has no name; the dates are everybody's.
    totals(
        "Reporting starts,Reporting ends,Campaign name,Reach,Amount spent (EUR),Impressions\n2026-08-02,2026-08-02,,300,30.00,4000\n2026-08-02,2026-08-02,Leads,200,10.00,1000\n2026-08-02,2026-08-02,Traffic,150,20.00,3000\n",
        &[2],
        &["total_unnamed"],
    );
    // YouTube hyphenates, and shows 500 of its rows at most.
    totals(
        "Vi\u{ad}deo,Vi\u{ad}deo\u{ad}ti\u{ad}tel,Auf\u{ad}ru\u{ad}fe,Im\u{ad}pres\u{ad}sio\u{ad}nen\nGe\u{ad}samt,,990,8800\nabc123def45,One,600,5000\nxyz123def45,Two,390,3800\n",
        &[2],
        &["total"],
    );
    totals(
        "Region,Aufrufe,Wiedergabezeit (Stunden),Abonnenten\nGesamt,1000,50.5,9\nDE,600,30.25,4\nAT,380,20.1,3\n",
        &[2],
        &["total"],
    );
    // The week, and the month, below their days.
    totals(
        "Datum;Follower;Likes\n05.10.2026;100;4\n06.10.2026;120;5\nKW 41;120;9\n12.10.2026;130;6\n13.10.2026;130;1\nKW 42;130;7\nOktober 2026;130;16\n",
        &[4, 7, 8],
        &["total", "total", "total"],
    );
    // A pivot table has one below each name.
    totals(
        "Firma\tKanal\tFollower\tLikes\nAcme\tInstagram\t1000\t50\nAcme\tLinkedIn\t2000\t60\nAcme Ergebnis\t\t3000\t110\nBeta\tInstagram\t1500\t40\nBeta\tLinkedIn\t2500\t20\nBeta Ergebnis\t\t4000\t60\nGesamtergebnis\t\t7000\t170\n",
        &[4, 7, 8],
        &["total", "total", "total"],
    );
    // Figures about the columns are no rows either.
    totals(
        "Kanal;Follower;Likes\nFB;1000;50\nIG;2000;60\nMinimum;1000;50\nMaximum;2000;60\nStandardabweichung;500;5\n",
        &[4, 5, 6],
        &["total", "total", "total"],
    );
    totals("Kanal;Follower;Likes\nFB;1000;50\nIG;2000;60\nØ Wettbewerb;1500;55\n", &[4], &["total"]);
}

#[test]
fn rows_that_are_only_called_totals_stay() {
    // The company TotalEnergies before 2021.
    totals("Firma;Follower;Likes\nShell;500;20\nTotal;400;25\nBP;300;10\n", &[], &["total_kept"]);
    totals("Firma;Follower;Likes\nShell;500;20\nBP;300;10\nTotal;400;25\n", &[], &["total_kept"]);
    totals("Firma;Follower;Likes\nMedian;500;20\nShell;400;25\nBP;300;10\nEni;20;10\n", &[], &[]);
    totals("Firma;Follower;Likes\nShell;500;20\nMaximum;400;25\nBP;300;10\n", &[], &[]);
    totals("Name;Team;Follower\nA;GB;5\nB;NO;8\nD. Scott;MIN;3\n", &[], &[]);
    totals("Firma;Follower;Likes\nAcme Total;500;20\nShell;400;25\nBP;300;10\n", &[], &[]);
    totals("Titel;Aufrufe\nTotal War;500\nGesamtkunstwerk;300\n", &[], &[]);
    // One number of millions rounds no other.
    totals(
        "Name;Abonnenten;Kommentare\nNordlicht;3.1M;0.1M\nHafenkino;2.8M;30K\nKüstenfunk;2.1M;29K\nTotal Retro;1.9M;6.8K\n",
        &[],
        &[],
    );
    // What the others are compared with may be a row of its own, and is not silently one.
    totals("Kanal;Likes\nFB;10\nIG;20\nZiel;50\n", &[], &["comparison_kept"]);
    totals("Kanal;Anteil\nFB;60 %\nIG;40 %\nGesamt;100 %\n", &[4], &["total"]);
    totals("Kanal;CTR\nFB;2 %\nIG;4 %\nGesamt;3 %\n", &[], &["total_kept"]);
    totals("Kanal;Likes\nFB;10\nIG;20\nBranchendurchschnitt;50\n", &[], &["comparison_kept"]);
    totals(
        "Kanal;Likes\nFB;10\nIG;20\nGesamt;30\nVorjahr:;25\nΔ;5\n",
        &[4],
        &["total", "comparison_kept", "comparison_kept"],
    );
    totals("Zeitraum;Likes\nVorjahr;10\nAktuell;20\n", &[], &[]);
    totals("Post;Likes\nPlan;10\nB;20\nC;30\n", &[], &[]);
    // A target group.
    totals("Zielgruppe;Likes\nAlle;3\nAlle;4\nAlle;7\n", &[], &[]);
    // The only row.
    totals("Kanal;Likes\nGesamt;7\n", &[], &[]);
    totals("Kanal;Likes;Shares\nFB;10;4\nIG;20;6\n;30;11\n", &[], &[]);
}

#[test]
fn rows_and_header_of_different_width() {
    check(
        "Kanal;Likes\nFB;1;2\nIG\nX;3\n",
        Expected {
            columns: "Kanal|Likes|C",
            rows: &["FB|1|2", "IG||", "X|3|"],
            notes: &["rows_longer", "rows_shorter", "header_missing"],
            ..Expected::default()
        },
    );
    // Separators at the end of lines make no columns.
    check(
        "Kanal;Likes;;\nFB;1;;\nIG;2;;\n;;;\n",
        Expected {
            columns: "Kanal|Likes",
            rows: &["FB|1", "IG|2"],
            skipped: &[(4, Reason::Empty)],
            ..Expected::default()
        },
    );
    check(
        "Kanal;Likes\nFB;1;\nIG;2;\n",
        Expected { columns: "Kanal|Likes", rows: &["FB|1", "IG|2"], ..Expected::default() },
    );
    // Statistics programs number the rows without a header.
    check(
        "Likes,Shares\n1,10,3\n2,20,5\n",
        Expected {
            columns: "A|Likes|Shares",
            rows: &["1|10|3", "2|20|5"],
            notes: &["header_shifted", "header_missing"],
            ..Expected::default()
        },
    );
}

#[test]
fn tables_from_elsewhere() {
    // Markdown.
    check(
        "| Kanal | Likes |\n|-------|------:|\n| FB    | 1     |\n| IG    | 2     |\n",
        Expected {
            columns: " Kanal | Likes ",
            rows: &[" FB    | 1     ", " IG    | 2     "],
            skipped: &[(2, Reason::Description)],
            notes: &[],
        },
    );
    // A comma separated file that Excel had read into one column and saved again.
    check(
        "\"Kanal,Likes,\"\"Text, kurz\"\"\"\n\"FB,1,\"\"a, b\"\"\"\n\"IG,2,c\"\n",
        Expected {
            columns: "Kanal|Likes|Text, kurz",
            rows: &["FB|1|a, b", "IG|2|c"],
            notes: &["lines_quoted"],
            ..Expected::default()
        },
    );
    // A table that does not begin in the first column.
    check(
        "\t\tKanal\tLikes\n\t\tFB\t1\n\t\tIG\t2",
        Expected { columns: "Kanal|Likes", rows: &["FB|1", "IG|2"], ..Expected::default() },
    );
}

#[test]
fn markdown_is_read_as_it_is_seen_and_parsed_as_it_is() {
    let seen = |text: &str| {
        let options = Options::default();
        rows(&parse(as_seen(text.to_owned(), &options), &options))
            .iter()
            .map(|it| it.replace(' ', ""))
            .collect::<Vec<_>>()
    };
    for (text, expected) in [
        (
            "| Kanal | Likes |\n|:--|:-:|\n| **FB** | **1.200** |\n| [IG](https://example.org/a_b_c) | `900` |\n| X_y_ | *80* |\n",
            &["FB|1.200", "IG|900", "X_y_|80"][..],
        ),
        // The address tells the rows apart.
        (
            "| Beitrag | Link | Likes |\n|---|---|---|\n| A | [Link](https://x.com/1) | 5 |\n| B | [Link](https://x.com/2) | 6 |\n",
            &["A|https://x.com/1|5", "B|https://x.com/2|6"],
        ),
        (
            "| **URL** | Likes |\n|---|---|\n| [ansehen](https://x.com/1_(a)) | 5 |\n| [ansehen](https://x.com/2) | 6 |\n",
            &["https://x.com/1_(a)|5", "https://x.com/2|6"],
        ),
        (
            "| Beitrag | Likes |\n|---|---|\n| [Post](https://x.com/1) | 5 |\n| [Post](https://x.com/2) | 6 |\n",
            &["https://x.com/1|5", "https://x.com/2|6"],
        ),
        (
            "| Kanal | Likes |\n|---|---|\n| [Instagram](https://x.com/1) | 5 |\n| [A (B)](https://x.com/A_(B)) [1](2) | **6** |\n",
            &["Instagram|5", "A(B)[1](2)|6"],
        ),
        // Names keep their underscores.
        (
            "| Handle | Likes |\n|---|---|\n| _lena_ | **1.200** |\n| __init__ | 900 |\n",
            &["_lena_|1.200", "__init__|900"],
        ),
        // A table drawn above another one does not divide its cells.
        ("a|b\n---|---\nKanal\tLikes\n`IG`\t5\nFB\t6\nX\t7\nTikTok\t8\n", &["`IG`|5", "FB|6", "X|7", "TikTok|8"]),
    ] {
        assert_eq!(seen(text), expected, "{text}");
    }
    let text = "| Beitrag | Link | Likes |\n|---|---|---|\n| A | [Link](https://x.com/1) | 5 |\n| B | [Link](https://x.com/2) | **6** |\n";
    let reading = read_text(text.to_owned(), &Options::default(), &Corrections::default());
    assert_eq!((reading.data.len(), reading.data.columns[2].numbers.get(1)), (2, Some(6.0)));
    // The plain parse changes nothing.
    let text = "| Kanal | Likes |\n|---|---|\n| **FB** | [5](https://x.com/1) |\n";
    for header in [Header::Auto, Header::First] {
        let table = parse(text, &Options { header, ..Options::default() });
        assert_eq!(
            rows(&table).last().map(|it| it.trim_matches('|')),
            Some(" **FB** | [5](https://x.com/1) "),
            "{header:?}"
        );
    }
}

#[test]
fn headers_are_unique_and_never_empty() {
    check(
        "Kanal;Likes;;Likes\nFB;1;2;3\n",
        Expected {
            columns: "Kanal|Likes|C|Likes (2)",
            rows: &["FB|1|2|3"],
            notes: &["header_repeated", "header_missing"],
            ..Expected::default()
        },
    );
    // As they stand.
    check(
        "Kanal; Wieder\u{ad}gabe ;\"Reaktionen,\nKommentare\"\nFB;1;2\n",
        Expected {
            columns: "Kanal| Wieder\u{ad}gabe |Reaktionen,\nKommentare",
            rows: &["FB|1|2"],
            ..Expected::default()
        },
    );
}

#[test]
fn two_tables_below_each_other() {
    check(
        "Kanal;Likes\nFB;1\nIG;2\n\nMonat;Kosten;Klicks\nJanuar;5;6\n",
        Expected {
            columns: "Kanal|Likes",
            rows: &["FB|1", "IG|2"],
            skipped: &[(4, Reason::Empty), (5, Reason::Malformed), (6, Reason::Malformed)],
            notes: &["tables_stacked"],
        },
    );
    // Without a blank line, and the second is larger.
    check(
        "Kanal;Likes\nFB;1\nMonat;Kosten;Klicks\nJanuar;5;6\nFebruar;7;8\nMärz;7;8\n",
        Expected {
            columns: "Monat|Kosten|Klicks",
            rows: &["Januar|5|6", "Februar|7|8", "März|7|8"],
            skipped: &[(1, Reason::Malformed), (2, Reason::Malformed)],
            notes: &["tables_stacked"],
        },
    );
    // The same header under another title: another table.
    check(
        "sep=,\n\"Views\"\n\"Date\",\"Primary\"\n\"2026-08-22T00:00:00\",\"4120\"\n\n\"Reach\"\n\"Date\",\"Primary\"\n\"2026-08-22T00:00:00\",\"99\"\n",
        Expected {
            columns: "Date|Primary",
            rows: &["2026-08-22T00:00:00|4120"],
            skipped: &[
                (1, Reason::Preamble),
                (2, Reason::Preamble),
                (5, Reason::Empty),
                (6, Reason::Malformed),
                (7, Reason::Malformed),
                (8, Reason::Malformed),
            ],
            notes: &["tables_stacked", "preamble"],
        },
    );
    // Blank lines between rows divide nothing.
    check(
        "Kanal;Likes\nFB;1\n\nIG;2\n\nX;5\n",
        Expected {
            columns: "Kanal|Likes",
            rows: &["FB|1", "IG|2", "X|5"],
            skipped: &[(3, Reason::Empty), (5, Reason::Empty)],
            ..Expected::default()
        },
    );
}

#[test]
fn two_tables_side_by_side() {
    // LinkedIn's top posts.
    check(
        "Post URL\tEngagements\t\tPost URL\tImpressions\nhttps://a.de\t1\t\thttps://b.de\t5\n\t\t\thttps://c.de\t6\n",
        Expected {
            columns: "Post URL|Engagements",
            rows: &["https://a.de|1"],
            skipped: &[(3, Reason::Malformed)],
            notes: &["tables_beside"],
        },
    );
    // No name comes twice, but labels stand behind numbers.
    check(
        "Kanal\tLikes\t\tMonat\tAufrufe\nFB\t1\t\tJan\t2\nIG\t3\t\tFeb\t4\n",
        Expected { columns: "Kanal|Likes", rows: &["FB|1", "IG|3"], notes: &["tables_beside"], ..Expected::default() },
    );
    // A column to look at is no border.
    check(
        "Kanal\t\tLikes\t\tShares\nFB\t\t1\t\t2\nIG\t\t3\t\t4\n",
        Expected { columns: "Kanal|Likes|Shares", rows: &["FB|1|2", "IG|3|4"], ..Expected::default() },
    );
    check(
        "Kanal\tLikes\t\tBemerkung\tShares\nFB\t1\t\tneu\t2\nIG\t3\t\t\t4\n",
        Expected { columns: "Kanal|Likes|Bemerkung|Shares", rows: &["FB|1|neu|2", "IG|3||4"], ..Expected::default() },
    );
}

#[test]
fn remarks_below_the_table() {
    check(
        "Kanal;Likes\nFB;1\nIG;2\nGesamt;3\n\nQuelle: eigene Erhebung, Stand 1.10.2026\n",
        Expected {
            columns: "Kanal|Likes",
            rows: &["FB|1", "IG|2"],
            skipped: &[(4, Reason::Total), (5, Reason::Empty), (6, Reason::Description)],
            notes: &["description", "total"],
        },
    );
}

#[test]
fn a_list_of_figures_below_a_table_is_none_of_its_rows() {
    check(
        "Kanal;Follower;Likes\nFB;10;1\nIG;20;2\n\nEngagement Rate;3,3 %\nPosts;45\n",
        Expected {
            columns: "Kanal|Follower|Likes",
            rows: &["FB|10|1", "IG|20|2"],
            skipped: &[(4, Reason::Empty), (5, Reason::Malformed), (6, Reason::Malformed)],
            notes: &["tables_stacked"],
        },
    );
}

#[test]
fn headings_of_groups_are_a_column() {
    let heads = |text: &str, columns: &str, expected: &[&str]| {
        let table = parse(text, &Options::default());
        assert_eq!(
            (table.columns.join("|"), rows(&table)),
            (columns.to_owned(), expected.iter().map(|it| (*it).to_owned()).collect()),
            "{text}"
        );
        codes(&table).contains(&"headings")
    };
    // As compact pivot tables of spreadsheets have them: with their sums.
    assert!(heads(
        "Zeilenbeschriftungen\tSumme von Likes\tSumme von Reichweite\nInstagram\t154\t4600\nJan\t34\t1200\nFeb\t120\t3400\n\
         Facebook\t17\t1500\nJan\t9\t800\nFeb\t8\t700\nGesamtergebnis\t171\t6100\n",
        "Kanal|Zeilenbeschriftungen|Summe von Likes|Summe von Reichweite",
        &["Instagram|Jan|34|1200", "Instagram|Feb|120|3400", "Facebook|Jan|9|800", "Facebook|Feb|8|700"],
    ));
    assert!(heads(
        "Row Labels,Sum of Likes\nACME,\"1,154\"\nX,34\nLinkedIn,\"1,120\"\nBosch,17\nX,9\nLinkedIn,8\n",
        "Group|Row Labels|Sum of Likes",
        &["ACME|X|34", "ACME|LinkedIn|1,120", "Bosch|X|9", "Bosch|LinkedIn|8"],
    ));
    assert!(heads(
        "Firma;Kanal;Likes;ER\nSiemens;;154;2 %\n;LinkedIn;34;1 %\n;Facebook;120;3 %\nBosch;;64;2 %\n;LinkedIn;44;2 %\n;X;20;2 %\nGesamt;;218;2 %\n",
        "Firma|Kanal|Likes|ER",
        &["Siemens|LinkedIn|34|1 %", "Siemens|Facebook|120|3 %", "Bosch|LinkedIn|44|2 %", "Bosch|X|20|2 %"],
    ));
    // The header once more, with another month in its corner; a digit in it makes no difference.
    for [first, second] in [["Jan", "Feb"], ["Januar 2026", "Februar 2026"]] {
        let expected = [format!("{first}|FB|12|3"), format!("{first}|IG|34|4"), format!("{second}|FB|8|1")];
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        let text = format!("{first};Reichweite;Likes\nFB;12;3\nIG;34;4\n{second};Reichweite;Likes\nFB;8;1\n");
        assert!(heads(&text, "Zeitraum|Kanal|Reichweite|Likes", &expected));
        let text = text.replace(second, &format!("\n{second}"));
        assert!(heads(&text, "Zeitraum|Kanal|Reichweite|Likes", &expected));
    }
    // The names below are accounts, where they are no channels.
    assert!(heads(
        "LinkedIn;Reichweite;Likes\nACME;12;3\nInstagram;Reichweite;Likes\nACME;8;1\n",
        "Kanal|Konto|Reichweite|Likes",
        &["LinkedIn|ACME|12|3", "Instagram|ACME|8|1"],
    ));
    // Another table below, whose corner names its column.
    assert!(!heads(
        "Kanal;Reichweite;Likes\nFB;12;3\nFirma;Reichweite;Likes\nACME;8;1\n",
        "Kanal|Reichweite|Likes",
        &["FB|12|3"],
    ));
    // A name that is taken is taken with a space behind it, too.
    assert!(heads(
        "Kanal ;Likes\nInstagram;\nJan;10\nFeb;20\nFacebook;\nJan;30\nFeb;20\n",
        "Gruppe|Kanal |Likes",
        &["Instagram|Jan|10", "Instagram|Feb|20", "Facebook|Jan|30", "Facebook|Feb|20"],
    ));
    // With nothing but a name, and with their sums below.
    assert!(heads(
        "Post;Reichweite;Likes\nInstagram\nA;12;3\nB;34;1\nFacebook\nC;8;9\nD;7;8\n",
        "Kanal|Post|Reichweite|Likes",
        &["Instagram|A|12|3", "Instagram|B|34|1", "Facebook|C|8|9", "Facebook|D|7|8"],
    ));
    assert!(heads(
        "Post;Likes\nSommer;\nA;12\nB;34\nSumme Sommer;46\nWinter;\nC;8\nD;7\nSumme Winter;15\nGesamt;61\n",
        "Gruppe|Post|Likes",
        &["Sommer|A|12", "Sommer|B|34", "Winter|C|8", "Winter|D|7"],
    ));
    assert!(heads(
        "Kanal;Reichweite\nJanuar 2026;\nFB;12\nIG;34\nFebruar 2026;\nFB;8\nIG;7\n",
        "Zeitraum|Kanal|Reichweite",
        &["Januar 2026|FB|12", "Januar 2026|IG|34", "Februar 2026|FB|8", "Februar 2026|IG|7"],
    ));
    // Whoever says that a heading is a row has all as it stood.
    let text = "Post;Likes\nInstagram\nA;3\nFacebook\nB;9\n";
    let mut table = parse(text, &Options::default());
    assert_eq!((table.columns.len(), table.keep_line(2), table.keep_line(4)), (3, true, true));
    assert_eq!(table.columns.join("|"), "Post|Likes");
    assert_eq!(rows(&table), ["Instagram|", "A|3", "Facebook|", "B|9"]);
    assert!(codes(&table).is_empty());
    // Rows without figures, and figures that happen to add up.
    assert!(!heads("Firma;Likes\nA;\nB;12\nC;\nD;8\n", "Firma|Likes", &["A|", "B|12", "C|", "D|8"]));
    assert!(!heads("Firma;Likes\nA;5\nB;2\nC;3\nD;8\nE;8\n", "Firma|Likes", &["A|5", "B|2", "C|3", "D|8", "E|8"]));
    assert!(!heads(
        "Kanal;Likes\nInstagram;5\nFacebook;2\nX;3\nTikTok;8\nXing;8\n",
        "Kanal|Likes",
        &["Instagram|5", "Facebook|2", "X|3", "TikTok|8", "Xing|8"],
    ));
}

/// A pivot table of three levels, in the way in which a spreadsheet lays it out.
const THREE_LEVELS: &[(usize, &str, &str)] = &[
    (0, "Siemens", "3000\t30"),
    (1, "Instagram", "2000\t20"),
    (2, "Bild", "1200\t12"),
    (2, "Reel", "800\t8"),
    (1, "LinkedIn", "1000\t10"),
    (2, "Bild", "600\t6"),
    (2, "Video", "400\t4"),
    (0, "Bosch", "1300\t13"),
    (1, "Instagram", "1300\t13"),
    (2, "Bild", "300\t3"),
    (2, "Reel", "1000\t10"),
];

#[test]
fn equal_numbers_of_one_thing_are_no_sums_of_it() {
    let text = "Plattform,Position,Likes,Klicks\nfb,feed,5,2\nfb,story,5,2\nfb,reel,5,2\nig,feed,5,2\nig,story,5,2\nig,reel,5,2\n";
    let table = parse(text, &Options::default());
    assert_eq!((table.len(), codes(&table)), (6, vec![]));
}

#[test]
fn a_heading_called_like_its_first_row_is_one_among_others() {
    let table = |lines: &[&str]| {
        let text = format!("Zeilenbeschriftungen|Summe von Likes|Summe von Reichweite\n{}\n", lines.join("\n"));
        parse(text.replace('|', "\t"), &Options::default())
    };
    let formats = ["Instagram|37|391", "Bild|13|130", "Reel|24|261", "Newsletter|49|412", "Newsletter|49|412"];
    let others = ["Facebook|20|100", "Bild|8|40", "Reel|12|60", "Gesamtergebnis|106|903"];
    let found = table(&[&formats[..], &others].concat());
    assert_eq!(rows(&found).len(), 5, "{:?}", rows(&found));
    assert_eq!(rows(&found)[2], "Newsletter|Newsletter|49|412");
}

#[test]
fn groups_within_groups_are_columns_of_their_own() {
    let figures = "Summe von Reichweite\tSumme von Likes";
    let leaves = [
        "Siemens|Instagram|Bild|1200|12",
        "Siemens|Instagram|Reel|800|8",
        "Siemens|LinkedIn|Bild|600|6",
        "Siemens|LinkedIn|Video|400|4",
        "Bosch|Instagram|Bild|300|3",
        "Bosch|Instagram|Reel|1000|10",
    ];
    let laid_out = |header: &str, line: &dyn Fn(usize, &str, &str) -> String, total: &str| {
        let lines: Vec<String> = THREE_LEVELS.iter().map(|(depth, name, sums)| line(*depth, name, sums)).collect();
        format!("{header}\t{figures}\n{}\n{total}\t4300\t43\n", lines.join("\n"))
    };
    let compact = |_: usize, name: &str, sums: &str| format!("{name}\t{sums}");
    let spaced = |depth: usize, name: &str, sums: &str| format!("{}{name}\t{sums}", "  ".repeat(depth));
    let bare = |depth: usize, name: &str, sums: &str| {
        let sums = if depth < 2 { "\t" } else { sums };
        format!("{}{name}\t{sums}", "\u{a0}".repeat(depth * 3))
    };
    let columns = |depth: usize, name: &str, sums: &str| {
        format!("{}{name}{}\t{sums}", "\t".repeat(depth), "\t".repeat(2 - depth))
    };
    let own = "Gruppe|Kanal|Zeilenbeschriftungen";
    let labels = "Zeilenbeschriftungen";
    for (text, names) in [
        (laid_out(labels, &compact, "Gesamtergebnis"), own),
        (laid_out(labels, &spaced, "Gesamtergebnis"), own),
        (laid_out(labels, &bare, "Gesamtergebnis"), own),
        (laid_out("Firma\tKanal\tFormat", &columns, "Gesamtergebnis\t\t"), "Firma|Kanal|Format"),
    ] {
        let table = parse(text.as_str(), &Options::default());
        assert_eq!(table.columns.join("|"), format!("{names}|{}", figures.replace('\t', "|")), "{text}");
        let read: Vec<String> = rows(&table)
            .iter()
            .map(|row| row.split('|').map(|it| it.trim_start_matches([' ', '\u{a0}'])).collect::<Vec<_>>().join("|"))
            .collect();
        assert_eq!(read, leaves, "{text}");
        assert_eq!(codes(&table), ["headings", "total"], "{text}");
        // Whoever says that a heading is a row has all as it stood.
        let mut table = table;
        assert!(table.keep_line(3), "{text}");
        assert_eq!(table.columns.len(), if names == own { 3 } else { 5 }, "{text}");
    }
    // In the other layout each group ends with its sum, and names come once.
    let text = "Firma\tKanal\tFormat\tSumme von Likes\nSiemens\tInstagram\tBild\t12\n\t\tReel\t8\n\tInstagram Ergebnis\t\t20\n\
                \tLinkedIn\tBild\t6\n\tLinkedIn Ergebnis\t\t6\nSiemens Ergebnis\t\t\t26\nBosch\tInstagram\tBild\t3\n\
                \tInstagram Ergebnis\t\t3\nBosch Ergebnis\t\t\t3\nGesamtergebnis\t\t\t29\n";
    let repeated = text.replace("\n\t\tReel", "\nSiemens\tInstagram\tReel").replace("\n\tL", "\nSiemens\tL");
    for (text, first) in [(text, "||Reel|8"), (&repeated, "Siemens|Instagram|Reel|8")] {
        let table = parse(text, &Options::default());
        assert_eq!((table.len(), rows(&table)[1].as_str()), (4, first), "{text}");
        assert_eq!(codes(&table), ["total"; 6], "{text}");
    }
    // Equal numbers, as in a table that is still to be filled.
    for cells in ["0;0", "1;1", "12;7"] {
        let text: String = (0..9).map(|it| format!("Konto {it};{cells}\n")).collect();
        assert_eq!(parse(format!("Konto;Likes;Shares\n{text}"), &Options::default()).len(), 9, "{cells}");
    }
    // Chance makes no levels, and zeros add up in every way.
    let zeros: String = (0..990).map(|it| format!("Konto {it};{}\n", if it % 300 == 7 { 5 } else { 0 })).collect();
    assert_eq!(parse(format!("Konto;Likes\n{zeros}"), &Options::default()).len(), 990);
    let text = "Konto;Likes\nA;9\nB;5\nC;2\nD;3\nE;4\nF;4\n";
    assert_eq!(parse(text, &Options::default()).columns.join("|"), "Konto|Likes");
}

#[test]
fn figures_line_by_line_become_columns() {
    let read = |text: &str| {
        let table = parse(text, &Options::default());
        (table.columns.join("|"), rows(&table).join("/"), codes(&table).join(" "))
    };
    let of = |columns: &str, rows: &str, codes: &str| (columns.to_owned(), rows.to_owned(), codes.to_owned());
    assert_eq!(
        read("Kanal;Kennzahl;Wert\nIG;Follower;10\nIG;Likes;5\nFB;Follower;20\nFB;Likes;\nFB;Dialogtiefe;7\n"),
        of("Kanal|Follower|Likes|Dialogtiefe", "IG|10|5|/FB|20||7", "figures_in_lines"),
    );
    assert_eq!(
        read(
            "KPI;Einheit;Kanal;Ist;Soll\nFollower;Anzahl;IG;10;12\nER;%;IG;5,1;4\nFollower;Anzahl;FB;20;12\nER;%;FB;1,5;4\n"
        ),
        of("Kanal|Follower|Follower Soll|ER (%)|ER (%) Soll", "IG|10|12|5,1|4/FB|20|12|1,5|4", "figures_in_lines"),
    );
    assert_eq!(
        read(
            "Kennzahl;Januar;Februar\nFacebook;;\nFollower;10;11\nLikes;5;6\nInstagram;;\nFollower;20;21\nLikes;7;8\n"
        ),
        of(
            "Kanal|Follower Januar|Follower Februar|Likes Januar|Likes Februar",
            "Facebook|10|11|5|6/Instagram|20|21|7|8",
            "headings figures_in_lines"
        ),
    );
    // Aims of campaigns beside their figures, figures that come twice, and one thing alone, which can be turned.
    let kept = |text: &str, code: &str| {
        let (columns, _, codes) = read(text);
        assert_eq!((columns, codes.as_str()), (text.lines().next().unwrap_or_default().replace(';', "|"), code));
    };
    kept("Kampagne;Ziel;Kosten\nA;Reichweite;5\nB;Interaktionen;6\nC;Reichweite;7\nD;Reichweite;7\n", "");
    kept("Ziel;Kampagne;Kosten\nReichweite;A;5\nLeads;B;6\nReichweite;C;7\n", "");
    kept("Kanal;Kennzahl;Wert\nIG;Likes;5\nIG;Likes;6\nFB;Likes;7\nFB;Shares;7\n", "");
    kept("Kennzahl;Okt;Nov\nFollower;5;6\nLikes;5;6\nShares;5;6\nReichweite;7;8\n", "transposed");
}

#[test]
fn what_databases_and_mails_write_around_a_table() {
    let read = |text: &str| {
        let table = parse(text, &Options::default());
        (table.columns.join("|"), rows(&table).join("/"), codes(&table).join(" "))
    };
    for (text, rows, notes) in [
        ("K|Likes\n--+-----\nA|5\nB|6\n(2 rows)\n", "A|5/B|6", "description"),
        ("K|Likes\n--+-----\nA|5\nB|6\n\n2 rows in set (0.00 sec)\n", "A|5/B|6", "description"),
        (
            "+--+-----+\n|K|Likes|\n+--+-----+\n|A|5|\n|B|6|\n+--+-----+\n2 rows in set (0.00 sec)\n",
            "A|5/B|6",
            "description",
        ),
        ("K|Likes\nvarchar|int32\nA|5\nB|6\n", "A|5/B|6", "description"),
        ("K|Likes\n|number of people who liked it\nA|5\nB|6\n", "A|5/B|6", "description"),
        // A number with a remark behind it is a number.
        ("K|Likes\nA|5 (im Vorjahr noch weniger)\nB|6\n", "A|5 (im Vorjahr noch weniger)/B|6", ""),
        ("K\tLikes\nA\t5\nB\t6\n\nViele Grüße\nAnna\n", "A|5/B|6", "description"),
        ("K;Likes\nA;5\nB;6\n* Stand: 1.9.2026; Quelle: Meta\n", "A|5/B|6", "description"),
        // Without a blank line between them it is a row like the others.
        ("K\tLikes\nA\t5\nB\t6\nC\n", "A|5/B|6/C|", "rows_shorter"),
    ] {
        assert_eq!(read(text), ("K|Likes".to_owned(), rows.to_owned(), notes.to_owned()), "{text:?}");
    }
    // Words in a table of words.
    assert_eq!(read("Format;Art\ndate;text\ntime;float\n").1, "date|text/time|float");
}

#[test]
fn other_figures_under_the_same_names_are_another_table() {
    // As Meta's overview has them, one block after the other.
    let below = [(5, Reason::Malformed), (6, Reason::Malformed), (7, Reason::Malformed)];
    check(
        "Views\nDate,Primary\n2026-08-22,120\n2026-08-23,80\nReach\nDate,Primary\n2026-08-22,90\n",
        Expected {
            columns: "Date|Primary",
            rows: &["2026-08-22|120", "2026-08-23|80"],
            skipped: &[&[(1, Reason::Preamble)], &below[..]].concat(),
            notes: &["tables_stacked", "preamble"],
        },
    );
    let months = [(3, Reason::Malformed), (4, Reason::Malformed)];
    check(
        "Likes;Jan;Feb;Mrz\nA;1;2;3\nReichweite;Jan;Feb;Mrz\nA;10;20;30\n",
        Expected { columns: "Likes|Jan|Feb|Mrz", rows: &["A|1|2|3"], skipped: &months, notes: &["tables_stacked"] },
    );
    // Another channel under its title, as the first has one.
    check(
        "Instagram;;\nMonat;Follower;Likes\nJan;100;5\nLinkedIn;;\nMonat;Follower;Likes\nJan;50;2\n",
        Expected {
            columns: "Monat|Follower|Likes",
            rows: &["Jan|100|5"],
            skipped: &[&[(1, Reason::Preamble), (4, Reason::Malformed)], &below[..2]].concat(),
            notes: &["tables_stacked", "preamble"],
        },
    );
    // More of the same.
    check(
        "Views\nDate,Primary\n2026-08-22,120\nDate,Primary\n2026-08-23,80\n",
        Expected {
            columns: "Date|Primary",
            rows: &["2026-08-22|120", "2026-08-23|80"],
            skipped: &[(1, Reason::Preamble), (4, Reason::Duplicate)],
            notes: &["preamble", "header_line_repeated"],
        },
    );
}

#[test]
fn the_source_of_a_wiki_is_a_table() {
    let read = |text: &str| {
        let table = parse(text, &Options::default());
        (table.columns.join("|"), rows(&table).join("/"))
    };
    let expected = ("Kanal|Likes".to_owned(), "FB|12/Insta gram|7".to_owned());
    for text in [
        "{| class=\"wikitable\"\n|+ Kanäle\n! Kanal !! Likes\n|-\n| FB || 12\n|-\n| Insta gram || 7\n|}\n",
        "Kanäle:\n{|\n|-\n! Kanal\n! Likes<ref>Stand 2026</ref>\n|-\n| [[Facebook|FB]]\n| style=\"text-align:right\" | '''12'''\n|-\n| Insta<br />\ngram\n| 7\n|}\nMehr dazu\n",
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
    // Which column a cell belongs to is not told.
    assert_ne!(read("{|\n! Kanal !! Likes\n|-\n| rowspan=\"2\" | FB || 12\n|-\n| 7\n|}\n").0, expected.0);
}

#[test]
fn a_list_of_figures_is_one_row() {
    let columns = "Follower|Likes|Kommentare";
    let list = |rows| Expected { columns, rows, notes: &["key_value"], ..Expected::default() };
    check("Follower: 1.200\nLikes: 30\nKommentare: 2\n", list(&[" 1.200| 30| 2"]));
    check("Follower\t1.200\nLikes\t30\nKommentare\t-\n", list(&["1.200|30|-"]));
    check("1.200 Follower\n30 Likes\n2 Kommentare", list(&["1.200 |30 |2 "]));
    check("Follower 1.200\nLikes 30\nKommentare 2", list(&["1.200|30|2"]));
    check("Follower\n1.200\nLikes\n30\nKommentare\n2\n", list(&["1.200|30|2"]));
    check(
        "Kennzahl;Wert\nFollower;1.200\nLikes;30\nDavon aus;Deutschland 84,5 %\n",
        Expected {
            columns: "Follower|Likes|Davon aus",
            rows: &["1.200|30|Deutschland 84,5 %"],
            skipped: &[(1, Reason::Preamble)],
            notes: &["key_value"],
        },
    );
    // A table with two columns is a table.
    check(
        "Kanal;Follower\nFacebook;1.200\nInstagram;30\n",
        Expected { columns: "Kanal|Follower", rows: &["Facebook|1.200", "Instagram|30"], ..Expected::default() },
    );
}

#[test]
fn lists_below_headings_are_a_row_each() {
    let read = |text: &str| {
        let table = parse(text, &Options::default());
        (table.columns.join("|"), rows(&table).join("/"), codes(&table).join(" "))
    };
    for (text, rows) in [
        (
            "Bericht\n\nInstagram\nFollower\t1.200\nLikes\t30\n\nFacebook\nFollower\t800\nKommentare\t5\n",
            "Instagram|1.200|30|/Facebook|800||5",
        ),
        (
            "Instagram\nFollower: 1.200\nLikes: 30\nFacebook\nFollower: 800\nKommentare: 5\n",
            "Instagram| 1.200| 30|/Facebook| 800|| 5",
        ),
        (
            "Instagram\nFollower\n1.200\nLikes\n30\nFacebook\nFollower\n800\nKommentare\n5\n",
            "Instagram|1.200|30|/Facebook|800||5",
        ),
    ] {
        assert_eq!(
            read(text),
            ("Kanal|Follower|Likes|Kommentare".to_owned(), rows.to_owned(), "headings".to_owned()),
            "{text}"
        );
    }
    // One list with remarks between.
    assert_eq!(read("Follower: 5\nim Oktober\nLikes: 6\nKommentare: 7\n").2, "key_value");
}

#[test]
fn figures_beside_months_lie_on_their_side() {
    for (text, expected) in [
        (
            "KPI\tNovember\tOktober\nNeue Fans\t+1\t-4\nFans total\t2.464\t2.463\nStimmung\t6\t5\nZufall\t5\t4\nGlück\t1\t0\n",
            "transposed",
        ),
        ("Firma\tNovember\tOktober\nReichweite\t1\t4\nA\t2\t3\nB\t6\t5\nC\t5\t4\n", ""),
    ] {
        let table = parse(text, &Options::default());
        assert_eq!(codes(&table).contains(&"transposed"), expected == "transposed", "{text}: {:?}", codes(&table));
    }
}

#[test]
fn a_transposed_table_can_be_turned() {
    let table = parse("Kennzahl;FB;IG\nFollower;1;2\nLikes;3;4\nReichweite;5;6\n", &Options::default());
    assert_eq!(codes(&table), ["transposed"]);
    let turned = table.turned();
    assert_eq!(turned.columns, ["Kennzahl", "Follower", "Likes", "Reichweite"]);
    assert_eq!(rows(&turned), ["FB|1|3|5", "IG|2|4|6"]);
}

#[test]
fn what_can_not_be_a_table_is_said() {
    #[track_caller]
    fn says(text: &str, expected: &[&str]) {
        assert_eq!(codes(&parse(text, &Options::default())), expected, "{text:?}");
    }
    says("", &["paste_empty"]);
    says(" \n\t\n\n", &["paste_empty"]);
    says("Hallo", &["single_cell"]);
    says("42", &["single_cell"]);
    says("Kanal;Follower;Likes", &["header_without_rows"]);
    says("Kanal;Follower;Likes\n\n", &["header_without_rows"]);
    says("Das ist ein Text ohne Zahlen.\nUnd noch eine Zeile.", &["no_numbers"]);
    says("Das sind 12 Zahlen.\nUnd noch 13.", &["no_number_columns"]);
    says("Kanal;Likes\nGefÃ¤llt;3\n", &["mojibake"]);
    says("Kanal;Likes\nF\0B;3\n", &["nul_characters"]);
    says("\0\u{1}\u{2}\u{3}\u{fffd}\u{fffd};\u{7f}1", &["text_binary"]);
}

#[test]
fn the_header_can_be_decided_by_the_person() {
    let text = "Bericht;;\n\nKanal;Likes;\nGesamt;3;\n";
    let table = parse(text, &Options { header: Header::First, ..Options::default() });
    assert_eq!(table.columns, ["Bericht", "B", "C"]);
    assert_eq!(rows(&table), ["||", "Kanal|Likes|", "Gesamt|3|"]);
    assert_eq!((table.header_line, table.skipped.len()), (Some(1), 0));
    let table = parse(text, &Options { header: Header::None, ..Options::default() });
    assert_eq!(table.columns, ["A", "B", "C"]);
    assert_eq!(rows(&table).len(), 4);
    assert_eq!((table.header_line, table.skipped.len()), (None, 0));
}

#[test]
fn monsters_are_read_or_refused() {
    let wide = format!("{}\n{}", vec!["Likes"; 1_000_000].join(","), vec!["1"; 1_000_000].join(","));
    let table = parse(wide, &Options::default());
    assert_eq!((table.columns.len(), table.len()), (16_384, 1));
    assert!(table.notes.iter().any(|note| note.kind.code == "too_many_columns" && note.kind.level == Level::Error));
    let long = format!("Kanal;Likes\n\"{}\";1\n", "x".repeat(1 << 20));
    assert_eq!(parse(long, &Options::default()).cell(0, 0).len(), 1 << 20);
    let open: String = (0..100_000).map(|n| format!("a{n},\"b\n")).collect();
    let table = parse(open, &Options::default());
    assert_eq!(table.len(), 100_000 - usize::from(table.header_line.is_some()));
    let blank = "\n".repeat(1_000_000);
    assert_eq!(parse(blank, &Options::default()).len(), 0);
}
