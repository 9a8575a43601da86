use crate::paths;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The device that the address asks for; empty is the incident's first.
pub fn use_device() -> Memo<String> {
    let search = use_location().search;
    Memo::new(move |_| paths::param(&search.get(), "device"))
}
