//! What cutting a paste can say: what was seen, what was made of it, what the person can do.

use crate::engine::language::Text;
use crate::engine::note::{Level, NoteKind};

macro_rules! notes {
    ($($name:ident $level:ident $code:literal $de:literal $en:literal)*) => {
        $(#[doc = concat!("The sentence `", $code, "`.")]
        pub static $name: NoteKind =
            NoteKind { code: $code, level: Level::$level, text: Text { de: $de, en: $en } };)*
        /// Every one, for the tests.
        #[cfg(test)]
        pub static ALL: &[&NoteKind] = &[$(&$name),*];
    };
}

// Files.
notes! {
    FILE_PDF Error "file_pdf"
        "Das ist eine PDF-Datei. Bitte kopieren Sie die Tabelle daraus und fügen Sie sie hier ein."
        "This is a PDF file. Please copy the table from it and paste it here."
    FILE_IMAGE Error "file_image"
        "Das ist ein Bild. Zielwert liest Zahlen nur aus Text: Bitte kopieren Sie die Tabelle selbst."
        "This is an image. Zielwert reads numbers from text only: please copy the table itself."
    FILE_SPREADSHEET Error "file_spreadsheet"
        "Das ist eine Excel- oder Calc-Datei und kein Text. Bitte öffnen Sie sie, kopieren Sie die Tabelle und fügen Sie sie hier ein, oder speichern Sie sie als CSV."
        "This is an Excel or Calc file, not text. Please open it, copy the table and paste it here, or save it as CSV."
    FILE_ZIP Error "file_zip"
        "Das ist ein gepacktes Archiv. Bitte entpacken Sie es und nehmen Sie die CSV-Datei daraus."
        "This is a compressed archive. Please unpack it and take the CSV file from it."
    FILE_DOCUMENT Error "file_document"
        "Das ist ein Textdokument mit Formatierung. Bitte kopieren Sie die Tabelle daraus und fügen Sie sie hier ein."
        "This is a formatted document. Please copy the table from it and paste it here."
    FILE_TOO_LARGE Error "file_too_large"
        "Die Datei hat {0} MB; gelesen werden höchstens {1} MB. Bitte speichern Sie nur die Tabelle, am besten als CSV."
        "The file has {0} MB; at most {1} MB are read. Please save the table alone, best as CSV."
    ENCODING_UNKNOWN Warning "encoding_unknown"
        "Die Zeichenkodierung „{0}“ ist nicht bekannt; sie wurde aus dem Inhalt bestimmt. Möglich sind utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15 und macintosh."
        "The encoding “{0}” is not known; it was decided by the content. Possible are utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15 and macintosh."
    ENCODING_GUESSED Info "encoding_guessed"
        "Die Datei ist nicht in UTF-8 geschrieben; sie wurde als Windows-1252 gelesen, wie Excel es ohne „CSV UTF-8“ schreibt."
        "The file is not written in UTF-8; it was read as Windows-1252, which Excel writes unless “CSV UTF-8” is chosen."
    ENCODING_OF_MAC Info "encoding_of_mac"
        "Die Datei ist nicht in UTF-8 geschrieben; sie wurde als Mac Roman gelesen, wie Excel es als „CSV (Macintosh)“ schreibt."
        "The file is not written in UTF-8; it was read as Mac Roman, which Excel writes as “CSV (Macintosh)”."
    ENCODING_MIXED Warning "encoding_mixed"
        "Die Datei mischt Zeichenkodierungen, zum ersten Mal in dieser Zeile. Einzelne fremde Zeichen wurden als Windows-1252 gelesen; bitte prüfen Sie die Umlaute."
        "The file mixes encodings, for the first time on this line. Single foreign characters were read as Windows-1252; please check the accented letters."
    MOJIBAKE_REPAIRED Info "mojibake_repaired"
        "Umlaute und Sonderzeichen waren doppelt kodiert (etwa „Ã¤“ für „ä“) und wurden wiederhergestellt."
        "Accented letters and special characters were encoded twice (such as “Ã¤” for “ä”) and have been restored."

    // Text.
    PASTE_EMPTY Error "paste_empty"
        "Hier ist noch nichts eingefügt. Kopieren Sie eine Tabelle mit Kopfzeile, zum Beispiel aus Excel, und fügen Sie sie ein."
        "Nothing has been pasted yet. Copy a table with its header, for example from Excel, and paste it."
    SINGLE_CELL Error "single_cell"
        "Eingefügt wurde nur eine einzige Zelle. Für eine Auswertung braucht es eine Kopfzeile und mindestens eine Zeile mit Zahlen."
        "Only a single cell was pasted. An analysis needs a header and at least one row of numbers."
    NO_NUMBERS Error "no_numbers"
        "In diesem Text steht keine Zahl. Bitte fügen Sie eine Tabelle mit Zahlen ein, zum Beispiel Follower, Reichweite und Interaktionen je Kanal."
        "There is no number in this text. Please paste a table with numbers, for example followers, reach and interactions per channel."
    NO_NUMBER_COLUMNS Error "no_number_columns"
        "In diesem Text stehen Ziffern, aber keine Spalte mit Zahlen ist zu erkennen. Bitte kopieren Sie die Tabelle selbst, oder trennen Sie die Spalten durch Tabulatoren, Semikolons oder mehrere Leerzeichen."
        "There are digits in this text, but no column of numbers can be made out. Please copy the table itself, or divide the columns by tabs, semicolons or several spaces."
    HEADER_WITHOUT_ROWS Error "header_without_rows"
        "Die Kopfzeile ist da, darunter steht aber keine Zeile mit Zahlen. Bitte kopieren Sie die Tabelle mit ihren Zeilen."
        "The header is there, but no row of numbers below it. Please copy the table with its rows."
    TEXT_TOO_LONG Error "text_too_long"
        "Der Text ist länger, als hier gelesen werden kann (2 GB). Gelesen wurde der Anfang."
        "The text is longer than can be read here (2 GB). Its beginning was read."
    TEXT_BINARY Error "text_binary"
        "Das sieht nicht nach Text aus, sondern nach den Bytes einer anderen Datei. Bitte fügen Sie die Tabelle selbst ein."
        "This does not look like text but like the bytes of another file. Please paste the table itself."
    NUL_CHARACTERS Warning "nul_characters"
        "Der Text enthält {0} {0|unsichtbares Nullzeichen|unsichtbare Nullzeichen}. Vermutlich wurde eine UTF-16-Datei falsch gelesen; bitte prüfen Sie die Zahlen."
        "The text contains {0} invisible NUL {0|character|characters}. A UTF-16 file was probably read wrongly; please check the numbers."
    MOJIBAKE Warning "mojibake"
        "Umlaute oder Sonderzeichen sind beschädigt (etwa „Ã¤“ für „ä“): Die Quelle hat UTF-8 als Windows-1252 gelesen. Der Text bleibt, wie er ist; besser ist es, ihn neu aus der Quelle zu kopieren."
        "Accented letters or special characters are damaged (such as “Ã¤” for “ä”): the source read UTF-8 as Windows-1252. The text stays as it is; better copy it from the source again."
    QUOTE_UNCLOSED Warning "quote_unclosed"
        "Hier beginnt ein Anführungszeichen, das nie geschlossen wird. Es wurde als gewöhnliches Zeichen gelesen; bitte prüfen Sie diese Zeile."
        "A quotation mark opens here and never closes. It was read as an ordinary character; please check this line."
    QUOTE_STRAY Info "quote_stray"
        "In {0} {0|Zeile|Zeilen} stehen Anführungszeichen innerhalb einer Zelle, die verdoppelt sein müssten; sie gehören jetzt zum Zellinhalt."
        "On {0} {0|line|lines} quotation marks inside a cell should have been doubled; they are now part of the cell."

    LINES_QUOTED Info "lines_quoted"
        "Jede Zeile steht als Ganzes in Anführungszeichen; die Tabelle darin wurde gelesen."
        "Every line is quoted as a whole; the table inside was read."

    THOUSANDS_JOINED Warning "thousands_joined"
        "In {0} {0|Zeile|Zeilen} standen Zahlen mit Komma ohne Anführungszeichen und waren mehr Zellen, als die Kopfzeile Namen hat; sie wurden zusammengesetzt, zuerst {1}. Bitte prüfen Sie die Zahlen."
        "On {0} {0|line|lines} numbers with commas stood without quotation marks and made more cells than the header has names; they were put together, first {1}. Please check the numbers."
    REFERENCES_RESOLVED Info "references_resolved"
        "In {0} {0|Zeile|Zeilen} standen Zeichen als HTML, etwa &amp;, deren Semikolon keine Zelle beendet; sie werden als die Zeichen gelesen."
        "On {0} {0|line|lines} characters were written as HTML, such as &amp;, whose semicolon ends no cell; they are read as the characters."
    QUOTES_ESCAPED Info "quotes_escaped"
        "In {0} {0|Zeile|Zeilen} standen Anführungszeichen hinter einem Rückstrich und beenden keine Zelle; sie werden als Anführungszeichen gelesen."
        "On {0} {0|line|lines} quotation marks stood behind a backslash and end no cell; they are read as quotation marks."

    // Shape.
    NO_HEADER Warning "no_header"
        "Die erste Zeile enthält schon Zahlen, also fehlt die Kopfzeile. Die Spalten heißen A, B …; bitte sagen Sie, was sie bedeuten."
        "The first line already contains numbers, so there is no header. The columns are called A, B …; please say what they mean."
    PREAMBLE Info "preamble"
        "{0} {0|Zeile|Zeilen} über der Kopfzeile {0|wurde|wurden} übersprungen (Titel, Zeitraum, Kommentare)."
        "{0} {0|line|lines} above the header {0|was|were} skipped (title, period, comments)."
    DESCRIPTION Info "description"
        "{0} {0|Zeile|Zeilen} mit Erläuterungen {0|gehört|gehören} nicht zu den Daten und {0|wurde|wurden} übersprungen."
        "{0} {0|line|lines} of explanations {0|does|do} not belong to the data and {0|was|were} skipped."
    HEADER_LINE_REPEATED Info "header_line_repeated"
        "Die Kopfzeile kommt noch {0}-mal vor und wurde dort übersprungen."
        "The header comes {0} more {0|time|times} and was skipped there."
    TOTAL Info "total"
        "Die Summenzeile „{0}“ zählt nicht als eigene Zeile."
        "The total row “{0}” does not count as a row of its own."
    TOTAL_UNNAMED Info "total_unnamed"
        "Die Zeile hat keinen Namen und ist die Summe der anderen; sie zählt nicht als eigene Zeile."
        "The row has no name and is the sum of the others; it does not count as a row of its own."
    TOTAL_KEPT Warning "total_kept"
        "Diese Zeile heißt „{0}“, ihre Zahlen sind aber nicht die Summe der anderen. Sie zählt als gewöhnliche Zeile; ist sie eine Summe, löschen Sie sie bitte."
        "This row is called “{0}”, but its numbers are not the sum of the others. It counts as an ordinary row; if it is a total, please delete it."
    COMPARISON_KEPT Warning "comparison_kept"
        "Diese Zeile heißt „{0}“ und zählt als gewöhnliche Zeile. Steht sie nur zum Vergleich da, löschen Sie sie bitte."
        "This row is called “{0}” and counts as an ordinary row. If it is only there to compare with, please delete it."
    ROWS_LONGER Warning "rows_longer"
        "{0} {0|Zeile hat|Zeilen haben} mehr Zellen als die Kopfzeile, zuerst diese. Der Überhang steht in {1|einer eigenen Spalte|eigenen Spalten}; bitte prüfen Sie, ob ein Trennzeichen zu viel ist."
        "{0} {0|row has|rows have} more cells than the header, this one first. The rest is in {1|a column of its own|columns of their own}; please check for a separator too many."
    ROWS_SHORTER Warning "rows_shorter"
        "{0} {0|Zeile hat|Zeilen haben} weniger Zellen als die Kopfzeile, zuerst diese. Was fehlt, gilt als leer."
        "{0} {0|row has|rows have} fewer cells than the header, this one first. What is missing counts as empty."
    HEADER_SHIFTED Warning "header_shifted"
        "Jede Zeile hat vorn eine Zelle mehr als die Kopfzeile. Die Überschriften wurden deshalb um eine Spalte nach rechts gerückt; bitte prüfen Sie die Zuordnung."
        "Every row has one cell more than the header, in front. The headers were therefore moved one column to the right; please check them."
    HEADER_OF_TWO_LINES Info "header_of_two_lines"
        "Die Überschriften stehen in zwei Zeilen und wurden zusammengesetzt, etwa zu „{0}“."
        "The headers stand in two lines and were put together, such as “{0}”."
    HEADINGS Info "headings"
        "{0} Zeilen sind Überschriften der Zeilen darunter, zuerst „{1}“. Sie stehen jetzt in der Spalte „{2}“ und zählen nicht als eigene Zeilen."
        "{0} lines are headings of the lines below them, first “{1}”. They now stand in the column “{2}” and do not count as rows of their own."
    LONG Info "figures_in_lines"
        "Jede Zeile nennt unter „{0}“ eine Kennzahl. Daraus sind {1} Spalten geworden, und eine Zeile steht für alles, was zusammengehört."
        "Each line names a figure under “{0}”. They have become {1} columns, and one row stands for everything that belongs together."
    HEADER_REPEATED Info "header_repeated"
        "Die Überschrift „{0}“ kommt mehrmals vor; die weiteren heißen „{0} (2)“ und so fort."
        "The header “{0}” occurs several times; the others are called “{0} (2)” and so on."
    HEADER_MISSING Info "header_missing"
        "{0} {0|Spalte hat|Spalten haben} keine Überschrift und {0|heißt|heißen} nach ihrem Platz: {1}."
        "{0} {0|column has|columns have} no header and {0|is|are} named after {0|its|their} place: {1}."
    TOO_MANY_COLUMNS Error "too_many_columns"
        "Die Tabelle hat {0} Spalten; gelesen wurden die ersten {1}. Vermutlich fehlen Zeilenumbrüche oder das Trennzeichen ist ein anderes."
        "The table has {0} columns; the first {1} were read. Line breaks are probably missing, or the separator is another one."
    TABLES_STACKED Warning "tables_stacked"
        "Der Text enthält mehrere Tabellen untereinander. Ausgewertet wird die ab Zeile {0}; {1} {1|Zeile|Zeilen} der anderen (ab Zeile {2}) {1|blieb|blieben} beiseite. Fügen Sie jede Tabelle einzeln ein, um alle auszuwerten."
        "The text contains several tables one below the other. The one from line {0} is analysed; {1} {1|line|lines} of the others (from line {2}) {1|was|were} left aside. Paste each table by itself to analyse all."
    TABLES_BESIDE Warning "tables_beside"
        "Zwei Tabellen stehen nebeneinander. Ausgewertet wird die linke; die rechte ({0}) blieb beiseite. Fügen Sie sie einzeln ein, um auch sie auszuwerten."
        "Two tables stand side by side. The left one is analysed; the right one ({0}) was left aside. Paste it by itself to analyse it too."
    KEY_VALUE Info "key_value"
        "Der Text ist eine Liste von Kennzahlen untereinander; sie wurde als eine einzige Zeile gelesen."
        "The text is a list of figures one below the other; it was read as a single row."
    TRANSPOSED Warning "transposed"
        "Die Kennzahlen stehen hier in den Zeilen statt in den Spalten. Drehen Sie die Tabelle, damit jede Kennzahl eine Spalte wird."
        "The figures stand in the rows here instead of in the columns. Turn the table so that each figure becomes a column."
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The `{0}` and `{0|…}` of a sentence, as the numbers in them.
    fn slots(text: &str) -> Vec<&str> {
        let mut slots: Vec<&str> = text.split('{').skip(1).filter_map(|it| it.split(['|', '}']).next()).collect();
        crate::order::upwards(&mut slots);
        slots.dedup();
        slots
    }

    #[test]
    fn both_languages_say_the_same_in_a_calm_voice() {
        let all: Vec<&NoteKind> = [ALL, crate::paste::html::notes::ALL, crate::paste::reshape::notes::ALL].concat();
        for kind in &all {
            assert_eq!(slots(kind.text.de), slots(kind.text.en), "{}", kind.code);
            assert!(!kind.text.de.contains('!') && !kind.text.en.contains('!'), "{}", kind.code);
            assert_eq!(all.iter().filter(|it| it.code == kind.code).count(), 1, "{}", kind.code);
        }
    }
}
