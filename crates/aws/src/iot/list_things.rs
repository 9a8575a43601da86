use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::pages::first;
use domain::ids::DeviceName;
use response::ports::StoreError;

const LIST_THINGS: Operation = Operation::read("ListThings", SERVICE);
const PAGE_SIZE: i32 = 250;

impl Iot {
    /// `ListThings`: their names, at most `limit`.
    pub(crate) async fn thing_names(&self, limit: usize) -> Result<Vec<DeviceName>, StoreError> {
        let read = |this: Self| async move {
            first(LIST_THINGS, limit, |token| this.page_of_all_things(limit, token)).await
        };
        self.gateway
            .shared(LIST_THINGS, &limit.to_string(), read(self.clone()))
            .await
    }

    async fn page_of_all_things(
        &self,
        limit: usize,
        token: Option<String>,
    ) -> Result<(Vec<DeviceName>, Option<String>), StoreError> {
        let size = i32::try_from(limit).unwrap_or(PAGE_SIZE).clamp(1, PAGE_SIZE);
        let request = self.control.list_things().max_results(size).set_next_token(token);
        let reply = self.gateway.call(LIST_THINGS, || request.clone().send()).await?;
        let things = reply.things.unwrap_or_default().into_iter();
        let names = things.filter_map(|thing| thing.thing_name?.parse().ok());
        Ok((names.collect(), reply.next_token))
    }
}
