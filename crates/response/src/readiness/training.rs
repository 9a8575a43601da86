use super::Check;
use domain::readiness::Training;

pub(super) const CHECK: Check = Check {
    name: "training",
    title: "Learned behaviours",
    source: "Device Defender, GetBehaviorModelTrainingSummaries",
    read: |console| {
        Box::pin(async move {
            let all = console.preparation.training().await?;
            Ok(Training::judge(&all))
        })
    },
};
