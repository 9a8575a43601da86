//! AWS's wire: credentials, protocols, the way of a call from the socket to the world and back.

mod credential;
mod front;
mod invoke;
mod json;
mod listener;
mod operation;
mod query;
mod refusal;
mod reply;
mod request;
mod rest_json;
mod services;

pub(crate) use invoke::{operation, perform};
pub(crate) use listener::listen;
pub(crate) use operation::{COMMON, Context, Dialect, Judged, Operation, Protocol, Service};
pub(crate) use refusal::Refusal;
