use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One part of what is known of a device. A failed reading leaves the last value in place, with its time, beside the
/// error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>"))]
pub struct Section<T> {
    /// What was read last; `None` when it never was. Kept as a list of one or none: of `Some(None)`, which is what a
    /// reading of nothing gives, JSON would keep no trace otherwise.
    #[serde(with = "held")]
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

mod held {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde asks for this shape")]
    pub(super) fn serialize<T: Serialize, S: Serializer>(
        value: &Option<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(value)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<T>, D::Error> {
        Ok(Vec::deserialize(from)?.pop())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn that_there_is_nothing_reads_back_as_such_and_not_as_never_read() {
        let nothing: Section<Option<i32>> = Section::of(None, Timestamp(1));
        for section in [nothing, Section::default(), Section::of(Some(7), Timestamp(1))] {
            let json = serde_json::to_string(&section).unwrap();
            assert_eq!(
                serde_json::from_str::<Section<Option<i32>>>(&json).unwrap(),
                section
            );
        }
    }
}
