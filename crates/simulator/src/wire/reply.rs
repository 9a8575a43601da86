//! What goes back over the wire.

use axum::body::Body;
use http::{HeaderName, HeaderValue, Response, StatusCode};
use serde_json::Value;

use super::{Operation, Protocol, Refusal, json, query, rest_json};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const QUERY_ERROR: HeaderName = HeaderName::from_static("x-amzn-query-error");

/// Puts an outcome on the wire in the service's protocol.
pub(super) fn encode(
    protocol: Protocol,
    operation: Option<&Operation>,
    outcome: &Result<Value, Refusal>,
    request_id: &str,
) -> Response<Body> {
    let status = match outcome {
        Ok(_) => operation.map_or(200, |operation| operation.status),
        Err(refusal) => refusal.status,
    };
    let text = match (protocol, outcome) {
        (Protocol::RestJson, Ok(_)) if status == 204 => String::new(),
        (Protocol::RestJson | Protocol::Json { .. } | Protocol::Json10 { .. }, Ok(value)) => {
            value.to_string()
        }
        (Protocol::RestJson, Err(refusal)) => rest_json::refusal(refusal).to_string(),
        (Protocol::Json { .. } | Protocol::Json10 { .. }, Err(refusal)) => json::refusal(refusal).to_string(),
        (Protocol::Query { namespace, .. }, Ok(value)) => query::success(
            namespace,
            operation.map_or("", |operation| operation.name),
            value,
            request_id,
        ),
        (Protocol::Query { namespace, .. }, Err(refusal)) => query::failure(namespace, refusal, request_id),
    };
    let kind = match protocol {
        Protocol::RestJson => "application/json",
        Protocol::Json { .. } => "application/x-amz-json-1.1",
        Protocol::Json10 { .. } => "application/x-amz-json-1.0",
        Protocol::Query { .. } => "text/xml",
    };
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(http::header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.extend(HeaderValue::from_str(request_id).ok().map(|id| (REQUEST_ID, id)));
    if let (Protocol::Json10 { .. }, Err(refusal)) = (protocol, outcome) {
        let code = json::query_error(refusal);
        headers.extend(HeaderValue::from_str(&code).ok().map(|code| (QUERY_ERROR, code)));
    }
    if let (Protocol::RestJson | Protocol::Json { .. } | Protocol::Json10 { .. }, Err(refusal)) =
        (protocol, outcome)
    {
        headers.extend(
            HeaderValue::from_str(&refusal.code)
                .ok()
                .map(|code| (ERROR_TYPE, code)),
        );
    }
    response
}
