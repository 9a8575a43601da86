use super::holds;
use crate::{Console, ResponseError, acts};
use domain::act::Act;
use domain::entry::{Body, ChainId, NewEntry, Outcome};
use domain::version::Pane;

/// Ends an act about paging on whatever chain it is, and tells the pages that show it.
pub(crate) async fn end(console: &Console, act: &NewEntry, result: Outcome) -> Result<(), ResponseError> {
    acts::end(console, &act.chain, &act.id, result).await?;
    if let ChainId::Incident(id) = &act.chain {
        console
            .live
            .bump(id, &[Pane::Header, Pane::Timeline, Pane::Engagements]);
    }
    Ok(())
}

/// Ends an act about paging that was done outside any incident and whose answer was lost.
pub(crate) async fn settle(console: &Console, entry: &NewEntry) {
    let Body::Act(Act::Engagement { does }) = &entry.body else {
        return;
    };
    let settled = async {
        let Some((holds, read)) = holds(console, None, &entry.id, does).await? else {
            return Ok(());
        };
        let read = format!("{read}, read back {}", console.clock.now().clock_text());
        end(console, entry, Outcome::Settled { holds, read }).await
    };
    if let Err(error) = settled.await {
        tracing::warn!(error = %error, entry = %entry.id, "an act about paging stays in doubt");
    }
}
