//! The outside world, as this crate needs it.

mod chance;
mod clock;
mod contacts;
mod containments;
mod device_records;
mod engagement_records;
mod evidence;
mod fleet;
mod incident_store;
mod journal;
mod preparation;
mod runbook_records;
mod runbooks;
mod sessions;
mod watchers;

pub use domain::timeline::StoredEvent;

pub use chance::chance;
pub use clock::{Clock, SystemClock};
pub use contacts::{Call, Contacts};
pub use containments::{Begin, Begun, Containments};
pub use device_records::{Answering, DeviceRecords};
pub use engagement_records::EngagementRecords;
pub use evidence::{EvidenceError, EvidenceStore};
pub use fleet::Fleet;
pub use incident_store::{IncidentStart, IncidentStore, StoreError, Trigger};
pub use journal::{
    Appended, Draft, IncidentCopy, Journal, JournalError, MirrorItem, MirrorOutcome, SessionRow,
};
pub use preparation::Preparation;
pub use runbook_records::RunbookRecords;
pub use runbooks::{RunbookStart, RunbookStarted, Runbooks};
pub use sessions::{OpenSession, Sessions};
pub use watchers::Watchers;
