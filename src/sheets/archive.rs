//! A zip of tables: YouTube Studio's with three csv files, one csv packed for a mail, a workbook inside.

use std::io::Read;

use super::file::{self, Archive};
use super::limits::MAX_UNPACKED;
use super::{Answer, notes, read_nested};
use crate::engine::note::Note;
use crate::paste::{self, FileText};

/// What files with tables are called at their end.
const ENDINGS: &[&str] = &[".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"];

/// What YouTube Studio calls the table of videos, in lower case without the ending.
const TABLES: &[&str] = &["tabellendaten", "table data"];

/// Its other two files: the days behind the chart, and the sums.
const BESIDE: &[&str] = &["diagrammdaten", "chart data", "summen", "totals"];

/// So many names are listed where none is a table.
const NAMED: usize = 8;

/// Reads one table of an archive: the one that was asked for, else the one that looks most like the table.
pub fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Answer, Note> {
    let mut archive = file::open(bytes)?;
    let all = entries(&mut archive);
    let tables: Vec<&Entry> = all.iter().filter(|it| it.is_table()).collect();
    let known = wanted.and_then(|wanted| tables.iter().find(|it| it.name == wanted));
    let Some(chosen) = known.or_else(|| tables.iter().min_by_key(|it| (it.rank(), std::cmp::Reverse(it.size)))) else {
        return Err(nothing(&all));
    };
    let content = unpack(&mut archive, chosen.place)?;
    let mut answer = read_nested(&content, None, true);
    // A workbook that is alone lets its sheets be chosen.
    if tables.len() == 1 && !answer.sheets.is_empty() {
        return Ok(match wanted {
            Some(wanted) if known.is_none() => read_nested(&content, Some(wanted), true),
            _ => answer,
        });
    }
    answer.sheets = tables.iter().map(|it| it.name.clone()).collect();
    answer.sheet = Some(chosen.name.clone());
    match wanted {
        Some(wanted) if known.is_none() => {
            answer.notes.insert(0, Note::new(&notes::SHEET_UNKNOWN).with(wanted).with(&chosen.name));
        }
        None if tables.len() > 1 => {
            answer.notes.insert(0, Note::new(&notes::SHEET_CHOSEN).with(tables.len()).with(&chosen.name));
        }
        _ => {}
    }
    Ok(answer)
}

/// The text of a file that is one; a note where it is a picture or the like.
pub fn text(bytes: &[u8]) -> Answer {
    let FileText { text, html, notes } = paste::file_text(bytes);
    Answer { text, html, notes, ..Answer::default() }
}

struct Entry {
    place: usize,
    name: String,
    size: u64,
}

impl Entry {
    fn is_table(&self) -> bool {
        let name = self.name.to_lowercase();
        ENDINGS.iter().any(|ending| name.ends_with(ending))
    }

    /// How much the name looks like the table that is meant: less is better.
    fn rank(&self) -> u8 {
        let name = self.name.to_lowercase();
        let name = name.rsplit('/').next().unwrap_or_default();
        let begins = |names: &[&str]| names.iter().any(|it| name.starts_with(it));
        match () {
            () if begins(TABLES) => 0,
            () if begins(BESIDE) || name.ends_with(".txt") => 2,
            () => 1,
        }
    }
}

/// The files of an archive, without folders and what macOS puts beside them.
fn entries(archive: &mut Archive) -> Vec<Entry> {
    let mut entries = Vec::new();
    for place in 0..archive.len() {
        let Ok(entry) = archive.by_index_raw(place) else { continue };
        let Ok(name) = entry.name() else { continue };
        let is_hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
        if !name.ends_with('/') && !is_hidden {
            entries.push(Entry { place, name: name.into_owned(), size: entry.size() });
        }
    }
    entries
}

fn unpack(archive: &mut Archive, place: usize) -> Result<Vec<u8>, Note> {
    let entry = archive.by_index(place).map_err(|error| file::of_zip(&error))?;
    let mut content = Vec::new();
    let read = entry.take(MAX_UNPACKED + 1).read_to_end(&mut content);
    if content.len() as u64 > MAX_UNPACKED {
        return Err(file::too_large());
    }
    read.map_err(|_| Note::new(&notes::FILE_DAMAGED))?;
    Ok(content)
}

fn nothing(entries: &[Entry]) -> Note {
    if entries.is_empty() {
        return Note::new(&notes::ARCHIVE_EMPTY);
    }
    let mut names: Vec<&str> = entries.iter().take(NAMED).map(|it| it.name.as_str()).collect();
    if entries.len() > NAMED {
        names.push("…");
    }
    Note::new(&notes::ARCHIVE_WITHOUT_TABLE).with(names.join(", "))
}
