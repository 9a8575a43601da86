use crate::error::AppError;
use domain::list::{ListPage, ListQuery};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// A page of the incidents list.
#[server(prefix = "/api", endpoint = "incidents/list", input = Json)]
pub async fn list_incidents(query: ListQuery) -> Result<ListPage, AppError> {
    use crate::context;
    use domain::rights::Right;
    let actor = context::actor_with(Right::Read)?;
    response::incidents::list(&context::console()?, &actor, query)
        .await
        .map_err(context::failed)
}
