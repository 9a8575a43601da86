//! Where a filter doesn't parse, and what was expected there.

/// A filter that doesn't parse.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at character {position}: {message}; expected {expected}")]
pub struct FilterError {
    /// The place, counted in characters from 1; one past the end when the text is too short.
    pub position: usize,
    /// What is wrong there.
    pub message: String,
    /// What would be right there.
    pub expected: String,
}

impl FilterError {
    pub(super) fn new(position: usize, message: impl Into<String>, expected: impl Into<String>) -> Self {
        Self {
            position,
            message: message.into(),
            expected: expected.into(),
        }
    }
}
