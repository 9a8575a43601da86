use super::refresh;
use crate::Console;
use domain::ids::IncidentId;
use futures::FutureExt;
use futures::future::{BoxFuture, Shared};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::task::AbortHandle;
use tokio::time::Instant;

/// Readings out of turn that are under way. Each goes on when nobody waits for it any more, and whoever asks for the
/// same incident waits for the same one.
#[derive(Default)]
pub struct Readings(Mutex<HashMap<IncidentId, Reading>>);

struct Reading {
    began: Instant,
    task: AbortHandle,
    end: Shared<BoxFuture<'static, ()>>,
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

    /// Whether the incident is being read out of turn.
    pub(super) fn has(&self, id: &IncidentId) -> bool {
        self.under_way().contains_key(id)
    }
}

/// Reads an incident now, unless that is under way. What comes of it is in the copy, failures included.
pub(crate) fn read_soon(console: &Console, id: &IncidentId) {
    begin(console, id);
}

/// As [`read_soon`], and waits for the end, though never longer than `patience` after the reading began.
pub(crate) async fn read_now(console: &Console, id: &IncidentId, patience: Duration) {
    let (end, began) = begin(console, id);
    // A reading that takes longer goes on, and the page is told when there is more.
    let _ = tokio::time::timeout_at(began + patience, end).await;
}

fn begin(console: &Console, id: &IncidentId) -> (Shared<BoxFuture<'static, ()>>, Instant) {
    let mut under_way = console.readings.under_way();
    let reading = under_way.entry(id.clone()).or_insert_with(|| {
        let (console, id) = (console.clone(), id.clone());
        let task = tokio::spawn(async move { drop(refresh(&console, &id).await) });
        Reading {
            began: Instant::now(),
            task: task.abort_handle(),
            end: task.map(|_| ()).boxed().shared(),
        }
    });
    (reading.end.clone(), reading.began)
}
