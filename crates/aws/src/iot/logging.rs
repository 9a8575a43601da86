use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_iot::error::ProvideErrorMetadata;
use aws_sdk_iot::types::LogLevel as AwsLevel;
use domain::readiness::{LogLevel, Logging};
use response::ports::StoreError;

const GET_V2_LOGGING_OPTIONS: Operation = Operation::read("GetV2LoggingOptions", SERVICE);

/// What AWS answers where logging was never set up.
const NEVER: &str = "NotConfiguredException";

impl Iot {
    /// `GetV2LoggingOptions`.
    pub(crate) async fn logging_options(&self) -> Result<Option<Logging>, StoreError> {
        let read = |this: Self| async move {
            let request = this.control.get_v2_logging_options();
            let send = || async {
                match request.clone().send().await {
                    // An answer, and no failure that anybody has to be told of.
                    Err(error) if error.code() == Some(NEVER) => Ok(None),
                    other => other.map(Some),
                }
            };
            let reply = this.gateway.call(GET_V2_LOGGING_OPTIONS, send).await?;
            Ok(reply.map(|reply| Logging {
                level: if reply.disable_all_logs {
                    LogLevel::Off
                } else {
                    reply.default_log_level.as_ref().map_or(LogLevel::Off, level)
                },
                role: reply.role_arn.filter(|role| !role.is_empty()),
            }))
        };
        self.gateway
            .shared(GET_V2_LOGGING_OPTIONS, "", read(self.clone()))
            .await
    }
}

/// A level that AWS adds later is taken for none: nobody is told that something is logged which may not be.
fn level(level: &AwsLevel) -> LogLevel {
    match level {
        AwsLevel::Debug => LogLevel::Debug,
        AwsLevel::Info => LogLevel::Info,
        AwsLevel::Warn => LogLevel::Warn,
        AwsLevel::Error => LogLevel::Error,
        _ => LogLevel::Off,
    }
}
