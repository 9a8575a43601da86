use super::Check;
use domain::readiness::Replication;

pub(super) const CHECK: Check = Check {
    name: "replication",
    title: "Replication set",
    source: "Incident Manager, GetReplicationSet",
    read: |console| {
        Box::pin(async move {
            let set = console.preparation.replication().await?;
            Ok(Replication::judge(set.as_ref()))
        })
    },
};
