//! Everything a use case needs, in one place.

use crate::ingest::Readings;
use crate::live::Live;
use crate::looks::Looks;
use crate::ports::{Clock, Contacts, EvidenceStore, Fleet, IncidentStore, Journal, Preparation, Runbooks};
use crate::readiness::Kept;
use crate::snapshot::Snapshots;
use domain::containment::ContainmentSettings;
use domain::ids::{AccountId, Region};
use std::sync::Arc;

/// What the deployment is set to.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The one account of this deployment.
    pub account: AccountId,
    /// Who the console is in the store's words, such as the ARN of an assumed role.
    pub principal: String,
    /// The one Region of this deployment.
    pub region: Region,
    /// The console's own address, such as `https://lazaret.example`, without a slash at the end; links in mirrored
    /// events begin with it.
    pub public_url: String,
    /// Whether the simulator stands in for AWS.
    pub demo: bool,
    /// What is decided about containment.
    pub containment: ContainmentSettings,
}

/// The outside world and the state shared by all requests.
#[derive(Clone, Debug)]
pub struct Console {
    /// Incidents.
    pub store: Arc<dyn IncidentStore>,
    /// Devices.
    pub fleet: Arc<dyn Fleet>,
    /// How the account is set up for incidents.
    pub preparation: Arc<dyn Preparation>,
    /// Who is paged.
    pub contacts: Arc<dyn Contacts>,
    /// Runbooks.
    pub runbooks: Arc<dyn Runbooks>,
    /// The record.
    pub journal: Arc<dyn Journal>,
    /// Evidence files.
    pub evidence: Arc<dyn EvidenceStore>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Versions and presence.
    pub live: Arc<Live>,
    /// Incidents assembled for reading.
    pub snapshots: Arc<Snapshots>,
    /// Readings of the store out of turn.
    pub readings: Arc<Readings>,
    /// Visits under way.
    pub looks: Arc<Looks>,
    /// What the readiness page's checks found last.
    pub readiness: Arc<Kept>,
    /// What the deployment is set to.
    pub settings: Arc<Settings>,
}
