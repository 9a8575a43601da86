//! What the engagements pane is made from, and what its forms send.

use super::{failed, finished, markup, told};
use crate::error::AppError;
use crate::live::{ServedForm, ServedPane};
use domain::actor::Actor;
use domain::engagement::{AcceptCode, ContactSummary, EngagementsView, InvalidCode};
use domain::ids::{EngagementId, IncidentId, PageId};
use domain::rights::Right;
use leptos::prelude::AnyView;
use response::{Console, engagements, incidents};

/// The pane, made for a reader.
pub async fn engagements_pane(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    pane: fn(&EngagementsView) -> AnyView,
) -> Result<ServedPane, AppError> {
    let view = engagements::view(console, actor, id).await.map_err(failed)?;
    Ok(ServedPane::of(markup(pane(&view)), None))
}

/// A form, with what is so now.
pub async fn engagement_form(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    (kind, of): (&str, &str),
    form: fn(&str, &str, &EngagementsView, &[ContactSummary]) -> Option<ServedForm>,
) -> Result<ServedForm, AppError> {
    let view = engagements::view(console, actor, id).await.map_err(failed)?;
    let contacts = if kind == "engage" && actor.rights.allows(Right::Respond) {
        engagements::contacts(console, actor).await.map_err(failed)?
    } else {
        Vec::new()
    };
    let form = form(kind, of, &view, &contacts).ok_or_else(|| match kind {
        "accept" | "stop" => told(AppError::Refused {
            reason: "Nothing waits any more: look again.".into(),
        }),
        _ => told(AppError::NotFound),
    })?;
    Ok(finished(form, kind, &[("incident", &id.to_string()), ("of", of)]))
}

/// The contact that a form names, for an incident that this console has: who names none is told nothing of contacts.
pub async fn somebody(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    typed: &str,
) -> Result<ContactSummary, AppError> {
    incidents::view(console, actor, id).await.map_err(failed)?;
    engagements::find(console, actor, typed).await.map_err(failed)
}

/// The page that a form names.
pub fn paged(text: &str) -> Result<PageId, AppError> {
    text.parse().map_err(|_| {
        told(AppError::Refused {
            reason: "This page is not among the incident's. Look again.".into(),
        })
    })
}

/// The engagement that a form names.
pub fn engaged(text: &str) -> Result<EngagementId, AppError> {
    text.parse().map_err(|_| {
        told(AppError::Refused {
            reason: "This engagement is not among the incident's. Look again.".into(),
        })
    })
}

/// The code of a page; empty is none.
pub fn accept_code(text: &str) -> Result<Option<AcceptCode>, AppError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let code = text.parse().map_err(|error: InvalidCode| {
        told(AppError::Invalid {
            field: "Code".into(),
            reason: error.to_string(),
        })
    })?;
    Ok(Some(code))
}
