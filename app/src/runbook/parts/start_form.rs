use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::MadeField;
use domain::runbook::{Execution, ExecutionView};
use leptos::prelude::*;

/// Starts a runbook; what the latest execution was started with is proposed.
pub fn start(before: Option<&ExecutionView>, refused: Option<String>) -> ServedForm {
    let before = before.and_then(|one| one.kept.execution.as_ref());
    let document = MadeField {
        id: "start-document".to_owned(),
        name: "document",
        label: "Document".to_owned(),
        hint: Some("The name of an Automation document in Systems Manager"),
        value: before.map(|one| one.document.clone()).unwrap_or_default(),
        ..MadeField::default()
    };
    let version = MadeField {
        id: "start-version".to_owned(),
        name: "version",
        label: "Version".to_owned(),
        optional: true,
        hint: Some("Without one, the document's default"),
        ..MadeField::default()
    };
    let parameters = MadeField {
        id: "start-parameters".to_owned(),
        name: "parameters",
        label: "Parameters".to_owned(),
        optional: true,
        hint: Some("A line Name=value for each; the same name again adds a value"),
        value: before.map(lines).unwrap_or_default(),
        ..MadeField::default()
    };
    let body = view! { {document.line()} {version.line()} {parameters.area(3)} };
    ServedForm {
        title: "Start a runbook".to_owned(),
        html: markup(body.into_any()),
        cost: "It runs at once, under its document's role or the console's, and may change devices. Its execution is added to the related items."
            .to_owned(),
        says: "Start".to_owned(),
        reason: "Reason".to_owned(),
        refused,
        ..ServedForm::default()
    }
}

fn lines(execution: &Execution) -> String {
    let pairs = execution.parameters.iter();
    let lines = pairs.flat_map(|(name, values)| values.iter().map(move |value| format!("{name}={value}")));
    lines.collect::<Vec<_>>().join("\n")
}
