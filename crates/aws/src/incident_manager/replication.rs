use super::adapter::IncidentManager;
use super::names::SERVICE;
use super::pages::{PAGE_SIZE, all};
use crate::gateway::Operation;
use aws_sdk_ssmincidents::types::{RegionInfo, RegionStatus, ReplicationSet, ReplicationSetStatus};
use domain::readiness::{Replica, Replication};
use response::ports::StoreError;

const LIST_REPLICATION_SETS: Operation = Operation::read("ListReplicationSets", SERVICE);
const GET_REPLICATION_SET: Operation = Operation::read("GetReplicationSet", SERVICE);

impl IncidentManager {
    /// `ListReplicationSets`, of which an account has at most one, and `GetReplicationSet`.
    pub(crate) async fn replication_set(&self) -> Result<Option<Replication>, StoreError> {
        let this = self.clone();
        let read = async move {
            let arns = all(LIST_REPLICATION_SETS, |token| this.page_of_sets(token)).await?;
            let Some(arn) = arns.into_iter().next() else {
                return Ok(None);
            };
            let request = this.client.get_replication_set().arn(arn);
            let reply = this
                .gateway
                .call(GET_REPLICATION_SET, || request.clone().send())
                .await?;
            let set = reply.replication_set.ok_or_else(|| StoreError::Unavailable {
                operation: GET_REPLICATION_SET.name,
                message: "answered without the set".to_owned(),
            })?;
            Ok(Some(convert(set)))
        };
        self.gateway.shared(LIST_REPLICATION_SETS, "", read).await
    }

    async fn page_of_sets(&self, token: Option<String>) -> Result<(Vec<String>, Option<String>), StoreError> {
        let request = self
            .client
            .list_replication_sets()
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_REPLICATION_SETS, || request.clone().send())
            .await?;
        Ok((reply.replication_set_arns, reply.next_token))
    }
}

/// A set that is being changed still replicates.
fn convert(set: ReplicationSet) -> Replication {
    let mut regions: Vec<Replica> = set.region_map.into_iter().map(replica).collect();
    regions.sort_by(|a, b| a.region.cmp(&b.region));
    Replication {
        active: matches!(
            set.status,
            ReplicationSetStatus::Active | ReplicationSetStatus::Updating
        ),
        protected: set.deletion_protected,
        regions,
    }
}

fn replica((region, info): (String, RegionInfo)) -> Replica {
    Replica {
        region,
        active: info.status == RegionStatus::Active,
        message: info.status_message.filter(|message| !message.is_empty()),
    }
}
