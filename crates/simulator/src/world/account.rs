//! One AWS account in one Region.

use super::automation::Automations;
use super::client_tokens::ClientTokens;
use super::connections::Connections;
use super::defender::Defender;
use super::fleet::Fleet;
use super::functions::Functions;
use super::notices::Notices;
use super::paging::Engagements;
use crate::iam::Iam;
use crate::ids::Ids;
use crate::iot_data::Shadows;
use crate::iot_tunnelling::Tunnels;
use crate::sns::Topics;
use crate::sqs::Queues;
use crate::ssm::{Documents, OpsItems};
use crate::ssm_contacts::Contacts;
use crate::ssm_incidents::Incidents;
use crate::tagging::Tags;

/// Everything that AWS's APIs can read or change.
#[derive(Debug)]
pub(crate) struct Account {
    /// Twelve digits.
    pub id: String,
    pub region: String,
    /// Host and port at which AWS's APIs are served.
    pub endpoint: String,
    pub ids: Ids,
    pub iam: Iam,
    pub incidents: Incidents,
    pub contacts: Contacts,
    pub engagements: Engagements,
    pub functions: Functions,
    pub queues: Queues,
    pub topics: Topics,
    pub fleet: Fleet,
    pub connections: Connections,
    pub defender: Defender,
    pub shadows: Shadows,
    pub tunnels: Tunnels,
    pub tags: Tags,
    pub documents: Documents,
    pub automations: Automations,
    pub ops_items: OpsItems,
    pub tokens: ClientTokens,
    pub notices: Notices,
}

impl Account {
    pub(crate) fn new(id: &str, region: &str, ids: Ids) -> Self {
        Self {
            id: id.to_owned(),
            region: region.to_owned(),
            endpoint: String::new(),
            ids,
            iam: Iam::seeded(id),
            incidents: Incidents::default(),
            contacts: Contacts::default(),
            engagements: Engagements::default(),
            functions: Functions::default(),
            queues: Queues::default(),
            topics: Topics::default(),
            fleet: Fleet::new(id, region),
            connections: Connections::default(),
            defender: Defender::default(),
            shadows: Shadows::default(),
            tunnels: Tunnels::default(),
            tags: Tags::default(),
            documents: Documents::default(),
            automations: Automations::default(),
            ops_items: OpsItems::default(),
            tokens: ClientTokens::default(),
            notices: Notices::default(),
        }
    }
}
