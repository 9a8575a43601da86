use crate::Console;
use crate::ports::JournalError;
use domain::device::Section;
use domain::engagement::{Contact, ContactKind, ContactSummary, Engagement, Target};
use domain::ids::ContactName;
use domain::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// A contact of an engagement that is under way is read again after this, in milliseconds: a plan may change, a contact be
/// deleted.
const RUNNING: i64 = 60_000;
/// How deep plans name contacts that name contacts.
const DEPTH: usize = 3;

/// The contacts that engagements name, and those that their plans name; read again where that is due. One that can't be
/// read stays as it was read last. `true` when one is not as it was.
pub(super) async fn renew(
    console: &Console,
    engagements: &Section<Vec<Engagement>>,
    now: Timestamp,
) -> Result<(Vec<Contact>, bool), JournalError> {
    let running = engagements
        .value
        .iter()
        .flatten()
        .any(|one| one.stopped.is_none());
    let mut found: BTreeMap<ContactName, Contact> = BTreeMap::new();
    let mut wanted = named(engagements);
    let mut changed = false;
    for _ in 0..DEPTH {
        let names: Vec<ContactName> = wanted.iter().cloned().collect();
        for (contact, at) in known_or_new(console, &names).await? {
            let due = at.is_none_or(|at| running && now.since(at) >= RUNNING);
            let contact = if due {
                let newer = read(console, contact.clone(), now).await?;
                changed |= newer != contact;
                newer
            } else {
                contact
            };
            found.insert(contact.summary.name.clone(), contact);
        }
        let targets = found.values().flat_map(targets).collect::<BTreeSet<_>>();
        wanted = targets
            .into_iter()
            .filter(|name| !found.contains_key(name))
            .collect();
        if wanted.is_empty() {
            break;
        }
    }
    Ok((found.into_values().collect(), changed))
}

/// The contacts that engagements and their pages name.
pub(super) fn named(engagements: &Section<Vec<Engagement>>) -> BTreeSet<ContactName> {
    let all = engagements.value.iter().flatten();
    all.flat_map(|one| {
        let pages = one.pages.iter().map(|page| page.contact.clone());
        pages.chain([one.contact.clone()])
    })
    .collect()
}

/// The contacts that a plan turns to.
pub(super) fn targets(contact: &Contact) -> Vec<ContactName> {
    let targets = contact.stages.iter().flat_map(|stage| &stage.targets);
    targets
        .filter_map(|target| match target {
            Target::Contact { contact, .. } => Some(contact.clone()),
            Target::Channel { .. } => None,
        })
        .collect()
}

async fn known_or_new(
    console: &Console,
    names: &[ContactName],
) -> Result<Vec<(Contact, Option<Timestamp>)>, JournalError> {
    let known = console.journal.contacts(names).await?;
    let mut all: Vec<(Contact, Option<Timestamp>)> = Vec::with_capacity(names.len());
    for name in names {
        let kept = known.iter().find(|(contact, _)| &contact.summary.name == name);
        all.push(match kept {
            Some((contact, at)) => (contact.clone(), Some(*at)),
            None => (unknown(name), None),
        });
    }
    Ok(all)
}

/// A contact of which only the name is known.
fn unknown(name: &ContactName) -> Contact {
    Contact {
        summary: ContactSummary {
            name: name.clone(),
            display: None,
            kind: ContactKind::OnCall,
        },
        stages: Vec::new(),
        channels: Vec::new(),
        gone: None,
    }
}

async fn read(console: &Console, kept: Contact, now: Timestamp) -> Result<Contact, JournalError> {
    let contact = match console.contacts.contact(&kept.summary.name).await {
        Ok(Some(contact)) => contact,
        Ok(None) => Contact {
            gone: kept.gone.or(Some(now)),
            ..kept
        },
        Err(error) => {
            tracing::debug!(error = %error, contact = %kept.summary.name, "a contact could not be read");
            return Ok(kept);
        }
    };
    console.journal.save_contact(&contact, now).await?;
    Ok(contact)
}
