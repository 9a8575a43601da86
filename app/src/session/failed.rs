use crate::context;
use crate::error::AppError;
use crate::layout::{Page, use_gate};
use crate::session::{GateCard, NotAllowed, NotFound, SignedOut};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// What stands in the place of a page that can't be shown, whatever the reason; it gives the response its status.
#[component]
pub fn Failed(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    context::set_status(error.status());
    let location = use_location();
    let here = move || {
        let (path, search) = (location.pathname.get_untracked(), location.search.get_untracked());
        if search.is_empty() {
            path
        } else {
            format!("{path}?{}", search.trim_start_matches('?'))
        }
    };
    match error {
        AppError::NotFound => view! { <NotFound /> }.into_any(),
        AppError::Forbidden { right } => view! { <NotAllowed right /> }.into_any(),
        AppError::SignedOut => {
            use_gate().shut();
            let next = here();
            view! { <SignedOut next /> }.into_any()
        }
        error => {
            let here = here();
            view! {
                <GateCard title="This did not work">
                    <p>"Nothing you typed is lost. " {error.to_string()}</p>
                    <div class="btns">
                        <a class="btn btn-strong" href=here rel="external">
                            "Try again"
                        </a>
                    </div>
                </GateCard>
            }
            .into_any()
        }
    }
}

/// A whole page in the place of one that can't be shown.
#[component]
pub fn FailedPage(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    let title = match &error {
        AppError::NotFound => "Not found",
        AppError::Forbidden { .. } => "Not allowed",
        AppError::SignedOut => "Signed out",
        _ => "Not available",
    };
    view! {
        <Page title>
            <Failed error />
        </Page>
    }
}
