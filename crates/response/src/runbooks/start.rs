use super::act::in_automation;
use crate::incidents::known;
use crate::ports::{RunbookStart, RunbookStarted, StoreError};
use crate::{Console, ResponseError};
use domain::act::NewItem;
use domain::actor::Actor;
use domain::ids::{AccountId, DocumentName, EntryId, IncidentId};
use domain::related::{ItemKind, ItemValue};
use domain::rights::Right;
use domain::runbook::RunbookAct;
use domain::text::{ItemTitle, Reason, check_line};
use domain::view::Done;

/// Starts a runbook for an incident, and relates its execution to it.
pub async fn start(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    start: RunbookStart,
    reason: Reason,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    if is_foreign(&start.document, &console.settings.account) {
        return Err(ResponseError::Refused(format!(
            "{} belongs to another account, whose documents are not started here.",
            start.document
        )));
    }
    for (name, values) in &start.parameters {
        for text in [name].into_iter().chain(values) {
            check_line("Parameters", text)?;
        }
    }
    known(console, id).await?;
    let _turn = console.live.turn_at_runbook(id).await;
    let does = RunbookAct::Start {
        document: start.document.clone(),
        version: start.version.clone(),
        parameters: start.parameters.clone(),
        reason,
    };
    let said = format!("Started {}", start.document);
    let call = async {
        let started = console.runbooks.start(&start, entry).await?;
        relate(console, id, entry, &started, start.document.as_str())
            .await
            // It runs: what becomes of its relation is found out like a lost answer.
            .map_err(|error| StoreError::Unavailable {
                operation: "UpdateRelatedItems",
                message: error.to_string(),
            })
    };
    in_automation(console, actor, id, entry, does, said, call).await
}

/// Whether a document is somebody else's. One without a role of its own runs with the console's rights, and what a stranger
/// shared would run with them; what is in the account, its own administrators answer for.
fn is_foreign(document: &DocumentName, account: &AccountId) -> bool {
    let owner = document
        .as_str()
        .strip_prefix("arn:")
        .and_then(|arn| arn.split(':').nth(3));
    owner.is_some_and(|owner| !owner.is_empty() && owner != account.as_str())
}

/// Adds the execution to the incident's related items, where the store's own console looks for it too.
pub(super) async fn relate(
    console: &Console,
    id: &IncidentId,
    entry: &EntryId,
    started: &RunbookStarted,
    document: &str,
) -> Result<(), StoreError> {
    let title: String = document.chars().take(ItemTitle::LIMIT).collect();
    let item = NewItem {
        kind: ItemKind::Automation,
        value: ItemValue::Resource(started.resource.clone()),
        title: ItemTitle::new(title).ok(),
    };
    let there = console.store.related(id).await?;
    if there.iter().any(|one| one.value == item.value) {
        return Ok(());
    }
    console
        .store
        .add_related(id, &item, &entry.derived("related runbook"))
        .await
}
