//! What is larger than any form may be.

use app::AppError;
use app::client::BODY_LIMIT;
use axum::Json;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};

/// How much of such a body is read: whoever still sends when the connection is closed never sees the answer.
const READ: usize = 4 * 1024 * 1024;

/// Refuses with a sentence that has the limit what says itself that it is larger: as the page's script reads it, or for
/// somebody without scripts to read.
pub async fn too_large(request: Request, next: Next) -> Response {
    if length(request.headers()).is_none_or(|length| length <= BODY_LIMIT) {
        return next.run(request).await;
    }
    let by_script = request
        .headers()
        .get(header::ACCEPT)
        .is_some_and(|wanted| wanted == "application/json");
    // What was sent is nothing that anybody looks at.
    let _ = to_bytes(request.into_body(), READ).await;
    let error = AppError::too_large();
    if by_script {
        (StatusCode::PAYLOAD_TOO_LARGE, Json(error)).into_response()
    } else {
        let said = format!("{error} Go back to the page that you sent it from.");
        (StatusCode::PAYLOAD_TOO_LARGE, said).into_response()
    }
}

fn length(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
