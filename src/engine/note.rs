//! A note: what was seen, what was made of it, what the person can do.
//!
//! The wording of a note is a constant ([`NoteKind`]) beside the code that raises it, in both languages, with
//! `{0}`, `{1}` … where an argument stands and `{0|Zeile|Zeilen}` where argument 0 decides between singular and plural.
//! Printing it is [`crate::text::message`].

use super::language::Text;

/// How grave a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something could not be computed.
    Error,
    /// Something was computed that should be looked at.
    Warning,
    /// Something was decided that may be of interest.
    Info,
}

/// Several notes of one place, one after another: `NAME Level "code" "deutsch" "english"`.
macro_rules! notes {
    ($($name:ident $level:ident $code:literal $de:literal $en:literal)*) => {
        $(#[allow(missing_docs, reason = "the sentence says it")]
        pub static $name: $crate::engine::note::NoteKind = $crate::engine::note::NoteKind {
            code: $code,
            level: $crate::engine::note::Level::$level,
            text: $crate::engine::language::Text { de: $de, en: $en },
        };)*

        /// Every note of this place.
        pub static ALL: &[&$crate::engine::note::NoteKind] = &[$(&$name),*];
    };
}
pub(crate) use notes;

/// The constant part of a note.
#[derive(Debug, PartialEq, Eq)]
pub struct NoteKind {
    /// Stable code in snake_case, relied upon by embedding pages.
    pub code: &'static str,
    /// How grave it is.
    pub level: Level,
    /// The sentence, with placeholders.
    pub text: Text,
}

/// A value inside a note; printed in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words from the table or an id's name.
    Text(String),
    /// Words that exist in both languages.
    Words(Text),
    /// A number of things.
    Count(usize),
    /// A plain number.
    Number(f64),
    /// A fraction, printed as per cent.
    Percent(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Arg::Text(text.clone())
    }
}
impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Arg::Words(text)
    }
}
impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Arg::Count(count)
    }
}
impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Arg::Number(number)
    }
}

/// One note with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What kind of note.
    pub kind: &'static NoteKind,
    /// What fills the placeholders.
    pub args: Vec<Arg>,
    /// The 1-based physical line of the input.
    pub line: Option<u32>,
    /// The header of the column.
    pub column: Option<String>,
}

impl Note {
    /// A note of this kind without arguments and place.
    pub fn new(kind: &'static NoteKind) -> Self {
        Note { kind, args: Vec::new(), line: None, column: None }
    }

    /// Adds the next argument.
    #[must_use]
    pub fn with(mut self, arg: impl Into<Arg>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Says on which physical line.
    #[must_use]
    pub fn on_line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// Says in which column.
    #[must_use]
    pub fn in_column(mut self, header: impl Into<String>) -> Self {
        self.column = Some(header.into());
        self
    }
}
