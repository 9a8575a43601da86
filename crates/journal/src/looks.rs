//! When people last looked at an incident.

use crate::database::Database;
use crate::failure::Failure;
use domain::ids::{IncidentId, Subject};
use domain::time::Timestamp;

pub(crate) async fn look(
    db: &Database,
    who: &Subject,
    id: &IncidentId,
    now: Timestamp,
) -> Result<Option<Timestamp>, Failure> {
    let incident = id.to_string();
    let mut write = db.light().await?;
    let before: Option<i64> = sqlx::query_scalar("SELECT at FROM looks WHERE who = ? AND incident = ?")
        .bind(who.as_str())
        .bind(&incident)
        .fetch_optional(&mut *write.tx)
        .await?;
    sqlx::query(
        "INSERT INTO looks (who, incident, at) VALUES (?, ?, ?) \
         ON CONFLICT (who, incident) DO UPDATE SET at = max(at, excluded.at)",
    )
    .bind(who.as_str())
    .bind(&incident)
    .bind(now.0)
    .execute(&mut *write.tx)
    .await?;
    write.commit().await?;
    Ok(before.map(Timestamp))
}
