//! What the two flavours of a clipboard give reason to say.

use crate::engine::language::Text;
use crate::engine::note::{Level, NoteKind};

/// There is nothing but HTML.
pub static HTML_READ: NoteKind = NoteKind {
    code: "html_read",
    level: Level::Info,
    text: Text {
        de: "Gelesen wird die Tabelle aus dem eingefügten HTML; reinen Text gab es nicht dazu. Zeilen zählen ab ihrer ersten.",
        en: "The table was read from the pasted HTML; there was no plain text with it. Lines are counted from its first row.",
    },
};
/// The plain text has lost the columns.
pub static HTML_HAS_COLUMNS: NoteKind = NoteKind {
    code: "html_has_columns",
    level: Level::Info,
    text: Text {
        de: "Im reinen Text der Zwischenablage gingen die Spalten verloren. Gelesen wird deshalb die Tabelle aus ihrem HTML; Zeilen zählen ab deren erster.",
        en: "The plain text on the clipboard has lost its columns. The table was therefore read from its HTML; lines are counted from its first row.",
    },
};
/// The two flavours do not hold the same table.
pub static TEXT_READ: NoteKind = NoteKind {
    code: "html_differs",
    level: Level::Info,
    text: Text {
        de: "Text und HTML der Zwischenablage enthalten nicht dieselbe Tabelle. Gelesen wird der reine Text.",
        en: "The text and the HTML on the clipboard do not hold the same table. The plain text was read.",
    },
};
/// Text below the table was copied with it.
pub static BELOW: NoteKind = NoteKind {
    code: "clipboard_below",
    level: Level::Info,
    text: Text {
        de: "Unter der Tabelle {0|wurde|wurden} {0} {0|Textzeile|Textzeilen} mitkopiert; {0|sie gehört|sie gehören} nicht zu ihr und {0|blieb|blieben} weg.",
        en: "{0} {0|line|lines} of text below the table {0|was|were} copied along; {0|it does|they do} not belong to it and {0|was|were} left out.",
    },
};
/// There are several tables in the HTML that is read.
pub static SEVERAL_TABLES: NoteKind = NoteKind {
    code: "html_several_tables",
    level: Level::Warning,
    text: Text {
        de: "Kopiert wurden {0} Tabellen; gelesen wird die größte. Kopieren Sie die anderen einzeln, um auch sie auszuwerten.",
        en: "{0} tables were copied; the largest one was read. Copy the others one by one to analyse them too.",
    },
};
/// There is neither text nor a table.
pub static NO_TABLE: NoteKind = NoteKind {
    code: "html_without_table",
    level: Level::Warning,
    text: Text {
        de: "Das eingefügte HTML enthält keine Tabelle. Bitte markieren Sie die Tabelle selbst und kopieren Sie sie noch einmal.",
        en: "The pasted HTML holds no table. Please select the table itself and copy it again.",
    },
};
/// Spans were cut.
pub static CUT: NoteKind = NoteKind {
    code: "html_too_large",
    level: Level::Error,
    text: Text {
        de: "Die kopierte Tabelle verspricht mehr Zellen, als ein Text dieser Länge enthalten kann. Gelesen wurde ihr Anfang.",
        en: "The copied table promises more cells than a text of this length can hold. Its beginning was read.",
    },
};
/// Exact numbers took the place of rounded ones.
pub static EXACT: NoteKind = NoteKind {
    code: "clipboard_exact",
    level: Level::Info,
    text: Text {
        de: "{0} {0|Zahl war|Zahlen waren} gerundet dargestellt, zuerst „{1}“. Gelesen {0|wurde der genaue Wert|wurden die genauen Werte} aus der Zwischenablage, zuerst „{2}“.",
        en: "{0} {0|number was|numbers were} shown rounded, first “{1}”. The exact {0|value was|values were} read from the clipboard, first “{2}”.",
    },
};
/// Cells that one flavour shows as `####` came from the other.
pub static NARROW: NoteKind = NoteKind {
    code: "clipboard_narrow",
    level: Level::Info,
    text: Text {
        de: "{0} {0|Zelle war|Zellen waren} in der Quelle zu schmal und {0|zeigte|zeigten} nur ####; {0|ihr Wert steht|ihre Werte stehen} an anderer Stelle der Zwischenablage und {0|wurde|wurden} dort gelesen.",
        en: "{0} {0|cell was|cells were} too narrow in the source and showed only ####; {0|its value was|their values were} found elsewhere on the clipboard.",
    },
};
/// A label that spans rows holds for each of them.
pub static MERGED_LABELS: NoteKind = NoteKind {
    code: "merged_labels",
    level: Level::Info,
    text: Text {
        de: "„{1}“ steht in einer Zelle über mehrere Zeilen. Solche Beschriftungen gelten für jede ihrer Zeilen; ergänzt {0|wurde|wurden} {0} {0|Zelle|Zellen}.",
        en: "“{1}” stands in a cell that spans several rows. Such labels hold for each of their rows; {0} {0|cell was|cells were} filled in.",
    },
};
/// Two header rows became one.
pub static MERGED_HEADERS: NoteKind = NoteKind {
    code: "merged_headers",
    level: Level::Info,
    text: Text {
        de: "Die Überschriften stehen in zwei Zeilen; beide wurden verbunden, zum Beispiel zu „{0}“.",
        en: "The headers take two rows; both were joined, for example to “{0}”.",
    },
};
