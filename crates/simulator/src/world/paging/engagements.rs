//! The account's engagements and pages, and what is due in them.

use std::collections::{BTreeMap, HashMap};

use super::{Engagement, Page};
use crate::ssm_contacts::errors::{ResourceType, not_found};
use crate::wire::Refusal;

/// Something that happens in an engagement at its time.
#[derive(Clone, Debug)]
pub(super) enum Due {
    /// A stage of the escalation plan begins.
    Stage { engagement: String, stage: usize },
    /// A stage of a contact's own plan begins.
    Contact {
        engagement: String,
        engaged: usize,
        stage: usize,
    },
    /// A page is sent, for the first time or again.
    Send { page: String },
    /// A page's delivery is confirmed.
    Delivered { page: String },
    /// A plan has run out.
    End { engagement: String },
}

/// By time of start and order of arrival.
type Key = (i64, u64);

#[derive(Debug, Default)]
pub(crate) struct Engagements {
    all: BTreeMap<Key, Engagement>,
    keys: HashMap<String, Key>,
    of_incident: HashMap<String, Vec<Key>>,
    pages: HashMap<String, Page>,
    of_contact: HashMap<String, Vec<String>>,
    agenda: BTreeMap<Key, Due>,
    last: u64,
}

impl Engagements {
    pub(super) fn insert(&mut self, engagement: Engagement) {
        self.last += 1;
        let key = (engagement.start, self.last);
        self.keys.insert(engagement.arn.clone(), key);
        if let Some(incident) = &engagement.incident {
            self.of_incident.entry(incident.clone()).or_default().push(key);
        }
        self.all.insert(key, engagement);
    }

    pub(super) fn known_mut(&mut self, arn: &str) -> Option<&mut Engagement> {
        self.keys.get(arn).and_then(|key| self.all.get_mut(key))
    }

    pub(crate) fn known(&self, arn: &str) -> Option<&Engagement> {
        self.keys.get(arn).and_then(|key| self.all.get(key))
    }

    /// The engagement of this ARN.
    ///
    /// # Errors
    /// `ResourceNotFoundException` for an unknown one, or the ARN of something else.
    pub(crate) fn engagement(&self, arn: &str) -> Result<&Engagement, Refusal> {
        self.known(arn)
            .ok_or_else(|| not_found(ResourceType::Engagement, arn))
    }

    /// Newest first, behind the key `after`; of one incident only, if one is named.
    pub(crate) fn newest_first(
        &self,
        incident: Option<&str>,
        after: Option<Key>,
    ) -> Box<dyn Iterator<Item = (Key, &Engagement)> + '_> {
        use std::ops::Bound::{Excluded, Unbounded};
        let Some(incident) = incident else {
            let range = self.all.range((Unbounded, after.map_or(Unbounded, Excluded)));
            return Box::new(range.rev().map(|(key, engagement)| (*key, engagement)));
        };
        let mut keys = self.of_incident.get(incident).cloned().unwrap_or_default();
        keys.sort_unstable_by(|one, other| other.cmp(one));
        let earlier = keys
            .into_iter()
            .filter(move |key| after.is_none_or(|after| *key < after));
        Box::new(earlier.filter_map(|key| self.all.get(&key).map(|engagement| (key, engagement))))
    }

    pub(super) fn add_page(&mut self, page: Page) {
        if let Some(engagement) = self.known_mut(&page.engagement) {
            engagement.pages.push(page.arn.clone());
        }
        let of_contact = self.of_contact.entry(page.contact_arn.clone()).or_default();
        of_contact.push(page.arn.clone());
        self.pages.insert(page.arn.clone(), page);
    }

    pub(super) fn page_mut(&mut self, arn: &str) -> Option<&mut Page> {
        self.pages.get_mut(arn)
    }

    /// The page of this ARN with its engagement.
    ///
    /// # Errors
    /// `ResourceNotFoundException` for an unknown one, or the ARN of something else.
    pub(crate) fn page(&self, arn: &str) -> Result<(&Page, &Engagement), Refusal> {
        self.pages
            .get(arn)
            .and_then(|page| Some((page, self.known(&page.engagement)?)))
            .ok_or_else(|| not_found(ResourceType::Page, arn))
    }

    /// A contact's pages, in the order in which they were made.
    pub(crate) fn pages_of(&self, contact: &str) -> impl Iterator<Item = (&Page, &Engagement)> {
        let arns = self.of_contact.get(contact).into_iter().flatten();
        arns.filter_map(|arn| self.page(arn).ok())
    }

    pub(super) fn plan(&mut self, at: i64, due: Due) {
        self.last += 1;
        self.agenda.insert((at, self.last), due);
    }

    pub(super) fn next_due(&self) -> Option<i64> {
        self.agenda.first_key_value().map(|((at, _), _)| *at)
    }

    /// Takes the earliest event that is due.
    pub(super) fn due(&mut self, now: i64) -> Option<(i64, Due)> {
        let first = self.agenda.first_entry().filter(|entry| entry.key().0 <= now)?;
        let ((at, _), due) = first.remove_entry();
        Some((at, due))
    }
}
