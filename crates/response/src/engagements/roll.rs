use super::renew::named;
use crate::Console;
use crate::ports::JournalError;
use domain::engagement::{Roll, Walk};
use domain::ids::IncidentId;

/// All that the copy has of who is paged for an incident.
pub(crate) async fn roll(console: &Console, id: &IncidentId) -> Result<Roll, JournalError> {
    let engagements = console.journal.engagements(id).await?;
    let mut walk = Walk::from(named(&engagements));
    while let Some(names) = walk.wanted() {
        let known = console.journal.contacts(&names).await?;
        walk.found(known.into_iter().map(|(contact, _)| contact));
    }
    Ok(Roll {
        engagements,
        contacts: walk.all(),
    })
}
