use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use domain::device::{Certificate, EffectivePolicy};
use domain::ids::DeviceName;
use response::ports::StoreError;

const GET_EFFECTIVE_POLICIES: Operation = Operation::read("GetEffectivePolicies", SERVICE);

impl Iot {
    /// `GetEffectivePolicies`, which knows no pages. A thing or certificate that doesn't exist is an error here: no
    /// policies would read as *nothing is allowed*.
    pub(super) async fn get_effective_policies(
        &self,
        device: &DeviceName,
        certificate: Option<&Certificate>,
    ) -> Result<Vec<EffectivePolicy>, StoreError> {
        let thing = device.is_thing_name().then(|| device.to_string());
        let principal = certificate.map(|certificate| certificate.arn.clone());
        if thing.is_none() && principal.is_none() {
            return Ok(Vec::new());
        }
        let key = format!("{device} {}", principal.as_deref().unwrap_or_default());
        let read = |this: Self| async move {
            let request = this
                .control
                .get_effective_policies()
                .set_principal(principal)
                .set_thing_name(thing);
            let reply = this
                .gateway
                .call(GET_EFFECTIVE_POLICIES, || request.clone().send())
                .await?;
            let policies = reply.effective_policies.unwrap_or_default().into_iter();
            let policies = policies.map(|policy| EffectivePolicy {
                name: policy.policy_name.unwrap_or_default(),
                document: policy.policy_document.unwrap_or_default(),
            });
            Ok(policies.collect::<Vec<_>>())
        };
        self.gateway
            .shared(GET_EFFECTIVE_POLICIES, &key, read(self.clone()))
            .await
    }
}
