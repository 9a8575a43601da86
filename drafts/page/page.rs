use super::Paging;
use crate::ports::{Call, StoreError};
use domain::act::RecordChange;
use domain::engagement::sender;
use domain::ids::{ContactName, EntryId, IncidentId};
use domain::incident::{IncidentRecord, Status};
use domain::text::Summary;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    /// An incident began; what may be contained is.
    Incident,
    /// Somebody has to decide whether a device is contained.
    Approval,
    /// The containment failed.
    Failure,
}

/// Why somebody was not paged.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The incident could not be read.
    #[error("the incident could not be read: {0}")]
    Incident(#[source] StoreError),
    /// A contact could not be engaged; whoever could was.
    #[error("{contact} was not paged: {error}")]
    Contact {
        /// Who.
        contact: ContactName,
        /// Why.
        #[source]
        error: StoreError,
    },
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Paged {
    /// Who was engaged.
    pub engaged: Vec<ContactName>,
    /// Whether the incident's summary leads to the console: the plan's own pages and its chat channel tell the summary.
    pub linked: bool,
}

/// Pages the contacts with the way to the incident, and writes it into the incident's summary. One page per contact and
/// matter, however often it is asked for. An incident that is resolved meanwhile pages nobody.
pub async fn page(desk: &Paging, incident: &IncidentId, about: About) -> Result<Paged, PageError> {
    let record = desk.store.incident(incident).await.map_err(PageError::Incident)?;
    if record.status == Status::Resolved {
        return Ok(Paged::default());
    }
    let link = format!("{}/incidents/{incident}", desk.public_url);
    let linked = link_summary(desk, &record, &link).await;
    let mut paged = Paged {
        engaged: Vec::new(),
        linked,
    };
    let mut failed = None;
    for contact in &desk.whom {
        let token = EntryId::named(&format!("page {contact} about {about:?} of {incident}"));
        let call = call(contact, &record, about, &link, &token);
        match desk.contacts.engage(&call, &token).await {
            Ok(_) => paged.engaged.push(contact.clone()),
            Err(error) => {
                tracing::error!(error = %error, %contact, %incident, "a contact was not paged");
                failed = Some(PageError::Contact {
                    contact: contact.clone(),
                    error,
                });
            }
        }
    }
    failed.map_or(Ok(paged), Err)
}

/// Whether the summary has the link now. One that people wrote stays as it is above the link; the store has no versions,
/// so it is read right before.
async fn link_summary(desk: &Paging, record: &IncidentRecord, link: &str) -> bool {
    let before = record.summary.as_deref().unwrap_or_default();
    if before.contains(link) {
        return true;
    }
    let Ok(summary) = Summary::new(format!("{before}\n\nLazaret: {link}").trim()) else {
        return false;
    };
    let change = RecordChange {
        summary: Some(summary),
        ..RecordChange::default()
    };
    let token = EntryId::named(&format!("link {link} below {before}"));
    match desk.store.update(&record.id, &change, &token).await {
        Ok(()) => true,
        // Nobody waits for it: the page itself has the link.
        Err(error) => {
            tracing::warn!(error = %error, incident = %record.id, "the summary has no link");
            false
        }
    }
}

fn call(contact: &ContactName, record: &IncidentRecord, about: About, link: &str, token: &EntryId) -> Call {
    let asks = match about {
        About::Incident => "What may be contained is; please take the lead.",
        About::Approval => "Somebody has to decide whether a device is taken out of traffic.",
        About::Failure => "The containment FAILED: please contain by hand.",
    };
    let what = match about {
        About::Incident => "Device incident",
        About::Approval => "Decision needed",
        About::Failure => "Containment failed",
    };
    Call {
        contact: contact.clone(),
        incident: Some(record.id.clone()),
        sender: sender("workflow", token),
        subject: format!("{what}: {}", record.title),
        content: format!(
            "{}\nImpact: {}. {asks}\n\n{link}",
            record.title,
            record.impact.word()
        ),
        // A locked phone shows it to whoever stands beside.
        public: format!("{what}. {link}"),
    }
}
