use super::{RunStatus, StepRun};
use crate::ids::ExecutionId;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// An execution of a runbook, as the store has it. All texts are untrusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Execution {
    /// Which.
    pub id: ExecutionId,
    /// The document that runs.
    pub document: String,
    /// Its version that runs.
    pub version: String,
    /// How far it is.
    pub status: RunStatus,
    /// When it began.
    pub started: Option<Timestamp>,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// The principal that started it, as the store names it.
    pub started_by: Option<String>,
    /// Why it failed.
    pub failure: Option<String>,
    /// What it was started with.
    pub parameters: BTreeMap<String, Vec<String>>,
    /// What came out of it.
    pub outputs: BTreeMap<String, Vec<String>>,
    /// Runs of its steps: one of each step in the document's order, then those that came again.
    pub steps: Vec<StepRun>,
    /// How many runs of a step were left out.
    pub left_out: BTreeMap<String, usize>,
}

impl Execution {
    /// How many runs of steps are kept.
    pub const MOST_RUNS: usize = 400;
    /// How many runs of one step are kept.
    const MOST_OF_ONE: usize = 5;

    /// The same with the first and the latest runs of each step only: a runbook that leads back to itself runs its steps
    /// a thousand times.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        if self.steps.len() <= Self::MOST_RUNS {
            return self;
        }
        let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
        for run in &self.steps {
            counts.entry(run.name.clone()).or_default().1 += 1;
        }
        let left_out = &mut self.left_out;
        self.steps.retain(|run| {
            let Some((seen, all)) = counts.get_mut(&run.name) else {
                return true;
            };
            *seen += 1;
            let keeps = *seen == 1 || *all - *seen < Self::MOST_OF_ONE - 1;
            if !keeps {
                *left_out.entry(run.name.clone()).or_default() += 1;
            }
            keeps
        });
        self
    }

    /// The run of that id.
    pub fn run(&self, id: &str) -> Option<&StepRun> {
        self.steps.iter().find(|run| run.id == id)
    }

    /// The step that waits for somebody.
    pub fn waiting(&self) -> Option<&StepRun> {
        if self.status.is_over() {
            return None;
        }
        self.steps.iter().find(|run| run.waits())
    }

    /// The names of its steps, each once, in the order of their first runs.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for run in &self.steps {
            if !names.contains(&run.name.as_str()) {
                names.push(&run.name);
            }
        }
        names
    }

    /// A step's place among all, from 1, and how many there are.
    pub fn place(&self, name: &str) -> (usize, usize) {
        let names = self.names();
        let at = names.iter().position(|one| *one == name).unwrap_or(names.len());
        (at + 1, names.len())
    }

    /// The latest step that went wrong, if the execution did.
    pub fn broken(&self) -> Option<&StepRun> {
        let failed = |run: &&StepRun| run.status.is_failure();
        self.status
            .is_failure()
            .then(|| self.steps.iter().filter(failed).max_by_key(|run| run.ended))
            .flatten()
    }
}
