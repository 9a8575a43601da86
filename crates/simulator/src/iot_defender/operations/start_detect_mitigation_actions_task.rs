//! `StartDetectMitigationActionsTask`: applies actions to the devices of violations.

use serde_json::{Value, json};

use super::super::errors::limit_exceeded;
use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::defender::{
    Defender, Execution, MOST_AT_ONCE, MitigationAction, Range, Target, Task, TaskStatus,
};

static INPUT: Shape = Shape::Structure(&[
    req("taskId", &shapes::TASK_ID).in_path(),
    req("target", &shapes::TASK_TARGET),
    req("actions", &shapes::ACTION_NAMES),
    opt("violationEventOccurrenceRange", &shapes::OCCURRENCE_RANGE),
    opt("includeOnlyActiveViolations", &shapes::BOOLEAN),
    opt("includeSuppressedAlerts", &shapes::BOOLEAN),
    req("clientRequestToken", &shapes::REQUEST_TOKEN),
]);

pub(super) static START_DETECT_MITIGATION_ACTIONS_TASK: Operation = Operation {
    name: "StartDetectMitigationActionsTask",
    http: ("PUT", "/detect/mitigationactions/tasks/{taskId}"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let defender = &mut context.account.defender;
    let text = |member: &str| input[member].as_str().unwrap_or_default().to_owned();
    let (id, token) = (text("taskId"), text("clientRequestToken"));
    let same = |task: &Task| task.id == id || task.token == token;
    if defender.tasks.values().any(same) {
        let message = format!("The task {id} already exists, or its client request token was used");
        return Err(Refusal::new(400, "TaskAlreadyExistsException", message));
    }
    if defender.running_tasks() >= MOST_AT_ONCE {
        return Err(limit_exceeded(
            "At most 5 detect mitigation actions tasks can run at once",
        ));
    }
    let mut task = Task {
        id: id.clone(),
        token,
        status: TaskStatus::InProgress,
        started: context.now,
        ended: None,
        target: target(&input["target"])?,
        actions: actions(defender, &input["actions"])?,
        range: range(&input["violationEventOccurrenceRange"]),
        only_active: input["includeOnlyActiveViolations"] == true,
        suppressed_too: input["includeSuppressedAlerts"] == true,
        executions: Vec::new(),
    };
    task.executions = planned(defender, &task, context.now)?;
    defender.tasks.insert(id.clone(), task);
    Ok(json!({"taskId": id}))
}

fn target(given: &Value) -> Result<Target, Refusal> {
    let text = |member: &str| given[member].as_str().map(str::to_owned);
    match (given["violationIds"].as_array(), text("securityProfileName")) {
        (Some(ids), None) if text("behaviorName").is_none() => {
            let ids = ids.iter().filter_map(|id| id.as_str().map(str::to_owned));
            Ok(Target::Violations(ids.collect()))
        }
        (None, Some(name)) => Ok(Target::Profile {
            name,
            behaviour: text("behaviorName"),
        }),
        _ => Err(Refusal::validation(
            "A target must name either violations, or a security profile and perhaps a behavior",
        )),
    }
}

fn actions(defender: &Defender, names: &Value) -> Result<Vec<MitigationAction>, Refusal> {
    let names = names.as_array().into_iter().flatten().filter_map(Value::as_str);
    names
        .map(|name| {
            let known = defender.actions.get(name).cloned();
            known.ok_or_else(|| Refusal::validation(format!("There is no mitigation action {name}")))
        })
        .collect()
}

fn range(given: &Value) -> Option<Range> {
    Some(Range {
        from: times::from_wire(&given["startTime"])?,
        to: times::from_wire(&given["endTime"])?,
    })
}

/// What the task will do; violations that it names must be there.
fn planned(defender: &Defender, task: &Task, now: i64) -> Result<Vec<Execution>, Refusal> {
    if let Target::Violations(ids) = &task.target
        && let Some(unknown) = ids.iter().find(|id| defender.violation(id).is_none())
    {
        return Err(Refusal::validation(format!("There is no violation {unknown}")));
    }
    let covered = defender
        .violations()
        .filter(|violation| task.covers(violation, now));
    let planned = covered.flat_map(|violation| {
        task.actions.iter().map(|action| Execution {
            violation: violation.id.clone(),
            thing: violation.thing.clone(),
            action: action.name.clone(),
            status: "IN_PROGRESS",
            ended: None,
            error: None,
        })
    });
    Ok(planned.collect())
}
