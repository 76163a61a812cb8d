//! What a person does to a table before it is read: turning, unpivoting, choosing the header, leaving out, joining.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use zielwert::api::{Request, read};
use zielwert::engine::data_set::{DataSet, Decimal, Reason};
use zielwert::engine::language::Language;
use zielwert::paste::reshape::{Join, Label, Step, Unpivot, Wide, apply, suggestion, wide};
use zielwert::paste::{Options, Pasted, Table, parse};

fn table(text: &str) -> Table {
    parse(text, &Options::default())
}

/// `|` divides cells and `/` rows, the header first.
fn cells(table: &Table) -> String {
    let row = |row: usize| table.row(row).collect::<Vec<_>>().join("|");
    std::iter::once(table.columns.join("|")).chain((0..table.len()).map(row)).collect::<Vec<_>>().join("/")
}

fn lines(table: &Table) -> Vec<u32> {
    (0..table.len()).map(|row| table.line(row)).collect()
}

fn codes(table: &Table) -> Vec<&str> {
    table.notes.iter().map(|note| note.kind.code).collect()
}

/// Takes the steps; the table after them and the lines of its rows.
#[track_caller]
fn check(text: &str, steps: &[Step], expected: &str, expected_lines: &[u32]) -> Table {
    let found = apply(table(text), steps, None);
    assert_eq!((cells(&found).as_str(), lines(&found).as_slice()), (expected, expected_lines), "{text:?} {steps:?}");
    found
}

const CHANNELS: &str = "Bericht\nKanal;Likes;Shares;Notiz\nA;1;2;x\nB;3;4;y\nC;5;6;z\n";

#[test]
fn lines_and_columns_are_left_out() {
    let column = |header: &str| Step::DropColumn(header.to_owned());
    let found = check(CHANNELS, &[Step::DropLine(4)], "Kanal|Likes|Shares|Notiz/A|1|2|x/C|5|6|z", &[3, 5]);
    assert_eq!(found.skipped, [(1, Reason::Preamble), (4, Reason::LeftOut)]);
    check(CHANNELS, &[column("Notiz"), column("Likes")], "Kanal|Shares/A|2/B|4/C|6", &[3, 4, 5]);
    let found = check(
        CHANNELS,
        &[column("Reichweite"), Step::DropLine(9)],
        "Kanal|Likes|Shares|Notiz/A|1|2|x/B|3|4|y/C|5|6|z",
        &[3, 4, 5],
    );
    assert_eq!(codes(&found), ["preamble", "step_without_effect", "step_without_effect"]);
    // A turned table has lines as columns.
    check(CHANNELS, &[Step::Transpose, Step::DropLine(4), column("A")], "Kanal|C/Likes|5/Shares|6/Notiz|z", &[2, 2, 2]);
}

#[test]
fn the_header_is_chosen() {
    let text = "x;y;z\nErste;Zweite;Dritte\n1;2;3\n\n4;5;6\nGesamt;7;9\n";
    let found = check(text, &[Step::HeaderLine(2)], "Erste|Zweite|Dritte/1|2|3/4|5|6", &[3, 5]);
    assert_eq!(found.skipped, [(1, Reason::Description), (4, Reason::Empty), (6, Reason::Total)]);
    check(text, &[Step::HeaderLine(3)], "1|2|3/4|5|6/Gesamt|7|9", &[5, 6]);
    // The last choice holds, from the beginning.
    let steps = [Step::HeaderLine(1), Step::DropLine(5), Step::HeaderLine(2)];
    check(text, &steps, "Erste|Zweite|Dritte/1|2|3", &[3]);
    // Nothing stands there.
    let found = apply(table(text), &[Step::HeaderLine(4)], None);
    assert!(codes(&found).contains(&"step_without_effect"), "{:?}", codes(&found));
    assert_eq!(cells(&found), cells(&table(text)));
    let found = apply(table(text), &[Step::HeaderLine(99)], None);
    assert!(codes(&found).contains(&"step_without_effect"));
    // A header over several lines.
    check("a;\"b\nc\"\n1;2\n", &[Step::HeaderLine(2)], "a|b\nc/1|2", &[3]);
}

#[test]
fn tables_are_turned() {
    let text = "Kennzahl;LinkedIn;X;Gesamt\nFollower;1.000;200;1.200\nLikes;50;4;54\n";
    assert!(codes(&table(text)).contains(&"transposed"));
    assert_eq!(suggestion(&table(text)), None);
    let found = check(text, &[Step::Transpose], "Kennzahl|Follower|Likes/LinkedIn|1.000|50/X|200|4", &[1, 1]);
    assert_eq!(codes(&found), ["step_transpose", "total"]);
    // Units have no figures.
    let text = "Kennzahl;Einheit;LinkedIn;X;Gesamt\nFollower;Anzahl;1.000;200;1.200\nKosten;€;50;4;54\n";
    let found = check(text, &[Step::Transpose], "Kennzahl|Follower|Kosten (€)/LinkedIn|1.000|50/X|200|4", &[1, 1]);
    assert_eq!(codes(&found), ["step_transpose", "total"]);
    // Twice is as before.
    check("K;A;B\nL;1;2\nM;3;4\n", &[Step::Transpose, Step::Transpose], "K|A|B/L|1|2/M|3|4", &[2, 3]);
    assert!(codes(&apply(table("A\n1\n2\n"), &[Step::Transpose], None)).contains(&"step_without_effect"));
}

/// The columns that become rows, as `column>measure@of`, and the totals; `-` where the table is not wide.
#[track_caller]
fn found_wide(headers: &str, expected: &str) {
    let width = headers.split(';').count();
    let row = |first: &str| {
        std::iter::once(first.to_owned()).chain((1..width).map(|it| it.to_string())).collect::<Vec<_>>().join(";")
    };
    let text = format!("{headers}\n{}\n{}\n", row("Nord"), row("Süd"));
    let found = wide(&table(&text), Language::De).map_or("-".to_owned(), |it| {
        let columns = it.columns.iter().map(|it| format!("{}>{}@{}", it.column, it.measure, it.of));
        let totals = it.totals.iter().map(|it| format!("-{it}"));
        columns.chain(totals).collect::<Vec<_>>().join("; ")
    });
    assert_eq!(found, expected, "{headers}");
}

#[test]
fn wide_tables_are_recognised() {
    found_wide("Firma;Likes LinkedIn;Likes X", "Likes LinkedIn>Likes@LinkedIn; Likes X>Likes@X");
    found_wide("Firma;LinkedIn-Likes;X-Likes", "LinkedIn-Likes>Likes@LinkedIn; X-Likes>Likes@X");
    found_wide(
        "Firma;Follower (LinkedIn);Follower (Instagram);Follower gesamt",
        "Follower (LinkedIn)>Follower@LinkedIn; Follower (Instagram)>Follower@Instagram; -Follower gesamt",
    );
    found_wide("Firma;Likes;Likes X;Likes Facebook", "Likes X>Likes@X; Likes Facebook>Likes@Facebook; -Likes");
    found_wide(
        "Firma;Facebook;Instagram;TikTok",
        "Facebook>Wert@Facebook; Instagram>Wert@Instagram; TikTok>Wert@TikTok",
    );
    for total in ["Gesamtergebnis", "Grand Total"] {
        found_wide(
            &format!("Firma;Facebook;Instagram;{total}"),
            &format!("Facebook>Wert@Facebook; Instagram>Wert@Instagram; -{total}"),
        );
    }
    found_wide("Kanal;Jan;Feb;Mär", "Jan>Wert@Jan; Feb>Wert@Feb; Mär>Wert@Mär");
    found_wide(
        "Kanal;Likes Q1 2026;Likes Q2 2026;Likes Q3 2026",
        "Likes Q1 2026>Likes@Q1 2026; Likes Q2 2026>Likes@Q2 2026; Likes Q3 2026>Likes@Q3 2026",
    );
    found_wide("Kanal;Jan;Feb;Mär;Q1", "Jan>Wert@Jan; Feb>Wert@Feb; Mär>Wert@Mär; -Q1");
    found_wide("Kanal;KW 1;KW 2;KW 3", "KW 1>Wert@KW 1; KW 2>Wert@KW 2; KW 3>Wert@KW 3");
    found_wide(
        "Kanal;Reichweite 2024;Reichweite 2025;Reichweite 2026",
        "Reichweite 2024>Reichweite@2024; Reichweite 2025>Reichweite@2025; Reichweite 2026>Reichweite@2026",
    );
    found_wide(
        "Konto;Jan 2025;Feb 2025;Mär 2025",
        "Jan 2025>Wert@Jan 2025; Feb 2025>Wert@Feb 2025; Mär 2025>Wert@Mär 2025",
    );
    found_wide("Kanal;Likes 1.1.;Likes 1.2.", "Likes 1.1.>Likes@1.1.; Likes 1.2.>Likes@1.2.");
    found_wide("Kanal;Likes 01.02;Likes 15.02", "Likes 01.02>Likes@01.02; Likes 15.02>Likes@15.02");
    // Two periods of what happened in them, and with them the followers at either date.
    found_wide(
        "Konto;Reichweite Januar;Reichweite Februar;Follower Januar;Follower Februar",
        "Reichweite Januar>Reichweite@Januar; Reichweite Februar>Reichweite@Februar; \
         Follower Januar>Follower@Januar; Follower Februar>Follower@Februar",
    );
    // Not wide.
    found_wide("Kanal;Likes;Shares", "-");
    found_wide("Kanal;Likes 1.1;Likes 1.2;Likes 1.3", "-");
    found_wide("Kanal;Score 1.1;Score 2.3;Score 3.10", "-");
    found_wide("Firma;Likes Facebook;Follower Instagram", "-");
    found_wide("Kanal;Likes X;Likes LinkedIn", "-");
    found_wide("Kanal;Follower 01.01.2026;Follower 31.12.2026", "-");
    found_wide("Kanal;Likes 1;Likes 2;Likes 3", "-");
    found_wide("Kanal;Impressionen organisch;Impressionen bezahlt;Impressionen gesamt", "-");
}

#[test]
fn no_example_of_a_platform_is_taken_for_a_wide_table() {
    for example in zielwert::examples::ALL {
        let table = table(example.text);
        assert_eq!(suggestion(&table), None, "{}", example.id);
    }
}

#[test]
fn wide_tables_become_long() {
    let text = "Firma;Stadt;Likes LinkedIn;Likes X;Shares X;Likes gesamt\nNord;HH;10;2;1;12\nSüd;M;20;;;20\n";
    let step = Step::Unpivot(wide(&table(text), Language::De).unwrap());
    let expected = "Firma|Stadt|Kanal|Likes|Shares/Nord|HH|LinkedIn|10|/Nord|HH|X|2|1/Süd|M|LinkedIn|20|";
    let found = check(text, std::slice::from_ref(&step), expected, &[2, 2, 3]);
    assert_eq!(codes(&found), ["step_unpivot"]);
    assert_eq!(codes(&read_with(text, &[]))[0], "table_wide");
    // The measure stands in the title.
    let text = "Follower je Monat\nKanal;Jan;Feb;Mär\nX;1;2;3\n";
    let step = Step::Unpivot(wide(&table(text), Language::De).unwrap());
    check(text, &[step], "Kanal|Zeitraum|Follower/X|Jan|1/X|Feb|2/X|Mär|3", &[3, 3, 3]);
    // The columns need not be named.
    check(text, &[Step::Unpivot(Unpivot::default())], "Kanal|Zeitraum|Follower/X|Jan|1/X|Feb|2/X|Mär|3", &[3, 3, 3]);
    // The measure stands in the corner.
    let text = "Reichweite;Jan;Feb;Mär\nInstagram;1;2;3\n";
    let expected = "Kanal|Zeitraum|Reichweite/Instagram|Jan|1/Instagram|Feb|2/Instagram|Mär|3";
    check(text, &[Step::Unpivot(Unpivot::default())], expected, &[2, 2, 2]);
    let text = "Reichweite;FB;IG\nJan;1;2\nFeb;3;4\n";
    let expected = "Zeitraum|Kanal|Reichweite/Jan|FB|1/Jan|IG|2/Feb|FB|3/Feb|IG|4";
    check(text, &[Step::Unpivot(Unpivot::default())], expected, &[2, 2, 3, 3]);
    let text = "Reichweite;Jan;Feb;Mär\nNord;1;2;3\n";
    let expected = "Konto|Zeitraum|Reichweite/Nord|Jan|1/Nord|Feb|2/Nord|Mär|3";
    check(text, &[Step::Unpivot(Unpivot::default())], expected, &[2, 2, 2]);
    // None of the columns is there.
    let other = Unpivot {
        header: "Kanal".to_owned(),
        columns: vec![Wide { column: "Q".to_owned(), measure: "Likes".to_owned(), of: "X".to_owned() }],
        ..Unpivot::default()
    };
    assert_eq!(codes(&apply(table("A;B\n1;2\n"), &[Step::Unpivot(other)], None)).last(), Some(&"step_without_effect"));
}

/// The table as it is before it is read.
fn read_with(text: &str, steps: &[Step]) -> Table {
    let mut found = apply(table(text), steps, None);
    found.notes = suggestion(&found).into_iter().collect();
    found
}

fn join(text: &str, label: Option<[&str; 3]>) -> Step {
    let label = label.map(|[header, above, below]| Label {
        header: header.to_owned(),
        above: above.to_owned(),
        below: below.to_owned(),
    });
    Step::Join(Join { pasted: Pasted { text: text.to_owned(), ..Pasted::default() }, label })
}

#[test]
fn pastes_are_joined() {
    let first = "Post;Likes\nA;1\nB;2\n";
    // The same headers, and a column that tells them apart.
    let step = join("Post;Likes\nC;3\n", Some(["Kanal", "LinkedIn", "X"]));
    let found =
        check(first, std::slice::from_ref(&step), "Kanal|Post|Likes/LinkedIn|A|1/LinkedIn|B|2/X|C|3", &[2, 3, 5]);
    assert_eq!(codes(&found), ["step_join"]);
    // A third one.
    let third = join("Post;Likes\nD;4\n", Some(["Kanal", "?", "TikTok"]));
    check(first, &[step, third], "Kanal|Post|Likes/LinkedIn|A|1/LinkedIn|B|2/X|C|3/TikTok|D|4", &[2, 3, 5, 7]);
    // One has the column already.
    let step = join("Post;Kanal;Likes\nC;X;3\nD;;4\n", Some(["Kanal", "LinkedIn", "?"]));
    check(first, &[step], "Post|Likes|Kanal/A|1|LinkedIn/B|2|LinkedIn/C|3|X/D|4|?", &[2, 3, 5, 6]);
    // Other columns, in another order and another language.
    let step = join("Shares\tGefällt mir\tBeitrag\n7\t3\tC\n", None);
    let found = check("Post;Likes\nA;1\nB;2", &[step], "Post|Likes|Shares/A|1|/B|2|/C|3|7", &[2, 3, 5]);
    assert_eq!(codes(&found), ["join_same_measure", "join_same_measure", "step_join"]);
    // Preamble, totals and steps in the second paste; its lines go on.
    let text = "Bericht\nAlter Kopf;x\nPost;Likes\nC;3\nD;4\nGesamt;7\n";
    let steps = [join(text, None), Step::HeaderLine(6), Step::DropLine(8)];
    let found = check(first, &steps, "Post|Likes/A|1/B|2/C|3", &[2, 3, 7]);
    let skipped = [(4, Reason::Preamble), (5, Reason::Preamble), (8, Reason::LeftOut), (9, Reason::Total)];
    assert_eq!(found.skipped, skipped);
    // Nothing in common, and nothing at all.
    assert!(codes(&apply(table(first), &[join("Foo;Bar\nx;1\n", None)], None)).contains(&"join_nothing_shared"));
    assert!(codes(&apply(table(first), &[join("", None)], None)).contains(&"step_without_effect"));
}

/// The numbers of a column as the whole engine reads them.
fn numbers(data: &DataSet, header: &str) -> Vec<f64> {
    let column = data.columns.iter().find(|it| it.header == header).unwrap();
    (0..data.len()).map(|row| column.numbers.get(row).unwrap_or(f64::NAN)).collect()
}

#[track_caller]
fn joined(first: &str, second: &str, header: &str, expected: &[f64]) {
    let html = "<style>table {mso-displayed-decimal-separator:\"\\,\";}</style>";
    for html in [None, Some(html.to_owned())] {
        let request =
            Request { text: Some(first.to_owned()), html, steps: vec![join(second, None)], ..Request::default() };
        assert_eq!(numbers(&read(&request).data, header), expected, "{first:?} {second:?}");
    }
}

#[test]
fn each_paste_is_read_by_its_own_marks() {
    joined(
        "Kanal;Likes\nA;1.234\nB;5.678.901\n",
        "Kanal,Likes\nC,\"1,234\"\nD,\"5,678,901\"\n",
        "Likes",
        &[1234.0, 5_678_901.0, 1234.0, 5_678_901.0],
    );
    joined(
        "Kanal;Frequenz\nA;1,234\nB;2,5\n",
        "Kanal,Frequenz\nC,1.234\nD,2.5\n",
        "Frequenz",
        &[1.234, 2.5, 1.234, 2.5],
    );
    joined(
        "Kanal;Kosten\nA;1.234 €\nB;2,50 €\n",
        "Kanal\tKosten\tLikes\nC\t€1,234\t1,234\nD\t€2.50\t5\n",
        "Kosten",
        &[1234.0, 2.5, 1234.0, 2.5],
    );
    // Fractions and per cent.
    joined("Kanal;CTR\nA;0,012\nB;0,034\n", "Kanal,CTR (%)\nC,1.2\nD,0.5\n", "CTR", &[0.012, 0.034, 0.012, 0.005]);
}

#[test]
fn each_paste_is_read_by_its_own_order_of_day_and_month() {
    let first = "Datum;Likes\n03/04/2026;1\n25/04/2026;2\n";
    let second = "Datum;Likes\n04/05/2026;3\n04/25/2026;4\n";
    let found = apply(table(first), &[join(second, None)], None);
    assert_eq!(cells(&found), "Datum|Likes/2026-04-03|1/2026-04-25|2/2026-04-05|3/2026-04-25|4");
}

#[test]
fn joined_pastes_keep_what_their_clipboards_declare() {
    let second = Pasted {
        text: "Kanal\tFrequenz\nB\t1.234\n".to_owned(),
        separator: Some('\t'),
        decimal: Some(Decimal::Comma),
        ..Pasted::default()
    };
    let step = Step::Join(Join { pasted: second, label: None });
    let request = Request {
        text: Some("Kanal\tFrequenz\nA\t1.234\nC\t2.5\n".to_owned()),
        steps: vec![step],
        ..Request::default()
    };
    assert_eq!(numbers(&read(&request).data, "Frequenz"), [1.234, 2.5, 1234.0]);
}

fn any_text() -> impl Strategy<Value = String> {
    "(Kanal|Likes|Likes X|Datum|Gesamt|[0-9]{1,4}([.,][0-9]{1,3})?|0[1-9]/0[1-9]/2026|\"|[;\n]){0,40}"
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Transpose),
        (0_u32..12).prop_map(Step::HeaderLine),
        (0_u32..12).prop_map(Step::DropLine),
        "(Kanal|Likes|A)".prop_map(Step::DropColumn),
        (any_text(), any::<bool>()).prop_map(|(text, label)| join(&text, label.then_some(["Kanal", "a", "b"]))),
        "(Kanal|Likes|A|B)".prop_map(|column| {
            let columns = vec![Wide { column, measure: "M".to_owned(), of: "X".to_owned() }];
            Step::Unpivot(Unpivot { header: "Kanal".to_owned(), columns, totals: Vec::new() })
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_steps_make_it_panic(text in any_text(), steps in prop::collection::vec(any_step(), 0..5)) {
        let request = Request { text: Some(text), steps, ..Request::default() };
        let _ = read(&request);
    }

    #[test]
    fn any_table_unpivots_to_the_same_cells(rows in prop::collection::vec(prop::collection::vec(prop::option::of(0_u32..10_000), 4), 2..8)) {
        let cell = |it: &Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
        let mut text = "Firma;Likes X;Likes Facebook;Shares X;Shares Facebook\n".to_owned();
        for (at, row) in rows.iter().enumerate() {
            text += &format!("F{at};{}\n", row.iter().map(cell).collect::<Vec<_>>().join(";"));
        }
        let source = table(&text);
        prop_assume!(source.len() == rows.len());
        let step = wide(&source, Language::En).expect("two things twice");
        let long = apply(source, &[Step::Unpivot(step)], None);
        let mut found = Vec::new();
        for row in 0..long.len() {
            let at: usize = long.cell(row, 0)[1..].parse().unwrap();
            let thing = usize::from(long.cell(row, 1) == "Facebook");
            for (measure, name) in ["Likes", "Shares"].iter().enumerate() {
                let column = long.columns.iter().position(|it| it == name);
                let cell = column.and_then(|column| long.cell(row, column).parse().ok());
                found.push((at, 2 * measure + thing, cell));
            }
        }
        for (at, column, value) in found {
            prop_assert_eq!(rows[at][column], value);
        }
        let filled = |cells: &[Option<u32>]| usize::from(cells[0].or(cells[2]).is_some()) + usize::from(cells[1].or(cells[3]).is_some());
        prop_assert_eq!(long.len(), rows.iter().map(|row| filled(row)).sum::<usize>());
    }
}

#[test]
fn what_was_set_aside_counts_after_all() {
    // A total that is wanted as a row, and its note is gone with it.
    let text = "Kanal;Likes\nA;1\nB;3\nGesamt;4\n";
    let found = check(text, &[Step::KeepLine(4)], "Kanal|Likes/A|1/B|3/Gesamt|4", &[2, 3, 4]);
    assert_eq!((found.skipped.len(), codes(&found)), (0, vec!["step_keep_line"]));
    // What a person left out comes back too; a title and a line that is not there do not.
    check(CHANNELS, &[Step::DropLine(4), Step::KeepLine(4)], cells(&table(CHANNELS)).as_str(), &[3, 4, 5]);
    // Steps that write the table anew keep it too.
    let join = Step::Join(Join {
        pasted: Pasted { text: "Kanal;Likes\nC;5\nGesamt;5\n".into(), ..Pasted::default() },
        label: None,
    });
    let steps = [join, Step::KeepLine(4), Step::KeepLine(7)];
    let found = check(text, &steps, "Kanal|Likes/A|1/B|3/Gesamt|4/C|5/Gesamt|5", &[2, 3, 4, 6, 7]);
    assert!(!codes(&found).contains(&"step_without_effect"), "{:?}", codes(&found));
    for line in [1, 9] {
        let found = check(CHANNELS, &[Step::KeepLine(line)], cells(&table(CHANNELS)).as_str(), &[3, 4, 5]);
        assert!(codes(&found).contains(&"step_without_effect"), "{line}");
    }
}

#[test]
fn a_repeated_record_counts_after_all() {
    let text = "Post ID,Likes\np1,5\np2,6\np1,5\np2,6\n";
    let read = |steps: &[Step]| {
        let request = Request { steps: steps.to_vec(), ..Request::of_text(text) };
        let data = read(&request).data;
        let note =
            data.notes.iter().find(|it| it.kind.code == "duplicate_records").map(|it| (it.line, it.args.clone()));
        (data.lines.clone(), data.skipped.clone(), note)
    };
    let (lines, skipped, note) = read(&[]);
    assert_eq!((lines, skipped.len()), (vec![2, 3], 2));
    assert_eq!(note, Some((Some(4), vec![2_usize.into()])));
    let (lines, skipped, note) = read(&[Step::KeepLine(4)]);
    assert_eq!((lines, skipped), (vec![2, 3, 4], vec![(5, Reason::Duplicate)]));
    assert_eq!(note, Some((Some(5), vec![1_usize.into()])));
}
