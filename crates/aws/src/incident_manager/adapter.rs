use super::names::Names;
use crate::gateway::Gateway;
use aws_sdk_ssmincidents::Client;
use domain::ids::AccountId;

/// One account's Incident Manager. Implements [`response::ports::IncidentStore`]; clones share everything.
#[derive(Clone, Debug)]
pub struct IncidentManager {
    pub(super) client: Client,
    pub(super) gateway: Gateway,
    pub(super) names: Names,
}

impl IncidentManager {
    pub(crate) fn new(client: Client, gateway: Gateway, account: AccountId, partition: String) -> Self {
        Self {
            client,
            gateway,
            names: Names { partition, account },
        }
    }
}
