use super::settings::Quota;
use std::collections::BTreeMap;

/// Calls a second of AWS IoT's operations for one account and Region: Device Defender's from its quotas page, the
/// registry's as Service Quotas lists them.
const PUBLISHED: [(&str, u32); 14] = [
    ("DescribeThing", 350),
    ("AddThingToThingGroup", 100),
    ("RemoveThingFromThingGroup", 100),
    ("ListThingGroupsForThing", 100),
    ("DescribeThingGroup", 100),
    ("ListThingPrincipalsV2", 10),
    ("ListPrincipalThingsV2", 10),
    ("ListActiveViolations", 10),
    ("ListViolationEvents", 10),
    ("PutVerificationStateOnViolation", 10),
    ("ListMetricValues", 15),
    ("ListSecurityProfiles", 10),
    ("DescribeSecurityProfile", 25),
    ("ListThings", 10),
];

/// Operations whose quota AWS doesn't publish: 10 is what the slow ones among the others have.
const ASSUMED: [&str; 27] = [
    "DescribeEndpoint",
    "DescribeCertificate",
    "UpdateCertificate",
    "ListAttachedPolicies",
    "GetPolicy",
    "GetEffectivePolicies",
    "TestAuthorization",
    "GetThingConnectivityData",
    "ListJobExecutionsForThing",
    "GetConnection",
    "DeleteConnection",
    "ListSubscriptions",
    "GetThingShadow",
    "ListNamedShadowsForThing",
    "ListRetainedMessages",
    "ListTunnels",
    "DescribeTunnel",
    "OpenTunnel",
    "RotateTunnelAccessToken",
    "CloseTunnel",
    "GetV2LoggingOptions",
    "GetIndexingConfiguration",
    "DescribeIndex",
    "SearchIndex",
    "ListCertificates",
    "GetBehaviorModelTrainingSummaries",
    "ListTargetsForSecurityProfile",
];

/// Operations of contacts and engagements. Neither the API's pages nor Service Quotas have figures for them: 10 reads and
/// 5 writes a second, like the slow ones among the others.
const PAGING: [(&str, u32); 11] = [
    ("ListContacts", 10),
    ("GetContact", 10),
    ("ListContactChannels", 10),
    ("ListEngagements", 10),
    ("DescribeEngagement", 10),
    ("ListPagesByEngagement", 10),
    ("ListPageReceipts", 10),
    ("AcceptPage", 5),
    ("StartEngagement", 5),
    ("StopEngagement", 5),
    ("GetResponsePlan", 10),
];

/// Automation's operations: AWS publishes no quota of theirs either.
const AUTOMATION: [&str; 7] = [
    "GetAutomationExecution",
    "DescribeAutomationStepExecutions",
    "DescribeAutomationExecutions",
    "GetDocument",
    "SendAutomationSignal",
    "StartAutomationExecution",
    "StopAutomationExecution",
];

/// Operations that have the gateway's usual pace: Incident Manager's, and those that tell who the console is and what it may do.
const USUAL: [&str; 15] = [
    "GetIncidentRecord",
    "GetReplicationSet",
    "GetTimelineEvent",
    "ListIncidentRecords",
    "ListRelatedItems",
    "ListReplicationSets",
    "ListResponsePlans",
    "ListTimelineEvents",
    "CreateTimelineEvent",
    "StartIncident",
    "UpdateIncidentRecord",
    "UpdateRelatedItems",
    "UpdateTimelineEvent",
    "GetCallerIdentity",
    "SimulatePrincipalPolicy",
];

/// Whether this crate calls an operation of that name: a pace for another one would do nothing.
pub fn is_called(operation: &str) -> bool {
    USUAL.contains(&operation) || by_name().contains_key(operation)
}

/// The pace of the operations of IoT, of Automation and of those that page people, by name.
pub(super) fn by_name() -> BTreeMap<String, Quota> {
    let assumed = ASSUMED.iter().chain(&AUTOMATION).map(|name| (*name, 10));
    PUBLISHED
        .into_iter()
        .chain(assumed)
        .chain(PAGING)
        .map(|(name, burst)| {
            let quota = Quota {
                per_second: f64::from(burst),
                burst,
            };
            (name.to_owned(), quota)
        })
        .collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The names of the operations in the sources of a folder.
    fn named(folder: &Path, names: &mut BTreeSet<String>) {
        for found in std::fs::read_dir(folder).unwrap() {
            let path = found.unwrap().path();
            if path.is_dir() {
                named(&path, names);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for kind in ["read", "write", "once"] {
                let call = format!("Operation::{kind}(");
                let calls = text.split(&call).skip(1);
                let quoted = calls.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'));
                names.extend(quoted.map(|(name, _)| name.to_owned()));
            }
        }
    }

    #[test]
    fn the_tables_have_every_operation_that_is_called_and_no_other() {
        let mut called = BTreeSet::new();
        named(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut called);
        let names = by_name().into_keys().chain(USUAL.map(str::to_owned));
        let tables: BTreeSet<String> = names.collect();
        assert_eq!(called, tables);
        assert!(called.iter().all(|name| is_called(name)));
        assert!(!is_called("GetTimelineEvnt"));
    }
}
