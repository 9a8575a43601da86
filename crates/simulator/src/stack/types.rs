use super::StackError;
use super::maker::{Made, Maker, Wanted};
use super::{iam, iot, kept, lambda, messaging, systems_manager};

/// A type of resources.
pub(super) struct Kind {
    pub name: &'static str,
    pub properties: &'static [&'static str],
    pub make: fn(&mut Maker<'_>, &Wanted<'_>) -> Result<Made, StackError>,
}

const fn kind(
    name: &'static str,
    properties: &'static [&'static str],
    make: fn(&mut Maker<'_>, &Wanted<'_>) -> Result<Made, StackError>,
) -> Kind {
    Kind {
        name,
        properties,
        make,
    }
}

/// What is known, with the properties that have an effect here or that are of no matter to anything simulated.
pub(super) const TYPES: &[Kind] = &[
    kind(
        "AWS::IAM::Role",
        &[
            "AssumeRolePolicyDocument",
            "Description",
            "ManagedPolicyArns",
            "MaxSessionDuration",
            "Policies",
        ],
        iam::role,
    ),
    kind(
        "AWS::IAM::ManagedPolicy",
        &["Description", "PolicyDocument"],
        iam::managed_policy,
    ),
    kind(
        "AWS::SNS::Topic",
        &["KmsMasterKeyId", "TopicName"],
        messaging::topic,
    ),
    kind(
        "AWS::SNS::TopicPolicy",
        &["PolicyDocument", "Topics"],
        messaging::topic_policy,
    ),
    kind(
        "AWS::SNS::Subscription",
        &[
            "Endpoint",
            "Protocol",
            "RawMessageDelivery",
            "RedrivePolicy",
            "TopicArn",
        ],
        messaging::subscription,
    ),
    kind(
        "AWS::SQS::Queue",
        &[
            "KmsMasterKeyId",
            "MessageRetentionPeriod",
            "QueueName",
            "RedrivePolicy",
            "VisibilityTimeout",
        ],
        messaging::queue,
    ),
    kind(
        "AWS::SQS::QueuePolicy",
        &["PolicyDocument", "Queues"],
        messaging::queue_policy,
    ),
    kind(
        "AWS::Lambda::Function",
        &[
            "Architectures",
            "Code",
            "Description",
            "Environment",
            "FunctionName",
            "Handler",
            "LoggingConfig",
            "MemorySize",
            "Role",
            "Runtime",
            "Tags",
            "Timeout",
            "TracingConfig",
        ],
        lambda::function,
    ),
    kind(
        "AWS::Lambda::EventSourceMapping",
        &[
            "BatchSize",
            "EventSourceArn",
            "FunctionName",
            "FunctionResponseTypes",
            "MaximumBatchingWindowInSeconds",
            "ScalingConfig",
        ],
        lambda::event_source,
    ),
    kind(
        "AWS::IoT::ThingGroup",
        &["ThingGroupName", "ThingGroupProperties"],
        iot::thing_group,
    ),
    kind("AWS::IoT::Policy", &["PolicyDocument", "PolicyName"], iot::policy),
    kind(
        "AWS::IoT::Logging",
        &["AccountId", "DefaultLogLevel", "RoleArn"],
        iot::logging,
    ),
    kind(
        "AWS::IoT::MitigationAction",
        &["ActionName", "ActionParams", "RoleArn"],
        iot::mitigation_action,
    ),
    kind(
        "AWS::IoT::SecurityProfile",
        &[
            "AdditionalMetricsToRetainV2",
            "AlertTargets",
            "Behaviors",
            "SecurityProfileDescription",
            "SecurityProfileName",
            "TargetArns",
        ],
        iot::security_profile,
    ),
    kind(
        "AWS::SSM::Document",
        &[
            "Content",
            "DocumentFormat",
            "DocumentType",
            "Name",
            "UpdateMethod",
        ],
        systems_manager::document,
    ),
    kind(
        "AWS::SSM::Association",
        &[
            "Name",
            "Parameters",
            "ScheduleExpression",
            "WaitForSuccessTimeoutSeconds",
        ],
        systems_manager::association,
    ),
    kind(
        "AWS::SSMIncidents::ResponsePlan",
        &[
            "Actions",
            "ChatChannel",
            "DisplayName",
            "Engagements",
            "IncidentTemplate",
            "Name",
        ],
        systems_manager::response_plan,
    ),
    kind(
        "AWS::KMS::Key",
        &["Description", "EnableKeyRotation", "KeyPolicy"],
        kept::key,
    ),
    kind(
        "AWS::Logs::LogGroup",
        &["LogGroupName", "RetentionInDays"],
        kept::log_group,
    ),
    kind(
        "AWS::Logs::MetricFilter",
        &["FilterPattern", "LogGroupName", "MetricTransformations"],
        kept::named,
    ),
    kind("AWS::Events::Rule", &["EventPattern", "Targets"], kept::named),
    kind(
        "AWS::CloudWatch::Alarm",
        &[
            "AlarmActions",
            "AlarmDescription",
            "ComparisonOperator",
            "Dimensions",
            "EvaluationPeriods",
            "MetricName",
            "Namespace",
            "Period",
            "Statistic",
            "Threshold",
            "TreatMissingData",
        ],
        kept::named,
    ),
];
