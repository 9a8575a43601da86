//! Which devices a profile holds.

use super::Profile;
use crate::world::fleet::Fleet;

/// Whether a device is among a profile's targets: all, those in the registry, those not in it, or a group's things and
/// those of the groups below it. Authority: Device Defender Developer Guide, "How to use AWS IoT Device Defender detect".
pub(super) fn holds(fleet: &Fleet, profile: &Profile, device: &str) -> bool {
    let registered = fleet.thing(device).is_some();
    profile.targets.iter().any(|target| {
        if let Some(group) = fleet.arns.name("thinggroup", target) {
            let mut groups = fleet.groups_of(device).iter();
            return groups.any(|of| fleet.stored().lineage(of).any(|above| above == group));
        }
        match fleet.arns.name("all", target) {
            Some("things") => true,
            Some("registered-things") => registered,
            Some("unregistered-things") => !registered,
            _ => false,
        }
    })
}
