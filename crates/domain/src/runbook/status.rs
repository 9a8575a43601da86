use serde::{Deserialize, Serialize};

/// How far an execution or one of its steps is (the statuses of Systems Manager Automation).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunStatus {
    /// Not begun.
    Pending,
    /// Runs by itself.
    InProgress,
    /// Waits for somebody.
    Waiting,
    /// Done.
    Success,
    /// Failed.
    Failed,
    /// Not done in time.
    TimedOut,
    /// Is being cancelled.
    Cancelling,
    /// Cancelled.
    Cancelled,
    /// Somebody who had to approve said no.
    Rejected,
    /// Ended before its last step, with nothing failed.
    CompletedWithSuccess,
    /// Ended before its last step, with something failed.
    CompletedWithFailure,
    /// One that this console doesn't know, in the store's word.
    Other(String),
}

impl RunStatus {
    /// Whether nothing more comes of it. One that isn't known may go on.
    pub fn is_over(&self) -> bool {
        !matches!(
            self,
            Self::Pending | Self::InProgress | Self::Waiting | Self::Cancelling | Self::Other(_)
        )
    }

    /// Whether it went wrong.
    pub fn is_failure(&self) -> bool {
        matches!(
            self,
            Self::Failed | Self::TimedOut | Self::Rejected | Self::CompletedWithFailure
        )
    }

    /// As people say it.
    pub fn word(&self) -> &str {
        match self {
            Self::Pending => "to come",
            Self::InProgress => "running",
            Self::Waiting => "waiting",
            Self::Success | Self::CompletedWithSuccess => "done",
            Self::Failed | Self::CompletedWithFailure => "failed",
            Self::TimedOut => "timed out",
            Self::Cancelling => "being cancelled",
            Self::Cancelled => "cancelled",
            Self::Rejected => "rejected",
            Self::Other(word) => word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RunStatus;

    #[test]
    fn a_status_of_a_newer_store_may_still_go_on_and_keeps_its_word() {
        let newer = RunStatus::Other("Hibernating".into());
        assert!(!newer.is_over() && !newer.is_failure());
        assert_eq!(newer.word(), "Hibernating");
    }
}
