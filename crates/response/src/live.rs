//! Versions and who is here: what event streams are fed from. In memory: a restart begins a new epoch, on which
//! every page catches up by itself.

use domain::ids::{ExecutionId, IncidentId, Subject};
use domain::incident::Status;
use domain::list::ListFreshness;
use domain::presence::Present;
use domain::time::Timestamp;
use domain::version::{Change, Pane, Version};
use domain::view::Freshness;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::broadcast;

/// How many changes a slow reader may lag behind before it is told to fetch everything.
const BACKLOG: usize = 1024;

/// How long somebody whose stream ended still counts as here: a browser opens its stream anew with each tab, and a colleague
/// who comes and goes with that is told to everybody.
const COMES_BACK: Duration = Duration::from_secs(3);

/// The versions of all incidents and the people who look at them.
#[derive(Debug)]
pub struct Live {
    epoch: i64,
    inner: Mutex<Inner>,
    changes: broadcast::Sender<Change>,
}

#[derive(Debug, Default)]
struct Inner {
    versions: HashMap<IncidentId, u64>,
    present: HashMap<IncidentId, BTreeMap<Subject, (Present, usize)>>,
    freshness: HashMap<IncidentId, Freshness>,
    list: ListFreshness,
    list_version: u64,
    begun: u64,
    readings: HashMap<IncidentId, u64>,
    engagements: HashMap<IncidentId, Timestamp>,
    turns: HashMap<IncidentId, Arc<tokio::sync::Mutex<()>>>,
    runbook_turns: HashMap<IncidentId, Arc<tokio::sync::Mutex<()>>>,
    store_turns: HashMap<IncidentId, Arc<tokio::sync::Mutex<()>>>,
    runbooks_read: HashMap<IncidentId, Timestamp>,
    default_versions: HashMap<ExecutionId, Timestamp>,
}

/// Somebody's page being open; a moment after it was dropped the others are told that they left.
#[derive(Debug)]
pub struct Presence {
    live: Arc<Live>,
    incident: IncidentId,
    subject: Subject,
}

impl Live {
    /// Begins an epoch, named by the time at which the server started, in milliseconds.
    pub fn new(epoch: i64) -> Self {
        Self {
            epoch,
            inner: Mutex::default(),
            changes: broadcast::channel(BACKLOG).0,
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// When this epoch began, in milliseconds.
    pub fn epoch(&self) -> i64 {
        self.epoch
    }

    /// The incident's version now.
    pub fn version(&self, id: &IncidentId) -> Version {
        Version {
            epoch: self.epoch,
            n: self.inner().versions.get(id).copied().unwrap_or(0),
        }
    }

    /// The list's version now.
    pub fn list_version(&self) -> Version {
        Version {
            epoch: self.epoch,
            n: self.inner().list_version,
        }
    }

    /// Notes a change and tells every stream. Returns the version that holds it.
    pub fn bump(&self, id: &IncidentId, panes: &[Pane]) -> Version {
        let n = {
            let mut inner = self.inner();
            if panes.is_empty() || panes.iter().any(|pane| pane.is_on_list()) {
                inner.list_version += 1;
            }
            let n = inner.versions.entry(id.clone()).or_insert(0);
            *n += 1;
            *n
        };
        let version = Version { epoch: self.epoch, n };
        // No receiver is no fault: nobody looks.
        let _ = self.changes.send(Change {
            incident: id.to_string(),
            version,
            panes: panes.to_vec(),
            read: None,
        });
        version
    }

    /// How many event streams are open.
    pub fn streams(&self) -> usize {
        self.changes.receiver_count()
    }

    /// All changes from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    /// Notes that somebody opened the incident's page; several pages of one person count once.
    pub fn enter(self: &Arc<Self>, id: &IncidentId, subject: &Subject, present: Present) -> Presence {
        let first = {
            let mut inner = self.inner();
            let people = inner.present.entry(id.clone()).or_default();
            let slot = people.entry(subject.clone()).or_insert((present, 0));
            slot.1 += 1;
            slot.1 == 1
        };
        if first {
            self.bump(id, &[Pane::Presence]);
        }
        Presence {
            live: Arc::clone(self),
            incident: id.clone(),
            subject: subject.clone(),
        }
    }

    fn leave(&self, id: &IncidentId, subject: &Subject) {
        let last = {
            let mut inner = self.inner();
            let Some(people) = inner.present.get_mut(id) else {
                return;
            };
            let Some(slot) = people.get_mut(subject) else {
                return;
            };
            slot.1 -= 1;
            let last = slot.1 == 0;
            if last {
                people.remove(subject);
            }
            if people.is_empty() {
                inner.present.remove(id);
            }
            last
        };
        if last {
            self.bump(id, &[Pane::Presence]);
        }
    }

    /// Who is here.
    pub fn present(&self, id: &IncidentId) -> Vec<Present> {
        let inner = self.inner();
        inner
            .present
            .get(id)
            .map(|people| people.values().map(|(one, _)| one.clone()).collect())
            .unwrap_or_default()
    }

    /// How old the copy of an incident is, where it was read in this epoch.
    pub fn freshness(&self, id: &IncidentId) -> Option<Freshness> {
        self.inner().freshness.get(id).cloned()
    }

    /// Notes how old the copy of an incident is.
    pub fn set_freshness(&self, id: &IncidentId, freshness: Freshness) {
        self.inner().freshness.insert(id.clone(), freshness);
    }

    /// When who is paged for an incident was read last in this epoch.
    pub fn engagements_read(&self, id: &IncidentId) -> Option<Timestamp> {
        self.inner().engagements.get(id).copied()
    }

    /// Notes when who is paged was read; `None` makes it due.
    pub(crate) fn set_engagements_read(&self, id: &IncidentId, at: Option<Timestamp>) {
        let engagements = &mut self.inner().engagements;
        match at {
            Some(at) => engagements.insert(id.clone(), at),
            None => engagements.remove(id),
        };
    }

    /// How old the copies of the lists are, where they were read in this epoch.
    pub fn list_freshness(&self) -> ListFreshness {
        self.inner().list.clone()
    }

    /// Notes how old the copy of the list of a status is.
    pub fn set_list_freshness(&self, status: Status, freshness: Freshness) {
        *self.inner().list.of_mut(status) = freshness;
    }

    /// Waits until nobody else decides on this incident by what is on its record; they wait until the turn is dropped.
    pub(crate) async fn turn(&self, id: &IncidentId) -> tokio::sync::OwnedMutexGuard<()> {
        let turn = Arc::clone(self.inner().turns.entry(id.clone()).or_default());
        turn.lock_owned().await
    }

    /// Waits until nobody else brings a runbook of this incident on. Apart from [`Self::turn`]: it lasts as long as AWS
    /// takes to answer.
    pub(crate) async fn turn_at_runbook(&self, id: &IncidentId) -> tokio::sync::OwnedMutexGuard<()> {
        let turn = Arc::clone(self.inner().runbook_turns.entry(id.clone()).or_default());
        turn.lock_owned().await
    }

    /// Waits until nobody else changes the incident's record in the store. Apart from the others for the same reason: it is
    /// held from before the record is read until the store has the change.
    pub(crate) async fn turn_at_store(&self, id: &IncidentId) -> tokio::sync::OwnedMutexGuard<()> {
        let turn = Arc::clone(self.inner().store_turns.entry(id.clone()).or_default());
        turn.lock_owned().await
    }

    /// When the runbooks of an incident were read last in this epoch.
    pub(crate) fn runbooks_read(&self, id: &IncidentId) -> Option<Timestamp> {
        self.inner().runbooks_read.get(id).copied()
    }

    /// Notes that the runbooks of an incident were read.
    pub(crate) fn set_runbooks_read(&self, id: &IncidentId, at: Timestamp) {
        self.inner().runbooks_read.insert(id.clone(), at);
    }

    /// Whether it is time to look for the default version of an execution's document again; notes that it is done now.
    pub(crate) fn default_version_due(&self, id: &ExecutionId, now: Timestamp, every: i64) -> bool {
        let mut inner = self.inner();
        let last = inner.default_versions.get(id);
        let due = last.is_none_or(|last| now.since(*last) >= every);
        if due {
            inner.default_versions.insert(id.clone(), now);
        }
        due
    }

    /// A place for a reading of the store that begins now; later ones have higher places.
    pub(crate) fn reading_begins(&self) -> u64 {
        let mut inner = self.inner();
        inner.begun += 1;
        inner.begun
    }

    /// Whether no reading of the incident that began after `place` has come to its end yet; notes that this one has.
    pub(crate) fn is_latest_reading(&self, id: &IncidentId, place: u64) -> bool {
        let mut inner = self.inner();
        let last = inner.readings.entry(id.clone()).or_default();
        let latest = *last <= place;
        *last = place.max(*last);
        latest
    }

    /// The incidents somebody looks at.
    pub fn watched(&self) -> Vec<IncidentId> {
        self.inner().present.keys().cloned().collect()
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        let (live, incident, subject) = (
            Arc::clone(&self.live),
            self.incident.clone(),
            self.subject.clone(),
        );
        let leave = move || live.leave(&incident, &subject);
        match Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(async move {
                tokio::time::sleep(COMES_BACK).await;
                leave();
            })),
            Err(_) => leave(),
        }
    }
}
