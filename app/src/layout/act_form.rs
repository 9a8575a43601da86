use crate::client::Body;
use crate::layout::Act;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The form of an act. Without scripts the browser sends it and the page comes back; awake, it is sent from where it is.
#[component]
pub fn ActForm(
    /// What it asks for.
    act: Act,
    /// Whether the browser leaves checking the fields to the page.
    #[prop(optional)]
    novalidate: bool,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        let form = event.target().and_then(|form| form.dyn_into().ok());
        if let Some(body) = form.as_ref().and_then(Body::of) {
            act.send(body);
        }
    };
    view! {
        <form method="post" action=act.path novalidate=novalidate on:submit=submit>
            {children()}
        </form>
    }
}
