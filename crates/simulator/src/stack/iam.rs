//! Roles and managed policies.

use serde_json::Value;

use super::StackError;
use super::maker::{Made, Maker, Wanted};

/// How long a session may be unless the role says otherwise (IAM User Guide, "Use IAM roles").
const USUAL_SESSION_S: i64 = 3_600;

pub(super) fn role(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let name = maker.physical(wanted);
    let arn = format!("arn:aws:iam::{}:role/{name}", maker.account.id);
    let mut policies: Vec<Value> = items(wanted.get("Policies"))
        .map(|policy| policy["PolicyDocument"].clone())
        .collect();
    for managed in items(wanted.get("ManagedPolicyArns")) {
        let arn = managed.as_str().unwrap_or_default();
        let document = maker.policies.get(arn).cloned();
        policies.push(document.ok_or_else(|| wanted.wrong(format!("{arn} is no policy of the stack")))?);
    }
    let trusted = trusted(maker, wanted)?;
    let seconds = wanted
        .get("MaxSessionDuration")
        .as_i64()
        .unwrap_or(USUAL_SESSION_S);
    let key = maker.account.iam.add_role(&name, policies, trusted, seconds);
    let key = key.map_err(|error| wanted.wrong(error.to_string()))?;
    maker.keys.insert(arn.clone(), key);
    Ok(Made::new(name).with("Arn", arn))
}

#[expect(clippy::unnecessary_wraps, reason = "every type is made by such a function")]
pub(super) fn managed_policy(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let name = maker.physical(wanted);
    let arn = format!("arn:aws:iam::{}:policy/{name}", maker.account.id);
    maker
        .policies
        .insert(arn.clone(), wanted.get("PolicyDocument").clone());
    Ok(Made::new(arn))
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// One text or several.
fn texts(value: &Value) -> Vec<String> {
    let one = value.as_str().map(str::to_owned);
    let many = items(value).filter_map(|one| one.as_str().map(str::to_owned));
    one.into_iter().chain(many).collect()
}

/// Who may assume the role. Of conditions only that of the account itself is understood, which always holds here.
fn trusted(maker: &Maker<'_>, wanted: &Wanted<'_>) -> Result<Vec<String>, StackError> {
    let own = serde_json::json!({"StringEquals": {"aws:SourceAccount": maker.account.id}});
    let mut all = Vec::new();
    for statement in items(&wanted.get("AssumeRolePolicyDocument")["Statement"]) {
        if statement
            .get("Condition")
            .is_some_and(|condition| *condition != own)
        {
            return Err(wanted.wrong("a condition of its trust is not evaluated"));
        }
        if statement["Effect"] != "Allow" {
            return Err(wanted.wrong("its trust denies, which is not evaluated"));
        }
        let principal = &statement["Principal"];
        all.extend(texts(&principal["Service"]));
        all.extend(texts(&principal["AWS"]));
    }
    Ok(all)
}
