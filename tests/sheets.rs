//! Spreadsheet files: what Excel and Calc write is read, what cannot be read is named, and what we write is read back.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made is a failed test")]

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::json;
use zielwert::api::{Analysis, Request};
use zielwert::export;
use zielwert::paste::Cell;
use zielwert::sheets::{self, Answer};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A workbook in memory.
fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

/// An archive in memory.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn codes(answer: &Answer) -> Vec<&str> {
    answer.notes.iter().map(|note| note.kind.code).collect()
}

/// The file gives this text and these notes.
#[track_caller]
fn check(bytes: &[u8], text: &str, notes: &[&str]) {
    let answer = sheets::read(bytes, None);
    assert_eq!((answer.text.as_deref().unwrap_or_default(), codes(&answer).as_slice()), (text, notes));
}

/// The file gives nothing but this note.
#[track_caller]
fn refused(bytes: &[u8], note: &str) {
    let answer = sheets::read(bytes, None);
    assert_eq!((answer.text.as_deref(), codes(&answer).as_slice()), (None, [note].as_slice()));
}

#[test]
fn a_sheet_is_read_as_if_it_had_been_copied() {
    let percent = Format::new().set_num_format("0.00 %");
    let escaped = Format::new().set_num_format("0.0\\%");
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let moment = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    let duration = Format::new().set_num_format("[h]:mm:ss");
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        for (column, header) in ["Konto", "Follower", "Rate", "Datum", "Antwortzeit"].into_iter().enumerate() {
            sheet.write(0, column as u16, header).unwrap();
        }
        sheet.write(1, 0, "Nord\tSüd").unwrap();
        sheet.write(1, 1, 1.234).unwrap();
        sheet.write_with_format(1, 2, 0.0123, &percent).unwrap();
        sheet.write_with_format(1, 3, ExcelDateTime::from_ymd(2026, 11, 2).unwrap(), &date).unwrap();
        sheet.write_with_format(1, 4, 1.5, &duration).unwrap();
        sheet.write(2, 0, "=1+1").unwrap();
        sheet.write(2, 1, 27_000_000).unwrap();
        sheet.write_with_format(2, 2, 5, &escaped).unwrap();
        let evening = ExcelDateTime::from_ymd(2026, 11, 2).unwrap().and_hms(18, 30, 0).unwrap();
        sheet.write_with_format(2, 3, evening, &moment).unwrap();
        sheet.write_formula(2, 4, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write(4, 0, "„Rand“").unwrap();
        sheet.write(4, 2, true).unwrap();
    });
    let text = "Konto\tFollower\tRate\tDatum\tAntwortzeit\n\
        \"Nord\tSüd\"\t1.2340\t1.23%\t2026-11-02\t36:00:00\n\
        =1+1\t27000000\t5\t2026-11-02 18:30:00\t#DIV/0!\n\
        \n\
        „Rand“\t\tTRUE";
    check(&bytes, text, &[]);
    let rows = sheets::read(&bytes, None).rows();
    assert_eq!(rows[1][1..3], [Cell::Number(1.234), Cell::Number(0.0123)]);
    assert_eq!(rows[4][1..], [Cell::Missing, Cell::Text("TRUE".to_owned())]);
}

/// What LibreOffice made of one table, see tests/sheets/generate.py.
const XLSX: &[u8] = include_bytes!("sheets/kanaele.xlsx");
const XLS: &[u8] = include_bytes!("sheets/kanaele.xls");
const ODS: &[u8] = include_bytes!("sheets/kanaele.ods");

/// The table in each of them, but for how each format keeps rates, moments and durations.
fn channels(rates: [&str; 2], moment: &str, durations: [&str; 2], failure: &str) -> String {
    format!(
        "Kanäle im November 2026\n\n\
        Kanal\tDatum\tFollower\tInteraktionen\tReichweite\tEngagement-Rate\tAntwortzeit\n\
        LinkedIn\t2026-11-02\t27000\t540.5\t18000\t{}\t{}\n\
        Instagram\t2026-11-03\t12345\t1.2340\t9000\t{}\t{}\n\
        Forum „Süd“\t{moment}\t800\t\tn. v.\t{failure}\n\
        Gesamt\t\t40145\t541.7340\t27000",
        rates[0], durations[0], rates[1], durations[1]
    )
}

#[test]
fn every_program_s_files_are_read() {
    let chosen = ["sheet_chosen"];
    let clocks = ["26:30:00", "00:45:00"];
    let moment = "2026-11-03 18:30:00";
    check(XLSX, &channels(["1.23%", "7%"], moment, clocks, "#DIV/0!"), &chosen);
    check(XLS, &channels(["1.23%", "7%"], moment, clocks, "#DIV/0!"), &chosen);
    let clocks = ["PT26H30M00S", "PT00H45M00S"];
    check(ODS, &channels(["1.23%", "7%"], "2026-11-03T18:30:00", clocks, "#DIV/0!"), &chosen);
}

#[test]
fn the_first_visible_sheet_with_numbers_is_taken_unless_another_is_wished() {
    for bytes in [XLSX, XLS, ODS] {
        let answer = sheets::read(bytes, None);
        assert_eq!(answer.sheets, ["Hinweise", "Kanäle"]);
        assert_eq!(answer.sheet.as_deref(), Some("Kanäle"));
        let answer = sheets::read(bytes, Some("Hinweise"));
        assert_eq!(answer.text.as_deref(), Some("Erstellt für die Jahrestagung"));
        assert_eq!(codes(&answer), [""; 0]);
        let answer = sheets::read(bytes, Some("Umsatz"));
        assert_eq!((answer.sheet.as_deref(), codes(&answer)), (Some("Kanäle"), vec!["sheet_unknown"]));
    }
}

#[test]
fn a_number_on_a_cover_is_no_table() {
    let bytes = book(|book| {
        let cover = book.add_worksheet();
        cover.write(0, 0, "Jahresbericht").unwrap();
        cover.write(2, 1, 2026).unwrap();
        let sheet = book.add_worksheet();
        for (row, cells) in [("Konto", 5), ("Nord", 7)].into_iter().enumerate() {
            sheet.write(row as u32, 0, cells.0).unwrap();
            sheet.write(row as u32, 1, cells.1).unwrap();
        }
    });
    check(&bytes, "Konto\t5\nNord\t7", &["sheet_chosen"]);
}

#[test]
fn a_cell_far_away_belongs_to_no_table() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Follower").unwrap();
        sheet.write(1, 0, 5).unwrap();
        sheet.write(1_048_575, 16_383, "x").unwrap();
        sheet.write(1, 16_383, "x").unwrap();
    });
    check(&bytes, "Follower\n5", &["cells_stray"]);
    let empty = book(|book| {
        book.add_worksheet();
    });
    refused(&empty, "sheet_empty");
}

#[test]
fn an_archive_gives_its_table() {
    let days = "Datum;Aufrufe\n01.11.2026;5\n".repeat(9);
    let youtube: &[(&str, &[u8])] = &[
        ("Diagrammdaten.csv", days.as_bytes()),
        ("Tabellendaten.csv", b"Videotitel,Aufrufe\nGesamt,12\nEins,12\n"),
        ("Summen.csv", b"Datum,Aufrufe\n2026-11-01,5\n"),
        ("__MACOSX/._Tabellendaten.csv", b"\0\0"),
    ];
    check(&zip(youtube), "Videotitel,Aufrufe\nGesamt,12\nEins,12\n", &["sheet_chosen"]);
    let answer = sheets::read(&zip(youtube), Some("Summen.csv"));
    assert_eq!(answer.sheets, ["Diagrammdaten.csv", "Tabellendaten.csv", "Summen.csv"]);
    assert_eq!((answer.text.as_deref(), codes(&answer).len()), (Some("Datum,Aufrufe\n2026-11-01,5\n"), 0));
    // Other languages' names are not known: the largest table it is.
    let foreign: &[(&str, &[u8])] = &[("a.csv", b"x;1"), ("b/Größe.csv", b"Gr\xf6\xdfe;1")];
    check(&zip(foreign), "Größe;1", &["sheet_chosen", "encoding_guessed"]);
    let answer = sheets::read(&zip(&[("Export/kanaele.xlsx", XLSX)]), Some("Hinweise"));
    assert_eq!(answer.text.as_deref(), Some("Erstellt für die Jahrestagung"));
}

#[test]
fn what_only_calls_itself_a_spreadsheet_is_read_as_what_it_is() {
    check(b"Konto\tLikes\nA\t5\n", "Konto\tLikes\nA\t5\n", &[]);
    let answer = sheets::read(b"<html><body><table><tr><td>Likes</td></tr></table>", None);
    assert_eq!((answer.text, answer.html.is_some(), answer.notes.len()), (None, true, 0));
}

#[test]
fn what_cannot_be_read_is_named() {
    refused(include_bytes!("sheets/password.xlsx"), "file_encrypted");
    refused(b"%PDF-1.7\n1 0 obj", "file_pdf");
    refused(b"\x89PNG\r\n\x1a\n0000", "file_image");
    refused(b"\x1f\x8b\x08\0\0\0", "file_zip");
    refused(&zip(&[("word/document.xml", b"<w/>")]), "file_office");
    refused(&zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), "file_office");
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old letter", "file_office");
    refused(
        b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
        "file_old_xml",
    );
    refused(&zip(&[]), "archive_empty");
    refused(&zip(&[("a.pdf", b"%PDF"), ("b.png", b"")]), "archive_without_table");
    refused(&zip(&[("a.csv.zip", b""), ("b.csv", &zip(&[("c.csv", b"x;1")]))]), "archive_in_archive");
    refused(&zip(&[("xl/workbook.xml", b"<workbook")]), "file_damaged");
    let ods = b"application/vnd.oasis.opendocument.spreadsheet";
    refused(&zip(&[("mimetype", ods), ("content.xml", b"<office:document-content><table:table>")]), "file_damaged");
}

#[test]
fn a_file_that_breaks_off_anywhere_is_refused() {
    for bytes in [XLSX, XLS, ODS] {
        for end in (8..bytes.len()).step_by(97) {
            let answer = sheets::read(&bytes[..end], None);
            // Behind the cells of an xls file lie only names and properties.
            let is_whole = bytes == XLS && answer == sheets::read(XLS, None);
            assert!(is_whole || answer.text.is_none() && !answer.notes.is_empty(), "{end}");
        }
    }
}

/// Every byte wrong in turn: whatever comes of it, nothing panics and something is said or read.
/// An old Excel file with a cell where there is no column, or with a chain of sectors that comes back to itself, would make its
/// reader take all the memory there is.
#[test]
fn old_files_out_of_bounds_are_refused() {
    // A number, a short number, a text, the sheet's bounds: the record's beginning, and where its column stands behind that.
    for (record, column) in [(b"\x03\x02\x0e\x00", 2), (b"\xfd\x00\x0a\x00", 2), (b"\x00\x02\x0e\x00", 10)] {
        let place = XLS.windows(4).position(|it| it == record).unwrap() + 4 + column;
        for (value, is_fine) in [(3u16, true), (257, false), (0xffff, false)] {
            let mut bytes = XLS.to_vec();
            bytes[place..place + 2].copy_from_slice(&value.to_le_bytes());
            assert_eq!(codes(&sheets::read(&bytes, None)).contains(&"file_damaged"), !is_fine, "{record:?} {value}");
        }
    }
    let sector = |number: usize| (number + 1) * 512;
    let number = |at: usize| u32::from_le_bytes(XLS[at..at + 4].try_into().unwrap());
    let (table, folder) = (number(76) as usize, number(48));
    let mut bytes = XLS.to_vec();
    let next = sector(table) + 4 * folder as usize;
    bytes[next..next + 4].copy_from_slice(&folder.to_le_bytes());
    refused(&bytes, "file_damaged");
}

#[test]
fn damage_anywhere_is_survived() {
    for bytes in [XLSX, XLS, ODS] {
        for place in (0..bytes.len()).step_by(23) {
            let mut damaged = bytes.to_vec();
            damaged[place] ^= 0xff;
            let answer = sheets::read(&damaged, None);
            assert!(!answer.notes.is_empty() || answer.text.is_some(), "{place}");
        }
    }
}

/// A workbook whose first entry states one byte less than it unpacks to.
fn understated() -> Vec<u8> {
    let mut bytes = zip(&[("xl/workbook.xml", b"<workbook></workbook>")]);
    // The size stands 24 bytes behind the beginning of the entry in the directory (APPNOTE 4.3.12).
    let directory = bytes.windows(4).rposition(|it| it == b"PK\x01\x02").unwrap();
    bytes[directory + 24] -= 1;
    bytes
}

#[test]
fn limits_are_kept_and_stated() {
    // Eight times the same 64 MB of nothing, packed once.
    let blank = zip(&[("xl/workbook.xml", &vec![b' '; 64 << 20])]);
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    let mut blank = ZipArchive::new(Cursor::new(blank)).unwrap();
    for name in ["xl/workbook.xml", "xl/1.xml", "xl/2.xml", "xl/3.xml", "xl/4.xml", "xl/5.xml", "xl/6.xml", "xl/7.xml"]
    {
        bomb.raw_copy_file_rename(blank.by_index(0).unwrap(), name).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    refused(&bomb, "file_unpacks_too_large");
    refused(&understated(), "file_damaged");
    refused(&vec![b'x'; sheets::MAX_FILE + 1], "file_too_large");
    let names: Vec<String> = (0..=sheets::MAX_ENTRIES).map(|it| format!("{it}.csv")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|it| (it.as_str(), b"x".as_slice())).collect();
    refused(&zip(&entries), "file_too_many_entries");
}

#[test]
fn every_note_says_the_same_in_both_languages() {
    let slots = |text: &str| {
        let mut slots: Vec<String> =
            text.split('{').skip(1).filter_map(|it| it.split(['|', '}']).next().map(str::to_owned)).collect();
        slots.sort();
        slots.dedup();
        slots
    };
    for kind in sheets::notes::ALL {
        assert_eq!(slots(kind.text.de), slots(kind.text.en), "{}", kind.code);
        assert!(!kind.text.de.contains('!') && !kind.text.en.contains('!'), "{}", kind.code);
        assert_eq!(sheets::notes::ALL.iter().filter(|it| it.code == kind.code).count(), 1, "{}", kind.code);
    }
}

/// The report of a request as a file, read back sheet by sheet by the same reader as any file.
fn written(request: &Request) -> Vec<u8> {
    let analysis = Analysis::new(request);
    sheets::write(&export::workbook(request, &analysis), &mut |_| {}).unwrap()
}

fn sheet_rows(bytes: &[u8], name: &str) -> Vec<Vec<Cell>> {
    let answer = sheets::read(bytes, Some(name));
    assert_eq!(answer.sheet.as_deref(), Some(name));
    answer.rows()
}

const THREE: &str = "Konto\tFollower\tReichweite\tLikes\tKommentare\n=1+1\t1.000\t900\t90\t5\n-Nord\t500\t800\t20\t\n@süd\t2.000\t100\t9\t1\n";

#[test]
fn a_report_is_written_as_a_workbook() {
    let request = Request::of_text(THREE);
    let bytes = written(&request);
    let analysis = Analysis::new(&request);
    let rows = sheet_rows(&bytes, "Rangliste");
    let text = |it: &str| Cell::Text(it.to_owned());
    assert_eq!(rows[0][0], text("Rangliste"));
    assert_eq!(rows[4][..4], [text("Rang"), text("Zeile"), text("Erfolgswert"), text("Abdeckung")]);
    // Words that look like formulas are words.
    let mut labels: Vec<&Cell> = rows[5..].iter().map(|row| &row[1]).collect();
    labels.sort_by_key(|it| format!("{it:?}"));
    assert_eq!(labels, [&text("-Nord"), &text("=1+1"), &text("@süd")]);
    let scores: Vec<f64> = analysis.scores.rows.iter().filter_map(|it| it.score).collect();
    assert!(!scores.is_empty());
    for row in &rows[5..] {
        let place = analysis.facts.rows.iter().position(|it| text(&it.label) == row[1]).unwrap();
        assert_eq!(row[2], analysis.scores.rows[place].score.map_or_else(|| text("–"), Cell::Number));
    }
    assert!(sheet_rows(&bytes, "Kennzahlen").len() == 4 && sheet_rows(&bytes, "Methode").len() > 5);
    assert_eq!(bytes, written(&request), "the same report gives the same bytes");
}

/// What the formula on the sheet says, worked out here from the sheet's own weights and goal scores, is the score.
#[test]
fn the_live_score_is_the_score() {
    let request = Request::of_text(THREE);
    let rows = sheet_rows(&written(&request), "Rangliste");
    let number = |cell: Option<&Cell>| match cell {
        Some(Cell::Number(number)) => Some(*number),
        _ => None,
    };
    let (least, weights) = (number(rows[2].get(3)).unwrap(), &rows[3]);
    let mut n_scored = 0;
    for row in &rows[5..] {
        let (mut sum, mut of) = (0.0, 0.0);
        for goal in 4..weights.len() {
            let weight = number(weights.get(goal)).unwrap();
            if let Some(value) = number(row.get(goal)) {
                sum += weight * value;
                of += weight;
            }
        }
        let is_covered = number(row.get(3)).unwrap() >= least - 1e-12;
        let expected = (is_covered && of > 0.0).then(|| sum / of);
        match (expected, number(row.get(2))) {
            (Some(expected), Some(score)) => assert!((expected - score).abs() < 1e-9, "{expected} {score}"),
            (expected, score) => assert_eq!(expected, score),
        }
        n_scored += usize::from(expected.is_some());
    }
    assert!(n_scored > 0);
    // The formula itself stands in the file.
    let mut archive = ZipArchive::new(Cursor::new(written(&request))).unwrap();
    let mut xml = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut xml).unwrap();
    assert!(xml.contains("SUMPRODUCT($E$4:"), "{xml}");
    assert!(xml.contains("RANK(C6,$C$6:$C$8)"), "{xml}");
}

#[test]
fn a_report_of_many_rows_is_written_whole() {
    let mut text =
        String::from("Konto\tFollower\tReichweite\tImpressionen\tLikes\tKommentare\tGeteilt\tKlicks\tKosten");
    for row in 0..3_000 {
        text.push_str(&format!("\nKonto {row}\t{}\t{}\t{}", row + 100, row * 2 + 50, row * 3 + 90));
        text.push_str(&format!("\t{}\t{}\t{}\t{}\t{}", row % 97, row % 13, row % 7, row % 11, row % 5));
    }
    let bytes = written(&Request::of_text(text));
    let rows = sheet_rows(&bytes, "Rangliste");
    assert_eq!(rows.len(), 3_005);
    assert_eq!(sheet_rows(&bytes, "Kennzahlen").len(), 3_001);
}

#[test]
fn a_wrong_description_is_an_error_and_no_panic() {
    for description in [json!(null), json!({}), json!({ "sheets": [{ "name": "a/b" }] })] {
        assert!(sheets::write(&description, &mut |_| {}).is_err(), "{description}");
    }
    let odd =
        json!({ "sheets": [{ "name": "x", "rows": [[1.5, "=2", null, true, [], {}, { "formula": "1+1" }], 7] }] });
    assert!(sheets::write(&odd, &mut |_| {}).is_ok());
}

#[test]
fn writing_says_how_far_it_is() {
    let rows: Vec<_> = (0..1_000).map(|row| json!([row, "x"])).collect();
    let description = json!({ "sheets": [{ "name": "A", "rows": rows }, { "name": "B", "rows": [[1]] }] });
    let mut said = Vec::new();
    assert!(sheets::write(&description, &mut |share| said.push(share)).is_ok());
    assert!(said.len() > 4 && said.windows(2).all(|it| it[0] <= it[1]), "{said:?}");
    assert!(said[0] == 0.0 && said.iter().all(|it| (0.0..=1.0).contains(it)));
}
