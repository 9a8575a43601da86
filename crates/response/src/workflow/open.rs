use super::Detecting;
use crate::ports::StoreError;
use domain::detection::OpenIncident;
use domain::incident::{IncidentSummary, Status};
use domain::time::Timestamp;
use futures::{StreamExt, TryStreamExt, stream};

/// How many incidents' items are read at once; the store has no bulk read.
const AT_ONCE: usize = 4;

impl Detecting {
    /// The incidents that work goes on with, of whichever plan: one that somebody started by hand about the device is
    /// the one.
    pub(super) async fn open(&self) -> Result<Vec<OpenIncident>, StoreError> {
        self.with_items(self.store.incidents(Status::Open, None).await?)
            .await
    }

    /// The resolved ones that were created since.
    pub(super) async fn resolved(&self, since: Timestamp) -> Result<Vec<OpenIncident>, StoreError> {
        self.with_items(self.store.incidents(Status::Resolved, Some(since)).await?)
            .await
    }

    async fn with_items(&self, listed: Vec<IncidentSummary>) -> Result<Vec<OpenIncident>, StoreError> {
        stream::iter(listed.into_iter().map(|one| self.with_its_items(one)))
            .buffer_unordered(AT_ONCE)
            .try_filter_map(|one| async move { Ok(one) })
            .try_collect()
            .await
    }

    /// `None` for one that was deleted between the list and here.
    async fn with_its_items(&self, one: IncidentSummary) -> Result<Option<OpenIncident>, StoreError> {
        let items = match self.store.related(&one.id).await {
            Err(StoreError::NotFound { .. }) => return Ok(None),
            items => items?,
        };
        Ok(Some(OpenIncident {
            items,
            created: one.created,
            id: one.id,
        }))
    }
}
