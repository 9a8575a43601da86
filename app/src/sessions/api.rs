//! Reading and ending sessions.

use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::live::ServedPane;
use leptos::prelude::*;

/// The sessions that the reader may end, as markup.
#[server(prefix = "/api", endpoint = "sessions/list", output = ConsoleJson)]
pub async fn list_sessions() -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, served_sessions};
    let actor = actor_with(domain::rights::Right::Read)?;
    served_sessions(&actor, super::parts::pane).await
}

/// Ends a session by its key. For another person's it takes the right to end those.
#[server(prefix = "/api", endpoint = "sessions/end", output = ConsoleJson)]
pub async fn end_session(session: String, entry: String) -> Result<(), AppError> {
    use crate::context::{actor_with, console, entry_id, failed, sessions};
    let actor = actor_with(domain::rights::Right::Read)?;
    let entry = entry_id(&entry)?;
    response::sessions::end(&console()?, &*sessions()?, &actor, &entry, &session)
        .await
        .map_err(failed)
}
