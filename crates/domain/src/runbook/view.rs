use super::{
    Block, Deviation, Document, Ended, Execution, ItemMark, ItemState, KeptRun, Marks, StepRun, deviations,
    instructions, resolve,
};
use crate::actor::Who;
use crate::evidence::EvidenceFile;
use crate::ids::IncidentId;
use crate::rights::Rights;
use crate::time::Timestamp;
use std::collections::BTreeMap;

/// How much of an item the record quotes.
const QUOTED: usize = 200;

/// An item of a manual step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemView {
    /// Its place in the step, from 0.
    pub number: u32,
    /// What it says, in one line.
    pub text: String,
    /// What was said last of it.
    pub mark: Option<ItemMark>,
}

impl ItemView {
    /// How it is.
    pub fn state(&self) -> ItemState {
        self.mark.as_ref().map_or(ItemState::Open, |mark| mark.state)
    }
}

/// A step: its instructions, its latest run, and what people said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// Its name; untrusted text.
    pub name: String,
    /// Its action, such as `aws:pause`.
    pub action: String,
    /// Its instructions: Markdown, with references that are still to be looked up.
    pub blocks: Vec<Block>,
    /// The items among them, of a step that people do.
    pub items: Vec<ItemView>,
    /// Its latest run; `None` where the store tells of none.
    pub run: Option<StepRun>,
    /// How many runs there were before that.
    pub earlier: usize,
    /// What was said of it.
    pub remarks: Vec<ItemMark>,
    /// Who brought it to its end from here.
    pub ended: Option<Ended>,
    /// Whether the running version of the document has it.
    pub in_document: bool,
}

impl StepView {
    /// Whether people do it.
    pub fn is_manual(&self) -> bool {
        matches!(self.action.as_str(), "aws:pause" | "aws:approve")
    }

    /// How many of its items are in that state.
    pub fn count(&self, state: ItemState) -> usize {
        self.items.iter().filter(|item| item.state() == state).count()
    }

    /// How its items are, in a line; `None` where it has none.
    pub fn tally(&self) -> Option<String> {
        let all = self.items.len();
        if all == 0 {
            return None;
        }
        let skipped: Vec<String> = self
            .items
            .iter()
            .filter(|item| item.state() == ItemState::NotApplicable)
            .map(|item| {
                let why = item.mark.as_ref().and_then(|mark| mark.comment.clone());
                format!("{} ({})", item.text, why.unwrap_or_default())
            })
            .collect();
        let mut parts = vec![format!("{} of {all} items done", self.count(ItemState::Done))];
        if !skipped.is_empty() {
            parts.push(format!("not applicable: {}", skipped.join("; ")));
        }
        let open = self.count(ItemState::Open);
        if open > 0 {
            parts.push(format!("{open} left open"));
        }
        Some(parts.join(" · "))
    }
}

/// An execution with its document and what people said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExecutionView {
    /// What is kept of it.
    pub kept: KeptRun,
    /// Its steps in the document's order, then those that the document lacks.
    pub steps: Vec<StepView>,
    /// What references in the instructions stand for.
    pub values: BTreeMap<String, String>,
    /// Whether the document's running version is known.
    pub documented: bool,
    /// How it went otherwise than the document has it.
    pub deviations: Vec<Deviation>,
}

impl ExecutionView {
    /// Puts an execution together.
    pub fn of(kept: &KeptRun, document: Option<&Document>, marks: &Marks) -> Self {
        let values = kept.execution.as_ref().map(values).unwrap_or_default();
        let mut view = Self {
            steps: steps(kept.execution.as_ref(), document, marks, &values),
            kept: kept.clone(),
            values,
            documented: document.is_some(),
            deviations: Vec::new(),
        };
        view.deviations = deviations(&view);
        view
    }

    /// The step that has that run as its latest.
    pub fn step_of(&self, run: &str) -> Option<&StepView> {
        let is = |step: &&StepView| step.run.as_ref().is_some_and(|one| one.id == run);
        self.steps.iter().find(is)
    }

    /// The step to look at: the one that waits, runs, or went wrong last.
    pub fn current(&self) -> Option<&StepView> {
        let execution = self.kept.execution.as_ref()?;
        let wanted = execution
            .waiting()
            .or_else(|| {
                execution
                    .steps
                    .iter()
                    .find(|run| run.started.is_some() && !run.status.is_over())
            })
            .or_else(|| execution.broken())?;
        self.step_of(&wanted.id)
    }

    /// How many steps are over, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let over = |step: &&StepView| step.run.as_ref().is_some_and(|run| run.status.is_over());
        (self.steps.iter().filter(over).count(), self.steps.len())
    }

    /// References in the instructions that lead nowhere, each once.
    pub fn unknown(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let blocks = self.steps.iter().flat_map(|step| &step.blocks);
        for block in blocks {
            let (Block::Text(text) | Block::Item(text)) = block;
            for part in super::parts(text, &self.values) {
                if let super::Part::Unknown(name) = part
                    && !all.contains(&name)
                {
                    all.push(name);
                }
            }
        }
        all
    }
}

/// The runbook pane of an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunbookView {
    /// The incident.
    pub incident: IncidentId,
    /// Its executions: the one that runs first, then the latest.
    pub executions: Vec<ExecutionView>,
    /// Evidence files of the incident, which a step can show.
    pub evidence: Vec<EvidenceFile>,
    /// Why the incident can't be changed in the store any more.
    pub closed: Option<String>,
    /// When all of it was read last.
    pub read: Option<Timestamp>,
    /// The reader.
    pub me: Who,
    /// What the reader may do.
    pub rights: Rights,
    /// The server's clock.
    pub clock: Timestamp,
}

/// What references stand for: parameters by name, outputs as `Step.Output`, of the latest run that has them.
fn values(execution: &Execution) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    values.insert("automation:EXECUTION_ID".to_owned(), execution.id.to_string());
    for (name, texts) in &execution.parameters {
        values.insert(name.clone(), texts.join(", "));
    }
    for run in execution.steps.iter().filter(|run| run.ended.is_some()) {
        for (name, texts) in &run.outputs {
            values.insert(format!("{}.{name}", run.name), texts.join(", "));
        }
    }
    values
}

fn steps(
    execution: Option<&Execution>,
    document: Option<&Document>,
    marks: &Marks,
    values: &BTreeMap<String, String>,
) -> Vec<StepView> {
    let mut names: Vec<&str> = document
        .iter()
        .flat_map(|document| document.steps.iter().map(|step| step.name.as_str()))
        .collect();
    for name in execution.map(Execution::names).unwrap_or_default() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
        .into_iter()
        .map(|name| {
            let described = document.and_then(|document| document.step(name));
            let runs: Vec<&StepRun> = execution
                .iter()
                .flat_map(|one| one.steps.iter().filter(|run| run.name == name))
                .collect();
            // The latest that began; one that is only to come tells less than one that was.
            let run = runs
                .iter()
                .rev()
                .find(|run| run.started.is_some())
                .or(runs.last());
            let action = described.map(|step| &step.action).or(run.map(|run| &run.action));
            let blocks = described
                .and_then(|step| step.description.as_deref())
                .map(|text| instructions(text).0)
                .unwrap_or_default();
            let id = run.map(|run| run.id.as_str()).unwrap_or_default();
            let begun = runs.iter().filter(|run| run.started.is_some()).count();
            let left_out = execution.and_then(|one| one.left_out.get(name).copied());
            let left_out = left_out.unwrap_or_default();
            let mut step = StepView {
                name: name.to_owned(),
                action: action.cloned().unwrap_or_default(),
                blocks,
                items: Vec::new(),
                run: run.map(|run| (*run).clone()),
                earlier: begun.saturating_sub(1) + left_out,
                remarks: marks.remarks(id).to_vec(),
                ended: marks.ended(id).cloned(),
                in_document: described.is_some(),
            };
            if step.is_manual() {
                step.items = items(&step.blocks, id, marks, values);
            }
            step
        })
        .collect()
}

fn items(blocks: &[Block], run: &str, marks: &Marks, values: &BTreeMap<String, String>) -> Vec<ItemView> {
    let texts = blocks.iter().filter_map(|block| match block {
        Block::Item(text) => Some(text),
        Block::Text(_) => None,
    });
    (0_u32..)
        .zip(texts)
        .map(|(number, text)| {
            let line = text.lines().next().unwrap_or_default();
            ItemView {
                number,
                text: resolve(line, values)
                    .chars()
                    .filter(|c| !c.is_control())
                    .take(QUOTED)
                    .collect(),
                mark: marks.item(run, number).cloned(),
            }
        })
        .collect()
}
