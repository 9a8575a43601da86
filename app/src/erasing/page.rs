use crate::client::Body;
use crate::context;
use crate::erasing::api::AskErase;
use crate::live::{Making, ServedPage};
use crate::paths;
use leptos::prelude::*;

/// The form that erases an entry; the address names the entry.
#[component]
pub fn ErasePage() -> impl IntoView {
    view! { <ServedPage title="Erase an entry" name="erase" make=ask /> }
}

fn ask(search: String) -> Making {
    let pairs = paths::pairs(&search);
    let read = |name: &str| {
        let found = pairs.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let (incident, of) = (read("incident"), read("entry"));
    let body = Body::fields(&[("incident", &incident), ("of", &of)]);
    Box::pin(context::call(AskErase { incident, of }, body))
}
