use crate::incidents::page::api::Reopen;
use crate::layout::use_act;
use crate::live::{ActDialog, use_incident};
use crate::ui::{Field, TextArea, remember};
use domain::text::Reason;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Opens a resolved incident again.
#[component]
pub fn ReopenDialog(shown: RwSignal<bool>) -> impl IntoView {
    let open = use_incident();
    let reason = RwSignal::new(String::new());
    remember(format!("{} reopen reason", open.name()), reason);
    let act = use_act(Reopen::PATH, move |done| {
        shown.set(false);
        reason.set(String::new());
        open.done(&done);
    });
    let counter = Signal::derive(move || (reason.with(|text| text.chars().count()), Reason::LIMIT));
    view! {
        <ActDialog
            name="reopen"
            title="Reopen this incident"
            shown
            act
            wrong=act.elsewhere(&["Reason"])
            cost="Opens the incident in AWS again. Nobody is paged by it."
            says="Reopen"
        >
            <Field id="reopen-reason" label="Reason" error=act.on_field("Reason") counter>
                <TextArea id="reopen-reason" name="reason" value=reason required=true error=act.on_field("Reason") />
            </Field>
        </ActDialog>
    }
}
