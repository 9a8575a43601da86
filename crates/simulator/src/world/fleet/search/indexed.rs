//! What the index holds of a thing beside the registry.

use serde_json::Value;

use super::super::Fleet;

/// Shadow and violations of one thing, as whoever keeps them last told the index.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Indexed {
    pub shadow: Option<Value>,
    pub device_defender: Option<Value>,
}

impl Fleet {
    /// A thing's shadows as far as they are indexed: the classic one by the mode of things, others by their own mode and
    /// the names that the configuration lists.
    pub(crate) fn indexed_shadow(&self, thing: &str) -> Option<Value> {
        let mut shadow = self.indexed.get(thing)?.shadow.clone()?;
        let members = shadow.as_object_mut()?;
        let named = members.remove("name");
        if !self.indexing.shadows() {
            members.clear();
        }
        if let Some(Value::Object(mut named)) = named {
            named.retain(|name, _| self.indexing.names_shadow(name));
            if !named.is_empty() {
                members.insert("name".to_owned(), named.into());
            }
        }
        (!members.is_empty()).then_some(shadow)
    }

    /// A thing's violations, if they are indexed.
    pub(crate) fn indexed_violations(&self, thing: &str) -> Option<&Value> {
        let indexed = self.indexed.get(thing).filter(|_| self.indexing.violations());
        indexed?.device_defender.as_ref()
    }
}
