//! Bytes to text.

use crate::engine::note::Note;

/// What the bytes of a file say.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was encoded: `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`.
    pub encoding: &'static str,
    /// Everything doubtful.
    pub notes: Vec<Note>,
}

/// Reads the bytes of a text file; `encoding` is what the person said.
pub fn decode(bytes: &[u8], encoding: Option<&str>) -> Decoded {
    let _ = encoding;
    Decoded { text: String::from_utf8_lossy(bytes).into_owned(), encoding: "utf-8", notes: Vec::new() }
}
