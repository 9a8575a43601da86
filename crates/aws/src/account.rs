use crate::automation::Automation;
use crate::contacts::{Names, PagingContacts};
use crate::gateway::{Gateway, Operation};
use crate::incident_manager::IncidentManager;
use crate::iot::Iot;
use crate::preparation::{Preparation, judged_by};
use crate::settings::{AwsSettings, Credentials};
use aws_config::sts::AssumeRoleProvider;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_sdk_sts::config::retry::RetryConfig;
use aws_sdk_sts::config::{SharedCredentialsProvider, StalledStreamProtectionConfig};
use domain::ids::{AccountId, Region};
use response::ports::StoreError;
use secrecy::ExposeSecret;
use std::time::Duration;

const GET_CALLER_IDENTITY: Operation = Operation::read("GetCallerIdentity", "sts");

/// Opening a connection takes no longer than this; the gateway bounds the whole call.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// Why the account could not be learnt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConnectError {
    /// `GetCallerIdentity` failed. It needs no permission, only valid credentials and a way to the endpoint.
    #[error("the AWS account could not be learnt from its credentials: {0}")]
    Identity(#[from] StoreError),
    /// The reply named no account or no principal.
    #[error("GetCallerIdentity answered without {missing}")]
    Incomplete {
        /// What was missing.
        missing: &'static str,
    },
    /// The credentials are valid, for another account.
    #[error("the credentials belong to account {found}, but account {expected} is configured")]
    OtherAccount {
        /// The configured account.
        expected: AccountId,
        /// The account of the credentials.
        found: AccountId,
    },
}

/// An AWS account the console is connected to.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its twelve digits.
    pub id: AccountId,
    /// The Region the console watches.
    pub region: Region,
    /// The partition of its resource names: `aws`, `aws-cn`, `aws-us-gov`.
    pub partition: String,
    /// The principal that the calls are made as.
    pub principal: String,
    /// Whose policies its calls are judged by.
    identity: String,
    gateway: Gateway,
    config: SdkConfig,
}

impl Account {
    /// Loads credentials, assumes the role if one is set, and asks AWS whose they are.
    pub async fn connect(settings: AwsSettings) -> Result<Self, ConnectError> {
        let gateway = Gateway::new(&settings.gateway);
        let config = load(&settings).await;
        let (found, principal) = whose(&gateway, &config).await?;
        if let Some(expected) = settings.account.clone().filter(|expected| *expected != found) {
            return Err(ConnectError::OtherAccount { expected, found });
        }
        Ok(Self::of(settings, gateway, config, found, principal))
    }

    /// The account as it is known from before, for when AWS doesn't answer. The credentials may be another account's by now: no
    /// call leaves until [`Account::confirm`] has succeeded; before that all of them are unavailable.
    pub async fn known(settings: AwsSettings, id: AccountId, principal: String) -> Self {
        let gateway = Gateway::new(&settings.gateway);
        gateway.hold();
        let config = load(&settings).await;
        Self::of(settings, gateway, config, id, principal)
    }

    /// Asks AWS whether the credentials are this account's, and lets calls leave if they are.
    pub async fn confirm(&self) -> Result<(), ConnectError> {
        let (found, _) = whose(&self.gateway, &self.config).await?;
        if found != self.id {
            return Err(ConnectError::OtherAccount {
                expected: self.id.clone(),
                found,
            });
        }
        self.gateway.release();
        Ok(())
    }

    fn of(
        settings: AwsSettings,
        gateway: Gateway,
        config: SdkConfig,
        id: AccountId,
        principal: String,
    ) -> Self {
        Self {
            id,
            region: settings.region,
            identity: judged_by(&principal, settings.role_arn.as_deref()),
            partition: principal.split(':').nth(1).unwrap_or("aws").to_owned(),
            principal,
            gateway,
            config,
        }
    }

    /// The account's incidents.
    pub fn incident_manager(&self) -> IncidentManager {
        let client = aws_sdk_ssmincidents::Client::new(&self.config);
        IncidentManager::new(
            client,
            self.gateway.clone(),
            self.id.clone(),
            self.partition.clone(),
        )
    }

    /// The account's devices. It asks for nothing yet: the data endpoint is learnt when it is first needed.
    pub fn iot(&self) -> Iot {
        Iot::new(
            &self.config,
            self.gateway.clone(),
            format!("arn:{}:iot:{}:{}", self.partition, self.region, self.id),
        )
    }

    /// How the account is set up for incidents.
    pub fn preparation(&self) -> Preparation {
        Preparation::new(
            self.iot(),
            self.incident_manager(),
            aws_sdk_iam::Client::new(&self.config),
            self.gateway.clone(),
            self.identity.clone(),
        )
    }

    /// The account's contacts and engagements.
    pub fn contacts(&self) -> PagingContacts {
        PagingContacts::new(
            aws_sdk_ssmcontacts::Client::new(&self.config),
            self.gateway.clone(),
            Names {
                partition: self.partition.clone(),
                region: self.region.clone(),
                account: self.id.clone(),
            },
        )
    }

    /// The account's runbooks.
    pub fn automation(&self) -> Automation {
        Automation::new(
            aws_sdk_ssm::Client::new(&self.config),
            self.gateway.clone(),
            format!("arn:{}:ssm:{}:{}", self.partition, self.region, self.id),
        )
    }

    /// What every call goes through, for its figures.
    pub fn gateway(&self) -> &Gateway {
        &self.gateway
    }
}

/// The account and the principal of the credentials.
async fn whose(gateway: &Gateway, config: &SdkConfig) -> Result<(AccountId, String), ConnectError> {
    let sts = aws_sdk_sts::Client::new(config);
    let reply = gateway
        .call_held(GET_CALLER_IDENTITY, || sts.get_caller_identity().send())
        .await?;
    let missing = |missing| ConnectError::Incomplete { missing };
    let found: Option<AccountId> = reply.account().and_then(|id| id.parse().ok());
    let principal = reply.arn().ok_or(missing("a principal"))?.to_owned();
    Ok((found.ok_or(missing("an account"))?, principal))
}

/// The SDK's settings: no retries and no stream watch of its own, the gateway does both.
async fn load(settings: &AwsSettings) -> SdkConfig {
    let region = aws_config::Region::new(settings.region.to_string());
    let timeouts = TimeoutConfig::builder().connect_timeout(CONNECT_TIMEOUT).build();
    let mut loader = aws_config::defaults(BehaviorVersion::v2026_01_12())
        .region(region)
        .retry_config(RetryConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .timeout_config(timeouts);
    if let Some(url) = &settings.endpoint_url {
        loader = loader.endpoint_url(url);
    }
    if let Credentials::Static {
        access_key,
        secret_key,
    } = &settings.credentials
    {
        loader = loader.credentials_provider(
            aws_sdk_sts::config::Credentials::builder()
                .access_key_id(access_key)
                .secret_access_key(secret_key.expose_secret())
                .provider_name("static")
                .build(),
        );
    }
    let config = loader.load().await;
    let Some(role) = &settings.role_arn else {
        return config;
    };
    // Renewing the role's credentials is the SDK's business, at most once an hour; it doesn't pass the gateway.
    let provider = AssumeRoleProvider::builder(role)
        .session_name(&settings.session_name)
        .configure(&config)
        .build()
        .await;
    config
        .into_builder()
        .credentials_provider(SharedCredentialsProvider::new(provider))
        .build()
}
