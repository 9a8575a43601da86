use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::incident::ResponsePlan;
use domain::rights::Right;

/// The response plans an incident can be started from.
pub async fn plans(console: &Console, actor: &Actor) -> Result<Vec<ResponsePlan>, ResponseError> {
    actor.require(Right::Start)?;
    Ok(console.store.plans().await?)
}
