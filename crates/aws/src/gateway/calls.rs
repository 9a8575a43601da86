use std::sync::atomic::{AtomicU64, Ordering};

/// How often one operation was called since the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallCount {
    /// The operation, as AWS names it.
    pub operation: &'static str,
    /// Calls sent to AWS, every attempt counted.
    pub sent: u64,
    /// Of those, answered with throttling.
    pub throttled: u64,
    /// Of those, failed otherwise.
    pub failed: u64,
    /// Reads that shared a call under way instead of sending their own.
    pub shared: u64,
}

/// The counters of one operation.
#[derive(Debug, Default)]
pub(super) struct Counters {
    pub(super) sent: AtomicU64,
    pub(super) throttled: AtomicU64,
    pub(super) failed: AtomicU64,
    pub(super) shared: AtomicU64,
}

impl Counters {
    pub(super) fn read(&self, operation: &'static str) -> CallCount {
        CallCount {
            operation,
            sent: self.sent.load(Ordering::Relaxed),
            throttled: self.throttled.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
            shared: self.shared.load(Ordering::Relaxed),
        }
    }
}

/// Counts one.
pub(super) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}
