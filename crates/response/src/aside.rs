use std::panic::resume_unwind;
use tokio::task::spawn_blocking;

/// Does what takes tens of milliseconds without waiting for anything aside, so that it holds up nobody else's answer.
///
/// # Panics
/// As `work` does.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    // Nobody ends the task: it can only have panicked.
    spawn_blocking(work)
        .await
        .unwrap_or_else(|error| resume_unwind(error.into_panic()))
}
