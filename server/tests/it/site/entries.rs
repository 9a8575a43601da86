use domain::ids::EntryId;
use std::sync::atomic::{AtomicU64, Ordering};

/// An entry id that no other form has.
pub fn entry() -> EntryId {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let n = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    format!("7e570000-0000-4000-8000-{n:012x}").parse().unwrap()
}
