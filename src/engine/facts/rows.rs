//! Result rows: which table rows belong together, and what they are called.

use std::collections::BTreeMap;
use std::ops::Deref;

use crate::engine::data_set::{Column, DataSet, Role};
use crate::engine::measure::Measure;
use crate::engine::settings::Per;
use crate::order;

/// The labels of a result row, as they were pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The company.
    pub company: Option<String>,
    /// The channel.
    pub channel: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// The post.
    pub post: Option<String>,
    /// The group: industry, size class, campaign.
    pub group: Option<String>,
    /// What further words tell rows apart whose labels are alike, a format or a placement; no part of a label.
    pub further: Option<String>,
}

impl Identity {
    /// The non-empty parts of the label in the order in which they are read.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        [&self.company, &self.channel, &self.period, &self.post, &self.group].into_iter().filter_map(|it| it.as_deref())
    }
}

/// One row of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultRow {
    /// The label: the parts of the identity joined by ` · `; unique.
    pub label: String,
    /// The table rows that it pools.
    pub members: Members,
}

/// The table rows of a result row: mostly one, which then takes no memory of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Members {
    /// A single table row.
    One([u32; 1]),
    /// Several.
    Many(Vec<u32>),
}

impl Deref for Members {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        match self {
            Members::One(row) => row,
            Members::Many(rows) => rows,
        }
    }
}

impl From<Vec<u32>> for Members {
    fn from(rows: Vec<u32>) -> Self {
        match rows[..] {
            [row] => Members::One([row]),
            _ => Members::Many(rows),
        }
    }
}

/// What the labels of a table are, and where they stand.
#[derive(Clone, Debug)]
pub(super) struct Labels {
    per: Per,
    columns: [Option<usize>; ALL_PARTS.len()],
    /// The first column of words, which names a row that nothing else names.
    words: Option<usize>,
    /// The columns of words that tell rows apart whose labels are alike.
    further: Vec<usize>,
}

/// Between the parts of a label.
const SEPARATOR: &str = " · ";

const ALL_PARTS: [Measure; 5] = [Measure::Company, Measure::Channel, Measure::Period, Measure::Post, Measure::Group];

impl Labels {
    pub(super) fn new(data: &DataSet, per: Per) -> Self {
        let further = if per == Per::Row { further_words(data) } else { Vec::new() };
        Labels { per, further, ..Labels::plain(data) }
    }

    /// Of table rows, without further words.
    fn plain(data: &DataSet) -> Self {
        let column = |measure: Measure| data.columns.iter().position(|column| column.role == Role::Measure(measure));
        Labels { per: Per::Row, columns: ALL_PARTS.map(column), words: naming_words(data), further: Vec::new() }
    }

    /// The identity that this kind of result row keeps, of one of its table rows.
    pub(super) fn identity(&self, data: &DataSet, row: u32) -> Identity {
        let kept: &[Measure] = match self.per {
            Per::Row => &ALL_PARTS,
            Per::Post => &[Measure::Post],
            Per::Channel => &[Measure::Company, Measure::Channel],
            Per::Company => &[Measure::Company],
            Per::Period => &[Measure::Period],
            Per::Group => &[Measure::Group],
        };
        let words = |column: usize| named(&data.columns[column], row);
        let part = |place: usize| words(self.columns[place].filter(|_| kept.contains(&ALL_PARTS[place]))?);
        let further = self.further(data, row);
        Identity { company: part(0), channel: part(1), period: part(2), post: part(3), group: part(4), further }
    }

    /// The words that tell a table row apart from others with its label; at no cost where no label needs any.
    pub(super) fn further(&self, data: &DataSet, row: u32) -> Option<String> {
        let words: Vec<String> = self.further.iter().filter_map(|column| named(&data.columns[*column], row)).collect();
        Some(words.join(SEPARATOR)).filter(|it| !it.is_empty())
    }

    /// What a result row is called by one of its table rows; empty where nothing names it.
    fn name(&self, data: &DataSet, row: u32) -> String {
        if !self.has_own_column() {
            return String::new();
        }
        let name = self.identity(data, row).parts().collect::<Vec<_>>().join(SEPARATOR);
        if name.is_empty() && self.per == Per::Row {
            return self.words.map(|column| word(&data.columns[column], row)).unwrap_or_default();
        }
        name
    }

    /// Groups table rows into result rows, in the order of first appearance.
    pub(super) fn group(&self, data: &DataSet) -> Vec<ResultRow> {
        let groups = self.groups(data);
        let mut rows = Vec::with_capacity(groups.len());
        for (place, members) in groups.into_iter().enumerate() {
            let first = members.first().copied().unwrap_or_default();
            let mut label = self.name(data, first);
            if label.is_empty() {
                label = (place + 1).to_string();
            }
            rows.push(ResultRow { label, members });
        }
        number_repeated(&mut rows);
        rows
    }

    /// Without its column a kind of result row is the whole table, which has no identity.
    pub(super) fn has_own_column(&self) -> bool {
        let own = match self.per {
            Per::Row => return true,
            Per::Company => 0,
            Per::Channel => 1,
            Per::Period => 2,
            Per::Post => 3,
            Per::Group => 4,
        };
        self.columns[own].is_some()
    }

    /// Table rows with the same identity; without such a column the whole table is one row.
    fn groups(&self, data: &DataSet) -> Vec<Members> {
        let n = data.len() as u32;
        if self.per == Per::Row {
            return (0..n).map(|row| Members::One([row])).collect();
        }
        if n == 0 {
            return Vec::new();
        }
        if !self.has_own_column() {
            return vec![(0..n).collect::<Vec<_>>().into()];
        }
        let mut places: BTreeMap<Identity, usize> = BTreeMap::new();
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for row in 0..n {
            let place = *places.entry(self.identity(data, row)).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[place].push(row);
        }
        groups.into_iter().map(Members::from).collect()
    }
}

/// The first column of words that may be names: “−5 % against last month” is none.
pub fn naming_words(data: &DataSet) -> Option<usize> {
    let names = |column: &Column| (0..data.len().min(20)).any(|row| !word(column, row as u32).contains('%'));
    data.columns.iter().position(|it| !it.is_numeric() && it.role != Role::Ignored && names(it))
}

/// The columns of words that tell rows apart where labels repeat, as far as they can: `Format`, `Placement`, `Ad set`. What tells
/// most apart is taken first; of equals a format, then what stands farther left.
fn further_words(data: &DataSet) -> Vec<usize> {
    /// So many rows show whether labels repeat.
    const SEEN: usize = 1000;
    /// So many columns of words are tried.
    const TRIED: usize = 12;
    /// More words nobody reads.
    const MOST: usize = 3;
    let n = data.len().min(SEEN) as u32;
    let labels = Labels::plain(data);
    let mut names: Vec<u64> = (0..n).map(|row| hash(&labels.name(data, row))).collect();
    let mut n_names = distinct(&names);
    let mut found = Vec::new();
    if n_names == names.len() {
        return found;
    }
    let may_tell = |role: Role| matches!(role, Role::Unknown | Role::Measure(Measure::PostType));
    let is_further = |it: &usize| {
        let column = &data.columns[*it];
        may_tell(column.role) && !column.is_numeric() && are_names(column, n)
    };
    let mut tried: Vec<usize> = (0..data.columns.len()).filter(is_further).take(TRIED).collect();
    order::by_key(&mut tried, |it| data.columns[*it].role == Role::Unknown);
    while n_names < names.len() && found.len() < MOST {
        let mut best = None;
        for column in &tried {
            let word_in = |row: u32| word(&data.columns[*column], row);
            let with: Vec<u64> = (0..n).zip(&names).map(|(row, name)| hash_on(*name, &word_in(row))).collect();
            let n_with = distinct(&with);
            if n_with > n_names {
                n_names = n_with;
                best = Some((*column, with));
            }
        }
        let Some((column, with)) = best else { break };
        found.push(column);
        names = with;
    }
    order::upwards(&mut found);
    found
}

/// Whether a column's words are names rather than remarks, addresses or changes in per cent, and most rows have one.
fn are_names(column: &Column, n: u32) -> bool {
    /// In bytes.
    const LONGEST: usize = 60;
    let is_change = |word: &str| word.ends_with('%') && !word.starts_with(char::is_alphabetic);
    let is_name = |word: &str| word.len() <= LONGEST && !word.contains("://") && !is_change(word);
    let mut n_filled = 0;
    let mut words = (0..n).map(|row| column.word(row as usize)).filter(|it| !it.is_empty());
    words.all(|it| {
        n_filled += 1;
        is_name(&it)
    }) && n_filled * 2 > n
}

fn distinct(hashes: &[u64]) -> usize {
    let mut hashes = hashes.to_vec();
    order::upwards(&mut hashes);
    hashes.dedup();
    hashes.len()
}

/// A cell's words, where they name anything: platforms put dashes where there is nothing.
fn named(column: &Column, row: u32) -> Option<String> {
    Some(word(column, row)).filter(|word| !word.trim_matches(['-', '–', '—']).is_empty())
}

fn word(column: &Column, row: u32) -> String {
    column.word(row as usize).into_owned()
}

/// A repeated label gets ` (2)`. Labels are compared by their hashes, so that a hundred thousand of them cost no more than
/// sorting numbers.
fn number_repeated(rows: &mut [ResultRow]) {
    let mut places: Vec<(u64, usize)> = rows.iter().enumerate().map(|(place, row)| (hash(&row.label), place)).collect();
    places.sort_unstable();
    // Somebody may have pasted "A (2)" beside two of "A".
    let is_pasted = |label: &str| places.binary_search_by_key(&hash(label), |it| it.0).is_ok();
    for same in places.chunk_by(|a, b| a.0 == b.0) {
        let mut number = 1;
        for (_, place) in &same[1..] {
            let label = &mut rows[*place].label;
            *label = loop {
                number += 1;
                let candidate = format!("{label} ({number})");
                if !is_pasted(&candidate) {
                    break candidate;
                }
            };
        }
    }
}

/// FNV-1a: short, and the same on every machine.
fn hash(text: &str) -> u64 {
    hash_on(0xcbf2_9ce4_8422_2325, text)
}

/// The hash of what came before and this text.
fn hash_on(before: u64, text: &str) -> u64 {
    text.bytes().fold(before, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
