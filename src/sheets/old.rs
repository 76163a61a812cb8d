//! Whether an Excel file from before 2007 keeps within what such a file can hold. Its reader lays a sheet out as one block from the
//! first to the last cell and believes every place and size it finds: a few damaged bytes would take gigabytes, a chain that bites
//! its tail all there is. And what that reader does not tell: which cells show per cent.

use super::notes;
use super::percent::{self, Places};
use crate::engine::note::Note;

/// Columns of a sheet in this format; rows are 16-bit numbers.
const COLUMNS: u16 = 256;
const ROWS: u32 = 1 << 16;
/// Larger streams lie in sectors, smaller ones in the 64-byte sectors of the first entry's stream.
const SMALL: usize = 4096;
const FREE: u32 = 0xffff_fff0;
const END: u32 = 0xffff_fffe;

/// Ok where everything that will be read stays in bounds (MS-CFB, MS-XLS 2.4).
pub fn check(bytes: &[u8]) -> Result<(), Note> {
    are_bounded(bytes).filter(|it| *it).map(|_| ()).ok_or_else(|| Note::new(&notes::FILE_DAMAGED))
}

fn are_bounded(bytes: &[u8]) -> Option<bool> {
    let folder = Folder::open(bytes)?;
    let mut streams = folder.entries.chunks_exact(128).filter(|it| is_workbook(it)).peekable();
    streams.peek()?;
    streams.map(|entry| sheets_are_bounded(&folder.stream(entry)?)).try_fold(true, |all, it| Some(all & it?))
}

/// "Workbook", or "Book" in the oldest.
fn is_workbook(entry: &[u8]) -> bool {
    let letters = entry.chunks_exact(2).take(32).map(|it| u16::from_le_bytes([it[0], it[1]]));
    let name = String::from_utf16_lossy(&letters.take_while(|it| *it != 0).collect::<Vec<_>>());
    name.eq_ignore_ascii_case("Workbook") || name.eq_ignore_ascii_case("Book")
}

/// The cells that show their numbers as per cent, for each sheet in order (MS-XLS 2.4.126, 2.4.353).
pub fn percent(bytes: &[u8]) -> Option<Vec<Places>> {
    let folder = Folder::open(bytes)?;
    let stream = folder.stream(folder.entries.chunks_exact(128).find(|it| is_workbook(it))?)?;
    // `0%` and `0.00%` need no definition.
    let (mut formats, mut styles, mut sheets) = (vec![9, 10], Vec::new(), Vec::new());
    for (kind, record) in Records(&stream).take_while(|(kind, _)| *kind != FINISH) {
        match kind {
            // Of one byte or of two for each letter: the sign of per cent has a zero beside it then.
            0x041e if percent::is_shown(record.iter().skip(3).filter(|it| **it >= 32).map(|it| char::from(*it))) => {
                formats.extend(short(record, 0));
            }
            0x00e0 => styles.push(short(record, 2).is_some_and(|it| formats.contains(&it))),
            SHEET => sheets.push(long(record, 0)? as usize),
            _ => {}
        }
    }
    let is_percent = |style: Option<u16>| style.and_then(|it| styles.get(usize::from(it))) == Some(&true);
    if !styles.contains(&true) {
        return None;
    }
    Some(sheets.into_iter().map(|start| places(stream.get(start..).unwrap_or_default(), &is_percent)).collect())
}

/// Those of a sheet.
fn places(stream: &[u8], is_percent: &dyn Fn(Option<u16>) -> bool) -> Places {
    let mut places = Places::new();
    let mut depth = 0usize;
    for (kind, record) in Records(stream) {
        let cell = || Some((u32::from(short(record, 0)?), u32::from(short(record, 2)?)));
        match kind {
            BEGIN => depth += 1,
            FINISH if depth <= 1 => break,
            FINISH => depth -= 1,
            // Formula, number, short number.
            0x0006 | 0x0203 | 0x027e if depth == 1 && is_percent(short(record, 4)) => places.extend(cell()),
            // Numbers side by side.
            0x00bd if depth == 1 => {
                let numbers = record.get(4..).unwrap_or_default().chunks_exact(6);
                let shown = (0..).zip(numbers).filter(|(_, it)| is_percent(short(it, 0)));
                places.extend(shown.filter_map(|(behind, _)| cell().map(|(row, column)| (row, column + behind))));
            }
            _ => {}
        }
    }
    places
}

const SHEET: u16 = 0x0085;
const BEGIN: u16 = 0x0809;
const FINISH: u16 = 0x000a;

/// Every sheet that the workbook names, from where it says that it begins.
fn sheets_are_bounded(stream: &[u8]) -> Option<bool> {
    let mut all = true;
    for (kind, record) in Records(stream).take_while(|(kind, _)| *kind != FINISH) {
        if kind == SHEET {
            all &= is_sheet_bounded(stream.get(long(record, 0)? as usize..)?);
        }
    }
    Some(all)
}

/// To the end of the sheet, what is drawn on it included.
fn is_sheet_bounded(stream: &[u8]) -> bool {
    let mut depth = 0usize;
    for (kind, record) in Records(stream) {
        match kind {
            BEGIN => depth += 1,
            FINISH if depth <= 1 => break,
            FINISH => depth -= 1,
            _ if !is_bounded(kind, record).unwrap_or(false) => return false,
            _ => {}
        }
    }
    true
}

/// Whether the place that a record names is one of a sheet.
fn is_bounded(kind: u16, record: &[u8]) -> Option<bool> {
    match kind {
        // The sheet's bounds: 16-bit rows in the oldest.
        0x0200 if record.len() == 10 => Some(short(record, 6)? <= COLUMNS),
        0x0200 => Some(long(record, 4)? <= ROWS && short(record, 10)? <= COLUMNS),
        // Formula, number, text, truth, shared text, formatted text, short number; numbers side by side.
        0x0006 | 0x0203 | 0x0204 | 0x0205 | 0x00fd | 0x00d6 | 0x027e => Some(short(record, 2)? < COLUMNS),
        0x00bd => Some(short(record, 2)? < COLUMNS && short(record, record.len().checked_sub(2)?)? < COLUMNS),
        _ => Some(true),
    }
}

/// Type and content of each record, to the end mark or the end of the bytes.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (short(self.0, 0)?, usize::from(short(self.0, 2)?));
        let record = self.0.get(4..4 + length)?;
        self.0 = &self.0[4 + length..];
        Some((kind, record))
    }
}

/// The folder that the file is: where its streams' pieces lie.
struct Folder<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
    entries: Vec<u8>,
    small: Vec<u8>,
    next_small: Vec<u32>,
}

impl<'a> Folder<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match short(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut folder =
            Folder { bytes, sector, next: Vec::new(), entries: Vec::new(), small: Vec::new(), next_small: Vec::new() };
        let mut tables = longs(bytes.get(76..512)?);
        let mut more = long(bytes, 68)?;
        let most = bytes.len() / sector + 1;
        for step in 0.. {
            if more >= FREE {
                break;
            }
            tables.extend(longs(folder.sector(more)?));
            more = tables.pop()?;
            if step > most {
                return None;
            }
        }
        let tables: Vec<u32> = tables.into_iter().filter(|it| *it < 0xffff_fffc).collect();
        if tables.len() > most {
            return None;
        }
        for table in tables {
            folder.next.extend(longs(folder.sector(table)?));
        }
        folder.entries = folder.chain(long(bytes, 48)?, usize::MAX)?;
        if long(bytes, 64)? > 0 {
            let root = folder.entries.get(..128)?.to_vec();
            folder.small = folder.chain(long(&root, 116)?, folder.length(&root)?)?;
            folder.next_small = longs(&folder.chain(long(bytes, 60)?, usize::MAX)?);
        }
        Some(folder)
    }

    /// The bytes of a stream.
    fn stream(&self, entry: &[u8]) -> Option<Vec<u8>> {
        let (start, length) = (long(entry, 116)?, self.length(entry)?);
        if length >= SMALL {
            return self.chain(start, length);
        }
        let piece = |at: u32| self.small.get(at as usize * 64..).map(|it| &it[..it.len().min(64)]);
        walk(start, length, &self.next_small, piece)
    }

    fn length(&self, entry: &[u8]) -> Option<usize> {
        let high = if self.sector == 512 { 0 } else { long(entry, 124)? };
        usize::try_from(u64::from(high) << 32 | u64::from(long(entry, 120)?)).ok()
    }

    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        walk(start, length, &self.next, |at| self.sector(at))
    }

    /// A sector; the last one of a file may be cut off. The header takes the place of one.
    fn sector(&self, at: u32) -> Option<&'a [u8]> {
        let from = (at as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(from..)?;
        Some(&rest[..rest.len().min(self.sector)])
    }
}

/// The pieces of a chain one after the other; nothing where it leads outside or comes back to itself.
fn walk<'b>(start: u32, length: usize, next: &[u32], piece: impl Fn(u32) -> Option<&'b [u8]>) -> Option<Vec<u8>> {
    let (mut all, mut at) = (Vec::new(), start);
    for _ in 0..=next.len() {
        if at == END || all.len() >= length {
            all.truncate(length);
            return Some(all);
        }
        all.extend_from_slice(piece(at)?);
        if all.len() < length {
            at = *next.get(at as usize)?;
        }
    }
    None
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn longs(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|it| u32::from_le_bytes([it[0], it[1], it[2], it[3]])).collect()
}
