//! A row prepared for filtering.

use crate::timeline::Row;

/// What a filter looks at in a row, lower-cased once so that a keystroke doesn't do it for every row again.
#[derive(Clone, Debug)]
pub struct Indexed {
    pub(super) haystack: String,
}

impl Indexed {
    /// Prepares a row.
    pub fn new(row: &Row) -> Self {
        Self {
            haystack: row.headline.to_lowercase(),
        }
    }
}
