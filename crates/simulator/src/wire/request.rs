//! A request as it came over the wire, read whole.

use axum::body::{Body, to_bytes};
use http::{HeaderMap, Method, Request};

use super::Refusal;

/// More than any request of the served operations needs (the largest are 100 related items of some 6 kB).
const LIMIT_BYTES: usize = 1 << 20;

#[derive(Debug)]
pub(super) struct WireRequest {
    pub method: Method,
    pub path: String,
    pub query: Vec<(String, String)>,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl WireRequest {
    pub(super) async fn read(request: Request<Body>) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        let too_large = |_| {
            Refusal::new(
                413,
                "RequestEntityTooLargeException",
                "The request is larger than 1 MiB",
            )
        };
        let body = to_bytes(body, LIMIT_BYTES).await.map_err(too_large)?.to_vec();
        let query = parts.uri.query().unwrap_or_default();
        let query = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Ok(Self {
            method: parts.method,
            path: parts.uri.path().to_owned(),
            query,
            headers: parts.headers,
            body,
        })
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub(super) fn is_form(&self) -> bool {
        self.header("content-type")
            .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
    }
}
