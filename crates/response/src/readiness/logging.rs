use super::Check;
use domain::readiness::Logging;

pub(super) const CHECK: Check = Check {
    name: "logging",
    title: "Logging of the fleet",
    source: "AWS IoT, GetV2LoggingOptions",
    read: |console| {
        Box::pin(async move {
            let logging = console.preparation.logging().await?;
            Ok(Logging::judge(logging.as_ref()))
        })
    },
};
