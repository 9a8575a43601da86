use super::store_act::in_store;
use crate::engagements;
use crate::incidents::known;
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::engagement::{ContactKind, ContactSummary, EngagementAct};
use domain::ids::{EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// Pages somebody else: a person, an escalation plan or whoever is on call.
pub async fn engage(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    contact: ContactSummary,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    let snapshot = known(console, id).await?;
    let name = contact.said().to_owned();
    if console.journal.entry(entry).await?.is_none() {
        if !snapshot.copy.record.is_open() {
            return Err(ResponseError::Refused(
                "Nobody is paged for an incident that is not open.".into(),
            ));
        }
        require_reachable(console, &contact, &name).await?;
    }
    let call = engagements::call(
        &console.settings.public_url,
        &actor.who,
        entry,
        &contact.name,
        Some((id, &snapshot.copy.record)),
        reason.as_str(),
    );
    let act = Act::Engagement {
        does: EngagementAct::Engage {
            contact: contact.name,
            display: name.clone(),
            reason,
        },
    };
    let call = async {
        let engaged = console.contacts.engage(&call, entry).await;
        console.live.set_engagements_read(id, None);
        engaged.map(drop)
    };
    let done = in_store(console, actor, id, entry, act, format!("{name} is engaged"), call).await;
    done.map_err(|error| match error {
        ResponseError::Store(StoreError::NotFound { .. }) => {
            ResponseError::Refused(format!("{name} is no contact any more."))
        }
        error => error,
    })
}

/// Refuses to page somebody who would never hear of it.
async fn require_reachable(
    console: &Console,
    contact: &ContactSummary,
    name: &str,
) -> Result<(), ResponseError> {
    let found = match console.contacts.contact(&contact.name).await {
        Ok(found) => found,
        // Who may not read contacts may still page them: AWS says what becomes of it.
        Err(StoreError::Denied { .. }) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    match found {
        None => Err(ResponseError::Refused(format!("{name} is no contact any more."))),
        Some(found) if found.summary.kind == ContactKind::Person && !found.is_reachable() => {
            Err(ResponseError::Refused(format!(
                "No channel of {name} was ever activated: nobody would hear of it."
            )))
        }
        Some(_) => Ok(()),
    }
}
