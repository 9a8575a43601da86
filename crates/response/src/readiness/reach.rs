use super::Check;
use domain::engagement::{Contact, Target};
use domain::ids::ContactName;
use domain::readiness::reach;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    name: "reach",
    title: "People who are paged",
    source: "Incident Manager, GetContact and ListContactChannels",
    read: |console| {
        Box::pin(async move {
            let plans = console.store.plans().await?;
            let mut engaged: BTreeSet<ContactName> = BTreeSet::new();
            for plan in plans {
                engaged.extend(console.store.plan_contacts(&plan.name).await?);
            }
            let engaged: Vec<ContactName> = engaged.into_iter().collect();
            let mut contacts: Vec<Contact> = Vec::new();
            let mut wanted: BTreeSet<ContactName> = engaged.iter().cloned().collect();
            // A plan names people and schedules only: what they name is one step away.
            for _ in 0..2 {
                for name in std::mem::take(&mut wanted) {
                    contacts.extend(console.contacts.contact(&name).await?);
                }
                let targets = contacts
                    .iter()
                    .flat_map(|one| &one.stages)
                    .flat_map(|stage| &stage.targets);
                let named = targets.filter_map(|target| match target {
                    Target::Contact { contact, .. } => Some(contact.clone()),
                    Target::Channel { .. } => None,
                });
                wanted = named
                    .filter(|name| contacts.iter().all(|one| &one.summary.name != name))
                    .collect();
            }
            Ok(reach(&engaged, &contacts))
        })
    },
};
