//! What the page sends to each server function.

use super::person::encode;
use serde_json::{Value, json};

/// What is sent: fields of a form, or JSON where the function takes that.
#[derive(Clone, Debug)]
pub enum Form {
    Fields(Vec<(String, String)>),
    Json(Value),
}

impl Form {
    pub fn fields(fields: &[(&str, &str)]) -> Self {
        Self::Fields(
            fields
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
        )
    }

    /// The same with one field set to `value`.
    pub fn with(self, field: &str, value: &str) -> Self {
        match self {
            Self::Fields(mut fields) => {
                fields.retain(|(name, _)| name != field);
                fields.push((field.into(), value.into()));
                Self::Fields(fields)
            }
            Self::Json(mut json) => {
                json[field] = value.into();
                Self::Json(json)
            }
        }
    }

    pub fn content_type(&self) -> &'static str {
        match self {
            Self::Fields(_) => "application/x-www-form-urlencoded",
            Self::Json(_) => "application/json",
        }
    }

    pub fn body(&self) -> Vec<u8> {
        match self {
            Self::Fields(fields) => encode(fields),
            Self::Json(json) => json.to_string().into_bytes(),
        }
    }
}

/// The device that forms are about.
const DEVICE: &str = "pump-117";
/// An order that isn't there.
const NO_ORDER: &str = "7e57ffff-0000-4000-8000-000000000000";

/// A page, or an engagement, that isn't there.
const NO_PAGE: &str = "nobody-there/7e57ffff-0000-4000-8000-000000000000";

/// A step and an item of an execution that isn't there.
const NO_STEP: &str = "7e57ffff-0000-4000-8000-000000000000/no-run";
const NO_ITEM: &str = "7e57ffff-0000-4000-8000-000000000000/no-run/0";

/// The title that [`super::Site`] gives its incident.
pub const TITLE: &str = "gateway-009 sends too much";

/// The acts that [`form_of`] can send, as server functions, in an order in which each of them succeeds on one incident.
pub fn acts() -> Vec<&'static str> {
    vec![
        "/api/incident/acknowledge",
        "/api/incident/appoint",
        "/api/incident/update",
        "/api/timeline/note",
        "/api/timeline/pin",
        "/api/timeline/annotate",
        "/api/related/add",
        "/api/related/remove",
        "/api/incident/duplicate",
        "/api/incident/resolve",
        "/api/incident/reopen",
        "/api/incidents/start",
    ]
}

/// A form that the function at `path` takes, on `incident`; `other` is another incident, `row` a row of the timeline.
pub fn form_of(path: &str, incident: &str, entry: &str, other: &str, row: &str) -> Form {
    let on = |more: &[(&str, &str)]| {
        let mut fields = vec![("incident", incident), ("entry", entry)];
        fields.extend_from_slice(more);
        Form::fields(&fields)
    };
    match path {
        "/api/incidents/list" | "/api/incidents/start-form" => Form::fields(&[("search", "")]),
        "/api/incidents/start" => Form::fields(&[
            ("entry", entry),
            ("title", "Started in a test"),
            ("impact", "3"),
            ("plan", "IotResponsePlan"),
            ("reason", "Seen on site"),
        ]),
        "/api/session/who" | "/api/sessions/list" => Form::fields(&[]),
        "/api/sessions/end" => Form::fields(&[("session", "none"), ("entry", entry)]),
        "/api/incident/open" | "/api/incident/view" | "/api/incident/timeline" => {
            Form::fields(&[("incident", incident)])
        }
        "/api/incident/form" => Form::fields(&[("incident", incident), ("kind", "resolve")]),
        "/api/incident/acknowledge" => on(&[]),
        "/api/incident/appoint" => on(&[("office", "lead"), ("how", "take"), ("seen", "")]),
        "/api/incident/update" => on(&[
            ("title", "pump-117 is quiet"),
            ("summary", ""),
            ("impact", "2"),
            ("seen_title", TITLE),
            ("seen_summary", ""),
            ("seen_impact", "2"),
        ]),
        "/api/incident/resolve" => on(&[("code", "benign"), ("reason", "Vendor maintenance")]),
        "/api/incident/reopen" => on(&[("reason", "It began again")]),
        "/api/incident/duplicate" => on(&[("of", other), ("reason", "Same pump")]),
        "/api/timeline/note" => on(&[("text", "Valve closed on site")]),
        // Of an entry that isn't there: what becomes of a real one, the tests of acts tell.
        "/api/timeline/amend" => on(&[
            ("note", "7e57ffff-0000-4000-8000-000000000000"),
            ("text", "Two valves"),
        ]),
        "/api/timeline/pin" => on(&[("row", row), ("pinned", "true")]),
        "/api/timeline/annotate" => on(&[("row", row), ("text", "Look here")]),
        "/api/timeline/erasing" => Form::fields(&[("incident", incident), ("of", NO_ORDER)]),
        "/api/timeline/erase" => on(&[("of", NO_ORDER), ("reason", "Asked for by the person")]),
        "/api/timeline/draft" => Form::fields(&[("incident", incident), ("field", "note"), ("text", "half")]),
        "/api/related/add" => on(&[
            ("kind", "other"),
            ("value", "https://wiki.example/pumps"),
            ("title", "Pumps"),
        ]),
        "/api/related/remove" => Form::Json(json!({
            "incident": incident, "entry": entry, "kind": "Other", "value": {"Url": "https://wiki.example/pumps"}
        })),
        path if path.starts_with("/api/engagements/") => engagement_form(path, incident, entry),
        path if path.starts_with("/api/readiness/") => readiness(path, entry),
        path if path.starts_with("/api/device/") || path.starts_with("/api/containment/") => {
            device_form(path, incident, entry)
        }
        "/api/runbook/pane" => Form::fields(&[("incident", incident)]),
        "/api/runbook/form" => Form::fields(&[("incident", incident), ("kind", "start")]),
        // Of an execution that isn't there: what becomes of a real one, the tests of runbooks tell.
        "/api/runbook/item" => on(&[("of", NO_ITEM), ("to", "done")]),
        "/api/runbook/start" => on(&[("document", "NoSuchDocument"), ("reason", "Needed")]),
        path if path.starts_with("/api/runbook/") => on(&[("of", NO_STEP), ("reason", "Seen on site")]),
        other => panic!("no form is known for {other}: a new server function needs one here"),
    }
}

/// The same, of a function about a device.
fn device_form(path: &str, incident: &str, entry: &str) -> Form {
    let on = |more: &[(&str, &str)]| {
        let mut fields = vec![("incident", incident), ("entry", entry)];
        fields.extend_from_slice(more);
        Form::fields(&fields)
    };
    match path {
        "/api/device/pane" | "/api/containment/pane" => {
            Form::fields(&[("incident", incident), ("device", DEVICE)])
        }
        "/api/device/form" => Form::fields(&[("incident", incident), ("device", DEVICE), ("kind", "answer")]),
        "/api/containment/form" => {
            Form::fields(&[("incident", incident), ("device", DEVICE), ("kind", "release")])
        }
        "/api/device/verify" => on(&[
            ("device", DEVICE),
            ("of", "a-violation"),
            ("verification", "true_positive"),
            ("reason", "Seen on site"),
        ]),
        "/api/device/open-tunnel" => on(&[
            ("device", DEVICE),
            ("service", "SSH"),
            ("minutes", "60"),
            ("reason", "To look into it"),
        ]),
        "/api/device/rotate-tunnel" | "/api/device/close-tunnel" => on(&[
            ("device", DEVICE),
            ("of", "no-tunnel"),
            ("reason", "The laptop was lost"),
        ]),
        "/api/device/answers" => Form::fields(&[("device", DEVICE), ("entry", entry), ("redundant", "yes")]),
        other if other.starts_with("/api/containment/") => containment(other, incident, entry),
        other => panic!("no form is known for {other}: a new server function needs one here"),
    }
}

/// The forms of the containment pane.
fn containment(path: &str, incident: &str, entry: &str) -> Form {
    let on = |more: &[(&str, &str)]| {
        let mut fields = vec![("incident", incident), ("entry", entry)];
        fields.extend_from_slice(more);
        Form::fields(&fields)
    };
    match path {
        "/api/containment/quarantine" => on(&[
            ("device", DEVICE),
            ("strength", "group"),
            ("cut", "yes"),
            ("reason", "Listens on TCP 123"),
        ]),
        "/api/containment/many" => on(&[
            ("devices[0]", DEVICE),
            ("devices[1]", "pump-118"),
            ("strength", "group"),
            ("reason", "Listen on TCP 123"),
        ]),
        "/api/containment/release" | "/api/containment/cut" => {
            on(&[("device", DEVICE), ("reason", "Vendor maintenance")])
        }
        "/api/containment/undo" => on(&[("of", NO_ORDER), ("seen", "[]"), ("reason", "By mistake")]),
        "/api/containment/approve" | "/api/containment/reject" | "/api/containment/extend" => {
            Form::fields(&[
                ("of", NO_ORDER),
                ("entry", entry),
                ("minutes", "60"),
                ("reason", "Agreed"),
            ])
        }
        other => panic!("no form is known for {other}: a new server function needs one here"),
    }
}

/// The forms of the readiness pages, which name no incident.
fn readiness(path: &str, entry: &str) -> Form {
    match path.trim_start_matches("/api/readiness/") {
        "take" => Form::fields(&[("entry", entry), ("seen", "what nobody saw")]),
        "pane" | "check" | "answers" | "drop" => Form::fields(&[]),
        other => panic!("no form is known for {other}: a new server function needs one here"),
    }
}

/// The forms about who is paged; nobody they name is there.
fn engagement_form(path: &str, incident: &str, entry: &str) -> Form {
    let (field, value) = match path {
        "/api/engagements/pane" => return Form::fields(&[("incident", incident)]),
        "/api/engagements/form" => return Form::fields(&[("incident", incident), ("kind", "hand-over")]),
        "/api/engagements/accept" => ("page", NO_PAGE),
        "/api/engagements/stop" => ("engagement", NO_PAGE),
        _ => ("contact", "nobody-there"),
    };
    Form::fields(&[
        ("incident", incident),
        ("entry", entry),
        (field, value),
        ("reason", "A second pair of eyes"),
    ])
}
