//! The forms that bring a runbook on.

use super::text::instruction;
use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::{Told, moment};
use domain::runbook::{ExecutionView, ItemState, StepRun, StepView};
use domain::time::Timestamp;
use leptos::prelude::*;

fn form(title: String, html: AnyView, cost: &str, says: &str, refused: Option<String>) -> ServedForm {
    ServedForm {
        title,
        html: markup(html),
        cost: cost.to_owned(),
        says: says.to_owned(),
        reason: "What came of it".to_owned(),
        optional: true,
        refused,
        device: String::new(),
    }
}

/// The step no longer waits: the form says so instead of failing later.
fn no_longer(step: &StepView, refused: Option<String>) -> Option<String> {
    refused.or_else(|| {
        let run = step.run.as_ref()?;
        (!run.waits()).then(|| format!("Step {} is {}.", step.name, run.status.word()))
    })
}

/// Says that a manual step is done.
pub fn proceed(step: &StepView, one: &ExecutionView, now: Timestamp, refused: Option<String>) -> ServedForm {
    let open: Vec<_> = step
        .items
        .iter()
        .filter(|item| item.state() == ItemState::Open)
        .map(|item| view! { <li><bdi>{item.text.clone()}</bdi></li> })
        .collect();
    let told = match (step.items.is_empty(), open.is_empty()) {
        (true, _) => view! { <p>"This step has no items."</p> }.into_any(),
        (false, true) => view! { <p>"All its items are done or do not apply."</p> }.into_any(),
        (false, false) => view! {
            <p class="against"><b>{format!("{} of its items are open", open.len())}</b>", and stay so on the record:"</p>
            <ul class="warnings">{open}</ul>
        }
        .into_any(),
    };
    let left = step.run.as_ref().and_then(StepRun::deadline).map(|at| {
        view! { <p class="hint">"It times out in " {moment(at, Told::Left, now)} "."</p> }
    });
    let names: Vec<&str> = one.steps.iter().map(|step| step.name.as_str()).collect();
    let after = names
        .iter()
        .position(|name| *name == step.name)
        .and_then(|at| names.get(at + 1));
    let cost = match after {
        Some(next) => format!("The runbook goes on at once, to {next} unless its document leads elsewhere."),
        None => "The runbook goes on at once; this is its last step.".to_owned(),
    };
    let body = view! { {told} {left} };
    form(
        format!("Done with step {}", step.name),
        body.into_any(),
        &cost,
        "Continue",
        no_longer(step, refused),
    )
}

/// What is to be approved, as the document says it.
fn asked(step: &StepView, one: &ExecutionView) -> AnyView {
    let text = step
        .run
        .as_ref()
        .and_then(|run| run.inputs.get("Message").cloned());
    let message = text.map(|text| {
        let text = text.trim_matches('"').to_owned();
        view! { <p><bdi>{text}</bdi></p> }
    });
    let blocks: Vec<_> = step
        .blocks
        .iter()
        .map(|block| {
            let (domain::runbook::Block::Text(text) | domain::runbook::Block::Item(text)) = block;
            view! { <div class="markdown" inner_html=instruction(text, &one.values)></div> }
        })
        .collect();
    view! { {message} {blocks} }.into_any()
}

/// Approves the step that waits for it.
pub fn approve(step: &StepView, one: &ExecutionView, refused: Option<String>) -> ServedForm {
    let so_far = step.run.as_ref().and_then(StepRun::approvals);
    let goes_on = match so_far {
        Some(so_far) => format!(
            "The step has {}; the runbook goes on with the last one.",
            so_far.said()
        ),
        None => "The runbook goes on.".to_owned(),
    };
    let cost = format!("AWS sees the console approve; who it was stands on the record. {goes_on}");
    // Approvers are principals, and the console is one however many people use it.
    let twice = so_far.zip(step.ended.as_ref()).map(|(so_far, ended)| {
        let who = ended.who.name();
        format!("{who} approved here, which is the console's approval: {}. The next one is another principal's, in AWS.", so_far.said())
    });
    ServedForm {
        reason: "Comment".to_owned(),
        ..form(
            format!("Approve step {}", step.name),
            asked(step, one),
            &cost,
            "Approve",
            no_longer(step, refused).or(twice),
        )
    }
}

/// Rejects the step that waits for approval.
pub fn reject(step: &StepView, one: &ExecutionView, refused: Option<String>) -> ServedForm {
    ServedForm {
        reason: "Reason".to_owned(),
        optional: false,
        ..form(
            format!("Reject step {}", step.name),
            asked(step, one),
            "The step fails, and the runbook ends unless its document leads elsewhere.",
            "Reject",
            no_longer(step, refused),
        )
    }
}

/// Cancels an execution.
pub fn cancel(one: &ExecutionView, refused: Option<String>) -> ServedForm {
    let (over, all) = one.progress();
    let body = view! {
        <p>{format!("{over} of {all} steps are over, and what they did stays as it is. The others are not run.")}</p>
    };
    let ended = one.kept.execution.as_ref().filter(|_| !one.kept.runs());
    let refused = refused.or_else(|| ended.map(|one| format!("It is {} already.", one.status.word())));
    ServedForm {
        reason: "Reason".to_owned(),
        optional: false,
        ..form(
            "Cancel the runbook".to_owned(),
            body.into_any(),
            "It can't be taken up again; it can be started anew.",
            "Cancel the runbook",
            refused,
        )
    }
}
