//! One step out of `mainSteps`.

use serde_json::Value;

use super::{Action, Afterwards, ContentError, OutputOf, Step};

/// The types that an output can have. Authority: the actions' pages.
const KINDS: &[&str] = &[
    "String",
    "Integer",
    "Boolean",
    "StringList",
    "StringMap",
    "MapList",
];

/// Actions that the cancellation of a step may not lead to stand in the User Guide, "onCancel"; of those that are run
/// here, these.
const NOT_AFTER_CANCEL: &[Action] = &[Action::Approve, Action::Pause, Action::Sleep];

pub(super) fn step(number: usize, declared: &Value) -> Result<Step, ContentError> {
    let name = declared["name"].as_str().unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if name.is_empty() || name.len() > 128 || !name.chars().all(plain) {
        return Err(ContentError::Name(number));
    }
    let action = action(name, declared)?;
    let inputs = declared["inputs"].as_object().cloned().unwrap_or_default();
    let missing = |input: &&&str| inputs.get(**input).is_none_or(Value::is_null);
    if let Some(input) = action.required().iter().find(missing) {
        let (step, action) = (name.to_owned(), action.wire());
        return Err(ContentError::Input { step, action, input });
    }
    let invalid = |property: &'static str| ContentError::Property {
        step: name.to_owned(),
        property,
        value: declared[property].to_string(),
    };
    if action == Action::Sleep && inputs.contains_key("Duration") == inputs.contains_key("Timestamp") {
        return Err(invalid("inputs"));
    }
    let number = |property: &'static str, most: i64| match declared.get(property) {
        None | Some(Value::Null) => Ok(None),
        Some(given) => whole(given)
            .filter(|number| (1..=most).contains(number))
            .map(Some)
            .ok_or_else(|| invalid(property)),
    };
    let flag = |property: &'static str| match declared.get(property) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(flag)) => Ok(Some(*flag)),
        Some(Value::String(text)) => text.parse().map(Some).map_err(|_| invalid(property)),
        Some(_) => Err(invalid(property)),
    };
    let attempts = number("maxAttempts", 100)?.unwrap_or(1);
    Ok(Step {
        name: name.to_owned(),
        action,
        outputs: outputs(declared).ok_or_else(|| invalid("outputs"))?,
        max_attempts: u64::try_from(attempts).unwrap_or(1),
        timeout_s: number("timeoutSeconds", action.timeouts().0)?,
        on_failure: afterwards(&declared["onFailure"], true).map_err(|()| invalid("onFailure"))?,
        on_cancel: afterwards(&declared["onCancel"], false).map_err(|()| invalid("onCancel"))?,
        is_critical: flag("isCritical")?,
        is_end: flag("isEnd")?.unwrap_or(false),
        next: declared["nextStep"].as_str().map(str::to_owned),
        inputs,
    })
}

/// Whether a cancellation may lead to this action.
pub(super) fn may_follow_cancel(action: Action) -> bool {
    !NOT_AFTER_CANCEL.contains(&action)
}

fn action(step: &str, declared: &Value) -> Result<Action, ContentError> {
    let named = declared["action"].as_str().unwrap_or_default();
    Action::ALL
        .into_iter()
        .find(|action| action.wire() == named)
        .ok_or_else(|| ContentError::Action {
            step: step.to_owned(),
            action: named.to_owned(),
        })
}

fn outputs(declared: &Value) -> Option<Vec<OutputOf>> {
    let Some(outputs) = declared.get("outputs") else {
        return Some(Vec::new());
    };
    let one = |output: &Value| {
        let kind = output["Type"].as_str().unwrap_or("String");
        Some(OutputOf {
            name: output["Name"]
                .as_str()
                .filter(|name| !name.is_empty())?
                .to_owned(),
            selector: output["Selector"]
                .as_str()
                .filter(|path| path.starts_with('$'))?
                .to_owned(),
            kind: KINDS.contains(&kind).then(|| kind.to_owned())?,
        })
    };
    outputs.as_array()?.iter().map(one).collect()
}

/// What is declared, or nothing where nothing is; `Err` for what is no way to go on.
fn afterwards(declared: &Value, may_continue: bool) -> Result<Option<Afterwards>, ()> {
    match declared.as_str() {
        None if declared.is_null() => Ok(None),
        Some("Abort") => Ok(Some(Afterwards::Abort)),
        Some("Continue") if may_continue => Ok(Some(Afterwards::Continue)),
        Some(text) => {
            let name = text.strip_prefix("step:").ok_or(())?;
            Ok(Some(Afterwards::Step(name.trim().to_owned())))
        }
        None => Err(()),
    }
}

/// A number, also written as a text.
fn whole(given: &Value) -> Option<i64> {
    given
        .as_i64()
        .or_else(|| given.as_str().and_then(|text| text.parse().ok()))
}
