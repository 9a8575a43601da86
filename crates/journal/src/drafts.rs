//! Text that somebody typed and did not send yet. Never lost: every save is on disk.

use crate::database::Database;
use crate::failure::Failure;
use domain::ids::Subject;
use domain::time::Timestamp;
use response::ports::Draft;
use sqlx::Row;

pub(crate) async fn save(db: &Database, who: &Subject, scope: &str, draft: &Draft) -> Result<(), Failure> {
    let mut write = db.durable().await?;
    let query = if draft.text.is_empty() {
        sqlx::query("DELETE FROM drafts WHERE who = ? AND scope = ? AND field = ?")
            .bind(who.as_str())
            .bind(scope)
            .bind(&draft.field)
    } else {
        sqlx::query(
            "INSERT INTO drafts (who, scope, field, text, saved) VALUES (?, ?, ?, ?, ?) \
             ON CONFLICT (who, scope, field) DO UPDATE SET text = excluded.text, saved = excluded.saved",
        )
        .bind(who.as_str())
        .bind(scope)
        .bind(&draft.field)
        .bind(&draft.text)
        .bind(draft.saved.0)
    };
    query.execute(&mut *write.tx).await?;
    write.commit().await
}

pub(crate) async fn load(db: &Database, who: &Subject, scope: &str) -> Result<Vec<Draft>, Failure> {
    let rows =
        sqlx::query("SELECT field, text, saved FROM drafts WHERE who = ? AND scope = ? ORDER BY field")
            .bind(who.as_str())
            .bind(scope)
            .fetch_all(db.reader())
            .await?;
    rows.iter()
        .map(|row| {
            Ok(Draft {
                field: row.try_get("field")?,
                text: row.try_get("text")?,
                saved: Timestamp(row.try_get("saved")?),
            })
        })
        .collect()
}
