//! One AWS account in one Region.

use super::client_tokens::ClientTokens;
use crate::iam::Iam;
use crate::ids::Ids;
use crate::ssm_incidents::Incidents;

/// Everything that AWS's APIs can read or change.
#[derive(Debug)]
pub(crate) struct Account {
    /// Twelve digits.
    pub id: String,
    pub region: String,
    pub ids: Ids,
    pub iam: Iam,
    pub incidents: Incidents,
    pub tokens: ClientTokens,
}

impl Account {
    pub(crate) fn new(id: &str, region: &str, ids: Ids) -> Self {
        Self {
            id: id.to_owned(),
            region: region.to_owned(),
            ids,
            iam: Iam::seeded(id),
            incidents: Incidents::default(),
            tokens: ClientTokens::default(),
        }
    }
}
