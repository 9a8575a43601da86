use crate::gateway::Gateway;
use aws_sdk_ssm::Client;
use domain::ids::ExecutionId;
use response::ports::RunbookStarted;

/// The prefix of Automation's permissions.
pub(super) const SERVICE: &str = "ssm";

/// One account's Automation in one Region. Implements [`response::ports::Runbooks`]; clones share everything.
#[derive(Clone, Debug)]
pub struct Automation {
    pub(super) client: Client,
    pub(super) gateway: Gateway,
    /// What the account's resource names begin with: `arn:aws:ssm:REGION:ACCOUNT`.
    prefix: String,
}

impl Automation {
    pub(crate) fn new(client: Client, gateway: Gateway, prefix: String) -> Self {
        Self {
            client,
            gateway,
            prefix,
        }
    }

    /// An execution with its resource name.
    pub(super) fn started(&self, id: ExecutionId) -> RunbookStarted {
        RunbookStarted {
            resource: format!("{}:automation-execution/{id}", self.prefix),
            id,
        }
    }
}
