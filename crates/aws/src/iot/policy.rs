use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use response::ports::StoreError;

const GET_POLICY: Operation = Operation::read("GetPolicy", SERVICE);

impl Iot {
    /// `GetPolicy`: a policy's name and the document of its default version; `None` when it is gone.
    pub(super) async fn policy_document(&self, name: String) -> Result<Option<(String, String)>, StoreError> {
        let key = name.clone();
        let read = |this: Self| async move {
            let request = this.control.get_policy().policy_name(&name);
            let reply = this.gateway.call(GET_POLICY, || request.clone().send()).await;
            let Some(reply) = found(reply)? else {
                return Ok(None);
            };
            let document = reply
                .policy_document
                .ok_or_else(|| GET_POLICY.without("a document"))?;
            Ok(Some((name, document)))
        };
        self.gateway.shared(GET_POLICY, &key, read(self.clone())).await
    }
}
