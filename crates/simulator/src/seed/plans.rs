//! The response plans: devices, and the plant's network.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{contacts, people, runbook};
use crate::ssm_incidents::{ResponsePlan, plan_arn};
use crate::world::Account;

pub(super) const DEVICES: &str = "IotResponsePlan";
pub(super) const NETWORK: &str = "PlantNetworkPlan";

pub(super) fn plant(account: &mut Account, now: i64) {
    runbook::plant(account, now);
    contacts::plant(account);
    let (region, id) = (account.region.clone(), account.id.clone());
    let topic = format!("arn:aws:sns:{region}:{id}:IncidentUpdates");
    let on_call = people::contact(account, contacts::DEVICES);
    let devices = json!({
        "displayName": "IoT device incidents",
        "incidentTemplate": {
            "title": "Critical Device Incident",
            "impact": 3,
            "summary": "A device of the fleet behaves outside its security profile.",
            "notificationTargets": [{"snsTopicArn": topic}],
            "incidentTags": {"fleet": "waterworks"},
        },
        "actions": [{"ssmAutomation": {
            "documentName": runbook::NAME,
            "documentVersion": "$DEFAULT",
            "roleArn": format!("arn:aws:iam::{id}:role/IncidentManagerRunbooks"),
            "targetAccount": "RESPONSE_PLAN_OWNER_ACCOUNT",
        }}],
        "chatChannel": {"chatbotSns": [format!("arn:aws:sns:{region}:{id}:IncidentChat")]},
        "engagements": [on_call],
    });
    let network = json!({
        "displayName": "Plant network",
        "incidentTemplate": {
            "title": "Plant network incident",
            "impact": 4,
            "dedupeString": "plant-network",
        },
        "engagements": [people::contact(account, contacts::NETWORK)],
    });
    plan(
        account,
        DEVICES,
        devices,
        json!({"team": "ot-security", "site": "waterworks"}),
    );
    plan(account, NETWORK, network, json!({"team": "network"}));
}

fn plan(account: &mut Account, name: &str, members: Value, tags: Value) {
    let arn = plan_arn(&account.id, name);
    if let Value::Object(tags) = tags {
        account.incidents.tags.insert(arn.clone(), tags);
    }
    let members = members.as_object().cloned().unwrap_or_default();
    let plan = ResponsePlan {
        arn,
        name: name.to_owned(),
        members,
        policies: BTreeMap::new(),
    };
    account.incidents.plans.insert(name.to_owned(), plan);
}
