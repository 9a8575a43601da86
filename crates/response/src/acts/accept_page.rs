use super::store_act::in_store;
use crate::engagements;
use crate::incidents::known;
use crate::ports::StoreError;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::engagement::{AcceptCode, EngagementAct, Page};
use domain::ids::{EngagementId, EntryId, IncidentId, PageId};
use domain::rights::Right;
use domain::view::Done;

/// Acknowledges a page in AWS, so that nobody else is paged. With the page's code AWS checks it; without one the page is
/// acknowledged on behalf of who was paged, and the record says by whom.
pub async fn accept_page(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    page: &PageId,
    code: Option<AcceptCode>,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    known(console, id).await?;
    // Of two people who acknowledge at once, the second finds the first.
    let _turn = console.live.turn(id).await;
    let snapshot = known(console, id).await?;
    let found = snapshot.roll.all().iter().find_map(|one| {
        let page = one.pages.iter().find(|other| &other.id == page)?;
        Some((one.id.clone(), page.clone()))
    });
    let Some((engagement, found)) = found else {
        return Err(ResponseError::Refused(
            "This page is not among the incident's. Look again.".into(),
        ));
    };
    if console.journal.entry(entry).await?.is_none() && found.acknowledged().is_some() {
        return Err(ResponseError::Refused(said_before(&snapshot, &found)));
    }
    let display = snapshot.roll.said(&found.contact).to_owned();
    let said = format!("Page to {display} acknowledged");
    let act = Act::Engagement {
        does: accept(engagement, &found, display, code.is_some()),
    };
    let note = engagements::note(&actor.who);
    let call = async {
        let accepted = console.contacts.accept(page, code.as_ref(), &note).await;
        console.live.set_engagements_read(id, None);
        accepted
    };
    let done = in_store(console, actor, id, entry, act, said, call).await;
    done.map_err(|error| told(error, code.is_some()))
}

fn accept(engagement: EngagementId, page: &Page, display: String, with_code: bool) -> EngagementAct {
    EngagementAct::Accept {
        page: page.id.clone(),
        engagement,
        contact: page.contact.clone(),
        display,
        with_code,
    }
}

fn said_before(snapshot: &crate::snapshot::Snapshot, page: &Page) -> String {
    let by = snapshot.accepted.get(&page.id).map(|one| one.by.as_str());
    let by = by.unwrap_or_else(|| snapshot.roll.said(&page.contact));
    let at = page.acknowledged().unwrap_or_default();
    format!("{by} acknowledged this page at {} UTC.", at.clock_text())
}

/// A wrong code is nobody's fault of form: what AWS says of it is passed on.
fn told(error: ResponseError, with_code: bool) -> ResponseError {
    match error {
        ResponseError::Store(StoreError::Refused { message, .. }) if with_code => ResponseError::Refused(
            format!("AWS refused the code: {message}. Nothing was acknowledged."),
        ),
        ResponseError::Store(StoreError::NotFound { .. }) => {
            ResponseError::Refused("AWS has this page no longer.".into())
        }
        error => error,
    }
}
