use async_trait::async_trait;
use domain::act::{NewItem, RecordChange};
use domain::event::{EventHead, NewEvent, TimelineEvent};
use domain::ids::{ContactName, EntryId, EventId, IncidentId, PlanName};
use domain::incident::{Impact, IncidentRecord, IncidentSummary, ResponsePlan, Status};
use domain::related::{ItemKind, ItemValue, RelatedItem};
use domain::text::Title;
use domain::time::Timestamp;
use std::fmt::Debug;

/// Why the incident store did not do what it was asked. Every variant names the operation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Too many calls; tried again until the gateway's patience ended.
    #[error("{operation} is throttled")]
    Throttled {
        /// The operation, as the store names it.
        operation: &'static str,
    },
    /// The console's role may not do this.
    #[error("{operation} is denied: {action} is missing")]
    Denied {
        /// The operation, as the store names it.
        operation: &'static str,
        /// The missing permission, such as `ssm-incidents:UpdateIncidentRecord`.
        action: String,
    },
    /// There is no such thing (any more).
    #[error("{operation}: not found")]
    NotFound {
        /// The operation, as the store names it.
        operation: &'static str,
    },
    /// The store refused the request itself.
    #[error("{operation} was refused: {message}")]
    Refused {
        /// The operation, as the store names it.
        operation: &'static str,
        /// What the store said.
        message: String,
    },
    /// Not reached, timed out, or an error on its side. Whether a write took effect is unknown.
    #[error("{operation} is unavailable: {message}")]
    Unavailable {
        /// The operation, as the store names it.
        operation: &'static str,
        /// What happened.
        message: String,
    },
}

impl StoreError {
    /// Whether the same may succeed later though nobody changes anything.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Throttled { .. } | Self::Unavailable { .. })
    }

    /// Whether the store may have done it all the same, so that it must be read back.
    pub fn leaves_doubt(&self) -> bool {
        matches!(self, Self::Unavailable { .. })
    }
}

/// An incident to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentStart {
    /// Its title.
    pub title: Title,
    /// Its impact; `None` is what the plan says.
    pub impact: Option<Impact>,
    /// The response plan.
    pub plan: PlanName,
    /// What it is about; at most 100. A plan hands the involved resources among them to its runbook.
    pub items: Vec<NewItem>,
    /// What started it; `None` when a person does.
    pub trigger: Option<Trigger>,
}

/// What started an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Who noticed it; at most 50 characters, not beginning with `aws.`.
    pub source: String,
    /// When it happened.
    pub at: Timestamp,
    /// What was noticed: at most 10 000 characters.
    pub raw: String,
}

/// Incidents as AWS Systems Manager Incident Manager keeps them; `OpsCenter` or a local store could do it too.
///
/// Lists are read whole: an implementation follows the pages. Tokens make a repeated write one write where the
/// store has client tokens; their lifetime is undocumented, so callers read back before they repeat one later.
#[async_trait]
pub trait IncidentStore: Send + Sync + Debug {
    /// All incidents of `status` created after `since` (`None`: all), newest first.
    async fn incidents(
        &self,
        status: Status,
        since: Option<Timestamp>,
    ) -> Result<Vec<IncidentSummary>, StoreError>;

    /// One incident's record.
    async fn incident(&self, id: &IncidentId) -> Result<IncidentRecord, StoreError>;

    /// Changes title, summary, impact or status. The store has no versions: the last writer wins, so a caller
    /// compares with what it has read first.
    async fn update(&self, id: &IncidentId, change: &RecordChange, token: &EntryId)
    -> Result<(), StoreError>;

    /// Starts an incident from a response plan.
    async fn start(&self, start: &IncidentStart, token: &EntryId) -> Result<IncidentId, StoreError>;

    /// The response plans that an incident can be started from.
    async fn plans(&self) -> Result<Vec<ResponsePlan>, StoreError>;

    /// The contacts that a response plan pages, in its order.
    async fn plan_contacts(&self, plan: &PlanName) -> Result<Vec<ContactName>, StoreError>;

    /// All events of an incident's timeline, without their bodies, newest first.
    async fn events(&self, id: &IncidentId) -> Result<Vec<EventHead>, StoreError>;

    /// One event with its body.
    async fn event(&self, id: &IncidentId, event: &EventId) -> Result<TimelineEvent, StoreError>;

    /// Writes an event that refers to the incident.
    async fn create_event(
        &self,
        id: &IncidentId,
        event: &NewEvent,
        token: &EntryId,
    ) -> Result<EventId, StoreError>;

    /// Replaces an event's data. Only notes and custom events can be changed.
    async fn update_event(
        &self,
        id: &IncidentId,
        event: &EventId,
        data: &NewEvent,
        token: &EntryId,
    ) -> Result<(), StoreError>;

    /// All related items.
    async fn related(&self, id: &IncidentId) -> Result<Vec<RelatedItem>, StoreError>;

    /// Adds a related item; adding one that is there changes nothing.
    async fn add_related(&self, id: &IncidentId, item: &NewItem, token: &EntryId) -> Result<(), StoreError>;

    /// Removes a related item.
    async fn remove_related(
        &self,
        id: &IncidentId,
        kind: ItemKind,
        value: &ItemValue,
        token: &EntryId,
    ) -> Result<(), StoreError>;
}
