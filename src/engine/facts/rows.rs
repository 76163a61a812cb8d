//! Result rows: which table rows belong together, and what they are called.

use std::collections::BTreeMap;

use crate::engine::data_set::{Column, DataSet, Role};
use crate::engine::measure::Measure;
use crate::engine::settings::Per;

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
}

impl Identity {
    /// The non-empty parts in the order in which they are read.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        [&self.company, &self.channel, &self.period, &self.post, &self.group].into_iter().filter_map(|it| it.as_deref())
    }
}

/// One row of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultRow {
    /// The label: the parts of the identity joined by ` · `; unique.
    pub label: String,
    /// The parts.
    pub identity: Identity,
    /// The table rows that it pools.
    pub members: Vec<u32>,
}

/// Groups table rows into result rows, in the order of first appearance.
pub(super) fn group(data: &DataSet, per: Per) -> Vec<ResultRow> {
    let columns = IdentityColumns::new(data);
    let groups = match per {
        Per::Row => (0..data.len() as u32).map(|row| (columns.identity(row, &ALL_PARTS), vec![row])).collect(),
        _ => columns.by(per, data.len()),
    };
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    groups
        .into_iter()
        .enumerate()
        .map(|(place, (identity, members))| {
            let mut label = identity.parts().collect::<Vec<_>>().join(" · ");
            if label.is_empty() && per == Per::Row {
                label = members.first().map(|row| columns.first_words(*row)).unwrap_or_default();
            }
            if label.is_empty() {
                label = (place + 1).to_string();
            }
            ResultRow { label: unique(label, &mut seen), identity, members }
        })
        .collect()
}

const ALL_PARTS: [Measure; 5] = [Measure::Company, Measure::Channel, Measure::Period, Measure::Post, Measure::Group];

/// A repeated label gets ` (2)`.
fn unique(label: String, seen: &mut BTreeMap<String, u32>) -> String {
    let count = seen.entry(label.clone()).and_modify(|count| *count += 1).or_insert(1);
    if *count == 1 {
        return label;
    }
    let mut count = *count;
    loop {
        let candidate = format!("{label} ({count})");
        if !seen.contains_key(&candidate) {
            seen.insert(candidate.clone(), 1);
            return candidate;
        }
        count += 1;
    }
}

struct IdentityColumns<'a> {
    data: &'a DataSet,
    words: Option<&'a Column>,
}

impl<'a> IdentityColumns<'a> {
    fn new(data: &'a DataSet) -> Self {
        let words = data.columns.iter().find(|column| !column.is_numeric() && column.role != Role::Ignored);
        IdentityColumns { data, words }
    }

    fn column(&self, measure: Measure) -> Option<&'a Column> {
        self.data.columns.iter().find(|column| column.role == Role::Measure(measure))
    }

    fn word(&self, measure: Measure, row: u32) -> Option<String> {
        let word = self.column(measure)?.word(row as usize);
        let word = word.trim();
        (!word.is_empty()).then(|| word.to_owned())
    }

    fn identity(&self, row: u32, parts: &[Measure]) -> Identity {
        let part = |measure: Measure| parts.contains(&measure).then(|| self.word(measure, row)).flatten();
        Identity {
            company: part(Measure::Company),
            channel: part(Measure::Channel),
            period: part(Measure::Period),
            post: part(Measure::Post),
            group: part(Measure::Group),
        }
    }

    fn first_words(&self, row: u32) -> String {
        self.words.map(|column| column.word(row as usize).trim().to_owned()).unwrap_or_default()
    }

    /// Table rows with the same identity under `per`; without such a column the whole table is one row.
    fn by(&self, per: Per, n: usize) -> Vec<(Identity, Vec<u32>)> {
        let (needed, parts): (Measure, &[Measure]) = match per {
            Per::Row | Per::Post => (Measure::Post, &[Measure::Post]),
            Per::Channel => (Measure::Channel, &[Measure::Company, Measure::Channel]),
            Per::Company => (Measure::Company, &[Measure::Company]),
            Per::Period => (Measure::Period, &[Measure::Period]),
            Per::Group => (Measure::Group, &[Measure::Group]),
        };
        if n == 0 {
            return Vec::new();
        }
        if self.column(needed).is_none() {
            return vec![(Identity::default(), (0..n as u32).collect())];
        }
        let mut places: BTreeMap<Identity, usize> = BTreeMap::new();
        let mut groups: Vec<(Identity, Vec<u32>)> = Vec::new();
        for row in 0..n as u32 {
            let identity = self.identity(row, parts);
            match places.get(&identity) {
                Some(place) => groups[*place].1.push(row),
                None => {
                    places.insert(identity.clone(), groups.len());
                    groups.push((identity, vec![row]));
                }
            }
        }
        groups
    }
}
