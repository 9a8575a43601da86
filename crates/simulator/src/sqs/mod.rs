//! Simple Queue Service, API version 2012-11-05: standard queues.
//!
//! Authority: the service model of `sqs`, and the SQS Developer Guide for what the model leaves open.

mod arns;
mod attribute;
mod errors;
mod listing;
mod message;
mod operations;
mod policy;
mod queue;
mod queues;
mod settings;
mod shapes;

pub(crate) use attribute::Attribute;
pub(crate) use message::Received;
pub(crate) use operations::SERVICE;
pub(crate) use policy::lets_topic_send;
pub(crate) use queues::{Queues, delete, deliver, receive};
