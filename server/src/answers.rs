//! Recovery answers as files: sent in bulk, and read as one.

use crate::State;
use crate::refusal::refuse;
use crate::uploads::{Uploads, in_time};
use app::{Responder, paths};
use axum::Extension;
use axum::extract::{self, Multipart};
use axum::response::{IntoResponse, Redirect, Response};
use domain::rights::Right;
use http::{HeaderValue, header};
use response::containment;

/// What may be sent in all: a file somewhat beyond its limit, which is then refused in words.
pub const BODY_LIMIT: usize = 4 * containment::FILE_LIMIT;

/// `POST /readiness/answers/file`, a multipart form with `file` or `text`. Leads back to the page, which shows what it
/// would change or why it can't be read; nothing is taken over yet. Nothing is read of what somebody sends who may not.
pub async fn send(
    extract::State(state): extract::State<State>,
    Extension(responder): Extension<Responder>,
    Extension(uploads): Extension<Uploads>,
    form: Multipart,
) -> Response {
    let (console, actor) = (&state.console, responder.actor());
    if let Err(forbidden) = actor.require(Right::Write) {
        return refuse(forbidden);
    }
    let _place = match uploads.place() {
        Ok(place) => place,
        Err(full) => return full.into_response(),
    };
    let kept = match in_time(read(form)).await {
        Ok(Ok(bytes)) => containment::keep_file(console, &actor, &bytes).await,
        Ok(Err(why)) => containment::refuse_file(console, &actor, &why).await,
        Err(slow) => return slow.into_response(),
    };
    match kept {
        Ok(()) => Redirect::to(paths::ANSWERS).into_response(),
        Err(error) => refuse(error),
    }
}

/// The file, or what was pasted where none was chosen.
async fn read(mut form: Multipart) -> Result<Vec<u8>, String> {
    let (mut file, mut text) = (Vec::new(), Vec::new());
    while let Some(field) = form.next_field().await.map_err(|error| error.body_text())? {
        let part = match field.name().unwrap_or_default() {
            "file" => &mut file,
            "text" => &mut text,
            _ => continue,
        };
        *part = field.bytes().await.map_err(|error| error.body_text())?.to_vec();
    }
    Ok(if file.is_empty() { text } else { file })
}

/// `GET /readiness/answers.csv`: all answers, with a line for each thing that lacks them.
pub async fn export(
    extract::State(state): extract::State<State>,
    Extension(responder): Extension<Responder>,
) -> Response {
    match containment::export_answers(&state.console, &responder.actor()).await {
        Ok(text) => {
            let headers = [
                (
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("text/csv; charset=utf-8"),
                ),
                (
                    header::CONTENT_DISPOSITION,
                    HeaderValue::from_static("attachment; filename=\"recovery-answers.csv\""),
                ),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (headers, text).into_response()
        }
        Err(error) => refuse(error),
    }
}
