//! What the operations take, as the service model of `ssm` constrains it.

mod common;
mod documents;
mod executions;
mod ops_items;
mod patterns;

pub(crate) use common::*;
pub(crate) use documents::*;
pub(crate) use executions::*;
pub(crate) use ops_items::*;
