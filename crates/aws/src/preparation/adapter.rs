use crate::gateway::Gateway;
use crate::incident_manager::IncidentManager;
use crate::iot::Iot;
use async_trait::async_trait;
use domain::containment::Answers;
use domain::ids::DeviceName;
use domain::readiness::{
    CertificateUse, Indexing, Logging, Needed, Permission, PlanSetup, Replication, SecurityProfile, Training,
};
use response::ports::{Preparation as Port, StoreError};

/// One account's setup. Implements [`response::ports::Preparation`]; clones share everything.
#[derive(Clone, Debug)]
pub struct Preparation {
    pub(super) iot: Iot,
    pub(super) incidents: IncidentManager,
    pub(super) iam: aws_sdk_iam::Client,
    pub(super) gateway: Gateway,
    /// Whose policies the calls are judged by.
    pub(super) identity: String,
}

impl Preparation {
    pub(crate) fn new(
        iot: Iot,
        incidents: IncidentManager,
        iam: aws_sdk_iam::Client,
        gateway: Gateway,
        identity: String,
    ) -> Self {
        Self {
            iot,
            incidents,
            iam,
            gateway,
            identity,
        }
    }
}

#[async_trait]
impl Port for Preparation {
    async fn logging(&self) -> Result<Option<Logging>, StoreError> {
        self.iot.logging_options().await
    }

    async fn indexing(&self) -> Result<Indexing, StoreError> {
        self.iot.index().await
    }

    async fn security_profiles(&self) -> Result<Vec<SecurityProfile>, StoreError> {
        self.iot.security_profiles().await
    }

    async fn training(&self) -> Result<Vec<Training>, StoreError> {
        self.iot.training_summaries().await
    }

    async fn active_certificates(&self, limit: usize) -> Result<Vec<CertificateUse>, StoreError> {
        self.iot.active_certificates(limit).await
    }

    async fn users(&self, certificate: &CertificateUse) -> Result<Vec<DeviceName>, StoreError> {
        self.iot.users(&certificate.arn).await
    }

    async fn devices(&self, limit: usize) -> Result<Vec<(DeviceName, Answers)>, StoreError> {
        self.iot.things(limit).await
    }

    async fn connected(&self, limit: usize) -> Result<Vec<DeviceName>, StoreError> {
        self.iot.connected_things(limit).await
    }

    async fn replication(&self) -> Result<Option<Replication>, StoreError> {
        self.incidents.replication_set().await
    }

    async fn plans(&self) -> Result<Vec<PlanSetup>, StoreError> {
        self.incidents.plan_setups().await
    }

    async fn permissions(&self, needed: &[Needed]) -> Result<Vec<Permission>, StoreError> {
        self.simulate(needed).await
    }
}
