use crate::context;
use crate::layout::Page;
use crate::paths;
use crate::session::GateCard;
use leptos::prelude::*;

/// There is no such thing, or none the console knows.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <GateCard title="There is nothing at this address">
            <p>
                "It may be an incident of another account, or one that was deleted in AWS. The list holds every \
                incident that this console knows."
            </p>
            <div class="btns">
                <a class="btn btn-strong" href=paths::INCIDENTS>
                    "All incidents"
                </a>
            </div>
        </GateCard>
    }
}

/// The page for an address that leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    context::set_status(404);
    view! {
        <Page title="Not found">
            <NotFound />
        </Page>
    }
}
