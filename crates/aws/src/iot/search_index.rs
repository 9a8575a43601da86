use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use domain::ids::DeviceName;
use response::ports::StoreError;

const SEARCH_INDEX: Operation = Operation::read("SearchIndex", SERVICE);
const CONNECTED: &str = "connectivity.connected:true";
/// AWS gives no more a page, and nobody asks here for more.
const MOST: usize = 100;

impl Iot {
    /// `SearchIndex` for things that are connected: one page.
    pub(crate) async fn connected_things(&self, limit: usize) -> Result<Vec<DeviceName>, StoreError> {
        let size = limit.clamp(1, MOST);
        let read = |this: Self| async move {
            let request = this
                .control
                .search_index()
                .query_string(CONNECTED)
                .max_results(i32::try_from(size).unwrap_or(1));
            let reply = this.gateway.call(SEARCH_INDEX, || request.clone().send()).await?;
            let things = reply.things.unwrap_or_default().into_iter();
            let names = things.filter_map(|thing| thing.thing_name?.parse().ok());
            Ok(names.take(size).collect::<Vec<_>>())
        };
        self.gateway
            .shared(SEARCH_INDEX, &size.to_string(), read(self.clone()))
            .await
    }
}
