use super::StoreError;
use async_trait::async_trait;
use domain::containment::Answers;
use domain::ids::DeviceName;
use domain::readiness::{
    CertificateUse, Indexing, Logging, Needed, Permission, PlanSetup, Replication, SecurityProfile, Training,
};
use std::fmt::Debug;

/// How the account is set up for incidents, before one happens. Nothing here changes anything.
#[async_trait]
pub trait Preparation: Send + Sync + Debug {
    /// The fleet's logging; `None` where it was never set up.
    async fn logging(&self) -> Result<Option<Logging>, StoreError>;

    /// What the fleet's index holds.
    async fn indexing(&self) -> Result<Indexing, StoreError>;

    /// All security profiles with what they are attached to.
    async fn security_profiles(&self) -> Result<Vec<SecurityProfile>, StoreError>;

    /// How far the learned behaviours of all profiles are.
    async fn training(&self) -> Result<Vec<Training>, StoreError>;

    /// Certificates that may connect, at most `limit`.
    async fn active_certificates(&self, limit: usize) -> Result<Vec<CertificateUse>, StoreError>;

    /// The things that use a certificate, at most 500.
    async fn users(&self, certificate: &CertificateUse) -> Result<Vec<DeviceName>, StoreError>;

    /// The registry's things, at most `limit`, each with the recovery answers that its attributes have.
    async fn devices(&self, limit: usize) -> Result<Vec<(DeviceName, Answers)>, StoreError>;

    /// Things that are connected now, as far as the fleet's index knows, at most `limit`.
    async fn connected(&self, limit: usize) -> Result<Vec<DeviceName>, StoreError>;

    /// Where the incident store keeps its incidents; `None` where it was never set up.
    async fn replication(&self) -> Result<Option<Replication>, StoreError>;

    /// All response plans with what they do.
    async fn plans(&self) -> Result<Vec<PlanSetup>, StoreError>;

    /// Whether the console's own policies allow these actions, found out without doing any of them. Answers come in the
    /// questions' order.
    async fn permissions(&self, needed: &[Needed]) -> Result<Vec<Permission>, StoreError>;
}
