//! The only server-only module: who asks, the services, and what an error becomes.

mod answers;
mod answers_file;
mod device;
mod engagement;
mod erasing;
mod forms;
mod incident;
mod made;
mod note;
mod recovery;
mod runbook;
mod sessions;
mod timeline;
mod tunnels;

pub use answers::{go_to, malformed, or_back, set_status, told};
pub use answers_file::{import_of, taken_over};
pub use device::{
    changes_seen, contained, device_failed, device_name, found, in_minutes, incident_if_any, looked,
    quarantine_ask, reason_if_any, served_form, served_pane,
};
pub use engagement::{accept_code, engaged, engagement_form, engagements_pane, paged, somebody};
pub use erasing::{erase_form, erased};
pub use forms::{appointment, change, closing, moment, new_item, other_incident, typed};
pub use incident::{entry_id, incident_id, instruction, opened, viewed};
pub use made::finished;
pub use note::{NoteForm, note, note_of};
pub use recovery::{answered, answers_of, answers_seen};
pub use runbook::{
    execution_id, item_said, runbook_failed, runbook_form, runbook_pane, runbook_start, step_run,
};
pub use sessions::{served_sessions, sessions};
pub use timeline::timeline;
pub use tunnels::{end_tunnel, new_tokens, tunnel};

use crate::client::Body;
use crate::error::AppError;
use crate::responder::Responder;
use crate::seed::Seed;
use crate::ui::{Theme, Zone};
use domain::actor::Actor;
use domain::rights::Right;
use http::header::COOKIE;
use http::request::Parts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use response::ports::{EvidenceError, StoreError};
use response::{Console, ResponseError};

/// The services, which the router gives to every request.
pub fn console() -> Result<Console, AppError> {
    use_context::<Console>().ok_or_else(|| internal("no console was provided to the page"))
}

/// Calls a server function for a page that is being rendered: here it is carried out where it stands.
pub async fn call<S: ServerFn<Error = AppError>>(function: S, _body: Body) -> Result<S::Output, AppError> {
    function.run_body().await
}

/// A view as markup, for what the browser is not to make.
pub fn markup(view: AnyView) -> String {
    view.to_html()
}

/// What only the server makes.
pub fn on_server<T>(make: impl FnOnce() -> T) -> T {
    make()
}

/// The signed-in person, whom the session middleware put into the request.
pub fn responder() -> Option<Responder> {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Responder>().cloned())
}

/// Who acts.
pub fn actor() -> Result<Actor, AppError> {
    responder()
        .map(|person| person.actor())
        .ok_or_else(|| told(AppError::SignedOut))
}

/// Who acts, if they have `right`.
pub fn actor_with(right: Right) -> Result<Actor, AppError> {
    let actor = actor()?;
    actor.require(right).map_err(|_| {
        told(AppError::Forbidden {
            right: right.phrase().into(),
        })
    })?;
    Ok(actor)
}

/// What the page is rendered from besides its data.
pub fn seed() -> Seed {
    let console = use_context::<Console>();
    Seed {
        responder: responder(),
        demo: console.as_ref().is_some_and(|console| console.settings.demo),
        zone: in_address("zone")
            .or_else(|| cookie("zone"))
            .map_or_else(Zone::default, |text| Zone::named(&text)),
        theme: cookie("theme").map_or_else(Theme::default, |text| Theme::named(&text)),
        keys_off: cookie("keys").is_some_and(|text| text == "off"),
        now: console.map_or_else(Default::default, |console| console.clock.now()),
    }
}

/// An id for an entry on the record.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the server's forms get their ids"
)]
pub fn new_entry_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// What a failed use case tells the reader.
pub fn failed(error: impl Into<ResponseError>) -> AppError {
    told(match error.into() {
        ResponseError::Forbidden(forbidden) => AppError::Forbidden {
            right: forbidden.0.phrase().into(),
        },
        ResponseError::NotFound | ResponseError::Evidence(EvidenceError::NotFound { .. }) => {
            AppError::NotFound
        }
        ResponseError::Text(error) => error.into(),
        ResponseError::Link(error) => AppError::Invalid {
            field: "Address".into(),
            reason: format!("{error}."),
        },
        ResponseError::Refused(reason) => AppError::Refused { reason },
        error @ ResponseError::OnRecord => AppError::OnRecord {
            reason: error.to_string(),
        },
        ResponseError::Conflict { newer } => AppError::Conflict { newer },
        ResponseError::Differs(changed) => AppError::Refused {
            reason: differs(&changed),
        },
        ResponseError::Lines(errors) => AppError::Invalid {
            field: "File".into(),
            reason: errors
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("; "),
        },
        ResponseError::Store(error) => of_store(error),
        ResponseError::Evidence(error @ EvidenceError::Altered { .. }) => AppError::Refused {
            reason: format!("{error}. It is not served."),
        },
        error => internal(&error.to_string()),
    })
}

/// What somebody else changed since a form was shown.
fn differs(changed: &[domain::containment::Difference]) -> String {
    let told: Vec<_> = changed
        .iter()
        .map(|one| format!("{} is {} and was left {}", one.what, one.now, one.left))
        .collect();
    if told.is_empty() {
        "What the form showed as changed is as the act left it again. Open it once more.".to_owned()
    } else {
        format!(
            "Changed since the form was shown: {}. Nothing was done; open it once more.",
            told.join("; ")
        )
    }
}

fn of_store(error: StoreError) -> AppError {
    match error {
        StoreError::Throttled { operation } => AppError::Throttled {
            operation: operation.into(),
        },
        StoreError::NotFound { .. } => AppError::NotFound,
        StoreError::Refused { .. } => AppError::Refused {
            reason: format!("{error}."),
        },
        StoreError::Denied { .. } | StoreError::Unavailable { .. } => AppError::Unavailable {
            what: format!("{error}."),
        },
    }
}

/// A fault of ours: written to the log under a reference, which is all that the reader is told.
#[expect(
    clippy::disallowed_methods,
    reason = "a reference only has to be unlike the others"
)]
pub fn internal(fault: &str) -> AppError {
    let reference = uuid::Uuid::new_v4().simple().to_string()[..12].to_owned();
    tracing::error!(%reference, fault, "a request failed");
    AppError::Internal { reference }
}

/// What the address says, which a link brought along; it goes before what the reader chose elsewhere.
fn in_address(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    let pairs = crate::paths::pairs(parts.uri.query().unwrap_or_default());
    pairs
        .into_iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value)
}

fn cookie(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    let cookies = parts.headers.get_all(COOKIE);
    let mut pairs = cookies
        .iter()
        .filter_map(|cookie| cookie.to_str().ok())
        .flat_map(|all| all.split(';'));
    pairs.find_map(|pair| {
        pair.trim()
            .strip_prefix(name)?
            .strip_prefix('=')
            .map(str::to_owned)
    })
}
