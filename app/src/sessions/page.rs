use crate::client::Body;
use crate::context;
use crate::live::ServedPage;
use crate::sessions::api::ListSessions;
use leptos::prelude::*;

/// The sessions, made on the server; the page keeps up with who comes and goes.
#[component]
pub fn SessionsPage() -> impl IntoView {
    view! {
        <ServedPage
            title="Sessions"
            name="sessions"
            keeps_up=true
            make=|_| Box::pin(context::call(ListSessions {}, Body::fields(&[])))
        />
    }
}
