use super::store_act::in_store;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::engagement::EngagementAct;
use domain::ids::{EngagementId, EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// Stops an engagement: nobody else is paged by it.
pub async fn stop_engagement(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    engagement: &EngagementId,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    let snapshot = known(console, id).await?;
    let found = snapshot.roll.all().iter().find(|one| &one.id == engagement);
    let Some(found) = found else {
        return Err(ResponseError::Refused(
            "This engagement is not among the incident's. Look again.".into(),
        ));
    };
    if let Some(at) = found.stopped
        && console.journal.entry(entry).await?.is_none()
    {
        return Err(ResponseError::Refused(format!(
            "It is over since {} UTC.",
            at.clock_text()
        )));
    }
    let display = snapshot.roll.said(&found.contact).to_owned();
    let said = format!("Engagement of {display} stopped");
    let act = Act::Engagement {
        does: EngagementAct::Stop {
            engagement: engagement.clone(),
            contact: found.contact.clone(),
            display,
            reason: reason.clone(),
        },
    };
    let call = async {
        let stopped = console.contacts.stop(engagement, reason.as_str()).await;
        console.live.set_engagements_read(id, None);
        stopped
    };
    in_store(console, actor, id, entry, act, said, call).await
}
