use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::pages::all;
use domain::ids::DeviceName;
use response::ports::StoreError;

const LIST_NAMED_SHADOWS: Operation = Operation::read("ListNamedShadowsForThing", SERVICE);
const PAGE_SIZE: i32 = 100;

impl Iot {
    /// `ListNamedShadowsForThing`.
    pub(super) async fn named_shadows(&self, device: &DeviceName) -> Result<Vec<String>, StoreError> {
        let page = |token| self.page_of_shadows(device, token);
        Ok(found(all(LIST_NAMED_SHADOWS, page).await)?.unwrap_or_default())
    }

    async fn page_of_shadows(
        &self,
        device: &DeviceName,
        token: Option<String>,
    ) -> Result<(Vec<String>, Option<String>), StoreError> {
        let request = self
            .data()
            .await?
            .list_named_shadows_for_thing()
            .thing_name(device.as_str())
            .page_size(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_NAMED_SHADOWS, || request.clone().send())
            .await?;
        Ok((reply.results.unwrap_or_default(), reply.next_token))
    }
}
