use super::Check;
use domain::engagement::Walk;
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
            let mut walk = Walk::from(engaged.iter().cloned());
            while let Some(names) = walk.wanted() {
                for name in names {
                    walk.found(console.contacts.contact(&name).await?);
                }
            }
            Ok(reach(&engaged, &walk.all()))
        })
    },
};
