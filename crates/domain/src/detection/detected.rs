use super::Rule;
use crate::ids::{DeviceName, EntryId};
use crate::time::Timestamp;

/// How many characters of a message an incident's trigger keeps (`StartIncident`, `rawData`).
pub const RAW_LIMIT: usize = 10_000;

/// Which way it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Something is wrong.
    Begins,
    /// It no longer is.
    Ends,
    /// It never was: the watcher takes it back.
    Withdrawn,
}

/// One thing that a watcher noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    /// What the watcher calls it: with the turn and the moment, the same message has the same one.
    pub key: String,
    /// Which way it goes.
    pub turn: Turn,
    /// The device; `None` where no device is named, or by a name that none can have.
    pub device: Option<DeviceName>,
    /// What it breaks.
    pub rule: Rule,
    /// When it happened.
    pub occurred: Timestamp,
    /// What happened, in one plain line.
    pub headline: String,
    /// The message, or the part of it that tells what happened: at most [`RAW_LIMIT`] characters of JSON.
    pub raw: String,
}

impl Detection {
    /// The same for the same message, however often it comes.
    pub fn id(&self) -> EntryId {
        EntryId::named(&format!(
            "detection {:?} {} {} at {}",
            self.turn, self.rule, self.key, self.occurred.0
        ))
    }
}

/// JSON of at most [`RAW_LIMIT`] characters: the whole message or, of a giant, `part` of it.
pub(super) fn raw(whole: &serde_json::Value, part: impl FnOnce() -> serde_json::Value) -> String {
    let text = whole.to_string();
    if text.chars().count() <= RAW_LIMIT {
        text
    } else {
        part().to_string()
    }
}
