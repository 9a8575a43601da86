use super::adapter::{Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use domain::device::Shadow;
use domain::ids::DeviceName;
use response::ports::StoreError;

const GET_THING_SHADOW: Operation = Operation::read("GetThingShadow", SERVICE);

impl Iot {
    /// `GetThingShadow` of the classic shadow, and the names of the others.
    pub(super) async fn thing_shadow(&self, device: &DeviceName) -> Result<Option<Shadow>, StoreError> {
        if !device.is_thing_name() {
            return Ok(None);
        }
        let thing = device.clone();
        let read = |this: Self| async move {
            let (classic, named) =
                futures::try_join!(this.classic_shadow(&thing), this.named_shadows(&thing))?;
            if classic.is_none() && named.is_empty() {
                return Ok(None);
            }
            let document = classic.unwrap_or_default();
            Ok(Some(Shadow {
                version: version(&document),
                document,
                named,
            }))
        };
        self.gateway
            .shared(GET_THING_SHADOW, device.as_str(), read(self.clone()))
            .await
    }

    async fn classic_shadow(&self, device: &DeviceName) -> Result<Option<String>, StoreError> {
        let request = self.data().await?.get_thing_shadow().thing_name(device.as_str());
        let reply = self
            .gateway
            .call(GET_THING_SHADOW, || request.clone().send())
            .await;
        let payload = found(reply)?.and_then(|reply| reply.payload);
        Ok(payload.map(|payload| String::from_utf8_lossy(payload.as_ref()).into_owned()))
    }
}

/// The version that stands in the document.
fn version(document: &str) -> Option<i64> {
    let document: serde_json::Value = serde_json::from_str(document).ok()?;
    document.get("version")?.as_i64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_is_no_shadow_has_no_version() {
        assert_eq!(version(r#"{"state":{},"version":12}"#), Some(12));
        for other in ["", "[]", "{}", "{", r#"{"version":"12"}"#] {
            assert_eq!(version(other), None, "{other}");
        }
    }
}
