//! AWS IoT's control plane, API version 2015-05-28: registry, certificates, policies, groups, jobs, fleet indexing.
//!
//! Authority: the service model of `iot`, and the IoT Core Developer Guide for what the model leaves open.

mod errors;
mod input;
mod judged;
mod named;
mod operations;
mod pages;
mod shapes;
mod shown;

use crate::wire::{COMMON, Dialect, Protocol, Service};
pub(crate) static SERVICE: Service = Service {
    scope: "iot",
    prefix: "iot",
    protocol: Protocol::RestJson,
    dialect: Dialect {
        invalid: "InvalidRequestException",
        denied: "AccessDeniedException",
        throttled: 400,
        names_quota: false,
        ..COMMON
    },
    operations: &[
        operations::OPERATIONS,
        crate::iot_defender::OPERATIONS,
        crate::tagging::iot::OPERATIONS,
    ],
    global: false,
};
