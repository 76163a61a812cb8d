//! What reading a spreadsheet file can say.

use crate::engine::language::Text;
use crate::engine::note::{Level, NoteKind};
pub use crate::paste::FILE_TOO_LARGE;

/// One of several sheets was read.
pub static SHEET_CHOSEN: NoteKind = NoteKind {
    code: "sheet_chosen",
    level: Level::Info,
    text: Text {
        de: "Die Datei enthält {0} Tabellen; gelesen wurde „{1}“. Eine andere lässt sich wählen.",
        en: "The file holds {0} tables; “{1}” was read. Another one can be chosen.",
    },
};
/// The sheet that was asked for is not there.
pub static SHEET_UNKNOWN: NoteKind = NoteKind {
    code: "sheet_unknown",
    level: Level::Warning,
    text: Text {
        de: "Eine Tabelle „{0}“ gibt es in der Datei nicht; gelesen wurde „{1}“.",
        en: "There is no table “{0}” in the file; “{1}” was read.",
    },
};
/// Nothing is in the sheet.
pub static SHEET_EMPTY: NoteKind = NoteKind {
    code: "sheet_empty",
    level: Level::Error,
    text: Text {
        de: "Das Tabellenblatt „{0}“ ist leer. Bitte wählen Sie ein anderes oder prüfen Sie die Datei.",
        en: "The sheet “{0}” is empty. Please choose another one, or check the file.",
    },
};
/// No sheet is in the file.
pub static NO_SHEET: NoteKind = NoteKind {
    code: "no_sheet",
    level: Level::Error,
    text: Text {
        de: "In der Datei ist kein Tabellenblatt. Bitte speichern Sie die Tabelle neu, zum Beispiel als xlsx.",
        en: "There is no sheet in the file. Please save the table again, for example as xlsx.",
    },
};
/// Cells far away from the table.
pub static CELLS_STRAY: NoteKind = NoteKind {
    code: "cells_stray",
    level: Level::Info,
    text: Text {
        de: "{0} {0|Zelle steht|Zellen stehen} weit außerhalb der Tabelle und {0|blieb|blieben} beiseite.",
        en: "{0} {0|cell stands|cells stand} far away from the table and {0|was|were} left aside.",
    },
};
/// A password is needed.
pub static FILE_ENCRYPTED: NoteKind = NoteKind {
    code: "file_encrypted",
    level: Level::Error,
    text: Text {
        de: "Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort, oder kopieren Sie die Tabelle und fügen Sie sie ein.",
        en: "The file is protected by a password. Please save it without one, or copy the table and paste it.",
    },
};
/// The file is not whole.
pub static FILE_DAMAGED: NoteKind = NoteKind {
    code: "file_damaged",
    level: Level::Error,
    text: Text {
        de: "Die Datei ist beschädigt oder unvollständig. Bitte laden Sie sie noch einmal herunter, oder öffnen und speichern Sie sie neu.",
        en: "The file is damaged or incomplete. Please download it again, or open it and save it anew.",
    },
};
/// The reader gave up.
pub static FILE_UNREADABLE: NoteKind = NoteKind {
    code: "file_unreadable",
    level: Level::Error,
    text: Text {
        de: "Diese Datei lässt sich nicht lesen: Sie ist beschädigt, oder der Speicher reicht nicht für sie. Bitte kopieren Sie die Tabelle und fügen Sie sie ein, oder speichern Sie sie als CSV.",
        en: "This file cannot be read: it is damaged, or there is not enough memory for it. Please copy the table and paste it, or save it as CSV.",
    },
};
/// The reader was stopped.
pub static FILE_ENDLESS: NoteKind = NoteKind {
    code: "file_endless",
    level: Level::Error,
    text: Text {
        de: "Diese Datei war nach {0} Sekunden noch nicht gelesen und wurde beiseitegelegt: Sie ist beschädigt oder sehr groß. Bitte speichern Sie nur die Tabelle, am besten als CSV.",
        en: "This file was not read after {0} seconds and was put aside: it is damaged or very large. Please save the table alone, best as CSV.",
    },
};
/// It would become too large.
pub static FILE_UNPACKS: NoteKind = NoteKind {
    code: "file_unpacks_too_large",
    level: Level::Error,
    text: Text {
        de: "Ausgepackt hat die Datei mehr als {0} MB und wird deshalb nicht gelesen. Bitte speichern Sie nur die Tabelle, am besten als CSV.",
        en: "Unpacked, the file has more than {0} MB and is therefore not read. Please save the table alone, best as CSV.",
    },
};
/// Too many entries.
pub static FILE_TOO_MANY_ENTRIES: NoteKind = NoteKind {
    code: "file_too_many_entries",
    level: Level::Error,
    text: Text {
        de: "Das Archiv enthält {0} Dateien; gelesen werden höchstens {1}. Bitte entpacken Sie es und nehmen Sie die Datei mit der Tabelle.",
        en: "The archive holds {0} files; at most {1} are read. Please unpack it and take the file with the table.",
    },
};
/// Too many cells.
pub static SHEET_TOO_LARGE: NoteKind = NoteKind {
    code: "sheet_too_large",
    level: Level::Error,
    text: Text {
        de: "Das Tabellenblatt hat mehr als {0} gefüllte Zellen. Bitte speichern Sie es als CSV; damit geht es schneller und ohne diese Grenze.",
        en: "The sheet has more than {0} filled cells. Please save it as CSV; that is faster and has no such limit.",
    },
};
/// The archive holds no table.
pub static ARCHIVE_WITHOUT_TABLE: NoteKind = NoteKind {
    code: "archive_without_table",
    level: Level::Error,
    text: Text {
        de: "In dem Archiv ist keine Tabelle (csv, tsv, txt, xlsx, xls, ods). Es enthält: {0}.",
        en: "There is no table in the archive (csv, tsv, txt, xlsx, xls, ods). It holds: {0}.",
    },
};
/// Nothing at all is in the archive.
pub static ARCHIVE_EMPTY: NoteKind = NoteKind {
    code: "archive_empty",
    level: Level::Error,
    text: Text {
        de: "Das Archiv ist leer. Bitte laden Sie es noch einmal herunter.",
        en: "The archive is empty. Please download it again.",
    },
};
/// An archive inside an archive.
pub static ARCHIVE_IN_ARCHIVE: NoteKind = NoteKind {
    code: "archive_in_archive",
    level: Level::Error,
    text: Text {
        de: "In dem Archiv steckt ein weiteres. Bitte entpacken Sie es und nehmen Sie die Datei mit der Tabelle.",
        en: "There is another archive inside the archive. Please unpack it and take the file with the table.",
    },
};
/// Excel's XML of 2003, or a flat file of Calc.
pub static FILE_OLD_XML: NoteKind = NoteKind {
    code: "file_old_xml",
    level: Level::Error,
    text: Text {
        de: "Das ist eine Tabelle in einem alten XML-Format. Bitte öffnen Sie sie in Excel oder Calc und speichern Sie sie als xlsx.",
        en: "This is a table in an old XML format. Please open it in Excel or Calc and save it as xlsx.",
    },
};
/// An old Office file that is no table.
pub static FILE_OFFICE: NoteKind = NoteKind {
    code: "file_office",
    level: Level::Error,
    text: Text {
        de: "Das ist eine Office-Datei, aber keine Tabelle. Bitte kopieren Sie die Tabelle daraus und fügen Sie sie ein.",
        en: "This is an Office file, but no spreadsheet. Please copy the table from it and paste it.",
    },
};

/// Every note of this place.
pub static ALL: &[&NoteKind] = &[
    &SHEET_CHOSEN,
    &SHEET_UNKNOWN,
    &SHEET_EMPTY,
    &NO_SHEET,
    &CELLS_STRAY,
    &FILE_ENCRYPTED,
    &FILE_DAMAGED,
    &FILE_UNREADABLE,
    &FILE_ENDLESS,
    &FILE_TOO_LARGE,
    &FILE_UNPACKS,
    &FILE_TOO_MANY_ENTRIES,
    &SHEET_TOO_LARGE,
    &ARCHIVE_WITHOUT_TABLE,
    &ARCHIVE_EMPTY,
    &ARCHIVE_IN_ARCHIVE,
    &FILE_OLD_XML,
    &FILE_OFFICE,
];
