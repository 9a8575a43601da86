//! Runbooks, what starts them by itself, and response plans.

use serde_json::{Map, Value, json};

use super::StackError;
use super::evaluate::text;
use super::maker::{Made, Maker, Wanted};
use super::spelling::lowered;

pub(super) fn document(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let name = match wanted.text("Name") {
        "" => maker.physical(wanted),
        given => given.to_owned(),
    };
    // CloudFormation turns content that is an object into the document's format; JSON is as good.
    let input = json!({
        "Name": name,
        "Content": text(wanted.get("Content")),
        "DocumentType": wanted.get("DocumentType"),
        "DocumentFormat": "JSON",
    });
    maker.call_api(wanted, "ssm", "CreateDocument", &input)?;
    Ok(Made::new(name))
}

/// An association runs when it is made. Its schedule is not kept to: what it does changes nothing the second time.
pub(super) fn association(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let input = json!({"DocumentName": wanted.get("Name"), "Parameters": wanted.get("Parameters")});
    let reply = maker.call_api(wanted, "ssm", "StartAutomationExecution", &input)?;
    maker.account.catch_up(maker.now);
    let asked = json!({"AutomationExecutionId": reply["AutomationExecutionId"]});
    let run = maker.call_api(wanted, "ssm", "GetAutomationExecution", &asked)?;
    let run = &run["AutomationExecution"];
    if run["AutomationExecutionStatus"] != "Success" {
        return Err(wanted.wrong(format!(
            "it ended as {}: {}",
            run["AutomationExecutionStatus"], run["FailureMessage"]
        )));
    }
    Ok(Made::new(maker.account.ids.uuid()))
}

/// What the account has under its name already is taken over, as by an import.
pub(super) fn response_plan(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    maker.account.incidents.plans.remove(wanted.text("Name"));
    let mut input = lowered(&wanted.properties.clone().into());
    let template = &mut input["incidentTemplate"];
    if let Some(tags) = template.get("incidentTags") {
        template["incidentTags"] = pairs(tags, "value");
    }
    for action in input["actions"].as_array_mut().into_iter().flatten() {
        let automation = &mut action["ssmAutomation"];
        for (member, value) in [("parameters", "values"), ("dynamicParameters", "value")] {
            if let Some(given) = automation.get(member) {
                automation[member] = pairs(given, value);
            }
        }
    }
    let reply = maker.call_api(wanted, "ssm-incidents", "CreateResponsePlan", &input)?;
    let arn = text(&reply["arn"]);
    Ok(Made::new(arn.clone()).with("Arn", arn))
}

/// A list of keys with values, as the map that the API takes.
fn pairs(list: &Value, value: &str) -> Value {
    let items = list.as_array().into_iter().flatten();
    let pairs: Map<String, Value> = items.map(|one| (text(&one["key"]), one[value].clone())).collect();
    pairs.into()
}
