use crate::layout::use_act;
use crate::live::{ActDialog, use_incident};
use crate::related::api::AddItem;
use crate::ui::{Field, TextInput, remember};
use domain::text::ItemTitle;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

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
    let act = use_act(AddItem::PATH, move |done| {
        shown.set(false);
        value.set(String::new());
        title.set(String::new());
        open.done(&done);
    });
    let counter = Signal::derive(move || (title.with(|text| text.chars().count()), ItemTitle::LIMIT));
    let option = |(name, word): (&'static str, &'static str)| view! { <option value=name>{word}</option> };
    view! {
        <ActDialog
            name="add-item"
            title="Add a related item"
            shown
            act
            wrong=act.elsewhere(&["Kind", "Address", "Item title"])
            cost="Added in AWS; other tools see it too."
            says="Add"
        >
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
        </ActDialog>
    }
}
