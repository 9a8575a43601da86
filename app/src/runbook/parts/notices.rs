use crate::ui::{Told, moment};
use domain::runbook::ExecutionView;
use domain::time::Timestamp;
use leptos::prelude::*;

/// What stands between the reader and the execution: it could not be read, AWS has it no longer, its document is
/// unknown, another version is the default now, references lead nowhere.
pub fn notices(one: &ExecutionView, now: Timestamp) -> AnyView {
    let kept = &one.kept;
    let mut all = Vec::new();
    let mut say = |class: &'static str, title: &'static str, text: AnyView| {
        all.push(view! {
            <div class=format!("notice {class}") role="note">
                <p><b>{title}</b> " " {text}</p>
            </div>
        });
    };
    let since = |what: &str| match kept.read {
        Some(read) => {
            view! { {format!("{what} Shown as of ")} {moment(read, Told::Clock, now)} "." }.into_any()
        }
        None => what.to_owned().into_any(),
    };
    if let Some(gone) = kept.gone {
        let text = view! {
            "This was found " {moment(gone, Told::Date, now)} ". "
            {since("Nothing of it can be continued.")}
        };
        say(
            "notice-failed",
            "AWS knows this execution no longer.",
            text.into_any(),
        );
    }
    if let Some(error) = &kept.error {
        let text = view! { <bdi>{format!("{error}. ")}</bdi> {since("")} };
        say("notice-stale", "It could not be read.", text.into_any());
    }
    if let (Some(error), false) = (&kept.document_error, one.documented) {
        let text =
            view! { <bdi>{format!("{error}.")}</bdi> " Its steps are shown without what they ask for." };
        say(
            "notice-stale",
            "Its instructions could not be read.",
            text.into_any(),
        );
    }
    if let (Some(execution), Some(newer)) = (&kept.execution, &kept.default_version)
        && *newer != execution.version
        && kept.runs()
    {
        let text = format!(
            "Version {newer} is the document's default now; this execution stays with version {}, and so does this page.",
            execution.version
        );
        say("", "The document was changed.", text.into_any());
    }
    let unknown = one.unknown();
    if !unknown.is_empty() {
        let text = format!(
            "{} in the instructions: no step or parameter gave it. The document is shown as it is.",
            unknown.join(", ")
        );
        say(
            "",
            "A reference leads nowhere:",
            view! { <bdi>{text}</bdi> }.into_any(),
        );
    }
    all.into_any()
}
