//! Systems Manager, API version 2014-11-06: documents, automations, `OpsItems`.
//!
//! Authority: the service model of `ssm`, and the Systems Manager User Guide for what the model leaves open. What runs the
//! automations is `world::automation`.

mod arns;
mod documents;
pub(crate) mod errors;
mod operations;
mod ops_items;
mod paging;
mod shapes;

pub(crate) use arns::{execution_arn, ops_item_arn};
pub(crate) use documents::{Documents, Draft};
pub(crate) use operations::SERVICE;
pub(crate) use ops_items::{OpsItem, OpsItems};
