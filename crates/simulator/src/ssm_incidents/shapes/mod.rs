//! The constraints of the service model, shape by shape.

mod filters;
mod plans;
mod related_items;
mod texts;

pub(super) use filters::*;
pub(super) use plans::*;
pub(super) use related_items::*;
pub(super) use texts::*;
