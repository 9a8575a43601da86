//! Plants the devices.

use super::{certificates, groups, jobs, policies, things};
use crate::ids::Ids;
use crate::world::Account;

/// A stream of ids of its own: the story's ids don't depend on the fleet.
const IDS: u64 = 0xF1EE_7000;

/// Plants the fleet as it stands at `now`; everything in it has been in force for long.
pub(in crate::seed) fn plant(account: &mut Account, now: i64) {
    let mut ids = Ids::Repeatable(IDS);
    let fleet = &mut account.fleet;
    groups::configure(fleet, &account.id);
    policies::plant(fleet, &mut ids, now);
    groups::plant(fleet, &mut ids, now);
    things::plant(fleet, &mut ids, now);
    certificates::plant(fleet, &mut ids, now);
    groups::fill(fleet, now);
    jobs::plant(fleet, now);
    fleet.settle_all();
}
