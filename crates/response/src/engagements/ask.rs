use crate::Console;
use crate::ports::StoreError;
use domain::device::Section;
use domain::engagement::{Engagement, Page};
use domain::ids::IncidentId;
use domain::time::Timestamp;
use futures::{StreamExt, stream};

/// How many engagements are read at once.
const AT_ONCE: usize = 4;
/// Receipts of a page that is not over are read again after this, in milliseconds: a failure shows in no time of the page.
const RECEIPTS: i64 = 10_000;
/// How long after its end an engagement is still read: receipts may come late.
const LATE: i64 = 60_000;

/// The engagements as AWS has them now. A part that can't be read stays as it was read last, beside the error.
pub(super) async fn ask(
    console: &Console,
    id: &IncidentId,
    kept: &Section<Vec<Engagement>>,
    now: Timestamp,
) -> Section<Vec<Engagement>> {
    let before = kept.value.as_deref().unwrap_or_default();
    // After a reading that failed somewhere, what is kept of one that is over may lack what AWS has.
    let whole = kept.error.is_none();
    let listed = match console.contacts.engagements(id).await {
        Ok(listed) => listed,
        Err(error) => {
            return Section {
                error: Some(error.to_string()),
                ..kept.clone()
            };
        }
    };
    let read = stream::iter(listed)
        .map(|one| {
            let before = before.iter().find(|other| other.id == one.id);
            with_pages(console, one, (before, whole), now)
        })
        .buffered(AT_ONCE);
    let (engagements, errors): (Vec<_>, Vec<_>) = read.unzip().await;
    let error: Option<StoreError> = errors.into_iter().flatten().next();
    Section {
        value: Some(engagements),
        read: Some(now),
        error: error.map(|error| error.to_string()),
    }
}

async fn with_pages(
    console: &Console,
    one: Engagement,
    (before, whole): (Option<&Engagement>, bool),
    now: Timestamp,
) -> (Engagement, Option<StoreError>) {
    let known = before.map(|before| before.pages.clone()).unwrap_or_default();
    let over = |one: &Engagement| one.stopped.is_some_and(|at| now.since(at) > LATE);
    if whole && before.is_some_and(over) {
        return (Engagement { pages: known, ..one }, None);
    }
    let listed = match console.contacts.pages(&one.id).await {
        Ok(listed) => listed,
        Err(error) => return (Engagement { pages: known, ..one }, Some(error)),
    };
    let mut failed = None;
    let mut pages = Vec::with_capacity(listed.len());
    for page in listed {
        let before = known.iter().find(|other| other.id == page.id);
        match with_receipts(console, page, before, now).await {
            (page, None) => pages.push(page),
            (page, Some(error)) => {
                pages.push(page);
                failed = failed.or(Some(error));
            }
        }
    }
    (Engagement { pages, ..one }, failed)
}

async fn with_receipts(
    console: &Console,
    page: Page,
    before: Option<&Page>,
    now: Timestamp,
) -> (Page, Option<StoreError>) {
    if let Some(before) = before {
        let same = (before.sent, before.delivered, before.read) == (page.sent, page.delivered, page.read);
        let fresh = before.receipts_read.is_some_and(|at| now.since(at) < RECEIPTS);
        if same && before.receipts_read.is_some() && (before.is_over() || fresh) {
            return (before.clone(), None);
        }
    }
    match console.contacts.receipts(&page.id).await {
        Ok(receipts) => {
            let receipts_read = Some(now);
            (
                Page {
                    receipts,
                    receipts_read,
                    ..page
                },
                None,
            )
        }
        Err(error) => {
            let receipts = before.map(|before| before.receipts.clone()).unwrap_or_default();
            (Page { receipts, ..page }, Some(error))
        }
    }
}
