use super::Detecting;
use super::tell::tell;
use crate::ports::StoreError;
use domain::detection::{Detection, INVOLVED, OpenIncident, Turn, told, told_together};
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::time::Timestamp;
use std::collections::BTreeSet;

/// Up to how many detections at once are told one by one.
const ONE_BY_ONE: usize = 3;

impl Detecting {
    /// Tells an open incident of detections that belong to it, and names devices that it didn't know as related items,
    /// as far as there is room.
    pub(super) async fn join(
        &self,
        incident: &OpenIncident,
        detections: &[(&Detection, bool)],
    ) -> Result<(), StoreError> {
        let id = &incident.id;
        for turn in [Turn::Begins, Turn::Ends, Turn::Withdrawn] {
            let of_turn: Vec<_> = detections.iter().filter(|(one, _)| one.turn == turn).collect();
            if turn == Turn::Begins {
                self.involve(
                    incident,
                    of_turn.iter().filter_map(|(one, _)| one.device.as_ref()),
                )
                .await?;
            }
            if of_turn.len() <= ONE_BY_ONE {
                for (one, again) in of_turn {
                    let token = token(id, "told", [one.id()]);
                    tell(&*self.store, id, &told(one), &token, *again).await?;
                }
            } else {
                let again = of_turn.iter().any(|(_, again)| *again);
                let all: Vec<&Detection> = of_turn.iter().map(|(one, _)| *one).collect();
                self.tell_together(id, turn, &all, again).await?;
            }
        }
        Ok(())
    }

    /// Tells many detections in few events, one kind for each rule.
    async fn tell_together(
        &self,
        id: &IncidentId,
        turn: Turn,
        all: &[&Detection],
        again: bool,
    ) -> Result<(), StoreError> {
        let rules: BTreeSet<_> = all.iter().map(|one| &one.rule).collect();
        for rule in rules {
            let of_rule = all.iter().filter(|one| &one.rule == rule);
            let devices: BTreeSet<DeviceName> =
                of_rule.clone().filter_map(|one| one.device.clone()).collect();
            let occurred = of_rule
                .clone()
                .map(|one| one.occurred)
                .min()
                .unwrap_or(Timestamp(0));
            // What names no device can't be told by its device.
            for one in of_rule.clone().filter(|one| one.device.is_none()) {
                let token = token(id, "told", [one.id()]);
                tell(&*self.store, id, &told(one), &token, again).await?;
            }
            if devices.is_empty() {
                continue;
            }
            let devices: Vec<DeviceName> = devices.into_iter().collect();
            let name = of_rule.filter(|one| one.device.is_some()).map(|one| one.id());
            let token = token(id, &format!("together {rule}"), name);
            for (n, event) in told_together(rule, turn, &devices, occurred).iter().enumerate() {
                tell(
                    &*self.store,
                    id,
                    event,
                    &token.derived(&format!("part {n}")),
                    again,
                )
                .await?;
            }
        }
        Ok(())
    }

    async fn involve<'a>(
        &self,
        incident: &OpenIncident,
        devices: impl Iterator<Item = &'a DeviceName>,
    ) -> Result<(), StoreError> {
        let mut room = INVOLVED.saturating_sub(incident.items.len());
        for device in devices.collect::<BTreeSet<_>>() {
            let item = self.place.device(device);
            if room == 0 {
                break;
            }
            if !incident.is_about(&item, false) {
                let token = EntryId::named(&format!("involve {device} in {}", incident.id));
                self.store.add_related(&incident.id, &item, &token).await?;
                room -= 1;
            }
        }
        Ok(())
    }
}

fn token(id: &IncidentId, purpose: &str, of: impl IntoIterator<Item = EntryId>) -> EntryId {
    let mut of: Vec<String> = of.into_iter().map(String::from).collect();
    of.sort();
    EntryId::named(&format!("{purpose} on {id}: {}", of.join(" ")))
}
