//! What `context` is in the browser: the same names, for what components call on both sides.

use crate::seed::Seed;
use crate::ui::random_uuid;

/// The browser reads the seed off the page; this is only asked for where there is none.
pub fn seed() -> Seed {
    Seed::default()
}

/// A status belongs to a response; the browser sends none.
pub fn set_status(_status: u16) {}

/// An error as it is: it is the server's response that carries a status.
pub fn told(error: crate::error::AppError) -> crate::error::AppError {
    error
}

/// Only answers are read here: one that can't be is none of the console's.
pub fn malformed(_why: &str) -> crate::error::AppError {
    crate::error::AppError::unreachable()
}

/// An id for an entry on the record.
pub fn new_entry_id() -> String {
    random_uuid()
}
