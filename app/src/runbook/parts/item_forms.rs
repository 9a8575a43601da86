//! The forms about an item and a step.

use crate::context::markup;
use crate::live::ServedForm;
use crate::paths;
use crate::ui::{Icon, MadeField};
use domain::evidence::EvidenceFile;
use domain::rights::Right;
use domain::runbook::{ItemState, ItemView, RunbookView, StepView};
use leptos::prelude::*;

/// How an item is, more about it, and what shows it.
pub fn say_item(item: &ItemView, view: &RunbookView) -> ServedForm {
    let choice = |(value, says, means, state): (&'static str, &'static str, &'static str, ItemState)| {
        view! {
            <label class="choice">
                <input type="radio" name="to" value=value checked=item.state() == state />
                <span>
                    <b>{says}</b>
                    <span>{means}</span>
                </span>
            </label>
        }
    };
    let all = [
        ("done", "Done", "Somebody did it", ItemState::Done),
        ("open", "Open", "It is still to be done", ItemState::Open),
        (
            "not-applicable",
            "Not applicable",
            "It makes no sense here; say why",
            ItemState::NotApplicable,
        ),
    ];
    let seen = item.mark.as_ref().map(|mark| mark.entry.to_string());
    let body = view! {
        <p><bdi>{item.text.clone()}</bdi></p>
        <input type="hidden" name="seen" value=seen.unwrap_or_default() />
        <fieldset class="field">
            <legend>"It is"</legend>
            {all.into_iter().map(choice).collect::<Vec<_>>()}
        </fieldset>
        {evidence("item-evidence", view)}
    };
    ServedForm {
        title: "About an item".to_owned(),
        html: markup(body.into_any()),
        cost: "On the record at once, with your name and the time. What was said before stays there too."
            .to_owned(),
        says: "Save".to_owned(),
        reason: "Comment, or why it does not apply".to_owned(),
        optional: true,
        refused: view.rights.refusal(Right::Write),
        device: String::new(),
    }
}

/// A remark on a step.
pub fn remark(step: &StepView, view: &RunbookView) -> ServedForm {
    ServedForm {
        title: format!("Remark on step {}", step.name),
        html: markup(evidence("remark-evidence", view)),
        cost: "On the record at once, and among the incident's notes in AWS.".to_owned(),
        says: "Save the remark".to_owned(),
        reason: "Remark".to_owned(),
        optional: false,
        refused: view.rights.refusal(Right::Write),
        device: String::new(),
    }
}

/// A file of the incident that shows it: one that is attached, or is attached now.
fn evidence(id: &'static str, view: &RunbookView) -> AnyView {
    let choice = |file: &EvidenceFile| {
        let short: String = file.sha256.chars().take(8).collect();
        (file.sha256.clone(), format!("{} ({short}…)", file.name))
    };
    let field = MadeField {
        id: id.to_owned(),
        name: "evidence",
        label: "Shown by".to_owned(),
        optional: true,
        hint: Some("A file attached to this incident"),
        ..MadeField::default()
    };
    view! {
        {field.choice(view.evidence.iter().map(choice).collect())}
        <p class="field-file">
            <label class="btn btn-small">
                <Icon name="clip" />
                <span>" Attach a file…"</span>
                <input class="sr" type="file" data-attaches=paths::attach_evidence(&view.incident) data-into=id />
            </label>
            <span class="hint" role="status"></span>
        </p>
    }
    .into_any()
}
