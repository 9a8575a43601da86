use crate::client::ConsoleJson;
use crate::error::AppError;
use domain::incident::ResponsePlan;
use domain::list::{ListPage, ListQuery};
use domain::view::Done;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// A page of the incidents list.
#[server(prefix = "/api", endpoint = "incidents/list", output = ConsoleJson, input = Json)]
pub async fn list_incidents(query: ListQuery) -> Result<ListPage, AppError> {
    use crate::context;
    use domain::rights::Right;
    let actor = context::actor_with(Right::Read)?;
    response::incidents::list(&context::console()?, &actor, query)
        .await
        .map_err(context::failed)
}

/// The response plans an incident can be started from.
#[server(prefix = "/api", endpoint = "incidents/plans", output = ConsoleJson, input = Json)]
pub async fn list_plans() -> Result<Vec<ResponsePlan>, AppError> {
    use crate::context;
    use domain::rights::Right;
    let actor = context::actor_with(Right::Start)?;
    response::incidents::plans(&context::console()?, &actor)
        .await
        .map_err(context::failed)
}

/// Starts an incident by hand and leads to it.
#[server(prefix = "/api", endpoint = "incidents/start", output = ConsoleJson)]
pub async fn start_incident(
    entry: String,
    title: String,
    impact: String,
    plan: String,
    reason: String,
) -> Result<Done, AppError> {
    use crate::incidents::start::{Checked, StartInput};
    use crate::{context, paths};
    use domain::rights::Right;
    let (console, actor) = (context::console()?, context::actor_with(Right::Start)?);
    let input = StartInput {
        title,
        impact,
        plan,
        reason,
    };
    let start = async {
        let (
            entry,
            Checked {
                title,
                impact,
                plan,
                reason,
            },
        ) = (context::entry_id(&entry)?, input.check()?);
        response::acts::start(&console, &actor, &entry, title, impact, plan, reason)
            .await
            .map_err(context::failed)
    };
    let done = context::or_back(start.await, &input.address())?;
    context::go_to(
        &done
            .incident
            .as_ref()
            .map_or_else(|| paths::INCIDENTS.into(), paths::incident),
    );
    Ok(done)
}
