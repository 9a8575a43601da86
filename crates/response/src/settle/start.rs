use super::run::UNDER_WAY;
use crate::acts::{end, first_note};
use crate::ports::JournalError;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::entry::{Body, ChainId, Outcome};
use domain::ids::{EntryId, IncidentId, PlanName};
use domain::incident::{Impact, IncidentSummary, Status};
use domain::time::Timestamp;

/// Starts are looked for among incidents created up to this long before the request, for clocks differ.
const CLOCKS_DIFFER: i64 = 60_000;

/// Looks for an incident that a lost start may have made: same title, plan and impact, created since, the oldest that no
/// other start has. It is never started a second time by itself.
///
/// While a start of the same, younger than `under_way` milliseconds, has no end, this one stays in doubt: its incident
/// would look the same.
pub(crate) async fn settle_start(console: &Console, entry: &EntryId, act: &Act, under_way: i64) {
    if let Err(error) = read_back(console, entry, act, under_way).await {
        tracing::warn!(error = %error, entry = %entry, "a start stays in doubt: it could not be settled");
    }
}

/// As [`settle_start`], right after the answer was lost, while other starts may be under way.
pub(crate) async fn settle_lost_start(console: &Console, entry: &EntryId, act: &Act) {
    settle_start(console, entry, act, UNDER_WAY).await;
}

async fn read_back(
    console: &Console,
    entry: &EntryId,
    act: &Act,
    under_way: i64,
) -> Result<(), ResponseError> {
    let Act::Start { reason, .. } = act else {
        return Ok(());
    };
    let Some(asked) = console.journal.entry(entry).await? else {
        return Ok(());
    };
    if has_twin(console, entry, act, under_way).await? {
        return Ok(());
    }
    let since = asked.entry.at.plus(-CLOCKS_DIFFER);
    let listed = console.store.incidents(Status::Open, Some(since)).await?;
    let result = match first_free(console, entry, act, listed).await? {
        Some(id) => {
            first_note(console, &asked.entry.who, entry, &id, reason).await?;
            Outcome::Settled {
                holds: true,
                read: id.to_string(),
            }
        }
        None => Outcome::Settled {
            holds: false,
            read: "no such incident is listed".into(),
        },
    };
    end(console, &ChainId::Console, entry, result).await
}

/// Keeps an incident for one start for ever; `false` when another start has it.
pub(crate) async fn claim(console: &Console, id: &IncidentId, start: &EntryId) -> Result<bool, JournalError> {
    let (now, ever) = (console.clock.now(), Timestamp(i64::MAX));
    console
        .journal
        .lease(&format!("start/{id}"), start.as_str(), now, ever)
        .await
}

async fn has_twin(
    console: &Console,
    entry: &EntryId,
    act: &Act,
    under_way: i64,
) -> Result<bool, JournalError> {
    let now = console.clock.now();
    let open = console.journal.open_acts().await?;
    Ok(open.iter().any(|other| {
        let twin = matches!(&other.entry.body, Body::Act(other) if wanted(other) == wanted(act));
        &other.entry.id != entry && twin && now.since(other.entry.at) < under_way
    }))
}

async fn first_free(
    console: &Console,
    entry: &EntryId,
    act: &Act,
    mut listed: Vec<IncidentSummary>,
) -> Result<Option<IncidentId>, JournalError> {
    listed.sort_by_key(|one| one.created);
    for one in listed {
        let alike = Some((one.title.as_str(), &one.id.plan, one.impact)) == wanted(act);
        if alike && claim(console, &one.id, entry).await? {
            return Ok(Some(one.id));
        }
    }
    Ok(None)
}

/// What the incident of a start looks like.
fn wanted(act: &Act) -> Option<(&str, &PlanName, Impact)> {
    match act {
        Act::Start {
            title, plan, impact, ..
        } => Some((title.as_str(), plan, *impact)),
        _ => None,
    }
}
