use super::record::record;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::{Act, Holder, Office};
use domain::actor::Actor;
use domain::ids::{EntryId, IncidentId, Subject};
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// A change of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Which office.
    pub office: Office,
    /// The holder that the form showed.
    pub seen: Option<Subject>,
    /// Who holds it from now on; `None` lays it down.
    pub to: Option<Holder>,
    /// A hand-over note.
    pub note: Option<Reason>,
}

/// Takes, gives or lays down lead or scribe. When somebody else took the office since the form was shown, nothing is
/// overwritten and the reader is told who holds it.
pub async fn appoint(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    appointment: Appointment,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    let Appointment {
        office,
        seen,
        to,
        note,
    } = appointment;
    known(console, id).await?;
    // Of two people who take it at once, the second finds the first.
    let _turn = console.live.turn(id).await;
    let snapshot = known(console, id).await?;
    let now = match office {
        Office::Lead => &snapshot.state.lead,
        Office::Scribe => &snapshot.state.scribe,
    };
    let holder = now.as_ref().map(|one| &one.subject);
    let holds_already = to.is_some() && holder == to.as_ref().map(|one| &one.subject);
    let first = console.journal.entry(entry).await?.is_none();
    if first && !holds_already && holder != seen.as_ref() {
        let who = now.as_ref().map_or("Nobody", |one| one.name.as_str());
        let office = office.word().to_lowercase();
        return Err(ResponseError::Refused(format!(
            "{who} is {office} now. Look again before you change it."
        )));
    }
    let said = match &to {
        Some(holder) => format!("{} is {}", holder.name, office.word().to_lowercase()),
        None => format!("Nobody is {}", office.word().to_lowercase()),
    };
    record(console, actor, id, entry, Act::Appoint { office, to, note }, said).await
}
