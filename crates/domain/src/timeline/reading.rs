//! A store's event in plain words.

use crate::event::TimelineEvent;
use crate::timeline::plain::short;
use crate::timeline::row::{Layer, Mark};
use crate::timeline::trailer::Trailer;

/// What an event of the store says. All texts are untrusted and plain, but for `note`, which is Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The kind, as [`super::Row::kind`] names it.
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

/// Reads an event. Data of a shape that isn't known is shown as it came, in short; nothing panics.
pub fn read_event(event: &TimelineEvent) -> Reading {
    Reading {
        kind: "other".into(),
        mark: Mark::System,
        layer: Layer::Activity,
        actor: String::new(),
        headline: short(&event.head.kind, 100),
        detail: Some(short(&event.data, 300)),
        note: None,
        trailer: None,
    }
}
