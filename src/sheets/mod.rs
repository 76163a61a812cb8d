//! Spreadsheet files in, spreadsheet files out: a module of its own, fetched when the first one arrives or is asked for.
//!
//! ```text
//! bytes ──file──► xlsx, xls, xlsb, ods ──book──► Sheet ──text──► what copying the sheet would have given
//!                 zip of csv files ──────archive──► decoded text
//! export::workbook ──write──► xlsx
//! ```
//!
//! Reading never fails: a file that cannot be used gives no text and a note that says what it is and what helps.

mod archive;
mod book;
mod file;
#[cfg(target_arch = "wasm32")]
mod js;
mod limits;
pub mod notes;
mod old;
mod percent;
mod text;
mod write;

pub use book::Sheet;
pub use limits::*;
pub use write::write;

use crate::engine::note::Note;
use file::Kind;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The sheets of the file, or the tables of the archive, that can be chosen.
    pub sheets: Vec<String>,
    /// The one that was read.
    pub sheet: Option<String>,
    /// Its content as it would have been copied: cells divided by tabs, or the text of the csv file.
    pub text: Option<String>,
    /// The same of a web page that only calls itself a spreadsheet, as many exports do.
    pub html: Option<String>,
    /// What was read, decided and could not be used.
    pub notes: Vec<Note>,
    cells: Sheet,
}

impl Answer {
    /// The cells of the sheet: numbers are numbers, dates and errors are texts. None for a file of text.
    pub fn rows(&self) -> Vec<Vec<crate::paste::Cell>> {
        self.cells.rows()
    }

    fn failed(note: Note) -> Self {
        Answer { notes: vec![note], ..Answer::default() }
    }
}

/// Reads a file; `sheet` is the name of the sheet that the person chose.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Answer {
    // The readers are other people's and meet damaged files. Where a panic cannot be caught, in WebAssembly, it ends this
    // module's instance, and the caller says the same sentence.
    let read = std::panic::catch_unwind(|| read_nested(bytes, sheet, false));
    read.unwrap_or_else(|_| Answer::failed(Note::new(&notes::FILE_UNREADABLE)))
}

fn read_nested(bytes: &[u8], sheet: Option<&str>, inside: bool) -> Answer {
    if bytes.len() > MAX_FILE {
        return Answer::failed(Note::new(&notes::FILE_TOO_LARGE).with(bytes.len() >> 20).with(MAX_FILE >> 20));
    }
    let read = match file::kind(bytes) {
        Ok(Kind::Archive) if inside => Err(Note::new(&notes::ARCHIVE_IN_ARCHIVE)),
        Ok(Kind::Archive) => archive::read(bytes, sheet),
        Ok(Kind::Text) => Ok(archive::text(bytes)),
        Ok(kind) => book::read(bytes, kind, sheet),
        Err(note) => Err(note),
    };
    read.unwrap_or_else(Answer::failed)
}
