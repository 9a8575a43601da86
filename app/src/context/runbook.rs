//! What the runbook pane is made from, and what its forms send.

use super::{console, entry_id, failed, finished, incident_id, markup, reason_if_any, told};
use crate::error::AppError;
use crate::live::{ServedForm, ServedPane};
use domain::actor::Actor;
use domain::ids::{ExecutionId, InvalidId};
use domain::runbook::{ItemState, RunbookView};
use leptos::prelude::AnyView;
use response::ResponseError;
use response::ports::{RunbookStart, StoreError};
use response::runbooks::{self, ItemSaid};
use std::collections::BTreeMap;

fn invalid(field: &str, reason: String) -> AppError {
    told(AppError::Invalid {
        field: field.to_owned(),
        reason,
    })
}

/// The pane.
pub async fn runbook_pane(
    actor: &Actor,
    incident: &str,
    pane: fn(&RunbookView) -> AnyView,
) -> Result<ServedPane, AppError> {
    let id = incident_id(incident)?;
    let view = runbooks::view(&console()?, actor, &id).await.map_err(failed)?;
    Ok(ServedPane::of(markup(pane(&view)), None))
}

/// A form of the pane, with what is so now.
pub async fn runbook_form(
    actor: &Actor,
    incident: &str,
    (kind, of): (&str, &str),
    form: fn(&str, &str, &RunbookView) -> Option<ServedForm>,
) -> Result<ServedForm, AppError> {
    let id = incident_id(incident)?;
    let view = runbooks::view(&console()?, actor, &id).await.map_err(failed)?;
    let form = form(kind, of, &view).ok_or_else(|| told(AppError::NotFound))?;
    Ok(finished(form, kind, &[("incident", incident), ("of", of)]))
}

/// What a failed use case about a runbook tells the reader: what AWS doesn't have is no incident.
pub fn runbook_failed(error: ResponseError) -> AppError {
    match error {
        ResponseError::Store(error @ StoreError::NotFound { .. }) => told(AppError::Refused {
            reason: format!("{error}."),
        }),
        error => failed(error),
    }
}

/// The execution that a form is about.
pub fn execution_id(of: &str) -> Result<ExecutionId, AppError> {
    let first = of.split('/').next().unwrap_or_default();
    first
        .parse()
        .map_err(|error: InvalidId| invalid("Form", format!("{error}.")))
}

/// The run of a step that a form is about.
pub fn step_run(of: &str) -> Result<(ExecutionId, String), AppError> {
    let run = of.split('/').nth(1).unwrap_or_default();
    Ok((execution_id(of)?, run.to_owned()))
}

/// What a form says of an item.
pub fn item_said(
    of: &str,
    to: &str,
    seen: &str,
    evidence: String,
    reason: String,
) -> Result<ItemSaid, AppError> {
    let (execution, run) = step_run(of)?;
    let item = of.split('/').nth(2).and_then(|item| item.parse().ok());
    let item = item.ok_or_else(|| invalid("Form", "The form names no item.".into()))?;
    let state = match to {
        "done" => ItemState::Done,
        "open" => ItemState::Open,
        "not-applicable" => ItemState::NotApplicable,
        _ => return Err(invalid("It is", "Choose how it is.".into())),
    };
    let comment = reason_if_any(reason)?;
    if state == ItemState::NotApplicable && comment.is_none() {
        return Err(invalid(
            "Reason",
            "Say why it does not apply: the review asks for it.".into(),
        ));
    }
    Ok(ItemSaid {
        execution,
        run,
        item,
        state,
        comment,
        evidence: Some(evidence).filter(|hash| !hash.is_empty()),
        seen: (!seen.is_empty()).then(|| entry_id(seen)).transpose()?,
    })
}

/// A runbook to be started: `parameters` has a line `Name=value` for each; the same name again adds a value.
pub fn runbook_start(document: &str, version: &str, parameters: &str) -> Result<RunbookStart, AppError> {
    let document = document
        .trim()
        .parse()
        .map_err(|error: InvalidId| invalid("Document", format!("Document {error}.")))?;
    let version = version.trim();
    let digits = version.bytes().all(|byte| byte.is_ascii_digit()) && !version.starts_with('0');
    if !digits || version.len() > 9 {
        return Err(invalid(
            "Version",
            "Version must be a number, or nothing for the default one.".into(),
        ));
    }
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in parameters.lines().filter(|line| !line.trim().is_empty()) {
        let (name, value) = line.split_once('=').ok_or_else(|| {
            invalid(
                "Parameters",
                format!(
                    "Parameters must have a line Name=value for each: “{}” has no =.",
                    line.trim()
                ),
            )
        })?;
        all.entry(name.trim().to_owned())
            .or_default()
            .push(value.trim().to_owned());
    }
    Ok(RunbookStart {
        document,
        version: (!version.is_empty()).then(|| version.to_owned()),
        parameters: all,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const EXECUTION: &str = "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";

    #[test]
    fn what_a_form_is_about_is_read_part_by_part() {
        let (execution, run) = step_run(&format!("{EXECUTION}/run-1")).unwrap();
        assert_eq!((execution.as_str(), run.as_str()), (EXECUTION, "run-1"));
        let said = item_said(
            &format!("{EXECUTION}/run-1/3"),
            "done",
            "",
            String::new(),
            String::new(),
        )
        .unwrap();
        assert_eq!((said.item, said.state, said.comment), (3, ItemState::Done, None));
        for of in [
            "",
            "x",
            "../../x",
            &format!("{EXECUTION}/run/-1"),
            &format!("{EXECUTION}/run"),
        ] {
            assert_eq!(
                item_said(of, "done", "", String::new(), String::new())
                    .unwrap_err()
                    .status(),
                422,
                "{of}"
            );
        }
    }

    #[test]
    fn what_does_not_apply_says_why() {
        let of = format!("{EXECUTION}/run/0");
        let error = item_said(&of, "not-applicable", "", String::new(), " ".into()).unwrap_err();
        assert_eq!(
            error.on_field("Reason").as_deref(),
            Some("Say why it does not apply: the review asks for it.")
        );
        assert!(item_said(&of, "not-applicable", "", String::new(), "No SSH".into()).is_ok());
        assert_eq!(
            item_said(&of, "maybe", "", String::new(), String::new())
                .unwrap_err()
                .status(),
            422
        );
    }

    #[test]
    fn a_start_reads_its_parameters_line_by_line() {
        let start = runbook_start(" DeviceIncident ", "3", "A=1\n\nB = x=y \nA=2").unwrap();
        assert_eq!(start.document.as_str(), "DeviceIncident");
        assert_eq!(start.version.as_deref(), Some("3"));
        assert_eq!(start.parameters["A"], ["1", "2"]);
        assert_eq!(start.parameters["B"], ["x=y"]);
        assert_eq!(runbook_start("DeviceIncident", "", "").unwrap().version, None);
        for (document, version, parameters) in [
            ("a b", "", ""),
            ("Abc", "x", ""),
            ("Abc", "0", ""),
            ("Abc", "", "x"),
        ] {
            assert_eq!(
                runbook_start(document, version, parameters).unwrap_err().status(),
                422
            );
        }
    }
}
