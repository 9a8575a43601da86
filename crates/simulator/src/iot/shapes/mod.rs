//! The constraints of the service model, shape by shape.

mod indexing;
mod jobs;
mod logging;
mod patterns;
mod texts;
mod things;

pub(super) use indexing::*;
pub(super) use jobs::*;
pub(super) use logging::*;
pub(super) use texts::*;
pub(super) use things::*;
