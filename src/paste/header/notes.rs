//! What the reading of a header can say.

use crate::engine::language::Text;
use crate::engine::note::{Level, NoteKind};

/// A name that the catalogue knows.
pub static NAMED: NoteKind = NoteKind {
    code: "header_named",
    level: Level::Info,
    text: Text { de: "„{0}“ steht für {1}.", en: "“{0}” stands for {1}." },
};
/// A known name with further words.
pub static NAMED_WITH_MORE: NoteKind = NoteKind {
    code: "header_named_with_more",
    level: Level::Info,
    text: Text { de: "„{0}“ enthält den Namen für {1}.", en: "“{0}” contains the name for {1}." },
};
/// Nearly a known name.
pub static SPELT_ALIKE: NoteKind = NoteKind {
    code: "header_spelt_alike",
    level: Level::Info,
    text: Text {
        de: "„{0}“ ist fast so geschrieben wie {1}. Bitte sehen Sie nach, ob das stimmt.",
        en: "“{0}” is spelt almost like {1}. Please check whether that is right.",
    },
};
/// A KPI that was calculated elsewhere.
pub static READY_MADE: NoteKind = NoteKind {
    code: "header_ready_made",
    level: Level::Info,
    text: Text { de: "„{0}“ ist eine fertige Kennzahl: {1}.", en: "“{0}” is a ready-made KPI: {1}." },
};
/// The platform decides the meaning.
pub static OF_PLATFORM: NoteKind = NoteKind {
    code: "header_of_platform",
    level: Level::Info,
    text: Text {
        de: "Im Export „{1}“ steht „{0}“ für {2}.", en: "In the export “{1}”, “{0}” stands for {2}."
    },
};
/// The platform's column has no counterpart here.
pub static LEFT_OUT_OF_PLATFORM: NoteKind = NoteKind {
    code: "header_left_out_of_platform",
    level: Level::Info,
    text: Text {
        de: "„{0}“ aus dem Export „{1}“ wird für keine Kennzahl gebraucht.",
        en: "No KPI needs “{0}” from the export “{1}”.",
    },
};
/// The other headers decide the meaning.
pub static BY_CONTEXT: NoteKind = NoteKind {
    code: "header_by_context",
    level: Level::Info,
    text: Text {
        de: "„{0}“ steht zwischen den anderen Spalten für {1}.",
        en: "Among the other columns “{0}” stands for {1}.",
    },
};
/// Likes of a page or of posts.
pub static LIKES_OF_A_PAGE: NoteKind = NoteKind {
    code: "likes_of_a_page",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ können neue Fans einer Seite oder „Gefällt mir“ für Beiträge sein. Gelesen als neue Follower; ordnen Sie die Spalte sonst „Likes“ zu.",
        en: "“{0}” may be new fans of a page or likes of posts. Read as new followers; otherwise assign the column to likes.",
    },
};
/// The header declares the unit.
pub static UNIT_NAMED: NoteKind = NoteKind {
    code: "header_unit",
    level: Level::Info,
    text: Text { de: "Die Überschrift nennt die Einheit: {0}.", en: "The header names the unit: {0}." },
};
/// A rate or mean that no KPI of the catalogue matches.
pub static NOT_A_COUNT: NoteKind = NoteKind {
    code: "header_not_a_count",
    level: Level::Info,
    text: Text {
        de: "„{0}“ ist ein Anteil oder Durchschnitt, keine Anzahl, und bleibt ohne Zuordnung.",
        en: "“{0}” is a share or a mean, not a count, and is left unassigned.",
    },
};
/// A part (organic, paid) of another column.
pub static PART_OF_OTHER: NoteKind = NoteKind {
    code: "header_part_of_other",
    level: Level::Info,
    text: Text {
        de: "„{0}“ ist ein Teil oder eine Variante von „{1}“; verwendet wird „{1}“.",
        en: "“{0}” is a part or a variant of “{1}”; “{1}” is used.",
    },
};
/// A part in a table whose other columns are wholes.
pub static PART_AMONG_WHOLES: NoteKind = NoteKind {
    code: "header_part_among_wholes",
    level: Level::Info,
    text: Text {
        de: "„{0}“ zählt nur einen Teil, die anderen Spalten zählen das Ganze. Deshalb bleibt sie ohne Zuordnung.",
        en: "“{0}” counts only a part while other columns count the whole, so it is left unassigned.",
    },
};
/// Two columns for one measure.
pub static SECOND_COLUMN: NoteKind = NoteKind {
    code: "second_column_for_measure",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ und „{1}“ stehen beide für {2}. Verwendet wird „{1}“. Sollen beide zusammengezählt werden, ordnen Sie sie selbst zu.",
        en: "“{0}” and “{1}” both stand for {2}. “{1}” is used. To add them up, assign them yourself.",
    },
};
/// Two columns for one KPI, which cannot be added up.
pub static SECOND_KPI: NoteKind = NoteKind {
    code: "second_column_for_measure",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ und „{1}“ stehen beide für die fertige Kennzahl {2}. Verwendet wird „{1}“; soll es die andere sein, ordnen Sie sie selbst zu.",
        en: "“{0}” and “{1}” both stand for the ready-made KPI {2}. “{1}” is used; to use the other one, assign it yourself.",
    },
};
/// Two columns for one label.
pub static SECOND_LABEL: NoteKind = NoteKind {
    code: "second_column_for_measure",
    level: Level::Info,
    text: Text {
        de: "„{0}“ und „{1}“ stehen beide für {2}. Verwendet wird „{1}“.",
        en: "“{0}” and “{1}” both stand for {2}. “{1}” is used.",
    },
};
