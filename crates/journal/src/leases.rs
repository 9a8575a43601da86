//! Who follows what, so that a server doesn't repeat what one before it may have under way still.

use crate::database::Database;
use crate::failure::Failure;
use domain::time::Timestamp;

pub(crate) async fn lease(
    db: &Database,
    name: &str,
    owner: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, Failure> {
    let mut write = db.light().await?;
    let held = sqlx::query(
        "INSERT INTO leases (name, owner, until) VALUES (?1, ?2, ?4) ON CONFLICT (name) DO UPDATE \
         SET owner = ?2, until = ?4 WHERE owner = ?2 OR until <= ?3",
    )
    .bind(name)
    .bind(owner)
    .bind(now.0)
    .bind(until.0)
    .execute(&mut *write.tx)
    .await?
    .rows_affected();
    write.commit().await?;
    Ok(held > 0)
}
