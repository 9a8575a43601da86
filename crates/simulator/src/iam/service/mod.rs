//! Identity and Access Management, API version 2010-05-08: as far as somebody asks what a principal may do.

mod shapes;
mod simulate_principal_policy;

use crate::wire::{COMMON, Dialect, Protocol, Service};

const PROTOCOL: Protocol = Protocol::Query {
    namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    version: "2010-05-08",
};

pub(crate) static SERVICE: Service = Service {
    scope: "iam",
    prefix: "iam",
    protocol: PROTOCOL,
    dialect: Dialect {
        throttled: 400,
        names_quota: false,
        ..COMMON
    },
    operations: &[&[&simulate_principal_policy::SIMULATE_PRINCIPAL_POLICY]],
    global: true,
};
