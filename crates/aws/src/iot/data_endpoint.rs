use super::adapter::{Iot, without};
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
        address.ok_or_else(|| without(DESCRIBE_ENDPOINT, "an address"))
    }
}
