//! Reading the record itself.

use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::entry::{ChainId, Entry};
use domain::rights::Right;

/// A whole chain, oldest first, for checking it offline.
pub async fn chain(console: &Console, actor: &Actor, chain: &ChainId) -> Result<Vec<Entry>, ResponseError> {
    actor.require(Right::Audit)?;
    Ok(console.journal.entries(chain, 0).await?)
}
