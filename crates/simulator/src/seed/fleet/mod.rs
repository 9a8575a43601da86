//! The water utility's devices in the registry.

mod certificates;
mod groups;
mod jobs;
mod names;
mod plant;
mod policies;
mod things;

pub(super) use names::{thing, thing_arn};
pub(super) use plant::plant;
