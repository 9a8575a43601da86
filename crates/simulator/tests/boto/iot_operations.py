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
