//! Files on their way here: how many at once, and how long one may take.

use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many are held in memory at once; a piece of evidence has up to 25 MB.
pub const AT_ONCE: usize = 8;
/// How long one may take to arrive: 25 MB over a line of one megabit a second take three and a half minutes.
const PATIENCE: Duration = Duration::from_mins(5);

/// The places for files on their way.
#[derive(Clone, Debug)]
pub struct Uploads(Arc<Semaphore>);

impl Default for Uploads {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

/// Why a file was not taken; what it is was not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// All places are taken.
    Full,
    /// It took longer than is waited for.
    Slow,
}

impl Uploads {
    /// A place for a file, until it is dropped.
    pub fn place(&self) -> Result<OwnedSemaphorePermit, NotTaken> {
        Arc::clone(&self.0)
            .try_acquire_owned()
            .map_err(|_| NotTaken::Full)
    }
}

/// What `reading` reads of a request, unless it takes too long.
pub async fn in_time<T>(reading: impl Future<Output = T>) -> Result<T, NotTaken> {
    within(PATIENCE, reading).await
}

async fn within<T>(patience: Duration, reading: impl Future<Output = T>) -> Result<T, NotTaken> {
    tokio::time::timeout(patience, reading)
        .await
        .map_err(|_| NotTaken::Slow)
}

impl IntoResponse for NotTaken {
    fn into_response(self) -> Response {
        match self {
            Self::Full => (
                StatusCode::SERVICE_UNAVAILABLE,
                [(header::RETRY_AFTER, "10")],
                "Other files are on their way here. Send it again in a moment.",
            )
                .into_response(),
            // Not 408: Chromium sends a request that is answered so once more by itself.
            Self::Slow => (
                StatusCode::GATEWAY_TIMEOUT,
                "The file took longer than five minutes to arrive. Nothing of it was kept.",
            )
                .into_response(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_never_arrives_is_not_waited_for() {
        let never = within(Duration::ZERO, std::future::pending::<()>()).await;
        assert_eq!(never, Err(NotTaken::Slow));
        assert_eq!(in_time(async { 7 }).await, Ok(7));
        assert_eq!(NotTaken::Slow.into_response().status(), 504);
    }

    #[test]
    fn a_place_is_free_again_once_its_file_is_done() {
        let uploads = Uploads::default();
        let mut places: Vec<_> = (0..AT_ONCE).map(|_| uploads.place()).collect();
        assert!(places.iter().all(Result::is_ok));
        assert_eq!(uploads.place().err(), Some(NotTaken::Full));
        places.pop();
        assert!(uploads.place().is_ok());
    }
}
