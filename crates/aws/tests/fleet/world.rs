use aws::{Account, AwsSettings, Credentials, Iot};
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_sts::config::{Credentials as Key, SharedCredentialsProvider};
use domain::ids::{CertificateId, DeviceName, GroupName};
use secrecy::ExposeSecret;

/// Allows a device everything.
pub const ALLOW_ALL: &str =
    r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iot:*","Resource":"*"}]}"#;

/// An account with an IoT fleet: the adapter, and the SDK to set up and see what the adapter doesn't.
pub struct World {
    pub account: Account,
    pub fleet: Iot,
    pub iot: aws_sdk_iot::Client,
    pub data: aws_sdk_iotdataplane::Client,
}

impl World {
    pub async fn at(settings: AwsSettings) -> Self {
        let config = sdk(&settings);
        let account = Account::connect(settings).await.unwrap();
        Self {
            fleet: account.iot(),
            account,
            iot: aws_sdk_iot::Client::new(&config),
            data: aws_sdk_iotdataplane::Client::new(&config),
        }
    }

    /// A thing without anything.
    pub async fn thing(&self, name: &str) -> DeviceName {
        self.iot.create_thing().thing_name(name).send().await.unwrap();
        name.parse().unwrap()
    }

    /// A group at the top; gives its ARN too.
    pub async fn group(&self, name: &str) -> (GroupName, String) {
        let made = self
            .iot
            .create_thing_group()
            .thing_group_name(name)
            .send()
            .await
            .unwrap();
        (name.parse().unwrap(), made.thing_group_arn.unwrap())
    }

    /// An active certificate; gives its ARN too.
    pub async fn certificate(&self) -> (CertificateId, String) {
        let made = self
            .iot
            .create_keys_and_certificate()
            .set_as_active(true)
            .send()
            .await
            .unwrap();
        (
            made.certificate_id.unwrap().parse().unwrap(),
            made.certificate_arn.unwrap(),
        )
    }

    pub async fn policy(&self, name: &str, document: &str) {
        let request = self.iot.create_policy().policy_name(name);
        request.policy_document(document).send().await.unwrap();
    }

    pub async fn attach_policy(&self, name: &str, target: &str) {
        let request = self.iot.attach_policy().policy_name(name);
        request.target(target).send().await.unwrap();
    }

    pub async fn attach(&self, certificate: &str, thing: &str) {
        let request = self.iot.attach_thing_principal().principal(certificate);
        request.thing_name(thing).send().await.unwrap();
    }

    /// How often the adapter has called an operation.
    pub fn sent(&self, operation: &str) -> u64 {
        let calls = self.account.gateway().calls();
        calls
            .iter()
            .find(|call| call.operation == operation)
            .map_or(0, |call| call.sent)
    }
}

pub fn sdk(settings: &AwsSettings) -> SdkConfig {
    let Credentials::Static {
        access_key,
        secret_key,
    } = &settings.credentials
    else {
        unreachable!("tests have a key of their own");
    };
    let key = Key::new(access_key, secret_key.expose_secret(), None, None, "test");
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::v2026_01_12())
        .region(Region::new(settings.region.to_string()))
        .endpoint_url(settings.endpoint_url.clone().unwrap())
        .credentials_provider(SharedCredentialsProvider::new(key))
        .build()
}
