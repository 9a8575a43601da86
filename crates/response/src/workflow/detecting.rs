use crate::ports::{IncidentStore, Watchers};
use domain::detection::{DetectionSettings, Place};
use domain::ids::PlanName;
use std::sync::Arc;

/// What [`detect`](super::detect) needs.
#[derive(Clone, Debug)]
pub struct Detecting {
    /// Incidents.
    pub store: Arc<dyn IncidentStore>,
    /// Who can be asked how many devices break a rule.
    pub watchers: Arc<dyn Watchers>,
    /// The response plan that incidents are started from.
    pub plan: PlanName,
    /// Where the devices are.
    pub place: Place,
    /// The console's address without a slash at the end, to which incidents link.
    pub public_url: Option<String>,
    /// What the deployment decided.
    pub settings: DetectionSettings,
}
