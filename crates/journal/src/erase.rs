//! Erasing payloads by law. Links stay, so the chain still verifies; what was said is gone from the file.

use crate::database::Database;
use crate::failure::Failure;
use crate::record::append_in;
use domain::act::Act;
use domain::entry::{Body, NewEntry};
use domain::ids::{EntryId, IncidentId};
use response::ports::Appended;

pub(crate) async fn erase(db: &Database, act: NewEntry, mirror: &IncidentId) -> Result<Appended, Failure> {
    let erased = match &act.body {
        Body::Act(Act::Erase { of, amendments, .. }) => Some((of.clone(), amendments.clone())),
        _ => None,
    };
    let mut write = db.durable().await?;
    let appended = append_in(&mut write.tx, act, Some(mirror)).await?;
    if let (Appended::New(_), Some((of, amendments))) = (&appended, erased) {
        let all: Vec<&EntryId> = amendments.iter().chain([&of]).collect();
        let all = serde_json::to_string(&all)?;
        let amendments = serde_json::to_string(&amendments)?;
        for (sql, ids) in [
            (
                "DELETE FROM payloads WHERE place IN (SELECT place FROM entries \
                 WHERE id IN (SELECT value FROM json_each(?1)))",
                &all,
            ),
            // The copy of the copy. Its time stays, so that it is read again once AWS has another text.
            (
                "UPDATE events SET data = '\"\"' WHERE (incident, id) IN (SELECT incident, event FROM mirror \
                 WHERE entry IN (SELECT value FROM json_each(?1)) AND event IS NOT NULL)",
                &all,
            ),
            (
                "UPDATE mirror SET due = 0 WHERE entry IN (SELECT value FROM json_each(?1))",
                &amendments,
            ),
        ] {
            sqlx::query(sql).bind(ids).execute(&mut *write.tx).await?;
        }
        sqlx::query(
            "UPDATE mirror SET due = 1, attempts = 0, error = NULL, not_before = 0 \
             WHERE entry = ? AND event IS NOT NULL AND NOT gone",
        )
        .bind(of.as_str())
        .execute(&mut *write.tx)
        .await?;
    }
    write.commit().await?;
    db.forget().await;
    Ok(appended)
}
