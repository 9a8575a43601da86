//! The states of automations and steps that can come about here; `DIFFERENCES.md` lists those that can't.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Pending,
    InProgress,
    Waiting,
    Success,
    TimedOut,
    Cancelling,
    Cancelled,
    Failed,
    Rejected,
    CompletedWithSuccess,
    CompletedWithFailure,
}

impl Status {
    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::InProgress => "InProgress",
            Self::Waiting => "Waiting",
            Self::Success => "Success",
            Self::TimedOut => "TimedOut",
            Self::Cancelling => "Cancelling",
            Self::Cancelled => "Cancelled",
            Self::Failed => "Failed",
            Self::Rejected => "Rejected",
            Self::CompletedWithSuccess => "CompletedWithSuccess",
            Self::CompletedWithFailure => "CompletedWithFailure",
        }
    }

    /// Whether a step in this state went wrong.
    pub(crate) const fn is_failure(self) -> bool {
        matches!(self, Self::Failed | Self::TimedOut | Self::Rejected)
    }
}
