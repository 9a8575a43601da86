//! What a use case that did not happen answers where no page is asked for.

use app::context;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use response::ResponseError;

/// The status and the sentence that a server function would answer with; a fault of the console is a reference, under
/// which the log has it.
pub fn refuse(error: impl Into<ResponseError>) -> Response {
    let error = context::failed(error);
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, error.to_string()).into_response()
}
