//! What the bytes of a file are, and whether an archive keeps within the limits.

use std::io::{self, Cursor, Read};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{MAX_ENTRIES, MAX_UNPACKED};
use super::{notes, old};
use crate::engine::note::Note;

/// An archive in memory.
pub type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    /// A zip of other files.
    Archive,
    /// A text, or something that is told apart like one.
    Text,
}

/// The folder of old Office files (MS-CFB 2.2).
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Tells what the bytes are, by the bytes alone: names lie.
pub fn kind(bytes: &[u8]) -> Result<Kind, Note> {
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let mut archive = open(bytes)?;
        let kind = of_archive(&mut archive);
        check(&mut archive, kind)?;
        return match kind {
            Some(kind) => Ok(kind),
            None => Err(Note::new(&notes::FILE_OFFICE)),
        };
    }
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
    let says = |words: &[u8]| memmem::find(head, words).is_some();
    if says(b"urn:schemas-microsoft-com:office:spreadsheet") || says(b"office:mimetype=") {
        return Err(Note::new(&notes::FILE_OLD_XML));
    }
    Ok(Kind::Text)
}

/// Opens an archive.
pub fn open(bytes: &[u8]) -> Result<Archive<'_>, Note> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| Note::new(&notes::FILE_DAMAGED))
}

/// A part of an archive that has been held against the limits.
pub fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, Note> {
    let mut content = Vec::new();
    let mut archive = open(bytes)?;
    let entry = archive.by_name(name).map_err(|error| of_zip(&error))?;
    let read = entry.take(MAX_UNPACKED).read_to_end(&mut content);
    read.map_err(|_| Note::new(&notes::FILE_DAMAGED))?;
    Ok(content)
}

/// Excel's files before 2007, and newer ones behind a password: both are folders whose names are in UTF-16.
fn compound(bytes: &[u8]) -> Result<Kind, Note> {
    let names = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    if names("EncryptedPackage") {
        Err(Note::new(&notes::FILE_ENCRYPTED))
    } else if names("Workbook") || names("Book") {
        old::check(bytes).map(|()| Kind::Xls)
    } else {
        Err(Note::new(&notes::FILE_OFFICE))
    }
}

/// Which program's archive it is; nothing for one that holds no tables.
fn of_archive(archive: &mut Archive) -> Option<Kind> {
    let holds = |archive: &Archive, name: &str| archive.index_for_name(name).is_some();
    // Few programs write the names of the parts in capitals or with a leading slash; calamine finds those too.
    let begins = |archive: &Archive, folder: &str| {
        let names = archive.file_names().flatten();
        names.into_iter().any(|name| name.trim_start_matches('/').to_ascii_lowercase().starts_with(folder))
    };
    if holds(archive, "xl/workbook.bin") {
        return Some(Kind::Xlsb);
    }
    if begins(archive, "xl/") {
        return Some(Kind::Xlsx);
    }
    if begins(archive, "word/") || begins(archive, "ppt/") {
        return None;
    }
    let mut mimetype = String::new();
    if let Ok(entry) = archive.by_name("mimetype") {
        let _ = entry.take(200).read_to_string(&mut mimetype);
    }
    match mimetype.trim() {
        "" => Some(Kind::Archive),
        it if it.contains("opendocument.spreadsheet") => Some(Kind::Ods),
        it if it.contains("opendocument") || it.contains("epub") => None,
        _ => Some(Kind::Archive),
    }
}

/// Holds an archive against the limits. What it states about its sizes cannot be relied upon, so everything that will be
/// read is unpacked once without keeping it.
fn check(archive: &mut Archive, kind: Option<Kind>) -> Result<(), Note> {
    if archive.len() > MAX_ENTRIES {
        return Err(Note::new(&notes::FILE_TOO_MANY_ENTRIES).with(archive.len()).with(MAX_ENTRIES));
    }
    let is_book = kind.is_some_and(|kind| kind != Kind::Archive);
    let mut left = MAX_UNPACKED;
    for place in 0..archive.len() {
        let entry = archive.by_index_raw(place).map_err(|error| of_zip(&error))?;
        let name = entry.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        // Pictures may be as large and as damaged as they like.
        if !is_book || ![".xml", ".rels", ".bin"].iter().any(|ending| name.ends_with(ending)) {
            continue;
        }
        let stated = entry.size();
        drop(entry);
        left = left.checked_sub(stated).ok_or_else(too_large)?;
        let entry = archive.by_index(place).map_err(|error| of_zip(&error))?;
        let mut tail = Tail::default();
        let taken = io::copy(&mut entry.take(stated + 1), &mut tail);
        // calamine waits forever for the end of a table that never comes.
        let is_cut = kind == Some(Kind::Ods) && name == "content.xml" && !tail.holds(b"</office:document-content>");
        if is_cut || taken.ok() != Some(stated) {
            return Err(Note::new(&notes::FILE_DAMAGED));
        }
    }
    Ok(())
}

/// The sentence for something that unpacks to too much.
pub fn too_large() -> Note {
    Note::new(&notes::FILE_UNPACKS).with((MAX_UNPACKED >> 20) as usize)
}

/// What to say about an archive that cannot be read.
pub fn of_zip(error: &ZipError) -> Note {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Note::new(&notes::FILE_ENCRYPTED)
        }
        _ => Note::new(&notes::FILE_DAMAGED),
    }
}

/// The last bytes of what is written to it.
#[derive(Default)]
struct Tail(Vec<u8>);

impl Tail {
    const LONGEST: usize = 256;

    fn holds(&self, words: &[u8]) -> bool {
        memmem::find(&self.0, words).is_some()
    }
}

impl io::Write for Tail {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes.get(bytes.len().saturating_sub(Tail::LONGEST)..).unwrap_or_default());
        let surplus = self.0.len().saturating_sub(Tail::LONGEST);
        self.0.drain(..surplus);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
