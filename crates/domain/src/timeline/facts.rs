//! The facts that a responder looks for first, read off the store's own timeline.

use crate::event::TimelineEvent;
use crate::related::{ItemKind, RelatedItem};
use crate::time::Timestamp;
use crate::view::Facts;

/// The facts of an incident from its events and related items.
pub fn facts(_events: &[TimelineEvent], related: &[RelatedItem]) -> Facts {
    let devices = related
        .iter()
        .filter(|item| item.kind == ItemKind::InvolvedResource)
        .filter_map(|item| item.value.thing_name().map(str::to_owned))
        .collect();
    Facts {
        devices,
        ..Facts::default()
    }
}

/// When the first violation began, where a trigger tells.
pub fn first_violation(_events: &[TimelineEvent]) -> Option<Timestamp> {
    None
}

/// The thing that a trigger is about.
pub fn thing_of_trigger(_event: &TimelineEvent) -> Option<String> {
    None
}
