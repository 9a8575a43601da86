//! `StartAutomationExecution`: starts a runbook.

use std::sync::Arc;

use serde_json::{Value, json};

use super::super::arns;
use super::super::errors::refused;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::automation::{RunAs, Start};

static INPUT: Shape = Shape::Structure(&[
    req("DocumentName", &shapes::DOCUMENT_ARN),
    opt("DocumentVersion", &shapes::DOCUMENT_VERSION),
    opt("Parameters", &shapes::AUTOMATION_PARAMETER_MAP),
    opt("ClientToken", &shapes::IDEMPOTENCY_TOKEN),
    opt("Mode", &shapes::EXECUTION_MODE),
    opt("TargetParameterName", &shapes::AUTOMATION_PARAMETER_KEY),
    opt("Targets", &shapes::AUTOMATION_TARGETS),
    opt("TargetMaps", &shapes::TARGET_MAPS),
    opt("MaxConcurrency", &shapes::MAX_CONCURRENCY),
    opt("MaxErrors", &shapes::MAX_ERRORS),
    opt("TargetLocations", &shapes::TARGET_LOCATIONS),
    opt("Tags", &shapes::TAG_LIST),
    opt("AlarmConfiguration", &shapes::ALARM_CONFIGURATION),
    opt("TargetLocationsURL", &shapes::TARGET_LOCATIONS_URL),
]);

pub(super) static START_AUTOMATION_EXECUTION: Operation = Operation {
    name: "StartAutomationExecution",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(arns::definition),
    run,
};

/// Members that are given back and have no effect.
const KEPT: &[&str] = &[
    "MaxConcurrency",
    "MaxErrors",
    "TargetParameterName",
    "AlarmConfiguration",
];

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    for targets in ["Targets", "TargetMaps", "TargetLocations", "TargetLocationsURL"] {
        let given = &input[targets];
        if given.is_string() || given.as_array().is_some_and(|all| !all.is_empty()) {
            let message = format!("{targets} are not supported by the simulated account.");
            return Err(refused("InvalidTarget", &message));
        }
    }
    let texts = |values: &Value| {
        let values = values.as_array().into_iter().flatten();
        values
            .filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    };
    let given = input["Parameters"].as_object().into_iter().flatten();
    let kept = KEPT
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), input.get(*name)?.clone())));
    let token = input["ClientToken"].as_str();
    let start = Start {
        document: input["DocumentName"].as_str().unwrap_or_default().to_owned(),
        version: input["DocumentVersion"].as_str().map(str::to_owned),
        parameters: given
            .map(|(name, values)| (name.clone(), texts(values)))
            .collect(),
        interactive: input["Mode"] == "Interactive",
        tags: input["Tags"].as_array().cloned().unwrap_or_default(),
        kept: kept.collect(),
        token: token.map(|token| (token.to_owned(), input.to_string())),
    };
    let run_as = RunAs::Starter(Arc::new(context.caller.clone()));
    let id = start.run(context.account, context.caller, run_as, context.now)?;
    Ok(json!({"AutomationExecutionId": id}))
}
