use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_iot::types::{
    DeviceDefenderIndexingMode, IndexStatus, ThingConnectivityIndexingMode, ThingIndexingConfiguration,
    ThingIndexingMode,
};
use domain::readiness::Indexing;
use response::ports::StoreError;

const GET_INDEXING_CONFIGURATION: Operation = Operation::read("GetIndexingConfiguration", SERVICE);
const DESCRIBE_INDEX: Operation = Operation::read("DescribeIndex", SERVICE);

/// The index of things; there is one.
const THINGS: &str = "AWS_Things";

impl Iot {
    /// `GetIndexingConfiguration` and, where things are indexed, `DescribeIndex`.
    pub(crate) async fn index(&self) -> Result<Indexing, StoreError> {
        let read = |this: Self| async move {
            let request = this.control.get_indexing_configuration();
            let reply = this
                .gateway
                .call(GET_INDEXING_CONFIGURATION, || request.clone().send())
                .await?;
            let mut indexing = convert(reply.thing_indexing_configuration.as_ref());
            if indexing.registry {
                indexing.complete = this.is_complete().await?;
            }
            Ok(indexing)
        };
        self.gateway
            .shared(GET_INDEXING_CONFIGURATION, "", read(self.clone()))
            .await
    }

    async fn is_complete(&self) -> Result<bool, StoreError> {
        let request = self.control.describe_index().index_name(THINGS);
        let reply = self.gateway.call(DESCRIBE_INDEX, || request.clone().send()).await;
        Ok(found(reply)?.is_some_and(|index| index.index_status == Some(IndexStatus::Active)))
    }
}

fn convert(things: Option<&ThingIndexingConfiguration>) -> Indexing {
    let mode = things.map(|one| &one.thing_indexing_mode);
    Indexing {
        registry: matches!(
            mode,
            Some(ThingIndexingMode::Registry | ThingIndexingMode::RegistryAndShadow)
        ),
        shadows: mode == Some(&ThingIndexingMode::RegistryAndShadow),
        connectivity: things.and_then(|one| one.thing_connectivity_indexing_mode.as_ref())
            == Some(&ThingConnectivityIndexingMode::Status),
        violations: things.and_then(|one| one.device_defender_indexing_mode.as_ref())
            == Some(&DeviceDefenderIndexingMode::Violations),
        complete: false,
    }
}
