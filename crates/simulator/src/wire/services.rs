//! The services that the account offers.

use super::Service;

const SERVICES: &[&Service] = &[
    &crate::sts::SERVICE,
    &crate::iam::SERVICE,
    &crate::ssm::SERVICE,
    &crate::ssm_incidents::SERVICE,
    &crate::ssm_contacts::SERVICE,
    &crate::iot::SERVICE,
    &crate::iot_data::SERVICE,
    &crate::iot_tunnelling::SERVICE,
    &crate::tagging::SERVICE,
    &crate::sns::SERVICE,
    &crate::sqs::SERVICE,
];

pub(super) fn all() -> impl Iterator<Item = &'static Service> {
    SERVICES.iter().copied()
}

pub(super) fn find(scope: &str) -> Option<&'static Service> {
    SERVICES.iter().find(|service| service.scope == scope).copied()
}
