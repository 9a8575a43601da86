use domain::containment::Strength;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::text::Reason;
use domain::time::Timestamp;
use domain::version::Version;

/// How many devices one form may take at once.
pub(super) const MOST: usize = 1_000;

/// What a quarantine form asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarantineAsk {
    /// The incident it is asked from.
    pub incident: Option<IncidentId>,
    /// The devices: at most 1 000.
    pub devices: Vec<DeviceName>,
    /// By what.
    pub strength: Strength,
    /// Whether sessions are cut, and again whenever a device reconnects.
    pub cut: bool,
    /// Whether a dynamic group may give way at the limit of ten groups.
    pub evict: bool,
    /// When somebody is asked whether it is to last.
    pub expires: Option<Timestamp>,
    /// Why.
    pub reason: Reason,
}

/// What became of one device of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is on the record and is being worked on.
    Requested,
    /// It is on the record and waits for a second person.
    Waits,
    /// Nothing was written for it, for this reason.
    Refused(String),
}

/// What became of a form, device by device. Nothing is claimed of AWS: that the courses tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The form's entry; of a single device also the order's id.
    pub entry: EntryId,
    /// The devices in the form's order.
    pub devices: Vec<(DeviceName, Outcome)>,
    /// A version of the incident that holds it.
    pub version: Option<Version>,
    /// What to tell the reader.
    pub said: String,
}
