//! Reading the record itself.

use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::entry::{ChainId, Entry};
use domain::rights::Right;

/// A whole chain, oldest first, for checking it offline. Not found is one without entries about what the console doesn't know.
pub async fn chain(console: &Console, actor: &Actor, chain: &ChainId) -> Result<Vec<Entry>, ResponseError> {
    actor.require(Right::Audit)?;
    let entries = console.journal.entries(chain, 0).await?;
    if entries.is_empty() && !is_known(console, chain).await? {
        return Err(ResponseError::NotFound);
    }
    Ok(entries)
}

async fn is_known(console: &Console, chain: &ChainId) -> Result<bool, ResponseError> {
    Ok(match chain {
        ChainId::Incident(id) => console.journal.copy(id).await?.is_some(),
        ChainId::Device(id) => console.journal.device(&id.name).await?.is_some(),
        ChainId::Console => true,
    })
}
