use crate::incidents::page::api::Reopen;
use crate::layout::use_act;
use crate::live::use_incident;
use crate::ui::{Button, Dialog, EntryIdInput, Field, Look, TextArea, remember};
use domain::text::Reason;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Opens a resolved incident again.
#[component]
pub fn ReopenDialog(shown: RwSignal<bool>) -> impl IntoView {
    let open = use_incident();
    let reason = RwSignal::new(String::new());
    remember(format!("{} reopen reason", open.name()), reason);
    let act = use_act::<Reopen>(move |done| {
        shown.set(false);
        reason.set(String::new());
        open.done(&done);
    });
    let counter = Signal::derive(move || (reason.with(|text| text.chars().count()), Reason::LIMIT));
    view! {
        <Dialog name="reopen" title="Reopen this incident" open=shown>
            <ActionForm action=act.action>
                <input type="hidden" name="incident" value=open.name() />
                <EntryIdInput spent=act.spent />
                <div class="dialog-body">
                    <Field id="reopen-reason" label="Reason" error=act.on_field("Reason") counter>
                        <TextArea id="reopen-reason" name="reason" value=reason required=true error=act.on_field("Reason") />
                    </Field>
                    {move || {
                        act.elsewhere(&["Reason"]).get().map(|text| view! { <p class="error" role="alert">{text}</p> })
                    }}
                </div>
                <footer class="dialog-foot">
                    <p class="cost">"Opens the incident in AWS again. Nobody is paged by it."</p>
                    <Button on_press=move || shown.set(false)>"Cancel"</Button>
                    <Button submit=true look=Look::Strong busy=act.busy>
                        "Reopen"
                    </Button>
                </footer>
            </ActionForm>
        </Dialog>
    }
}
