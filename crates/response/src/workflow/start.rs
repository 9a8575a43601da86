use super::Detecting;
use super::link::link;
use crate::ports::{IncidentStart, StoreError, Trigger};
use domain::detection::{Cause, Detection, INVOLVED, OpenIncident, Watcher};
use domain::ids::{DeviceName, IncidentId};
use domain::incident::Status;
use std::collections::BTreeSet;

/// How many incidents for one cause are resolved within one window before it is left to the next message.
const ROUNDS: u32 = 4;
/// What became of a cause that had no open incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Begun {
    /// It has one now; `first` is in its trigger.
    Started(OpenIncident),
    /// Somebody else started it at the same moment.
    There(OpenIncident),
}

impl Detecting {
    /// Starts the incident for a cause. The same cause in the same window has the same token, whoever starts it, so
    /// that of many at once one takes effect. Where the token was used for one that is resolved since, the next is taken.
    pub(super) async fn start(
        &self,
        cause: &Cause,
        first: &Detection,
        devices: &BTreeSet<DeviceName>,
    ) -> Result<Begun, StoreError> {
        let start = self.incident(cause, first, devices)?;
        let mut refused = None;
        for round in 0..ROUNDS {
            let token = cause.token(first.occurred, &self.settings, round);
            match self.store.start(&start, &token).await {
                Ok(id) => {
                    let record = self.store.incident(&id).await?;
                    if record.status == Status::Open {
                        if let Some(url) = &self.public_url {
                            link(&*self.store, &record, url).await;
                        }
                        return Ok(Begun::Started(OpenIncident {
                            items: self.store.related(&id).await?,
                            created: record.created,
                            id,
                        }));
                    }
                }
                // The token was used with other words: read back which incident that was.
                Err(error @ StoreError::Refused { .. }) => {
                    if let Some(there) = about(cause, self.open().await?, self) {
                        return Ok(Begun::There(there));
                    }
                    let window = first.occurred.plus(-self.settings.window);
                    if about(cause, self.resolved(window).await?, self).is_none() {
                        return Err(error);
                    }
                    refused = Some(error);
                }
                Err(error) => return Err(error),
            }
        }
        Err(refused.unwrap_or(StoreError::Refused {
            operation: "StartIncident",
            message: format!("{ROUNDS} incidents for this cause are resolved already in this window"),
        }))
    }

    fn incident(
        &self,
        cause: &Cause,
        first: &Detection,
        devices: &BTreeSet<DeviceName>,
    ) -> Result<IncidentStart, StoreError> {
        let title = cause.title(first).map_err(|error| StoreError::Refused {
            operation: "StartIncident",
            message: error.to_string(),
        })?;
        let mut items = vec![cause.marker(&self.place)];
        for device in devices.iter().take(INVOLVED) {
            let item = self.place.device(device);
            if !items.contains(&item) {
                items.push(item);
            }
        }
        if let Cause::Device(device) = cause {
            items.extend(self.place.logs(device, first.occurred));
        }
        Ok(IncidentStart {
            title,
            impact: None,
            plan: self.plan.clone(),
            items,
            trigger: Some(Trigger {
                source: source(first).to_owned(),
                at: first.occurred,
                raw: first.raw.clone(),
            }),
        })
    }
}

/// The oldest incident about a cause.
fn about(cause: &Cause, among: Vec<OpenIncident>, desk: &Detecting) -> Option<OpenIncident> {
    let marker = cause.marker(&desk.place);
    let titled = matches!(cause, Cause::Rule(_));
    among
        .into_iter()
        .filter(|one| one.is_about(&marker, titled))
        .min_by_key(|one| (one.created, one.id.clone()))
}

/// Who noticed it, in the reverse domain form that AWS recommends; names that begin with `aws.` are AWS's own.
fn source(first: &Detection) -> &'static str {
    match first.rule.watcher {
        Watcher::DeviceDefender => "lazaret.device-defender",
        Watcher::Alarm => "lazaret.alarm",
        Watcher::EventBus => "lazaret.event-bus",
    }
}

/// The incident's id, started or found.
impl Begun {
    pub(super) fn id(&self) -> &IncidentId {
        let (Self::Started(one) | Self::There(one)) = self;
        &one.id
    }
}
