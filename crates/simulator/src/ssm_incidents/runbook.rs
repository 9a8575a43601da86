//! The runbook that a response plan starts with an incident.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::incidents::write_event;
use super::{ResponsePlan, updates};
use crate::iam::Iam;
use crate::ssm::execution_arn;
use crate::wire::Refusal;
use crate::world::Account;
use crate::world::automation::{RunAs, Start};

/// The session in which Incident Manager acts under the plan's role (*assumed*).
const SESSION: &str = "IncidentManager";

/// Starts the plan's runbook, if it has one. What keeps it from starting stands on the timeline and stops nothing else.
///
/// # Errors
/// When the incident is unknown.
pub(super) fn start(
    account: &mut Account,
    incident: &str,
    plan: &ResponsePlan,
    by: &str,
    now: i64,
) -> Result<(), Refusal> {
    let Some(automation) = plan.automation() else {
        return Ok(());
    };
    let parameters = parameters(account, incident, automation)?;
    match execute(account, automation, parameters, now) {
        Ok(id) => {
            let arn = execution_arn(account, &id);
            let record = account.incidents.record_mut(incident)?;
            record.automation_executions.push(arn.clone());
            let item = json!({
                "identifier": {"type": "AUTOMATION", "value": {"arn": arn}},
                "title": automation["documentName"],
            });
            updates::add_related(account, incident, item, by, now)
        }
        Err(refusal) => {
            let data = json!({
                "incidentTitle": account.incidents.record(incident)?.title,
                "ssmDocumentName": automation["documentName"],
                "ssmDocumentVersion": version(automation),
                "errorMessage": format!("{}: {}", refusal.code, refusal.message),
            });
            let kind = "SSM Automation Execution Start Failure for Incident";
            write_event(account, incident, kind, &data, now, now)
        }
    }
}

fn execute(
    account: &mut Account,
    automation: &Value,
    parameters: BTreeMap<String, Vec<String>>,
    now: i64,
) -> Result<String, Refusal> {
    let document = automation["documentName"].as_str().unwrap_or_default();
    let version = version(automation);
    let role = automation["roleArn"].as_str().unwrap_or_default();
    let role = role.rsplit('/').next().unwrap_or_default();
    let caller = account.iam.in_role(role, SESSION, &account.id).map_err(|_| {
        let message = format!("The role {role} can't be assumed by ssm-incidents.amazonaws.com");
        Refusal::new(400, "AccessDeniedException", message)
    })?;
    let definition = format!(
        "arn:aws:ssm:{}:{}:automation-definition/{document}:{version}",
        account.region, account.id
    );
    Iam::authorize(&caller, "ssm:StartAutomationExecution", &definition, &account.id)?;
    let start = Start {
        document: document.to_owned(),
        version: Some(version.to_owned()),
        parameters,
        ..Start::default()
    };
    let run_as = RunAs::Role {
        name: role.to_owned(),
        session: SESSION.to_owned(),
    };
    start.run(account, &caller, run_as, now)
}

/// The plan's parameters, and the dynamic ones with what the incident has for them.
fn parameters(
    account: &Account,
    incident: &str,
    automation: &Value,
) -> Result<BTreeMap<String, Vec<String>>, Refusal> {
    let record = account.incidents.record(incident)?;
    let texts = |values: &Value| {
        let values = values.as_array().into_iter().flatten();
        values
            .filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    };
    let fixed = automation["parameters"].as_object().into_iter().flatten();
    let mut parameters: BTreeMap<String, Vec<String>> = fixed
        .map(|(name, values)| (name.clone(), texts(values)))
        .collect();
    for (name, value) in automation["dynamicParameters"].as_object().into_iter().flatten() {
        let values = match value["variable"].as_str() {
            Some("INVOLVED_RESOURCES") => record
                .related
                .iter()
                .filter(|item| item.identifier["type"] == "INVOLVED_RESOURCE")
                .filter_map(|item| item.identifier["value"]["arn"].as_str().map(str::to_owned))
                .collect(),
            _ => vec![incident.to_owned()],
        };
        parameters.insert(name.clone(), values);
    }
    Ok(parameters)
}

fn version(automation: &Value) -> &str {
    automation["documentVersion"].as_str().unwrap_or("$DEFAULT")
}
