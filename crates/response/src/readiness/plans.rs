use super::Check;
use domain::readiness::PlanSetup;

pub(super) const CHECK: Check = Check {
    name: "plans",
    title: "Response plans",
    source: "Incident Manager, GetResponsePlan",
    read: |console| {
        Box::pin(async move {
            let all = console.preparation.plans().await?;
            Ok(PlanSetup::judge(&all))
        })
    },
};
