//! The shadows of all things.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::shadow::{NotTaken, Shadow};
use crate::wire::Refusal;

/// By thing and name; the empty name is the classic shadow's.
#[derive(Debug, Default)]
pub(crate) struct Shadows {
    by_name: BTreeMap<(String, String), Shadow>,
}

impl Shadows {
    /// # Errors
    /// `InvalidRequestException`, `ConflictException` or `RequestEntityTooLargeException` as the document deserves.
    pub(crate) fn update(
        &mut self,
        thing: &str,
        name: &str,
        document: &[u8],
        now: i64,
    ) -> Result<Value, Refusal> {
        let key = (thing.to_owned(), name.to_owned());
        let shadow = self.by_name.entry(key).or_default();
        shadow.update(document, now).map_err(|error| match error {
            NotTaken::Version => Refusal::new(409, "ConflictException", error.to_string()),
            NotTaken::Size => Refusal::new(413, "RequestEntityTooLargeException", error.to_string()),
            error => Refusal::validation(error.to_string()),
        })
    }

    /// # Errors
    /// `ResourceNotFoundException` where there is none.
    pub(super) fn get(&mut self, thing: &str, name: &str) -> Result<&mut Shadow, Refusal> {
        let key = (thing.to_owned(), name.to_owned());
        let shadow = self.by_name.get_mut(&key).filter(|shadow| shadow.exists);
        shadow.ok_or_else(|| {
            let message = if name.is_empty() {
                format!("No shadow exists with name: '{thing}'")
            } else {
                format!("No shadow exists with name: '{thing}~{name}'")
            };
            Refusal::new(404, "ResourceNotFoundException", message)
        })
    }

    /// What the index holds of a thing's shadows: the classic one's members, and the others below `name`.
    pub(crate) fn indexed(&self, thing: &str) -> Option<Value> {
        let of_thing = (thing.to_owned(), String::new())..;
        let mut all = json!({});
        for ((_, name), shadow) in self
            .by_name
            .range(of_thing)
            .take_while(|((of, _), _)| of == thing)
            .filter(|(_, shadow)| shadow.exists)
        {
            // The classic one comes first: its name is empty.
            if name.is_empty() {
                all = shadow.indexed();
            } else {
                all["name"][name] = shadow.indexed();
            }
        }
        (all != json!({})).then_some(all)
    }

    /// The names of a thing's shadows but the classic one.
    pub(super) fn names<'a>(&'a self, thing: &'a str) -> impl Iterator<Item = &'a str> {
        let shadows = self.by_name.iter();
        shadows
            .filter(move |((of, name), shadow)| of == thing && !name.is_empty() && shadow.exists)
            .map(|((_, name), _)| name.as_str())
    }
}
