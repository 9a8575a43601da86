use crate::engagements::api::{AcceptPage, AskEngagement, Engage, GetEngagements, StopEngagement};
use crate::live::{Forms, ServedSection, use_engaging};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Where an office is given, whichever pane asks for it.
const APPOINT: &str = "/api/incident/appoint";

static FORMS: Forms = Forms {
    path: AskEngagement::PATH,
    acts: &[
        ("accept", AcceptPage::PATH),
        ("engage", Engage::PATH),
        ("stop", StopEngagement::PATH),
        ("hand-over", APPOINT),
    ],
    once: &[],
    direct: &[],
};

/// Who is paged.
#[component]
pub fn EngagementsPane(
    /// Its markup; nothing where the browser has to fetch it.
    first: String,
) -> impl IntoView {
    let asked = use_engaging();
    view! { <ServedSection name="engagements" path=GetEngagements::PATH forms=&FORMS first asked /> }
}
