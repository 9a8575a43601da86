//! The constraints of the service model, shape by shape.

mod texts;

pub(super) use texts::*;
