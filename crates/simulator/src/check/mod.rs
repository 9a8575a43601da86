//! Constraints of AWS's models as data, and one checker for all of them.

mod checker;
pub(crate) mod pattern;
mod shape;

pub(crate) use checker::check;
pub(crate) use pattern::Pattern;
pub(crate) use shape::{Member, Place, Shape, opt, req};
