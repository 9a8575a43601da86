//! `CreateContact`: makes a contact, an escalation plan or an on-call schedule.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::{ResourceType, conflict};
use super::super::shapes;
use super::super::{Contact, ContactKind, Plan};
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    req("Alias", &shapes::ALIAS),
    opt("DisplayName", &shapes::CONTACT_NAME),
    req("Type", &shapes::CONTACT_TYPE),
    req("Plan", &shapes::PLAN),
    opt("Tags", &shapes::TAGS),
    opt("IdempotencyToken", &shapes::IDEMPOTENCY_TOKEN),
]);

pub(super) static CREATE_CONTACT: Operation = Operation {
    name: "CreateContact",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::created),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let alias = input["Alias"].as_str().unwrap_or_default();
    let arn = arns::contact_arn(context.account, alias);
    let contacts = &mut context.account.contacts;
    if contacts.known(&arn).is_some() {
        let message = format!("A contact with the alias '{alias}' exists");
        return Err(conflict(ResourceType::Contact, &arn, &message));
    }
    let kind = ContactKind::read(input["Type"].as_str().unwrap_or_default());
    let mut contact = Contact {
        arn: arn.clone(),
        alias: alias.to_owned(),
        display_name: input["DisplayName"].as_str().map(str::to_owned),
        kind,
        plan: Plan::read(&input["Plan"], kind, None, contacts)?,
        channels: Vec::new(),
        tags: BTreeMap::new(),
        policy: None,
    };
    contact.tag(&input["Tags"]);
    contacts.insert(contact);
    Ok(json!({"ContactArn": arn}))
}
