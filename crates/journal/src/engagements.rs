//! The copy of who is paged.

use crate::copy::listing;
use crate::database::Database;
use crate::failure::Failure;
use crate::port::SqliteJournal;
use async_trait::async_trait;
use domain::device::Section;
use domain::engagement::{Contact, Engagement};
use domain::ids::{ContactName, IncidentId};
use domain::list::Escalation;
use domain::time::Timestamp;
use response::ports::{EngagementRecords, JournalError};

type Answer<T> = Result<T, JournalError>;

#[async_trait]
impl EngagementRecords for SqliteJournal {
    async fn save_engagements(
        &self,
        incident: &IncidentId,
        engagements: &Section<Vec<Engagement>>,
        escalations: &[Escalation],
    ) -> Answer<()> {
        Ok(save(&self.db, incident, engagements, escalations).await?)
    }

    async fn engagements(&self, incident: &IncidentId) -> Answer<Section<Vec<Engagement>>> {
        Ok(load(&self.db, incident).await?)
    }

    async fn save_contact(&self, contact: &Contact, read: Timestamp) -> Answer<()> {
        Ok(save_contact(&self.db, contact, read).await?)
    }

    async fn contacts(&self, names: &[ContactName]) -> Answer<Vec<(Contact, Timestamp)>> {
        Ok(contacts(&self.db, names).await?)
    }
}

/// Lists show when it escalates: their row changes in the same commit.
async fn save(
    db: &Database,
    incident: &IncidentId,
    engagements: &Section<Vec<Engagement>>,
    escalations: &[Escalation],
) -> Result<(), Failure> {
    let mut write = db.light().await?;
    sqlx::query("INSERT OR REPLACE INTO engagements (incident, state, escalations) VALUES (?, ?, ?)")
        .bind(incident.to_string())
        .bind(serde_json::to_string(engagements)?)
        .bind(serde_json::to_string(escalations)?)
        .execute(&mut *write.tx)
        .await?;
    listing::renew(&mut write.tx, incident).await?;
    write.commit().await
}

async fn load(db: &Database, incident: &IncidentId) -> Result<Section<Vec<Engagement>>, Failure> {
    let state: Option<String> = sqlx::query_scalar("SELECT state FROM engagements WHERE incident = ?")
        .bind(incident.to_string())
        .fetch_optional(db.reader())
        .await?;
    let state = state.map(|state| serde_json::from_str(&state)).transpose()?;
    Ok(state.unwrap_or_default())
}

/// An older reading never replaces a newer one.
async fn save_contact(db: &Database, contact: &Contact, read: Timestamp) -> Result<(), Failure> {
    let mut write = db.light().await?;
    sqlx::query(
        "INSERT INTO contacts (name, read, state) VALUES (?, ?, ?) ON CONFLICT (name) \
         DO UPDATE SET read = excluded.read, state = excluded.state WHERE excluded.read >= contacts.read",
    )
    .bind(contact.summary.name.as_str())
    .bind(read.0)
    .bind(serde_json::to_string(contact)?)
    .execute(&mut *write.tx)
    .await?;
    write.commit().await
}

async fn contacts(db: &Database, names: &[ContactName]) -> Result<Vec<(Contact, Timestamp)>, Failure> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT state, read FROM contacts WHERE name IN (SELECT value FROM json_each(?)) ORDER BY name",
    )
    .bind(serde_json::to_string(names)?)
    .fetch_all(db.reader())
    .await?;
    let read = |(state, read): &(String, i64)| Ok((serde_json::from_str(state)?, Timestamp(*read)));
    rows.iter().map(read).collect()
}
