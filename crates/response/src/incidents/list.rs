use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::ids::Subject;
use domain::incident::Status;
use domain::list::{ListPage, ListQuery};
use domain::rights::Right;
use domain::text::TextError;
use domain::view::Freshness;

/// How many characters a search may have.
const TEXT_LIMIT: usize = 200;

/// A page of the incidents list, from the copy.
pub async fn list(console: &Console, actor: &Actor, query: ListQuery) -> Result<ListPage, ResponseError> {
    actor.require(Right::Read)?;
    let length = query.text.chars().count();
    if length > TEXT_LIMIT {
        return Err(TextError::TooLong {
            field: "Search".into(),
            length,
            limit: TEXT_LIMIT,
        }
        .into());
    }
    let reader = reader(actor)?;
    let mut page = console.journal.list(&query, reader).await?;
    let now = console.live.list_freshness();
    for status in [Status::Open, Status::Resolved] {
        let (kept, now) = (page.freshness.of_mut(status), now.of(status));
        *kept = Freshness {
            // What was read before this process began is as old as it was then.
            read: now.read.or(kept.read),
            error: now.error.clone(),
        };
    }
    Ok(page)
}

/// The subject of the person who reads; automations have no list of their own.
pub(crate) fn reader(actor: &Actor) -> Result<&Subject, ResponseError> {
    actor
        .who
        .subject()
        .ok_or_else(|| ResponseError::Refused("Only a person can ask this.".into()))
}
