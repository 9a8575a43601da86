use crate::client::ConsoleJson;
use crate::error::AppError;
use crate::live::ServedPane;
use domain::view::Done;
use leptos::prelude::*;

/// A page of the incidents list, as markup; `search` is its address's query string.
#[server(prefix = "/api", endpoint = "incidents/list", output = ConsoleJson)]
pub async fn list_incidents(#[server(default)] search: String) -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, console, failed, markup};
    use crate::incidents::list::parts::{Listing, whole};
    use domain::rights::Right;
    let (console, actor) = (console()?, actor_with(Right::Read)?);
    let query = crate::incidents::address::read(&search);
    let page = response::incidents::list(&console, &actor, query.clone()).await;
    let listing = Listing {
        query,
        page: page.map_err(failed)?,
        may_respond: actor.rights.allows(Right::Respond),
        clock: console.clock.now(),
    };
    Ok(ServedPane::of(markup(whole(&listing)), None))
}

/// The fields of the form that starts an incident, as markup; `search` is its address's query string.
#[server(prefix = "/api", endpoint = "incidents/start-form", output = ConsoleJson)]
pub async fn ask_start(#[server(default)] search: String) -> Result<ServedPane, AppError> {
    use crate::context::{actor_with, console, failed, markup};
    use crate::incidents::start::{StartInput, parts::fields};
    use leptos::server_fn::ServerFn;
    let actor = actor_with(domain::rights::Right::Start)?;
    let plans = response::incidents::plans(&console()?, &actor).await;
    let wrong = crate::layout::refused_before(StartIncident::PATH);
    let fields = fields(StartInput::of_address(&search), plans.map_err(failed)?, wrong);
    Ok(ServedPane::of(markup(fields), None))
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
