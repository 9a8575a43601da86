use crate::client::Body;
use crate::context;
use crate::error::AppError;
use crate::incidents::api::AskStart;
use crate::incidents::start::form::StartForm;
use crate::incidents::start::{StartInput, parts};
use crate::layout::Page;
use crate::live::{Beginning, Begins, Begun};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;

/// The form that starts an incident; it works without scripts.
#[component]
pub fn StartPage() -> impl IntoView {
    let search = use_location().search;
    let read = move || -> Beginning {
        let search = search.get_untracked();
        let body = Body::fields(&[("search", &search)]);
        let address = search.clone();
        let form = context::call(AskStart { search }, body);
        Box::pin(async move {
            let fields = match form.await {
                Ok(pane) => pane.html,
                // The server's form stands without the plans, and says why they are missing.
                Err(error) => context::on_server(|| without_plans(&address, &error)).ok_or(error)?,
            };
            Ok(Begun { parts: vec![fields] })
        })
    };
    let show = |begun: Begun| {
        view! {
            <section class="dialog dialog-page" aria-label="Start an incident">
                <StartForm fields=begun.part(0) />
            </section>
        }
        .into_any()
    };
    view! {
        <Page title="Start an incident" class="page-narrow">
            <header class="page-head">
                <h1>"Start an incident"</h1>
            </header>
            <Begins key=Signal::stored(String::new()) read=Arc::new(read) show=Arc::new(show) />
        </Page>
    }
}

/// The form where the plans could not be read; `None` where there is none to show.
fn without_plans(address: &str, error: &AppError) -> Option<String> {
    let stands = error.is_passing() && *error != AppError::SignedOut;
    stands.then(|| {
        context::markup(parts::fields(
            StartInput::of_address(address),
            Vec::new(),
            Some(error.clone()),
        ))
    })
}
