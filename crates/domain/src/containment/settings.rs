use crate::ids::{ContactName, GroupName};

/// What a deployment decides about containment. Spans are in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainmentSettings {
    /// The group whose policy denies.
    pub group: GroupName,
    /// How long a change of policies may take to bind: AWS says 6 to 8 minutes.
    pub policy_delay: i64,
    /// How long a deactivated certificate may still be used: AWS says "within a few minutes".
    pub certificate_delay: i64,
    /// How long no session may be seen before it is Verified.
    pub quiet: i64,
    /// How long a request waits for a second person.
    pub approval: i64,
    /// How long after an unanswered expiry somebody is asked again.
    pub ask_again: i64,
    /// Who is paged when somebody has to agree or an expiry is unanswered; where nobody is named, whom the incident's
    /// response plan pages.
    pub contacts: Vec<ContactName>,
}

const MINUTE: i64 = 60_000;

impl ContainmentSettings {
    /// How much longer than AWS says things may take before people are asked, in milliseconds.
    pub const GRACE: i64 = 10 * MINUTE;

    /// How long a containment may take until it is Verified: after that time alone brings it no further.
    pub fn longest(&self) -> i64 {
        self.policy_delay.max(self.certificate_delay) + self.quiet + Self::GRACE
    }

    /// The spans that hold unless a deployment says otherwise.
    pub fn new(group: GroupName) -> Self {
        Self {
            group,
            policy_delay: 8 * MINUTE,
            certificate_delay: 5 * MINUTE,
            quiet: 10 * MINUTE,
            approval: 30 * MINUTE,
            ask_again: 30 * MINUTE,
            contacts: Vec::new(),
        }
    }
}
