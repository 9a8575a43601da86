//! The forms about an item and a step.

use crate::context::markup;
use crate::live::ServedForm;
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
    let body = view! {
        <p><bdi>{item.text.clone()}</bdi></p>
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
fn evidence(id: &'static str, files: &[EvidenceFile]) -> AnyView {
    let option = |file: &EvidenceFile| {
        let short: String = file.sha256.chars().take(8).collect();
        view! { <option value=file.sha256.clone()>{format!("{} ({short}…)", file.name)}</option> }
    };
    let hint = if files.is_empty() {
        "Attach a file in the timeline first; then it can be chosen here."
    } else {
        "Files attached to this incident"
    };
    view! {
        <div class="field">
            <label for=id>"Shown by" <span class="optional">" optional"</span></label>
            <select class="input" id=id name="evidence" aria-describedby=format!("{id}-hint")>
                <option value="">"no file"</option>
                {files.iter().map(option).collect::<Vec<_>>()}
            </select>
            <p class="hint" id=format!("{id}-hint")>{hint}</p>
        </div>
    }
    .into_any()
}
