//! The answers of functions that somebody runs outside of the world.

use serde_json::Value;

use super::actions::invoke_lambda_function::told;
use super::automations::Key;
use super::engine::{fail, succeed};
use super::run::Wait;
use crate::world::Account;

/// Takes the answer to an invocation that a run waits for; any other is too late.
pub(crate) fn answered(
    account: &mut Account,
    execution: &str,
    run: &str,
    invocation: &str,
    returned: Result<Value, String>,
    at: i64,
) {
    let Some((key, run)) = waiting(account, execution, run, invocation) else {
        return;
    };
    match told(returned) {
        Ok(answer) => succeed(account, key, run, answer, at),
        Err(failure) => fail(account, key, run, failure, at),
    }
}

/// Whether a run still waits for the answer to this invocation.
pub(crate) fn waits_for(account: &Account, execution: &str, run: &str, invocation: &str) -> bool {
    waiting(account, execution, run, invocation).is_some()
}

fn waiting(account: &Account, execution: &str, run: &str, invocation: &str) -> Option<(Key, usize)> {
    let key = account.automations.key(execution)?;
    let runs = &account.automations.at(key)?.runs;
    let place = runs.iter().position(|known| known.id == run)?;
    match &runs.get(place)?.wait {
        Some(Wait::Invocation(id)) if id == invocation => Some((key, place)),
        _ => None,
    }
}
