use crate::paths;
use crate::seed::use_me;
use crate::ui::{Button, Icon};
use domain::rights::Right;
use leptos::prelude::*;

/// Leads to the form that starts an incident.
#[component]
pub fn StartButton() -> impl IntoView {
    let refused = use_me().refusal(Right::Start);
    move || {
        if refused.with(Option::is_some) {
            view! {
                <Button name="start-incident" refused>
                    "Start an incident…"
                </Button>
            }
            .into_any()
        } else {
            view! {
                <a class="btn" href=paths::START>
                    <Icon name="plus" />
                    "Start an incident…"
                </a>
            }
            .into_any()
        }
    }
}
