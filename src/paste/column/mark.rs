//! The decimal mark of a column, by evidence, the strongest first. The language of the page never decides.

use super::{Kind, Lone, Survey, other};
use crate::engine::data_set::Decimal;
use crate::engine::language::Text;
use crate::engine::note::{Arg, Level, Note, NoteKind};

/// What was settled, and why.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The mark; none where no cell shows one.
    pub decimal: Option<Decimal>,
    /// What becomes of a lone group of three digits.
    pub lone: Lone,
    /// Whether the person set it.
    pub set: bool,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
    /// The piece of evidence.
    pub because: Because,
    /// Whether that says so little that the person should have a look.
    pub ask: bool,
}

/// The piece of evidence that decided, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The person set it.
    Set,
    /// The clipboard declares it.
    Clipboard,
    /// A cell of the same column, in this row, leaves one reading only.
    SameColumn(u32),
    /// The other columns of the table.
    OtherColumns,
    /// Thousands are not grouped here.
    Ungrouped,
    /// Counts are whole numbers.
    Counts,
    /// An amount of money has no three decimals.
    Amounts,
    /// Whole numbers below a thousand, and none above without a mark.
    Wholes,
    /// Rates, means, durations and costs for one of something have decimals.
    Decimals,
    /// What is counted in millions has decimals.
    Millions,
    /// Only so it agrees with other columns.
    Arithmetic,
    /// The table is separated by semicolons, as where the comma is taken.
    Semicolon,
    /// Nothing decides: the likelier reading.
    Likelier,
    /// No cell shows a mark.
    Nothing,
}

/// What is known outside the column.
pub struct Around<'a> {
    /// What the person set for it.
    pub set: Option<Decimal>,
    /// What the clipboard declares.
    pub clipboard: Option<Decimal>,
    /// What the other columns of the table say.
    pub others: Option<Decimal>,
    /// What the other columns were settled on by their kind.
    pub others_by_kind: Option<Decimal>,
    /// Whether this is a file of a platform that groups no thousands, as it was saved: cut at commas, with counts of a thousand and more
    /// that show no mark.
    pub ungrouped: &'a dyn Fn() -> bool,
    /// The largest number without a mark, where all of these are whole and below a thousand; asked only where nothing stronger decides.
    pub wholes: &'a dyn Fn() -> Option<f64>,
    /// What the header says that one of the numbers is worth: a thousand, a million.
    pub scale: f64,
    /// Whether one of the readings agrees with the arithmetic of other columns; asked only where nothing stronger decides.
    pub arithmetic: &'a dyn Fn() -> Option<Decimal>,
    /// Whether the separator is a semicolon.
    pub semicolon: bool,
}

/// The mark that the column's own cells leave as the only one; none where they are silent or undecided.
pub fn own(survey: &Survey) -> Option<(Decimal, u32)> {
    let stronger = |seen: [(Decimal, super::survey::Seen); 2]| match seen {
        [(_, comma), (_, point)] if comma.count == point.count => None,
        [(_, comma), (decimal, point)] if point.count > comma.count => Some((decimal, point.row)),
        [(decimal, comma), _] => Some((decimal, comma.row)),
    };
    let both = |of: &dyn Fn(Decimal) -> super::survey::Seen| [Decimal::Comma, Decimal::Point].map(|it| (it, of(it)));
    stronger(both(&|it| survey.says(it))).or_else(|| stronger(both(&|it| survey.open_before_power(it))))
}

/// Settles the mark of a column.
pub fn decide(survey: &Survey, kind: Kind, around: &Around) -> Decision {
    let by = |decimal: Decimal, confidence: f64, because: Because| Decision {
        decimal: Some(decimal),
        lone: Lone::ByMark,
        set: because == Because::Set,
        confidence,
        because,
        ask: because == Because::Likelier,
    };
    if let Some(decimal) = around.set {
        return by(decimal, 1.0, Because::Set);
    }
    if !survey.shows_marks() {
        let because = Because::Nothing;
        return Decision { decimal: None, lone: Lone::ByMark, set: false, confidence: 1.0, because, ask: false };
    }
    let is_denied = |it: &Decimal| survey.says(other(*it)).count > survey.says(*it).count;
    if let Some(decimal) = around.clipboard.filter(|it| !is_denied(it)) {
        return by(decimal, 0.99, Because::Clipboard);
    }
    if let Some((decimal, row)) = own(survey) {
        let against = survey.says(other(decimal)).count;
        let share = f64::from(against) / f64::from(against + survey.says(decimal).count.max(1));
        return by(decimal, 0.99 - share, Because::SameColumn(row));
    }
    // Whole numbers of some hundreds beside them would hardly stand there without decimals.
    let has_points = || survey.open(Decimal::Point).any() && !survey.open(Decimal::Comma).any();
    let are_small = || (around.wholes)().is_none_or(|it| it <= 100.0);
    if around.others.is_none() && kind != Kind::Count && has_points() && (around.ungrouped)() && are_small() {
        return by(Decimal::Point, 0.85, Because::Ungrouped);
    }
    if let Some(decimal) = around.others {
        return by(decimal, 0.95, Because::OtherColumns);
    }
    // The mark in front of the lone groups; where both occur, the more frequent one.
    let (comma, point) = (survey.open(Decimal::Comma).count, survey.open(Decimal::Point).count);
    let mark = if comma > point { Decimal::Comma } else { Decimal::Point };
    let thousands =
        |confidence: f64, because: Because| Decision { lone: Lone::Thousands, ..by(other(mark), confidence, because) };
    let with_decimals = |asks: bool| match (around.wholes)() {
        // A hundred is a round number of per cent as well.
        Some(largest) if largest > 100.0 => thousands(0.85, Because::Wholes),
        largest => Decision { ask: asks && largest.is_some_and(|it| it >= 10.0), ..by(mark, 0.85, Because::Decimals) },
    };
    let by_kind = match kind {
        Kind::Count | Kind::Money if around.scale >= 1e3 && (kind == Kind::Count || around.scale >= 1e6) => {
            Some(match (around.wholes)().is_some_and(|it| it > 100.0) {
                true => thousands(0.85, Because::Wholes),
                false if kind == Kind::Count && around.scale >= 1e6 => {
                    Decision { ask: true, ..by(mark, 0.6, Because::Millions) }
                }
                false => thousands(0.5, Because::Likelier),
            })
        }
        Kind::Count | Kind::Days => Some(thousands(0.9, Because::Counts)),
        Kind::Money => Some(thousands(0.85, Because::Amounts)),
        Kind::UnitCost | Kind::Mean | Kind::Seconds | Kind::Hours => Some(with_decimals(true)),
        Kind::Share | Kind::Points => Some(with_decimals(false)),
        Kind::Free if survey.percent.count * 2 > survey.filled || survey.durations.count * 2 > survey.filled => {
            Some(with_decimals(false))
        }
        Kind::Free if survey.money.count * 2 > survey.filled => Some(thousands(0.85, Because::Amounts)),
        Kind::Free if survey.worded.count * 2 > survey.filled => Some(thousands(0.8, Because::Counts)),
        Kind::Free if (around.wholes)().is_some_and(|it| it > 100.0) => Some(thousands(0.8, Because::Wholes)),
        Kind::Free => None,
    };
    if let Some(decision) = by_kind {
        return decision;
    }
    if let Some(decimal) = around.others_by_kind {
        return by(decimal, 0.85, Because::OtherColumns);
    }
    if let Some(decimal) = (around.arithmetic)() {
        return by(decimal, 0.9, Because::Arithmetic);
    }
    if around.semicolon {
        return by(Decimal::Comma, 0.75, Because::Semicolon);
    }
    thousands(0.5, Because::Likelier)
}

impl Because {
    /// Whether the kind of measure decided.
    pub fn is_kind(self) -> bool {
        matches!(self, Because::Counts | Because::Amounts | Because::Wholes | Because::Decimals | Because::Millions)
    }

    /// Whether the arithmetic of other columns had to be asked.
    pub fn asked_arithmetic(self) -> bool {
        matches!(self, Because::Arithmetic | Because::Semicolon | Because::Likelier)
    }

    /// The evidence as a note; `example` is a cell that shows the mark, `line` the line of the deciding cell.
    pub fn note(self, decimal: Decimal, example: &str, line: u32) -> Note {
        let kind = match self {
            Because::Set => &SET,
            Because::Clipboard => &CLIPBOARD,
            Because::SameColumn(_) => {
                return Note::new(&SAME_COLUMN).with(example).with(line as usize).with(name(decimal));
            }
            Because::OtherColumns => &OTHER_COLUMNS,
            Because::Ungrouped => &UNGROUPED,
            Because::Counts => &COUNTS,
            Because::Amounts => &AMOUNTS,
            Because::Wholes => &WHOLES,
            Because::Decimals => &DECIMALS,
            Because::Millions => &MILLIONS,
            Because::Arithmetic => &ARITHMETIC,
            Because::Semicolon => &SEMICOLON,
            Because::Likelier => &LIKELIER,
            Because::Nothing => return Note::new(&NO_MARK),
        };
        Note::new(kind).with(name(decimal))
    }
}

/// The name of a mark.
pub fn name(decimal: Decimal) -> Arg {
    Arg::Words(match decimal {
        Decimal::Comma => Text { de: "Komma", en: "comma" },
        Decimal::Point => Text { de: "Punkt", en: "point" },
    })
}

/// The person set the mark.
pub static SET: NoteKind = NoteKind {
    code: "mark_set",
    level: Level::Info,
    text: Text { de: "Dezimalzeichen {0}: von Ihnen festgelegt.", en: "Decimal {0}: set by you." },
};
/// The clipboard declares the mark.
pub static CLIPBOARD: NoteKind = NoteKind {
    code: "mark_clipboard",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: so steht es in der Zwischenablage.",
        en: "Decimal {0}: the clipboard says so.",
    },
};
/// A cell of the same column decides.
pub static SAME_COLUMN: NoteKind = NoteKind {
    code: "mark_same_column",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {2}: „{0}“ in Zeile {1} lässt nur diese Lesart zu.",
        en: "Decimal {2}: “{0}” on line {1} leaves no other reading.",
    },
};
/// The other columns decide.
pub static OTHER_COLUMNS: NoteKind = NoteKind {
    code: "mark_other_columns",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: wie in den anderen Spalten der Tabelle.",
        en: "Decimal {0}: as in the other columns of the table.",
    },
};
/// Thousands are not grouped.
pub static UNGROUPED: NoteKind = NoteKind {
    code: "mark_ungrouped",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: Tausender stehen hier ohne Punkt und Komma.",
        en: "Decimal {0}: thousands are written without a mark here.",
    },
};
/// Counts are whole numbers.
pub static COUNTS: NoteKind = NoteKind {
    code: "mark_counts",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: gezählt wird in ganzen Zahlen, also sind die Dreiergruppen Tausender.",
        en: "Decimal {0}: counts are whole numbers, so the groups of three are thousands.",
    },
};
/// Amounts of money have two decimals.
pub static AMOUNTS: NoteKind = NoteKind {
    code: "mark_amounts",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: Geldbeträge haben keine drei Nachkommastellen, also sind die Dreiergruppen Tausender.",
        en: "Decimal {0}: amounts of money do not have three decimals, so the groups of three are thousands.",
    },
};
/// Whole numbers below a thousand.
pub static WHOLES: NoteKind = NoteKind {
    code: "mark_wholes",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: die Zahlen unter tausend sind ganze, also sind die Dreiergruppen Tausender.",
        en: "Decimal {0}: the numbers below a thousand are whole, so the groups of three are thousands.",
    },
};
/// Millions have decimals.
pub static MILLIONS: NoteKind = NoteKind {
    code: "mark_millions",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: was in Millionen gezählt wird, hat meist Nachkommastellen.",
        en: "Decimal {0}: what is counted in millions mostly has decimals.",
    },
};
/// Rates and means have decimals.
pub static DECIMALS: NoteKind = NoteKind {
    code: "mark_decimals",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: Raten, Mittelwerte, Dauern und Stückkosten haben Nachkommastellen.",
        en: "Decimal {0}: rates, means, durations and unit costs have decimals.",
    },
};
/// The arithmetic of other columns decides.
pub static ARITHMETIC: NoteKind = NoteKind {
    code: "mark_arithmetic",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: nur so passen die Zahlen rechnerisch zu den anderen Spalten.",
        en: "Decimal {0}: only then do the figures agree with the other columns.",
    },
};
/// The separator decides.
pub static SEMICOLON: NoteKind = NoteKind {
    code: "mark_semicolon",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: Semikolons trennen die Spalten, das Komma ist also für Zahlen frei.",
        en: "Decimal {0}: semicolons separate the columns, so the comma is left for numbers.",
    },
};
/// Nothing decides.
pub static LIKELIER: NoteKind = NoteKind {
    code: "mark_likelier",
    level: Level::Info,
    text: Text {
        de: "Dezimalzeichen {0}: nichts entscheidet; Dreiergruppen sind meist Tausender.",
        en: "Decimal {0}: nothing decides; groups of three are mostly thousands.",
    },
};
/// No cell shows a mark.
pub static NO_MARK: NoteKind = NoteKind {
    code: "mark_none",
    level: Level::Info,
    text: Text {
        de: "Keine Zelle zeigt ein Dezimalzeichen; es gibt nichts zu entscheiden.",
        en: "No cell shows a decimal mark; there is nothing to decide.",
    },
};
