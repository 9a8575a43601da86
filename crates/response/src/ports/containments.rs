use super::JournalError;
use async_trait::async_trait;
use domain::containment::Course;
use domain::entry::NewEntry;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::time::Timestamp;

/// An order to be written down with its act.
#[derive(Clone, Debug)]
pub struct Begin {
    /// The act; its id is the order's.
    pub entry: NewEntry,
    /// The incident on whose timeline it is told.
    pub mirror: Option<IncidentId>,
    /// The order. It ends the one that it names as replaced.
    pub course: Course,
}

/// What became of an order that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It counts now.
    New(Course),
    /// It was there already: a double submit.
    Already(Course),
    /// The device is under another order than the one it names as replaced; nothing was written.
    Other(Box<Course>),
    /// The order that it would replace is gone; nothing was written.
    Gone,
}

/// Orders about devices. Of one device at most one counts at a time, whoever asks.
#[async_trait]
pub trait Containments {
    /// Appends acts and begins their orders, all in one commit.
    async fn begin_containments(&self, all: &[Begin]) -> Result<Vec<Begun>, JournalError>;

    /// One order.
    async fn course(&self, id: &EntryId) -> Result<Option<Course>, JournalError>;

    /// A device's orders, latest first, at most 50.
    async fn courses_of(&self, device: &DeviceName) -> Result<Vec<Course>, JournalError>;

    /// The orders asked for on an incident, latest first.
    async fn courses_on(&self, incident: &IncidentId) -> Result<Vec<Course>, JournalError>;

    /// How many orders count.
    async fn count_courses(&self) -> Result<usize, JournalError>;

    /// All orders that count.
    async fn current_courses(&self) -> Result<Vec<Course>, JournalError>;

    /// The orders that count and are due at `now`, longest due first, at most `limit`.
    async fn due_courses(&self, now: Timestamp, limit: u32) -> Result<Vec<Course>, JournalError>;

    /// Saves a course as it was read (its `revision`) and changed, and appends what is told about it, in one commit.
    /// `None` when somebody else changed it since, and nothing is written then; otherwise as it is now.
    async fn save_course(
        &self,
        course: &Course,
        told: &[(NewEntry, Option<IncidentId>)],
    ) -> Result<Option<Course>, JournalError>;
}
