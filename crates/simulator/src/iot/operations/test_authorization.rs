//! `TestAuthorization`: decides by the policies as they are stored, with some added or left out.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::input::text;
use super::super::shapes;
use super::super::shown;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::fleet::{Client, Decision, EffectivePolicy, Fleet, Verdict};

static INPUT: Shape = Shape::Structure(&[
    opt("principal", &shapes::ANY_TEXT),
    opt("cognitoIdentityPoolId", &shapes::ANY_TEXT),
    req("authInfos", &shapes::AUTH_INFOS),
    opt("clientId", &shapes::ANY_TEXT).in_query(),
    opt("policyNamesToAdd", &shapes::POLICY_NAMES),
    opt("policyNamesToSkip", &shapes::POLICY_NAMES),
]);

pub(super) static TEST_AUTHORIZATION: Operation = Operation {
    name: "TestAuthorization",
    http: ("POST", "/test-authorization"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let fleet = &context.account.fleet;
    let principal = input["principal"].as_str();
    if let Some(principal) = principal.filter(|principal| !fleet.has_target(principal)) {
        return Err(not_found("Principal", principal));
    }
    let client = Client {
        id: text(input, "clientId"),
        principal,
        ..Client::default()
    };
    let mut policies = fleet.policies_for(fleet.stored(), &client);
    for name in names(input, "policyNamesToAdd") {
        let policy = fleet
            .policies
            .get(name)
            .ok_or_else(|| not_found("Policy", name))?;
        policies.extend(policy.version(policy.default).map(|version| EffectivePolicy {
            name: name.to_owned(),
            document: version.document.clone(),
        }));
    }
    let skipped: Vec<&str> = names(input, "policyNamesToSkip").collect();
    policies.retain(|policy| !skipped.contains(&policy.name.as_str()));
    let infos = input["authInfos"].as_array().into_iter().flatten();
    let results = infos.map(|info| result(fleet, &policies, &client, info));
    Ok(json!({"authResults": results.collect::<Vec<_>>()}))
}

fn names<'a>(input: &'a Value, member: &str) -> impl Iterator<Item = &'a str> {
    input[member]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

/// One answer for all resources of a question: the least favourable one (*assumed*).
fn result(fleet: &Fleet, policies: &[EffectivePolicy], client: &Client<'_>, info: &Value) -> Value {
    let action = match text(info, "actionType") {
        "PUBLISH" => "iot:Publish",
        "SUBSCRIBE" => "iot:Subscribe",
        "RECEIVE" => "iot:Receive",
        _ => "iot:Connect",
    };
    let decisions: Vec<Decision> = names(info, "resources")
        .map(|resource| fleet.decide(policies, client, action, resource))
        .collect();
    let some = |verdict| decisions.iter().any(|decision| decision.verdict == verdict);
    let verdict = if some(Verdict::ExplicitlyDenied) {
        "EXPLICIT_DENY"
    } else if some(Verdict::ImplicitlyDenied) || decisions.is_empty() {
        "IMPLICIT_DENY"
    } else {
        "ALLOWED"
    };
    let listed = |names: &dyn Fn(&Decision) -> Vec<String>| {
        let mut all: Vec<String> = decisions.iter().flat_map(names).collect();
        all.sort();
        all.dedup();
        let shown = all.iter().map(|name| shown::policy_name(fleet, name));
        json!({"policies": shown.collect::<Vec<_>>()})
    };
    let implicit = |decision: &Decision| match decision.verdict {
        Verdict::ImplicitlyDenied => decision.considered.clone(),
        _ => Vec::new(),
    };
    let mut missing: Vec<String> = decisions
        .iter()
        .flat_map(|decision| decision.missing.clone())
        .collect();
    missing.sort();
    missing.dedup();
    json!({
        "authInfo": info,
        "allowed": listed(&|decision| decision.allowed_by.clone()),
        "denied": {
            "implicitDeny": listed(&implicit),
            "explicitDeny": listed(&|decision| decision.denied_by.clone()),
        },
        "authDecision": verdict,
        "missingContextValues": missing,
    })
}
