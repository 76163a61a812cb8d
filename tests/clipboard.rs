//! Two flavours of one clipboard: what Excel, Google Sheets, LibreOffice, Word, Google Docs and web pages put there is read right.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use zielwert::api::{Request, read};
use zielwert::engine::data_set::{DataSet, Decimal};
use zielwert::paste::{Options, Pasted, Table, parse, reconcile};

/// A flavour of a clipboard from the fixtures.
fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/clipboard/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// The table of a clipboard as the engine finds it; `|` divides cells and `/` rows.
fn cells(pasted: &Pasted) -> String {
    let table = parse(pasted.text.as_str(), &Options { separator: pasted.separator, ..Options::default() });
    let row = |row: usize| table.row(row).map(|it| it.replace('\n', "⏎")).collect::<Vec<_>>().join("|");
    let rows = (0..table.len()).map(row);
    std::iter::once(table.columns.join("|")).chain(rows).collect::<Vec<_>>().join("/")
}

/// Which flavours of a fixture are on the clipboard.
#[derive(Clone, Copy, Debug)]
enum With {
    Both,
    Html,
}

/// Reads a fixture; the decimal mark (`,`, `.` or `-` for none declared), the notes, and the table.
#[track_caller]
fn check(name: &str, with: With, mark: char, codes: &[&str], table: &str) {
    let text = fixture(&format!("{name}.txt"));
    let html = fixture(&format!("{name}.html"));
    let text = matches!(with, With::Both).then_some(text.as_str());
    let pasted = reconcile(text, Some(&html));
    let found = match pasted.decimal {
        Some(Decimal::Comma) => ',',
        Some(Decimal::Point) => '.',
        None => '-',
    };
    let notes: Vec<&str> = pasted.notes.iter().map(|note| note.kind.code).collect();
    assert_eq!((found, notes.as_slice(), cells(&pasted).as_str()), (mark, codes, table), "{name}, {with:?}");
}

#[test]
fn excel() {
    use With::{Both, Html};
    // The text is read; the HTML only says which mark is which.
    let table = "Kanal|Reichweite|Frequenz|Notiz/Facebook|12.345|1,234|erste⏎zweite/Instagram|8.765|2,345|sagt \"ja\"";
    check("excel_de", Both, ',', &[], table);
    check("excel_de", Html, ',', &["html_read"], &table.replace('⏎', " "));
    // Narrow columns and rounded numbers in the HTML.
    check("excel_narrow", Both, '.', &[], "Channel|Reach|Frequency/Facebook|12,345|1.234/Instagram|8,765|2.345");
    check("excel_narrow", Html, '.', &["html_read"], "Channel|Reach|Frequency/Facebook|#####|1.2/Instagram|8,765|2.3");
    // Merged headers.
    let table = "Firma|Likes LinkedIn|Likes X|Kommentare LinkedIn|Kommentare X/Nord AG|1.200|300|45|12";
    check("excel_merged", Both, ',', &["merged_headers"], table);
    check("excel_merged", Html, ',', &["html_read", "merged_headers"], table);
    // Numbers behind rounded ones, as Excel wrote them until 2003.
    let table = "Kanal|Klickrate|Kosten/Facebook|1,2345678%|1234,56 €/Instagram|3,5%|80 €";
    check("excel_2003", Both, ',', &["clipboard_exact"], table);
    check("excel_2003", Html, ',', &["html_read", "clipboard_exact"], table);
}

#[test]
fn google_sheets() {
    let table = "Kanal|Datum|Reichweite|Kosten|Klickrate/Facebook|18.07.2026|1,234567 Mio.|27.990,00|1,23456%\
        /Instagram|19.07.2026|0,4321 Mio.|1234,5678|3,5%";
    check("sheets_de", With::Both, ',', &["clipboard_exact"], table);
    check("sheets_de", With::Html, ',', &["html_read", "clipboard_exact"], table);
    check("sheets_cell", With::Both, ',', &["clipboard_exact"], "A/27990,1260");
    check("sheets_cell", With::Html, ',', &["html_read", "clipboard_exact"], "A/27990,1260");
}

#[test]
fn other_office_programs() {
    let table = "Kanal|Follower|Engagement-Rate/LinkedIn|1.234|1,23456789%/X|987|0,5%";
    check("libreoffice", With::Both, ',', &["clipboard_exact"], table);
    check("libreoffice", With::Html, ',', &["html_read", "clipboard_exact"], table);
    let table = "Kanal|Follower|Likes/R&D Blog|1.200|34/Newsletter|560|7";
    check("word", With::Both, '-', &[], table);
    check("word", With::Html, '-', &["html_read"], table);
    check("google_docs", With::Both, '-', &["html_has_columns"], table);
    check("google_docs", With::Html, '-', &["html_read"], table);
}

#[test]
fn web_pages() {
    let table =
        "Unternehmen|Kanal|Follower|Likes/Nord\u{a0}AG|LinkedIn|1.234|56/Nord\u{a0}AG|X|987|7/Süd GmbH|X|2.345|–";
    check("web_page", With::Both, '-', &["html_has_columns", "merged_labels"], table);
    check("web_page", With::Html, '-', &["html_read", "merged_labels"], table);
    check(
        "web_app",
        With::Both,
        '-',
        &["html_has_columns"],
        "Kampagne|Reichweite|Link-Klicks/Herbst|10.400|312/Winter|8.050|98",
    );
    check("web_breaks", With::Both, '-', &["html_has_columns"], "Kanal|Likes/Facebook Seite|1.200/Instagram Konto|340");
}

/// Reads two flavours that stand here; the notes and the table.
#[track_caller]
fn reads(text: &str, html: &str, codes: &[&str], table: &str) {
    let pasted = reconcile(Some(text), Some(html));
    let notes: Vec<&str> = pasted.notes.iter().map(|note| note.kind.code).collect();
    assert_eq!((notes.as_slice(), cells(&pasted).as_str()), (codes, table), "{text:?} {html:?}");
}

#[test]
fn which_flavour_is_read() {
    let html = "<table><tr><td>Kanal<td>Likes<tr><td>A<td>1<tr><td>B<td>2</table>";
    // Both have the table.
    reads("Kanal\tLikes\nA\t1\nB\t2", html, &[], "Kanal|Likes/A|1/B|2");
    reads("Kanal;Likes\nA;1\nB;2", html, &[], "Kanal|Likes/A|1/B|2");
    // Text was copied with the table.
    reads("Unsere Kanäle\n\nKanal\tLikes\nA\t1\nB\t2\n\nMehr dazu", html, &["clipboard_below"], "Kanal|Likes/A|1/B|2");
    // The text has the columns, the HTML is something else around it.
    reads("Kanal\tLikes\nA\t1", "<table><td>Kanal Likes A 1</table>", &[], "Kanal|Likes/A|1");
    reads("Kanal;Likes\nA;1\nB;2", "<pre>Kanal;Likes</pre>", &[], "Kanal|Likes/A|1/B|2");
    reads("Kanal\tLikes\tShares\nA\t1\t2\nB\t3\t4", html, &["html_differs"], "Kanal|Likes|Shares/A|1|2/B|3|4");
    // Lines drawn between the same cells make no other table.
    let drawn = "| Kanal | Likes |\n|:---|---:|\n| A | 1 |\n| B | 2 |\n";
    assert!(reconcile(Some(drawn), Some(html)).notes.is_empty());
    // The text has lost the columns.
    reads("Kanal Likes A 1 B 2", html, &["html_has_columns"], "Kanal|Likes/A|1/B|2");
    // Cells that the HTML shows too narrow or rounded come from the text.
    let narrow = "<table><tr><td>Kanal<td>Likes<td>Rate<tr><td>A<td>###<td>1,2<tr><td>B<td>2<td>7</table>";
    reads(
        "Kanal\nLikes\nRate\nA\n1234\n1,234\nB\n2\n7",
        narrow,
        &["html_has_columns", "clipboard_narrow"],
        "Kanal|Likes|Rate/A|1234|1,234/B|2|7",
    );
    // Raised digits, which the text runs together with the number.
    let raised = "<table><tr><td>Kanal<td>Likes<tr><td>A<td>987<sup>1</sup><tr><td>B<td>10<sup>6</sup></table>";
    reads("Kanal\tLikes\nA\t9871\nB\t106", raised, &["clipboard_footnotes"], "Kanal|Likes/A|987/B|106");
    // And the other way round.
    reads("Kanal\tLikes\nA\t###\nB\t2", html, &["clipboard_narrow"], "Kanal|Likes/A|1/B|2");
    // Of several tables the largest.
    let two = format!("<table><tr><td>x<td>y<tr><td>1<td>2</table>{html}");
    reads("x y\n1 2\nKanal Likes\nA 1\nB 2", &two, &["html_has_columns", "html_several_tables"], "Kanal|Likes/A|1/B|2");
    // Rows that a filter hides.
    let hidden = "<table><tr><td>Kanal<td>Likes<tr style='display:none'><td>A<td>1<tr><td>B<td>2</table>";
    reads("Kanal\tLikes\nB\t2", hidden, &[], "Kanal|Likes/B|2");
    reads("Kanal\tLikes\nA\t1\nB\t2", hidden, &["hidden_rows_read"], "Kanal|Likes/A|1/B|2");
    reads("", hidden, &["html_read", "hidden_rows_left_out"], "Kanal|Likes/B|2");
    // Scripts are no content.
    reads("", "<script>alert('<table><td>1')</script><p onclick='x()'>a", &["html_without_table"], "");
}

#[test]
fn spans_are_understood() {
    // A number that spans rows counts once.
    let html = "<table><tr><td>Firma<td>Follower<td>Likes<tr><td rowspan=2>Nord<td rowspan=2>500<td>1<tr><td>2</table>";
    reads("", html, &["html_read", "merged_labels"], "Firma|Follower|Likes/Nord|500|1/Nord||2");
    // A title over the table is no group of headers.
    let html = "<table><tr><td colspan=2>Bericht<td><tr><td>Kanal<td>Likes<td>Shares<tr><td>A<td>1<td>2</table>";
    reads("", html, &["html_read"], "Kanal|Likes|Shares/A|1|2");
    // Names that say enough need no group.
    let html = "<table><tr><td><td colspan=2>Organisch<td colspan=2>Bezahlt<tr><td>Kanal<td>Likes<td>Shares<td>Klicks<td>Kosten<tr><td>A<td>1<td>2<td>3<td>4</table>";
    reads("", html, &["html_read"], "Kanal|Likes|Shares|Klicks|Kosten/A|1|2|3|4");
}

#[test]
fn text_alone_stays_as_it_is() {
    let pasted = reconcile(Some("a;b\r\n1;2\r\n"), None);
    assert_eq!(pasted, Pasted { text: "a;b\r\n1;2\r\n".to_owned(), ..Pasted::default() });
    assert_eq!(reconcile(None, None), Pasted::default());
    assert_eq!(reconcile(Some("a"), Some("")).text, "a");
}

/// The numbers of a column as the whole engine reads them.
fn numbers(data: &DataSet, header: &str) -> Vec<Option<f64>> {
    let column = data.columns.iter().find(|it| it.header == header).unwrap();
    (0..data.len()).map(|row| column.numbers.get(row)).collect()
}

#[test]
fn the_declared_mark_decides_what_the_cells_leave_open() {
    let request = |html: &str, text: &str| {
        read(&Request { text: Some(text.to_owned()), html: Some(html.to_owned()), ..Request::default() })
    };
    // Alone, `1,234` under a frequency is one and a bit, and so it is by Excel's mark; `1.234` would be, but is not.
    let style = |mark: &str| format!("<style>table {{mso-displayed-decimal-separator:\"\\{mark}\";}}</style>");
    let table = "<table><tr><td>Kanal<td>Frequenz<tr><td>A<td>1.234</table>";
    let text = "Kanal\tFrequenz\nA\t1.234\n";
    assert_eq!(numbers(&request(&(style(",") + table), text).data, "Frequenz"), [Some(1234.0)]);
    assert_eq!(numbers(&request(&(style(".") + table), text).data, "Frequenz"), [Some(1.234)]);
    // What the person says is stronger.
    let mut request = Request { text: Some(text.to_owned()), html: Some(style(",") + table), ..Request::default() };
    request.corrections.numbers.insert("*".to_owned(), Decimal::Point);
    assert_eq!(numbers(&read(&request).data, "Frequenz"), [Some(1.234)]);
}

#[test]
fn days_behind_the_cells_decide_what_their_spelling_leaves_open() {
    let text = "Datum\tAntwortzeit\n03/04/2026\t12:30\n04/04/2026\t00:45\n";
    let row = |day: &str, number: u32, time: &str, seconds: f64| {
        let days = seconds / 86_400.0;
        format!("<tr><td sdval=\"{number}\">{day}</td><td sdval=\"{days:.12}\">{time}</td></tr>")
    };
    let rows = [row("03/04/2026", 46_115, "12:30", 750.0), row("04/04/2026", 46_116, "00:45", 45.0)].concat();
    let html = format!("<table><tr><td>Datum</td><td>Antwortzeit</td></tr>{rows}</table>");
    let data = read(&Request { text: Some(text.to_owned()), html: Some(html), ..Request::default() }).data;
    assert_eq!(numbers(&data, "Antwortzeit"), [Some(750.0), Some(45.0)]);
    assert_eq!(data.periods.iter().flatten().map(|it| it.first).collect::<Vec<_>>(), [20_546, 20_547]);
    assert!(data.notes.is_empty(), "{:?}", data.notes);
}

#[test]
fn lines_stay_those_of_the_text() {
    let text = fixture("excel_de.txt").replace("8.765", "###");
    let html = fixture("excel_de.html");
    let pasted = reconcile(Some(&text), Some(&html));
    let table: Table = parse(pasted.text, &Options { separator: pasted.separator, ..Options::default() });
    assert_eq!((0..table.len()).map(|row| table.line(row)).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(table.cell(1, 1), "8.765");
}

/// How a number is written in some country.
#[derive(Clone, Copy, Debug)]
struct Locale {
    decimal: char,
    group: &'static str,
}

const LOCALES: [Locale; 4] = [
    Locale { decimal: ',', group: "." },
    Locale { decimal: '.', group: "," },
    Locale { decimal: '.', group: "’" },
    Locale { decimal: ',', group: "\u{202f}" },
];

impl Locale {
    /// The number with so many decimals and grouped thousands.
    fn write(self, number: f64, places: usize) -> String {
        let plain = format!("{number:.places$}");
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push_str(self.group);
            }
            grouped.push(digit);
        }
        if rest.is_empty() { grouped } else { format!("{grouped}{}{rest}", self.decimal) }
    }

    fn css(self) -> String {
        format!("<style>table {{mso-displayed-decimal-separator:\"\\{}\";}}</style>", self.decimal)
    }
}

/// A table with a label and two numbers in each row: whole ones, and ones with four decimals.
fn any_rows() -> impl Strategy<Value = Vec<(String, f64, f64)>> {
    let row = ("[A-ZÄÖ][a-zäöüß&\"<]{2,8}( [A-Z][a-z]{2,5})?", 0_u32..3_000_000, 0_u32..90_000_000);
    prop::collection::vec(row.prop_map(|(name, whole, part)| (name, f64::from(whole), f64::from(part) / 1e4)), 2..8)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Which program wrote the HTML.
#[derive(Clone, Copy, Debug)]
enum Program {
    Excel,
    Sheets,
    LibreOffice,
}

fn html(rows: &[(String, f64, f64)], locale: Locale, program: Program, places: usize) -> String {
    let cell = |number: f64, places: usize| {
        let shown = locale.write(number, places);
        match program {
            Program::Excel => format!("<td align=right>{shown}</td>"),
            Program::Sheets => {
                format!("<td data-sheets-value=\"{{&quot;1&quot;:3,&quot;3&quot;:{number}}}\">{shown}</td>")
            }
            Program::LibreOffice => format!("<td align=\"right\" sdval=\"{number}\" sdnum=\"1031;0;0\">{shown}</td>"),
        }
    };
    let mut html = if matches!(program, Program::Excel) { locale.css() } else { String::new() };
    html.push_str("<table>\n <tr>\n  <td>Kanal</td>\n  <td>Likes</td>\n  <td>Frequenz</td>\n </tr>\n");
    for (name, whole, part) in rows {
        let name = escape(name);
        html.push_str(&format!(" <tr>\n  <td>{name}</td>\n  {}\n  {}\n </tr>\n", cell(*whole, 0), cell(*part, places)));
    }
    html + "</table>"
}

/// The plain text: whole, with a line for each cell, or not at all.
fn text(rows: &[(String, f64, f64)], locale: Locale, columns: u8, places: usize) -> Option<String> {
    let separator = match columns {
        0 => return None,
        1 => "\r\n",
        _ => "\t",
    };
    let quoted = |name: &str| {
        if name.contains('"') && columns == 2 { format!("\"{}\"", name.replace('"', "\"\"")) } else { name.to_owned() }
    };
    let mut text = ["Kanal", "Likes", "Frequenz"].join(separator) + "\r\n";
    for (name, whole, part) in rows {
        text += &[quoted(name), locale.write(*whole, 0), locale.write(*part, places)].join(separator);
        text += "\r\n";
    }
    Some(text)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_of_any_program_in_any_locale_reads_back_the_same(
        rows in any_rows(),
        locale in prop::sample::select(LOCALES.to_vec()),
        program in prop::sample::select(vec![Program::Excel, Program::Sheets, Program::LibreOffice]),
        columns in 0_u8..3,
        rounded in any::<bool>(),
    ) {
        // Excel keeps no exact numbers: its text has to show them.
        let places = if rounded && !matches!(program, Program::Excel) { 1 } else { 4 };
        let request = Request {
            text: text(&rows, locale, columns, places),
            html: Some(html(&rows, locale, program, places)),
            ..Request::default()
        };
        let data = read(&request).data;
        let likes: Vec<Option<f64>> = rows.iter().map(|it| Some(it.1)).collect();
        let frequency: Vec<Option<f64>> = rows.iter().map(|it| Some(it.2)).collect();
        prop_assert_eq!(data.columns.len(), 3);
        let names: Vec<String> = (0..data.len()).map(|row| data.columns[0].word(row).into_owned()).collect();
        prop_assert_eq!(names, rows.iter().map(|it| it.0.clone()).collect::<Vec<_>>());
        prop_assert_eq!(numbers(&data, "Likes"), likes);
        prop_assert_eq!(numbers(&data, "Frequenz"), frequency);
    }

    #[test]
    fn no_html_makes_it_panic_or_grow(
        text in prop::option::of("[a-z0-9\t\n\"#;.,]{0,60}"),
        html in prop_oneof![
            any::<String>(),
            "(<|>|</|<!--|-->|table|<tr>|<td|td|=|\"|'|rowspan=|colspan=|[0-9]{1,9}| |&#?x?[a-z0-9]{0,4};?|style=display:none|role=(grid|row|cell)|<div|</div>|#|\n){0,60}",
            "(<table>|</table>|<tr>|</tr>|<td>|</td>|<td colspan=[0-9]{1,5}>|<td rowspan=[0-9]{1,5}>|<td sdval=1.25>|[0-9.,]{1,5}|a|<b hidden>|<tbody>){0,60}",
        ],
    ) {
        let pasted = reconcile(text.as_deref(), Some(&html));
        let most = 2 * (html.len() + text.as_ref().map_or(0, String::len)) + 300;
        prop_assert!(pasted.text.len() <= most * 8, "{} bytes from {}", pasted.text.len(), html.len());
        let _ = cells(&pasted);
    }
}

#[test]
fn hostile_html_comes_to_an_end() {
    let n = 200_000;
    for piece in [
        "<table>",
        "<td colspan=1000>",
        "<td rowspan=65534 colspan=1000>a",
        "<tr>",
        "<div role=row>",
        "<!--",
        "<td a=\"",
        "&",
        "&#",
        "<",
        "<td>#</td><tr>",
        "<span style=display:none>",
        "<script>",
        "</",
        "<td sdval=1.5>1<tr>",
        "<td data-sheets-value='{{{{'>",
    ] {
        let html = format!("<table><tr><td>{}", piece.repeat(n / piece.len()));
        let pasted = reconcile(Some("a\tb\n1\t2\n"), Some(&html));
        let alone = reconcile(None, Some(&html));
        assert!(pasted.text.len() + alone.text.len() < 40 * n, "{piece}");
    }
}
