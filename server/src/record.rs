//! The record of an incident as a file, to be checked offline.

use crate::State;
use crate::refusal::refuse;
use app::Responder;
use axum::Extension;
use axum::extract::{self, Path};
use axum::response::{IntoResponse, Response};
use domain::entry::ChainId;
use domain::ids::IncidentId;
use http::{StatusCode, header};
use response::audit;

/// `GET /incidents/{account}/{plan}/{key}/record`: the incident's chain, one entry of JSON a line, oldest first. It
/// takes the right to audit. `verify-record` checks the file without this server.
pub async fn record(
    extract::State(state): extract::State<State>,
    Extension(responder): Extension<Responder>,
    Path((account, plan, key)): Path<(String, String, String)>,
) -> Response {
    let Ok(id) = format!("{account}/{plan}/{key}").parse::<IncidentId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let entries = match audit::chain(&state.console, &responder.actor(), &ChainId::Incident(id)).await {
        Ok(entries) => entries,
        Err(error) => return refuse(error),
    };
    let lines: Result<Vec<String>, _> = entries.iter().map(serde_json::to_string).collect();
    match lines {
        Ok(lines) => {
            let headers = [
                (header::CONTENT_TYPE, "application/x-ndjson".to_owned()),
                (
                    header::CONTENT_DISPOSITION,
                    format!("attachment; filename=\"record-{key}.ndjson\""),
                ),
            ];
            (headers, lines.join("\n") + "\n").into_response()
        }
        Err(error) => {
            tracing::error!(error = %error, "a record could not be written as JSON");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
