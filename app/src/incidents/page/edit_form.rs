use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::MadeField;
use domain::incident::{Impact, IncidentRecord};
use domain::rights::{Right, Rights};
use domain::text::{Summary, Title};
use leptos::prelude::*;

/// Changes title, summary and impact. What the form showed when it was opened is sent along, so that what somebody else
/// changes meanwhile is a `conflict`, never overwritten; `mine` is the form of somebody who saw theirs and keeps their own.
pub fn edit(record: &IncidentRecord, of: &str, rights: &Rights) -> ServedForm {
    let summary = record.summary.clone().unwrap_or_default();
    let number = record.impact.number().to_string();
    // Kept with what is typed, so that a conflict is still found after a reload.
    let keep = if of == "mine" { "anew" } else { "" };
    let seen = |name: &'static str, value: String| {
        view! { <input type="hidden" name=name value=value data-keep=keep /> }
    };
    let title = MadeField {
        id: "edit-title".to_owned(),
        name: "title",
        label: "Title".to_owned(),
        hint: Some("What happened, in one line"),
        value: record.title.clone(),
        limit: Some(Title::LIMIT),
        ..MadeField::default()
    };
    let impact = MadeField {
        id: "edit-impact".to_owned(),
        name: "impact",
        label: "Impact".to_owned(),
        value: number.clone(),
        ..MadeField::default()
    };
    let area = MadeField {
        id: "edit-summary".to_owned(),
        name: "summary",
        label: "Summary".to_owned(),
        optional: true,
        value: summary.clone(),
        limit: Some(Summary::LIMIT),
        ..MadeField::default()
    };
    let fields = view! {
        {seen("seen_title", record.title.clone())}
        {seen("seen_summary", summary)}
        {seen("seen_impact", number)}
        {(of == "conflict").then(|| conflict(record))}
        {title.line()}
        {impact.choice(impacts())}
        {area.area(5)}
    };
    ServedForm {
        title: "Edit title, summary and impact".to_owned(),
        html: markup(fields.into_any()),
        cost: "Changed in AWS; everybody who is here sees it at once.".to_owned(),
        says: "Save".to_owned(),
        refused: rights.refusal(Right::ChangeRecord),
        ..ServedForm::default()
    }
}

fn impacts() -> Vec<(String, String)> {
    Impact::ALL
        .into_iter()
        .map(|one| (one.number().to_string(), impact_text(one)))
        .collect()
}

fn impact_text(impact: Impact) -> String {
    format!("{} · {}", impact.number(), impact.word())
}

/// What somebody else stored meanwhile beside what is typed here. Both stay until the reader chooses.
fn conflict(stored: &IncidentRecord) -> AnyView {
    view! {
        <div class="conflict" role="alert">
            <p>"Somebody changed this meanwhile. Nothing was overwritten: choose."</p>
            <div>
                <h3>"Stored now"</h3>
                <p><bdi>{stored.title.clone()}</bdi></p>
                <p>"Impact " {impact_text(stored.impact)}</p>
                <p><bdi>{stored.summary.clone()}</bdi></p>
                <button class="btn btn-small" type="button" data-again="" data-forget="">
                    "Take theirs"
                </button>
            </div>
            <div>
                <h3>"Yours"</h3>
                <p><bdi data-mirrors="title"></bdi></p>
                <p>"Impact " <span data-mirrors="impact"></span></p>
                <p><bdi data-mirrors="summary"></bdi></p>
                <button class="btn btn-small" type="button" data-again="mine">
                    "Keep mine, then save"
                </button>
            </div>
        </div>
    }
    .into_any()
}
