use crate::layout::use_act;
use crate::live::use_incident;
use crate::related::api::AddItem;
use crate::ui::{Button, Dialog, EntryIdInput, Field, Look, TextInput, remember};
use domain::text::ItemTitle;
use leptos::form::ActionForm;
use leptos::prelude::*;

const KINDS: [(&str, &str); 5] = [
    ("other", "Link"),
    ("involved_resource", "Involved thing"),
    ("incident", "Incident"),
    ("metric", "Metric"),
    ("task", "Task"),
];

/// Adds a related item.
#[component]
pub fn AddDialog(shown: RwSignal<bool>) -> impl IntoView {
    let open = use_incident();
    let (value, title) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    remember(format!("{} item value", open.name()), value);
    remember(format!("{} item title", open.name()), title);
    let act = use_act::<AddItem>(move |done| {
        shown.set(false);
        value.set(String::new());
        title.set(String::new());
        open.done(&done);
    });
    let counter = Signal::derive(move || (title.with(|text| text.chars().count()), ItemTitle::LIMIT));
    let option = |(name, word): (&'static str, &'static str)| view! { <option value=name>{word}</option> };
    view! {
        <Dialog name="add-item" title="Add a related item" open=shown>
            <ActionForm action=act.action>
                <input type="hidden" name="incident" value=open.name() />
                <EntryIdInput spent=act.spent />
                <div class="dialog-body">
                    <Field id="item-kind" label="Kind" error=act.on_field("Kind")>
                        <select class="input" id="item-kind" name="kind">
                            {KINDS.into_iter().map(option).collect::<Vec<_>>()}
                        </select>
                    </Field>
                    <Field
                        id="item-value"
                        label="Address"
                        hint="A web address, or an ARN such as arn:aws:iot:…:thing/pump-117"
                        error=act.on_field("Address")
                    >
                        <TextInput id="item-value" name="value" value hinted=true required=true error=act.on_field("Address") />
                    </Field>
                    <Field id="item-title" label="Item title" optional=true error=act.on_field("Item title") counter>
                        <TextInput id="item-title" name="title" value=title error=act.on_field("Item title") />
                    </Field>
                    {move || {
                        let said = act.elsewhere(&["Kind", "Address", "Item title"]).get();
                        said.map(|text| view! { <p class="error" role="alert">{text}</p> })
                    }}
                </div>
                <footer class="dialog-foot">
                    <p class="cost">"Added in AWS; other tools see it too."</p>
                    <Button on_press=move || shown.set(false)>"Cancel"</Button>
                    <Button submit=true look=Look::Strong busy=act.busy>
                        "Add"
                    </Button>
                </footer>
            </ActionForm>
        </Dialog>
    }
}
