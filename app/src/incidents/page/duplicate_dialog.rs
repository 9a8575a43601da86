use crate::incidents::page::api::LinkDuplicate;
use crate::layout::use_act;
use crate::live::{ActDialog, use_incident};
use crate::ui::{Field, TextArea, TextInput, remember};
use domain::text::Reason;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Links the incident as a duplicate of another.
#[component]
pub fn DuplicateDialog(shown: RwSignal<bool>) -> impl IntoView {
    let open = use_incident();
    let (of, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    remember(format!("{} duplicate of", open.name()), of);
    remember(format!("{} duplicate reason", open.name()), reason);
    let act = use_act(LinkDuplicate::PATH, move |done| {
        shown.set(false);
        of.set(String::new());
        reason.set(String::new());
        open.done(&done);
    });
    let counter = Signal::derive(move || (reason.with(|text| text.chars().count()), Reason::LIMIT));
    view! {
        <ActDialog
            name="duplicate"
            title="Link as a duplicate"
            shown
            act
            wrong=act.elsewhere(&["Reason", "Other incident"])
            cost="Adds a related item in AWS. It stays open until you resolve it."
            says="Link"
        >
            <Field id="duplicate-of" label="Other incident" hint="The address of its page" error=act.on_field("Other incident")>
                <TextInput id="duplicate-of" name="of" value=of hinted=true required=true error=act.on_field("Other incident") />
            </Field>
            <Field id="duplicate-reason" label="Reason" error=act.on_field("Reason") counter>
                <TextArea id="duplicate-reason" name="reason" value=reason required=true error=act.on_field("Reason") />
            </Field>
        </ActDialog>
    }
}
