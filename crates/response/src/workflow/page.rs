use super::link::link;
use super::reports::{reported, write_report};
use super::{NAME, Paging};
use crate::engagements::call;
use crate::ports::StoreError;
use domain::act::Act;
use domain::actor::Who;
use domain::engagement::EngagementAct;
use domain::entry::{Body, ChainId, NewEntry};
use domain::ids::{ContactName, EntryId, IncidentId};
use domain::incident::IncidentRecord;
use domain::text::{Reason, TextError};
use domain::timeline::Reported;
use std::collections::BTreeSet;

/// What people are paged about.
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
    /// The incident could not be read, or its timeline not be written. Nobody is paged who isn't told of first.
    #[error("the incident can't be used: {0}")]
    Incident(#[from] StoreError),
    /// What is to be said is no reason that the record takes.
    #[error(transparent)]
    Words(#[from] TextError),
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
    /// Who is being paged for this incident already.
    pub already: Vec<ContactName>,
    /// Whether the incident's summary leads to the console: a plan's own pages and the chat channel tell the summary.
    pub linked: bool,
}

/// Pages the contacts with the way to the incident, and writes it into the incident's summary.
///
/// It is one engagement per contact and matter of a runbook's `run`, however often that asks for it. Nobody's phone rings twice at once: whom the
/// response plan pages by itself isn't paged about the incident's beginning, and whom an engagement for the incident is
/// still calling isn't called by another. An incident that is resolved meanwhile pages nobody.
pub async fn page(desk: &Paging, incident: &IncidentId, about: About, run: &str) -> Result<Paged, PageError> {
    let record = desk.store.incident(incident).await?;
    if !record.is_open() {
        return Ok(Paged::default());
    }
    let mut paged = Paged {
        linked: link(&*desk.store, &record, &desk.public_url).await,
        ..Paged::default()
    };
    let busy = desk.called_already(&record, about).await;
    let (already, whom): (Vec<_>, Vec<_>) = desk.whom.iter().cloned().partition(|one| busy.contains(one));
    paged.already = already;
    let reason = Reason::new(words(about))?;
    let asks = |contact: &ContactName| desk.asks((incident, run), contact, about, &reason);
    let asked: Vec<NewEntry> = whom.iter().map(asks).collect();
    desk.tell(incident, &asked).await?;
    let mut failed = None;
    for (contact, entry) in whom.into_iter().zip(&asked) {
        let told = Some((incident, &record));
        let call = call(
            &desk.public_url,
            &entry.who,
            &entry.id,
            &contact,
            told,
            reason.as_str(),
        );
        match desk.contacts.engage(&call, &entry.id).await {
            Ok(_) => paged.engaged.push(contact),
            Err(error) => {
                tracing::error!(error = %error, %contact, %incident, "a contact was not paged");
                failed = Some(PageError::Contact { contact, error });
            }
        }
    }
    failed.map_or(Ok(paged), Err)
}

impl Paging {
    /// Whom not to call. What can't be read holds nobody's page back: twice is better than not at all.
    async fn called_already(&self, record: &IncidentRecord, about: About) -> BTreeSet<ContactName> {
        let mut busy = BTreeSet::new();
        if about == About::Incident {
            match self.store.plan_contacts(&record.id.plan).await {
                Ok(contacts) => busy.extend(contacts),
                Err(error) => tracing::warn!(error = %error, "whom the plan pages could not be read"),
            }
        }
        match self.calling(&record.id).await {
            Ok(calling) => busy.extend(calling),
            Err(error) => tracing::warn!(error = %error, "who is being paged could not be read"),
        }
        busy
    }

    /// Whom engagements for the incident are still calling: those that nobody acknowledged. One that somebody did may go on
    /// with others for a while.
    async fn calling(&self, incident: &IncidentId) -> Result<Vec<ContactName>, StoreError> {
        let mut calling = Vec::new();
        for one in self.contacts.engagements(incident).await? {
            if one.runs() {
                let pages = self.contacts.pages(&one.id).await?;
                if pages.iter().all(|page| page.acknowledged().is_none()) {
                    calling.push(one.contact);
                }
            }
        }
        Ok(calling)
    }

    /// The page as an entry of the record.
    fn asks(
        &self,
        (incident, run): (&IncidentId, &str),
        contact: &ContactName,
        about: About,
        reason: &Reason,
    ) -> NewEntry {
        NewEntry {
            id: EntryId::named(&format!(
                "workflow pages {contact} about {about:?} of {incident} in {run}"
            )),
            chain: ChainId::Incident(incident.clone()),
            who: Who::Automation { name: NAME.into() },
            at: self.clock.now(),
            body: Body::Act(Act::Engagement {
                does: EngagementAct::Engage {
                    contact: contact.clone(),
                    display: contact.to_string(),
                    reason: reason.clone(),
                },
            }),
        }
    }

    /// Tells on the timeline what is asked for, once.
    async fn tell(&self, incident: &IncidentId, asked: &[NewEntry]) -> Result<(), StoreError> {
        if asked.is_empty() {
            return Ok(());
        }
        let told = reported(&*self.store, incident, self.clock.now()).await?;
        let fresh = asked
            .iter()
            .filter(|entry| told.iter().all(|one| one.entry.id != entry.id));
        let fresh: Vec<Reported> = fresh
            .map(|entry| Reported {
                entry: entry.clone(),
                before: None,
            })
            .collect();
        write_report(&*self.store, incident, &fresh).await
    }
}

/// What the page asks of them.
fn words(about: About) -> &'static str {
    match about {
        About::Incident => "A device is out of line. What may be contained is; please take the lead.",
        About::Approval => "Somebody has to decide whether a device is taken out of traffic.",
        About::Failure => "The containment FAILED: please contain by hand.",
    }
}
