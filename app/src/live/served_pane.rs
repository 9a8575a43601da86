use crate::AppError;
use crate::client::{Body, ask};
use crate::layout::use_gate;
use crate::live::served::{Asked, Forms, ServedPane, use_subject};
use crate::live::served_dialog::ServedDialog;
use crate::ui::{ErrorState, Served, use_clock};
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How old a pane may become before it is fetched again though nothing is known to have changed.
const STALE: i64 = 10_000;
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
    let node = NodeRef::<html::Div>::new();
    let newer = RwSignal::new(None);
    let failed = RwSignal::new(None::<AppError>);
    let busy = RwSignal::new(false);
    let fetch = fetching(path, node, newer, failed, busy);
    let click = move |event: MouseEvent| {
        let target = event.target().and_then(|at| at.dyn_into::<Element>().ok());
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
                failed.get().filter(|error| *error != AppError::SignedOut).map(|error| {
                    view! { <ErrorState error retry=fetch /> }
                })
            }}
            <Served first newer node />
        </section>
        <ServedDialog name forms asked />
    }
}

/// Fetches the pane when something stirs, when another device is looked at and when it grows old.
fn fetching(
    path: &'static str,
    node: NodeRef<html::Div>,
    newer: RwSignal<Option<String>>,
    failed: RwSignal<Option<AppError>>,
    busy: RwSignal<bool>,
) -> Callback<()> {
    let (subject, clock, gate) = (use_subject(), use_clock(), use_gate());
    let (fetched, again) = (StoredValue::new(None), StoredValue::new(false));
    let fetch = Callback::new(move |()| {
        fetched.set_value(Some(clock.now_untracked()));
        if busy.get_untracked() {
            again.set_value(true);
            return;
        }
        busy.set(true);
        spawn_local(async move {
            loop {
                let body = subject.incident.try_with_value(|incident| {
                    let device = subject.device.try_get_untracked().unwrap_or_default();
                    Body::fields(&[("incident", incident), ("device", &device)])
                });
                let Some(body) = body else { return };
                let answer = ask::<ServedPane>(path, &body).await;
                // The page may have been left meanwhile.
                if newer.is_disposed() {
                    return;
                }
                match answer {
                    Ok(pane) => {
                        newer.set(Some(pane.html));
                        failed.set(None);
                    }
                    Err(error) => {
                        if error == AppError::SignedOut {
                            gate.wait(move || subject.stir());
                        }
                        failed.set(Some(error));
                    }
                }
                if again.try_get_value() != Some(true) {
                    break;
                }
                again.set_value(false);
            }
            busy.try_set(false);
        });
    });
    Effect::new(move |before: Option<(usize, String)>| {
        let now = (subject.stirred.get(), subject.device.get());
        let empty = || {
            node.get_untracked()
                .is_some_and(|node| node.query_selector("h2").ok().flatten().is_none())
        };
        if before.as_ref().map_or_else(empty, |before| *before != now) {
            fetch.run(());
        }
        now
    });
    Effect::new(move || {
        let now = clock.now();
        match fetched.get_value() {
            None => fetched.set_value(Some(now)),
            Some(at) if now.since(at) > STALE && !document().hidden() => fetch.run(()),
            Some(_) => {}
        }
    });
    fetch
}
