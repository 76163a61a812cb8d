//! Reads what a caller handed in, against what the entry declares. Whatever is wrong becomes a note that names the input.

use serde_json::{Map, Value};

use super::entry::{Input, Kind};
use super::normalise::Direction;
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};

/// A cell that may be missing.
pub type Cell = Option<f64>;

/// The inputs of one calculation, and the notes that it collects beside its value.
pub struct Inputs<'a> {
    given: &'a Map<String, Value>,
    declared: &'static [Input],
    notes: Vec<Note>,
}

impl<'a> Inputs<'a> {
    /// Inputs as given, of an entry that declares these. Keys that nobody knows are noted.
    pub fn new(given: &'a Map<String, Value>, declared: &'static [Input]) -> Self {
        // The language belongs to whoever prints the notes.
        let unknown =
            given.keys().filter(|key| *key != "language" && declared.iter().all(|it| it.name != key.as_str()));
        let notes = unknown.map(|key| Note::new(&INPUT_UNKNOWN).with(key.as_str())).collect();
        Inputs { given, declared, notes }
    }

    /// Keeps a note that does not spoil the value.
    pub fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// The notes collected so far.
    pub fn into_notes(self) -> Vec<Note> {
        self.notes
    }

    /// A finite number.
    pub fn number(&self, name: &'static str) -> Result<f64, Note> {
        let value = self.value(name)?;
        value.as_f64().filter(|it| it.is_finite()).ok_or_else(|| self.wrong(name))
    }

    /// A finite number above zero.
    pub fn positive(&self, name: &'static str) -> Result<f64, Note> {
        let number = self.number(name)?;
        if number > 0.0 { Ok(number) } else { Err(Note::new(&INPUT_NOT_POSITIVE).with(name).with(number)) }
    }

    /// A finite number that is zero or more.
    pub fn not_negative(&self, name: &'static str) -> Result<f64, Note> {
        let number = self.number(name)?;
        if number >= 0.0 { Ok(number) } else { Err(Note::new(&INPUT_NEGATIVE).with(name).with(number)) }
    }

    /// A share strictly between 0 and 1, such as a confidence level.
    pub fn share(&self, name: &'static str) -> Result<f64, Note> {
        let number = self.number(name)?;
        if number > 0.0 && number < 1.0 {
            Ok(number)
        } else {
            Err(Note::new(&INPUT_NOT_A_SHARE).with(name).with(number))
        }
    }

    /// `true` or `false`.
    pub fn flag(&self, name: &'static str) -> Result<bool, Note> {
        self.value(name)?.as_bool().ok_or_else(|| self.wrong(name))
    }

    /// One of the declared words.
    pub fn choice(&self, name: &'static str) -> Result<&'static str, Note> {
        let value = self.value(name)?;
        let words = match self.kind(name) {
            Some(Kind::Choice(words)) => words,
            _ => &[],
        };
        words.iter().copied().find(|word| value.as_str() == Some(word)).ok_or_else(|| self.wrong(name))
    }

    /// Numbers, of which some may be missing.
    pub fn numbers(&self, name: &'static str) -> Result<Vec<Cell>, Note> {
        cells(&self.value(name)?).ok_or_else(|| self.wrong(name))
    }

    /// Numbers, none of them missing, and at least one.
    pub fn complete(&self, name: &'static str) -> Result<Vec<f64>, Note> {
        let cells = self.numbers(name)?;
        let complete: Option<Vec<f64>> = cells.into_iter().collect();
        complete.filter(|it| !it.is_empty()).ok_or_else(|| Note::new(&INPUT_HAS_GAPS).with(name))
    }

    /// Complete numbers, as many as `len`.
    pub fn complete_of(&self, name: &'static str, len: usize) -> Result<Vec<f64>, Note> {
        let numbers = self.complete(name)?;
        self.same_length(name, numbers.len(), len)?;
        Ok(numbers)
    }

    /// Numbers with gaps, as many as `len`.
    pub fn numbers_of(&self, name: &'static str, len: usize) -> Result<Vec<Cell>, Note> {
        let numbers = self.numbers(name)?;
        self.same_length(name, numbers.len(), len)?;
        Ok(numbers)
    }

    /// Weights, as many as `len`, rescaled to sum 1.
    pub fn weights(&self, name: &'static str, len: usize) -> Result<Vec<f64>, Note> {
        super::weigh::shares(&self.complete_of(name, len)?).map_err(|kind| Note::new(kind).with(name))
    }

    /// One direction for all: 1 or −1.
    pub fn direction(&self, name: &'static str) -> Result<Direction, Note> {
        direction(self.number(name)?).ok_or_else(|| Note::new(&INPUT_NOT_A_DIRECTION).with(name))
    }

    /// A direction per criterion; a single one counts for all.
    pub fn directions(&self, name: &'static str, len: usize) -> Result<Vec<Direction>, Note> {
        if self.value(name)?.is_number() {
            return Ok(vec![self.direction(name)?; len]);
        }
        let directions: Option<Vec<Direction>> = self.complete_of(name, len)?.into_iter().map(direction).collect();
        directions.ok_or_else(|| Note::new(&INPUT_NOT_A_DIRECTION).with(name))
    }

    /// Rows of equal length with at least one cell each.
    pub fn matrix(&self, name: &'static str) -> Result<Vec<Vec<Cell>>, Note> {
        matrix(&self.value(name)?).ok_or_else(|| self.wrong(name))
    }

    /// Several matrices, at least one.
    pub fn matrices(&self, name: &'static str) -> Result<Vec<Vec<Vec<Cell>>>, Note> {
        let value = self.value(name)?;
        let matrices: Option<Vec<_>> = value.as_array().and_then(|all| all.iter().map(matrix).collect());
        matrices.filter(|it| !it.is_empty()).ok_or_else(|| self.wrong(name))
    }

    /// Refuses inputs of different lengths.
    pub fn same_length(&self, name: &'static str, found: usize, expected: usize) -> Result<(), Note> {
        if found == expected { Ok(()) } else { Err(Note::new(&INPUT_LENGTH).with(name).with(found).with(expected)) }
    }

    fn value(&self, name: &'static str) -> Result<Value, Note> {
        match self.given.get(name) {
            Some(Value::Null) | None => {
                let default = self.declared.iter().find(|it| it.name == name).and_then(|it| it.default);
                default.and_then(|it| serde_json::from_str(it).ok()).ok_or_else(|| Note::new(&INPUT_MISSING).with(name))
            }
            Some(value) => Ok(value.clone()),
        }
    }

    fn kind(&self, name: &'static str) -> Option<Kind> {
        self.declared.iter().find(|it| it.name == name).map(|it| it.kind)
    }

    fn wrong(&self, name: &'static str) -> Note {
        Note::new(&INPUT_WRONG).with(name).with(self.kind(name).map_or(Text { de: "", en: "" }, wanted))
    }
}

fn direction(number: f64) -> Option<Direction> {
    match number {
        1.0 => Some(Direction::Higher),
        -1.0 => Some(Direction::Lower),
        _ => None,
    }
}

fn cells(value: &Value) -> Option<Vec<Cell>> {
    let cell = |it: &Value| match it {
        Value::Null => Some(None),
        it => it.as_f64().filter(|number| number.is_finite()).map(Some),
    };
    value.as_array()?.iter().map(cell).collect()
}

fn matrix(value: &Value) -> Option<Vec<Vec<Cell>>> {
    let rows: Vec<Vec<Cell>> = value.as_array()?.iter().map(cells).collect::<Option<_>>()?;
    let width = rows.first()?.len();
    (width > 0 && rows.iter().all(|row| row.len() == width)).then_some(rows)
}

fn wanted(kind: Kind) -> Text {
    match kind {
        Kind::Number => Text { de: "eine Zahl", en: "a number" },
        Kind::Flag => Text { de: "true oder false", en: "true or false" },
        Kind::Choice(_) => Text { de: "eines der vorgesehenen Wörter", en: "one of the words in the catalogue" },
        Kind::Numbers => Text { de: "eine Liste von Zahlen", en: "a list of numbers" },
        Kind::NumberOrNumbers => {
            Text { de: "eine Zahl oder eine Liste von Zahlen", en: "a number or a list of numbers" }
        }
        Kind::Matrix => {
            Text { de: "eine Liste gleich langer Zahlenreihen", en: "a list of equally long rows of numbers" }
        }
        Kind::Matrices => Text { de: "eine Liste solcher Tabellen", en: "a list of such tables" },
    }
}

/// A key that the formula does not know.
pub static INPUT_UNKNOWN: NoteKind = NoteKind {
    code: "input_unknown",
    level: Level::Info,
    text: Text {
        de: "„{0}“ kennt diese Formel nicht; es bleibt unbeachtet.",
        en: "This formula does not know “{0}”; it is left aside.",
    },
};

/// A required input is absent.
pub static INPUT_MISSING: NoteKind = NoteKind {
    code: "input_missing",
    level: Level::Error,
    text: Text { de: "Es fehlt „{0}“. Bitte ergänzen Sie es.", en: "“{0}” is missing. Please add it." },
};

/// An input of another kind than declared.
pub static INPUT_WRONG: NoteKind = NoteKind {
    code: "input_wrong",
    level: Level::Error,
    text: Text {
        de: "„{0}“ lässt sich so nicht lesen; gebraucht wird {1}.",
        en: "“{0}” cannot be read like this; it should be {1}.",
    },
};

/// A list that must have no gap has one, or is empty.
pub static INPUT_HAS_GAPS: NoteKind = NoteKind {
    code: "input_has_gaps",
    level: Level::Error,
    text: Text {
        de: "In „{0}“ fehlen Zahlen; hier wird jede gebraucht.",
        en: "Numbers are missing in “{0}”; every one of them is needed here.",
    },
};

/// Two lists that belong together differ in length.
pub static INPUT_LENGTH: NoteKind = NoteKind {
    code: "input_length",
    level: Level::Error,
    text: Text {
        de: "„{0}“ hat {1} {1|Eintrag|Einträge}, gebraucht {2|wird|werden} {2}.",
        en: "“{0}” has {1} {1|entry|entries}; {2} {2|is|are} needed.",
    },
};

/// A number that must be above zero is not.
pub static INPUT_NOT_POSITIVE: NoteKind = NoteKind {
    code: "input_not_positive",
    level: Level::Error,
    text: Text {
        de: "„{0}“ muss über null liegen, ist aber {1}.", en: "“{0}” has to be above zero, but is {1}."
    },
};

/// A number that must not be negative is.
pub static INPUT_NEGATIVE: NoteKind = NoteKind {
    code: "input_negative",
    level: Level::Error,
    text: Text {
        de: "„{0}“ darf nicht negativ sein; gefunden wurde {1}.",
        en: "“{0}” cannot be negative; {1} was found.",
    },
};

/// A share that does not lie between 0 and 1.
pub static INPUT_NOT_A_SHARE: NoteKind = NoteKind {
    code: "input_not_a_share",
    level: Level::Error,
    text: Text {
        de: "„{0}“ muss zwischen 0 und 1 liegen, ist aber {1}.",
        en: "“{0}” has to lie between 0 and 1, but is {1}.",
    },
};

/// A direction other than 1 or −1.
pub static INPUT_NOT_A_DIRECTION: NoteKind = NoteKind {
    code: "input_not_a_direction",
    level: Level::Error,
    text: Text {
        de: "„{0}“ ist 1, wo mehr besser ist, und −1, wo weniger besser ist; etwas anderes geht nicht.",
        en: "“{0}” is 1 where more is better and −1 where less is better; nothing else works.",
    },
};
