use crate::client::Body;
use crate::incidents::api::ListIncidents;
use crate::live::{Fetched, fetching, follow_list};
use crate::ui::{ErrorState, Served};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use std::time::Duration;

/// A row that waits on the reader.
const MINE: &str = ".incidents .mine";

/// The list that the address asks for, read again when something on it changed, and every few seconds while somebody looks.
/// A reading that fails leaves what is shown.
#[component]
pub fn Browse(
    /// What it begins with.
    first: String,
    /// The address's query.
    search: Memo<String>,
    /// Whether something on it waits on the reader.
    waits: RwSignal<bool>,
) -> impl IntoView {
    let sent = Memo::new(move |_| Body::fields(&[("search", &search.get())]));
    let stirred = RwSignal::new(0);
    follow_list(stirred);
    let fetched = fetching(ListIncidents::PATH, sent, stirred);
    let Fetched {
        node, newer, again, ..
    } = fetched;
    Effect::new(move || {
        newer.track();
        // What is newer stands on the page by then, also where nobody looks at it.
        set_timeout(
            move || {
                let mine = document().query_selector(MINE).ok().flatten();
                waits.try_set(mine.is_some());
            },
            Duration::ZERO,
        );
    });
    view! {
        {move || fetched.error().map(|error| view! { <ErrorState error retry=again /> })}
        <Served first newer node />
    }
}
