//! What each column is taken for: what the person said, then what its header says.

use crate::engine::data_set::Role;
use crate::engine::kpi::Kpi;
use crate::engine::language::Text;
use crate::engine::measure::Measure;
use crate::engine::note::{Level, Note, NoteKind};
use crate::paste::header::{self, Below, HeaderUnit};
use crate::paste::platform::Platform;

use super::Corrections;

/// The roles of all columns.
pub struct Roles {
    /// Whose export it is.
    pub platform: Option<&'static Platform>,
    /// One for each column.
    pub columns: Vec<ColumnRole>,
    /// Corrections that name nothing.
    pub notes: Vec<Note>,
}

/// The role of one column.
pub struct ColumnRole {
    /// What it is taken for.
    pub role: Role,
    /// Whether the person said so.
    pub assigned: bool,
    /// The unit that the header declares.
    pub unit: Option<HeaderUnit>,
    /// How sure the role is.
    pub confidence: f64,
    /// Why.
    pub evidence: Vec<Note>,
    /// What the person should know.
    pub notes: Vec<Note>,
}

/// Decides on the role of each column; `below` says what stands in them.
pub fn of(headers: &[String], preamble: &[String], corrections: &Corrections, below: &[Below]) -> Roles {
    let mut notes = Vec::new();
    let given = assignments(headers, corrections, &mut notes);
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let preamble: Vec<&str> = preamble.iter().map(String::as_str).collect();
    let assigned: Vec<bool> = given.iter().map(Option::is_some).collect();
    let recognition = header::recognise_table(&headers, &preamble, &assigned, below);
    let mut columns: Vec<ColumnRole> = recognition
        .columns
        .into_iter()
        .zip(&given)
        .zip(&headers)
        .map(|((it, given), header)| match given {
            Some(role) => ColumnRole {
                role: *role,
                assigned: true,
                unit: header::recognise(header).unit,
                confidence: 1.0,
                evidence: vec![Note::new(&ASSIGNED).with(*header)],
                notes: Vec::new(),
            },
            None => ColumnRole {
                role: it.role,
                assigned: false,
                unit: it.unit,
                confidence: it.confidence,
                evidence: it.evidence,
                notes: it.notes,
            },
        })
        .collect();
    stand_back(&headers, &mut columns);
    notes.extend(added_up(&headers, &columns));
    Roles { platform: recognition.platform, columns, notes }
}

/// The person's word for each column.
fn assignments(headers: &[String], corrections: &Corrections, notes: &mut Vec<Note>) -> Vec<Option<Role>> {
    let mut given = vec![None; headers.len()];
    for (header, what) in &corrections.columns {
        let Some(place) = place(headers, header) else {
            notes.push(Note::new(&NO_SUCH_COLUMN).with(header.as_str()));
            continue;
        };
        let role = match what.as_str() {
            "criterion" => Some(Role::Criterion),
            "ignore" => Some(Role::Ignored),
            id => Measure::from_id(id).map(Role::Measure).or_else(|| Kpi::from_id(id).map(Role::Kpi)),
        };
        if role.is_none() {
            notes.push(Note::new(&NO_SUCH_MEASURE).with(what.as_str()).in_column(header.as_str()));
        }
        if let Some(given) = given.get_mut(place) {
            *given = role;
        }
    }
    let said = corrections.numbers.keys().chain(corrections.dates.keys()).chain(corrections.shares.keys());
    for header in said.filter(|it| it.as_str() != "*") {
        if place(headers, header).is_none() {
            notes.push(Note::new(&NO_SUCH_COLUMN).with(header.as_str()));
        }
    }
    given
}

/// The column with this header; white space around it does not matter.
pub fn place(headers: &[String], header: &str) -> Option<usize> {
    headers.iter().position(|it| it == header).or_else(|| headers.iter().position(|it| it.trim() == header.trim()))
}

/// A recognised column stands back for one that the person assigned; labels and KPIs cannot be added up.
fn stand_back(headers: &[&str], columns: &mut [ColumnRole]) {
    for place in 0..columns.len() {
        let Some(column) = columns.get(place) else { continue };
        let (role, assigned) = (column.role, column.assigned);
        let adds = matches!(role, Role::Measure(measure) if !measure.is_identity());
        if !matches!(role, Role::Measure(_) | Role::Kpi(_)) || assigned && adds {
            continue;
        }
        let stronger = columns
            .iter()
            .enumerate()
            .position(|(other, it)| it.role == role && other != place && it.assigned && (!assigned || other < place));
        if let Some(stays) = stronger.and_then(|it| headers.get(it))
            && let (Some(column), Some(header)) = (columns.get_mut(place), headers.get(place))
        {
            column.role = Role::Unknown;
            column.confidence = 0.0;
            let note = Note::new(&STOOD_BACK).with(*header).with(*stays).in_column(*header);
            column.evidence = vec![note.clone()];
            column.notes = vec![note];
        }
    }
}

/// One note for each measure that several columns are added up for.
fn added_up(headers: &[&str], columns: &[ColumnRole]) -> Vec<Note> {
    let mut notes = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        let Role::Measure(measure) = column.role else { continue };
        if measure.is_identity() || columns.iter().take(place).any(|it| it.role == column.role) {
            continue;
        }
        let same: Vec<&str> =
            columns.iter().zip(headers).filter(|(it, _)| it.role == column.role).map(|(_, header)| *header).collect();
        if same.len() > 1 {
            notes.push(Note::new(&ADDED_UP).with(same.join(" + ")).with(measure.entry().name));
        }
    }
    notes
}

/// The person said so.
pub static ASSIGNED: NoteKind = NoteKind {
    code: "column_assigned",
    level: Level::Info,
    text: Text { de: "„{0}“: von Ihnen zugeordnet.", en: "“{0}”: assigned by you." },
};
/// A correction for a column that is not there.
pub static NO_SUCH_COLUMN: NoteKind = NoteKind {
    code: "correction_without_column",
    level: Level::Warning,
    text: Text {
        de: "Für „{0}“ gibt es eine Korrektur, aber keine solche Spalte. Die Korrektur bleibt ohne Wirkung.",
        en: "There is a correction for “{0}” but no such column. The correction has no effect.",
    },
};
/// A correction that names nothing.
pub static NO_SUCH_MEASURE: NoteKind = NoteKind {
    code: "correction_unknown",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ ist keine Messgröße und keine Kennzahl. Die Spalte wird nach ihrer Überschrift gelesen.",
        en: "“{0}” is neither a measure nor a KPI. The column is read by its header.",
    },
};
/// A recognised column stands back for an assigned one.
pub static STOOD_BACK: NoteKind = NoteKind {
    code: "second_column_for_measure",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ bleibt ohne Zuordnung, weil Sie „{1}“ dafür gewählt haben. Sollen beide zählen, ordnen Sie beide zu.",
        en: "“{0}” is left unassigned because you chose “{1}” for it. To count both, assign both.",
    },
};
/// Several columns for one measure.
pub static ADDED_UP: NoteKind = NoteKind {
    code: "columns_added_up",
    level: Level::Info,
    text: Text { de: "{1}: {0} werden zusammengezählt.", en: "{1}: {0} are added up." },
};
