use crate::client::Body;
use crate::incidents::api::ListIncidents;
use crate::live::{Fetched, fetching};
use crate::ui::{ErrorState, Served};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The list that the address asks for, read again every few seconds while somebody looks. A reading that fails leaves what
/// is shown.
#[component]
pub fn Browse(
    /// What it begins with.
    first: String,
    /// The address's query.
    search: Memo<String>,
) -> impl IntoView {
    let sent = Memo::new(move |_| Body::fields(&[("search", &search.get())]));
    let fetched = fetching(ListIncidents::PATH, sent, RwSignal::new(0));
    let Fetched {
        node, newer, again, ..
    } = fetched;
    view! {
        {move || fetched.error().map(|error| view! { <ErrorState error retry=again /> })}
        <Served first newer node />
    }
}
