use super::execution::{chip, execution, head_act};
use crate::ui::{Opener, Told, moment};
use domain::rights::Right;
use domain::runbook::{ExecutionView, RunbookView, StepRun};
use leptos::prelude::*;

/// The pane; of an incident without a runbook it says so.
pub fn pane(view: &RunbookView) -> AnyView {
    let Some((first, others)) = view.executions.split_first() else {
        return none(view);
    };
    let (over, all) = first.progress();
    let place = match (first.current(), first.kept.execution.as_ref()) {
        (Some(step), Some(execution)) => {
            let (place, all) = execution.place(&step.name);
            format!("step {place} of {all}")
        }
        (_, Some(_)) => format!("{over} of {all} steps"),
        (_, None) => String::new(),
    };
    // Where it waits, the line below says so.
    let waits = first.kept.runs()
        && first
            .current()
            .is_some_and(|step| step.run.as_ref().is_some_and(StepRun::waits));
    view! {
        <header class="pane-head">
            <h2 id="h-runbook">"Runbook"</h2>
            <span class="count">{place}</span>
            {(!waits).then(|| chip(first))}
            <div class="pane-acts">{head_act(first, view)}</div>
        </header>
        <div class="pane-flush runbook" tabindex="0" role="group" aria-label="About the runbook">
            {execution(first, view)}
            {foot(first, view)}
            {earlier(others, view)}
        </div>
    }
    .into_any()
}

/// What can be done with the runbook as a whole.
fn foot(first: &ExecutionView, view: &RunbookView) -> AnyView {
    let refused = view
        .closed
        .clone()
        .or_else(|| view.rights.refusal(Right::Respond));
    let runs = first.kept.runs();
    let start = Opener {
        kind: "start",
        says: if runs {
            "Start another…"
        } else {
            "Start again…"
        }
        .to_owned(),
        refused,
        ..Opener::default()
    };
    let cancel = cancel(first, view);
    let age = view.read.map(|read| {
        view! {
            <span class="hint">
                "Read from AWS " {moment(read, Told::Ago, view.clock)}
            </span>
        }
    });
    view! { <p class="btns runbook-foot">{start.view()} {cancel} {age}</p> }.into_any()
}

/// The button that cancels an execution, while it runs.
fn cancel(one: &ExecutionView, view: &RunbookView) -> Option<AnyView> {
    one.kept.runs().then(|| {
        Opener {
            kind: "cancel",
            of: one.kept.id.to_string(),
            says: "Cancel the runbook…".to_owned(),
            refused: view
                .closed
                .clone()
                .or_else(|| view.rights.refusal(Right::Respond)),
            ..Opener::default()
        }
        .view()
    })
}

/// The others. One that still runs is open, and waits for people as the first does.
fn earlier(others: &[ExecutionView], view: &RunbookView) -> Option<AnyView> {
    if others.is_empty() {
        return None;
    }
    let all: Vec<_> = others
        .iter()
        .map(|one| {
            let name = one.kept.execution.as_ref().map_or_else(
                || one.kept.id.to_string(),
                |execution| format!("{} version {}", execution.document, execution.version),
            );
            let runs = one.kept.runs();
            let acts = runs.then(|| {
                view! { <p class="btns runbook-foot">{head_act(one, view)} {cancel(one, view)}</p> }
            });
            view! {
                <details class="part" id=format!("earlier-{}", one.kept.id) open=runs>
                    <summary>
                        <h3><bdi>{name}</bdi></h3>
                        <span class="part-tells">{chip(one)}</span>
                    </summary>
                    <div class="part-body">{acts} {execution(one, view)}</div>
                </details>
            }
        })
        .collect();
    Some(view! { <div class="runbook-others">{all}</div> }.into_any())
}

fn none(view: &RunbookView) -> AnyView {
    let start = Opener {
        kind: "start",
        says: "Start a runbook…".to_owned(),
        refused: view
            .closed
            .clone()
            .or_else(|| view.rights.refusal(Right::Respond)),
        ..Opener::default()
    };
    view! {
        <header class="pane-head">
            <h2 id="h-runbook">"Runbook"</h2>
        </header>
        <div class="empty">
            <p><b>"No runbook runs."</b></p>
            <p>"One that the response plan starts stands here by itself, step by step."</p>
            <p class="btns">{start.view()}</p>
        </div>
    }
    .into_any()
}
