use crate::ui::{describedby, keep_same};
use leptos::html::Input;
use leptos::prelude::*;

/// A line of text. `value` follows what is typed, and sets it when somebody else changes it.
///
/// # Server-side rendering
/// What was typed before the page woke, or what the browser restored, is kept: it wins over the first `value`.
#[component]
pub fn TextInput(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The name under which the form sends it.
    name: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// `text`, `search` …
    #[prop(default = "text")]
    kind: &'static str,
    /// Whether the field has a hint.
    #[prop(optional)]
    hinted: bool,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What stands in it while it is empty.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Whether the form needs it.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let node = NodeRef::<Input>::new();
    keep_same(
        value,
        move || node.get().map(|input| input.value()),
        move |text| {
            if let Some(input) = node.get_untracked() {
                input.set_value(text);
            }
        },
    );
    let wrong = move || error.with(Option::is_some);
    let described = id.clone();
    view! {
        <input
            class="input"
            id=id
            name=name
            type=kind
            node_ref=node
            value=value.get_untracked()
            placeholder=placeholder
            autocomplete="off"
            aria-required=required.then_some("true")
            aria-invalid=move || wrong().then_some("true")
            aria-describedby=move || describedby(&described, hinted, wrong())
            on:input:target=move |event| value.set(event.target().value())
        />
    }
}
