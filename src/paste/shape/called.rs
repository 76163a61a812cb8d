//! What a column is called whose names stood in headings or in the first column.

use crate::paste::looks::trim;
use crate::paste::reshape::is_channel;
use crate::paste::{Table, date};

/// What a column of names is called in German and English.
pub const CHANNEL: [&str; 2] = ["Kanal", "Channel"];
pub const PERIOD: [&str; 2] = ["Zeitraum", "Period"];
pub const GROUP: [&str; 2] = ["Gruppe", "Group"];
pub const ACCOUNT: [&str; 2] = ["Konto", "Account"];

/// What stands in the first column, in lower case.
pub fn label(table: &Table, row: usize) -> String {
    trim(&table.cell(row, 0)).to_lowercase()
}

/// What a column of the names in the first column of these rows is called.
pub fn name_of(table: &Table, rows: &[usize]) -> &'static str {
    let labels = || rows.iter().map(|row| label(table, *row));
    let names = match () {
        () if labels().all(|it| is_channel(&it)) => CHANNEL,
        () if labels().all(|it| date::period(&it).is_some()) => PERIOD,
        () => GROUP,
    };
    let is_taken = |name: &&str| table.columns.iter().any(|it| trim(it).eq_ignore_ascii_case(name));
    word(table, if names.iter().any(is_taken) { GROUP } else { names })
}

/// The word in the language of the columns.
pub fn word(table: &Table, [german, english]: [&'static str; 2]) -> &'static str {
    const ENGLISH: &[&str] =
        &["row labels", "reach", "comments", "impressions", "views", "date", "month", "channel", "clicks"];
    let is_english = table.columns.iter().any(|it| {
        let header = it.to_lowercase();
        header.contains(" of ") || ENGLISH.contains(&header.as_str())
    });
    if is_english { english } else { german }
}
