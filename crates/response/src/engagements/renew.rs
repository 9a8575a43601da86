use crate::Console;
use crate::ports::JournalError;
use domain::device::Section;
use domain::engagement::{Contact, ContactKind, ContactSummary, Engagement, Walk};
use domain::ids::ContactName;
use domain::time::Timestamp;
use std::collections::BTreeSet;

/// A contact of an engagement that is under way is read again after this, in milliseconds: a plan may change, a contact be
/// deleted.
const RUNNING: i64 = 60_000;

/// The contacts that engagements name, and those that their plans name; read again where that is due. One that can't be
/// read stays as it was read last. `true` when one is not as it was.
pub(super) async fn renew(
    console: &Console,
    engagements: &Section<Vec<Engagement>>,
    now: Timestamp,
) -> Result<(Vec<Contact>, bool), JournalError> {
    let running = engagements.value.iter().flatten().any(Engagement::runs);
    let mut walk = Walk::from(named(engagements));
    let mut changed = false;
    while let Some(names) = walk.wanted() {
        for (contact, at) in known_or_new(console, &names).await? {
            let due = at.is_none_or(|at| running && now.since(at) >= RUNNING);
            if due {
                let newer = read(console, contact.clone(), now).await?;
                changed |= newer != contact;
                walk.found([newer]);
            } else {
                walk.found([contact]);
            }
        }
    }
    Ok((walk.all(), changed))
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
