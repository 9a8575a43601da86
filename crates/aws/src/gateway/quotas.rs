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
