//! Reading a filter.

use super::{FilterError, Indexed};
use crate::timeline::Row;

/// A parsed filter.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    words: Vec<String>,
}

impl Filter {
    /// Parses a filter; an empty text matches every row.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        Ok(Self {
            words: text
                .to_lowercase()
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
        })
    }

    /// Whether the row passes.
    pub fn matches(&self, row: &Row) -> bool {
        self.accepts(&Indexed::new(row))
    }

    /// Whether the prepared row passes.
    pub fn accepts(&self, row: &Indexed) -> bool {
        self.words.iter().all(|word| row.haystack.contains(word.as_str()))
    }
}
