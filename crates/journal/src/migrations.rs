//! The schema, one embedded file per step. A file that was released is never edited; a new one is added.

use sqlx::{Sqlite, Transaction};

const STEPS: [&str; 12] = [
    include_str!("../migrations/0001_record.sql"),
    include_str!("../migrations/0002_copy.sql"),
    include_str!("../migrations/0003_people.sql"),
    include_str!("../migrations/0004_gone.sql"),
    include_str!("../migrations/0005_devices.sql"),
    include_str!("../migrations/0007_engagements.sql"),
    include_str!("../migrations/0008_containment_listed.sql"),
    include_str!("../migrations/0012_escalations_listed.sql"),
    include_str!("../migrations/0013_runbooks.sql"),
    include_str!("../migrations/0014_asking.sql"),
    include_str!("../migrations/0015_home.sql"),
    include_str!("../migrations/0016_provider_sessions.sql"),
];

/// The newest version of the schema known here.
pub(crate) const NEWEST: usize = STEPS.len();

/// Brings the schema up to date. Returns the version found, which is beyond [`NEWEST`] when a newer console wrote
/// the file; nothing is changed then.
pub(crate) async fn run(tx: &mut Transaction<'static, Sqlite>) -> Result<usize, sqlx::Error> {
    let found: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&mut **tx)
        .await?;
    let found = usize::try_from(found).unwrap_or(usize::MAX);
    for step in STEPS.iter().skip(found) {
        sqlx::raw_sql(*step).execute(&mut **tx).await?;
    }
    if found < NEWEST {
        // A pragma takes no bound value; the number is our own constant.
        let mark = sqlx::AssertSqlSafe(format!("PRAGMA user_version = {NEWEST}"));
        sqlx::raw_sql(mark).execute(&mut **tx).await?;
    }
    Ok(found)
}
