//! Evidence files over HTTP: uploads of at most 25 MB, downloads that a browser never runs.

use crate::State;
use crate::refusal::refuse;
use crate::uploads::{Uploads, in_time};
use app::Responder;
use axum::Extension;
use axum::body::Bytes;
use axum::extract::{self, Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use domain::evidence::EVIDENCE_LIMIT;
use domain::ids::{EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Annotation;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use response::acts;

/// What an upload may have in all: the file and the form around it.
pub const BODY_LIMIT: usize = EVIDENCE_LIMIT + 64 * 1024;

#[derive(Debug, Default)]
struct Upload {
    entry: Option<EntryId>,
    name: String,
    bytes: Bytes,
    caption: Option<Annotation>,
}

/// `POST /incidents/{account}/{plan}/{key}/evidence`, a multipart form with `entry`, `file` and `caption`. Answers
/// with the incident's page, or with the file's hash where `text/plain` is asked for; otherwise with 4xx or 5xx and the reason
/// as text. Nothing is read of what somebody sends who may not.
pub async fn upload(
    extract::State(state): extract::State<State>,
    Extension(responder): Extension<Responder>,
    Extension(uploads): Extension<Uploads>,
    Path((account, plan, key)): Path<(String, String, String)>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let Ok(id) = format!("{account}/{plan}/{key}").parse::<IncidentId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let actor = responder.actor();
    if let Err(forbidden) = actor.require(Right::Write) {
        return refuse(forbidden);
    }
    let _place = match uploads.place() {
        Ok(place) => place,
        Err(full) => return full.into_response(),
    };
    let upload = match in_time(read(form)).await {
        Ok(Ok(upload)) => upload,
        Ok(Err(reason)) => return (StatusCode::UNPROCESSABLE_ENTITY, reason).into_response(),
        Err(slow) => return slow.into_response(),
    };
    let Some(entry) = upload.entry else {
        return (StatusCode::UNPROCESSABLE_ENTITY, "the form has no entry id").into_response();
    };
    let by_script = headers
        .get(header::ACCEPT)
        .is_some_and(|wanted| wanted == "text/plain");
    let attached = acts::attach(
        &state.console,
        &actor,
        &id,
        &entry,
        &upload.name,
        &upload.bytes,
        upload.caption,
    )
    .await;
    match attached {
        Ok((_, file)) if by_script => file.sha256.into_response(),
        Ok(_) => Redirect::to(&format!("/incidents/{id}")).into_response(),
        Err(error) => refuse(error),
    }
}

async fn read(mut form: Multipart) -> Result<Upload, String> {
    let mut upload = Upload::default();
    while let Some(field) = form.next_field().await.map_err(|error| error.body_text())? {
        match field.name().unwrap_or_default() {
            "entry" => {
                let text = field.text().await.map_err(|error| error.body_text())?;
                upload.entry = Some(
                    text.parse()
                        .map_err(|error: domain::ids::InvalidId| error.to_string())?,
                );
            }
            "caption" => {
                let text = field.text().await.map_err(|error| error.body_text())?;
                if !text.trim().is_empty() {
                    upload.caption = Some(Annotation::new(text).map_err(|error| error.to_string())?);
                }
            }
            "file" => {
                field.file_name().unwrap_or_default().clone_into(&mut upload.name);
                upload.bytes = field.bytes().await.map_err(|error| error.body_text())?;
            }
            _ => {}
        }
    }
    Ok(upload)
}

/// `GET /evidence/{account}/{plan}/{key}/{sha256}`: the bytes as an attachment, in a sandbox without scripts, whatever
/// they are.
pub async fn download(
    extract::State(state): extract::State<State>,
    Extension(responder): Extension<Responder>,
    Path((account, plan, key, sha256)): Path<(String, String, String, String)>,
) -> Response {
    let Ok(id) = format!("{account}/{plan}/{key}").parse::<IncidentId>() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match response::evidence::read(&state.console, &responder.actor(), &id, &sha256).await {
        Ok((file, bytes)) => {
            let headers = [
                (
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("application/octet-stream"),
                ),
                (header::CONTENT_DISPOSITION, disposition(&file.name)),
                (
                    header::CONTENT_SECURITY_POLICY,
                    HeaderValue::from_static("default-src 'none'; sandbox"),
                ),
            ];
            (headers, bytes).into_response()
        }
        Err(error) => refuse(error),
    }
}

/// `attachment; filename*=UTF-8''…` (RFC 6266, RFC 8187): everything but letters, digits, `.`, `_` and `-` escaped.
pub(crate) fn disposition(name: &str) -> HeaderValue {
    let escaped: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{escaped}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_file_name_never_breaks_out_of_its_header() {
        assert_eq!(
            disposition("a\"; x=\r\ny.pcap"),
            "attachment; filename*=UTF-8''a%22%3B%20x%3D%0D%0Ay.pcap"
        );
    }
}
