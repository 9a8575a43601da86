use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One part of what is known of a device. A failed reading leaves the last value in place, with its time, beside the
/// error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section<T> {
    /// What was read last; `None` when it never was.
    pub value: Option<T>,
    /// When the reading of `value` began.
    pub read: Option<Timestamp>,
    /// Why the latest reading failed, if it did.
    pub error: Option<String>,
}

impl<T> Default for Section<T> {
    fn default() -> Self {
        Self {
            value: None,
            read: None,
            error: None,
        }
    }
}

impl<T> Section<T> {
    /// A reading that began at `at`.
    pub fn of(value: T, at: Timestamp) -> Self {
        Self {
            value: Some(value),
            read: Some(at),
            error: None,
        }
    }

    /// The same after a later reading: its value, or the old one beside its error.
    #[must_use]
    pub fn after(self, later: Self) -> Self {
        if later.value.is_some() {
            later
        } else {
            Self {
                error: later.error,
                ..self
            }
        }
    }
}
