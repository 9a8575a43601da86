//! The principals that every simulated account starts with, under fixed access keys.

use serde_json::{Value, json};

use super::devices;

/// May do everything; an IAM user.
pub const ADMIN_ACCESS_KEY: &str = "AKIASIMULATEDADMIN00";
/// The console's base role `LazaretReader`: reads incidents and may assume the two roles below.
pub const READER_ACCESS_KEY: &str = "AKIASIMULATEDREADER0";
/// The role `LazaretResponder`: reads and works on incidents and devices, as the console does.
pub const RESPONDER_ACCESS_KEY: &str = "AKIASIMULATEDRESPOND";
/// The role `LazaretContainment`: reads incidents and devices, and cuts devices off.
pub const CONTAINMENT_ACCESS_KEY: &str = "AKIASIMULATEDCONTAIN";
/// Stands for every secret access key: signatures are not verified.
pub const SIMULATED_SECRET: &str = "simulated-secret-access-key";

pub(super) fn tables(account: &str) -> Value {
    let role = |name: &str| format!("arn:aws:iam::{account}:role/{name}");
    json!({
        "users": {"fleet-admin": {"policies": [allow(&["*"], "*")]}},
        "roles": {
            "LazaretReader": {
                "policies": [
                    reading(),
                    allow(devices::READING, "*"),
                    allow(
                        &["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
                        [role("LazaretResponder"), role("LazaretContainment")],
                    ),
                ],
                "assumable_by": ["*"],
                "max_session_seconds": 43200,
            },
            "LazaretResponder": {
                "policies": [
                    reading(),
                    working(),
                    allow(devices::READING, "*"),
                    allow(devices::CONTAINING, "*"),
                ],
                "assumable_by": ["*"],
                "max_session_seconds": 43200,
            },
            "LazaretContainment": {
                "policies": [reading(), allow(devices::READING, "*"), allow(devices::CONTAINING, "*")],
                "assumable_by": ["*"],
                "max_session_seconds": 3600,
            },
            "IncidentManagerRunbooks": {
                "policies": [runbooks(account)],
                "assumable_by": ["ssm-incidents.amazonaws.com", "ssm.amazonaws.com"],
                "max_session_seconds": 3600,
            },
            "DeviceDefenderAlerts": {
                "policies": [allow(&["sns:Publish"], format!("arn:aws:sns:*:{account}:*"))],
                "assumable_by": ["iot.amazonaws.com"],
                "max_session_seconds": 3600,
            },
            "LazaretDetect": {
                "policies": [reading(), working(), allow(devices::READING, "*")],
                "assumable_by": ["*"],
                "max_session_seconds": 3600,
            },
        },
        "access_keys": {
            ADMIN_ACCESS_KEY: {"user": "fleet-admin"},
            READER_ACCESS_KEY: {"role": "LazaretReader", "session": "console"},
            RESPONDER_ACCESS_KEY: {"role": "LazaretResponder", "session": "responder.s"},
            CONTAINMENT_ACCESS_KEY: {"role": "LazaretContainment", "session": "lead.m"},
        },
    })
}

fn allow(actions: &[&str], resource: impl Into<Value>) -> Value {
    let statement = json!({"Effect": "Allow", "Action": actions, "Resource": resource.into()});
    json!({"Version": "2012-10-17", "Statement": [statement]})
}

/// What the response plans' runbooks may do, as the sample project's role has it.
fn runbooks(account: &str) -> Value {
    let function = format!("arn:aws:lambda:*:{account}:function:aws-iot-incident-containment");
    json!({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": "*"},
        {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": function},
    ]})
}

fn reading() -> Value {
    allow(
        &[
            "ssm-incidents:GetIncidentRecord",
            "ssm-incidents:ListIncidentRecords",
            "ssm-incidents:GetTimelineEvent",
            "ssm-incidents:ListTimelineEvents",
            "ssm-incidents:ListRelatedItems",
            "ssm-incidents:GetResponsePlan",
            "ssm-incidents:ListResponsePlans",
            "ssm-incidents:ListIncidentFindings",
            "ssm-incidents:BatchGetIncidentFindings",
            "ssm-incidents:ListTagsForResource",
            "ssm-incidents:ListReplicationSets",
            "ssm-incidents:GetReplicationSet",
            "ssm:DescribeAutomationExecutions",
            "ssm:DescribeAutomationStepExecutions",
            "ssm:DescribeDocument",
            "ssm:DescribeOpsItems",
            "ssm:GetAutomationExecution",
            "ssm:GetDocument",
            "ssm:GetOpsItem",
            "ssm:ListDocumentVersions",
            "ssm:ListDocuments",
            "ssm-contacts:DescribeEngagement",
            "ssm-contacts:DescribePage",
            "ssm-contacts:GetContact",
            "ssm-contacts:GetContactChannel",
            "ssm-contacts:ListContactChannels",
            "ssm-contacts:ListContacts",
            "ssm-contacts:ListEngagements",
            "ssm-contacts:ListPageReceipts",
            "ssm-contacts:ListPageResolutions",
            "ssm-contacts:ListPagesByContact",
            "ssm-contacts:ListPagesByEngagement",
            "ssm-contacts:ListTagsForResource",
        ],
        "*",
    )
}

fn working() -> Value {
    allow(
        &[
            "ssm-incidents:StartIncident",
            "ssm-incidents:UpdateIncidentRecord",
            "ssm-incidents:CreateTimelineEvent",
            "ssm-incidents:UpdateTimelineEvent",
            "ssm-incidents:DeleteTimelineEvent",
            "ssm-incidents:UpdateRelatedItems",
            "ssm:SendAutomationSignal",
            "ssm:StartAutomationExecution",
            "ssm:StopAutomationExecution",
            "ssm-contacts:AcceptPage",
            "ssm-contacts:StartEngagement",
            "ssm-contacts:StopEngagement",
        ],
        "*",
    )
}
