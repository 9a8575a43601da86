//! The way of one call: credential, operation, fault, quota, constraints, IAM, idempotency, effect, log, reply.

use std::time::Duration;

use axum::body::Body;
use http::{Request, Response};
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::credential::Credential;
use super::invoke::{self, Known};
use super::request::WireRequest;
use super::{Operation, Protocol, Refusal, Service, json, query, reply, rest_json, services};
use crate::iam::Caller;
use crate::world::{Call, FaultKind, Injected, State, WorldHandle};

/// The connection is to be closed without an answer.
#[derive(Debug, thiserror::Error)]
#[error("the connection was cut on request")]
pub(super) struct Cut;

/// What is known of a call before it runs.
struct Named {
    service: &'static Service,
    operation: &'static Operation,
    credential: Credential,
    input: Result<Value, Refusal>,
}

pub(super) async fn answer(
    world: WorldHandle,
    request: Request<Body>,
    stop: CancellationToken,
) -> Result<Response<Body>, Cut> {
    let request_id = world.lock().account.ids.uuid();
    let request = match WireRequest::read(request).await {
        Ok(request) => request,
        Err(refusal) => {
            return Ok(reply::encode(
                Protocol::RestJson,
                None,
                &Err(refusal),
                &request_id,
            ));
        }
    };
    let named = match name(&request) {
        Ok(named) => named,
        Err((protocol, refusal)) => {
            let mut state = world.lock();
            let call = Call::new(state.now(), "-", "-", &request_id).refused(&refusal);
            state.calls.record(call);
            drop(state);
            return Ok(reply::encode(protocol, None, &Err(refusal), &request_id));
        }
    };
    let fault = world
        .lock()
        .faults
        .strike(named.service.scope, named.operation.name);
    let (before, after) = fault.as_ref().map_or((0, 0), Injected::delays_ms);
    pause(before, &stop).await;
    let outcome = run(&world, &named, fault.as_ref(), &request_id);
    pause(after, &stop).await;
    match fault.map(|fault| fault.kind) {
        Some(FaultKind::Cut) => Err(Cut),
        Some(FaultKind::TimeOut) => {
            stop.cancelled().await;
            Err(Cut)
        }
        _ => Ok(reply::encode(
            named.service.protocol,
            Some(named.operation),
            &outcome,
            &request_id,
        )),
    }
}

/// Waits for so long, or until the account stops.
async fn pause(ms: u64, stop: &CancellationToken) {
    if ms > 0 {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(ms)) => {}
            () = stop.cancelled() => {}
        }
    }
}

fn name(request: &WireRequest) -> Result<Named, (Protocol, Refusal)> {
    let guessed = if request.is_form() {
        crate::sts::SERVICE.protocol
    } else {
        Protocol::RestJson
    };
    let credential = Credential::read(request).map_err(|refusal| (guessed, refusal))?;
    let unknown = |protocol| (protocol, Refusal::unknown_operation());
    let service = services::find(&credential.service).ok_or_else(|| unknown(guessed))?;
    let (operation, input) = match service.protocol {
        Protocol::RestJson => {
            let operation = rest_json::find(service, request).ok_or_else(|| unknown(service.protocol))?;
            (operation, rest_json::decode(operation, request))
        }
        Protocol::Json { target } | Protocol::Json10 { target } => {
            let operation = json::find(service, target, request).ok_or_else(|| unknown(service.protocol))?;
            (operation, json::decode(request))
        }
        Protocol::Query { version, .. } => {
            let form = query::form(request);
            let operation =
                query::find(service, version, &form).map_err(|refusal| (service.protocol, refusal))?;
            (operation, Ok(query::decode(operation, &form)))
        }
    };
    Ok(Named {
        service,
        operation,
        credential,
        input,
    })
}

/// Judges and runs a call in one moment of the world, and writes it into the log.
fn run(
    world: &WorldHandle,
    named: &Named,
    fault: Option<&Injected>,
    request_id: &str,
) -> Result<Value, Refusal> {
    let mut state = world.lock();
    let now = state.now();
    let mut call = Call::new(now, named.service.scope, named.operation.name, request_id);
    call.fault = fault.map(Injected::label);
    let outcome = admit(&mut state, named, &mut call, now).and_then(|(caller, input)| {
        let spoiled = fault.and_then(|fault| fault.refusal(&caller, named.service, named.operation));
        let takes_effect = fault.is_none_or(Injected::takes_effect);
        let answer = if takes_effect {
            judge(&mut state, named, &caller, &input, now, &mut call)?
        } else {
            Value::Null
        };
        spoiled.map_or(Ok(answer), Err)
    });
    let outcome = outcome.map_err(|refusal| named.service.speak(refusal));
    let lost = fault.is_some_and(Injected::loses_reply);
    match &outcome {
        Err(refusal) if !lost => call = call.refused(refusal),
        Ok(_) if !lost => call.status = Some(named.operation.status),
        _ => {}
    }
    state.calls.record(call);
    outcome
}

/// Who calls, and whether so many calls are allowed.
fn admit(state: &mut State, named: &Named, call: &mut Call, now: i64) -> Result<(Caller, Value), Refusal> {
    let credential = &named.credential;
    let caller = state.account.iam.caller(
        &credential.access_key,
        credential.session_token.as_deref(),
        now,
        &state.account.id,
    )?;
    call.principal = Some(caller.arn.clone());
    if !named.service.global && credential.region != state.account.region {
        let message = format!(
            "Credential should be scoped to a valid region, not '{}'.",
            credential.region
        );
        return Err(Refusal::new(403, "InvalidSignatureException", message));
    }
    let input = named.input.clone()?;
    let token = ["clientToken", "ClientToken", "IdempotencyToken"]
        .iter()
        .find_map(|name| input[*name].as_str());
    call.client_token = token.map(str::to_owned);
    call.resource = named
        .operation
        .resources(&state.account, &input)
        .into_iter()
        .next();
    state.quotas.take(named.service.scope, named.operation, now)?;
    Ok((caller, input))
}

/// The call's effect, with the resource that it was judged by in the log.
fn judge(
    state: &mut State,
    named: &Named,
    caller: &Caller,
    input: &Value,
    now: i64,
    call: &mut Call,
) -> Result<Value, Refusal> {
    let known = Known {
        service: named.service,
        operation: named.operation,
    };
    invoke::judge(&mut state.account, known, caller, input, now, &mut call.resource)
}
