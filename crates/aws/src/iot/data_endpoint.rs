use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_config::SdkConfig;
use aws_sdk_iotdataplane::Client;
use response::ports::StoreError;
use tokio::sync::OnceCell;

const DESCRIBE_ENDPOINT: Operation = Operation::read("DescribeEndpoint", SERVICE);

/// The endpoint with a certificate of Amazon Trust Services; the one without is for devices of old.
const KIND: &str = "iot:Data-ATS";

/// The client of the data plane, which lives at an address of the account's own.
#[derive(Debug)]
pub(super) struct DataPlane {
    config: SdkConfig,
    client: OnceCell<Client>,
}

impl DataPlane {
    pub(super) fn new(config: &SdkConfig) -> Self {
        Self {
            config: config.clone(),
            client: OnceCell::new(),
        }
    }

    fn at(&self, address: &str) -> Client {
        let config = aws_sdk_iotdataplane::config::Builder::from(&self.config);
        Client::from_conf(config.endpoint_url(format!("https://{address}")).build())
    }
}

impl Iot {
    /// The data plane's client: at the configured endpoint where there is one, else at the one that
    /// `DescribeEndpoint` names, which is asked once.
    pub(super) async fn data(&self) -> Result<&Client, StoreError> {
        let connect = || async {
            match self.data.config.endpoint_url() {
                Some(_) => Ok(Client::new(&self.data.config)),
                None => Ok(self.data.at(&self.data_address().await?)),
            }
        };
        self.data.client.get_or_try_init(connect).await
    }

    /// `DescribeEndpoint`: a host name.
    async fn data_address(&self) -> Result<String, StoreError> {
        let request = self.control.describe_endpoint().endpoint_type(KIND);
        let reply = self
            .gateway
            .call(DESCRIBE_ENDPOINT, || request.clone().send())
            .await?;
        let address = reply.endpoint_address.filter(|address| !address.is_empty());
        address.ok_or_else(|| DESCRIBE_ENDPOINT.without("an address"))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::gateway::{Gateway, GatewaySettings};
    use aws_config::{BehaviorVersion, Region};
    use aws_sdk_sts::config::{Credentials, SharedCredentialsProvider};
    use simulator::{ADMIN_ACCESS_KEY, Options, Seed, Simulator};
    use std::sync::Arc;

    fn config(endpoint: Option<String>) -> SdkConfig {
        let key = Credentials::new(ADMIN_ACCESS_KEY, "any", None, None, "test");
        let mut config = SdkConfig::builder()
            .behavior_version(BehaviorVersion::v2026_01_12())
            .region(Region::new("eu-central-1"))
            .credentials_provider(SharedCredentialsProvider::new(key));
        config.set_endpoint_url(endpoint);
        config.build()
    }

    #[tokio::test]
    async fn where_no_endpoint_is_configured_the_accounts_own_is_asked_for_once() {
        let options = Options {
            seed: Seed::Empty,
            ..Options::default()
        };
        let running = Simulator::start(options).await.unwrap();
        let to_simulator = config(Some(running.aws_endpoint()));
        let gateway = Gateway::new(&GatewaySettings::default());
        let iot = Iot {
            data: Arc::new(DataPlane::new(&config(None))),
            ..Iot::new(
                &to_simulator,
                gateway,
                "arn:aws:iot:eu-central-1:111122223333".to_owned(),
            )
        };
        let (first, second) = tokio::join!(iot.data(), iot.data());
        assert!(std::ptr::eq(first.unwrap(), second.unwrap()));
        assert_eq!(running.world().call_counts().values().sum::<u64>(), 1);
        let address = running.aws_endpoint();
        assert_eq!(
            Some(iot.data_address().await.unwrap().as_str()),
            address.strip_prefix("http://")
        );
    }
}
