use super::Place;
use crate::act::NewItem;
use crate::related::{ItemKind, ItemValue, RelatedItem};
use crate::text::ItemTitle;
use crate::timeline::short;
use std::fmt;

/// What the titles of markers begin with.
const TITLE: &str = "rule ";

/// Who watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Watcher {
    /// Device Defender, by the behaviours of a security profile.
    DeviceDefender,
    /// A `CloudWatch` alarm.
    Alarm,
    /// Whoever else puts events on the bus.
    EventBus,
}

/// What a detection breaks: what many devices can break at the same time, and then for one cause.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule {
    /// Who watches it.
    pub watcher: Watcher,
    /// Where it stands: the security profile, the alarm, the source of the events. One line of at most 200 characters.
    pub set: String,
    /// Its name there: the behaviour, the alarm once more, the kind of event. One line of at most 150 characters.
    pub name: String,
}

impl Rule {
    pub(super) fn new(watcher: Watcher, set: &str, name: &str) -> Self {
        Self {
            watcher,
            set: short(set, 200),
            name: short(name, 150),
        }
    }

    /// As detections are told in: `DeviceRuleBaseline, AuthorizedTcpPorts`, or the one name where both are the same.
    pub fn told(&self) -> String {
        if self.set == self.name || self.set.is_empty() {
            self.name.clone()
        } else {
            format!("{}, {}", self.set, self.name)
        }
    }

    /// The related item by which an incident is about this rule and not about one device.
    pub fn marker(&self, place: &Place) -> NewItem {
        let Place {
            partition,
            region,
            account,
        } = place;
        // A kind of event has no resource name; this one is shaped like the others so that AWS takes it.
        let (service, resource) = match self.watcher {
            Watcher::DeviceDefender => ("iot", format!("securityprofile/{}", self.set)),
            Watcher::Alarm => ("cloudwatch", format!("alarm:{}", self.set)),
            Watcher::EventBus => ("events", format!("event/{}/{}", self.set, self.name)),
        };
        NewItem {
            kind: ItemKind::InvolvedResource,
            value: ItemValue::Resource(format!("arn:{partition}:{service}:{region}:{account}:{resource}")),
            title: ItemTitle::new(format!("{TITLE}{}", self.name)).ok(),
        }
    }
}

impl Rule {
    /// The rule of Device Defender that an item marks; `None` for any other item.
    pub fn marked_by(item: &RelatedItem) -> Option<Self> {
        let ItemValue::Resource(arn) = &item.value else {
            return None;
        };
        let (_, set) = arn.split_once(":securityprofile/")?;
        let name = item.title.as_deref()?.strip_prefix(TITLE)?;
        Some(Self::new(Watcher::DeviceDefender, set, name))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}/{}/{}", self.watcher, self.set, self.name)
    }
}
