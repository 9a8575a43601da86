use super::adapter::{AT_ONCE, Iot, found};
use super::names::{SERVICE, certificate_of};
use crate::gateway::Operation;
use crate::pages::all;
use domain::device::Certificate;
use domain::ids::{CertificateId, DeviceName};
use futures::stream::{self, StreamExt, TryStreamExt};
use response::ports::StoreError;

const LIST_THING_PRINCIPALS: Operation =
    Operation::read("ListThingPrincipalsV2", SERVICE).allowed_by("ListThingPrincipals");
const PAGE_SIZE: i32 = 250;

impl Iot {
    /// `ListThingPrincipalsV2`, then each certificate by itself. A Cognito identity is a principal too; it has no
    /// certificate that could be deactivated, and is left out.
    pub(super) async fn principals(&self, device: &DeviceName) -> Result<Vec<Certificate>, StoreError> {
        if !device.is_thing_name() {
            return Ok(Vec::new());
        }
        let thing = device.clone();
        let read = |this: Self| async move {
            let page = |token| this.page_of_principals(&thing, token);
            let principals = found(all(LIST_THING_PRINCIPALS, page).await)?.unwrap_or_default();
            let ids = principals
                .into_iter()
                .filter_map(|arn| Some((certificate_of(&arn)?, arn)));
            let certificates = stream::iter(ids).map(|(id, arn)| {
                let (this, thing) = (this.clone(), thing.clone());
                async move { Box::pin(this.certificate(id, arn, &thing)).await }
            });
            let certificates: Vec<Option<Certificate>> = certificates.buffered(AT_ONCE).try_collect().await?;
            Ok(certificates.into_iter().flatten().collect::<Vec<_>>())
        };
        self.gateway
            .shared(LIST_THING_PRINCIPALS, device.as_str(), read(self.clone()))
            .await
    }

    /// `None` for one that was deleted in between.
    async fn certificate(
        &self,
        id: CertificateId,
        arn: String,
        device: &DeviceName,
    ) -> Result<Option<Certificate>, StoreError> {
        let read = futures::try_join!(
            self.describe_certificate(&id),
            self.shared_with(&arn, device),
            self.attached_policies(&arn),
        );
        let certificate = found(read)?.map(|(described, shared_with, policies)| Certificate {
            id,
            arn,
            status: described.status,
            created: described.created,
            expires: described.expires,
            shared_with,
            policies,
        });
        Ok(certificate)
    }

    async fn page_of_principals(
        &self,
        device: &DeviceName,
        token: Option<String>,
    ) -> Result<(Vec<String>, Option<String>), StoreError> {
        let request = self
            .control
            .list_thing_principals_v2()
            .thing_name(device.as_str())
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_THING_PRINCIPALS, || request.clone().send())
            .await?;
        let principals = reply.thing_principal_objects.unwrap_or_default().into_iter();
        Ok((
            principals.map(|object| object.principal).collect(),
            reply.next_token,
        ))
    }
}
