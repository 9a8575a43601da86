//! AWS IoT's data plane, API version 2015-05-28: shadows, messages, connections.
//!
//! Authority: the service model, and the IoT Core Developer Guide for what it leaves open.

mod operations;
mod shadow;
mod shadows;
mod shapes;
mod topic;

pub(crate) use operations::SERVICE;
pub(crate) use shadows::Shadows;
