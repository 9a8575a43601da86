//! What the operations take, shared by several of them. Names and bounds are the model's.

mod patterns;
mod plans;
mod texts;

pub(crate) use plans::*;
pub(crate) use texts::*;
