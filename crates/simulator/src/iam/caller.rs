//! The principal behind a call.

use super::Policy;

/// A principal, resolved from its access key.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` or `arn:aws:iam::ACCOUNT:user/NAME`.
    pub arn: String,
    pub user_id: String,
    pub identity: Vec<Policy>,
    /// The inline session policy, if the session was assumed with one.
    pub session: Option<Policy>,
    pub source_identity: Option<String>,
    /// Whether the credentials come from a role: assuming another is then role chaining.
    pub from_role: bool,
}
