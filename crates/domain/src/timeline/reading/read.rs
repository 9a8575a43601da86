//! From a type to its reader.

use super::{contacts, free, trigger, update};
use crate::event::TimelineEvent;
use crate::timeline::plain::short;
use crate::timeline::row::{Layer, Mark};
use crate::timeline::trailer::Trailer;
use serde_json::Value;

/// What an event of the store says. All texts are untrusted and plain, but for `note`, which is Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The kind, as [`Row::kind`](crate::timeline::Row::kind) names it.
    pub kind: String,
    /// The mark's shape.
    pub mark: Mark,
    /// The layer it belongs to without pins.
    pub layer: Layer,
    /// Who or what.
    pub actor: String,
    /// What happened, in one line.
    pub headline: String,
    /// More: values, source.
    pub detail: Option<String>,
    /// A note's Markdown, without its trailer.
    pub note: Option<String>,
    /// The entry it claims to stand for.
    pub trailer: Option<Trailer>,
}

impl Reading {
    pub(super) fn new(kind: &str, mark: Mark, layer: Layer, actor: String, headline: String) -> Self {
        Self {
            kind: kind.to_owned(),
            mark,
            layer,
            actor,
            headline,
            detail: None,
            note: None,
            trailer: None,
        }
    }

    pub(super) fn with_detail(self, detail: Option<String>) -> Self {
        Self { detail, ..self }
    }
}

/// Who a store's event is by when nothing tells.
pub(super) const UNTOLD: &str = "written in AWS";

/// How much of data of an unknown shape is shown.
pub(super) const SHAPE_LIMIT: usize = 300;

/// Reads an event. Data of a shape that isn't known is shown as it came, in short; nothing panics.
///
/// The types are open text and their data is in no model: the shapes are those that public exports of the service
/// and its command line's examples show.
pub fn read_event(event: &TimelineEvent) -> Reading {
    let data = &event.data;
    let kind = event.head.kind.as_str();
    let read = match kind {
        "Note" => return free::note(data),
        "Custom Event" => return free::custom(data),
        _ if is_trigger(kind) => object(data).map(|value| trigger::read(&value)),
        "SSM Incident Start" => object(data).map(|value| trigger::started(&value)),
        "SSM Incident Record Update" => update::read(data),
        _ if is_page(kind) => object(data).map(|value| contacts::read_page(&value)),
        _ if is_acknowledgement(kind) => object(data).map(|value| contacts::read_acknowledgement(&value)),
        "SSM Automation Execution Start Failure for Incident" => {
            let headline = "The runbook could not be started".to_owned();
            let actor = "Incident Manager".to_owned();
            let reading = Reading::new("runbook", Mark::System, Layer::Activity, actor, headline);
            Some(reading.with_detail(shape(data)))
        }
        _ => None,
    };
    read.unwrap_or_else(|| {
        let headline = short(kind, 100);
        Reading::new(
            "other",
            Mark::System,
            Layer::Activity,
            UNTOLD.to_owned(),
            headline,
        )
        .with_detail(shape(data))
    })
}

/// Whether the type is one that tools can write; the service writes the others by itself.
pub(in crate::timeline) fn is_written_by_tools(kind: &str) -> bool {
    matches!(kind, "Note" | "Custom Event")
}

pub(in crate::timeline) fn is_trigger(kind: &str) -> bool {
    kind == "SSM Incident Trigger"
}

pub(super) fn is_page(kind: &str) -> bool {
    kind == "SSM Contacts Page for Incident"
}

pub(in crate::timeline) fn is_acknowledgement(kind: &str) -> bool {
    kind == "SSM Contacts Page Acknowledgement for Incident"
}

/// The text of an event that a tool wrote: a JSON string, as the command line's examples have it; what is none is
/// taken as it came.
pub(in crate::timeline) fn text_of(data: &str) -> String {
    serde_json::from_str(data).unwrap_or_else(|_| data.to_owned())
}

pub(super) fn object(data: &str) -> Option<Value> {
    serde_json::from_str(data).ok().filter(Value::is_object)
}

/// Data of an unknown shape: compact JSON, or the text as it came.
pub(super) fn shape(data: &str) -> Option<String> {
    let compact = serde_json::from_str::<Value>(data).map(|value| match value {
        Value::String(text) => text,
        value => value.to_string(),
    });
    let text = short(compact.as_deref().unwrap_or(data), SHAPE_LIMIT);
    (!text.is_empty()).then_some(text)
}

/// A member as text; numbers and booleans as JSON writes them.
pub(super) fn member(value: &Value, name: &str) -> Option<String> {
    match value.get(name)? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
