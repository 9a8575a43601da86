//! Systems Manager's errors. All have the status 400 and their text in `Message`; the model gives them nothing else.

use crate::wire::Refusal;

pub(crate) fn refused(code: &str, message: &str) -> Refusal {
    Refusal::new(400, code, message).with("Message", message)
}

pub(crate) fn execution_not_found(id: &str) -> Refusal {
    let message = format!("Automation execution {id} doesn't exist.");
    refused("AutomationExecutionNotFoundException", &message)
}

pub(super) fn no_document(name: &str) -> Refusal {
    refused(
        "InvalidDocument",
        &format!("Document with name {name} does not exist."),
    )
}

pub(super) fn no_version(name: &str, version: &str) -> Refusal {
    let message = format!("Document {name} has no version {version}.");
    refused("InvalidDocumentVersion", &message)
}
