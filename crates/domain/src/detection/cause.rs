use super::{Detection, DetectionSettings, Place, Rule, Watcher};
use crate::act::NewItem;
use crate::ids::{DeviceName, EntryId, IncidentId};
use crate::related::RelatedItem;
use crate::text::{ItemTitle, TextError, Title};
use crate::time::Timestamp;
use crate::timeline::short;
use std::collections::BTreeSet;

/// What an incident is for: of each cause one is open at a time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// One device, whatever it breaks.
    Device(DeviceName),
    /// A rule that many devices break at once, or one that names no device.
    Rule(Rule),
}

/// An incident that work goes on with, by what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenIncident {
    /// Which.
    pub id: IncidentId,
    /// Since when.
    pub created: Timestamp,
    /// Its related items.
    pub items: Vec<RelatedItem>,
}

impl OpenIncident {
    /// Whether it is about what `marker` names. Titles don't count where the name says it all.
    pub fn is_about(&self, marker: &NewItem, titled: bool) -> bool {
        self.items.iter().any(|item| {
            item.kind == marker.kind
                && item.value == marker.value
                && (!titled || item.title.as_deref() == marker.title.as_ref().map(ItemTitle::as_str))
        })
    }
}

/// The open incident that a detection belongs to: the oldest about its device, otherwise the oldest about its rule.
pub fn belongs<'a>(
    detection: &Detection,
    open: &'a [OpenIncident],
    place: &Place,
) -> Option<&'a OpenIncident> {
    let oldest = |marker: NewItem, titled: bool| {
        open.iter()
            .filter(|one| one.is_about(&marker, titled))
            .min_by_key(|one| (one.created, one.id.clone()))
    };
    detection
        .device
        .as_ref()
        .and_then(|device| oldest(place.device(device), false))
        .or_else(|| oldest(detection.rule.marker(place), true))
}

/// How many devices an incident names as related items: AWS takes 100 items at the start, and puts its own work item and
/// the runbook among them.
pub const INVOLVED: usize = 90;

/// Whether a detection comes too late for the incident about its rule: its device is none of the incident's, and nothing
/// contains what joins now. An incident that doesn't name all of its devices can't tell.
pub fn comes_late(
    detection: &Detection,
    incident: &OpenIncident,
    place: &Place,
    settings: &DetectionSettings,
) -> bool {
    let is_new = |device: &DeviceName| !incident.is_about(&place.device(device), false);
    detection.device.as_ref().is_some_and(is_new)
        && incident.items.len() < INVOLVED
        && detection.occurred.since(incident.created) > settings.watched
}

/// Which of these detections of one rule are about one cause: all together when they name more devices than the
/// settings allow, `violating` (who breaks the rule besides, as the watcher says) counted in; otherwise each device is
/// a cause of its own.
pub fn alike<'a>(
    detections: &[&'a Detection],
    violating: &BTreeSet<DeviceName>,
    settings: &DetectionSettings,
) -> Vec<(Cause, Vec<&'a Detection>)> {
    let named = detections.iter().filter_map(|one| one.device.clone());
    let devices: BTreeSet<DeviceName> = named.chain(violating.iter().cloned()).collect();
    let folds = devices.len() > settings.fold_above;
    let mut causes: Vec<(Cause, Vec<&Detection>)> = Vec::new();
    for &detection in detections {
        let cause = match &detection.device {
            Some(device) if !folds => Cause::Device(device.clone()),
            _ => Cause::Rule(detection.rule.clone()),
        };
        match causes.iter_mut().find(|(known, _)| *known == cause) {
            Some((_, all)) => all.push(detection),
            None => causes.push((cause, vec![detection])),
        }
    }
    causes
}

impl Cause {
    /// The token under which an incident for this cause is started: the same for whoever starts it in the same window.
    /// `round` counts the incidents of that window that are resolved already.
    pub fn token(&self, occurred: Timestamp, settings: &DetectionSettings, round: u32) -> EntryId {
        let window = occurred.0.div_euclid(settings.window.max(1));
        EntryId::named(&format!("incident for {self:?} in window {window} round {round}"))
    }

    /// The related item by which the incident is found again.
    pub fn marker(&self, place: &Place) -> NewItem {
        match self {
            Self::Device(device) => place.device(device),
            Self::Rule(rule) => rule.marker(place),
        }
    }

    /// The incident's title. `first` is the detection that starts it.
    pub fn title(&self, first: &Detection) -> Result<Title, TextError> {
        let line = match self {
            Self::Rule(rule) if first.device.is_some() => {
                format!("Several devices violate {} ({})", rule.name, rule.set)
            }
            // What names no device is its own headline.
            Self::Rule(_) => first.headline.clone(),
            Self::Device(_) if first.rule.watcher == Watcher::Alarm => first.headline.clone(),
            Self::Device(_) => format!("{} ({})", first.headline, first.rule.set),
        };
        Title::new(short(&line, Title::LIMIT - 1))
    }
}
