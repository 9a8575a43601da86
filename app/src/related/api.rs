//! Acts on related items.

use crate::client::ConsoleJson;
use crate::error::AppError;
use domain::related::{ItemKind, ItemValue};
use domain::view::Done;
use leptos::prelude::*;

/// Adds an address (`https:` or `http:`) or a resource (an ARN) as a related item.
#[server(prefix = "/api", endpoint = "related/add", output = ConsoleJson)]
pub async fn add_item(
    incident: String,
    entry: String,
    kind: String,
    #[server(default)] value: String,
    #[server(default)] title: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, incident_id, new_item};
    let actor = actor_with(domain::rights::Right::Write)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    let item = new_item(&kind, &value, &title)?;
    response::acts::add_item(&console()?, &actor, &id, &entry, item)
        .await
        .map_err(failed)
}

/// Removes a related item.
#[server(prefix = "/api", endpoint = "related/remove", output = ConsoleJson, input = server_fn::codec::Json)]
pub async fn remove_item(
    incident: String,
    entry: String,
    kind: ItemKind,
    value: ItemValue,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, console, entry_id, failed, incident_id};
    let actor = actor_with(domain::rights::Right::Write)?;
    let (id, entry) = (incident_id(&incident)?, entry_id(&entry)?);
    response::acts::remove_item(&console()?, &actor, &id, &entry, kind, value)
        .await
        .map_err(failed)
}
