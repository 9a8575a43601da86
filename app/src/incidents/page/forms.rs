//! The forms of the acts on an incident as a whole.

use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::MadeField;
use domain::rights::{Right, Rights};
use leptos::prelude::*;

const CODES: [(&str, &str, &str); 5] = [
    (
        "true_positive",
        "True positive",
        "the device did it, and it should not have",
    ),
    (
        "false_positive",
        "False positive",
        "it did not happen, the detection is wrong",
    ),
    ("benign", "Benign", "it happened and is allowed"),
    (
        "duplicate",
        "Duplicate of…",
        "another incident is the one to work on",
    ),
    ("drill", "Drill", "an exercise; left out of the metrics"),
];

/// Resolves with a closing code and a reason.
pub fn resolve(rights: &Rights) -> ServedForm {
    let choice = |(name, word, means): (&'static str, &'static str, &'static str)| {
        let says = format!("Resolve as {}", word.to_lowercase().trim_end_matches(" of…"));
        view! {
            <label class="choice">
                <input type="radio" name="code" value=name data-says=says />
                <span>
                    <b>{word}</b>
                    <span>{means}</span>
                </span>
            </label>
        }
    };
    let fields = view! {
        <fieldset class="field" data-label="Closing code">
            <legend>"Closing code"</legend>
            {CODES.into_iter().map(choice).collect::<Vec<_>>()}
            <p class="error" role="alert"></p>
        </fieldset>
        <div class="of-duplicate">{other_incident("resolve-of")}</div>
    };
    ServedForm {
        title: "Resolve this incident".to_owned(),
        html: markup(fields.into_any()),
        cost: "Resolves the incident in AWS. Devices stay as they are.".to_owned(),
        says: "Resolve".to_owned(),
        reason: "Reason".to_owned(),
        refused: rights.refusal(Right::Close),
        ..ServedForm::default()
    }
}

/// Opens a resolved incident again.
pub fn reopen(rights: &Rights) -> ServedForm {
    ServedForm {
        title: "Reopen this incident".to_owned(),
        cost: "Opens the incident in AWS again. Nobody is paged by it.".to_owned(),
        says: "Reopen".to_owned(),
        reason: "Reason".to_owned(),
        refused: rights.refusal(Right::Close),
        ..ServedForm::default()
    }
}

/// Links the incident as a duplicate of another.
pub fn duplicate(rights: &Rights) -> ServedForm {
    ServedForm {
        title: "Link as a duplicate".to_owned(),
        html: markup(other_incident("duplicate-of")),
        cost: "Adds a related item in AWS. It stays open until you resolve it.".to_owned(),
        says: "Link".to_owned(),
        reason: "Reason".to_owned(),
        refused: rights.refusal(Right::Close),
        ..ServedForm::default()
    }
}

fn other_incident(id: &str) -> AnyView {
    MadeField {
        id: id.to_owned(),
        name: "of",
        label: "Other incident".to_owned(),
        hint: Some("The address of its page"),
        ..MadeField::default()
    }
    .line()
}
