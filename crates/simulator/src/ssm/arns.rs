//! Names of Systems Manager's resources. Authority: Service Authorization Reference, "AWS Systems Manager".

use serde_json::Value;

use crate::world::Account;

fn arn(account: &Account, rest: &str) -> String {
    format!("arn:aws:ssm:{}:{}:{rest}", account.region, account.id)
}

/// The document that a request names in `Name`, by name or ARN.
pub(super) fn document(account: &Account, input: &Value) -> String {
    let name = input["Name"].as_str().unwrap_or("*");
    arn(account, &format!("document/{}", plain_name(name)))
}

/// The runbook that a request names in `DocumentName`, in the version that it names.
pub(super) fn definition(account: &Account, input: &Value) -> String {
    let name = input["DocumentName"].as_str().unwrap_or("*");
    let version = input["DocumentVersion"].as_str().unwrap_or("$DEFAULT");
    arn(
        account,
        &format!("automation-definition/{}:{version}", plain_name(name)),
    )
}

pub(super) fn execution(account: &Account, input: &Value) -> String {
    execution_arn(account, input["AutomationExecutionId"].as_str().unwrap_or("*"))
}

pub(crate) fn execution_arn(account: &Account, id: &str) -> String {
    arn(account, &format!("automation-execution/{id}"))
}

pub(super) fn ops_item(account: &Account, input: &Value) -> String {
    ops_item_arn(account, input["OpsItemId"].as_str().unwrap_or("*"))
}

pub(crate) fn ops_item_arn(account: &Account, id: &str) -> String {
    arn(account, &format!("opsitem/{id}"))
}

/// The name in an ARN, with a version behind it taken off; any other text is a name.
pub(super) fn plain_name(name: &str) -> &str {
    let Some(rest) = name.strip_prefix("arn:") else {
        return name;
    };
    let name = rest.split_once('/').map_or(rest, |(_, name)| name);
    name.split(':').next().unwrap_or(name)
}
