use crate::client::Body;
use crate::live::direct::use_direct;
use crate::live::fetching::{Fetched, fetching};
use crate::live::served::{Asked, Forms, use_subject};
use crate::live::served_dialog::ServedDialog;
use crate::ui::{ErrorState, Served};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

const WAITING: &str = "<div class=\"skeleton\" aria-hidden=\"true\"><i></i><i></i><i></i></div>";

/// A pane that the server makes whole: it is fetched again when something changed, and a control in it that names a form
/// (`data-opens`, `data-of`) opens that form.
#[component]
pub fn ServedSection(
    /// Its name, also its id.
    name: &'static str,
    /// The function that makes it.
    path: &'static str,
    /// Its forms.
    forms: &'static Forms,
    /// What it begins with; nothing where the browser has to fetch it.
    first: String,
    /// The form to open.
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let subject = use_subject();
    let sent = Memo::new(move |_| {
        let incident = subject.incident.get_value();
        Body::fields(&[("incident", &incident), ("device", &subject.device.get())])
    });
    let fetched = fetching(path, sent, subject.stirred);
    let Fetched {
        node,
        newer,
        busy,
        again,
        ..
    } = fetched;
    let does = use_direct(forms);
    let click = move |event: MouseEvent| {
        let target = event.target().and_then(|at| at.dyn_into::<Element>().ok());
        if let Some(target) = &target {
            does.on(target);
        }
        let control = target.and_then(|at| at.closest("[data-opens]").ok().flatten());
        let Some(control) = control.filter(|at| !at.has_attribute("aria-disabled")) else {
            return;
        };
        let read = |attribute| control.get_attribute(attribute).unwrap_or_default();
        asked.set(Some(Asked {
            kind: read("data-opens"),
            of: read("data-of"),
        }));
    };
    let first = if first.is_empty() {
        WAITING.to_owned()
    } else {
        first
    };
    view! {
        <section
            class="pane pane-served"
            id=name
            data-pane=name
            aria-labelledby=format!("h-{name}")
            aria-busy=move || busy.get().then_some("true")
            on:click=click
        >
            {move || {
                fetched.error().map(|error| view! { <ErrorState error retry=again /> })
            }}
            <Served first newer node />
        </section>
        <ServedDialog name forms asked />
    }
}
