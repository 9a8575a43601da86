use crate::error::AppError;
use crate::layout::Page;
use crate::session::FailedPage;
use domain::ids::IncidentId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One incident.
#[component]
pub fn IncidentPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        let part = |name| params.with(|params| params.get(name).unwrap_or_default());
        format!("{}/{}/{}", part("account"), part("plan"), part("key"))
            .parse::<IncidentId>()
            .ok()
    });
    move || match id.get() {
        Some(id) => view! {
            <Page title="Incident">
                <header class="page-head">
                    <h1>{id.to_string()}</h1>
                </header>
            </Page>
        }
        .into_any(),
        None => view! { <FailedPage error=AppError::NotFound /> }.into_any(),
    }
}
