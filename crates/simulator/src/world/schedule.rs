//! What is still to happen by itself.

use std::collections::BTreeMap;

use super::Account;

/// Something that happens in the account at its time.
pub(crate) type Later = Box<dyn FnOnce(&mut Account, i64) + Send>;

/// Events to come, by their time and the order in which they were planned.
#[derive(Default)]
pub(crate) struct Schedule {
    to_come: BTreeMap<(i64, u64), Later>,
    planned: u64,
}

impl std::fmt::Debug for Schedule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Schedule")
            .field("to_come", &self.to_come.len())
            .finish_non_exhaustive()
    }
}

impl Schedule {
    pub(crate) fn plan(&mut self, at: i64, later: Later) {
        self.planned += 1;
        self.to_come.insert((at, self.planned), later);
    }

    /// Takes the earliest event that is due.
    pub(crate) fn due(&mut self, now: i64) -> Option<(i64, Later)> {
        let first = self.to_come.first_entry().filter(|entry| entry.key().0 <= now)?;
        let ((at, _), later) = first.remove_entry();
        Some((at, later))
    }
}
