//! Security Token Service, API version 2011-06-15.

mod assume_role;
mod get_caller_identity;
mod shapes;

use crate::wire::{COMMON, Protocol, Service};

const PROTOCOL: Protocol = Protocol::Query {
    namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    version: "2011-06-15",
};

pub(crate) static SERVICE: Service = Service {
    scope: "sts",
    prefix: "sts",
    protocol: PROTOCOL,
    dialect: COMMON,
    operations: &[&[
        &assume_role::ASSUME_ROLE,
        &get_caller_identity::GET_CALLER_IDENTITY,
    ]],
    global: true,
};
