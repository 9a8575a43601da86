//! Under whose rights steps act.

use std::sync::Arc;

use crate::iam::Caller;
use crate::wire::Refusal;
use crate::world::Account;

/// Whose rights a runbook's steps have.
#[derive(Clone, Debug)]
pub(crate) enum RunAs {
    /// Those of whoever started it: the runbook assumes no role.
    Starter(Arc<Caller>),
    /// Those of the role that the runbook assumes, as they are when the step runs.
    Role { name: String, session: String },
}

impl RunAs {
    pub(super) fn caller(&self, account: &Account) -> Result<Caller, Refusal> {
        match self {
            Self::Starter(caller) => Ok((**caller).clone()),
            Self::Role { name, session } => account.iam.in_role(name, session, &account.id),
        }
    }
}
