//! What the page of one incident is made of, assembled once per version and shared by all readers.

use crate::ports::{IncidentCopy, JournalError};
use crate::{Console, Recent, ResponseError, engagements};
use domain::clocks::Clocks;
use domain::containment::Course;
use domain::engagement::{self, Accepted, Roll};
use domain::entry::{Body, ChainId, Entry};
use domain::ids::{IncidentId, PageId};
use domain::runbook::{Document, KeptRun, Marks};
use domain::state::{Acknowledged, IncidentState};
use domain::time::Timestamp;
use domain::timeline::{self, MirrorState, Row, Sources, StoredEvent};
use domain::version::Version;
use domain::view::Facts;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// One incident, as it was at a version.
#[derive(Debug)]
pub struct Snapshot {
    /// The version it was read at, or an earlier one.
    pub version: Version,
    /// The copy of the store's record.
    pub copy: IncidentCopy,
    /// The console's own state.
    pub state: IncidentState,
    /// The timeline, newest first.
    pub rows: Arc<Vec<Arc<Row>>>,
    /// How many rows are in the story.
    pub story: usize,
    /// The four facts.
    pub facts: Facts,
    /// The clocks.
    pub clocks: Clocks,
    /// Who is paged.
    pub roll: Roll,
    /// The pages that were acknowledged in this console.
    pub accepted: BTreeMap<PageId, Accepted>,
    /// The orders about its devices, of each device the latest first.
    pub courses: Vec<Course>,
    /// The runbooks' executions, the latest started first.
    pub runs: Vec<KeptRun>,
    /// The documents that run in them.
    pub documents: Vec<Document>,
    /// What people said of the runbooks.
    pub marks: Marks,
}

/// Snapshots by incident.
#[derive(Debug, Default)]
pub struct Snapshots {
    kept: Mutex<Recent<Arc<Snapshot>>>,
    /// Each held while its incident is assembled: many readers of a new version wait for one reading instead of each doing
    /// it.
    assembling: Mutex<HashMap<IncidentId, Arc<tokio::sync::Mutex<()>>>>,
}

impl Snapshots {
    fn get(&self, id: &IncidentId, version: Version) -> Option<Arc<Snapshot>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(id)
            .filter(|snapshot| snapshot.version >= version)
            .cloned()
    }

    fn put(&self, id: &IncidentId, snapshot: &Arc<Snapshot>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.put(id, Arc::clone(snapshot));
    }

    /// Waits until nobody else assembles the incident; they wait until the turn is dropped.
    async fn turn(&self, id: &IncidentId) -> tokio::sync::OwnedMutexGuard<()> {
        let turn = {
            let mut all = self.assembling.lock().unwrap_or_else(PoisonError::into_inner);
            all.retain(|_, one| Arc::strong_count(one) > 1);
            Arc::clone(all.entry(id.clone()).or_default())
        };
        turn.lock_owned().await
    }
}

/// The incident at its version now; `None` when the console has no copy of it.
pub async fn snapshot(console: &Console, id: &IncidentId) -> Result<Option<Arc<Snapshot>>, ResponseError> {
    // The version is taken before the reading: a change in between makes this snapshot older than it is, never newer.
    let version = console.live.version(id);
    if let Some(kept) = console.snapshots.get(id, version) {
        return Ok(Some(kept));
    }
    let _assembling = console.snapshots.turn(id).await;
    let version = console.live.version(id);
    if let Some(kept) = console.snapshots.get(id, version) {
        return Ok(Some(kept));
    }
    let Some(copy) = console.journal.copy(id).await? else {
        return Ok(None);
    };
    let snapshot = Arc::new(read(console, id, version, copy).await?);
    console.snapshots.put(id, &snapshot);
    Ok(Some(snapshot))
}

async fn read(
    console: &Console,
    id: &IncidentId,
    version: Version,
    copy: IncidentCopy,
) -> Result<Snapshot, JournalError> {
    let entries = console.journal.entries(&ChainId::Incident(id.clone()), 0).await?;
    let events = console.journal.events(id).await?;
    let mirrored = mirrored(console, id, &entries).await?;
    let runs = console.journal.runs_of(id).await?;
    let documents = crate::runbooks::documents(console, &runs).await?;
    let roll = engagements::roll(console, id).await?;
    let state = state(&entries, &events, &roll);
    let sources = Sources {
        events: &events,
        entries: &entries,
        mirrored: &mirrored,
        runs: &runs,
        principal: Some(&console.settings.principal),
    };
    let rows: Vec<_> = timeline::assemble(&sources).into_iter().map(Arc::new).collect();
    let mut clocks = clocks(&copy, &state, &events);
    let mut facts = timeline::facts(&events, &copy.related);
    let courses = courses(console, &facts, copy.record.created).await?;
    if let Some(told) = domain::containment::told(&facts.devices, &courses) {
        facts.contained = Some(told);
    }
    clocks.contained = domain::containment::contained_at(&facts.devices, &courses);
    let story = rows
        .iter()
        .filter(|row| row.layer == timeline::Layer::Story)
        .count();
    Ok(Snapshot {
        version,
        copy,
        state,
        rows: Arc::new(rows),
        story,
        facts,
        clocks,
        roll,
        accepted: engagement::accepted(&entries),
        courses,
        marks: Marks::of(&entries),
        runs,
        documents,
    })
}

/// Of how many devices of an incident the orders are told on its page.
const DEVICES: usize = 100;

/// The orders since the incident began, and those that still count.
async fn courses(console: &Console, facts: &Facts, created: Timestamp) -> Result<Vec<Course>, JournalError> {
    let mut all = Vec::new();
    for device in facts
        .devices
        .iter()
        .take(DEVICES)
        .filter_map(|name| name.parse().ok())
    {
        all.extend(console.journal.courses_of(&device).await?);
    }
    all.retain(|one: &Course| one.end.is_none() || one.order.requested >= created);
    Ok(all)
}

/// The mirror's state by act: an act in the store is told once its outcome holds, so its item names the outcome.
async fn mirrored(
    console: &Console,
    id: &IncidentId,
    entries: &[Entry],
) -> Result<Vec<MirrorState>, JournalError> {
    let acts: HashMap<_, _> = entries
        .iter()
        .filter_map(|entry| match &entry.entry.body {
            Body::Outcome { of, .. } => Some((entry.entry.id.clone(), of.clone())),
            Body::Act(_) | Body::Erased { .. } => None,
        })
        .collect();
    let items = console.journal.mirrors(id).await?.into_iter().map(|item| {
        let state = MirrorState::from(item);
        let entry = acts.get(&state.entry).cloned().unwrap_or(state.entry);
        MirrorState { entry, ..state }
    });
    Ok(items.collect())
}

fn clocks(copy: &IncidentCopy, state: &IncidentState, events: &[StoredEvent]) -> Clocks {
    let created = copy.record.created;
    Clocks {
        began: timeline::first_violation(events)
            .filter(|at| *at <= created)
            .unwrap_or(created),
        created,
        acknowledged: state.acknowledged.as_ref().map(|one| one.at),
        contained: None,
        resolved: copy.record.resolved,
    }
}

/// The console's own state of an incident; the first acknowledgement counts, here or of a page.
fn state(entries: &[Entry], events: &[StoredEvent], roll: &Roll) -> IncidentState {
    // What people call who was paged goes before their alias in the event of the same moment.
    IncidentState::of(entries)
        .with_paged(engagement::first_acknowledgement(roll))
        .with_paged(paged(events))
}

/// The first acknowledgement of a page, which Incident Manager writes on the timeline.
fn paged(events: &[StoredEvent]) -> Option<Acknowledged> {
    let at = timeline::first_acknowledgement(events)?;
    let first = events
        .iter()
        .filter(|one| one.event.head.occurred == at)
        .map(|one| timeline::read_event(&one.event));
    let by = first
        .into_iter()
        .find(|reading| reading.kind == "acknowledged")
        .map(|reading| reading.actor);
    Some(Acknowledged {
        by: by.unwrap_or_else(|| "somebody who was paged".into()),
        at,
    })
}

/// Folds an incident's entries again and saves the state for lists and search.
pub(crate) async fn save_state(console: &Console, id: &IncidentId) -> Result<IncidentState, JournalError> {
    let entries: Vec<Entry> = console.journal.entries(&ChainId::Incident(id.clone()), 0).await?;
    let events = console.journal.events(id).await?;
    let roll = engagements::roll(console, id).await?;
    let state = state(&entries, &events, &roll);
    console.journal.save_state(id, &state).await?;
    Ok(state)
}
