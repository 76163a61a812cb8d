//! Sorting, once for everyone. Each generic sort that is compiled costs the page some eight kilobytes, and there were
//! dozens; here one sort of places serves them all, by comparing through a pointer. Equal items keep their order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts by `compare`.
pub fn by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = places(items.len(), &|a, b| compare(&items[a], &items[b]));
    put(items, order);
}

/// Sorts by a key.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts upwards.
pub fn upwards<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// Sorts numbers upwards; the one sort that may be large, and so the one that is compiled for itself.
pub fn numbers(items: &mut [f64]) {
    items.sort_unstable_by(f64::total_cmp);
}

/// A map of these entries; of two with the same key the later one stands. They are put in one by one: collecting a map sorts,
/// with a sort of its own for every place that does so.
pub fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut all = BTreeMap::new();
    all.extend(entries);
    all
}

/// A set of these items, in the same way.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut all = BTreeSet::new();
    all.extend(items);
    all
}

/// Which item comes at each place.
fn places(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Puts every item at its place, following each circle of places once.
fn put<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn equal_items_keep_their_order() {
        let mut items = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        super::by_key(&mut items, |it| it.0);
        assert_eq!(items, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        let mut words = ["b", "a", "c"].map(String::from).to_vec();
        super::upwards(&mut words);
        assert_eq!(words, ["a", "b", "c"]);
    }
}
