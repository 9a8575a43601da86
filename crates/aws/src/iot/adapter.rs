use super::data_endpoint::DataPlane;
use super::kept::Kept;
use super::names::Names;
use crate::gateway::Gateway;
use aws_config::SdkConfig;
use domain::device::RetainedTopic;
use response::ports::StoreError;
use std::sync::Arc;
use std::time::Duration;

/// Whether a group is dynamic doesn't change, but a group may be deleted and made anew under its name.
const GROUPS_ARE_KEPT: Duration = Duration::from_mins(1);

/// The account's retained messages are one list for all devices.
const RETAINED_ARE_KEPT: Duration = Duration::from_secs(30);

/// How many calls one reading has under way at once; the gateway paces them besides.
pub(super) const AT_ONCE: usize = 4;

/// One account's AWS IoT. Implements [`response::ports::Fleet`]; clones share everything.
#[derive(Clone, Debug)]
pub struct Iot {
    pub(super) control: aws_sdk_iot::Client,
    pub(super) tunnelling: aws_sdk_iotsecuretunneling::Client,
    pub(super) data: Arc<DataPlane>,
    pub(super) gateway: Gateway,
    pub(super) names: Names,
    /// Whether a group is dynamic, by its name.
    pub(super) dynamic: Arc<Kept<bool>>,
    pub(super) retained: Arc<Kept<Arc<[RetainedTopic]>>>,
}

impl Iot {
    /// `prefix` is what all resource names of the account's IoT begin with: `arn:aws:iot:REGION:ACCOUNT`.
    pub(crate) fn new(config: &SdkConfig, gateway: Gateway, prefix: String) -> Self {
        Self {
            control: aws_sdk_iot::Client::new(config),
            tunnelling: aws_sdk_iotsecuretunneling::Client::new(config),
            data: Arc::new(DataPlane::new(config)),
            gateway,
            names: Names { prefix },
            dynamic: Arc::new(Kept::new(GROUPS_ARE_KEPT)),
            retained: Arc::new(Kept::new(RETAINED_ARE_KEPT)),
        }
    }
}

/// Not found as `None`, where it is an answer and no failure.
pub(super) fn found<T>(read: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match read {
        Err(StoreError::NotFound { .. }) => Ok(None),
        other => other.map(Some),
    }
}
