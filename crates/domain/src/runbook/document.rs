use serde::{Deserialize, Serialize};

/// A version of a runbook's document. All texts are untrusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// The version.
    pub version: String,
    /// What it is for, in Markdown.
    pub description: Option<String>,
    /// Its steps in its order.
    pub steps: Vec<DocumentStep>,
}

/// A step of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentStep {
    /// Its name.
    pub name: String,
    /// Its action, such as `aws:pause`.
    pub action: String,
    /// What is to be done, in Markdown.
    pub description: Option<String>,
}

impl Document {
    /// The step of that name.
    pub fn step(&self, name: &str) -> Option<&DocumentStep> {
        self.steps.iter().find(|step| step.name == name)
    }
}
