use super::end::{IN_DOUBT, end, ended};
use super::record::record;
use crate::ports::{Appended, IncidentStart};
use crate::{Console, ResponseError, ingest, settle};
use domain::act::Act;
use domain::actor::{Actor, Who};
use domain::entry::{Body, ChainId, NewEntry, Outcome};
use domain::ids::{EntryId, IncidentId, PlanName};
use domain::incident::Impact;
use domain::rights::{Right, Rights};
use domain::text::{NoteText, Reason, Title};
use domain::view::Done;

/// Starts an incident by hand. The request is on the console's own chain, since the incident has none yet; why it
/// was started becomes the incident's first note.
pub async fn start(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    title: Title,
    impact: Impact,
    plan: PlanName,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Start)?;
    let act = Act::Start {
        title: title.clone(),
        impact,
        plan: plan.clone(),
        reason: reason.clone(),
    };
    let new = NewEntry {
        id: entry.clone(),
        chain: ChainId::Console,
        who: actor.who.clone(),
        at: console.clock.now(),
        body: Body::Act(act.clone()),
    };
    if let Appended::Already(_) = console.journal.append(new, None).await? {
        return started(console, entry).await;
    }
    match console.store.start(&by_hand(title, impact, plan), entry).await {
        Ok(id) => {
            // The incident exists: what follows is told by ingest too, should it fail here.
            let _ = ingest::refresh(console, &id).await;
            settle::claim(console, &id, entry).await?;
            // Before the outcome: a start that has one is never looked at again.
            first_note(console, &actor.who, entry, &id, &reason).await?;
            let proof = id.to_string();
            end(console, &ChainId::Console, entry, Outcome::Applied { proof }).await?;
            started(console, entry).await
        }
        Err(error) if error.leaves_doubt() => {
            settle::settle_lost_start(console, entry, &act).await;
            started(console, entry).await
        }
        Err(error) => {
            let why = error.to_string();
            end(console, &ChainId::Console, entry, Outcome::Failed { why }).await?;
            Err(error.into())
        }
    }
}

fn by_hand(title: Title, impact: Impact, plan: PlanName) -> IncidentStart {
    IncidentStart {
        title,
        impact: Some(impact),
        plan,
        items: Vec::new(),
        trigger: None,
    }
}

/// Writes why `who` started the incident as its first note. The note's id is derived from the start's, so that it is
/// written once however often the start is settled.
pub(crate) async fn first_note(
    console: &Console,
    who: &Who,
    start: &EntryId,
    id: &IncidentId,
    reason: &Reason,
) -> Result<(), ResponseError> {
    let text = NoteText::new(format!("Started by hand: {reason}"))?;
    let actor = Actor {
        who: who.clone(),
        rights: Rights::default(),
    };
    let act = Act::Note { text, occurred: None };
    let note = start.outcome().outcome();
    record(console, &actor, id, &note, act, "Note stored".into()).await?;
    Ok(())
}

/// What became of a start.
async fn started(console: &Console, entry: &EntryId) -> Result<Done, ResponseError> {
    let ended = ended(console, entry).await?;
    let incident = match &ended {
        Some(Outcome::Applied { proof: id } | Outcome::Settled { read: id, .. }) => {
            id.parse::<IncidentId>().ok()
        }
        _ => None,
    };
    let version = incident
        .as_ref()
        .map(|id| console.live.version(id))
        .unwrap_or_default();
    let said = if ended.is_some() {
        "Incident started"
    } else {
        IN_DOUBT
    };
    Ok(Done {
        entry: entry.clone(),
        version,
        said: said.to_owned(),
        in_doubt: ended.is_none(),
        incident,
    })
}
