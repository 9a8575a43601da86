//! What happens to an automation by itself: steps begin, wait, end, and lead on.

use serde_json::{Map, Value};

use super::actions::{self, Progress, Work};
use super::automations::{Key, MOST_RUNNING};
use super::execution::Cursor;
use super::run::{Answer, Run, Wait};
use super::runbook::Afterwards;
use super::{Failure, Status, selector, variables};
use crate::times;
use crate::world::Account;
use crate::world::functions::{self, Origin};

/// So many runs of steps in one execution (*assumed*): a runbook that leads back to itself ends.
const MOST_RUNS: usize = 1_000;

/// When the next automation goes on by itself.
pub(crate) fn next_due(account: &Account) -> Option<i64> {
    account.automations.next().map(|(at, _)| at)
}

/// Lets the automation go on that is due first, if it is due at `at`.
pub(crate) fn run_due(account: &mut Account, at: i64) {
    let Some((_, key)) = account.automations.next().filter(|(due, _)| *due <= at) else {
        return;
    };
    let Some(execution) = account.automations.at(key) else {
        return;
    };
    let run_is_due = |run: &usize| {
        execution
            .runs
            .get(*run)
            .and_then(Run::due)
            .is_some_and(|due| due <= at)
    };
    match execution.cursor {
        Cursor::Next(step, due) if due <= at => begin(account, key, step, at),
        Cursor::In(run) if run_is_due(&run) => wake(account, key, run, at),
        // The two minutes of a cancellation are over.
        _ => {
            cancel_current(account, key, at);
            end(account, key, Status::Cancelled, at);
        }
    }
}

fn begin(account: &mut Account, key: Key, step: usize, at: i64) {
    let fresh = account.ids.uuid();
    let Some(execution) = account.automations.at_mut(key) else {
        return;
    };
    let known = execution
        .runs
        .iter()
        .position(|run| run.step == step && run.status == Status::Pending);
    let run = known.unwrap_or_else(|| {
        execution.runs.push(Run::pending(fresh, step));
        execution.runs.len() - 1
    });
    if execution.runs.len() > MOST_RUNS {
        let message = format!("The automation reached the limit of {MOST_RUNS} steps.");
        execution.failure = Some(message);
        execution.runs.pop();
        return end(account, key, Status::Failed, at);
    }
    if let Some(run) = execution.runs.get_mut(run) {
        run.started = Some(at);
    }
    execution.cursor = Cursor::In(run);
    attempt(account, key, run, at);
}

/// Runs a step's action once.
fn attempt(account: &mut Account, key: Key, run: usize, at: i64) {
    let Some(execution) = account.automations.at_mut(key) else {
        return;
    };
    let Some(step) = execution
        .runs
        .get(run)
        .and_then(|run| execution.runbook.steps.get(run.step))
    else {
        return;
    };
    let (action, timeout) = (step.action, step.timeout_ms());
    let inputs = Value::Object(step.inputs.clone());
    if let Some(run) = execution.runs.get_mut(run) {
        run.attempts += 1;
        run.deadline = Some(at + timeout);
        run.status = Status::InProgress;
    }
    if execution.cancelling.is_none() {
        execution.status = Status::InProgress;
    }
    let progress = match resolved(account, key, &inputs, at) {
        Err(variables::Unresolved(reference)) => Progress::Failed(Failure::unresolved(&reference)),
        Ok(inputs) => {
            if let Some(run) = account.automations.at_mut(key).and_then(|e| e.runs.get_mut(run)) {
                run.inputs.clone_from(&inputs);
            }
            perform(account, key, &Work { action, inputs, at })
        }
    };
    take(account, key, run, progress, at);
}

fn perform(account: &mut Account, key: Key, work: &Work) -> Progress {
    if let Some(progress) = actions::without_rights(work) {
        return progress;
    }
    let Some(run_as) = account
        .automations
        .at(key)
        .map(|execution| execution.run_as.clone())
    else {
        return Progress::Failed(Failure::action("The execution is gone."));
    };
    match run_as.caller(account) {
        Ok(caller) => actions::perform(account, &caller, work),
        Err(refusal) => Progress::Failed(Failure::refused("sts", "AssumeRole", &refusal)),
    }
}

/// A step's inputs with every reference replaced.
fn resolved(
    account: &Account,
    key: Key,
    inputs: &Value,
    at: i64,
) -> Result<Map<String, Value>, variables::Unresolved> {
    let execution = account.automations.at(key);
    let lookup = |reference: &str| match reference {
        "global:REGION" => Some(account.region.clone().into()),
        "global:ACCOUNT_ID" => Some(account.id.clone().into()),
        "global:DATE" => Some(times::to_date(at).into()),
        "global:DATE_TIME" => Some(times::to_date_time(at).into()),
        other => execution.and_then(|execution| execution.value(other)),
    };
    let resolved = variables::resolve(inputs, &lookup)?;
    Ok(resolved.as_object().cloned().unwrap_or_default())
}

/// Something that a run waited for has come: its time, its answer, or its deadline.
fn wake(account: &mut Account, key: Key, run: usize, at: i64) {
    let Some(execution) = account.automations.at(key) else {
        return;
    };
    let Some(known) = execution.runs.get(run) else {
        return;
    };
    let Some(step) = execution.runbook.steps.get(known.step) else {
        return;
    };
    let action = step.action;
    let progress = match known.wait.clone() {
        Some(Wait::Time(due)) if due <= at => Progress::Done(Answer::default()),
        Some(Wait::Answer(due, answer)) if due <= at => match answer {
            Ok(answer) => Progress::Done(answer),
            Err(failure) => Progress::Failed(failure),
        },
        Some(Wait::Look(due)) if due <= at && known.deadline.is_none_or(|deadline| at < deadline) => {
            let inputs = known.inputs.clone();
            perform(account, key, &Work { action, inputs, at })
        }
        _ => Progress::Failed(Failure::timed_out(&step.name, step.timeout_ms() / 1000)),
    };
    take(account, key, run, progress, at);
}

fn take(account: &mut Account, key: Key, run: usize, progress: Progress, at: i64) {
    match progress {
        Progress::Done(answer) => succeed(account, key, run, answer, at),
        Progress::Failed(failure) => fail(account, key, run, failure, at),
        Progress::Invokes { function, payload } => invoke(account, key, run, &function, &payload, at),
        Progress::Waits(wait) => {
            let Some(execution) = account.automations.at_mut(key) else {
                return;
            };
            let by_hand = matches!(wait, Wait::Resume | Wait::Approval(_));
            let status = if by_hand {
                Status::Waiting
            } else {
                Status::InProgress
            };
            if let Some(run) = execution.runs.get_mut(run) {
                (run.status, run.wait) = (status, Some(wait));
            }
            if execution.cancelling.is_none() {
                execution.status = status;
            }
        }
    }
}

/// Invokes a function that somebody runs outside; the run waits for its answer.
fn invoke(account: &mut Account, key: Key, run: usize, function: &str, payload: &Value, at: i64) {
    let Some(execution) = account.automations.at(key) else {
        return;
    };
    let Some(known) = execution.runs.get(run) else {
        return;
    };
    let origin = Origin::Step {
        execution: execution.id.clone(),
        run: known.id.clone(),
    };
    let id = functions::invoke(account, function, payload.to_string(), origin, at);
    take(account, key, run, Progress::Waits(Wait::Invocation(id)), at);
}

/// A run ends well: its outputs are picked, and it leads on.
pub(super) fn succeed(account: &mut Account, key: Key, run: usize, answer: Answer, at: i64) {
    let Some(execution) = account.automations.at_mut(key) else {
        return;
    };
    let runbook = execution.runbook.clone();
    let Some(known) = execution.runs.get_mut(run) else {
        return;
    };
    let Some(step) = runbook.steps.get(known.step) else {
        return;
    };
    known.outputs = answer.outputs;
    for output in &step.outputs {
        let selected = selector::select(&answer.selectable, &output.selector);
        if let Some(value) = selected.and_then(|value| output.typed(value)) {
            known.outputs.insert(output.name.clone(), value);
        }
    }
    known.answer = Some((answer.response, answer.response_code));
    known.failure = None;
    known.end(Status::Success, at);
    let next = answer.jump.and_then(|name| runbook.step(&name));
    lead_on(account, key, run, next, at);
}

/// A run ends badly, or tries again.
pub(super) fn fail(account: &mut Account, key: Key, run: usize, failure: Failure, at: i64) {
    let Some(execution) = account.automations.at_mut(key) else {
        return;
    };
    let runbook = execution.runbook.clone();
    let Some(known) = execution.runs.get_mut(run) else {
        return;
    };
    let Some(step) = runbook.steps.get(known.step) else {
        return;
    };
    let once = failure.stage == "InputValidation" || failure.status == Status::Rejected;
    if known.attempts < step.max_attempts && !once {
        known.failure = Some(failure);
        known.wait = None;
        return attempt(account, key, run, at);
    }
    let mut failure = failure;
    if step.max_attempts > 1 {
        failure.message = format!(
            "Step {} failed maximum allowed times. {}",
            step.name, failure.message
        );
    }
    let status = failure.status;
    known.end(status, at);
    if step.counts() {
        execution.worst.get_or_insert(status);
        execution.failure.get_or_insert_with(|| failure.message.clone());
    }
    known.failure = Some(failure);
    match &step.on_failure {
        None | Some(Afterwards::Abort) => {
            let status = execution.worst.unwrap_or(Status::Success);
            end(account, key, status, at);
        }
        Some(Afterwards::Continue) => lead_on(account, key, run, None, at),
        Some(Afterwards::Step(name)) => {
            let next = runbook.step(name);
            go(account, key, next, at);
        }
    }
}

/// On to the step that a run led to by itself, or the one that the runbook has after it.
fn lead_on(account: &mut Account, key: Key, run: usize, jump: Option<usize>, at: i64) {
    let Some(execution) = account.automations.at(key) else {
        return;
    };
    let place = execution.runs.get(run).map(|run| run.step);
    let Some((place, step)) = place.and_then(|place| Some((place, execution.runbook.steps.get(place)?)))
    else {
        return;
    };
    let declared = || match &step.next {
        _ if step.is_end => None,
        Some(name) => execution.runbook.step(name),
        None => Some(place + 1).filter(|next| *next < execution.runbook.steps.len()),
    };
    let next = jump.or_else(declared);
    go(account, key, next, at);
}

fn go(account: &mut Account, key: Key, next: Option<usize>, at: i64) {
    let Some(execution) = account.automations.at_mut(key) else {
        return;
    };
    match next {
        None => {
            let status = execution.worst.unwrap_or(Status::Success);
            end(account, key, status, at);
        }
        Some(step) if execution.interactive && execution.cancelling.is_none() => {
            execution.cursor = Cursor::Held(step);
            execution.status = Status::Waiting;
        }
        Some(step) => execution.cursor = Cursor::Next(step, at),
    }
}

/// The current run, if there is one, is cancelled.
pub(super) fn cancel_current(account: &mut Account, key: Key, at: i64) {
    let Some(execution) = account.automations.at_mut(key) else {
        return;
    };
    if let Cursor::In(run) = execution.cursor
        && let Some(run) = execution.runs.get_mut(run)
    {
        run.end(Status::Cancelled, at);
    }
}

/// The execution ends, and one that waits may begin.
pub(super) fn end(account: &mut Account, key: Key, status: Status, at: i64) {
    let automations = &mut account.automations;
    let Some(execution) = automations.at_mut(key) else {
        return;
    };
    let cancelled = execution.cancelling.is_some();
    execution.status = if cancelled { Status::Cancelled } else { status };
    execution.ended = Some(at);
    execution.cursor = Cursor::Ended;
    automations.running.remove(&key);
    automations.queued.retain(|queued| *queued != key);
    admit(account, at);
}

/// Lets those that wait begin, as far as there is room.
pub(super) fn admit(account: &mut Account, at: i64) {
    let automations = &mut account.automations;
    while automations.running.len() < MOST_RUNNING {
        let Some(key) = automations.queued.pop_front() else {
            return;
        };
        automations.running.insert(key);
        let Some(execution) = automations.at_mut(key) else {
            continue;
        };
        if execution.interactive {
            (execution.cursor, execution.status) = (Cursor::Held(0), Status::Waiting);
        } else {
            (execution.cursor, execution.status) = (Cursor::Next(0, at), Status::InProgress);
        }
    }
}
