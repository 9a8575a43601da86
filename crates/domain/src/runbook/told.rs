use super::{KeptRun, RunStatus, StepRun};
use crate::time::Timestamp;

/// What a timeline tells of a runbook: a step that waits or is over, by its run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The step's run.
    pub run: String,
    /// When.
    pub at: Timestamp,
    /// In one line; untrusted text.
    pub headline: String,
    /// More about it; untrusted text.
    pub detail: String,
    /// Whether it belongs to the story: what people do, and what went wrong.
    pub story: bool,
}

impl Told {
    /// All that is to be told of an execution, in the order of its steps.
    pub fn of(kept: &KeptRun) -> Vec<Self> {
        let Some(execution) = &kept.execution else {
            return Vec::new();
        };
        let document = format!("{} version {}", execution.document, execution.version);
        let steps = execution.steps.iter();
        steps.filter_map(|run| Self::of_run(run, &document)).collect()
    }

    fn of_run(run: &StepRun, document: &str) -> Option<Self> {
        let name = &run.name;
        let (at, headline) = if run.waits() {
            (run.started?, format!("Runbook waits at {name}"))
        } else {
            let word = run.status.word();
            match run.status {
                RunStatus::Pending | RunStatus::InProgress | RunStatus::Waiting | RunStatus::Other(_) => {
                    return None;
                }
                _ => (run.ended?, format!("Runbook step {name} {word}")),
            }
        };
        let why = run.failure.as_ref().map(|failure| failure.message.as_str());
        let detail = match why.filter(|_| run.status.is_failure()) {
            Some(why) => format!("{document} · {why}"),
            None => document.to_owned(),
        };
        Some(Self {
            run: run.id.clone(),
            at,
            headline,
            detail,
            story: run.is_manual() || run.status.is_failure(),
        })
    }
}
