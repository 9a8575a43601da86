//! Simple Notification Service, API version 2010-03-31: standard topics, and subscriptions of queues and functions.
//!
//! Authority: the service model of `sns`, and the SNS Developer Guide for what the model leaves open.

mod arns;
mod carry;
mod errors;
mod filter;
mod listing;
mod notification;
mod operations;
mod publish;
mod shapes;
mod subscription;
mod topic;
mod topics;

pub(crate) use carry::carry;
pub(crate) use operations::SERVICE;
pub(crate) use publish::Publication;
pub(crate) use topics::Topics;
