//! Text that somebody typed and did not send yet: it survives a reload, an expired session, a server restart.

use crate::incidents::known;
use crate::ports::Draft;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::ids::{IncidentId, Subject};
use domain::rights::Right;
use domain::text::TextError;

/// How many characters a draft may have: as many as a form can send at most, so that one that is too long to be taken is kept
/// while it is shortened.
pub const DRAFT_LIMIT: usize = 256 * 1024;
const FIELD_LIMIT: usize = 200;

/// Saves a draft of `field`; an empty text deletes it.
pub async fn save(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    field: &str,
    text: &str,
) -> Result<(), ResponseError> {
    actor.require(Right::Write)?;
    known(console, id).await?;
    for (name, value, limit) in [("Draft", text, DRAFT_LIMIT), ("Field", field, FIELD_LIMIT)] {
        let length = value.chars().count();
        if length > limit {
            return Err(TextError::TooLong {
                field: name.into(),
                length,
                limit,
            }
            .into());
        }
    }
    let draft = Draft {
        field: field.into(),
        text: text.into(),
        saved: console.clock.now(),
    };
    Ok(console
        .journal
        .save_draft(writer(actor)?, &id.to_string(), &draft)
        .await?)
}

/// The reader's own drafts on an incident.
pub async fn load(console: &Console, actor: &Actor, id: &IncidentId) -> Result<Vec<Draft>, ResponseError> {
    actor.require(Right::Write)?;
    Ok(console.journal.drafts(writer(actor)?, &id.to_string()).await?)
}

fn writer(actor: &Actor) -> Result<&Subject, ResponseError> {
    actor
        .who
        .subject()
        .ok_or_else(|| ResponseError::Refused("Only a person has drafts.".into()))
}
