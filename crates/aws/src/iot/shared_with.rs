use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::pages::first;
use domain::ids::DeviceName;
use response::ports::StoreError;

const LIST_PRINCIPAL_THINGS: Operation =
    Operation::read("ListPrincipalThingsV2", SERVICE).allowed_by("ListPrincipalThings");
const PAGE_SIZE: i32 = 250;

/// Whoever shares a certificate with more things than this knows enough.
const LIMIT: usize = 500;

impl Iot {
    /// `ListPrincipalThingsV2`: the other things that use a principal, at most 500.
    pub(super) async fn shared_with(
        &self,
        principal: &str,
        device: &DeviceName,
    ) -> Result<Vec<DeviceName>, StoreError> {
        let mut things = self.users(principal).await?;
        things.retain(|thing| thing != device);
        things.truncate(LIMIT);
        Ok(things)
    }

    /// `ListPrincipalThingsV2`: the things that use a principal, at most 501, because a device itself is among those that
    /// share its certificate.
    pub(crate) async fn users(&self, principal: &str) -> Result<Vec<DeviceName>, StoreError> {
        let arn = principal.to_owned();
        let read = |this: Self| async move {
            let page = |token| this.page_of_things(&arn, token);
            first(LIST_PRINCIPAL_THINGS, LIMIT + 1, page).await
        };
        self.gateway
            .shared(LIST_PRINCIPAL_THINGS, principal, read(self.clone()))
            .await
    }

    async fn page_of_things(
        &self,
        principal: &str,
        token: Option<String>,
    ) -> Result<(Vec<DeviceName>, Option<String>), StoreError> {
        let request = self
            .control
            .list_principal_things_v2()
            .principal(principal)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_PRINCIPAL_THINGS, || request.clone().send())
            .await?;
        let things = reply.principal_thing_objects.unwrap_or_default().into_iter();
        let names = things.filter_map(|object| object.thing_name.parse().ok());
        Ok((names.collect(), reply.next_token))
    }
}
