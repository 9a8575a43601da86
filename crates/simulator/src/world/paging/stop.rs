//! The end of an engagement before its plan has run out.

use crate::wire::Refusal;
use crate::world::Account;

/// Stops an engagement: nobody further is paged. Pages that nobody has read take a `STOP` receipt with the reason; an
/// engagement that is over stays as it is.
///
/// # Errors
/// `ResourceNotFoundException` for an unknown engagement.
pub(crate) fn stop(account: &mut Account, arn: &str, reason: Option<&str>, now: i64) -> Result<(), Refusal> {
    let pages = account.engagements.engagement(arn)?.pages.clone();
    let Some(engagement) = account.engagements.known_mut(arn) else {
        return Ok(());
    };
    if engagement.stop.is_some() {
        return Ok(());
    }
    engagement.stop = Some(now);
    for page in pages {
        if let Some(page) = account.engagements.page_mut(&page)
            && page.read.is_none()
        {
            let reason = reason.filter(|reason| !reason.is_empty());
            page.receipt("STOP", reason.unwrap_or("The engagement was stopped"), now);
        }
    }
    Ok(())
}
