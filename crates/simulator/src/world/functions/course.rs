//! How functions are invoked, and what happens to invocations by themselves.

use serde_json::Value;

use super::store::{Body, Due};
use super::{FunctionError, Invocation, Origin, Told, answer, poll};
use crate::world::Account;

/// "The maximum amount of time Lambda retains an event in the asynchronous event queue, up to 6 hours" (Developer Guide, "How
/// Lambda handles errors and retries with asynchronous invocation").
const OLDEST_EVENT_MS: i64 = 6 * 60 * 60 * 1000;

/// When something happens by itself.
pub(crate) fn next_due(account: &Account) -> Option<i64> {
    let times = [account.functions.next_due(), poll::next_due(account)];
    times.into_iter().flatten().min()
}

/// Lets everything happen that is due.
pub(crate) fn run_due(account: &mut Account, now: i64) {
    while let Some((at, due)) = account.functions.due(now) {
        match due {
            Due::TimeOut { id } => time_out(account, &id, at),
            Due::Again { event } => queue(account, *event, at),
        }
    }
    poll::poll(account, now);
}

/// Invokes a function, which is deployed, and gives back the invocation's id.
pub(crate) fn invoke(
    account: &mut Account,
    function: &str,
    payload: String,
    origin: Origin,
    at: i64,
) -> String {
    let (id, trace) = (account.ids.uuid(), account.ids.hex().to_lowercase());
    let timeout_ms = account
        .functions
        .deployed
        .get(function)
        .map_or(0, |deployed| deployed.settings.timeout_s * 1000);
    let invocation = Invocation {
        id: id.clone(),
        function: function.to_owned(),
        function_arn: arn(account, function),
        payload,
        deadline_ms: at + timeout_ms,
        trace_id: format!(
            "Root=1-{:08x}-{};Parent={};Sampled=0",
            at / 1000,
            &trace[..24],
            &trace[16..32]
        ),
        attempt: 1,
    };
    let told = Told {
        invocation,
        origin,
        timeout_ms,
        since: at,
    };
    queue(account, told, at);
    id
}

fn arn(account: &Account, function: &str) -> String {
    format!(
        "arn:aws:lambda:{}:{}:function:{function}",
        account.region, account.id
    )
}

/// Runs an invocation that the story answers, and lets any other wait until it is taken.
fn queue(account: &mut Account, told: Told, at: i64) {
    let name = told.invocation.function.clone();
    match account.functions.named(&name) {
        Some((_, Body::Told(function))) => {
            let payload = serde_json::from_str(&told.invocation.payload).unwrap_or(Value::Null);
            let invoked = function(account, &payload, at);
            let id = told.invocation.id.clone();
            account.functions.running.insert(id.clone(), told);
            let result = invoked.answer.map_err(|error| FunctionError::unhandled(&error));
            answer::answer(account, &id, result, at);
        }
        Some((_, Body::Outside)) => {
            account.functions.waiting.entry(name).or_default().push_back(told);
            account.functions.arrived.notify_waiters();
        }
        // It was removed while the event waited to be tried again.
        None => answer::dead(account, &told, "Function not found", at),
    }
}

/// Hands out the oldest invocation of a function that is still wanted. Its time begins now.
pub(super) fn take(account: &mut Account, function: &str, now: i64) -> Option<Invocation> {
    while account.functions.has_room(function) {
        let mut told = account.functions.waiting.get_mut(function)?.pop_front()?;
        if matches!(told.origin, Origin::Event) && now - told.since > OLDEST_EVENT_MS {
            answer::dead(account, &told, "EventAgeExceeded", now);
            continue;
        }
        if !answer::still_wanted(account, &told) {
            continue;
        }
        told.invocation.deadline_ms = now + told.timeout_ms;
        let (id, deadline) = (told.invocation.id.clone(), told.invocation.deadline_ms);
        let invocation = told.invocation.clone();
        account.functions.plan(deadline, Due::TimeOut { id: id.clone() });
        account.functions.running.insert(id, told);
        return Some(invocation);
    }
    None
}

fn time_out(account: &mut Account, id: &str, at: i64) {
    let Some(told) = account.functions.running.get(id) else {
        return;
    };
    // An event that is tried again keeps its id, and has a later deadline then.
    if told.invocation.deadline_ms > at {
        return;
    }
    let error = FunctionError::timed_out(id, told.timeout_ms);
    answer::answer(account, id, Err(error), at);
}
