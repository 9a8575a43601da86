//! Reads a runbook and refuses what could not be run.

use std::collections::BTreeSet;

use serde_json::Value;

use super::parse::{may_follow_cancel, step};
use super::{Afterwards, ContentError, Parameter, Step};

/// More steps than any runbook of AWS's own has (*assumed*).
const MOST_STEPS: usize = 500;

/// A runbook.
#[derive(Debug)]
pub(crate) struct Runbook {
    pub assume_role: Option<String>,
    pub parameters: Vec<Parameter>,
    pub steps: Vec<Step>,
    /// `step.output`, shown with the execution.
    pub outputs: Vec<String>,
}

impl Runbook {
    pub(crate) fn read(content: &Value) -> Result<Self, ContentError> {
        let members = content.as_object().ok_or(ContentError::NoMapping)?;
        let schema = content["schemaVersion"].as_str().unwrap_or_default();
        if schema != "0.3" {
            return Err(ContentError::Schema(schema.to_owned()));
        }
        let declared = members.get("parameters").and_then(Value::as_object);
        let parameters = declared
            .into_iter()
            .flatten()
            .map(|(name, declared)| Parameter::read(name, declared))
            .collect::<Result<_, _>>()?;
        let steps = content["mainSteps"].as_array().map_or(&[][..], Vec::as_slice);
        if steps.is_empty() || steps.len() > MOST_STEPS {
            let steps = steps.len();
            let most = MOST_STEPS;
            return Err(ContentError::Steps { steps, most });
        }
        let numbered = steps.iter().enumerate();
        let steps = numbered
            .map(|(n, declared)| step(n + 1, declared))
            .collect::<Result<Vec<_>, _>>()?;
        let outputs = content["outputs"].as_array().into_iter().flatten();
        let runbook = Self {
            assume_role: content["assumeRole"]
                .as_str()
                .filter(|role| !role.is_empty())
                .map(str::to_owned),
            parameters,
            steps,
            outputs: outputs.filter_map(Value::as_str).map(str::to_owned).collect(),
        };
        runbook.check_names()?;
        Ok(runbook)
    }

    pub(crate) fn step(&self, name: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.name == name)
    }

    /// Where a step can lead: what it names itself, or the step after it.
    pub(crate) fn successors(&self, step: usize) -> Vec<String> {
        let Some(declared) = self.steps.get(step) else {
            return Vec::new();
        };
        let choices = declared.inputs.get("Choices").and_then(Value::as_array);
        let mut names: Vec<String> = choices
            .into_iter()
            .flatten()
            .chain(declared.inputs.get("Default"))
            .filter_map(|choice| choice["NextStep"].as_str().or(choice.as_str()))
            .map(str::to_owned)
            .collect();
        if !declared.is_end && !declared.inputs.contains_key("Default") {
            let after = self.steps.get(step + 1).map(|step| step.name.clone());
            names.extend(declared.next.clone().or(after));
        }
        names.dedup();
        names
    }

    fn check_names(&self) -> Result<(), ContentError> {
        let mut known = BTreeSet::new();
        for step in &self.steps {
            if !known.insert(step.name.as_str()) {
                return Err(ContentError::Twice(step.name.clone()));
            }
        }
        for (n, step) in self.steps.iter().enumerate() {
            let named = |after: &Option<Afterwards>| match after {
                Some(Afterwards::Step(name)) => Some(name.clone()),
                _ => None,
            };
            let mut targets = self.successors(n);
            targets.extend(step.next.clone());
            targets.extend(named(&step.on_failure));
            targets.extend(named(&step.on_cancel));
            for target in targets {
                if !known.contains(target.as_str()) {
                    let step = step.name.clone();
                    return Err(ContentError::Target { step, target });
                }
            }
        }
        for step in &self.steps {
            let Some(Afterwards::Step(target)) = &step.on_cancel else {
                continue;
            };
            let leads_to = self.step(target).and_then(|n| self.steps.get(n));
            if leads_to.is_some_and(|target| !may_follow_cancel(target.action)) {
                return Err(ContentError::Property {
                    step: step.name.clone(),
                    property: "onCancel",
                    value: target.clone(),
                });
            }
        }
        for output in &self.outputs {
            let step = output.split('.').next().unwrap_or_default();
            if !known.contains(step) {
                return Err(ContentError::Output(output.clone()));
            }
        }
        Ok(())
    }
}
