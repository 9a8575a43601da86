//! The forms about an item and a step.

use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::MadeField;
use domain::evidence::EvidenceFile;
use domain::runbook::{ItemState, ItemView, StepView};
use leptos::prelude::*;

/// How an item is, more about it, and what shows it.
pub fn say_item(item: &ItemView, files: &[EvidenceFile], refused: Option<String>) -> ServedForm {
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
        {evidence("item-evidence", files)}
    };
    ServedForm {
        title: "About an item".to_owned(),
        html: markup(body.into_any()),
        cost: "On the record at once, with your name and the time. What was said before stays there too."
            .to_owned(),
        says: "Save".to_owned(),
        reason: "Comment, or why it does not apply".to_owned(),
        optional: true,
        refused,
        device: String::new(),
    }
}

/// A remark on a step.
pub fn remark(step: &StepView, files: &[EvidenceFile], refused: Option<String>) -> ServedForm {
    ServedForm {
        title: format!("Remark on step {}", step.name),
        html: markup(evidence("remark-evidence", files)),
        cost: "On the record at once, and among the incident's notes in AWS.".to_owned(),
        says: "Save the remark".to_owned(),
        reason: "Remark".to_owned(),
        optional: false,
        refused,
        device: String::new(),
    }
}

/// A file of the incident that shows it.
fn evidence(id: &str, files: &[EvidenceFile]) -> AnyView {
    let choice = |file: &EvidenceFile| {
        let short: String = file.sha256.chars().take(8).collect();
        (file.sha256.clone(), format!("{} ({short}…)", file.name))
    };
    MadeField {
        id: id.to_owned(),
        name: "evidence",
        label: "Shown by".to_owned(),
        optional: true,
        hint: Some(if files.is_empty() {
            "Attach a file in the timeline first; then it can be chosen here."
        } else {
            "A file attached to this incident"
        }),
        ..MadeField::default()
    }
    .choice(files.iter().map(choice).collect())
}
