use super::refresh;
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::ids::IncidentId;
use futures::FutureExt;
use futures::future::{BoxFuture, Shared};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::task::AbortHandle;
use tokio::time::Instant;

/// Readings that are under way. Each goes on when nobody waits for it any more, and whoever asks for the same incident
/// waits for the same one.
#[derive(Default)]
pub struct Readings(Mutex<HashMap<IncidentId, Reading>>);

/// How a reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    Whole,
    Failed,
    /// The incident was deleted.
    Gone,
}

/// Comes to the end of a reading.
pub(super) type End = Shared<BoxFuture<'static, Read>>;

struct Reading {
    began: Instant,
    task: AbortHandle,
    end: End,
}

impl fmt::Debug for Readings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.under_way().keys()).finish()
    }
}

impl Readings {
    fn under_way(&self) -> MutexGuard<'_, HashMap<IncidentId, Reading>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, one| !one.task.is_finished());
        all
    }
}

/// Reads an incident now, unless that is under way. What comes of it is in the copy, failures included.
pub(crate) fn read_soon(console: &Console, id: &IncidentId) {
    drop(begin(console, id));
}

/// As [`read_soon`], and waits for the end, though never longer than `patience` after the reading began.
pub(crate) async fn read_now(console: &Console, id: &IncidentId, patience: Duration) {
    let (end, began) = begin(console, id);
    // A reading that takes longer goes on, and the page is told when there is more.
    let _ = tokio::time::timeout_at(began + patience, end).await;
}

/// Reads an incident, unless that is under way; the end of the reading and when it began.
pub(super) fn begin(console: &Console, id: &IncidentId) -> (End, Instant) {
    let mut under_way = console.readings.under_way();
    let reading = under_way.entry(id.clone()).or_insert_with(|| {
        let (console, id) = (console.clone(), id.clone());
        // A task of its own: a reading that had its turn to write, and were only driven by somebody who waits for the
        // journal, would keep everybody from writing, and so for ever.
        let task = tokio::spawn(async move {
            match refresh(&console, &id).await {
                Ok(()) => Read::Whole,
                Err(ResponseError::Store(StoreError::NotFound { .. })) => Read::Gone,
                Err(_) => Read::Failed,
            }
        });
        Reading {
            began: Instant::now(),
            task: task.abort_handle(),
            // One that panicked failed.
            end: task.map(|read| read.unwrap_or(Read::Failed)).boxed().shared(),
        }
    });
    (reading.end.clone(), reading.began)
}
