//! The form that erases, and what it does.

use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::live::ServedPane;
use domain::view::Done;
use leptos::prelude::*;

/// The form about the entry `of`, with what would be erased.
#[server(prefix = "/api", endpoint = "timeline/erasing", output = ConsoleJson)]
pub async fn ask_erase(
    #[server(default)] incident: String,
    #[server(default)] of: String,
) -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, erase_form};
    let actor = actor_with(domain::rights::Right::Erase)?;
    erase_form(&actor, &incident, &of, super::parts::pane).await
}

/// Erases the note or the remark `of`. Sent without scripts it leads back to the incident, or to the form.
#[server(prefix = "/api", endpoint = "timeline/erase", output = ConsoleJson)]
pub async fn erase_entry(
    incident: String,
    entry: String,
    of: String,
    #[server(default)] reason: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, erased, or_back};
    let actor = actor_with(domain::rights::Right::Erase)?;
    let form = super::parts::address(&incident, &of, &reason);
    or_back(erased(&actor, &incident, &entry, &of, &reason).await, &form)
}
