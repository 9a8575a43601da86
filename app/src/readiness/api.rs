//! The readiness page's checks.

use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::live::ServedPane;
use domain::view::Done;
use leptos::prelude::*;

/// What the checks found last.
#[server(prefix = "/api", endpoint = "readiness/pane", output = ConsoleJson)]
pub async fn get_readiness() -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, console, failed, markup};
    let actor = actor_with(domain::rights::Right::Read)?;
    let view = response::readiness::view(&console()?, &actor)
        .await
        .map_err(failed)?;
    Ok(ServedPane::of(markup(super::parts::whole(&view)), None))
}

/// Makes the checks again now. A form sends it and is led back to its page.
#[server(prefix = "/api", endpoint = "readiness/check", output = ConsoleJson)]
pub async fn check_readiness() -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, console, failed, go_to, markup};
    let actor = actor_with(domain::rights::Right::Read)?;
    let view = response::readiness::refresh(&console()?, &actor)
        .await
        .map_err(failed)?;
    go_to(crate::paths::READINESS);
    Ok(ServedPane::of(markup(super::parts::whole(&view)), None))
}

/// The import of recovery answers as it stands for the reader.
#[server(prefix = "/api", endpoint = "readiness/answers", output = ConsoleJson)]
pub async fn get_import() -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, import_of, markup};
    let actor = actor_with(domain::rights::Right::Write)?;
    let shown = import_of(&actor).await?;
    Ok(ServedPane::of(markup(super::parts::import(&shown)), None))
}

/// Takes the file over that waits for its sender; `seen` is what they were shown, and `only_understood` says that lines
/// which were not understood may be left out.
#[server(prefix = "/api", endpoint = "readiness/take", output = ConsoleJson)]
pub async fn take_answers(
    entry: String,
    seen: String,
    #[server(default)] only_understood: String,
) -> Result<Done, AppError> {
    use crate::context::{actor_with, entry_id, taken_over};
    let actor = actor_with(domain::rights::Right::Write)?;
    taken_over(&actor, &entry_id(&entry)?, &seen, !only_understood.is_empty()).await
}

/// Throws the file away that waits for its sender.
#[server(prefix = "/api", endpoint = "readiness/drop", output = ConsoleJson)]
pub async fn drop_answers() -> Result<(), AppError> {
    use crate::context::{actor_with, console, failed, go_to, or_back};
    let actor = actor_with(domain::rights::Right::Write)?;
    let dropped = response::containment::drop_file(&console()?, &actor).await;
    or_back(dropped.map_err(failed), crate::paths::ANSWERS)?;
    go_to(crate::paths::ANSWERS);
    Ok(())
}
