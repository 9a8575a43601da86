use super::{EngagementAct, Roll};
use crate::act::Act;
use crate::entry::{Body, Entry, Outcome};
use crate::ids::{EntryId, PageId};
use crate::state::Acknowledged;
use crate::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// Who acknowledged a page in this console, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Who; untrusted text.
    pub by: String,
    /// When they asked for it.
    pub at: Timestamp,
}

/// The pages that were acknowledged in this console, as far as the service took it; of each the first.
pub fn accepted(entries: &[Entry]) -> BTreeMap<PageId, Accepted> {
    let holds: BTreeSet<&EntryId> = entries
        .iter()
        .filter_map(|entry| match &entry.entry.body {
            Body::Outcome { of, result } if Outcome::holds(result) => Some(of),
            _ => None,
        })
        .collect();
    let mut pages = BTreeMap::new();
    for entry in entries.iter().filter(|entry| holds.contains(&entry.entry.id)) {
        if let Body::Act(Act::Engagement {
            does: EngagementAct::Accept { page, .. },
        }) = &entry.entry.body
        {
            let by = entry.entry.who.name().to_owned();
            let at = entry.entry.at;
            pages.entry(page.clone()).or_insert(Accepted { by, at });
        }
    }
    pages
}

/// The first acknowledgement of any page, by what people call who was paged.
pub fn first_acknowledgement(roll: &Roll) -> Option<Acknowledged> {
    let pages = roll.all().iter().flat_map(|one| &one.pages);
    let (at, page) = pages
        .filter_map(|page| Some((page.acknowledged()?, page)))
        .min_by_key(|(at, _)| *at)?;
    Some(Acknowledged {
        by: roll.said(&page.contact).to_owned(),
        at,
    })
}
