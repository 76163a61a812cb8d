//! With whom a row is compared: its industry, its channel, or accounts of its size.

use std::collections::BTreeMap;

use super::notes;
use crate::engine::facts::Facts;
use crate::engine::measure::Measure;
use crate::engine::note::Note;
use crate::engine::score::Peers;
use crate::method::rank::competition;
use crate::order;

/// A class of rows that are compared with one another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The group or channel of this name.
    Named(String),
    /// From 10 to the power of this many followers up to ten times as many; the smallest reach down to none, the largest
    /// have no upper end.
    Size(u8),
}

/// Fewer followers than ten times 10 to the power of this are one class …
const SMALLEST: u8 = 2;
/// … and so are all from 10 to the power of this on. Published rates fall by a third from one of these classes to the next.
const LARGEST: u8 = 6;

/// The powers of ten with which size classes begin.
pub fn size_classes() -> std::ops::RangeInclusive<u8> {
    SMALLEST..=LARGEST
}

impl Class {
    /// The followers of a size class: from (none for the smallest) and below (none for the largest).
    pub fn followers(&self) -> Option<(Option<f64>, Option<f64>)> {
        let Class::Size(power) = self else { return None };
        let power_of_ten = |power: u8| 10f64.powi(i32::from(power));
        Some(((*power > SMALLEST).then(|| power_of_ten(*power)), (*power < LARGEST).then(|| power_of_ten(*power + 1))))
    }
}

/// The class of a row; `None` where the table does not say it.
pub fn class_of(facts: &Facts, row: usize, peers: Peers) -> Option<Class> {
    // A result row of several table rows belongs to a class only where they all do.
    let word = |measure: Measure| {
        let mut words = facts.words(measure, row).into_iter();
        let first = words.next().filter(|it| !it.is_empty())?;
        words.all(|it| it == first).then_some(Class::Named(first))
    };
    match peers {
        Peers::Group => word(Measure::Group),
        Peers::Channel => word(Measure::Channel),
        Peers::Size => {
            let followers = facts.measure(row, Measure::Followers).filter(|it| *it >= 0.0)?;
            let power = (SMALLEST + 1..=LARGEST).rev().find(|power| followers >= 10f64.powi(i32::from(*power)));
            Some(Class::Size(power.unwrap_or(SMALLEST)))
        }
    }
}

/// The class of each row.
pub fn classes_of(facts: &Facts, peers: Peers) -> Vec<Option<Class>> {
    (0..facts.rows.len()).map(|row| class_of(facts, row, peers)).collect()
}

/// The competition rank of each row among those of its class.
pub fn ranks_among(classes: &[Option<Class>], scores: &[Option<f64>]) -> Vec<Option<u32>> {
    let mut ranks = vec![None; scores.len()];
    for class in order::set(classes.iter().flatten()) {
        let is_member = |it: &Option<Class>| it.as_ref() == Some(class);
        let among: Vec<Option<f64>> =
            classes.iter().zip(scores).map(|(it, score)| score.filter(|_| is_member(it))).collect();
        for (rank, place) in ranks.iter_mut().zip(competition(&among)) {
            *rank = rank.or(place);
        }
    }
    ranks
}

/// Classes as numbers; nothing where nobody asked, or where the table has none of them.
pub(super) fn settle(facts: &Facts, peers: Option<Peers>, notes: &mut Vec<Note>) -> Option<Vec<Option<u32>>> {
    let peers = peers?;
    let found = classes_of(facts, peers);
    if found.iter().all(Option::is_none) {
        if !facts.rows.is_empty() {
            notes.push(Note::new(&notes::NO_PEERS));
        }
        return None;
    }
    let mut numbers: BTreeMap<&Class, u32> = BTreeMap::new();
    let mut classes = Vec::with_capacity(found.len());
    for class in &found {
        let next = numbers.len() as u32;
        classes.push(class.as_ref().map(|class| *numbers.entry(class).or_insert(next)));
    }
    let without = found.iter().filter(|class| class.is_none()).count();
    notes.push(Note::new(&notes::PEERS_COMPARED).with(numbers.len()));
    if without > 0 {
        notes.push(Note::new(&notes::WITHOUT_PEERS).with(without));
    }
    Some(classes)
}
