use crate::ui::{describedby, keep_same};
use leptos::html::Select;
use leptos::prelude::*;

/// One of several choices. `value` follows what is chosen; it is empty until something is.
///
/// # Server-side rendering
/// What the browser restored, or what was chosen before the page woke, wins over the first `value`.
#[component]
pub fn SelectInput(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The name under which the form sends it.
    name: &'static str,
    /// What is chosen.
    value: RwSignal<String>,
    /// Values and what they are called.
    choices: Vec<(String, String)>,
    /// Whether the field has a hint.
    #[prop(optional)]
    hinted: bool,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let node = NodeRef::<Select>::new();
    keep_same(
        value,
        move || node.get().map(|select| select.value()),
        move |text| {
            if let Some(select) = node.get_untracked() {
                select.set_value(text);
            }
        },
    );
    let first = value.get_untracked();
    let option = |(choice, label): (String, String)| {
        let selected = choice == first;
        view! {
            <option value=choice selected=selected>
                {label}
            </option>
        }
    };
    let wrong = move || error.with(Option::is_some);
    let described = id.clone();
    view! {
        <select
            class="input"
            id=id
            name=name
            node_ref=node
            aria-invalid=move || wrong().then_some("true")
            aria-describedby=move || describedby(&described, hinted, wrong())
            on:change:target=move |event| value.set(event.target().value())
        >
            <option value="">"Choose…"</option>
            {choices.into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
}
