use crate::paths;
use crate::session::GateCard;
use leptos::prelude::*;

/// Nobody is signed in.
#[component]
pub fn SignedOut(
    /// The page to come back to: a path of our own.
    #[prop(into)]
    next: String,
) -> impl IntoView {
    view! {
        <GateCard title="You are signed out">
            <p>"Sign in to see this page."</p>
            <div class="btns">
                <a class="btn btn-strong" href=paths::sign_in(&next) rel="external">
                    "Sign in"
                </a>
            </div>
        </GateCard>
    }
}
