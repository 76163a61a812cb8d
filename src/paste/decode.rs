//! Bytes of a text file to text: UTF-8, UTF-16, Windows-1252 and Mac Roman, the four that spreadsheets and platforms write.

use std::borrow::Cow;

use zielwert_kernel::glance::strange;

use super::notes;
use crate::engine::note::{Note, NoteKind};

/// What the bytes of a file say.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was encoded: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `macintosh` or, where the person said so,
    /// `iso-8859-15`.
    pub encoding: &'static str,
    /// Everything doubtful.
    pub notes: Vec<Note>,
}

/// Reads the bytes of a text file; `encoding` is what the person said. A file that is no text gives an empty text and a note
/// that says what it is. A `Vec` of UTF-8 becomes the text without a copy.
pub fn decode<'a>(bytes: impl Into<Cow<'a, [u8]>>, encoding: Option<&str>) -> Decoded {
    let bytes = bytes.into();
    let mut doubts = Vec::new();
    if let Some(kind) = not_text(&bytes) {
        return Decoded { text: String::new(), encoding: UTF_8, notes: vec![Note::new(kind)] };
    }
    let stated = encoding.and_then(|label| {
        let known = from_label(label);
        if known.is_none() {
            doubts.push(Note::new(&notes::ENCODING_UNKNOWN).with(label));
        }
        known
    });
    let encoding = stated.unwrap_or_else(|| guess(&bytes));
    let text = match encoding {
        UTF_16_LE => utf_16(bytes.strip_prefix(b"\xff\xfe").unwrap_or(&bytes), u16::from_le_bytes),
        UTF_16_BE => utf_16(bytes.strip_prefix(b"\xfe\xff").unwrap_or(&bytes), u16::from_be_bytes),
        WINDOWS_1252 => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
        ISO_8859_15 => bytes.iter().map(|byte| iso_8859_15(*byte)).collect(),
        MACINTOSH => macintosh(&bytes),
        _ => utf_8(bytes, &mut doubts),
    };
    if encoding == WINDOWS_1252 && stated.is_none() {
        doubts.push(Note::new(&notes::ENCODING_GUESSED));
    } else if encoding == MACINTOSH && stated.is_none() {
        doubts.push(Note::new(&notes::ENCODING_OF_MAC));
    }
    Decoded { text, encoding, notes: doubts }
}

/// The same with letters restored that were encoded twice before the bytes were written.
fn decode_and_repair<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> Decoded {
    let mut decoded = decode(bytes, None);
    if let Cow::Owned(repaired) = repair(&decoded.text) {
        decoded.text = repaired;
        decoded.notes.push(Note::new(&notes::MOJIBAKE_REPAIRED));
    }
    decoded
}

/// What a file of text holds: a text, or a web page with a table, as many exports are that call themselves spreadsheets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileText {
    /// The text.
    pub text: Option<String>,
    /// The web page.
    pub html: Option<String>,
    /// Everything doubtful; what the file is, where it is no text.
    pub notes: Vec<Note>,
}

/// Reads the bytes of a file that is no spreadsheet.
pub fn file_text<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> FileText {
    let Decoded { text, notes, .. } = decode_and_repair(bytes);
    // Styles of any length may stand in front of the table.
    let is_page = text.trim_start().starts_with('<') && text.to_ascii_lowercase().contains("<table");
    match (text.is_empty() && !notes.is_empty(), is_page) {
        (true, _) => FileText { notes, ..FileText::default() },
        (false, true) => FileText { html: Some(text), notes, ..FileText::default() },
        (false, false) => FileText { text: Some(text), notes, ..FileText::default() },
    }
}

const UTF_8: &str = "utf-8";
const UTF_16_LE: &str = "utf-16le";
const UTF_16_BE: &str = "utf-16be";
const WINDOWS_1252: &str = "windows-1252";
const ISO_8859_15: &str = "iso-8859-15";
const MACINTOSH: &str = "macintosh";

/// The encoding with this label, as browsers understand it.
fn from_label(label: &str) -> Option<&'static str> {
    match label.trim().to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" | "unicode-1-1-utf-8" | "utf-8-sig" => Some(UTF_8),
        "utf-16" | "utf-16le" | "utf16" | "utf16le" | "unicode" | "ucs-2" => Some(UTF_16_LE),
        "utf-16be" | "utf16be" => Some(UTF_16_BE),
        "windows-1252" | "cp1252" | "x-cp1252" | "cp-1252" | "ansi" | "ascii" | "us-ascii" | "latin1" | "latin-1"
        | "l1" | "iso-8859-1" | "iso8859-1" => Some(WINDOWS_1252),
        "iso-8859-15" | "iso8859-15" | "iso_8859-15" | "iso885915" | "csisolatin9" | "l9" | "latin9" | "latin-9" => {
            Some(ISO_8859_15)
        }
        "macintosh" | "mac" | "macroman" | "mac-roman" | "x-mac-roman" | "csmacintosh" => Some(MACINTOSH),
        _ => None,
    }
}

/// The first bytes of files that are no text, and what to say about them.
const MAGIC: &[(&[u8], &NoteKind)] = &[
    (b"%PDF-", &notes::FILE_PDF),
    (b"\x89PNG\r\n", &notes::FILE_IMAGE),
    (b"\xff\xd8\xff", &notes::FILE_IMAGE),
    (b"GIF87a", &notes::FILE_IMAGE),
    (b"GIF89a", &notes::FILE_IMAGE),
    (b"II*\0", &notes::FILE_IMAGE),
    (b"MM\0*", &notes::FILE_IMAGE),
    // xls and other old Office files.
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &notes::FILE_SPREADSHEET),
    (b"PK\x05\x06", &notes::FILE_ZIP),
    (b"\x1f\x8b\x08", &notes::FILE_ZIP),
    (b"7z\xbc\xaf\x27\x1c", &notes::FILE_ZIP),
    (b"Rar!\x1a\x07", &notes::FILE_ZIP),
    (b"{\\rtf", &notes::FILE_DOCUMENT),
];

fn not_text(bytes: &[u8]) -> Option<&'static NoteKind> {
    if bytes.starts_with(b"PK\x03\x04") {
        // Spreadsheets are zip files whose first members are named like this.
        let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
        let holds = |name: &[u8]| head.windows(name.len()).any(|it| it == name);
        return Some(
            if holds(b"xl/") || holds(b"opendocument.spreadsheet") || holds(b"[Content_Types].xml") && !holds(b"word/")
            {
                &notes::FILE_SPREADSHEET
            } else if holds(b"word/") || holds(b"opendocument.text") {
                &notes::FILE_DOCUMENT
            } else {
                &notes::FILE_ZIP
            },
        );
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") || bytes.get(4..8) == Some(b"ftyp") {
        return Some(&notes::FILE_IMAGE);
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

fn guess(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        UTF_8
    } else if bytes.starts_with(b"\xff\xfe") {
        UTF_16_LE
    } else if bytes.starts_with(b"\xfe\xff") {
        UTF_16_BE
    } else if let Some(encoding) = utf_16_by_pattern(bytes) {
        encoding
    } else if is_mostly_utf_8(bytes) {
        UTF_8
    } else if is_of_mac(bytes) {
        MACINTOSH
    } else {
        WINDOWS_1252
    }
}

/// Whether a foreign byte behind a small letter is an umlaut or an accent in Mac Roman, but a capital or a sign in Windows-1252,
/// and none is a letter there.
fn is_of_mac(bytes: &[u8]) -> bool {
    let bytes = bytes.get(..bytes.len().min(1 << 20)).unwrap_or_default();
    let behind_letters = || bytes.windows(2).filter(|pair| pair[0].is_ascii_lowercase()).map(|pair| pair[1]);
    behind_letters().any(|byte| matches!(byte, 0x8a | 0x8e | 0x9f | 0xa7)) && !behind_letters().any(|byte| byte >= 0xdf)
}

/// Western text in UTF-16 has a zero in every second byte.
fn utf_16_by_pattern(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let pairs = head.chunks_exact(2);
    let n_pairs = pairs.len();
    let (mut first, mut second) = (0, 0);
    for pair in pairs {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
    }
    let is_most = |n: usize| n_pairs > 1 && n * 10 >= n_pairs * 6;
    let is_few = |n: usize| n * 20 <= n_pairs;
    if is_most(second) && is_few(first) {
        Some(UTF_16_LE)
    } else if is_most(first) && is_few(second) {
        Some(UTF_16_BE)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8, or a UTF-8 text with some foreign bytes in it.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let mut foreign = 0;
    let mut proper = 0;
    for chunk in bytes.utf8_chunks() {
        proper += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        foreign += usize::from(!chunk.invalid().is_empty());
    }
    foreign == 0 || proper > 3 * foreign
}

/// UTF-8; bytes that are none are read as Windows-1252, since nothing else is likely.
fn utf_8(bytes: Cow<'_, [u8]>, doubts: &mut Vec<Note>) -> String {
    let mut text = match String::from_utf8(bytes.into_owned()) {
        Ok(text) => text,
        Err(error) => mixed(error.as_bytes(), doubts),
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

fn mixed(bytes: &[u8], doubts: &mut Vec<Note>) -> String {
    let mut text = String::with_capacity(bytes.len() + 16);
    let mut line = 1;
    let mut first = None;
    for chunk in bytes.utf8_chunks() {
        line += chunk.valid().bytes().filter(|byte| *byte == b'\n').count() as u32;
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            first.get_or_insert(line);
        }
        text.extend(chunk.invalid().iter().map(|byte| windows_1252(*byte)));
    }
    doubts.extend(first.map(|line| Note::new(&notes::ENCODING_MIXED).on_line(line)));
    text
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0xfffd,
    });
    char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// What Windows-1252 has at 0x80 to 0x9f; everywhere else it is Latin-1. The five unused places stay control characters
/// (WHATWG Encoding Standard, index windows-1252).
const WINDOWS_1252_HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

pub(super) fn windows_1252(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|at| WINDOWS_1252_HIGH.get(at as usize)).copied().unwrap_or(char::from(byte))
}

/// What Mac Roman has from 0x80 on.
const MAC_HIGH: &str = "\
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

fn macintosh(bytes: &[u8]) -> String {
    let high: Vec<char> = MAC_HIGH.chars().collect();
    let letter = |byte: &u8| byte.checked_sub(0x80).and_then(|at| high.get(at as usize)).copied();
    bytes.iter().map(|byte| letter(byte).unwrap_or(char::from(*byte))).collect()
}

/// Latin-1 with the euro sign and seven letters in place of signs that hardly anybody needs.
fn iso_8859_15(byte: u8) -> char {
    match byte {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        0xbe => 'Ÿ',
        _ => char::from(byte),
    }
}

/// The byte that Windows-1252 (or Latin-1) writes for this character.
fn to_windows_1252(it: char) -> Option<u8> {
    match u8::try_from(it as u32) {
        Ok(byte) => Some(byte),
        Err(_) => WINDOWS_1252_HIGH.iter().position(|high| *high == it).map(|at| at as u8 + 0x80),
    }
}

/// Repairs text that was written as UTF-8 and read as Windows-1252: `GefÃ¤llt` becomes `Gefällt`. Gives the text itself where
/// there is nothing to repair.
pub fn repair(text: &str) -> Cow<'_, str> {
    if !is_damaged(text) {
        return Cow::Borrowed(text);
    }
    let mut repaired = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_lead) {
        let (before, from) = rest.split_at(at);
        repaired.push_str(before);
        let (healed, n_bytes) = heal(from).unwrap_or_else(|| {
            let first = from.chars().next().unwrap_or_default();
            (first, first.len_utf8())
        });
        repaired.push(healed);
        rest = from.get(n_bytes..).unwrap_or_default();
    }
    repaired.push_str(rest);
    Cow::Owned(repaired)
}

/// Whether something in the text can hardly be anything else than damage. `MENÜ–` could be, by its bytes, but is not;
/// `Ã¤`, `Â°`, `â€“` and the `ðŸ` of emoji are.
pub fn is_damaged(text: &str) -> bool {
    damages(text, &strange(text.as_bytes()).leads)
}

/// The same, where the letters that it may begin with are known.
pub(super) fn damages(text: &str, leads: &[u32]) -> bool {
    leads.iter().any(|at| text.get(*at as usize..).and_then(heal).is_some())
}

/// The first bytes of longer UTF-8 sequences, read as Windows-1252.
fn is_lead(it: char) -> bool {
    matches!(it, '\u{c2}'..='\u{f4}')
}

/// The character that the damaged text begins with, and how many bytes the damage takes.
fn heal(damaged: &str) -> Option<(char, usize)> {
    let mut bytes = Vec::with_capacity(4);
    let mut taken = 0;
    for it in damaged.chars().take(4) {
        bytes.push(to_windows_1252(it).filter(|byte| *byte >= 0x80)?);
        taken += it.len_utf8();
        if let (2.., Ok(healed)) = (bytes.len(), std::str::from_utf8(&bytes)) {
            return Some((healed.chars().next()?, taken));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: &str, codes: &[&str]) {
        let decoded = decode(bytes, None);
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
        assert_eq!(decoded.notes.iter().map(|note| note.kind.code).collect::<Vec<_>>(), codes);
    }

    /// `text` in UTF-16.
    fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn what_spreadsheets_and_platforms_write_is_read() {
        check("Größe;5 €".as_bytes(), "Größe;5 €", "utf-8", &[]);
        check("\u{feff}Größe;5 €".as_bytes(), "Größe;5 €", "utf-8", &[]);
        check(&utf_16("\u{feff}sep=,\r\n\"Datum\"", u16::to_le_bytes), "sep=,\r\n\"Datum\"", "utf-16le", &[]);
        check(&utf_16("\u{feff}Größe 😀", u16::to_be_bytes), "Größe 😀", "utf-16be", &[]);
        check(&utf_16("Größe;1\nx;2", u16::to_le_bytes), "Größe;1\nx;2", "utf-16le", &[]);
        check(&utf_16("Größe;1\nx;2", u16::to_be_bytes), "Größe;1\nx;2", "utf-16be", &[]);
        check(b"Gr\xf6\xdfe;5 \x80", "Größe;5 €", "windows-1252", &["encoding_guessed"]);
        check(b"Gr\x9a\xa7e;Beitr\x8age\r\x9f;5 \xdb", "Größe;Beiträge\rü;5 €", "macintosh", &["encoding_of_mac"]);
        // A capital in the middle of a word is no capital; at its beginning it is one.
        check(b"\x8akoda;5", "Škoda;5", "windows-1252", &["encoding_guessed"]);
        check(b"Gr\xf6\xdfe;\x8akoda \xa7 5", "Größe;Škoda § 5", "windows-1252", &["encoding_guessed"]);
        check(b"", "", "utf-8", &[]);
    }

    #[test]
    fn mac_roman_is_whole() {
        assert_eq!(MAC_HIGH.chars().count(), 128);
    }

    #[test]
    fn a_foreign_byte_does_not_spoil_a_utf_8_text() {
        check(b"\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\n\xfc", "äöüß\nü", "utf-8", &["encoding_mixed"]);
    }

    #[test]
    fn utf_8_read_as_windows_1252_is_repaired() {
        let written = "â€žGefÃ¤lltâ€œ 3\u{c2}\u{a0}% ðŸ˜€";
        let read = decode_and_repair(written.as_bytes());
        assert_eq!(read.text, "„Gefällt“ 3\u{a0}% 😀");
        assert_eq!(read.notes.iter().map(|note| note.kind.code).collect::<Vec<_>>(), ["mojibake_repaired"]);
        check(written.as_bytes(), written, "utf-8", &[]);
        // By its bytes a damaged text, but somebody's menu.
        let menu = "„MENÜ“ – CAFÉ®";
        assert_eq!(decode_and_repair(menu.as_bytes()).text, menu);
    }

    #[test]
    fn a_file_that_is_no_text_is_named() {
        check(b"%PDF-1.7\n\x00", "", "utf-8", &["file_pdf"]);
        check(b"\x89PNG\r\n\x1a\n", "", "utf-8", &["file_image"]);
        check(b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml", "", "utf-8", &["file_spreadsheet"]);
        check(b"PK\x03\x04....Tabellendaten.csv", "", "utf-8", &["file_zip"]);
        // Not every text that begins with PK is a zip file.
        check(b"PK\n1\n", "PK\n1\n", "utf-8", &[]);
    }

    #[test]
    fn the_person_decides() {
        let decoded = decode(b"Gr\xc3\xb6\xc3\x9fe", Some("windows-1252"));
        assert_eq!(decoded.encoding, "windows-1252");
        let decoded = decode("Größe".as_bytes(), Some("Klingonisch"));
        assert_eq!((decoded.text.as_str(), decoded.notes.len()), ("Größe", 1));
        let said = notes::ENCODING_UNKNOWN.text;
        for known in [UTF_8, UTF_16_LE, UTF_16_BE, WINDOWS_1252, ISO_8859_15, MACINTOSH] {
            assert!(said.de.contains(known) && said.en.contains(known), "{known}");
        }
    }
}
