//! JSON objects, key by key.

use serde_json::{Map, Value};

/// An object that leaves out what is not there.
#[derive(Default)]
pub(super) struct Object(pub Map<String, Value>);

impl Object {
    /// An object of these entries. They are put in one by one: collecting a map sorts, with a sort for every place that does so.
    pub fn of<K: Into<String>, V: Into<Value>>(entries: impl IntoIterator<Item = (K, V)>) -> Self {
        let mut object = Map::new();
        for (key, value) in entries {
            object.insert(key.into(), value.into());
        }
        Object(object)
    }

    /// Adds a value, where there is one.
    pub fn put(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(key.to_owned(), value.into());
        }
    }

    /// Nothing where nothing is in it.
    pub fn some(self) -> Option<Value> {
        (!self.0.is_empty()).then(|| self.0.into())
    }
}
