use super::{console, failed, internal, markup, responder, told};
use crate::error::AppError;
use crate::live::{Listed, ServedPane};
use domain::actor::Actor;
use domain::rights::Rights;
use domain::time::Timestamp;
use leptos::prelude::*;
use response::ports::{OpenSession, Sessions};
use std::sync::Arc;

/// Who is signed in.
pub fn sessions() -> Result<Arc<dyn Sessions>, AppError> {
    use_context().ok_or_else(|| internal("no sessions were provided to the page"))
}

/// The sessions that the actor may end, as `make` shows them.
pub async fn served_sessions(
    actor: &Actor,
    make: fn(&[Listed], &Rights, Timestamp) -> AnyView,
) -> Result<ServedPane, AppError> {
    let this = responder().ok_or_else(|| told(AppError::SignedOut))?.session;
    let all = response::sessions::list(&*sessions()?, actor)
        .await
        .map_err(failed)?;
    let all: Vec<_> = all.into_iter().map(|one| listed(one, &this)).collect();
    let html = markup(make(&all, &actor.rights, console()?.clock.now()));
    Ok(ServedPane::of(html, None))
}

fn listed(one: OpenSession, this: &str) -> Listed {
    Listed {
        this: one.key == this,
        key: one.key,
        person: one.person,
        email: one.email,
        created: one.created,
        seen: one.seen,
        expires: one.expires,
    }
}
