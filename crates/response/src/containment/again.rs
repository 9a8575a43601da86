//! Forms about devices that are sent once more.

use super::chain::chain_of;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::device::DeviceAct;
use domain::entry::Body;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::time::Timestamp;

const MINUTE: i64 = 60_000;

/// Which form, told on which incident, about which device.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form<'a> {
    pub(super) entry: &'a EntryId,
    pub(super) incident: Option<&'a IncidentId>,
    pub(super) device: &'a DeviceName,
}

/// Whether a form was taken before: from the same person, told at the same place, about the same device and, as `same` says
/// of the act and of when it was written, with the same content. What else stands under its id is another form's, and what
/// this one asks for would be lost.
pub(super) async fn sent_before(
    console: &Console,
    actor: &Actor,
    form: Form<'_>,
    same: impl FnOnce(&DeviceAct, Timestamp) -> bool,
) -> Result<bool, ResponseError> {
    let Some(there) = console.journal.entry(form.entry).await? else {
        return Ok(false);
    };
    let there = there.entry;
    let place = chain_of(console, form.incident, form.device);
    let as_asked = match &there.body {
        Body::Act(Act::Device { device, does }) => {
            there.chain == place && there.who == actor.who && device == form.device && same(does, there.at)
        }
        _ => false,
    };
    if as_asked {
        Ok(true)
    } else {
        Err(ResponseError::OnRecord)
    }
}

/// An end, and when it was asked for.
type Until = (Option<Timestamp>, Timestamp);

/// Whether two ends are the same choice. A form names so many minutes, which are counted from when it is taken.
pub(super) fn is_as_long(one: Until, other: Until) -> bool {
    let minutes = |(until, at): Until| until.map(|until| (until.since(at) + MINUTE / 2) / MINUTE);
    one.0 == other.0 || minutes(one) == minutes(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_the_same_choice_so_many_minutes_after_it_was_asked_for() {
        let at = |minutes: i64, millis: i64| Timestamp(minutes * MINUTE + millis);
        let first = (Some(at(60, 0)), at(0, 40));
        assert!(is_as_long(first, (Some(at(90, 0)), at(30, 900))));
        assert!(is_as_long(first, (Some(at(60, 0)), at(5, 0))));
        assert!(!is_as_long(first, (Some(at(91, 0)), at(30, 0))));
        assert!(!is_as_long(first, (None, at(30, 0))));
        assert!(is_as_long((None, at(0, 0)), (None, at(30, 0))));
    }
}
