//! The principal behind a call.

use super::{Ledger, Policy};

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
    /// Where its use of actions is counted.
    pub ledger: Ledger,
}

impl Caller {
    /// The role or user that its rights are those of: `role/NAME`, `user/NAME`.
    pub(super) fn principal(&self) -> String {
        let name = self.arn.splitn(6, ':').last().unwrap_or_default();
        match name.strip_prefix("assumed-role/") {
            Some(session) => format!("role/{}", session.split('/').next().unwrap_or_default()),
            None => name.to_owned(),
        }
    }
}
