//! `CreateResponsePlan`: creates a response plan.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::errors::{ResourceType, conflict};
use super::super::shapes;
use super::super::{ResponsePlan, arns};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;

static INPUT: Shape = Shape::Structure(&[
    opt("actions", &shapes::ACTIONS),
    opt("chatChannel", &shapes::CHAT_CHANNEL),
    opt("clientToken", &shapes::CLIENT_TOKEN),
    opt("displayName", &shapes::DISPLAY_NAME),
    opt("engagements", &shapes::ENGAGEMENTS),
    req("incidentTemplate", &shapes::INCIDENT_TEMPLATE),
    opt("integrations", &shapes::INTEGRATIONS),
    req("name", &shapes::PLAN_NAME),
    opt("tags", &shapes::TAGS),
]);

pub(super) static CREATE_RESPONSE_PLAN: Operation = Operation {
    name: "CreateResponsePlan",
    http: ("POST", "/createResponsePlan"),
    status: 201,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let name = input["name"].as_str().unwrap_or_default().to_owned();
    let arn = arns::plan_arn(&context.account.id, &name);
    let incidents = &mut context.account.incidents;
    if incidents.plans.contains_key(&name) {
        return Err(conflict(
            ResourceType::ResponsePlan,
            &arn,
            "A response plan of this name exists already",
        ));
    }
    let mut members = input.as_object().cloned().unwrap_or_default();
    members.retain(|member, value| {
        !matches!(member.as_str(), "clientToken" | "name" | "tags") && value.get("empty").is_none()
    });
    if let Some(tags) = input["tags"].as_object() {
        incidents.tags.insert(arn.clone(), tags.clone());
    }
    let plan = ResponsePlan {
        arn: arn.clone(),
        name: name.clone(),
        members,
        policies: BTreeMap::new(),
    };
    incidents.plans.insert(name, plan);
    Ok(json!({"arn": arn}))
}

fn judged(account: &Account, input: &Value) -> String {
    arns::plan_arn(&account.id, input["name"].as_str().unwrap_or_default())
}
