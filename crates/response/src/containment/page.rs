//! People who are paged because a quarantine waits for them.

use super::chain::chain_of;
use crate::incidents::known;
use crate::ports::StoreError;
use crate::{Console, ResponseError, engagements};
use domain::act::Act;
use domain::actor::Who;
use domain::containment::Containment;
use domain::engagement::EngagementAct;
use domain::entry::{Body, NewEntry, Outcome};
use domain::ids::ContactName;
use domain::text::Reason;

/// Why somebody is paged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// A second person has to agree.
    Approval,
    /// The time of a quarantine is over, and nobody said whether it is to last.
    Expired {
        /// How many spans of asking it is over its time.
        times: i64,
    },
}

/// Somebody to be paged, as it is written on the record before AWS is asked.
#[derive(Clone, Debug)]
pub(super) struct Paging {
    pub(super) entry: NewEntry,
    contact: ContactName,
    reason: Reason,
}

/// Whom an order pages, as requests for the record: the contacts that the deployment names, otherwise those of the
/// incident's response plan. Several devices that were asked for at once page once.
pub(super) async fn pagings(
    console: &Console,
    order: &Containment,
    why: Why,
) -> Result<Vec<Paging>, ResponseError> {
    let contacts = whom(console, order).await?;
    let names = console.journal.contacts(&contacts).await?;
    let base = order.batch.as_ref().unwrap_or(&order.id);
    let mut all = Vec::with_capacity(contacts.len());
    for contact in contacts {
        let known = names.iter().find(|(one, _)| one.summary.name == contact);
        let display = known.map_or_else(|| contact.to_string(), |(one, _)| one.summary.said().to_owned());
        let reason = Reason::new(said(order, why))?;
        let does = EngagementAct::Engage {
            contact: contact.clone(),
            display,
            reason: reason.clone(),
        };
        let until = order.expires.map_or(0, |at| at.0);
        let purpose = match why {
            Why::Approval => format!("approval pages {contact}"),
            Why::Expired { times } => format!("expiry at {until}, {times} times asked, pages {contact}"),
        };
        let id = base.derived(&purpose);
        // Another device of the batch asked for it earlier: its request stands.
        let asked = console.journal.entry(&id).await?.map(|asked| asked.entry);
        let entry = asked.unwrap_or_else(|| NewEntry {
            id,
            chain: chain_of(console, order.incident.as_ref(), &order.device),
            who: automation(),
            at: console.clock.now(),
            body: Body::Act(Act::Engagement { does }),
        });
        all.push(Paging {
            entry,
            contact,
            reason,
        });
    }
    Ok(all)
}

/// Asks AWS for what is on the record. What is lost on the way is settled like any other act.
pub(super) async fn page(
    console: &Console,
    order: &Containment,
    pagings: Vec<Paging>,
) -> Result<(), ResponseError> {
    for one in pagings {
        let id = &one.entry.id;
        if console.journal.entry(&id.outcome()).await?.is_some() {
            continue;
        }
        let incident = match &order.incident {
            Some(incident) => Some((incident, known(console, incident).await?)),
            None => None,
        };
        let about = incident.as_ref().map(|(id, one)| (*id, &one.copy.record));
        let call = engagements::call(
            &console.settings.public_url,
            &one.entry.who,
            id,
            &one.contact,
            about,
            one.reason.as_str(),
        );
        let result = match console.contacts.engage(&call, id).await {
            Ok(engaged) => Outcome::Applied {
                proof: format!("engagement {engaged}"),
            },
            Err(error) if error.leaves_doubt() => continue,
            Err(error) => Outcome::Failed {
                why: error.to_string(),
            },
        };
        if let Some(incident) = &order.incident {
            console.live.set_engagements_read(incident, None);
        }
        engagements::end(console, &one.entry, result).await?;
    }
    Ok(())
}

/// Whom to page can't be asked now: it is on the record that somebody is waited for, and asked again the next time.
pub(super) fn unpaged(error: ResponseError) -> Vec<Paging> {
    tracing::warn!(error = %error, "whom a quarantine pages could not be read");
    Vec::new()
}

async fn whom(console: &Console, order: &Containment) -> Result<Vec<ContactName>, StoreError> {
    let configured = &console.settings.containment.contacts;
    match &order.incident {
        _ if !configured.is_empty() => Ok(configured.clone()),
        Some(incident) => match console.store.plan_contacts(&incident.plan).await {
            // A plan that was deleted since, or that the role may not read, pages nobody; the record says who was.
            Err(StoreError::NotFound { .. } | StoreError::Denied { .. }) => Ok(Vec::new()),
            other => other,
        },
        None => Ok(Vec::new()),
    }
}

/// What the page says. Of several devices none is named: whoever comes sees them all.
fn said(order: &Containment, why: Why) -> String {
    let what = match order.batch {
        Some(_) => "Several quarantines".to_owned(),
        None => format!("The quarantine of {}", order.device),
    };
    match (why, order.batch.is_some()) {
        (Why::Approval, true) => format!("{what} wait for a second person: approve or reject them."),
        (Why::Approval, false) => format!("{what} waits for a second person: approve or reject it."),
        (Why::Expired { .. }, true) => {
            format!("{what} are over their time: release them, or let them last. They stay contained.")
        }
        (Why::Expired { .. }, false) => {
            format!("{what} is over its time: release it, or let it last. It stays contained.")
        }
    }
}

fn automation() -> Who {
    Who::Automation {
        name: "console".into(),
    }
}
