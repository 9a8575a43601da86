use crate::live::{Forms, ServedSection};
use crate::runbook::api::{
    ApproveStep, AskRunbook, CancelRunbook, ContinueRunbook, GetRunbook, RejectStep, RemarkOnStep, SayItem,
    StartRunbook,
};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

static FORMS: Forms = Forms {
    path: AskRunbook::PATH,
    acts: &[
        ("continue", ContinueRunbook::PATH),
        ("approve", ApproveStep::PATH),
        ("reject", RejectStep::PATH),
        ("item", SayItem::PATH),
        ("remark", RemarkOnStep::PATH),
        ("start", StartRunbook::PATH),
        ("cancel", CancelRunbook::PATH),
        ("outputs", AskRunbook::PATH),
    ],
    once: &[],
    direct: &[("item", SayItem::PATH)],
};

/// The incident's runbook.
#[component]
pub fn RunbookPane(
    /// Its markup; nothing where the browser has to fetch it.
    first: String,
) -> impl IntoView {
    let asked = RwSignal::new(None);
    view! { <ServedSection name="runbook" path=GetRunbook::PATH forms=&FORMS first asked /> }
}
