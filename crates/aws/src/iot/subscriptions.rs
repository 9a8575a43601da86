use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::pages::all;
use domain::device::Subscription;
use response::ports::StoreError;

const LIST_SUBSCRIPTIONS: Operation = Operation::read("ListSubscriptions", SERVICE);
const PAGE_SIZE: i32 = 200;

impl Iot {
    /// `ListSubscriptions`; a client without a session has none.
    pub(super) async fn list_subscriptions(&self, client: &str) -> Result<Vec<Subscription>, StoreError> {
        let id = client.to_owned();
        let read = |this: Self| async move {
            let page = |token| this.page_of_subscriptions(&id, token);
            Ok(found(all(LIST_SUBSCRIPTIONS, page).await)?.unwrap_or_default())
        };
        self.gateway
            .shared(LIST_SUBSCRIPTIONS, client, read(self.clone()))
            .await
    }

    async fn page_of_subscriptions(
        &self,
        client: &str,
        token: Option<String>,
    ) -> Result<(Vec<Subscription>, Option<String>), StoreError> {
        let request = self
            .data()
            .await?
            .list_subscriptions()
            .client_id(client)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_SUBSCRIPTIONS, || request.clone().send())
            .await?;
        let subscriptions = reply.subscriptions.unwrap_or_default().into_iter();
        let subscriptions = subscriptions.map(|each| Subscription {
            filter: each.topic_filter,
            qos: each.qos,
        });
        Ok((subscriptions.collect(), reply.next_token))
    }
}
