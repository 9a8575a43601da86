//! The headers that tell a browser what this page may do: nothing that it doesn't need.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue, header};
use leptos::nonce::Nonce;

const FIXED: [(HeaderName, HeaderValue); 5] = [
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ),
];

/// The policy for a response whose scripts carry `nonce`. A form may also end at `provider`, the identity provider's
/// origin: Chromium holds the redirects after a form against this, and a search that is sent without scripts once the
/// session is over leads to the sign-in.
pub fn content_security_policy(nonce: &str, provider: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self' {provider}; \
         base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Mints a nonce for the request, and sets the headers on its response. A response that brings its own policy, such
/// as an evidence file's sandbox, keeps it.
pub async fn security_headers(provider: String, https: bool, mut request: Request, next: Next) -> Response {
    let nonce = Nonce::new();
    request.extensions_mut().insert(nonce.clone());
    let private = !request.uri().path().starts_with("/pkg/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.entry(name).or_insert(value);
    }
    if let Ok(policy) = HeaderValue::from_str(&content_security_policy(&nonce, &provider)) {
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    if private {
        headers
            .entry(header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("no-store"));
    }
    if https {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(year);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_inline_script_or_style_is_allowed() {
        assert!(!content_security_policy("abc", "https://id.example").contains("unsafe-inline"));
    }
}
