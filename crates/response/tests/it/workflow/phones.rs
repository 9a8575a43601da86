//! Phones in memory: who was called, by which token, and calls that fail when a test says so.

use async_trait::async_trait;
use domain::engagement::{AcceptCode, Contact, ContactSummary, Engagement, Page, Receipt};
use domain::ids::{ContactName, EngagementId, EntryId, IncidentId, PageId};
use domain::time::Timestamp;
use response::ports::{Call, Contacts, StoreError};
use std::sync::{Mutex, MutexGuard};

#[derive(Debug, Default)]
pub struct Inside {
    /// Every engagement with its call and its token, as they were asked for.
    pub rung: Vec<(Call, EntryId, Engagement)>,
    /// Whom no call reaches.
    pub refuses: Option<ContactName>,
    /// Who is being paged can't be read.
    pub hides: bool,
    /// After so many calls that engage, the process is dead before, or after it was done.
    pub dies: Option<(usize, bool)>,
    asked: usize,
}

#[derive(Debug, Default)]
pub struct Phones(Mutex<Inside>);

impl Phones {
    pub fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap()
    }

    /// An engagement that somebody else started.
    pub fn rings(&self, contact: &ContactName) {
        let mut inside = self.inside();
        let engagement = engagement(contact, "the plan", inside.rung.len());
        let call = Call {
            contact: contact.clone(),
            incident: None,
            sender: "the plan".into(),
            subject: String::new(),
            content: String::new(),
            public: String::new(),
        };
        inside.rung.push((call, EntryId::named("the plan"), engagement));
    }

    /// Everybody acknowledged, and nobody else is called.
    pub fn acknowledge(&self) {
        for (_, _, engagement) in &mut self.inside().rung {
            engagement.stopped = Some(Timestamp(1));
        }
    }

    /// Somebody acknowledged, while others who were called before are called on.
    pub fn somebody_acknowledges(&self) {
        for (_, _, engagement) in &mut self.inside().rung {
            let contact = engagement.contact.clone();
            engagement.pages = vec![page(&contact, None), page(&contact, Some(Timestamp(1)))];
        }
    }

    pub fn whom(&self) -> Vec<String> {
        self.inside()
            .rung
            .iter()
            .map(|(call, ..)| call.contact.to_string())
            .collect()
    }
}

fn engagement(contact: &ContactName, sender: &str, n: usize) -> Engagement {
    Engagement {
        id: format!("{contact}/{n:08x}-0000-4000-8000-000000000000")
            .parse()
            .unwrap(),
        contact: contact.clone(),
        sender: sender.to_owned(),
        started: Some(Timestamp(0)),
        stopped: None,
        pages: Vec::new(),
    }
}

fn page(contact: &ContactName, read: Option<Timestamp>) -> Page {
    Page {
        id: format!("{contact}/00000000-0000-4000-8000-000000000001")
            .parse()
            .unwrap(),
        contact: contact.clone(),
        sent: Some(Timestamp(0)),
        delivered: None,
        read,
        receipts: Vec::new(),
        receipts_read: None,
    }
}

fn unused<T>() -> Result<T, StoreError> {
    unreachable!("nothing that happens by itself asks for it")
}

#[async_trait]
impl Contacts for Phones {
    async fn contacts(&self) -> Result<Vec<ContactSummary>, StoreError> {
        unused()
    }

    async fn contact(&self, _: &ContactName) -> Result<Option<Contact>, StoreError> {
        unused()
    }

    async fn engagements(&self, _: &IncidentId) -> Result<Vec<Engagement>, StoreError> {
        let inside = self.inside();
        if inside.hides {
            return Err(StoreError::Denied {
                operation: "engagements",
                action: "ssm-contacts:ListEngagements".into(),
            });
        }
        Ok(inside.rung.iter().map(|(.., one)| one.clone()).collect())
    }

    async fn engagements_since(&self, _: Timestamp) -> Result<Vec<Engagement>, StoreError> {
        unused()
    }

    async fn engagement(&self, _: &EngagementId) -> Result<Engagement, StoreError> {
        unused()
    }

    async fn pages(&self, id: &EngagementId) -> Result<Vec<Page>, StoreError> {
        let inside = self.inside();
        let found = inside.rung.iter().find(|(.., one)| &one.id == id);
        found
            .map(|(.., one)| one.pages.clone())
            .ok_or(StoreError::NotFound { operation: "pages" })
    }

    async fn receipts(&self, _: &PageId) -> Result<Vec<Receipt>, StoreError> {
        unused()
    }

    async fn accept(&self, _: &PageId, _: Option<&AcceptCode>, _: &str) -> Result<(), StoreError> {
        unused()
    }

    async fn engage(&self, call: &Call, token: &EntryId) -> Result<EngagementId, StoreError> {
        let mut inside = self.inside();
        let n = inside.asked;
        inside.asked += 1;
        let dead = || StoreError::Unavailable {
            operation: "engage",
            message: "the process is dead".into(),
        };
        if inside.dies.is_some_and(|(at, done)| n > at || (n == at && !done)) {
            return Err(dead());
        }
        if inside.refuses.as_ref() == Some(&call.contact) {
            return Err(StoreError::NotFound { operation: "engage" });
        }
        let known = inside.rung.iter().find(|(_, known, _)| known == token);
        let id = if let Some(id) = known.map(|(.., one)| one.id.clone()) {
            id
        } else {
            let engagement = engagement(&call.contact, &call.sender, inside.rung.len());
            let id = engagement.id.clone();
            inside.rung.push((call.clone(), token.clone(), engagement));
            id
        };
        if inside.dies == Some((n, true)) {
            Err(dead())
        } else {
            Ok(id)
        }
    }

    async fn stop(&self, _: &EngagementId, _: &str) -> Result<(), StoreError> {
        unused()
    }
}
