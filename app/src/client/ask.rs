use crate::client::send::give_up_after;
use crate::client::{BODY_LIMIT, Body, Reply, desk, send};
use crate::error::AppError;
use leptos::server_fn::redirect::call_redirect_hook;
use serde::de::DeserializeOwned;
use std::pin::Pin;
use std::time::Duration;
use web_sys::{Headers, RequestInit};

/// How long an answer may take: longer than the server takes at most, and than a slow network takes for a long timeline.
const PATIENCE: Duration = Duration::from_mins(1);

type Answering = Pin<Box<dyn Future<Output = Result<Reply, AppError>> + Send>>;

/// Calls the server function at `path`, and goes where its answer leads.
///
/// # Errors
/// What the function refused, or that the console can't be reached.
pub fn ask<T: DeserializeOwned>(
    path: &str,
    body: &Body,
) -> impl Future<Output = Result<T, AppError>> + Send + use<T> {
    let answering = post(path, body);
    async move {
        let reply = answering.await?;
        let answer = serde_json::from_str(&reply.text).map_err(|_| AppError::Unreachable)?;
        if let Some(location) = reply.location {
            call_redirect_hook(&location);
        }
        Ok(answer)
    }
}

fn post(path: &str, body: &Body) -> Answering {
    let too_large = body.text().len() > BODY_LIMIT;
    let init = if too_large { None } else { request(body) };
    let reply = init.map(|init| send(path, &init));
    Box::pin(async move {
        if too_large {
            return Err(AppError::too_large());
        }
        let reply = match reply {
            Some(reply) => reply.await,
            None => None,
        };
        match reply {
            Some(reply) if reply.status < 400 => Ok(reply),
            Some(reply) => Err(serde_json::from_str(&reply.text).unwrap_or(AppError::Unreachable)),
            None => Err(AppError::Unreachable),
        }
    })
}

fn request(body: &Body) -> Option<RequestInit> {
    let headers = Headers::new().ok()?;
    headers.set("accept", "application/json").ok()?;
    headers.set("content-type", body.kind()).ok()?;
    if desk::nobody_is_there() {
        headers.set(desk::BACKGROUND, "1").ok()?;
    }
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&body.text().into());
    give_up_after(&init, PATIENCE)?;
    Some(init)
}
