use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::engagement::ContactSummary;
use domain::rights::Right;

/// Everybody who can be paged, as AWS has them now.
pub async fn contacts(console: &Console, actor: &Actor) -> Result<Vec<ContactSummary>, ResponseError> {
    actor.require(Right::Respond)?;
    Ok(console.contacts.contacts().await?)
}
