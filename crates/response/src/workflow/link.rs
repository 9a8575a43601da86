use crate::ports::IncidentStore;
use domain::act::RecordChange;
use domain::ids::EntryId;
use domain::incident::IncidentRecord;
use domain::text::Summary;

/// Writes the way to the incident in the console below its summary, which the store's own pages and the chat channel tell.
/// What people wrote stays as it is above it. Nobody waits for it: where it fails, the incident is there all the same. Whether the summary has it now.
pub(super) async fn link(store: &dyn IncidentStore, record: &IncidentRecord, public_url: &str) -> bool {
    let link = format!("{public_url}/incidents/{}", record.id);
    let before = record.summary.as_deref().unwrap_or_default();
    if before.contains(&link) {
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
    let written = store.update(&record.id, &change, &token).await;
    if let Err(error) = &written {
        tracing::warn!(error = %error, incident = %record.id, "the summary has no link");
    }
    written.is_ok()
}
