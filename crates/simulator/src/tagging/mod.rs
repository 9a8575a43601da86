//! Tags: the Resource Groups Tagging API, version 2017-01-26, and the tagging operations of the service `iot`.
//!
//! Authority: the two service models. Things take no tags (IoT Developer Guide, "Tagging your AWS IoT resources").

pub(crate) mod iot;
mod operations;
mod resources;
mod shapes;
mod tags;

pub(crate) use operations::SERVICE;
pub(crate) use tags::Tags;
