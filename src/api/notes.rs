//! What reading a request and assembling a report can say.

use crate::engine::language::Text;
use crate::engine::note::{Level, NoteKind};

/// A setting has a value that cannot be used.
pub static SETTING_UNUSABLE: NoteKind = NoteKind {
    code: "setting_unusable",
    level: Level::Error,
    text: Text {
        de: "Die Einstellung „{0}“ hat den Wert „{1}“, mit dem sich nichts anfangen lässt. Gerechnet wird ohne sie.",
        en: "The setting “{0}” has the value “{1}”, which cannot be used. It was left out.",
    },
};
/// A setting is not known.
pub static SETTING_UNKNOWN: NoteKind = NoteKind {
    code: "setting_unknown",
    level: Level::Info,
    text: Text {
        de: "Die Einstellung „{0}“ ist unbekannt und bleibt unbeachtet.",
        en: "The setting “{0}” is unknown and ignored.",
    },
};
/// An own KPI's formula cannot be read.
pub static OWN_KPI_UNUSABLE: NoteKind = NoteKind {
    code: "own_kpi_unusable",
    level: Level::Error,
    text: Text {
        de: "Die Formel der eigenen Kennzahl „{0}“ ist bei „{1}“ nicht lesbar. Gerechnet wird ohne sie.",
        en: "The formula of your own KPI “{0}” cannot be read at “{1}”. It was left out.",
    },
};
/// An own KPI asks for a column that is not there.
pub static OWN_KPI_COLUMN_MISSING: NoteKind = NoteKind {
    code: "own_kpi_column_missing",
    level: Level::Warning,
    text: Text {
        de: "Die eigene Kennzahl „{0}“ braucht die Zahlenspalte „{1}“, die diese Tabelle nicht hat. Alles andere ist berechnet.",
        en: "Your own KPI “{0}” needs the numeric column “{1}”, which this table does not have. Everything else was computed.",
    },
};
/// Two own KPIs have one id.
pub static OWN_KPI_TWICE: NoteKind = NoteKind {
    code: "own_kpi_twice",
    level: Level::Error,
    text: Text {
        de: "Zwei eigene Kennzahlen heißen „{0}“. Die erste gilt.",
        en: "Two of your own KPIs are called “{0}”. The first one stands.",
    },
};
/// More own KPIs than are read.
pub static OWN_KPIS_TOO_MANY: NoteKind = NoteKind {
    code: "own_kpis_too_many",
    level: Level::Error,
    text: Text {
        de: "Gelesen werden höchstens {0} eigene Kennzahlen; die übrigen bleiben unbeachtet.",
        en: "At most {0} own KPIs are read; the others are left out.",
    },
};
/// A link cannot be read.
pub static LINK_BROKEN: NoteKind = NoteKind {
    code: "link_broken",
    level: Level::Error,
    text: Text {
        de: "Die Adresse ist unvollständig oder beschädigt; vielleicht hat ein Programm sie abgeschnitten. Ihre Arbeit bleibt, wie sie ist.",
        en: "The address is incomplete or damaged; perhaps a program cut it off. Your work stays as it is.",
    },
};
/// A link was made by a newer version.
pub static LINK_FROM_THE_FUTURE: NoteKind = NoteKind {
    code: "link_from_the_future",
    level: Level::Error,
    text: Text {
        de: "Die Adresse stammt aus einer neueren Version von Zielwert. Bitte laden Sie diese Seite neu. Ihre Arbeit bleibt, wie sie ist.",
        en: "The address comes from a newer version of Zielwert. Please reload this page. Your work stays as it is.",
    },
};
/// A link inflates to too much.
pub static LINK_TOO_LARGE: NoteKind = NoteKind {
    code: "link_too_large",
    level: Level::Error,
    text: Text {
        de: "In der Adresse stecken mehr als {0} MB; so große werden nicht geöffnet. Ihre Arbeit bleibt, wie sie ist.",
        en: "The address holds more than {0} MB; ones this large are not opened. Your work stays as it is.",
    },
};
/// A link needs a browser that can inflate.
pub static LINK_NEEDS_A_NEWER_BROWSER: NoteKind = NoteKind {
    code: "link_needs_a_newer_browser",
    level: Level::Error,
    text: Text {
        de: "Dieser Browser kann die Adresse nicht entpacken. Bitte öffnen Sie sie in einem neueren.",
        en: "This browser cannot unpack the address. Please open it in a newer one.",
    },
};
/// A file is no project file.
pub static PROJECT_FOREIGN: NoteKind = NoteKind {
    code: "project_foreign",
    level: Level::Error,
    text: Text {
        de: "Das ist keine Projektdatei von Zielwert. Ihre Arbeit bleibt, wie sie ist.",
        en: "This is not a project file of Zielwert. Your work stays as it is.",
    },
};
/// A project file ends in the middle.
pub static PROJECT_CUT_OFF: NoteKind = NoteKind {
    code: "project_cut_off",
    level: Level::Error,
    text: Text {
        de: "Die Projektdatei bricht mittendrin ab, wohl beim Kopieren oder Herunterladen. Bitte öffnen Sie eine vollständige. Ihre Arbeit bleibt, wie sie ist.",
        en: "The project file breaks off in the middle, probably while it was copied or downloaded. Please open a complete one. Your work stays as it is.",
    },
};
/// A project file was written by a newer version.
pub static PROJECT_FROM_THE_FUTURE: NoteKind = NoteKind {
    code: "project_from_the_future",
    level: Level::Error,
    text: Text {
        de: "Diese Projektdatei stammt aus einer neueren Version von Zielwert. Bitte öffnen Sie sie dort, oder laden Sie diese Seite neu. Ihre Arbeit bleibt, wie sie ist.",
        en: "This project file comes from a newer version of Zielwert. Please open it there, or reload this page. Your work stays as it is.",
    },
};
/// A project file is too large.
pub static PROJECT_TOO_LARGE: NoteKind = NoteKind {
    code: "project_too_large",
    level: Level::Error,
    text: Text {
        de: "Die Datei ist größer als {0} MB und wird nicht geöffnet. Ihre Arbeit bleibt, wie sie ist.",
        en: "The file is larger than {0} MB and is not opened. Your work stays as it is.",
    },
};
/// A project file has nothing in it.
pub static PROJECT_EMPTY: NoteKind = NoteKind {
    code: "project_empty",
    level: Level::Warning,
    text: Text {
        de: "In der Projektdatei steht keine Arbeit: weder Zahlen noch Einstellungen.",
        en: "The project file has no work in it: neither numbers nor settings.",
    },
};
/// A list in a project file was cut.
pub static PROJECT_LIST_CUT: NoteKind = NoteKind {
    code: "project_list_cut",
    level: Level::Warning,
    text: Text {
        de: "Die Projektdatei hat {1} Einträge unter „{0}“; gelesen sind die ersten {2}.",
        en: "The project file has {1} entries under “{0}”; the first {2} were read.",
    },
};
/// A column of a given table could not be written out as a text that reads the same.
pub static GIVEN_READS_OTHERWISE: NoteKind = NoteKind {
    code: "given_reads_otherwise",
    level: Level::Warning,
    text: Text {
        de: "Die Tabelle kam als einzelne Zellen und steht jetzt als Text im Feld. Eine Spalte liest sich dort anders; bitte prüfen Sie sie.",
        en: "The table came as single cells and now stands in the field as text. One column reads differently there; please check it.",
    },
};
/// Nothing was pasted.
pub static NOTHING_PASTED: NoteKind = NoteKind {
    code: "nothing_pasted",
    level: Level::Info,
    text: Text {
        de: "Hier ist noch nichts. Fügen Sie eine Tabelle mit Kopfzeile ein, zum Beispiel aus Excel, oder laden Sie ein Beispiel.",
        en: "Nothing here yet. Paste a table with a header row, for example from Excel, or load an example.",
    },
};
/// No row is left to compute with.
pub static NO_ROWS: NoteKind = NoteKind {
    code: "no_rows",
    level: Level::Warning,
    text: Text {
        de: "Unter der Kopfzeile stehen keine Zeilen mit Zahlen. Fügen Sie die Zeilen mit ein, dann wird gerechnet.",
        en: "There are no rows with numbers below the header. Paste the rows too, and the figures follow.",
    },
};
/// No KPI can be computed.
pub static NO_KPI: NoteKind = NoteKind {
    code: "no_kpi",
    level: Level::Warning,
    text: Text {
        de: "Aus den erkannten Spalten lässt sich keine Kennzahl bilden. Ordnen Sie den Spalten Messgrößen zu, etwa Likes, Follower oder Reichweite.",
        en: "No KPI can be formed from the recognised columns. Assign measures to the columns, such as likes, followers or reach.",
    },
};
/// A base is zero.
pub static ZERO_BASE: NoteKind = NoteKind {
    code: "zero_base",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ fehlt in {1} {1|Zeile|Zeilen}: Dort müsste durch null geteilt werden.",
        en: "“{0}” is missing in {1} {1|row|rows}: it would divide by zero there.",
    },
};
/// Reach was summed.
pub static PEOPLE_COUNTED_TWICE: NoteKind = NoteKind {
    code: "people_counted_twice",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ ist über mehrere Zeilen addiert. Wer in mehreren Zeilen erreicht wurde, zählt darin mehrfach.",
        en: "“{0}” is added up over several rows. People who were reached in several rows are counted several times.",
    },
};
/// Ready-made rates of several rows, weighted with what they divide by.
pub static GIVEN_WEIGHTED: NoteKind = NoteKind {
    code: "given_weighted",
    level: Level::Info,
    text: Text {
        de: "„{0}“ steht fertig in der Tabelle. Wo mehrere Zeilen zusammenkommen, ist es ihr Mittel, gewichtet mit „{1}“: Große Zeilen zählen darin mehr.",
        en: "“{0}” stands ready-made in the table. Where several rows come together, it is their mean weighted with “{1}”: large rows count more in it.",
    },
};
/// Ready-made figures of several rows with nothing to weigh them with.
pub static GIVEN_PLAIN_MEAN: NoteKind = NoteKind {
    code: "given_plain_mean",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ steht fertig in der Tabelle. Wo mehrere Zeilen zusammenkommen, ist es ihr einfaches Mittel, weil nichts da ist, womit sie zu gewichten wären: Eine kleine Zeile zählt darin so viel wie eine große.",
        en: "“{0}” stands ready-made in the table. Where several rows come together, it is their plain mean, since there is nothing to weigh them with: a small row counts as much in it as a large one.",
    },
};
/// Meta Ads tables take the pasted total.
pub static PASTED_TOTAL_TAKEN: NoteKind = NoteKind {
    code: "pasted_total_taken",
    level: Level::Info,
    text: Text {
        de: "Als Interaktionen zählt die Summe, die Meta ausweist. Unter „Wie gezählt wird“ lassen sich stattdessen einzelne Arten wählen.",
        en: "Interactions are the total that Meta reports. Under “How it is counted” single kinds can be chosen instead.",
    },
};
/// Growth counts arrivals only.
pub static GROWTH_IS_GROSS: NoteKind = NoteKind {
    code: "growth_is_gross",
    level: Level::Info,
    text: Text {
        de: "Das Follower-Wachstum ist brutto: Es gibt nur neue Follower, verlorene stehen nicht in der Tabelle.",
        en: "Follower growth is gross: the table has new followers but none lost.",
    },
};
/// A rate is above one.
pub static RATE_ABOVE_ONE: NoteKind = NoteKind {
    code: "rate_above_one",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ liegt in {1} {1|Zeile|Zeilen} über 100 %. Das kommt vor, wenn auch andere als die Gezählten reagieren; prüfen Sie, ob die Spalten richtig zugeordnet sind.",
        en: "“{0}” is above 100% in {1} {1|row|rows}. That happens where others than those counted react; check that the columns are assigned rightly.",
    },
};
/// A rate is so small that the count says more.
pub static TINY_RATE: NoteKind = NoteKind {
    code: "tiny_rate",
    level: Level::Info,
    text: Text {
        de: "„{0}“ ist sehr klein: {1} von {2} entsprechen {3}. Die Anzahl sagt hier mehr als die Rate.",
        en: "“{0}” is very small: {1} of {2} are {3}. Here the count says more than the rate.",
    },
};
/// Too few actions to rank.
pub static TOO_FEW: NoteKind = NoteKind {
    code: "too_few",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Zeile hat|Zeilen haben} weniger als zehn Interaktionen: zu wenig, um sie sicher einzuordnen.",
        en: "{0} {0|row has|rows have} fewer than ten interactions. That is too few to place {0|it|them} with confidence.",
    },
};

/// Every note of this place.
pub static ALL: &[&NoteKind] = &[
    &SETTING_UNUSABLE,
    &SETTING_UNKNOWN,
    &OWN_KPI_UNUSABLE,
    &OWN_KPI_COLUMN_MISSING,
    &OWN_KPI_TWICE,
    &OWN_KPIS_TOO_MANY,
    &LINK_BROKEN,
    &LINK_FROM_THE_FUTURE,
    &LINK_TOO_LARGE,
    &LINK_NEEDS_A_NEWER_BROWSER,
    &PROJECT_FOREIGN,
    &PROJECT_CUT_OFF,
    &PROJECT_FROM_THE_FUTURE,
    &PROJECT_TOO_LARGE,
    &PROJECT_EMPTY,
    &PROJECT_LIST_CUT,
    &GIVEN_READS_OTHERWISE,
    &NOTHING_PASTED,
    &NO_ROWS,
    &NO_KPI,
    &ZERO_BASE,
    &PEOPLE_COUNTED_TWICE,
    &GIVEN_WEIGHTED,
    &GIVEN_PLAIN_MEAN,
    &PASTED_TOTAL_TAKEN,
    &GROWTH_IS_GROSS,
    &RATE_ABOVE_ONE,
    &TINY_RATE,
    &TOO_FEW,
];
