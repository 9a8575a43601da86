use super::JournalError;
use async_trait::async_trait;
use domain::containment::{Answered, Answers};
use domain::device::{Captured, Involving, ViolationEvent};
use domain::entry::NewEntry;
use domain::ids::{DeviceName, IncidentId};
use domain::time::Timestamp;

/// Recovery answers as somebody gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answering {
    /// The entry that is written with them.
    pub entry: NewEntry,
    /// What is answered.
    pub given: Answered,
    /// The answers that were there when it was decided.
    pub seen: Answers,
}

/// What is kept about devices: captures, violations that AWS forgets after 30 days, recovery answers.
#[async_trait]
pub trait DeviceRecords {
    /// Saves what was read of a device last; `grouped` is when it was read to be in the quarantine group, `None` where it
    /// was not in it.
    async fn save_device(&self, captured: &Captured, grouped: Option<Timestamp>) -> Result<(), JournalError>;

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
    /// saved with its answers before: they are left as they have become. `false`, and nothing is saved, where one of the
    /// devices was answered for otherwise than who answers saw.
    async fn save_answers(&self, all: &[Answering]) -> Result<bool, JournalError>;

    /// The recovery answers of these devices; those without any are left out.
    async fn answers(&self, names: &[DeviceName]) -> Result<Vec<Answered>, JournalError>;

    /// The recovery answers of all devices that have any, by name.
    async fn all_answers(&self) -> Result<Vec<Answered>, JournalError>;
}
