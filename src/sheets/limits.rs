//! What is too much: beyond these a file is refused with a sentence that states the limit.

/// Bytes of a file.
pub const MAX_FILE: usize = 100 << 20;
/// Bytes that a file may become when it is unpacked.
pub const MAX_UNPACKED: u64 = 500 << 20;
/// Entries of an archive.
pub const MAX_ENTRIES: usize = 10_000;
/// Filled cells of a sheet.
pub const MAX_CELLS: usize = 3_000_000;
/// After so many blank rows the table has ended; what stands below is a stray cell.
pub const MAX_BLANK_ROWS: u32 = 1_000;
/// After so many blank columns the table has ended.
pub const MAX_BLANK_COLUMNS: u32 = 100;
