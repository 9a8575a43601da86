use std::future::pending;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;

/// A death that comes before a step, counted from 0; with no number it never comes and only counts.
///
/// What a step leaves behind when its answer is lost is what the death before the next step leaves: the memory is
/// gone either way.
#[derive(Debug, Default)]
pub struct Death {
    before: Option<usize>,
    taken: AtomicUsize,
    steps: Mutex<Vec<&'static str>>,
    came: Notify,
}

impl Death {
    pub fn before(step: Option<usize>) -> Arc<Self> {
        Arc::new(Self {
            before: step,
            ..Self::default()
        })
    }

    /// A commit or a call, unless the process dies first. The dead wait for nothing any more.
    pub async fn step<T>(&self, name: &'static str, work: impl Future<Output = T>) -> T {
        let step = self.taken.fetch_add(1, Ordering::SeqCst);
        if self.before.is_some_and(|death| step >= death) {
            self.came.notify_one();
            return pending().await;
        }
        self.steps.lock().unwrap().push(name);
        work.await
    }

    /// Returns once the process is dead.
    pub async fn came(&self) {
        self.came.notified().await;
    }

    /// The steps taken so far.
    pub fn steps(&self) -> Vec<&'static str> {
        self.steps.lock().unwrap().clone()
    }
}
