use super::Detecting;
use super::start::Begun;
use crate::ports::StoreError;
use domain::detection::{Detection, OpenIncident, Turn, Unreadable, alike, belongs, comes_late, read};
use domain::ids::{DeviceName, EntryId, IncidentId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A message as it was delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub body: String,
    /// Whether it was delivered before.
    pub again: bool,
}

/// Why a message came to nothing. It is to be delivered again, and in the end to be kept for people.
#[derive(Clone, Debug, thiserror::Error)]
pub enum DetectError {
    /// It tells of no detection.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The store did not do it. What was done of it is not done twice.
    #[error(transparent)]
    Store(#[from] Arc<StoreError>),
}

/// What became of a message.
#[derive(Clone, Debug)]
pub enum Fate {
    /// It started this incident.
    Started(IncidentId),
    /// It is told on this incident, which was open.
    Joined(IncidentId),
    /// It is the end of something that no open incident is about.
    Nothing,
    /// It is to be delivered again.
    Failed(DetectError),
}

/// Makes of each message one incident, or a line on the one there is. Answers in the messages' order.
///
/// Messages may come twice, late, out of order and by the thousand: everything is decided by what the store has, and
/// written under tokens that follow from the detections.
pub async fn detect(desk: &Detecting, messages: &[Message]) -> Vec<Fate> {
    let detections: Vec<Result<Detection, Unreadable>> = messages.iter().map(|one| read(&one.body)).collect();
    let mut news: BTreeMap<EntryId, (&Detection, bool)> = BTreeMap::new();
    for (detection, message) in detections.iter().zip(messages) {
        if let Ok(detection) = detection {
            news.entry(detection.id()).or_insert((detection, false)).1 |= message.again;
        }
    }
    let mut sorted: Vec<(&Detection, bool)> = news.into_values().collect();
    sorted.sort_by_key(|(one, _)| one.occurred);
    let fates = if sorted.is_empty() {
        BTreeMap::new()
    } else {
        decide(desk, &sorted).await
    };
    detections
        .into_iter()
        .map(|detection| match detection {
            Ok(detection) => fates.get(&detection.id()).cloned().unwrap_or(Fate::Nothing),
            Err(error) => Fate::Failed(error.into()),
        })
        .collect()
}

type Fates = BTreeMap<EntryId, Fate>;

async fn decide(desk: &Detecting, sorted: &[(&Detection, bool)]) -> Fates {
    let mut fates = Fates::new();
    let mut open = match desk.open().await {
        Ok(open) => open,
        Err(error) => {
            fail(&mut fates, sorted.iter().map(|(one, _)| *one), error);
            return fates;
        }
    };
    let is_fresh = |one: &Detection| {
        let there = belongs(one, &open, &desk.place);
        there.is_none_or(|incident| comes_late(one, incident, &desk.place, &desk.settings))
    };
    let fresh = sorted
        .iter()
        .filter(|(one, _)| one.turn == Turn::Begins && is_fresh(one));
    let fresh: Vec<&Detection> = fresh.map(|(one, _)| *one).collect();
    for together in clusters(desk, &fresh) {
        begin(desk, &together, &mut open, &mut fates).await;
    }
    let mut joins: BTreeMap<IncidentId, Vec<(&Detection, bool)>> = BTreeMap::new();
    for (one, again) in sorted {
        if fates.contains_key(&one.id()) {
            continue;
        }
        if let Some(incident) = belongs(one, &open, &desk.place) {
            joins.entry(incident.id.clone()).or_default().push((*one, *again));
        }
    }
    for (id, detections) in joins {
        let Some(incident) = open.iter().find(|one| one.id == id) else {
            continue;
        };
        match desk.join(incident, &detections).await {
            Ok(()) => {
                let joined = |(one, _): &(&Detection, bool)| (one.id(), Fate::Joined(id.clone()));
                fates.extend(detections.iter().map(joined));
            }
            Err(error) => fail(&mut fates, detections.iter().map(|(one, _)| *one), error),
        }
    }
    fates
}

/// Detections of one rule, as near in time as the settings fold.
fn clusters<'a>(desk: &Detecting, fresh: &[&'a Detection]) -> Vec<Vec<&'a Detection>> {
    let mut clusters: Vec<Vec<&Detection>> = Vec::new();
    for &one in fresh {
        let near = clusters.iter_mut().find(|cluster| {
            cluster.first().is_some_and(|first| {
                first.rule == one.rule && one.occurred.since(first.occurred) <= desk.settings.within
            })
        });
        match near {
            Some(cluster) => cluster.push(one),
            None => clusters.push(vec![one]),
        }
    }
    clusters
}

/// Starts what a cluster needs. Only a detection that stands in a trigger has its fate afterwards; the others join.
async fn begin(desk: &Detecting, cluster: &[&Detection], open: &mut Vec<OpenIncident>, fates: &mut Fates) {
    let violating = violating(desk, cluster).await;
    for (cause, detections) in alike(cluster, &violating, &desk.settings) {
        let Some(first) = detections.first() else { continue };
        let devices: BTreeSet<DeviceName> = detections.iter().filter_map(|one| one.device.clone()).collect();
        match desk.start(&cause, first, &devices).await {
            Ok(begun) => {
                if matches!(begun, Begun::Started(_)) {
                    fates.insert(first.id(), Fate::Started(begun.id().clone()));
                }
                let (Begun::Started(incident) | Begun::There(incident)) = begun;
                open.push(incident);
            }
            Err(error) => fail(fates, detections.into_iter(), error),
        }
    }
}

/// Who breaks the cluster's rule besides, as the watcher says. One that can't be asked makes no incident wait.
async fn violating(desk: &Detecting, cluster: &[&Detection]) -> BTreeSet<DeviceName> {
    let (Some(first), Some(last)) = (cluster.first(), cluster.last()) else {
        return BTreeSet::new();
    };
    let since = last.occurred.plus(-desk.settings.within);
    let asked = desk
        .watchers
        .violators(&first.rule, since.min(first.occurred), desk.settings.fold_above)
        .await;
    asked.unwrap_or_else(|error| {
        tracing::warn!(error = %error, rule = %first.rule, "who else breaks the rule could not be asked");
        BTreeSet::new()
    })
}

fn fail<'a>(fates: &mut Fates, detections: impl Iterator<Item = &'a Detection>, error: StoreError) {
    let error = Arc::new(error);
    for one in detections {
        fates.insert(one.id(), Fate::Failed(Arc::clone(&error).into()));
    }
}
