"""The operations of `iot` that the simulator serves, by the folder that serves them."""

# src/iot
REGISTRY = """
    AddThingToThingGroup AttachPolicy AttachThingPrincipal CreateDynamicThingGroup CreateJob
    CreateKeysAndCertificate CreatePolicy CreatePolicyVersion CreateThing CreateThingGroup CreateThingType
    DeleteCertificate DeleteDynamicThingGroup DeletePolicy DeletePolicyVersion DeleteThing DeleteThingGroup
    DeleteThingType DeprecateThingType DescribeCertificate DescribeEndpoint DescribeIndex DescribeJob
    DescribeJobExecution DescribeThing DescribeThingGroup DescribeThingType DetachPolicy DetachThingPrincipal
    GetEffectivePolicies GetIndexingConfiguration GetPolicy GetPolicyVersion GetThingConnectivityData
    GetV2LoggingOptions ListAttachedPolicies ListCertificates ListIndices ListJobExecutionsForThing ListPolicies
    ListPolicyVersions ListPrincipalThings ListPrincipalThingsV2 ListTargetsForPolicy ListThingGroups
    ListThingGroupsForThing ListThingPrincipals ListThingPrincipalsV2 ListThingTypes ListThings
    ListThingsInThingGroup RegisterCertificateWithoutCA RemoveThingFromThingGroup SearchIndex
    SetDefaultPolicyVersion SetV2LoggingOptions TestAuthorization UpdateCertificate UpdateDynamicThingGroup
    UpdateIndexingConfiguration UpdateThing UpdateThingGroup UpdateThingGroupsForThing UpdateThingType
""".split()

# src/iot_defender
DETECT = """
    AttachSecurityProfile CancelDetectMitigationActionsTask CreateMitigationAction CreateSecurityProfile
    DeleteMitigationAction DeleteSecurityProfile DescribeDetectMitigationActionsTask
    DescribeMitigationAction DescribeSecurityProfile DetachSecurityProfile GetBehaviorModelTrainingSummaries
    ListActiveViolations ListDetectMitigationActionsExecutions ListDetectMitigationActionsTasks
    ListMetricValues ListMitigationActions ListSecurityProfiles ListSecurityProfilesForTarget
    ListTargetsForSecurityProfile ListViolationEvents PutVerificationStateOnViolation
    StartDetectMitigationActionsTask UpdateMitigationAction UpdateSecurityProfile
    ValidateSecurityProfileBehaviors
""".split()

# src/tagging/iot
TAGGING = ["ListTagsForResource", "TagResource", "UntagResource"]

# src/tagging
TAGGING_API = ["GetResources", "GetTagKeys", "GetTagValues", "TagResources", "UntagResources"]

# src/iot_data
DATA = """
    DeleteConnection DeleteThingShadow GetConnection GetRetainedMessage GetThingShadow ListNamedShadowsForThing
    ListRetainedMessages ListSubscriptions Publish SendDirectMessage UpdateThingShadow
""".split()

# src/iot_tunnelling
TUNNELS = """
    CloseTunnel DescribeTunnel ListTagsForResource ListTunnels OpenTunnel RotateTunnelAccessToken TagResource
    UntagResource
""".split()
