//! The rights on devices of the seeded roles.

/// What a responder reads of devices.
pub(super) const READING: &[&str] = &[
    "iot:DescribeThing",
    "iot:ListThings",
    "iot:DescribeThingType",
    "iot:ListThingTypes",
    "iot:DescribeThingGroup",
    "iot:ListThingGroups",
    "iot:ListThingGroupsForThing",
    "iot:ListThingsInThingGroup",
    "iot:ListThingPrincipals",
    "iot:ListPrincipalThings",
    "iot:DescribeCertificate",
    "iot:ListCertificates",
    "iot:GetPolicy",
    "iot:GetPolicyVersion",
    "iot:ListPolicies",
    "iot:ListPolicyVersions",
    "iot:ListAttachedPolicies",
    "iot:ListTargetsForPolicy",
    "iot:GetEffectivePolicies",
    "iot:TestAuthorization",
    "iot:SearchIndex",
    "iot:DescribeIndex",
    "iot:ListIndices",
    "iot:GetIndexingConfiguration",
    "iot:GetThingConnectivityData",
    "iot:GetV2LoggingOptions",
    "iot:DescribeEndpoint",
    "iot:DescribeJob",
    "iot:DescribeJobExecution",
    "iot:ListJobExecutionsForThing",
];

/// What cuts a device off and lets it go again.
pub(super) const CONTAINING: &[&str] = &[
    "iot:AddThingToThingGroup",
    "iot:RemoveThingFromThingGroup",
    "iot:UpdateThingGroupsForThing",
    "iot:UpdateCertificate",
    "iot:AttachPolicy",
    "iot:DetachPolicy",
    "iot:CreateJob",
];
