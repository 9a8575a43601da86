//! A mitigation action: what may be done to a device that violates a behaviour.

use serde_json::{Value, json};

#[derive(Clone, Debug)]
pub(crate) struct MitigationAction {
    pub name: String,
    pub id: String,
    pub arn: String,
    pub role_arn: String,
    /// As the request has it: one member, which names the kind.
    pub params: Value,
    pub created: i64,
    pub modified: i64,
}

/// What is done, by the member of the parameters that says so.
const KINDS: &[(&str, &str)] = &[
    ("updateDeviceCertificateParams", "UPDATE_DEVICE_CERTIFICATE"),
    ("updateCACertificateParams", "UPDATE_CA_CERTIFICATE"),
    ("addThingsToThingGroupParams", "ADD_THINGS_TO_THING_GROUP"),
    (
        "replaceDefaultPolicyVersionParams",
        "REPLACE_DEFAULT_POLICY_VERSION",
    ),
    ("enableIoTLoggingParams", "ENABLE_IOT_LOGGING"),
    ("publishFindingToSnsParams", "PUBLISH_FINDING_TO_SNS"),
];

impl MitigationAction {
    /// The kind that the parameters describe; `None` unless they describe exactly one.
    pub(crate) fn kind_of(params: &Value) -> Option<&'static str> {
        let mut named = KINDS.iter().filter(|(member, _)| params.get(member).is_some());
        let (_, kind) = named.next()?;
        named.next().is_none().then_some(*kind)
    }

    pub(crate) fn kind(&self) -> &'static str {
        Self::kind_of(&self.params).unwrap_or_default()
    }

    /// As a task's summary names it.
    pub(crate) fn shown(&self) -> Value {
        json!({
            "name": self.name,
            "id": self.id,
            "roleArn": self.role_arn,
            "actionParams": self.params,
        })
    }
}
