//! `SimulatePrincipalPolicy`: what a user's or a role's policies say about actions, without doing any of them.
//! Authority: IAM API Reference, `SimulatePrincipalPolicy`.

use serde_json::{Value, json};

use super::super::evaluate::{Verdict, evaluate};
use super::shapes;
use crate::check::{Shape, opt, req};
use crate::page::{Page, Words};
use crate::wire::{Context, Judged, Operation, Refusal};

/// What the model has for simulations that the simulated account doesn't make.
const UNSUPPORTED: [&str; 6] = [
    "PolicyInputList",
    "PermissionsBoundaryPolicyInputList",
    "PolicyExclusionList",
    "ResourcePolicy",
    "CallerArn",
    "ContextEntries",
];

const WORDS: Words = Words {
    token: "Marker",
    size: "MaxItems",
    next: "Marker",
};

static INPUT: Shape = Shape::Structure(&[
    req("PolicySourceArn", &shapes::ARN),
    opt("PolicyInputList", &shapes::POLICIES),
    opt("PermissionsBoundaryPolicyInputList", &shapes::POLICIES),
    opt("PolicyExclusionList", &shapes::EXCLUSIONS),
    req("ActionNames", &shapes::ACTIONS),
    opt("ResourceArns", &shapes::RESOURCES),
    opt("ResourcePolicy", &shapes::POLICY),
    opt("ResourceOwner", &shapes::RESOURCE),
    opt("CallerArn", &shapes::RESOURCE),
    opt("ContextEntries", &shapes::CONTEXTS),
    opt("ResourceHandlingOption", &shapes::HANDLING),
    opt("MaxItems", &shapes::MAX_ITEMS),
    opt("Marker", &shapes::MARKER),
]);

pub(super) static SIMULATE_PRINCIPAL_POLICY: Operation = Operation {
    name: "SimulatePrincipalPolicy",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("PolicySourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    for unsupported in UNSUPPORTED {
        if input.get(unsupported).is_some() {
            let message = format!("The simulated account does not evaluate {unsupported}");
            return Err(Refusal::new(400, "InvalidInput", message));
        }
    }
    let source = input["PolicySourceArn"].as_str().unwrap_or_default();
    let policies = context
        .account
        .iam
        .policies_of(source, &context.account.id)
        .ok_or_else(|| {
            let name = source.rsplit('/').next().unwrap_or_default();
            Refusal::new(
                404,
                "NoSuchEntity",
                format!("The entity with name {name} cannot be found."),
            )
        })?;
    let texts = |name: &str| {
        let all = input[name].as_array().into_iter().flatten();
        all.filter_map(|one| one.as_str().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let mut resources = texts("ResourceArns");
    if resources.is_empty() {
        resources.push("*".to_owned());
    }
    let actions = texts("ActionNames");
    if let Some(odd) = actions.iter().find(|action| !action.contains(':')) {
        let message = format!("Invalid action: {odd}");
        return Err(Refusal::new(400, "InvalidInput", message));
    }
    let pairs = actions
        .iter()
        .flat_map(|action| resources.iter().map(move |resource| (action, resource)));
    let results = pairs.enumerate().map(|(at, (action, resource))| {
        let decision = match evaluate(policies, action, resource) {
            Verdict::Allowed => "allowed",
            Verdict::ExplicitlyDenied => "explicitDeny",
            Verdict::NotAllowed => "implicitDeny",
        };
        let result = json!({
            "EvalActionName": action,
            "EvalResourceName": resource,
            "EvalDecision": decision,
        });
        (format!("{at:06}"), result)
    });
    let page = Page::worded(&WORDS, "SimulatePrincipalPolicy", input, None)?;
    let after = page.after().map(str::to_owned);
    let rest = results.skip_while(|(key, _)| after.as_ref().is_some_and(|after| key <= after));
    let mut reply = page.fill("EvaluationResults", rest);
    reply["IsTruncated"] = reply.get("Marker").is_some().into();
    Ok(reply)
}
