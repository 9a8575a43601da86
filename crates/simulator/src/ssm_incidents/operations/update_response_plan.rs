//! `UpdateResponsePlan`: changes a response plan: what the request names is replaced as a whole.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

const MEMBERS: &[&str] = &[
    "actions",
    "chatChannel",
    "displayName",
    "engagements",
    "integrations",
];

/// The request's member and the template's.
const TEMPLATE: &[(&str, &str)] = &[
    ("incidentTemplateDedupeString", "dedupeString"),
    ("incidentTemplateImpact", "impact"),
    ("incidentTemplateNotificationTargets", "notificationTargets"),
    ("incidentTemplateSummary", "summary"),
    ("incidentTemplateTags", "incidentTags"),
    ("incidentTemplateTitle", "title"),
];

static INPUT: Shape = Shape::Structure(&[
    opt("actions", &shapes::ACTIONS),
    req("arn", &shapes::ARN),
    opt("chatChannel", &shapes::CHAT_CHANNEL),
    opt("clientToken", &shapes::CLIENT_TOKEN),
    opt("displayName", &shapes::DISPLAY_NAME),
    opt("engagements", &shapes::ENGAGEMENTS),
    opt("incidentTemplateDedupeString", &shapes::DEDUPE_STRING),
    opt("incidentTemplateImpact", &shapes::IMPACT),
    opt(
        "incidentTemplateNotificationTargets",
        &shapes::NOTIFICATION_TARGETS,
    ),
    opt("incidentTemplateSummary", &shapes::SUMMARY),
    opt("incidentTemplateTags", &shapes::TAGS_UPDATE),
    opt("incidentTemplateTitle", &shapes::TITLE),
    opt("integrations", &shapes::INTEGRATIONS),
]);

pub(super) static UPDATE_RESPONSE_PLAN: Operation = Operation {
    name: "UpdateResponsePlan",
    http: ("POST", "/updateResponsePlan"),
    status: 204,
    input: &INPUT,
    judged: Judged::Arn("arn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let plan = context
        .account
        .incidents
        .plan_mut(input["arn"].as_str().unwrap_or_default())?;
    for name in MEMBERS {
        if let Some(value) = input.get(*name) {
            plan.members.insert((*name).to_owned(), value.clone());
        }
    }
    plan.members.retain(|_, value| value.get("empty").is_none());
    if let Some(template) = plan.members.get_mut("incidentTemplate") {
        for (given, kept) in TEMPLATE {
            if let Some(value) = input.get(*given) {
                template[*kept] = value.clone();
            }
        }
    }
    Ok(json!({}))
}
