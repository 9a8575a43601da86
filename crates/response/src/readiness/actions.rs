//! What the console's role needs: the actions of docs/operate.md, with what the console can't do without each.

/// A group of actions with what is lost without them.
pub(super) struct Actions {
    /// What the console can't do without one of them.
    pub(super) lets: &'static str,
    /// Whether they change something.
    pub(super) acts: bool,
    /// The actions, as policies name them.
    pub(super) names: &'static [&'static str],
}

const fn reads(lets: &'static str, names: &'static [&'static str]) -> Actions {
    Actions {
        lets,
        acts: false,
        names,
    }
}

const fn acts(lets: &'static str, names: &'static [&'static str]) -> Actions {
    Actions {
        lets,
        acts: true,
        names,
    }
}

/// Actions on a thing and a group, which a policy may hold to the quarantine group.
pub(super) const ON_THE_GROUP: [&str; 2] = ["iot:AddThingToThingGroup", "iot:RemoveThingFromThingGroup"];

/// All of them.
pub(super) static NEEDED: &[Actions] = &[
    acts(
        "incidents are not followed",
        &[
            "ssm-incidents:GetIncidentRecord",
            "ssm-incidents:GetTimelineEvent",
            "ssm-incidents:ListIncidentRecords",
            "ssm-incidents:ListRelatedItems",
            "ssm-incidents:ListTimelineEvents",
        ],
    ),
    acts(
        "incidents can't be worked on",
        &[
            "ssm-incidents:CreateTimelineEvent",
            "ssm-incidents:ListResponsePlans",
            "ssm-incidents:StartIncident",
            "ssm-incidents:UpdateIncidentRecord",
            "ssm-incidents:UpdateRelatedItems",
            "ssm-incidents:UpdateTimelineEvent",
        ],
    ),
    acts(
        "people can't be paged, nor their pages acknowledged",
        &[
            "ssm-contacts:AcceptPage",
            "ssm-contacts:ListContacts",
            "ssm-contacts:StartEngagement",
            "ssm-contacts:StopEngagement",
        ],
    ),
    reads(
        "who is paged is not known",
        &[
            "ssm-contacts:DescribeEngagement",
            "ssm-contacts:GetContact",
            "ssm-contacts:ListContactChannels",
            "ssm-contacts:ListEngagements",
            "ssm-contacts:ListPageReceipts",
            "ssm-contacts:ListPagesByEngagement",
        ],
    ),
    acts(
        "devices can't be quarantined, released or proven contained",
        &[
            "iot:AddThingToThingGroup",
            "iot:DeleteConnection",
            "iot:DescribeCertificate",
            "iot:DescribeEndpoint",
            "iot:DescribeThing",
            "iot:DescribeThingGroup",
            "iot:GetConnection",
            "iot:GetEffectivePolicies",
            "iot:GetPolicy",
            "iot:GetThingConnectivityData",
            "iot:ListAttachedPolicies",
            "iot:ListPrincipalThings",
            "iot:ListSubscriptions",
            "iot:ListThingGroupsForThing",
            "iot:ListThingPrincipals",
            "iot:RemoveThingFromThingGroup",
            "iot:TestAuthorization",
            "iot:UpdateCertificate",
        ],
    ),
    acts(
        "violations can't be marked, nor tunnels opened",
        &[
            "iot:CloseTunnel",
            "iot:OpenTunnel",
            "iot:PutVerificationStateOnViolation",
            "iot:RotateTunnelAccessToken",
        ],
    ),
    acts(
        "runbooks can't be followed nor continued",
        &[
            "ssm:DescribeAutomationExecutions",
            "ssm:DescribeAutomationStepExecutions",
            "ssm:GetAutomationExecution",
            "ssm:GetDocument",
            "ssm:SendAutomationSignal",
            "ssm:StartAutomationExecution",
            "ssm:StopAutomationExecution",
        ],
    ),
    reads(
        "the device pane has a gap",
        &[
            "iot:DescribeTunnel",
            "iot:GetThingShadow",
            "iot:ListActiveViolations",
            "iot:ListJobExecutionsForThing",
            "iot:ListMetricValues",
            "iot:ListNamedShadowsForThing",
            "iot:ListRetainedMessages",
            "iot:ListTunnels",
            "iot:ListViolationEvents",
        ],
    ),
    reads(
        "a line of this page is not known",
        &[
            "iam:SimulatePrincipalPolicy",
            "iot:DescribeIndex",
            "iot:DescribeSecurityProfile",
            "iot:GetBehaviorModelTrainingSummaries",
            "iot:GetIndexingConfiguration",
            "iot:GetV2LoggingOptions",
            "iot:ListCertificates",
            "iot:ListSecurityProfiles",
            "iot:ListTargetsForSecurityProfile",
            "iot:ListThings",
            "iot:SearchIndex",
            "ssm-incidents:GetReplicationSet",
            "ssm-incidents:GetResponsePlan",
            "ssm-incidents:ListReplicationSets",
        ],
    ),
];

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_policy_that_operators_are_given_holds_just_these_actions() {
        let guide = include_str!("../../../../docs/operate.md");
        let policy = guide
            .split("```json")
            .nth(1)
            .unwrap()
            .split("```")
            .next()
            .unwrap();
        let quoted = policy.split('"').skip(1).step_by(2);
        let given: BTreeSet<&str> = quoted
            .filter(|text| text.contains(':') && !text.starts_with("arn:"))
            .collect();
        let needed: BTreeSet<&str> = NEEDED.iter().flat_map(|one| one.names).copied().collect();
        assert_eq!(given, needed);
        let count: usize = NEEDED.iter().map(|one| one.names.len()).sum();
        assert_eq!(needed.len(), count, "an action stands there twice");
    }
}
