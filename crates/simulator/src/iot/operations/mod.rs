//! The operations of the registry and what belongs to it, one per file.

mod describe_endpoint;
mod describe_thing;

use crate::wire::Operation;

pub(super) const OPERATIONS: &[&Operation] = &[
    &describe_endpoint::DESCRIBE_ENDPOINT,
    &describe_thing::DESCRIBE_THING,
];
