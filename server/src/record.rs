//! Records as files, to be checked offline: an incident's, a device's, and the console's own.

use crate::State;
use crate::evidence::disposition;
use crate::refusal::refuse;
use app::Responder;
use axum::Extension;
use axum::extract::{self, Path};
use axum::response::{IntoResponse, Response};
use domain::entry::ChainId;
use domain::ids::{DeviceId, DeviceName, IncidentId};
use http::{HeaderValue, StatusCode, header};
use response::ports::JournalError;
use response::{ResponseError, audit};

/// `GET /incidents/{account}/{plan}/{key}/record`: what was done on an incident.
pub async fn of_incident(
    extract::State(state): extract::State<State>,
    Extension(responder): Extension<Responder>,
    Path((account, plan, key)): Path<(String, String, String)>,
) -> Response {
    match format!("{account}/{plan}/{key}").parse::<IncidentId>() {
        Ok(id) => export(&state, &responder, ChainId::Incident(id), &key).await,
        Err(_) => unknown(),
    }
}

/// `GET /devices/{thing}/record`: what was done to a device outside of any incident.
pub async fn of_device(
    extract::State(state): extract::State<State>,
    Extension(responder): Extension<Responder>,
    Path(thing): Path<String>,
) -> Response {
    let settings = &state.console.settings;
    match thing.parse::<DeviceName>() {
        Ok(name) => {
            let id = DeviceId {
                account: settings.account.clone(),
                region: settings.region.clone(),
                name,
            };
            export(&state, &responder, ChainId::Device(id), &thing).await
        }
        Err(_) => unknown(),
    }
}

/// `GET /record`: what belongs to no incident and no device, such as incidents started by hand and sessions that somebody
/// ended.
pub async fn of_console(
    extract::State(state): extract::State<State>,
    Extension(responder): Extension<Responder>,
) -> Response {
    export(&state, &responder, ChainId::Console, "console").await
}

/// A chain, one entry of JSON a line, oldest first, in a file named after what it is `of`. It takes the right to audit.
/// `verify-record` checks the file without this server.
async fn export(state: &State, responder: &Responder, chain: ChainId, of: &str) -> Response {
    let entries = match audit::chain(&state.console, &responder.actor(), &chain).await {
        Ok(entries) => entries,
        Err(ResponseError::NotFound) => return unknown(),
        Err(error) => return refuse(error),
    };
    let lines: Result<Vec<String>, _> = entries.iter().map(serde_json::to_string).collect();
    match lines {
        Ok(lines) => {
            let headers = [
                (
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("application/x-ndjson"),
                ),
                (
                    header::CONTENT_DISPOSITION,
                    disposition(&format!("record-{of}.ndjson")),
                ),
            ];
            let text: String = lines.into_iter().map(|line| line + "\n").collect();
            (headers, text).into_response()
        }
        Err(error) => refuse(JournalError::Unavailable(Box::new(error))),
    }
}

fn unknown() -> Response {
    (StatusCode::NOT_FOUND, "There is no such record.").into_response()
}
