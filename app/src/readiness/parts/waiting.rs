use super::changes::changes;
use crate::live::ShownImport;
use crate::readiness::api::{DropAnswers, TakeAnswers};
use crate::ui::{Told, moment};
use domain::containment::AnswersPreview;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The file that waits for who sent it: what it would change, what was not understood, and the two ways on.
pub fn waiting(shown: &ShownImport) -> Option<AnyView> {
    let ((_, sent), preview) = shown.waiting.as_ref().zip(shown.preview.as_ref())?;
    let wrong = preview.not_understood();
    let drop = view! {
        <form method="post" action=DropAnswers::PATH>
            <button class="btn" type="submit">"Throw it away"</button>
        </form>
    };
    Some(
        view! {
            <section class="pane" aria-labelledby="h-waiting">
                <header class="pane-head">
                    <h2 id="h-waiting">"What the file would change"</h2>
                    <span class="pane-age">"sent " {moment(*sent, Told::Ago, shown.clock)}</span>
                </header>
                <div class="pane-body import">
                    <p>{summary(preview)}</p>
                    {(wrong > 0).then(|| not_understood(preview))}
                    {changes(&preview.changes)}
                    <div class="btns">
                        {take(shown, preview)}
                        {drop}
                    </div>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn summary(preview: &AnswersPreview) -> String {
    let lines = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 line {one}"),
        count => format!("{count} lines {many}"),
    };
    let mut told = vec![lines(
        preview.changes.len(),
        "changes something",
        "change something",
    )];
    if preview.same > 0 {
        told.push(lines(preview.same, "says what is known", "say what is known"));
    }
    if preview.not_understood() > 0 {
        told.push(lines(
            preview.not_understood(),
            "was not understood",
            "were not understood",
        ));
    }
    let overwrites = match preview.overwritten() {
        0 => String::new(),
        1 => " One changes an answer that somebody gave.".to_owned(),
        count => format!(" {count} change answers that somebody gave."),
    };
    format!("{}.{overwrites}", told.join(", "))
}

fn not_understood(preview: &AnswersPreview) -> AnyView {
    let each = |error: &domain::containment::LineError| {
        view! { <li><b>{format!("Line {}:", error.line)}</b> " " <bdi>{error.why.clone()}</bdi></li> }
    };
    let more = (preview.more > 0).then(|| view! { <li>{format!("and {} more", preview.more)}</li> });
    view! {
        <div class="notice notice-failed" role="alert">
            <div>
                <b>"Not understood. Nothing is taken over unless you say so."</b>
                <ul class="line-errors">
                    {preview.errors.iter().map(each).collect::<Vec<_>>()}
                    {more}
                </ul>
            </div>
        </div>
    }
    .into_any()
}

fn take(shown: &ShownImport, preview: &AnswersPreview) -> Option<AnyView> {
    let (count, wrong) = (preview.changes.len(), preview.not_understood());
    if count == 0 {
        return None;
    }
    let says = match (count, wrong) {
        (1, 0) => "Take over 1 change".to_owned(),
        (count, 0) => format!("Take over {count} changes"),
        (1, _) => "Leave those out and take over 1 change".to_owned(),
        (count, _) => format!("Leave those out and take over {count} changes"),
    };
    let all_the_same =
        (wrong > 0).then(|| view! { <input type="hidden" name="only_understood" value="yes" /> });
    Some(
        view! {
            <form method="post" action=TakeAnswers::PATH>
                <input type="hidden" name="entry" value=shown.entry.clone() />
                <input type="hidden" name="seen" value=preview.seen.clone() />
                {all_the_same}
                <button class="btn btn-strong" type="submit">{says}</button>
            </form>
        }
        .into_any(),
    )
}
