//! AWS IoT Secure Tunneling, API version 2018-10-05.
//!
//! Authority: the service model, and the IoT Core Developer Guide, "AWS IoT secure tunneling", for what it leaves open.

mod controls;
mod operations;
mod shapes;
mod tunnel;
mod tunnels;

pub(crate) use operations::SERVICE;
pub(crate) use tunnel::Tunnel;
pub(crate) use tunnels::Tunnels;
