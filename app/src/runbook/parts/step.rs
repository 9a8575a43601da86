use super::items::items;
use super::outputs::outputs;
use super::text::said_of;
use crate::ui::{Opener, Told, moment};
use domain::rights::Right;
use domain::runbook::{ExecutionView, ItemState, RunStatus, RunbookView, StepRun, StepView, remedy};
use leptos::prelude::*;

/// One step; `current` is the one to look at, which is open from the start.
pub fn step(
    place: usize,
    shown: &StepView,
    current: bool,
    one: &ExecutionView,
    view: &RunbookView,
) -> AnyView {
    let now = view.clock;
    let run = shown.run.as_ref();
    let (class, mark, word) = told(run);
    // A step that becomes the current one is another element: it opens though its line was shut.
    let id = format!(
        "step-{}-{place}{}",
        one.kept.id,
        if current { "-now" } else { "" }
    );
    let summary = format!("{id}-line");
    let when = run.and_then(|run| run.ended.or(run.started));
    let items_left = (!shown.items.is_empty() && class != "to-come").then(|| {
        let (done, all) = (
            shown.items.len() - shown.count(ItemState::Open),
            shown.items.len(),
        );
        view! { <span class="part-tells">{format!("{done} of {all}")}</span> }
    });
    let who = match (&shown.ended, run) {
        (Some(ended), _) => Some(ended.who.name().to_owned()),
        (None, Some(run)) if !run.is_manual() => Some("automatic".to_owned()),
        _ => None,
    };
    view! {
        <li class=format!("step step-{class}")>
            <details class="part" id=id open=current data-current=current.then_some("true")>
                <summary id=summary>
                    <span class="step-mark" aria-hidden="true">{mark}</span>
                    <h3><bdi>{shown.name.clone()}</bdi></h3>
                    {items_left}
                    <span class="part-age">
                        {who.map(|who| view! { <bdi>{who}</bdi> " · " })}
                        <bdi>{word}</bdi>
                        {when.map(|at| view! { " " {moment(at, Told::Clock, now)} })}
                    </span>
                </summary>
                <div class="part-body">{body(shown, one, view)}</div>
            </details>
        </li>
    }
    .into_any()
}

fn told(run: Option<&StepRun>) -> (&'static str, &'static str, String) {
    let Some(run) = run else {
        return ("to-come", "○", "to come".to_owned());
    };
    let (class, mark) = match &run.status {
        status if status.is_failure() => ("failed", "✕"),
        RunStatus::Success | RunStatus::CompletedWithSuccess => ("done", "✓"),
        RunStatus::Waiting => ("waiting", "●"),
        RunStatus::InProgress | RunStatus::Cancelling => ("running", "◐"),
        RunStatus::Cancelled => ("failed", "–"),
        _ => ("to-come", "○"),
    };
    let word = run.status.word();
    let word = match run.approvals() {
        Some(so_far) => format!("{word}, {}", so_far.said()),
        None => word.to_owned(),
    };
    (class, mark, word)
}

fn body(shown: &StepView, one: &ExecutionView, view: &RunbookView) -> AnyView {
    let now = view.clock;
    let run = shown.run.as_ref();
    let of = run.map(|run| format!("{}/{}", one.kept.id, run.id));
    let refused = view.rights.refusal(Right::Write);
    let remark = run
        .zip(of.as_ref())
        .filter(|(run, _)| run.started.is_some())
        .map(|(run, of)| {
            let failed = run.status.is_failure();
            let says = if failed {
                "Write down what was done about it…"
            } else {
                "Remark…"
            };
            Opener {
                kind: "remark",
                of: of.clone(),
                says: says.to_owned(),
                label: Some(format!("{says} Step {}", shown.name)),
                refused: refused.clone(),
                next: false,
            }
            .view()
        });
    let earlier = (shown.earlier > 0).then(|| {
        let times = if shown.earlier == 1 {
            "once".to_owned()
        } else {
            format!("{} times", shown.earlier)
        };
        view! { <p class="hint">{format!("The runbook came back to it: it ran {times} before.")}</p> }
    });
    let remarks: Vec<_> = shown
        .remarks
        .iter()
        .map(|mark| view! { <li>{said_of(mark, &view.incident, now)}</li> })
        .collect();
    let remarks = (!remarks.is_empty()).then(|| view! { <ul class="facts-list">{remarks}</ul> });
    let ended = shown.ended.as_ref().and_then(|ended| {
        let comment = ended.comment.clone()?;
        Some(view! {
            <p><bdi>{ended.who.name().to_owned()}</bdi> ": " <bdi>{comment}</bdi></p>
        })
    });
    let missing = (one.documented && !shown.in_document)
        .then(|| view! { <p class="hint">"The document's running version has no step of that name."</p> });
    view! {
        {run.filter(|run| run.status.is_failure()).map(failure)}
        {missing}
        {items(shown, one, view)}
        {ended}
        {remarks}
        {earlier}
        {run.map(|run| outputs(run, of.as_deref().unwrap_or_default()))}
        <p class="step-action"><span class="hint mono"><bdi>{shown.action.clone()}</bdi></span> {remark}</p>
    }
    .into_any()
}

/// What AWS says of a step that went wrong, and what to do.
fn failure(run: &StepRun) -> AnyView {
    let goes_on = run.on_failure.as_deref().is_some_and(|then| then != "Abort");
    let message = run.failure.as_ref().map(|failure| {
        let kind: Vec<String> = [failure.stage.clone(), failure.kind.clone()]
            .into_iter()
            .flatten()
            .collect();
        view! {
            <details class="raw">
                <summary>"What AWS said" {(!kind.is_empty()).then(|| view! { " (" <bdi>{kind.join(", ")}</bdi> ")" })}</summary>
                <pre><bdi>{failure.message.clone()}</bdi></pre>
            </details>
        }
    });
    view! {
        <div class="step-remedy">
            <p><b>{format!("This step {}.", word(&run.status))}</b> " " {remedy(run, goes_on)}</p>
            {message}
        </div>
    }
    .into_any()
}

fn word(status: &RunStatus) -> &'static str {
    match status {
        RunStatus::TimedOut => "timed out",
        RunStatus::Rejected => "was rejected",
        _ => "failed",
    }
}
