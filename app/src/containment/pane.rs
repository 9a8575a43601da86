use crate::containment::api::{
    Approve, AskContainment, Cut, Extend, GetContainment, Quarantine, QuarantineMany, Reject, Release, Undo,
};
use crate::live::{Forms, ServedSection, use_subject};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

static FORMS: Forms = Forms {
    direct: &[],
    path: AskContainment::PATH,
    acts: &[
        ("quarantine", Quarantine::PATH),
        ("quarantine-many", QuarantineMany::PATH),
        ("release", Release::PATH),
        ("undo", Undo::PATH),
        ("approve", Approve::PATH),
        ("reject", Reject::PATH),
        ("extend", Extend::PATH),
        ("cut", Cut::PATH),
    ],
    once: &[],
};

/// How far a device is contained, with proof.
#[component]
pub fn ContainmentPane(
    /// Its markup; nothing where the browser has to fetch it.
    first: String,
) -> impl IntoView {
    let asked = use_subject().contain;
    view! { <ServedSection name="containment" path=GetContainment::PATH forms=&FORMS first asked /> }
}
