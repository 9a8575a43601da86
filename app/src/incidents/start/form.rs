use crate::incidents::api::StartIncident;
use crate::layout::{ActForm, ServedFields, use_act};
use crate::seed::use_me;
use crate::ui::{Button, EntryIdInput, Look};
use domain::rights::Right;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The form that starts an incident.
#[component]
pub fn StartForm(
    /// Its fields, as markup.
    fields: String,
) -> impl IntoView {
    let me = use_me();
    let who =
        me.0.with_untracked(|me| me.as_ref().map(|me| me.subject.to_string()));
    let place = format!("{} start", who.unwrap_or_default());
    let act = use_act(StartIncident::PATH, |_| ());
    let refused = me.refusal(Right::Start);
    view! {
        <ActForm act novalidate=true>
            <EntryIdInput spent=act.spent />
            <div class="dialog-body">
                <ServedFields error=Signal::derive(move || act.error()) spent=act.spent first=fields place />
            </div>
            <footer class="dialog-foot">
                <p class="cost">"The plan's contacts are paged at once."</p>
                <Button look=Look::Strong submit=true name="start" refused busy=act.busy>
                    "Start the incident"
                </Button>
            </footer>
        </ActForm>
    }
}
