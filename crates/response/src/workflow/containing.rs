use crate::ports::{Clock, Fleet, IncidentStore, Watchers};
use domain::actor::Who;
use domain::containment::{ContainmentSettings, Strength};
use domain::detection::{DetectionSettings, Place};
use std::sync::Arc;

/// What [`contain`](super::contain()) needs.
#[derive(Clone, Debug)]
pub struct Containing {
    /// Incidents, whose timelines are the record.
    pub store: Arc<dyn IncidentStore>,
    /// Devices.
    pub fleet: Arc<dyn Fleet>,
    /// Who knows which devices break a rule.
    pub watchers: Arc<dyn Watchers>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where the devices are.
    pub place: Place,
    /// What the deployment decided about detections.
    pub detection: DetectionSettings,
    /// What it decided about containment.
    pub containment: ContainmentSettings,
    /// By what devices are contained.
    pub strength: Strength,
}

/// What the workflow calls itself on the record.
pub(crate) const NAME: &str = domain::timeline::REPORTER;

impl Containing {
    /// Who acts, as the record keeps it.
    pub(super) fn who() -> Who {
        Who::Automation { name: NAME.into() }
    }
}
