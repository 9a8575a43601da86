use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::pages::first;
use domain::containment::Answers;
use domain::ids::DeviceName;
use response::ports::StoreError;

const LIST_THINGS: Operation = Operation::read("ListThings", SERVICE);
const PAGE_SIZE: i32 = 250;

impl Iot {
    /// `ListThings`: at most `limit`, each with the recovery answers that its attributes have.
    pub(crate) async fn things(&self, limit: usize) -> Result<Vec<(DeviceName, Answers)>, StoreError> {
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
    ) -> Result<(Vec<(DeviceName, Answers)>, Option<String>), StoreError> {
        let size = i32::try_from(limit).unwrap_or(PAGE_SIZE).clamp(1, PAGE_SIZE);
        let request = self.control.list_things().max_results(size).set_next_token(token);
        let reply = self.gateway.call(LIST_THINGS, || request.clone().send()).await?;
        let things = reply.things.unwrap_or_default().into_iter();
        let things = things.filter_map(|thing| {
            let attributes = thing.attributes.unwrap_or_default().into_iter().collect();
            Some((
                thing.thing_name?.parse().ok()?,
                Answers::of_attributes(&attributes),
            ))
        });
        Ok((things.collect(), reply.next_token))
    }
}
