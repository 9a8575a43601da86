use super::StoreError;
use async_trait::async_trait;
use domain::detection::Rule;
use domain::ids::DeviceName;
use domain::time::Timestamp;
use std::collections::BTreeSet;
use std::fmt::Debug;

/// Those who watch the devices, as far as they can be asked what they see.
#[async_trait]
pub trait Watchers: Send + Sync + Debug {
    /// The devices that break `rule` now and have since `since` or later. Reading ends early once there are more than
    /// `enough`. Nobody, of a watcher that can't be asked.
    async fn violators(
        &self,
        rule: &Rule,
        since: Timestamp,
        enough: usize,
    ) -> Result<BTreeSet<DeviceName>, StoreError>;
}
