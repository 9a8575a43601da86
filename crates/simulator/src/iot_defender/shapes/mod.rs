//! The constraints of the service model, shape by shape.

mod actions;
mod behaviours;
mod patterns;
mod texts;

pub(super) use actions::*;
pub(crate) use behaviours::*;
pub(crate) use texts::*;
