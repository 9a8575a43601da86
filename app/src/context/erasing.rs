use super::{console, entry_id, failed, go_to, in_address, incident_id, markup, told, typed};
use crate::error::AppError;
use crate::live::{Erasing, ServedPane};
use crate::paths;
use domain::actor::Actor;
use domain::text::Reason;
use domain::time::Timestamp;
use domain::timeline::Row;
use domain::view::Done;
use leptos::prelude::*;
use leptos::server_fn::error::ServerFnUrlError;
use response::{acts, incidents};

/// The form that erases an entry, as `make` shows it.
pub async fn erase_form(
    actor: &Actor,
    incident: &str,
    of: &str,
    make: fn(&Erasing, Timestamp) -> AnyView,
) -> Result<ServedPane, AppError> {
    let (id, console) = (incident_id(incident)?, console()?);
    let of = of.parse().map_err(|_| told(AppError::NotFound))?;
    let timeline = incidents::timeline(&console, actor, &id).await.map_err(failed)?;
    let row = timeline.rows.iter().find(|row| row.entry.as_ref() == Some(&of));
    let about = Erasing {
        incident: id,
        of,
        row: Row::clone(row.ok_or_else(|| told(AppError::NotFound))?),
        before: before(),
    };
    Ok(ServedPane::of(markup(make(&about, console.clock.now())), None))
}

/// Why the form was refused that the address brings back, and the reason that was typed into it.
fn before() -> (Option<String>, String) {
    let error = in_address("__err").map(|error| ServerFnUrlError::<AppError>::decode_err(&error));
    let typed = in_address("reason").unwrap_or_default();
    (error.map(|error| error.to_string()), typed)
}

/// Erases an entry and leads back to its incident. What was rendered of it here is forgotten, too.
pub async fn erased(
    actor: &Actor,
    incident: &str,
    entry: &str,
    of: &str,
    reason: &str,
) -> Result<Done, AppError> {
    let (id, entry) = (incident_id(incident)?, entry_id(entry)?);
    let of = of.parse().map_err(|_| told(AppError::NotFound))?;
    let reason = Reason::new(typed(reason))?;
    let done = acts::erase(&console()?, actor, &id, &entry, of, reason)
        .await
        .map_err(failed)?;
    super::incident::forget_rendered();
    super::timeline::forget_sent();
    go_to(&format!("{}?layer=activity", paths::incident(&id)));
    Ok(done)
}
