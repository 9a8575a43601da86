use crate::paths;
use crate::session::GateCard;
use leptos::prelude::*;

/// Somebody is signed in who lacks a right.
#[component]
pub fn NotAllowed(
    /// The right, as `Right::phrase` names it.
    #[prop(into)]
    right: String,
) -> impl IntoView {
    view! {
        <GateCard title="Not allowed">
            <p>
                {format!(
                    "You need the right to {right}. It comes with a group at your identity provider; ask \
                    whoever runs this console.",
                )}
            </p>
            <div class="btns">
                <form method="post" action=paths::SIGN_OUT>
                    <button class="btn" type="submit">
                        "Sign out"
                    </button>
                </form>
            </div>
        </GateCard>
    }
}
