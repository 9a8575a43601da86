use crate::error::AppError;
use crate::layout::{Page, use_gate};
use crate::live::{Beginning, Begins, Begun, ServedPane};
use crate::ui::{ErrorState, Served};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// How often a page that keeps up is read again while its tab shows.
const REFRESH: Duration = Duration::from_secs(10);

/// A page's content under way.
pub type Making = Pin<Box<dyn Future<Output = Result<ServedPane, AppError>> + Send>>;

/// A page that the server makes whole, of one pane.
#[component]
pub fn ServedPage(
    /// Its title and heading.
    title: &'static str,
    /// The pane's name, also its id.
    name: &'static str,
    /// Whether it is read again by itself while somebody looks.
    #[prop(optional)]
    keeps_up: bool,
    /// Calls the function that makes it, given the address's query.
    make: fn(String) -> Making,
) -> impl IntoView {
    let (gate, search) = (use_gate(), use_location().search);
    let key = Signal::derive(move || format!("{} {}", gate.returned(), search.get()));
    let read = move || -> Beginning { Begun::of(make(search.get_untracked())) };
    let show = move |begun: Begun| {
        let first = begun.part(0);
        view! { <Made name keeps_up make first /> }.into_any()
    };
    view! {
        <Page title class="page-narrow">
            <div class="page-head">
                <h1>{title}</h1>
            </div>
            <Begins key read=Arc::new(read) show=Arc::new(show) />
        </Page>
    }
}

#[component]
fn Made(name: &'static str, keeps_up: bool, make: fn(String) -> Making, first: String) -> impl IntoView {
    let (newer, failed) = (RwSignal::new(None), RwSignal::new(None::<AppError>));
    let node = NodeRef::<html::Div>::new();
    let (gate, search) = (use_gate(), use_location().search);
    let again = move || {
        if document().hidden() || failed.get_untracked() == Some(AppError::SignedOut) {
            return;
        }
        let making = make(search.get_untracked());
        spawn_local(async move {
            let answer = making.await;
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
                        gate.shut();
                    }
                    failed.set(Some(error));
                }
            }
        });
    };
    Effect::new(move || {
        if keeps_up && let Ok(handle) = set_interval_with_handle(again, REFRESH) {
            on_cleanup(move || handle.clear());
        }
    });
    let failure = move || {
        let told = failed.get().filter(|error| *error != AppError::SignedOut);
        told.map(|error| view! { <ErrorState error retry=again /> })
    };
    view! {
        {failure}
        <section class="pane" id=name aria-labelledby=format!("h-{name}")>
            <Served first newer node />
        </section>
    }
}
