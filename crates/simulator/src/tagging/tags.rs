//! Tags by the ARN of what they are on.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// The tags of IoT's resources. A resource that lost its tags stays, with none.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    by_arn: BTreeMap<String, BTreeMap<String, String>>,
}

impl Tags {
    /// Adds tags from a request's list of `{ Key, Value }` or `{ key, value }`; nothing where there is no list.
    pub(crate) fn add_list(&mut self, arn: &str, list: &Value) {
        let member = |tag: &Value, upper: &str, lower: &str| {
            let text = tag[upper].as_str().or_else(|| tag[lower].as_str());
            text.unwrap_or_default().to_owned()
        };
        let tags = list.as_array().into_iter().flatten();
        let tags = tags.map(|tag| (member(tag, "Key", "key"), member(tag, "Value", "value")));
        self.add(arn, tags);
    }

    pub(crate) fn add(&mut self, arn: &str, tags: impl Iterator<Item = (String, String)>) {
        let mut tags = tags.peekable();
        if tags.peek().is_some() {
            self.by_arn.entry(arn.to_owned()).or_default().extend(tags);
        }
    }

    pub(crate) fn remove<'a>(&mut self, arn: &str, keys: impl Iterator<Item = &'a str>) {
        if let Some(tags) = self.by_arn.get_mut(arn) {
            for key in keys {
                tags.remove(key);
            }
        }
    }

    /// The resource is gone.
    pub(crate) fn forget(&mut self, arn: &str) {
        self.by_arn.remove(arn);
    }

    /// How many tags the resource would have with these added.
    pub(crate) fn count_with<'a>(&self, arn: &str, keys: impl Iterator<Item = &'a str>) -> usize {
        let mut all: std::collections::BTreeSet<&str> = keys.collect();
        all.extend(
            self.by_arn
                .get(arn)
                .into_iter()
                .flatten()
                .map(|(key, _)| key.as_str()),
        );
        all.len()
    }

    /// The tags of one resource as a list, with these names for key and value.
    pub(crate) fn list(&self, arn: &str, key: &str, value: &str) -> Vec<Value> {
        let tags = self.by_arn.get(arn).into_iter().flatten();
        tags.map(|(name, text)| {
            let mut tag = Map::new();
            tag.insert(key.to_owned(), json!(name));
            tag.insert(value.to_owned(), json!(text));
            Value::Object(tag)
        })
        .collect()
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = (&String, &BTreeMap<String, String>)> {
        self.by_arn.iter()
    }
}
