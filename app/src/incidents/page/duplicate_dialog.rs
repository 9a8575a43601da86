use crate::incidents::page::api::LinkDuplicate;
use crate::layout::use_act;
use crate::live::use_incident;
use crate::ui::{Button, Dialog, EntryIdInput, Field, Look, TextArea, TextInput, remember};
use domain::text::Reason;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Links the incident as a duplicate of another.
#[component]
pub fn DuplicateDialog(shown: RwSignal<bool>) -> impl IntoView {
    let open = use_incident();
    let (of, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    remember(format!("{} duplicate of", open.name()), of);
    remember(format!("{} duplicate reason", open.name()), reason);
    let act = use_act::<LinkDuplicate>(move |done| {
        shown.set(false);
        of.set(String::new());
        reason.set(String::new());
        open.done(&done);
    });
    let counter = Signal::derive(move || (reason.with(|text| text.chars().count()), Reason::LIMIT));
    view! {
        <Dialog name="duplicate" title="Link as a duplicate" open=shown>
            <ActionForm action=act.action>
                <input type="hidden" name="incident" value=open.name() />
                <EntryIdInput spent=act.spent />
                <div class="dialog-body">
                    <Field id="duplicate-of" label="Other incident" hint="The address of its page" error=act.on_field("Other incident")>
                        <TextInput id="duplicate-of" name="of" value=of hinted=true required=true error=act.on_field("Other incident") />
                    </Field>
                    <Field id="duplicate-reason" label="Reason" error=act.on_field("Reason") counter>
                        <TextArea id="duplicate-reason" name="reason" value=reason required=true error=act.on_field("Reason") />
                    </Field>
                    {move || {
                        let said = act.elsewhere(&["Reason", "Other incident"]).get();
                        said.map(|text| view! { <p class="error" role="alert">{text}</p> })
                    }}
                </div>
                <footer class="dialog-foot">
                    <p class="cost">"Adds a related item in AWS. It stays open until you resolve it."</p>
                    <Button on_press=move || shown.set(false)>"Cancel"</Button>
                    <Button submit=true look=Look::Strong busy=act.busy>
                        "Link"
                    </Button>
                </footer>
            </ActionForm>
        </Dialog>
    }
}
