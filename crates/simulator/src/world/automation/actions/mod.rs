//! The actions of steps, one per file.

mod approve;
mod branch;
mod call;
mod execute_aws_api;
pub(super) mod invoke_lambda_function;
mod resource_property;
mod sleep;

use serde_json::{Map, Value};

use super::Failure;
use super::run::{Answer, Wait};
use super::runbook::Action;
use crate::iam::Caller;
use crate::world::Account;

/// An action to perform.
#[derive(Debug)]
pub(super) struct Work {
    pub action: Action,
    pub inputs: Map<String, Value>,
    pub at: i64,
}

/// What came of it.
#[derive(Debug)]
pub(super) enum Progress {
    Done(Answer),
    Waits(Wait),
    /// A function is invoked, which somebody runs outside of the world.
    Invokes {
        function: String,
        payload: Value,
    },
    Failed(Failure),
}

/// What needs nobody's rights, because it touches nothing in the account.
pub(super) fn without_rights(work: &Work) -> Option<Progress> {
    let done = match work.action {
        Action::Pause => Ok(Progress::Waits(Wait::Resume)),
        Action::Approve => approve::perform(work),
        Action::Sleep => sleep::perform(work),
        Action::Branch => branch::perform(work),
        Action::ExecuteApi | Action::InvokeFunction | Action::AssertProperty | Action::WaitForProperty => {
            return None;
        }
    };
    Some(done.unwrap_or_else(Progress::Failed))
}

/// Everything else, under the rights of the caller.
pub(super) fn perform(account: &mut Account, caller: &Caller, work: &Work) -> Progress {
    let done = match work.action {
        Action::InvokeFunction => invoke_lambda_function::perform(account, caller, work),
        Action::AssertProperty => resource_property::assert(account, caller, work),
        Action::WaitForProperty => resource_property::wait(account, caller, work),
        _ => execute_aws_api::perform(account, caller, work),
    };
    done.unwrap_or_else(Progress::Failed)
}
