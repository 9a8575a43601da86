use super::message::call;
use crate::incidents::known;
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::actor::Who;
use domain::engagement::{Engagement, EngagementAct, ReceiptKind, is_of};
use domain::ids::{EntryId, IncidentId};

/// Engagements are looked for among those that began up to this long before the request, for clocks differ.
const CLOCKS_DIFFER: i64 = 60_000;

/// Whether AWS is as an act about paging wanted it, and what was read.
///
/// Nobody is paged a second time because an answer was lost: a page that a person asked for and that isn't found did not
/// happen. What an automation asked for is asked for again with the same token, since nobody would notice.
pub(crate) async fn holds(
    console: &Console,
    incident: Option<&IncidentId>,
    entry: &EntryId,
    does: &EngagementAct,
) -> Result<Option<(bool, String)>, ResponseError> {
    Ok(Some(match does {
        EngagementAct::Accept { page, .. } => {
            let receipts = console.contacts.receipts(page).await?;
            let read = receipts.iter().find(|one| one.kind == ReceiptKind::Read);
            match read {
                Some(one) => (
                    true,
                    format!("the page is acknowledged since {}", one.at.clock_text()),
                ),
                None => (false, "the page is not acknowledged".to_owned()),
            }
        }
        EngagementAct::Stop { engagement, .. } => match console.contacts.engagement(engagement).await {
            Ok(Engagement {
                stopped: Some(at), ..
            }) => (true, format!("the engagement is over since {}", at.clock_text())),
            Ok(_) => (false, "the engagement goes on".to_owned()),
            Err(StoreError::NotFound { .. }) => (true, "the engagement is there no longer".to_owned()),
            Err(error) => return Err(error.into()),
        },
        EngagementAct::Engage { contact, reason, .. } => {
            let Some(asked) = console.journal.entry(entry).await? else {
                return Ok(None);
            };
            let since = asked.entry.at.plus(-CLOCKS_DIFFER);
            let listed = match incident {
                Some(id) => console.contacts.engagements(id).await?,
                None => console.contacts.engagements_since(since).await?,
            };
            match listed.iter().find(|one| is_of(&one.sender, entry)) {
                Some(one) => (true, format!("engagement {} is listed", one.id)),
                None if matches!(asked.entry.who, Who::Automation { .. }) => {
                    let known = match incident {
                        Some(id) => Some((id, known(console, id).await?)),
                        None => None,
                    };
                    let about = known.as_ref().map(|(id, one)| (*id, &one.copy.record));
                    let who = &asked.entry.who;
                    let address = &console.settings.public_url;
                    let call = call(address, who, entry, contact, about, reason.as_str());
                    let id = console.contacts.engage(&call, entry).await?;
                    (true, format!("engaged again with the same token: {id}"))
                }
                None => (false, "no such engagement is listed".to_owned()),
            }
        }
    }))
}
