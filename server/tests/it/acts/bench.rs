use crate::site::{Form, Person, Site, form_of};
use domain::ids::{EntryId, IncidentId};
use domain::rights::Role;

/// A site whose first row and second incident the forms name, and somebody who sends them.
pub struct Bench {
    pub site: Site,
    pub person: Person,
    pub other: IncidentId,
    row: String,
}

impl Bench {
    pub async fn start(subject: &str, role: Role) -> Self {
        let site = Site::start().await;
        let other = site.another("meter-4 resets", 8);
        let person = site.person(subject, role).await;
        let row = site.rows(&site.id).await[0].key.clone();
        Self {
            site,
            person,
            other,
            row,
        }
    }

    /// The usual form of the function under that entry.
    pub fn form(&self, path: &str, entry: &EntryId) -> Form {
        let (id, other) = (self.site.id.to_string(), self.other.to_string());
        form_of(path, &id, entry.as_str(), &other, &self.row)
    }
}
