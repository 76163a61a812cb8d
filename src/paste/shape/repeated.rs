//! The header once more with another word in its corner, which names the rows below it: `Jan | Likes`, and below it `Feb | Likes`.

use super::blocks::is_header_again;
use super::called::{ACCOUNT, CHANNEL, PERIOD, label, name_of, word};
use super::outline::{Level, Outline};
use crate::paste::reshape::is_channel;
use crate::paste::{Table, date};

/// The headings, if there are such headers; the header of the table, whose corner names the first group, is one of them.
pub fn find(table: &Table) -> Option<Outline> {
    let rows = headers(table)?;
    let are = |is_one: &dyn Fn(&str) -> bool| {
        let mut others = (0..table.len()).filter(|row| !rows.contains(row));
        others.all(|row| is_one(&label(table, row)))
    };
    let below = match () {
        () if are(&is_channel) => CHANNEL,
        () if are(&|it| date::period(it).is_some()) => PERIOD,
        () => ACCOUNT,
    };
    let name = Some(name_of(table, &rows));
    Some(Outline { levels: vec![Level { rows, name }], has_sums: false, labels: Some(word(table, below)) })
}

/// The rows that are such headers.
fn headers(table: &Table) -> Option<Vec<usize>> {
    let (header, grid) = (table.header_record? as usize, table.grid());
    let is_one = |row: &usize| table.record(*row).is_some_and(|it| is_header_again(grid, header, it as usize));
    let rows: Vec<usize> = (0..table.len()).filter(is_one).collect();
    // Something stands between them.
    let has_rows =
        rows.windows(2).all(|pair| pair[1] > pair[0] + 1) && rows.last().is_some_and(|it| it + 1 < table.len());
    (!rows.is_empty() && rows.first() != Some(&0) && has_rows).then_some(rows)
}
