use super::lives::Lives;
use super::tries::{Acting, Seen, Try, Wanted};
use domain::entry::{Body, ChainId, Entry, Outcome};
use domain::ids::Subject;
use domain::ids::{EntryId, IncidentId};
use domain::incident::Status;
use domain::list::ListQuery;
use domain::state::IncidentState;
use domain::timeline::{RowState, Trailer};
use domain::view::Done;
use response::Console;

/// Compares what was acknowledged, the record and the account.
pub async fn check<A: Acting>(
    lives: &Lives,
    console: &Console,
    one: &Try,
    done: Option<&Done>,
    steps: &[&'static str],
) {
    let at = format!("{} after {steps:?}", A::NAME);
    let chain = match A::WANTED {
        Wanted::Start => ChainId::Console,
        _ => ChainId::Incident(one.incident.clone()),
    };
    let entries = console.journal.entries(&chain, 0).await.unwrap();
    domain::chain::verify(&entries).unwrap();
    assert!(
        console.journal.open_acts().await.unwrap().is_empty(),
        "an act has no end: {at}"
    );
    let act = entries.iter().find(|found| found.entry.id == one.entry);
    let outcome = outcome(&entries, &one.entry);
    assert!(done.is_none() || act.is_some(), "acknowledged and lost: {at}");
    assert!(
        !done.is_some_and(|done| done.in_doubt),
        "in doubt without need: {at}"
    );
    assert!(lives.effects() <= 1, "done twice: {at}");
    A::after(console, one, act.is_some(), &at).await;
    let (incident, told) = match A::WANTED {
        Wanted::Record => {
            assert_eq!(lives.effects(), 0, "{at}");
            (Some(one.incident.clone()), act.is_some())
        }
        Wanted::Account(wanted) => {
            let related = console.store.related(&one.incident).await.unwrap();
            let mut runs = Vec::new();
            for id in related.iter().filter_map(|item| item.value.execution()) {
                runs.push(console.runbooks.execution(&id).await.unwrap());
            }
            let seen = Seen {
                record: console.store.incident(&one.incident).await.unwrap(),
                related,
                engagements: engagements(console, &one.incident).await,
                runs,
            };
            assert_eq!(act.is_some(), outcome.is_some(), "requested without an end: {at}");
            let holds = outcome.as_ref().is_some_and(Outcome::holds);
            assert_eq!(
                holds,
                wanted(&seen),
                "the record claims what isn't so: {at}: {outcome:?}"
            );
            assert!(done.is_none() || holds, "acknowledged and not so: {at}");
            (Some(one.incident.clone()), holds)
        }
        Wanted::Start => {
            assert_eq!(act.is_some(), outcome.is_some(), "requested without an end: {at}");
            let there = started(console, &one.title).await;
            let holds = outcome.as_ref().is_some_and(Outcome::holds);
            assert_eq!(there.len(), usize::from(holds), "{at}: {outcome:?} {there:?}");
            assert!(done.is_none() || holds, "acknowledged and not so: {at}");
            let incident = there.into_iter().next();
            if let Some(id) = &incident {
                let Some(Outcome::Applied { proof: named } | Outcome::Settled { read: named, .. }) = &outcome
                else {
                    panic!("{at}: {outcome:?}")
                };
                assert_eq!(*named, id.to_string(), "{at}");
            }
            (incident, holds)
        }
    };
    if let Some(incident) = incident {
        let own = match A::WANTED {
            Wanted::Start => one.entry.outcome().outcome(),
            _ => one.entry.clone(),
        };
        mirrored_once(console, &incident, &own, told, &at).await;
        listed(console, &incident, &at).await;
    }
}

/// The incident's engagements with their pages, as the account has them.
async fn engagements(console: &Console, id: &IncidentId) -> Vec<domain::engagement::Engagement> {
    let mut all = console.contacts.engagements(id).await.unwrap();
    for one in &mut all {
        one.pages = console.contacts.pages(&one.id).await.unwrap();
    }
    all
}

/// The list says of the incident what its record says.
async fn listed(console: &Console, id: &IncidentId, at: &str) {
    let entries = console
        .journal
        .entries(&ChainId::Incident(id.clone()), 0)
        .await
        .unwrap();
    let state = IncidentState::of(&entries);
    let query = ListQuery {
        text: console.store.incident(id).await.unwrap().title,
        ..ListQuery::default()
    };
    let reader: Subject = "responder-s".parse().unwrap();
    let page = console.journal.list(&query, &reader).await.unwrap();
    let row = page.rows.into_iter().find(|row| row.id == *id);
    let row = row.unwrap_or_else(|| panic!("not listed: {at}"));
    assert_eq!(row.acknowledged, state.acknowledged.map(|one| one.by), "{at}");
    assert_eq!(row.lead, state.lead.map(|one| one.name), "{at}");
    assert_eq!(row.closing.is_some(), state.closing.is_some(), "{at}");
    assert_ne!(row.waits.as_deref(), Some("the store's answer"), "{at}");
}

fn outcome(entries: &[Entry], act: &EntryId) -> Option<Outcome> {
    entries.iter().find_map(|found| match &found.entry.body {
        Body::Outcome { of, result } if of == act => Some(result.clone()),
        _ => None,
    })
}

async fn started(console: &Console, title: &str) -> Vec<IncidentId> {
    let mut open = console.store.incidents(Status::Open, None).await.unwrap();
    open.retain(|one| one.title == title);
    open.into_iter().map(|one| one.id).collect()
}

/// The account's timeline tells an entry once if it holds, never otherwise, and the page shows one row of it.
async fn mirrored_once(console: &Console, id: &IncidentId, entry: &EntryId, told: bool, at: &str) {
    response::ingest::refresh(console, id).await.unwrap();
    let act = console.journal.entry(entry).await.unwrap();
    let is_mirrored = act.is_some_and(|found| match found.entry.body {
        Body::Act(act) => act.is_mirrored(),
        Body::Outcome { .. } | Body::Erased { .. } => false,
    });
    let mut events = 0;
    for head in console.store.events(id).await.unwrap() {
        let data = console.store.event(id, &head.id).await.unwrap().data;
        let text = serde_json::from_str::<String>(&data).unwrap_or(data);
        events += usize::from(Trailer::find(&text).is_some_and(|(trailer, _)| trailer.entry == *entry));
    }
    assert_eq!(
        events,
        usize::from(told && is_mirrored),
        "on the account's timeline: {at}"
    );
    let actor = domain::actor::Actor {
        who: domain::actor::Who::Automation { name: "test".into() },
        rights: domain::rights::Rights::of([domain::rights::Role::Viewer]),
    };
    let view = response::incidents::timeline(console, &actor, id).await.unwrap();
    let rows: Vec<_> = view
        .rows
        .iter()
        .filter(|row| row.entry.as_ref() == Some(entry))
        .collect();
    assert!(rows.len() <= 1, "{at}: {rows:?}");
    if let (true, Some(row)) = (told && is_mirrored, rows.first()) {
        assert_eq!(row.state, RowState::Mirrored, "{at}");
    }
}
