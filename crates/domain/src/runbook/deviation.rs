use super::{ExecutionView, ItemState, RunStatus, StepView};

/// Something that went otherwise than the document has it: what a review asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// The step; `None` for the execution itself.
    pub step: Option<String>,
    /// What, in a line; untrusted text.
    pub what: String,
}

/// How an execution went otherwise than its document has it, in the order of the steps.
pub fn deviations(view: &ExecutionView) -> Vec<Deviation> {
    let Some(execution) = &view.kept.execution else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for step in &view.steps {
        let of_step = of_step(step, execution.status.is_over());
        all.extend(of_step.into_iter().map(|what| Deviation {
            step: Some(step.name.clone()),
            what,
        }));
    }
    let mut whole = |what: String| all.push(Deviation { step: None, what });
    match execution.status {
        RunStatus::Cancelled => whole("the execution was cancelled".into()),
        RunStatus::CompletedWithSuccess | RunStatus::CompletedWithFailure => {
            whole("it was ended before its last step".into());
        }
        _ => {}
    }
    if let Some(newer) = view
        .kept
        .default_version
        .as_ref()
        .filter(|one| **one != execution.version)
    {
        whole(format!(
            "it runs version {}, while the document's default is {newer}",
            execution.version
        ));
    }
    all
}

fn of_step(step: &StepView, over: bool) -> Vec<String> {
    let mut all = Vec::new();
    let Some(run) = &step.run else {
        return all;
    };
    match run.status {
        RunStatus::Pending if over => all.push("it was not reached".into()),
        RunStatus::Failed | RunStatus::TimedOut | RunStatus::Cancelled | RunStatus::Rejected => {
            all.push(format!("it {}", past(&run.status)));
        }
        _ => {}
    }
    if step.earlier > 0 {
        all.push(format!("it ran {} times", step.earlier + 1));
    }
    if run.is_manual() && run.status == RunStatus::Success {
        if step.ended.is_none() {
            all.push("it was brought to its end outside of this console".into());
        }
        let open: Vec<&str> = step
            .items
            .iter()
            .filter(|item| item.state() == ItemState::Open)
            .map(|item| item.text.as_str())
            .collect();
        if !open.is_empty() {
            all.push(format!("left open: {}", open.join("; ")));
        }
    }
    for item in &step.items {
        let Some(mark) = &item.mark else { continue };
        if mark.state == ItemState::NotApplicable {
            let why = mark.comment.clone().unwrap_or_default();
            all.push(format!("not applicable: {} ({why})", item.text));
        }
        if mark.state == ItemState::Done && run.ended.is_some_and(|ended| mark.at > ended) {
            all.push(format!("ticked after its end: {}", item.text));
        }
    }
    all
}

fn past(status: &RunStatus) -> &'static str {
    match status {
        RunStatus::TimedOut => "timed out",
        RunStatus::Cancelled => "was cancelled",
        RunStatus::Rejected => "was rejected",
        _ => "failed",
    }
}
