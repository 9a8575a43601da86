//! Device Defender detect, a part of the service `iot`, API version 2015-05-28.
//!
//! Authority: the service model of `iot`, and the IoT Device Defender Developer Guide, "Detect", for what it leaves open.

mod errors;
mod listing;
mod operations;
pub(crate) mod shapes;
mod violations;

pub(crate) use operations::OPERATIONS;
