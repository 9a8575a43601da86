//! What the server does in the background until it stops.

use std::collections::HashMap;
use tokio::task::{self, JoinSet};
use tokio::time::{Instant, timeout_at};

/// Tasks none of which is over before the server stops: without any of them it would look alive and do half of its work.
#[derive(Debug, Default)]
pub struct Work {
    tasks: JoinSet<()>,
    names: HashMap<task::Id, &'static str>,
}

/// A task that is over although nobody stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Which; empty for one that nobody began here.
    pub name: &'static str,
    /// Whether it panicked; else it returned.
    pub panicked: bool,
}

impl Work {
    /// Begins a task.
    pub fn begin(&mut self, name: &'static str, task: impl Future<Output = ()> + Send + 'static) {
        let id = self.tasks.spawn(task).id();
        self.names.insert(id, name);
    }

    /// Waits until one of them is over.
    pub async fn ended(&mut self) -> Ended {
        let (id, panicked) = match self.tasks.join_next_with_id().await {
            Some(Ok((id, ()))) => (id, false),
            Some(Err(error)) => (error.id(), error.is_panic()),
            None => std::future::pending().await,
        };
        Ended {
            name: self.names.get(&id).copied().unwrap_or_default(),
            panicked,
        }
    }

    /// Waits for those that were told to stop. One that isn't over at `end`, because it waits for AWS, may be cut off like by a
    /// crash: what it leaves is settled at the next start.
    pub async fn stop(mut self, end: Instant) {
        while let Ok(Some(_)) = timeout_at(end, self.tasks.join_next()).await {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::pending;

    #[tokio::test]
    async fn a_task_that_panics_or_returns_is_told_while_the_others_run() {
        let mut work = Work::default();
        work.begin("the others", pending());
        work.begin("panics", async { panic!("as the test wants it") });
        let panicked = Ended {
            name: "panics",
            panicked: true,
        };
        assert_eq!(work.ended().await, panicked);
        work.begin("returns", async {});
        let returned = Ended {
            name: "returns",
            panicked: false,
        };
        assert_eq!(work.ended().await, returned);
    }

    #[tokio::test]
    async fn what_does_not_stop_in_time_is_cut_off() {
        let (sender, receiver) = tokio::sync::oneshot::channel::<()>();
        let mut work = Work::default();
        work.begin("hangs", async move {
            let _held = sender;
            pending::<()>().await;
        });
        work.stop(Instant::now()).await;
        assert!(receiver.await.is_err());
    }
}
