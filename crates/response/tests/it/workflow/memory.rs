//! Incidents in memory, with what matters of the store: tokens that make a repeated write one write and refuse another
//! request, related items up to a hundred, and calls that fail when a test says so.

use async_trait::async_trait;
use domain::act::{NewItem, RecordChange};
use domain::event::{EventHead, NewEvent, TimelineEvent};
use domain::ids::{ContactName, EntryId, EventId, IncidentId, PlanName};
use domain::incident::{Impact, IncidentRecord, IncidentSummary, ResponsePlan, Status};
use domain::related::{ItemKind, ItemValue, RelatedItem};
use domain::time::Timestamp;
use response::ports::{IncidentStart, IncidentStore, StoreError};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

#[derive(Clone, Debug)]
pub struct Kept {
    pub record: IncidentRecord,
    pub start: IncidentStart,
    pub items: Vec<RelatedItem>,
    pub events: Vec<TimelineEvent>,
}

impl Kept {
    /// What was told on its timeline, without the trigger that the store writes itself.
    pub fn lines(&self) -> Vec<&str> {
        let told = self.events.iter().filter(|one| one.head.kind == "Custom Event");
        told.map(|one| one.data.as_str()).collect()
    }
}

#[derive(Debug, Default)]
struct Inside {
    kept: Vec<Kept>,
    starts: HashMap<String, (IncidentStart, IncidentId)>,
    events: HashMap<String, EventId>,
    calls: Vec<&'static str>,
    hides_next_list: bool,
    plan_pages: Vec<ContactName>,
    fails: Option<Fails>,
}

/// When calls fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fails {
    /// The nth call, counted from 0, is not done, and nothing after it: the process died.
    DiesBefore(usize),
    /// The nth call is done, but nobody learns of it, nor is anything done after it.
    DiesAfter(usize),
    /// Every call is throttled.
    Throttled,
}

#[derive(Debug, Default)]
pub struct Memory(Mutex<Inside>);

impl Memory {
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap()
    }

    pub fn fails(&self, how: Option<Fails>) {
        self.inside().fails = how;
        self.inside().calls.clear();
    }

    pub fn calls(&self) -> Vec<&'static str> {
        self.inside().calls.clone()
    }

    pub fn kept(&self) -> Vec<Kept> {
        self.inside().kept.clone()
    }

    /// As if the store had forgotten all tokens.
    pub fn forget_tokens(&self) {
        let mut inside = self.inside();
        inside.starts.clear();
        inside.events.clear();
    }

    /// The next list is as it was before anything was started.
    pub fn hides_next_list(&self) {
        self.inside().hides_next_list = true;
    }

    /// Whom the response plan pages by itself.
    pub fn plan_pages(&self, contacts: &[ContactName]) {
        self.inside().plan_pages = contacts.to_vec();
    }

    pub fn resolve(&self, id: &IncidentId) {
        let mut inside = self.inside();
        let one = inside.kept.iter_mut().find(|one| &one.record.id == id).unwrap();
        one.record.status = Status::Resolved;
    }

    /// One call: counted, and answered as the test wants it.
    fn call<T>(
        &self,
        name: &'static str,
        does: impl FnOnce(&mut Inside) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut inside = self.inside();
        let n = inside.calls.len();
        inside.calls.push(name);
        let dead = || StoreError::Unavailable {
            operation: name,
            message: "the process is dead".into(),
        };
        match inside.fails {
            Some(Fails::Throttled) => Err(StoreError::Throttled { operation: name }),
            Some(Fails::DiesBefore(at)) if n >= at => Err(dead()),
            Some(Fails::DiesAfter(at)) if n > at => Err(dead()),
            Some(Fails::DiesAfter(at)) if n == at => does(&mut inside).and(Err(dead())),
            _ => does(&mut inside),
        }
    }
}

fn missing<T>(found: Option<T>, operation: &'static str) -> Result<T, StoreError> {
    found.ok_or(StoreError::NotFound { operation })
}

fn item(new: &NewItem) -> RelatedItem {
    RelatedItem {
        kind: new.kind,
        value: new.value.clone(),
        title: new.title.clone().map(String::from),
        generated_id: None,
    }
}

fn uuid(n: usize) -> String {
    format!("{n:08x}-0000-4000-8000-000000000000")
}

impl Inside {
    fn of(&mut self, id: &IncidentId) -> Option<&mut Kept> {
        self.kept.iter_mut().find(|one| &one.record.id == id)
    }
}

#[async_trait]
impl IncidentStore for Memory {
    async fn incidents(
        &self,
        status: Status,
        since: Option<Timestamp>,
    ) -> Result<Vec<IncidentSummary>, StoreError> {
        self.call("incidents", |inside| {
            if std::mem::take(&mut inside.hides_next_list) {
                return Ok(Vec::new());
            }
            let all = inside.kept.iter().map(|one| &one.record);
            let wanted =
                all.filter(|one| one.status == status && since.is_none_or(|since| one.created > since));
            Ok(wanted
                .map(|one| IncidentSummary {
                    id: one.id.clone(),
                    title: one.title.clone(),
                    status: one.status,
                    impact: one.impact,
                    created: one.created,
                    resolved: one.resolved,
                })
                .collect())
        })
    }

    async fn incident(&self, id: &IncidentId) -> Result<IncidentRecord, StoreError> {
        self.call("incident", |inside| {
            missing(inside.of(id).map(|one| one.record.clone()), "incident")
        })
    }

    async fn update(&self, id: &IncidentId, change: &RecordChange, _: &EntryId) -> Result<(), StoreError> {
        self.call("update", |inside| {
            let one = missing(inside.of(id), "update")?;
            if let Some(summary) = &change.summary {
                one.record.summary = Some(summary.to_string());
            }
            Ok(())
        })
    }

    async fn start(&self, start: &IncidentStart, token: &EntryId) -> Result<IncidentId, StoreError> {
        self.call("start", |inside| {
            if let Some((known, id)) = inside.starts.get(token.as_str()) {
                return if known == start {
                    Ok(id.clone())
                } else {
                    Err(StoreError::Refused {
                        operation: "start",
                        message: "the token was used with another request".into(),
                    })
                };
            }
            if start.items.len() > 100 {
                return Err(StoreError::Refused {
                    operation: "start",
                    message: "more than 100 items".into(),
                });
            }
            let key = uuid(inside.kept.len());
            let id: IncidentId = format!("111122223333/{}/{key}", start.plan).parse().unwrap();
            let created = start.trigger.as_ref().map_or(Timestamp(0), |trigger| trigger.at);
            let record = IncidentRecord {
                id: id.clone(),
                title: start.title.to_string(),
                summary: None,
                status: Status::Open,
                impact: start.impact.unwrap_or(Impact::Medium),
                created,
                modified: created,
                modified_by: String::new(),
                resolved: None,
                created_by: String::new(),
                source: String::new(),
                runbooks: Vec::new(),
                gone: None,
            };
            let trigger = TimelineEvent {
                head: EventHead {
                    id: uuid(inside.kept.len() + 500_000).parse().unwrap(),
                    kind: "SSM Incident Trigger".into(),
                    occurred: created,
                    updated: created,
                    references: Vec::new(),
                },
                data: serde_json::json!({"rawData": start.trigger.as_ref().map(|one| &one.raw)}).to_string(),
            };
            inside.kept.push(Kept {
                record,
                start: start.clone(),
                items: start.items.iter().map(item).collect(),
                events: vec![trigger],
            });
            inside
                .starts
                .insert(token.as_str().to_owned(), (start.clone(), id.clone()));
            Ok(id)
        })
    }

    async fn plans(&self) -> Result<Vec<ResponsePlan>, StoreError> {
        Ok(Vec::new())
    }

    async fn plan_contacts(&self, _: &PlanName) -> Result<Vec<ContactName>, StoreError> {
        self.call("plan_contacts", |inside| Ok(inside.plan_pages.clone()))
    }

    async fn events(&self, id: &IncidentId) -> Result<Vec<EventHead>, StoreError> {
        self.call("events", |inside| {
            let one = missing(inside.of(id), "events")?;
            Ok(one.events.iter().rev().map(|event| event.head.clone()).collect())
        })
    }

    async fn event(&self, id: &IncidentId, event: &EventId) -> Result<TimelineEvent, StoreError> {
        self.call("event", |inside| {
            let one = missing(inside.of(id), "event")?;
            missing(
                one.events.iter().find(|one| &one.head.id == event).cloned(),
                "event",
            )
        })
    }

    async fn create_event(
        &self,
        id: &IncidentId,
        event: &NewEvent,
        token: &EntryId,
    ) -> Result<EventId, StoreError> {
        self.call("create_event", |inside| {
            if let Some(known) = inside.events.get(token.as_str()) {
                return Ok(known.clone());
            }
            let written: EventId = uuid(inside.events.len() + 1_000).parse().unwrap();
            let one = missing(inside.of(id), "create_event")?;
            one.events.push(TimelineEvent {
                head: EventHead {
                    id: written.clone(),
                    kind: "Custom Event".into(),
                    occurred: event.occurred,
                    updated: event.occurred,
                    references: Vec::new(),
                },
                data: event.data.clone(),
            });
            inside.events.insert(token.as_str().to_owned(), written.clone());
            Ok(written)
        })
    }

    async fn update_event(
        &self,
        _: &IncidentId,
        _: &EventId,
        _: &NewEvent,
        _: &EntryId,
    ) -> Result<(), StoreError> {
        unreachable!("nothing that happens by itself changes what is told")
    }

    async fn related(&self, id: &IncidentId) -> Result<Vec<RelatedItem>, StoreError> {
        self.call("related", |inside| {
            missing(inside.of(id).map(|one| one.items.clone()), "related")
        })
    }

    async fn add_related(&self, id: &IncidentId, new: &NewItem, _: &EntryId) -> Result<(), StoreError> {
        self.call("add_related", |inside| {
            let one = missing(inside.of(id), "add_related")?;
            if !one.items.contains(&item(new)) {
                one.items.push(item(new));
            }
            Ok(())
        })
    }

    async fn remove_related(
        &self,
        _: &IncidentId,
        _: ItemKind,
        _: &ItemValue,
        _: &EntryId,
    ) -> Result<(), StoreError> {
        unreachable!("nothing that happens by itself removes an item")
    }
}
