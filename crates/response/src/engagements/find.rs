use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::engagement::ContactSummary;
use domain::rights::Right;

/// The one contact that somebody typed: by its name, or as people call it.
pub async fn find(console: &Console, actor: &Actor, typed: &str) -> Result<ContactSummary, ResponseError> {
    actor.require(Right::Respond)?;
    let all = console.contacts.contacts().await?;
    let typed = typed.trim();
    let alias = all.iter().find(|one| one.name.as_str() == typed);
    let called = |one: &&ContactSummary| one.said().to_lowercase() == typed.to_lowercase();
    let mut named = all.iter().filter(called);
    match (alias, named.next(), named.next()) {
        (Some(one), ..) | (None, Some(one), None) => Ok(one.clone()),
        (None, Some(_), Some(_)) => Err(ResponseError::Refused(format!(
            "Several contacts are called {typed}: name one by its alias."
        ))),
        (None, None, _) => Err(ResponseError::Refused(format!(
            "There is no contact “{typed}”. Choose one of the list."
        ))),
    }
}
