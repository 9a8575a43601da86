//! The four requests that a runtime makes.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::sync::{Mutex, mpsc};

use crate::{FunctionError, Invocation};

/// What a process told.
#[derive(Debug)]
pub(super) enum Told {
    /// It asks for an invocation: it is ready.
    Ready,
    /// It answered the invocation of that id.
    Answered(String, Result<Value, FunctionError>),
    /// It can't begin.
    InitFailed(FunctionError),
}

/// One environment's side of the API.
#[derive(Debug)]
pub(super) struct Desk {
    pub invocations: Mutex<mpsc::Receiver<Invocation>>,
    pub told: mpsc::UnboundedSender<Told>,
}

/// The largest answer of a synchronous invocation, in bytes (Lambda quotas).
const ANSWER_LIMIT: usize = 6 * 1024 * 1024;

pub(super) fn routes(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/2018-06-01/runtime/invocation/next", get(next))
        .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
        .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
        .route("/2018-06-01/runtime/init/error", post(init_error))
        .layer(DefaultBodyLimit::max(2 * ANSWER_LIMIT))
        .with_state(desk)
}

/// Waits for an invocation as long as it takes: in AWS the environment is frozen meanwhile.
async fn next(State(desk): State<Arc<Desk>>) -> Response {
    let _ = desk.told.send(Told::Ready);
    let invocation = desk.invocations.lock().await.recv().await;
    let Some(invocation) = invocation else {
        return (StatusCode::INTERNAL_SERVER_ERROR, "the environment ends").into_response();
    };
    let headers = [
        ("content-type", "application/json".to_owned()),
        ("lambda-runtime-aws-request-id", invocation.id),
        ("lambda-runtime-deadline-ms", invocation.deadline_ms.to_string()),
        ("lambda-runtime-invoked-function-arn", invocation.function_arn),
        ("lambda-runtime-trace-id", invocation.trace_id),
    ];
    (headers, invocation.payload).into_response()
}

async fn response(State(desk): State<Arc<Desk>>, Path(id): Path<String>, body: Bytes) -> Response {
    if body.len() > ANSWER_LIMIT {
        let message =
            format!("Response payload size exceeded maximum allowed payload size ({ANSWER_LIMIT} bytes).");
        let refused = json!({"errorMessage": message, "errorType": "RequestEntityTooLarge"});
        let error = FunctionError {
            error_type: "Function.ResponseSizeTooLarge".to_owned(),
            message,
        };
        let _ = desk.told.send(Told::Answered(id, Err(error)));
        return (StatusCode::PAYLOAD_TOO_LARGE, axum::Json(refused)).into_response();
    }
    let answer = serde_json::from_slice(&body).unwrap_or(Value::Null);
    let _ = desk.told.send(Told::Answered(id, Ok(answer)));
    accepted()
}

async fn error(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let _ = desk.told.send(Told::Answered(id, Err(failure(&headers, &body))));
    accepted()
}

async fn init_error(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response {
    let _ = desk.told.send(Told::InitFailed(failure(&headers, &body)));
    accepted()
}

/// `{"errorMessage", "errorType", "stackTrace"}`; the type is in the header `Lambda-Runtime-Function-Error-Type` too.
fn failure(headers: &HeaderMap, body: &[u8]) -> FunctionError {
    let told: Value = serde_json::from_slice(body).unwrap_or(Value::Null);
    let text = |name: &str| told.get(name).and_then(Value::as_str).map(str::to_owned);
    let header = headers
        .get("lambda-runtime-function-error-type")
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    FunctionError {
        error_type: text("errorType")
            .or(header)
            .unwrap_or_else(|| "Runtime.Unknown".to_owned()),
        message: text("errorMessage").unwrap_or_else(|| String::from_utf8_lossy(body).into_owned()),
    }
}

fn accepted() -> Response {
    (StatusCode::ACCEPTED, axum::Json(json!({"status": "OK"}))).into_response()
}
