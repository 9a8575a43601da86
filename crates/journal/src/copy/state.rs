//! Saving the folded state, for lists and search.

use super::listing;
use crate::database::Database;
use crate::failure::Failure;
use domain::ids::IncidentId;
use domain::state::IncidentState;

pub(crate) async fn save(db: &Database, id: &IncidentId, state: &IncidentState) -> Result<(), Failure> {
    let text = serde_json::to_string(state)?;
    let mut write = db.light().await?;
    let changed = sqlx::query(
        "INSERT INTO states (incident, state) VALUES (?, ?) ON CONFLICT (incident) \
         DO UPDATE SET state = excluded.state WHERE state <> excluded.state",
    )
    .bind(id.to_string())
    .bind(&text)
    .execute(&mut *write.tx)
    .await?
    .rows_affected();
    if changed > 0 {
        listing::renew(&mut write.tx, id).await?;
        write.commit().await?;
    }
    Ok(())
}
