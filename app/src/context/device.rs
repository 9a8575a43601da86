//! What the panes about a device are made from, and what their forms send.

use super::{console, failed, finished, incident_id, told};
use crate::error::AppError;
use crate::live::{Fresh, Look, Looked, NEXT, ServedForm, ServedPane};
use domain::actor::Actor;
use domain::containment::{Containment, Difference, Strength};
use domain::device::Verification;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::next::NextAct;
use domain::text::Reason;
use domain::time::Timestamp;
use domain::view::Done;
use leptos::prelude::AnyView;
use response::containment::QuarantineAsk;
use response::ports::StoreError;
use response::{Console, ResponseError, containment, devices, incidents};

/// How long before now a plot begins, in milliseconds: a day.
const PLOTTED: i64 = 24 * 60 * 60 * 1000;

pub(super) fn invalid(field: &str, reason: String) -> AppError {
    told(AppError::Invalid {
        field: field.to_owned(),
        reason,
    })
}

/// The incident that a form names; empty is none.
pub fn incident_if_any(text: &str) -> Result<Option<IncidentId>, AppError> {
    if text.is_empty() {
        Ok(None)
    } else {
        incident_id(text).map(Some)
    }
}

/// The device that a form names.
pub fn device_name(text: &str) -> Result<DeviceName, AppError> {
    text.parse()
        .map_err(|error: domain::ids::InvalidId| invalid("Device", format!("{error}.")))
}

/// A reason that may be left out.
pub fn reason_if_any(text: String) -> Result<Option<Reason>, AppError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Ok(Some(Reason::new(text)?))
}

/// So many minutes from now, at most a year; empty is no moment.
pub fn in_minutes(console: &Console, text: &str) -> Result<Option<Timestamp>, AppError> {
    const YEAR: i64 = 366 * 24 * 60;
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<i64>() {
        Ok(minutes) if (1..=YEAR).contains(&minutes) => Ok(Some(console.clock.now().plus(minutes * 60_000))),
        _ => Err(invalid("Lasts", format!("Lasts must be 1 to {YEAR} minutes."))),
    }
}

/// What a form showed of changes since an act.
pub fn changes_seen(json: &str) -> Result<Vec<Difference>, AppError> {
    if json.is_empty() {
        return Ok(Vec::new());
    }
    serde_json::from_str(json).map_err(|error| {
        invalid(
            "Form",
            format!("The form is not as the console made it: {error}."),
        )
    })
}

/// What a quarantine's form asks for; `how` is its strength, whether sessions are cut, and whether a dynamic group may
/// give way.
pub fn quarantine_ask(
    console: &Console,
    incident: &str,
    names: &[String],
    how: (&str, &str, &str),
    minutes: &str,
    reason: String,
) -> Result<QuarantineAsk, AppError> {
    let strength = Strength::named(how.0)
        .ok_or_else(|| invalid("By what", "Choose by what it is quarantined.".into()))?;
    Ok(QuarantineAsk {
        incident: incident_if_any(incident)?,
        devices: names
            .iter()
            .map(|name| device_name(name))
            .collect::<Result<_, _>>()?,
        strength,
        cut: !how.1.is_empty(),
        evict: !how.2.is_empty(),
        expires: in_minutes(console, minutes)?,
        reason: Reason::new(reason)?,
    })
}

/// Asks for a quarantine.
pub async fn contained(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    ask: QuarantineAsk,
) -> Result<Done, AppError> {
    let incident = ask.incident.clone();
    if let Some(id) = &incident {
        // Before anything is asked about the devices: who names no incident of this console is told nothing of them.
        incidents::view(console, actor, id).await.map_err(failed)?;
    }
    let asked = containment::quarantine(console, actor, entry, ask)
        .await
        .map_err(failed)?;
    Ok(Done {
        entry: asked.entry,
        version: asked.version.unwrap_or_default(),
        said: asked.said,
        in_doubt: false,
        incident,
    })
}

/// What a form says that a violation was found to be.
pub fn found(violation: String, name: &str, reason: String) -> Result<devices::Found, AppError> {
    Ok(devices::Found {
        violation,
        verification: verification(name)?,
        remark: reason_if_any(reason)?,
    })
}

/// What a failed use case about a device tells the reader: what AWS doesn't have is no incident.
pub fn device_failed(error: ResponseError) -> AppError {
    match error {
        ResponseError::Store(error @ StoreError::NotFound { .. }) => told(AppError::Refused {
            reason: format!("{error}."),
        }),
        error => failed(error),
    }
}

/// A verification by its name in forms.
fn verification(name: &str) -> Result<Verification, AppError> {
    Ok(match name {
        "true_positive" => Verification::TruePositive,
        "false_positive" => Verification::FalsePositive,
        "benign_positive" => Verification::BenignPositive,
        "unknown" => Verification::Unknown,
        _ => return Err(invalid("It is a", "Choose what the violation is.".into())),
    })
}

/// What is known of a device for its panes; of an incident's first device where none is named, and `None` where the
/// incident names none.
async fn look(actor: &Actor, incident: &str, device: &str) -> Result<Option<Look>, AppError> {
    let console = console()?;
    let id = incident_if_any(incident)?;
    look_at(&console, actor, id, device).await
}

/// A pane about a device, made for a reader.
pub async fn served_pane(
    actor: &Actor,
    incident: &str,
    device: &str,
    pane: fn(Option<&Look>) -> AnyView,
) -> Result<ServedPane, AppError> {
    let look = look(actor, incident, device).await?;
    Ok(ServedPane::of(super::markup(pane(look.as_ref())), look.as_ref()))
}

/// A form about a device, with what is so now.
pub async fn served_form(
    actor: &Actor,
    (incident, device): (&str, &str),
    (kind, of): (&str, &str),
    form: fn(&str, &str, &Look, &Fresh) -> Option<ServedForm>,
) -> Result<ServedForm, AppError> {
    let next = asked_about(actor, incident, kind, of).await?;
    let (device, of) = match &next {
        Some(order) => (order.device.as_str(), order.id.as_str()),
        None => (device, of),
    };
    let look = look(actor, incident, device)
        .await?
        .ok_or_else(|| told(AppError::NotFound))?;
    let fresh = fresh(actor, &look, kind, of).await?;
    let form = form(kind, of, &look, &fresh).ok_or_else(|| told(AppError::NotFound))?;
    let device = form.device.clone();
    Ok(finished(
        form,
        kind,
        &[("incident", incident), ("device", &device), ("of", of)],
    ))
}

/// The order that a form is about which the NEXT line asked for: the line may name another device than the pane shows.
async fn asked_about(
    actor: &Actor,
    incident: &str,
    kind: &str,
    of: &str,
) -> Result<Option<Containment>, AppError> {
    let act = match kind {
        "approve" => NextAct::Approve,
        "cut" => NextAct::Cut,
        _ => return Ok(None),
    };
    if of != NEXT {
        return Ok(None);
    }
    let id = incident_id(incident)?;
    let order = containment::asked_about(&console()?, actor, &id, act)
        .await
        .map_err(failed)?;
    let over = AppError::Refused {
        reason: "Nothing waits for that any more. The NEXT line tells what is next.".to_owned(),
    };
    order.map(Some).ok_or_else(|| told(over))
}

/// What an incident's page is opened with: what was captured before. A device that never was is left for later: the page
/// waits for no fleet.
pub async fn looked(console: &Console, actor: &Actor, incident: IncidentId, named: &[String]) -> Looked {
    let chosen = super::in_address("device").unwrap_or_default();
    let first = if chosen.is_empty() {
        named.first().cloned().unwrap_or_default()
    } else {
        chosen
    };
    let Ok(name) = first.parse::<DeviceName>() else {
        return Looked::NoDevice;
    };
    match console.journal.device(&name).await {
        Ok(Some(_)) => look_at(console, actor, Some(incident), name.as_str())
            .await
            .ok()
            .flatten()
            .map_or(Looked::Later, |look| Looked::At(Box::new(look))),
        _ => Looked::Later,
    }
}

/// The same for an incident that is known.
async fn look_at(
    console: &Console,
    actor: &Actor,
    incident: Option<IncidentId>,
    device: &str,
) -> Result<Option<Look>, AppError> {
    let (mut others, mut orders) = (Vec::new(), Vec::new());
    if let Some(id) = &incident {
        others = incidents::view(console, actor, id)
            .await
            .map_err(failed)?
            .facts
            .devices;
        orders = containment::on_incident(console, actor, id)
            .await
            .map_err(failed)?;
    }
    let name = if device.is_empty() {
        others.first().map(String::as_str)
    } else {
        Some(device)
    };
    let Some(name) = name.and_then(|name| name.parse::<DeviceName>().ok()) else {
        return if incident.is_some() {
            Ok(None)
        } else {
            Err(told(AppError::NotFound))
        };
    };
    let view = devices::view(console, actor, &name, incident.as_ref())
        .await
        .map_err(failed)?;
    Ok(Some(Look {
        view,
        incident,
        others,
        orders,
        me: actor.who.clone(),
        group: console.settings.containment.group.to_string(),
    }))
}

/// What a form of that kind needs besides, read from AWS now.
async fn fresh(actor: &Actor, look: &Look, kind: &str, of: &str) -> Result<Fresh, AppError> {
    let console = console()?;
    let device = &look.view.name;
    let mut fresh = Fresh::default();
    match kind {
        "quarantine" => {
            let group = containment::blast_radius(&console, actor, device, Strength::Group);
            let certificate = containment::blast_radius(&console, actor, device, Strength::Certificate);
            let (group, certificate) = futures::join!(group, certificate);
            fresh.blast = Some((group.map_err(device_failed)?, certificate.map_err(device_failed)?));
        }
        "quarantine-many" => {
            let devices: Vec<DeviceName> = look.others.iter().filter_map(|name| name.parse().ok()).collect();
            fresh.many = containment::glances(&console, actor, &devices)
                .await
                .map_err(failed)?;
        }
        "undo" => {
            let of = super::entry_id(of)?;
            fresh.changed = containment::undo_differences(&console, actor, &of)
                .await
                .map_err(failed)?;
        }
        "plot" => {
            let now = look.view.now.as_ref();
            let all = now.and_then(|now| now.device.violations.value.as_ref());
            let violation = all.and_then(|all| all.iter().find(|one| one.id == of));
            if let Some(metric) = violation.and_then(|one| one.metric.as_deref()) {
                let until = look.view.clock;
                let read = devices::metric(&console, actor, device, metric, until.plus(-PLOTTED), until);
                fresh.points = read.await.map_err(device_failed)?;
            }
        }
        _ => {}
    }
    Ok(fresh)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn changes_that_were_shown_read_back_and_others_are_refused() {
        let shown = vec![Difference {
            what: "group north".into(),
            left: "in it".into(),
            now: "not in it".into(),
        }];
        let json = serde_json::to_string(&shown).unwrap();
        assert_eq!(changes_seen(&json).unwrap(), shown);
        assert_eq!(changes_seen("").unwrap(), []);
        assert_eq!(changes_seen("[{}]").unwrap_err().status(), 422);
    }
}
