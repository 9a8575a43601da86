use crate::ports::{IncidentStore, StoreError};
use domain::event::NewEvent;
use domain::ids::{EntryId, IncidentId};

/// How far apart the moment that was written and the one that is read may be, in milliseconds: stores keep seconds.
const ROUNDED: i64 = 1_000;

/// The type of event by which the store tells what started an incident.
const TRIGGER: &str = "SSM Incident Trigger";

/// Writes an event on an incident's timeline. `again` says that it may have been written before, longer ago than the
/// store remembers a token: then it is looked for first.
pub(super) async fn tell(
    store: &dyn IncidentStore,
    id: &IncidentId,
    event: &NewEvent,
    token: &EntryId,
    again: bool,
) -> Result<(), StoreError> {
    if again && is_there(store, id, event).await? {
        return Ok(());
    }
    store.create_event(id, event, token).await?;
    Ok(())
}

/// Whether the timeline has it: as an event like this one, or as the trigger that started the incident.
async fn is_there(store: &dyn IncidentStore, id: &IncidentId, event: &NewEvent) -> Result<bool, StoreError> {
    for head in store.events(id).await? {
        let near = head.occurred.since(event.occurred).abs() < ROUNDED;
        let kind = head.kind.as_str();
        if near && matches!(kind, "Custom Event" | TRIGGER) {
            let data = store.event(id, &head.id).await?.data;
            if data == event.data || (kind == TRIGGER && raw(&data).as_deref() == Some(&event.data)) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// What a trigger's raw data was.
fn raw(data: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(data).ok()?;
    value.get("rawData")?.as_str().map(str::to_owned)
}
