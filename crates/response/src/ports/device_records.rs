use super::JournalError;
use async_trait::async_trait;
use domain::containment::Answered;
use domain::device::{Captured, Involving, ViolationEvent};
use domain::entry::NewEntry;
use domain::ids::{DeviceName, IncidentId};

/// What is kept about devices: captures, violations that AWS forgets after 30 days, recovery answers.
#[async_trait]
pub trait DeviceRecords {
    /// Saves what was read of a device last.
    async fn save_device(&self, captured: &Captured) -> Result<(), JournalError>;

    /// What was read of a device last.
    async fn device(&self, name: &DeviceName) -> Result<Option<Captured>, JournalError>;

    /// Saves how a device was when its incident was young.
    async fn save_then(&self, incident: &IncidentId, captured: &Captured) -> Result<(), JournalError>;

    /// How a device was when its incident was young.
    async fn then(&self, incident: &IncidentId, name: &DeviceName) -> Result<Option<Captured>, JournalError>;

    /// The incidents that involve a device, with their titles, latest first, at most 100.
    async fn incidents_of(&self, name: &DeviceName) -> Result<Vec<(IncidentId, String)>, JournalError>;

    /// The same incidents with how each stands.
    async fn involving(&self, name: &DeviceName) -> Result<Vec<Involving>, JournalError>;

    /// Keeps a device's violation events; those known already stay as they are.
    async fn save_violation_events(
        &self,
        name: &DeviceName,
        events: &[ViolationEvent],
    ) -> Result<(), JournalError>;

    /// A device's violation events, latest first, at most `limit`.
    async fn violation_events(
        &self,
        name: &DeviceName,
        limit: u32,
    ) -> Result<Vec<ViolationEvent>, JournalError>;

    /// Saves recovery answers, each with its entry on the record, all in one commit. An entry that is there already was
    /// saved with its answers before: they are left as they have become.
    async fn save_answers(&self, all: &[(NewEntry, Answered)]) -> Result<(), JournalError>;

    /// The recovery answers of these devices; those without any are left out.
    async fn answers(&self, names: &[DeviceName]) -> Result<Vec<Answered>, JournalError>;

    /// The recovery answers of all devices that have any, by name.
    async fn all_answers(&self) -> Result<Vec<Answered>, JournalError>;
}
