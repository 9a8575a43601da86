use crate::client::Body;
use crate::context;
use crate::incidents::api::ListIncidents;
use crate::incidents::list::browse::Browse;
use crate::incidents::list::parts;
use crate::incidents::{address, start::StartButton};
use crate::layout::{Page, Search, use_gate};
use crate::live::{Beginning, Begins, Begun};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;

/// The incidents, open ones first, with filters that live in the address.
#[component]
pub fn IncidentsPage() -> impl IntoView {
    let (search, gate) = (use_location().search, use_gate());
    let waits = RwSignal::new(false);
    // Again when somebody signed in; what changes otherwise is fetched by what is shown, so that nothing is made anew.
    let key = Signal::derive(move || gate.returned().to_string());
    let read = move || -> Beginning {
        let search = search.get_untracked();
        let body = Body::fields(&[("search", &search)]);
        let list = context::call(ListIncidents { search }, body);
        Box::pin(async move {
            Ok(Begun {
                parts: vec![list.await?.html],
            })
        })
    };
    let show = move |begun: Begun| view! { <Browse first=begun.part(0) search waits /> }.into_any();
    let title = Signal::derive(move || if waits.get() { "● Incidents" } else { "Incidents" }.to_owned());
    let kept = context::on_server(|| context::markup(parts::kept(&address::read(&search.get_untracked()))));
    view! {
        <Page title>
            <header class="page-head">
                <h1>"Incidents"</h1>
                <Search within=search kept />
                <div class="page-acts">
                    <StartButton />
                </div>
            </header>
            <Begins key read=Arc::new(read) show=Arc::new(show) />
        </Page>
    }
}
