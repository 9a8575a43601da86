use super::deviations::deviations;
use super::notices::notices;
use super::outputs::{execution_outputs_of, waiting_for};
use super::step::step;
use crate::ui::{Chip, Opener, Told, Tone, moment};
use domain::rights::Right;
use domain::runbook::{ExecutionView, RunStatus, RunbookView};
use leptos::prelude::*;

/// How far an execution is, in a word.
pub fn chip(one: &ExecutionView) -> AnyView {
    let Some(execution) = &one.kept.execution else {
        return view! { <Chip>"not read yet"</Chip> }.into_any();
    };
    let tone = match &execution.status {
        status if status.is_failure() => Tone::Critical,
        RunStatus::Waiting => Tone::Info,
        RunStatus::Success => Tone::Ok,
        _ => Tone::Plain,
    };
    let word = execution.status.word().to_owned();
    view! { <Chip tone=tone>{word}</Chip> }.into_any()
}

/// The button in the pane's head: what the step that waits waits for.
pub fn head_act(one: &ExecutionView, view: &RunbookView) -> Option<AnyView> {
    let run = one
        .kept
        .execution
        .as_ref()
        .filter(|_| one.kept.runs())?
        .waiting()?;
    let of = format!("{}/{}", one.kept.id, run.id);
    let act = |kind, says: &str, right| {
        Opener {
            kind,
            of: of.clone(),
            says: says.to_owned(),
            label: Some(format!("{says} step {}", run.name)),
            refused: view.closed.clone().or_else(|| view.rights.refusal(right)),
            next: false,
        }
        .view()
    };
    Some(if run.is_approval() {
        view! {
            {act("approve", "Approve…", Right::Approve)}
            {act("reject", "Reject…", Right::Approve)}
        }
        .into_any()
    } else {
        act("continue", "Continue…", Right::Respond)
    })
}

/// One execution: what is to be known of it, its steps, its outputs, and how it went otherwise than its document.
pub fn execution(one: &ExecutionView, view: &RunbookView) -> AnyView {
    let Some(execution) = &one.kept.execution else {
        let soon = one.kept.error.is_none() && one.kept.gone.is_none();
        let soon = soon.then(|| view! { <p class="hint">"It is read from AWS now."</p> });
        return view! { <div class="runbook-body">{notices(one, view.clock)} {soon}</div> }.into_any();
    };
    let now = view.clock;
    let current = one.current().map(|step| step.name.as_str());
    let steps: Vec<_> = one
        .steps
        .iter()
        .enumerate()
        .map(|(place, shown)| step(place + 1, shown, current == Some(&shown.name), one, view))
        .collect();
    let started = execution
        .started
        .map(|at| view! { ", started " {moment(at, Told::Date, now)} });
    let by = execution.started_by.as_deref().map(|by| {
        let short = by.rsplit('/').next().unwrap_or(by).to_owned();
        view! { " by " <bdi title=by.to_owned()>{short}</bdi> }
    });
    let left_out: usize = execution.left_out.values().sum();
    let left_out = (left_out > 0).then(|| {
        view! { <p class="hint">{format!("{left_out} runs of its steps are left out here.")}</p> }
    });
    view! {
        <div class="runbook-body">
            {notices(one, now)}
            {waiting_for(one, now)}
            <ol class="steps">{steps}</ol>
            {left_out}
            <p class="hint">
                <bdi>{execution.document.clone()}</bdi>
                " version " <bdi>{execution.version.clone()}</bdi> {started} {by}
            </p>
            {execution_outputs_of(one)}
            {deviations(one)}
        </div>
    }
    .into_any()
}
