use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::responder::Responder;
use leptos::prelude::*;

/// Who is signed in now; the page asks after somebody signed in again in another tab.
#[server(prefix = "/api", endpoint = "session/who", output = ConsoleJson)]
pub async fn who_am_i() -> Result<Option<Responder>, AppError> {
    use crate::context;
    context::actor_with(domain::rights::Right::Read)?;
    // Server functions are async; this one has nothing to wait for.
    Ok(std::future::ready(context::responder()).await)
}
