use domain::ids::{AccountId, ExecutionId, IncidentId, PlanName};
use domain::related::ItemValue;

/// The namespace of Incident Manager's resource names and permissions.
pub(super) const SERVICE: &str = "ssm-incidents";

/// Spells the account's resource names. Incident Manager's have no Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Names {
    /// `aws`, `aws-cn`, `aws-us-gov`.
    pub(super) partition: String,
    /// The account the console is connected to.
    pub(super) account: AccountId,
}

impl Names {
    /// `arn:aws:ssm-incidents::ACCOUNT:incident-record/PLAN/KEY`. An incident shared by another account keeps that
    /// account's number.
    pub(super) fn incident(&self, id: &IncidentId) -> String {
        let IncidentId { account, plan, key } = id;
        format!(
            "arn:{}:{SERVICE}::{account}:incident-record/{plan}/{key}",
            self.partition
        )
    }

    /// `arn:aws:ssm-incidents::ACCOUNT:response-plan/PLAN`, of the connected account.
    pub(super) fn plan(&self, plan: &PlanName) -> String {
        format!(
            "arn:{}:{SERVICE}::{}:response-plan/{plan}",
            self.partition, self.account
        )
    }
}

/// The incident that a resource name names.
pub fn incident_of(arn: &str) -> Option<IncidentId> {
    let (account, resource) = of_service(arn)?;
    let (plan, key) = resource.strip_prefix("incident-record/")?.split_once('/')?;
    Some(IncidentId {
        account: account.parse().ok()?,
        plan: plan.parse().ok()?,
        key: key.parse().ok()?,
    })
}

/// The execution that a resource name of Automation names.
pub(super) fn execution_of(arn: &str) -> Option<ExecutionId> {
    ItemValue::Resource(arn.to_owned()).execution()
}

/// The account a resource of Incident Manager belongs to.
pub(super) fn account_of(arn: &str) -> Option<&str> {
    of_service(arn).map(|(account, _)| account)
}

/// Account and resource of one of Incident Manager's names.
fn of_service(arn: &str) -> Option<(&str, &str)> {
    let mut parts = arn.splitn(6, ':');
    let (prefix, _partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (_region, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
    (prefix == "arn" && service == SERVICE).then_some((account, resource))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const ARN: &str = "arn:aws:ssm-incidents::111122223333:incident-record/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";

    fn names(partition: &str) -> Names {
        Names {
            partition: partition.to_owned(),
            account: "111122223333".parse().unwrap(),
        }
    }

    #[test]
    fn an_incident_reads_back_from_its_resource_name() {
        let id = incident_of(ARN).unwrap();
        assert_eq!(
            id.to_string(),
            "111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"
        );
        assert_eq!(names("aws").incident(&id), ARN);
    }

    #[test]
    fn other_partitions_keep_theirs_and_shared_incidents_their_account() {
        let arn = ARN
            .replace("arn:aws:", "arn:aws-us-gov:")
            .replace("111122223333", "444455556666");
        assert_eq!(names("aws-us-gov").incident(&incident_of(&arn).unwrap()), arn);
    }

    #[test]
    fn a_plan_is_spelt_for_the_connected_account() {
        assert_eq!(
            names("aws").plan(&"IotResponsePlan".parse().unwrap()),
            "arn:aws:ssm-incidents::111122223333:response-plan/IotResponsePlan"
        );
    }

    #[test]
    fn what_is_no_incidents_name_is_none() {
        for arn in [
            "",
            "arn:aws:ssm-incidents::111122223333:response-plan/IotResponsePlan",
            "arn:aws:ssm-incidents::111122223333:incident-record/IotResponsePlan",
            "arn:aws:ssm:eu-central-1:111122223333:opsitem/oi-1",
            "arn:aws:ssm-incidents::1111:incident-record/P/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
            "https://example.com/incident-record/P/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
        ] {
            assert_eq!(incident_of(arn), None, "{arn}");
        }
    }
}
