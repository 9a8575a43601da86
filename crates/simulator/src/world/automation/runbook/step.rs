//! A step of a runbook.

use serde_json::{Map, Value};

/// The actions that are run. Authority: Systems Manager User Guide, "Automation actions reference".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Approve,
    AssertProperty,
    Branch,
    ExecuteApi,
    InvokeFunction,
    Pause,
    Sleep,
    WaitForProperty,
}

impl Action {
    pub(super) const ALL: [Self; 8] = [
        Self::Approve,
        Self::AssertProperty,
        Self::Branch,
        Self::ExecuteApi,
        Self::InvokeFunction,
        Self::Pause,
        Self::Sleep,
        Self::WaitForProperty,
    ];

    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::Approve => "aws:approve",
            Self::AssertProperty => "aws:assertAwsResourceProperty",
            Self::Branch => "aws:branch",
            Self::ExecuteApi => "aws:executeAwsApi",
            Self::InvokeFunction => "aws:invokeLambdaFunction",
            Self::Pause => "aws:pause",
            Self::Sleep => "aws:sleep",
            Self::WaitForProperty => "aws:waitForAwsResourceProperty",
        }
    }

    pub(super) const fn required(self) -> &'static [&'static str] {
        match self {
            Self::Approve => &["Approvers"],
            Self::AssertProperty | Self::WaitForProperty => {
                &["Service", "Api", "PropertySelector", "DesiredValues"]
            }
            Self::Branch => &["Choices"],
            Self::ExecuteApi => &["Service", "Api"],
            Self::InvokeFunction => &["FunctionName"],
            Self::Pause | Self::Sleep => &[],
        }
    }

    /// How long a step may take at most, in seconds, and how long it may take unless it says so; both from the pages of
    /// the actions. Where none is stated, a day (*assumed*).
    pub(crate) const fn timeouts(self) -> (i64, i64) {
        match self {
            Self::Approve | Self::Pause => (2_592_000, 604_800),
            Self::Sleep => (604_800, 604_800),
            Self::InvokeFunction => (300, 300),
            Self::WaitForProperty => (604_800, 3_600),
            Self::AssertProperty | Self::Branch | Self::ExecuteApi => (86_400, 3_600),
        }
    }
}

/// Where the automation goes on after a failure or a cancellation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Afterwards {
    Abort,
    Continue,
    Step(String),
}

impl Afterwards {
    pub(crate) fn wire(&self) -> String {
        match self {
            Self::Abort => "Abort".to_owned(),
            Self::Continue => "Continue".to_owned(),
            Self::Step(name) => format!("step:{name}"),
        }
    }
}

/// An output that a step picks out of its action's answer.
#[derive(Clone, Debug)]
pub(crate) struct OutputOf {
    pub name: String,
    pub selector: String,
    pub kind: String,
}

impl OutputOf {
    /// The value as the declared type; a text takes any value, another type only its own.
    pub(crate) fn typed(&self, value: Value) -> Option<Value> {
        let fits = match self.kind.as_str() {
            "Integer" => value.is_i64(),
            "Boolean" => value.is_boolean(),
            "StringList" | "MapList" => value.is_array(),
            "StringMap" => value.is_object(),
            _ => {
                return Some(
                    value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned)
                        .into(),
                );
            }
        };
        fits.then_some(value)
    }
}

/// A step as the runbook declares it.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub name: String,
    pub action: Action,
    pub inputs: Map<String, Value>,
    pub outputs: Vec<OutputOf>,
    pub max_attempts: u64,
    /// As declared; `None` is the action's default.
    pub timeout_s: Option<i64>,
    pub on_failure: Option<Afterwards>,
    pub on_cancel: Option<Afterwards>,
    pub is_critical: Option<bool>,
    pub is_end: bool,
    pub next: Option<String>,
}

impl Step {
    pub(crate) fn timeout_ms(&self) -> i64 {
        self.timeout_s.unwrap_or(self.action.timeouts().1) * 1000
    }

    /// Whether its failure fails the automation. User Guide, "Properties shared by all actions": unless it is stated, a
    /// step that continues on failure is not critical, any other is.
    pub(crate) fn counts(&self) -> bool {
        self.is_critical
            .unwrap_or(self.on_failure != Some(Afterwards::Continue))
    }
}
