use super::renew::{named, targets};
use crate::Console;
use crate::ports::JournalError;
use domain::engagement::{Contact, Roll};
use domain::ids::{ContactName, IncidentId};
use std::collections::BTreeSet;

/// How deep plans name contacts that name contacts.
const DEPTH: usize = 3;

/// All that the copy has of who is paged for an incident.
pub(crate) async fn roll(console: &Console, id: &IncidentId) -> Result<Roll, JournalError> {
    let engagements = console.journal.engagements(id).await?;
    let mut contacts: Vec<Contact> = Vec::new();
    let mut wanted = named(&engagements);
    for _ in 0..DEPTH {
        if wanted.is_empty() {
            break;
        }
        let names: Vec<ContactName> = wanted.iter().cloned().collect();
        let known = console.journal.contacts(&names).await?;
        let next: BTreeSet<ContactName> = known.iter().flat_map(|(contact, _)| targets(contact)).collect();
        contacts.extend(known.into_iter().map(|(contact, _)| contact));
        wanted = next
            .into_iter()
            .filter(|name| contacts.iter().all(|one| &one.summary.name != name))
            .collect();
    }
    Ok(Roll {
        engagements,
        contacts,
    })
}
