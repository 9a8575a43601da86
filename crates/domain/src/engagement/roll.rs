use super::{Contact, Engagement};
use crate::device::Section;
use crate::ids::ContactName;

/// All that is known of who is paged for an incident.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Roll {
    /// The engagements, latest first, as they were read last.
    pub engagements: Section<Vec<Engagement>>,
    /// The contacts that they name, and those that these name, as they were read last.
    pub contacts: Vec<Contact>,
}

impl Roll {
    /// The contact of that name, if it was ever read.
    pub fn contact(&self, name: &ContactName) -> Option<&Contact> {
        self.contacts.iter().find(|one| &one.summary.name == name)
    }

    /// What people call a contact; its name where that is not known.
    pub fn said<'a>(&'a self, name: &'a ContactName) -> &'a str {
        self.contact(name)
            .map_or_else(|| name.as_str(), |one| one.summary.said())
    }

    /// The engagements.
    pub fn all(&self) -> &[Engagement] {
        self.engagements.value.as_deref().unwrap_or_default()
    }
}
